"""Drafts and sealed records in a real encrypted file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from app.decisions.record import GENESIS
from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.sealing import MARK, NOON, content, fixed_keys, sealing

LATER = "2026-11-22T12:00:01+00:00"


def test_drafts_come_back_as_they_were(register: Register, places: Places, keys: Keys) -> None:
    """A draft comes back word for word after closing, whatever is in it, and the last save wins."""
    body = {"v": 1, "text": "Ελένη 😀 \u202e\n\t'\"\\ \ud800", "n": [1, None, True, {"é": ""}], "long": "x" * 300_000}
    register.save_draft("d1", {"v": 0}, NOON)
    register.save_draft("d1", body, LATER)
    register.close()
    again = Register.open(places, keys.data_key)
    assert again.drafts() == [("d1", body)]
    again.close()


def test_a_draft_that_is_damaged_hides_no_other(register: Register) -> None:
    """One that is no JSON any more is left alone, and the others are listed."""
    register.save_draft("d1", {"v": 1}, NOON)
    register.save_draft("d2", {"v": 2}, LATER)
    register.write(lambda session: session.execute(text("UPDATE drafts SET body = '{' WHERE id = 'd2'")))
    assert register.drafts() == [("d1", {"v": 1})]
    assert register.knows("d2")


def test_the_latest_draft_comes_first(register: Register) -> None:
    """Order is by the moment, not by the digits: the hour that the clocks go back is told apart."""
    register.save_draft("first", {}, "2026-10-25T01:40:00+01:00")
    register.save_draft("third", {}, "2026-10-25T01:20:00+00:00")
    register.save_draft("second", {}, "2026-10-25T01:50:00.5+01:00")
    assert [draft for draft, _ in register.drafts()] == ["third", "second", "first"]


def test_a_draft_can_be_forgotten(register: Register) -> None:
    """A deleted draft is gone, and deleting it again is no fault."""
    register.save_draft("d1", {}, NOON)
    register.delete_draft("d1")
    register.delete_draft("d1")
    assert register.drafts() == []


def test_sealing_makes_a_record_of_a_draft(register: Register, places: Places, keys: Keys) -> None:
    """A sealed decision is there in full after reopening, in the chain, and its draft is gone."""
    assert register.head() == (0, GENESIS)
    register.save_draft("d1", {"v": 1}, NOON)
    register.save_draft("d2", {"v": 2}, NOON)
    made = register.append(sealing(keys, "d1"), "d1")
    second = register.append(sealing(keys), None)
    assert register.drafts() == [("d2", {"v": 2})]
    register.close()
    again = Register.open(places, keys.data_key)
    assert again.records() == [second, made]
    assert again.records(limit=1) == [second]
    assert again.record("2026-001") == made
    assert made.content == content("2026-001", "d1")
    assert second.header.prev == made.digest
    assert again.head() == (2, second.digest)
    assert again.check(keys.verify) == []
    again.close()


def test_what_is_kept_about_the_owner_comes_back(register: Register, places: Places, keys: Keys) -> None:
    """A small thing kept under a name comes back after reopening, the latest wins, and an unknown name is None."""
    register.keep("author", {"name": "Zoë"})
    register.keep("author", {"name": "Zoë", "role": "carer"})
    register.close()
    again = Register.open(places, keys.data_key)
    assert (again.kept("author"), again.kept("other")) == ({"name": "Zoë", "role": "carer"}, None)
    again.close()


def test_an_unknown_number_is_told(register: Register) -> None:
    """Asking for a record that is not there names the number."""
    with pytest.raises(AppError) as told:
        register.record("2026-999")
    assert (told.value.code, told.value.facts) == ("record_unknown", {"number": "2026-999"})


def test_a_draft_is_sealed_once(register: Register, keys: Keys) -> None:
    """Sealing again (a double click) gives the number of the first record and makes no second one."""
    register.append(sealing(keys, "d1"), "d1")
    with pytest.raises(AppError) as told:
        register.append(sealing(keys, "d1"), "d1")
    assert (told.value.code, told.value.facts) == ("already_sealed", {"number": "2026-001"})
    assert register.head()[0] == 1


def test_a_late_save_does_not_bring_a_draft_back(register: Register, keys: Keys) -> None:
    """An autosave that arrives after sealing is refused, so that a record is never also an unfinished draft."""
    register.append(sealing(keys, "d1"), "d1")
    with pytest.raises(AppError, match="already_sealed"):
        register.save_draft("d1", {}, LATER)
    assert register.drafts() == []


def test_numbers_count_within_a_year(register: Register, keys: Keys) -> None:
    """Numbers start at 001 each year, whatever order the years come in."""
    years = (2026, 2026, 2027, 2026, 2027, 2025)
    made = [register.append(sealing(keys, year=year), None).number for year in years]
    assert made == ["2026-001", "2026-002", "2027-001", "2026-003", "2027-002", "2025-001"]


def test_numbers_go_on_after_999(register: Register, keys: Keys) -> None:
    """The thousandth record of a year is 1000, and the next is 1001."""
    register.append(lambda place: _numbered(place, keys, "2026-999"), None)
    assert [register.append(sealing(keys), None).number for _ in range(2)] == ["2026-1000", "2026-1001"]


def _numbered(place, keys: Keys, number: str):
    return sealing(keys)(type(place)(place.seq, place.prev, lambda _: number))


def test_a_failure_while_sealing_leaves_the_draft(register: Register, keys: Keys) -> None:
    """If the record cannot be made, or was made for another place, the draft is still there and nothing is sealed."""
    register.save_draft("d1", {"v": 1}, NOON)
    with pytest.raises(AppError, match="record_unknown"):
        register.append(lambda _: register.record("2026-999"), "d1")
    with pytest.raises(ValueError, match="another place"):
        register.append(lambda place: sealing(keys)(type(place)(7, place.prev, place.number)), "d1")
    assert register.drafts() == [("d1", {"v": 1})]
    assert register.head() == (0, GENESIS)


def test_one_draft_sealed_by_two_at_once_is_one_record(register: Register, keys: Keys) -> None:
    """Of two threads that seal the same draft, one makes the record and the other is told so; ten times over."""
    for turn in range(10):
        told = _at_once(lambda draft=f"d{turn}": register.append(sealing(keys, draft), draft), times=2)
        assert sorted(told) == ["already_sealed", "sealed"]
    assert register.head()[0] == 10
    assert register.check(keys.verify) == []


def test_many_at_once_keep_one_chain(register: Register, keys: Keys) -> None:
    """Twelve threads that seal and save at the same time get twelve numbers and one chain without a gap."""
    assert _at_once(lambda: register.append(sealing(keys), None), times=12) == ["sealed"] * 12
    assert [record.number for record in register.records()] == [f"2026-{n:03d}" for n in range(12, 0, -1)]
    assert register.check(keys.verify) == []


def _at_once(act, times: int) -> list[str]:
    ready, told = threading.Barrier(times), []

    def run() -> None:
        ready.wait()
        try:
            act()
            told.append("sealed")
        except AppError as fault:
            told.append(fault.code)

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_a_scratch_register_is_encrypted_and_ends(keys: Keys) -> None:
    """A throw-away register is as private as any other, and leaves no folder behind."""
    register = Register.scratch(keys.data_key)
    register.append(sealing(keys), None)
    folder = register._places.root
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not [path for path in folder.iterdir() if MARK.encode() in path.read_bytes()]
    register.close()
    assert not folder.exists()


def test_files_belong_to_their_owner(register: Register, places: Places, keys: Keys) -> None:
    """While it is open every file has mode 0600 in a folder of mode 0700; closed, the file stands alone."""
    register.append(sealing(keys), None)
    register.save_draft("d1", {}, NOON)
    assert {path.stat().st_mode & 0o777 for path in places.root.iterdir()} == {0o600}
    assert len(list(places.root.iterdir())) == 4
    assert places.root.stat().st_mode & 0o777 == 0o700
    register.close()
    assert sorted(path.name for path in places.root.iterdir()) == ["register.db", "register.lock"]


def test_after_sealing_the_log_is_empty(register: Register, places: Places, keys: Keys) -> None:
    """A sealed record lies in the file itself: with the log deleted it is still there."""
    register.save_draft("d1", {"v": 1}, NOON)
    register.append(sealing(keys, "d1"), "d1")
    log = places.register.with_name("register.db-wal")
    assert log.stat().st_size == 0
    copied = Places(Path(str(places.root) + " copied"))
    copied.root.mkdir()
    copied.register.write_bytes(places.register.read_bytes())
    copy = Register.open(copied, keys.data_key)
    assert copy.head()[0] == 1
    copy.close()


def test_a_register_is_made_once(register: Register, places: Places, keys: Keys) -> None:
    """A second one in the same place is refused, open or closed, and the first keeps what it holds."""
    register.append(sealing(keys), None)
    with pytest.raises(AppError, match="already_open"):
        Register.create(places, keys.data_key)
    register.close()
    with pytest.raises(AppError, match="register_exists"):
        Register.create(places, fixed_keys(2).data_key)
    again = Register.open(places, keys.data_key)
    assert again.head()[0] == 1
    again.close()
