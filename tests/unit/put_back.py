"""Somebody who puts an older copy of their records back by hand, at a computer with a keyring."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from app.decisions.record import RESTORED
from app.desk import Desk
from app.paths import Places
from app.vault import keyfile
from tests.unit.decisions.journeys import Ticking, sealed_ready

PASSPHRASE = "four ordinary words together"


def desk_at(folder: Path) -> Desk:
    """A desk over a folder."""
    return Desk(Places(folder), Ticking())


def seals(desk: Desk, times: int = 1) -> None:
    """Seals as many decisions as that."""
    for _ in range(times):
        desk.seal_draft(replace(sealed_ready().draft, id=os.urandom(8).hex()))


def main(root: Path) -> list[object]:
    """What is found at opening, step by step."""
    came: list[object] = []
    mine, older, rewritten = root / "mine", root / "older", root / "rewritten"
    desk = desk_at(mine)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    came.append(keyfile.read(Places(mine)).typed().type)
    seals(desk)
    desk.close()
    shutil.copytree(mine, older)
    desk = desk_at(mine)
    desk.unlock(PASSPHRASE)
    seals(desk, 2)
    came.append([each.code for each in desk.health.found])
    desk.close()

    desk = desk_at(older)  # the same store, an older copy of its folder
    desk.unlock(PASSPHRASE)
    came.append([(each.code, each.detail) for each in desk.health.found])
    seals(desk, 3)  # other records in the place of those that were there
    desk.close()
    shutil.copytree(older, rewritten)
    desk = desk_at(rewritten)
    desk.unlock(PASSPHRASE)
    came.append([each.code for each in desk.health.found])
    entry = desk.health.accept()
    came.append([entry.header.kind, entry.payload and entry.payload["anchor"]["seq"], len(desk.health.found)])
    desk.close()
    desk = desk_at(rewritten)
    desk.unlock(PASSPHRASE)
    came.append([[each.code for each in desk.health.found], [each.code for each in desk.check()]])
    came.append([each.header.record for each in desk.hands().register.entries(RESTORED)])
    desk.close()
    return came


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
