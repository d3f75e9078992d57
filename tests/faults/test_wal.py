"""Faults 11 and 12: the log beside the register is flipped, cut, deleted or rubbish; SQLite itself says nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import Places
from app.store.register import Register
from tests.store.sealing import NOON, fixed_keys, sealing
from tests.unit.put_back import PASSPHRASE, desk_at, seals

KEYS = fixed_keys()
SAVES = 20


def deleted(log: Path) -> None:
    """It is gone."""
    log.unlink()


def emptied(log: Path) -> None:
    """It has no byte left."""
    log.write_bytes(b"")


def halved(log: Path) -> None:
    """Its second half is gone."""
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def flipped(log: Path) -> None:
    """One bit in its first half is another."""
    content = bytearray(log.read_bytes())
    content[len(content) // 3] ^= 4
    log.write_bytes(content)


def rubbish(log: Path) -> None:
    """It is something else."""
    log.write_bytes(random.Random(8).randbytes(log.stat().st_size))


SPOILT = (deleted, emptied, halved, flipped, rubbish)


def log_of(places: Places) -> Path:
    """The log beside the register."""
    return places.register.with_name("register.db-wal")


def cut_off(places: Places, to: Path) -> Places:
    """What lies there if the program that is at work is killed now."""
    shutil.copytree(places.root, to)
    return Places(to)


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_fault_11_a_damaged_log_loses_no_sealed_record(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """Killed after a seal and some saves: whatever becomes of the log, every sealed record is there and whole."""
    places = Places(tmp_path / "store")
    register = Register.create(places, KEYS.data_key)
    for turn in range(5):
        register.save_draft(f"d{turn}", {"turn": turn}, NOON)
        register.append(sealing(KEYS, f"d{turn}"), f"d{turn}")
    for turn in range(SAVES):
        register.save_draft("open", {"turn": turn}, NOON)
    there = cut_off(places, tmp_path / "there")
    register.close()
    spoil(log_of(there))
    register = Register.open(there, KEYS.data_key)
    assert register.head()[0] == 5
    assert register.check(KEYS.verify) == []
    assert {draft for draft, _ in register.drafts()} <= {"open"}
    register.close()


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_fault_12_what_went_with_a_lost_log_is_told(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """Killed after some saves, and the log was lost: the draft is as it was some saves before, whole, or gone; and at
    the next opening the person is told how many saves were lost, until they close it or go on."""
    places = Places(tmp_path / "mine")
    desk = desk_at(places.root)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(desk)
    draft = desk.start().draft
    for turn in range(SAVES):
        draft = draft.with_note("topic", f"turn {turn}", draft.started)
        desk.autosave(draft)
    there = cut_off(places, tmp_path / "there")
    desk.close()
    spoil(log_of(there))
    again = desk_at(there.root)
    again.unlock(PASSPHRASE)
    kept = [one.notes["topic"] for one in again._drafts()]
    lost = SAVES - 1 - int(kept[0].removeprefix("turn ")) if kept else SAVES
    assert [(one.code, one.detail) for one in again.health.found] == [("found_saves_lost", (str(lost),))]
    assert [one.code for one in again.health.in_background()] == ["found_saves_lost"]
    assert len(again.records()) == 1
    again.close()
    again.unlock(PASSPHRASE)
    assert again.health.found == ()
    again.close()


def test_fault_12_whoever_lost_nothing_is_told_nothing(tmp_path: Path) -> None:
    """Killed with the log as it should be, or closed properly: every save is there and nobody is troubled."""
    places = Places(tmp_path / "mine")
    desk = desk_at(places.root)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    draft = desk.start().draft.with_note("topic", "the last", desk.start().draft.started)
    desk.autosave(draft)
    there = cut_off(places, tmp_path / "there")
    desk.close()
    for root in (there.root, places.root):
        again = desk_at(root)
        again.unlock(PASSPHRASE)
        assert [one.notes["topic"] for one in again._drafts()] == ["the last"]
        assert again.health.found == ()
        again.close()
    assert sorted(path.name for path in places.root.glob("register*")) == ["register.db", "register.lock"]
