"""Papers to a full disk, a read-only one, and over a file that another program holds; asserts what must hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.errors import AppError
from tests.unit.handing import code_of
from tests.unit.keeping import seal, set_up


def main(root: Path) -> None:
    """A stick with no room, then read-only, then with room; and a paper in place of one that is held."""
    stick = root / "stick"
    stick.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(stick)], check=True)
    desk = set_up(root / "mine")
    record = desk.record(seal(desk, "Child A told me something."))
    paper, file = desk.paper(record), stick / "2026-001.pdf"
    desk.copies.save(record, file)
    assert file.read_bytes() == paper
    head = desk.hands().register.head()

    (stick / "full").write_bytes(b"x" * (100 * 1024 - len(paper) - 8192))
    assert code_of(desk.copies.save, record, file) == "paper_unwritable"
    assert code_of(desk.copies.save, record, stick / "another.pdf") == "paper_unwritable"
    assert sorted(each.name for each in stick.iterdir()) == [file.name, "full"]
    assert file.read_bytes() == paper, "the older paper is as it was"

    (stick / "full").unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    assert code_of(desk.copies.save, record, file) == "paper_unwritable"
    assert [each.name for each in stick.iterdir()] == [file.name]
    assert file.read_bytes() == paper

    subprocess.run(["mount", "-o", "remount,rw,size=1m", str(stick)], check=True)
    subprocess.run(["mount", "--bind", str(file), str(file)], check=True)
    assert code_of(desk.copies.save, record, file) == "paper_unwritable", "nobody may put another in its place"
    assert [each.name for each in stick.iterdir()] == [file.name]
    subprocess.run(["umount", str(file)], check=True)
    desk.copies.save(record, file)

    assert len(desk.copies.of(record.number)) == 2, "a copy that was not made is not noted"
    assert desk.hands().register.head() == head
    assert desk.record(record.number) == record
    desk.close()
    sys.stdout.write("all of it held\n")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except AppError as fault:
        raise SystemExit(f"{fault.code}: {fault.facts}") from fault
