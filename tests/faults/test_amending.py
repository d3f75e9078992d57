"""Deciding again when things go wrong: two at once, and the program killed at any moment of sealing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.desk import Desk
from app.paths import Places
from tests.faults.stopping import moments, stopped_at
from tests.unit.decisions.journeys import Ticking
from tests.unit.keeping import PASSPHRASE, decided, seal, set_up

WHYS = ("It was the aunt, not the uncle.", "It was the uncle after all.")


def test_fault_41_two_decisions_in_the_place_of_one_are_both_kept(tmp_path: Path) -> None:
    """Both were begun before either was sealed: neither loses a word, and each is named beside the old record."""
    desk = set_up(tmp_path / "mine")
    old = desk.record(seal(desk, "Child A told me something."))
    drafts = [decided(desk.amend(old.number, why).draft) for why in WHYS]
    assert len(desk.drafts()) == 2
    sealed = [desk.seal_draft(draft) for draft in drafts]
    assert [(each.number, each.reason) for each in desk.thread(old.number).successors] == [
        ("2026-002", WHYS[0]),
        ("2026-003", WHYS[1]),
    ]
    assert [desk.record(each.number) for each in sealed] == sealed
    assert desk.record(old.number) == old
    assert desk.records()[-1].superseded_by == "2026-003"
    assert desk.check() == ()
    desk.close()


@pytest.mark.long
def test_fault_15_killed_while_deciding_again_is_sealed_there_is_the_draft_or_the_record(tmp_path: Path) -> None:
    """At every moment: the old record is whole; it is marked if, and only if, the new one is there, and then its draft
    is not."""
    desk = set_up(tmp_path / "made")
    seal(desk, "Child A told me something.")
    draft = decided(desk.amend("2026-001", WHYS[0]).draft)
    desk.autosave(draft)
    desk.close()
    found: set[tuple[int, int, int]] = set()

    def again(moment: int) -> bool:
        root = tmp_path / f"at-{moment}"
        shutil.copytree(tmp_path / "made", root)
        killed = stopped_at(moment, lambda: open_at(root).seal_draft(draft))
        left = open_at(root)
        found.add((len(left.records()), len(left.thread("2026-001").successors), len(left.drafts())))
        assert left.check() == ()
        left.close()
        return killed

    assert moments(again) > 3
    assert found <= {(1, 0, 1), (2, 1, 0)}
    assert (2, 1, 0) in found


def open_at(root: Path) -> Desk:
    """A desk over this folder, unlocked."""
    desk = Desk(Places(root), Ticking())
    desk.unlock(PASSPHRASE)
    return desk
