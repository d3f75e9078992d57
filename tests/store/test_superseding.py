"""Decisions that take the place of others: what is found about a record, what the check sees, what disposal leaves."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.decisions.record import Record, seal
from app.paths import Places
from app.store.disposal import dispose
from app.store.engine import connect
from app.store.entries import Place
from app.store.papers import about, superseded
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.disposing import burying
from tests.store.sealing import content, sealing
from tests.store.test_disposal import GONE, adding, everything


def taking(keys: Keys, old: str, draft: str = "", reason: str = "I know more now.") -> Callable[[Place], Record]:
    """Makes a decision that takes the place of a record, for whatever place it gets."""

    def make(place: Place) -> Record:
        said = replace(content(place.number(2026), draft), supersedes=old, supersede_reason=reason)
        salt = random.Random(place.seq).randbytes(32)
        return seal(said, seq=place.seq, prev=place.prev, device=keys.device, salt=salt, sign=keys.sign)

    return make


@pytest.fixture
def chained(register: Register, keys: Keys) -> Register:
    """2026-001, an addition to it, 2026-002 in its place, and 2026-003 in the place of that; 2026-004 has no part."""
    register.append(sealing(keys), None)
    register.append_entry(adding(keys, "2026-001", "It was Tuesday."))
    register.append(taking(keys, "2026-001", reason=f"{GONE} said so"), None)
    register.append(taking(keys, "2026-002"), None)
    register.append(sealing(keys), None)
    return register


def test_what_is_about_a_record_is_found_and_nothing_else(chained: Register, keys: Keys) -> None:
    """Its own entry, what was added to it and what took its place, in the order of the chain."""
    assert [each.header.record for each in about(chained, "2026-001")] == ["2026-001", "addendum-2", "2026-002"]
    assert [each.header.record for each in about(chained, "2026-002")] == ["2026-002", "2026-003"]
    assert [each.header.record for each in about(chained, "2026-003")] == ["2026-003"]
    assert about(chained, "2026-009") == ()
    assert superseded(chained) == {"2026-001": "2026-002", "2026-002": "2026-003"}
    assert chained.check(keys.verify) == []


def test_two_that_take_one_place_are_both_kept(chained: Register, keys: Keys) -> None:
    """The second is no fault; the last one is what the list names."""
    chained.append(taking(keys, "2026-001"), None)
    assert [each.header.record for each in about(chained, "2026-001")][-2:] == ["2026-002", "2026-005"]
    assert superseded(chained)["2026-001"] == "2026-005"
    assert chained.check(keys.verify) == []


@pytest.mark.parametrize("about_now", ["NULL", "'2026-004'", "'2026-003'"])
def test_a_row_that_denies_whose_place_it_takes_is_found(
    chained: Register, places: Places, keys: Keys, about_now: str
) -> None:
    """Somebody with the key makes the row say another record than the signed decision does, or none."""
    connection = connect(places.register, keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute(f"UPDATE records SET about = {about_now} WHERE seq = 3")  # noqa: S608 - one of three above
    connection.close()
    assert [(found.code, found.record) for found in chained.check(keys.verify)] == [("found_changed", "2026-002")]


def test_a_row_that_claims_a_place_is_found(chained: Register, places: Places, keys: Keys) -> None:
    """Nor can a decision be made to look as if it took another's place."""
    connection = connect(places.register, keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute("UPDATE records SET about = '2026-003' WHERE number = '2026-004'")
    connection.close()
    assert [(found.code, found.record) for found in chained.check(keys.verify)] == [("found_changed", "2026-004")]


def test_the_old_one_goes_and_the_new_one_stays_whole(chained: Register, keys: Keys) -> None:
    """Disposal takes the record and what was added to it; what took its place still says whose it was."""
    (tombstone,) = dispose(chained, ["2026-001"], burying(keys))
    assert tombstone.payload is not None
    assert len(tombstone.payload["addenda"]) == 1
    assert chained.record("2026-002").content.supersedes == "2026-001"
    assert [each.payload is None for each in about(chained, "2026-001")] == [True, True, False]
    assert chained.check(keys.verify) == []


def test_the_new_one_goes_and_the_old_one_stays_marked(chained: Register, places: Places, keys: Keys) -> None:
    """Why it was made goes with it, from the index too; that it took the old one's place stays in the chain."""
    assert [number for number, _ in chained.find(GONE)] == ["2026-002"]
    dispose(chained, ["2026-002"], burying(keys))
    assert chained.find(GONE) == []
    assert GONE.lower() not in everything(places, keys).lower()
    assert chained.record("2026-001").content.supersedes == ""
    assert chained.record("2026-003").content.supersedes == "2026-002"
    last = about(chained, "2026-001")[-1]
    assert (last.header.record, last.payload) == ("2026-002", None)
    assert superseded(chained)["2026-001"] == "2026-002"
    assert chained.check(keys.verify) == []


def test_a_whole_chain_goes_at_once(chained: Register, keys: Keys) -> None:
    """All of it in one transaction; the one that had no part in it stays."""
    dispose(chained, ["2026-003", "2026-001", "2026-002"], burying(keys))
    assert [record.number for record in chained.records()] == ["2026-004"]
    assert chained.check(keys.verify) == []


def test_what_cannot_be_sealed_leaves_its_draft_and_takes_no_place(chained: Register, keys: Keys) -> None:
    """Sealing is one transaction: where it fails on the way there is the draft, and nothing was superseded."""
    chained.save_draft("d9", {"v": 1}, "2026-11-22T12:00:00+00:00")

    def fails(place: Place) -> Record:
        made = taking(keys, "2026-004", "d9")(place)
        return replace(made, header=replace(made.header, prev="f" * 64))  # made for another place

    with pytest.raises(ValueError, match="another place"):
        chained.append(fails, "d9")
    assert "2026-004" not in superseded(chained)
    assert [id for id, _ in chained.drafts()] == ["d9"]
    chained.append(taking(keys, "2026-004", "d9"), "d9")
    assert superseded(chained)["2026-004"] == "2026-005"
    assert chained.drafts() == []
    assert chained.check(keys.verify) == []
