"""Packages to a small stick, and opened on a small disk, in a name space of its own; asserts what must hold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.desk.unpacking import lay_down
from tests.unit.handing import agency, carer, code_of, hand, opens


def main(root: Path) -> None:
    """A stick that has no room for the package, then an agency that has no room for what is in it."""
    stick, disk = root / "stick", root / "disk"
    for folder in (stick, disk):
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)], check=True)
    desk, (private, public) = carer(root / "mine", *(f"Child {letter}" for letter in "ABC")), agency()
    assert code_of(hand, desk, stick, public) == "disk_full"
    assert list(stick.iterdir()) == []
    assert desk.handbacks.under_way() == ()

    subprocess.run(["mount", "-o", "remount,size=1m", str(stick)], check=True)
    id, path = hand(desk, stick, public)
    found = opens(path, private)
    assert code_of(lay_down, found, disk / "opened") == "disk_full"
    assert list(disk.iterdir()) == []

    subprocess.run(["mount", "-o", "remount,size=1m", str(disk)], check=True)
    lay_down(found, disk / "opened")
    assert len(list((disk / "opened").iterdir())) == 7
    assert desk.handbacks.receive(id, found.code).received
    desk.close()
    sys.stdout.write("all of it held\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
