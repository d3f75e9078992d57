"""Handing records over when things go wrong: no room on the stick, and the power gone at any moment of removing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from app.desk import Desk
from app.paths import Places
from tests.faults.clear_pages import clear_pages
from tests.faults.seeking import words_in
from tests.faults.small_disk import holds_on_a_small_disk
from tests.faults.stopping import stopped_at
from tests.unit.decisions.journeys import Ticking
from tests.unit.handing import CHILD_A, CHILD_B, PASSPHRASE, agency, arrived, carer


def test_fault_19_a_full_stick_and_a_full_disk_hold_no_half_package(tmp_path: Path) -> None:
    """On real disks of 100 KB: the package is not written, nothing is remembered of it and no part of it is left; at
    the agency nothing is laid down by half; with room, both work."""
    holds_on_a_small_disk("tests.faults.full_handover", tmp_path)


def open_at(root: Path) -> Desk:
    """A desk over this folder, unlocked."""
    desk = Desk(Places(root), Ticking())
    desk.unlock(PASSPHRASE)
    return desk


@pytest.mark.long
def test_fault_42_killed_at_any_moment_of_removing_nothing_is_by_half(tmp_path: Path) -> None:
    """Twenty moments spread over all of them: the records are all there or all gone, the register opens, the list says
    which it is and what is left, and asking once more leaves not a word."""
    desk = carer(tmp_path / "made", CHILD_A, CHILD_B)
    id = arrived(desk, tmp_path, agency())
    desk.close()
    chance, whole, begun, moments = random.Random(3), 0, 0, 0

    def remove(root: Path) -> None:
        open_at(root).handbacks.erase(id, PASSPHRASE)

    def again(moment: int) -> bool:
        root = tmp_path / f"at-{moment}"
        shutil.copytree(tmp_path / "made", root)
        return stopped_at(moment, lambda: remove(root))

    step = 64
    while again(moments + step):
        moments += step
    for moment in sorted(chance.sample(range(moments + step), 20)):
        root = tmp_path / f"at-{moment}"
        shutil.rmtree(root, ignore_errors=True)
        again(moment)
        found = open_at(root)
        going = found.handbacks.going(id)
        assert (len(found.records()), len(going.gone)) in {(2, 0), (0, 2)}
        assert going.state == ("arrived" if going.goes else "unfinished" if going.left else going.state)
        whole, begun = whole + bool(going.goes), begun + bool(going.left and going.gone)
        if going.state != "done":
            assert found.handbacks.erase(id, PASSPHRASE).proved
        key = found.hands().keys.data_key
        assert found.handbacks.going(id).state == "done"
        assert found.check() == ()
        found.close()
        assert words_in(b"".join(clear_pages((root / "register.db").read_bytes(), key))) == []
    assert whole, "no kill came before the records went"
    assert begun, "no kill came between the tombstones and the end"
