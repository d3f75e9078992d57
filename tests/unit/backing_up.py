"""Somebody at a computer with a keyring who backs up, loses, puts back, and once is cut off in the middle of it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from app.desk import Desk
from app.desk.health import noted
from app.paths import Places
from app.vault import keyfile
from app.vault.anchor import keep_anchor
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.vault.test_opening import code_of


def told(desk: Desk) -> list[str]:
    """What was found at opening."""
    return [each.code for each in desk.health.found]


def main(root: Path) -> list[object]:
    """What came of it, step by step."""
    came: list[object] = []
    mine, stick = root / "mine", root / "stick"
    stick.mkdir()
    desk = desk_at(mine)
    recovery_key = desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    store = keyfile.read(Places(mine)).store
    came.append(keyfile.read(Places(mine)).typed().type)
    desk.backups.choose(stick)
    seals(desk, 2)
    file = desk.backups.make().path
    seals(desk, 3)
    desk.close()
    at_five = noted(store)
    came.append(at_five and at_five.seq)

    shutil.copytree(mine, root / "older")
    Places(mine).register.write_bytes(b"")  # what was lost can still be counted, outside the file
    restore = desk.backups.restore(file)
    came.append(restore.with_passphrase(PASSPHRASE)._asdict())
    desk.backups.put_in_place(restore)
    (entry,) = desk.hands().register.entries("restored")
    came.append([entry.payload and entry.payload["anchor"]["seq"], told(desk), len(desk.records())])
    after = noted(store)
    came.append([after and after.seq, desk.hands().register.head()[0]])
    desk.close()

    desk = desk_at(mine)
    desk.unlock(PASSPHRASE)
    came.append(told(desk))
    desk.close()

    # The computer stopped after the backup was in place, before that was noted outside the file.
    assert at_five is not None
    keep_anchor(store, *at_five)
    desk = desk_at(mine)
    desk.unlock(PASSPHRASE)
    after = noted(store)
    came.append([told(desk), after and after.seq])
    seals(desk)
    desk.close()

    # Whoever puts an old copy of the folder back by hand is told of, all the same.
    desk = desk_at(root / "older")
    desk.unlock(PASSPHRASE)
    came.append(told(desk))
    desk.close()

    # Another computer: this one's secret is not there.
    import keyring

    keyring.delete_password(f"Sharewell {store}", "device secret")
    new = desk_at(root / "new computer")
    restore = new.backups.restore(file)
    came.append(code_of(restore.with_passphrase, PASSPHRASE))
    restore.with_recovery_key(recovery_key, "another passphrase of mine")
    new.backups.put_in_place(restore)
    came.append([new.state, len(new.records())])
    new.close()
    new.unlock("another passphrase of mine")
    came.append(len(new.records()))
    new.close()
    return came


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
