"""Puts a backup back on a small disk of its own, in a name space of its own; asserts what must hold."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

from tests.store.sealing import NOON
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.vault.test_opening import code_of


def main(root: Path) -> None:
    """A disk with room for what is here and not much more."""
    disk, stick = root / "disk", root / "stick"
    for folder in (disk, stick):
        folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], check=True)
    desk = desk_at(disk / "mine")
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    desk.backups.choose(stick)
    desk.hands().register.save_draft("d", {"text": random.Random(6).randbytes(300_000).hex()}, NOON)
    seals(desk)
    file = desk.backups.make().path
    seals(desk)
    desk.close()

    for room in (100_000, 900_000):  # none for the backup; some for it, and none to look at what is here beside it
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - room))
        restoring = desk.backups
        if room < 500_000:
            assert code_of(restoring.restore, file) == "disk_full"
        else:
            restore = restoring.restore(file)
            loss = restore.with_passphrase(PASSPHRASE)
            assert (loss.here, loss.seen) == (True, False)
            restore.leave()
        assert not list((disk / "mine").glob("restoring"))
        (disk / "filler").unlink()
        desk.unlock(PASSPHRASE)
        assert len(desk.records()) == 2
        assert desk.check() == ()
        desk.close()

    restore = desk.backups.restore(file)
    assert restore.with_passphrase(PASSPHRASE).records == ("2026-002",)
    desk.backups.put_in_place(restore)
    assert len(desk.records()) == 1
    assert desk.check() == ()
    desk.close()
    sys.stdout.write("all of it held\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
