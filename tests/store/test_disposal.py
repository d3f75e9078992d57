"""What is disposed of is gone from everywhere, and the chain still says that it was there."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.decisions.record import ADDENDUM, TOMBSTONE, Entry, seal_entry
from app.errors import AppError
from app.paths import Places
from app.store.disposal import dispose
from app.store.engine import connect
from app.store.entries import Place
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.disposing import burying
from tests.store.sealing import MARK, NOON, sealing

GONE = "Xanthippe"


@pytest.fixture
def filled(register: Register, keys: Keys) -> Register:
    """Three records; the second one is about somebody."""
    for turn, reasons in enumerate((MARK, f"{GONE} said so", MARK)):
        register.append(sealing(keys, f"d{turn}", reasons=reasons), f"d{turn}")
    register.keep_about("2026-002", {"class": GONE})
    return register


def adding(keys: Keys, number: str, text: str):
    """Makes an addendum to a record, for whatever place it gets."""

    def make(place: Place) -> Entry:
        return seal_entry(
            ADDENDUM,
            {"record": number, "text": text},
            record=f"{ADDENDUM}-{place.seq}",
            at=NOON,
            seq=place.seq,
            prev=place.prev,
            device=keys.device,
            salt=bytes(32),
            sign=keys.sign,
        )

    return make


def everything(places: Places, keys: Keys) -> str:
    """Every value of every table and every page of the index, decrypted."""
    connection = connect(places.register, keys.data_key)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = repr([connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names])  # noqa: S608 - names from the file itself
    connection.close()
    return found


def test_what_a_record_said_goes_from_every_table(filled: Register, places: Places, keys: Keys) -> None:
    """Content, salt, index and everything kept about the record go; the others stay, and the chain verifies."""
    assert filled.find(GONE)
    assert GONE in everything(places, keys)
    (tombstone,) = dispose(filled, ["2026-002"], burying(keys))
    assert GONE.lower() not in everything(places, keys).lower()
    assert filled.find(GONE) == []
    assert filled.check(keys.verify) == []
    assert [record.number for record in filled.records()] == ["2026-003", "2026-001"]
    assert filled.kept_about() == {}
    assert filled.entries(TOMBSTONE) == [tombstone]
    with pytest.raises(AppError, match="record_disposed"):
        filled.record("2026-002")
    assert filled.append(sealing(keys), None).number == "2026-004", "a number is never used twice"


def test_a_table_of_a_later_version_is_emptied_too(filled: Register, places: Places, keys: Keys) -> None:
    """Whatever table has a column that says which record it belongs to loses what belonged to this one."""
    connection = connect(places.register, keys.data_key)
    connection.execute("CREATE TABLE letters (id INTEGER PRIMARY KEY, record TEXT, body TEXT)")
    connection.execute("INSERT INTO letters (record, body) VALUES ('2026-002', ?), ('2026-003', 'other')", (GONE,))
    connection.close()
    dispose(filled, ["2026-002"], burying(keys))
    connection = connect(places.register, keys.data_key)
    assert connection.execute("SELECT record FROM letters").fetchall() == [("2026-003",)]
    connection.close()


def test_all_or_none(filled: Register, keys: Keys) -> None:
    """If one of several cannot be disposed of, none is."""
    dispose(filled, ["2026-001"], burying(keys))
    for numbers, code in ((["2026-003", "2026-001"], "record_disposed"), (["2026-003", "2026-009"], "record_unknown")):
        with pytest.raises(AppError, match=code):
            dispose(filled, numbers, burying(keys))
    assert [record.number for record in filled.records()] == ["2026-003", "2026-002"]
    assert len(filled.entries(TOMBSTONE)) == 1


def test_what_was_added_goes_with_its_record(filled: Register, places: Places, keys: Keys) -> None:
    """One tombstone covers a record and its addenda; those of other records stay, and the chain verifies."""
    for number, said in (("2026-002", f"{GONE} says otherwise"), ("2026-003", MARK), ("2026-002", f"{GONE} again")):
        filled.append_entry(adding(keys, number, said))
    assert filled.check(keys.verify) == []
    (tombstone,) = dispose(filled, ["2026-002"], burying(keys))
    assert GONE.lower() not in everything(places, keys).lower()
    last, other, first = filled.entries(ADDENDUM)
    assert (first.payload, last.payload) == (None, None)
    assert other.payload == {"record": "2026-003", "text": MARK}
    assert tombstone.payload is not None
    assert tombstone.payload["addenda"] == [first.digest, last.digest]
    assert filled.check(keys.verify) == []


def test_an_addendum_that_no_tombstone_names_was_erased(filled: Register, places: Places, keys: Keys) -> None:
    """Somebody with the key takes the triggers away and erases an addendum: the check names it."""
    filled.append_entry(adding(keys, "2026-003", MARK))
    dispose(filled, ["2026-002"], burying(keys))
    connection = connect(places.register, keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute("UPDATE records SET content = NULL, salt = NULL WHERE seq = 4")
    assert [(found.code, found.record) for found in filled.check(keys.verify)] == [("found_erased", "addendum-4")]
    connection.execute("UPDATE records SET about = '2026-002' WHERE seq = 4")
    assert [found.code for found in filled.check(keys.verify)] == ["found_erased"]
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET content = NULL, salt = NULL WHERE seq = 3",
        "UPDATE records SET content = content || ' ' WHERE seq = 3",
        "UPDATE records SET content = NULL, salt = NULL, digest = 'x' WHERE seq = 1",
        "UPDATE records SET content = '{}', salt = zeroblob(32) WHERE seq = 2",
        "UPDATE records SET draft = 'other' WHERE seq = 2",
        "UPDATE records SET content = NULL, salt = NULL WHERE seq = 4",
        "UPDATE records SET content = NULL, salt = NULL WHERE seq = 5",
        "DELETE FROM records WHERE seq = 2",
    ],
)
def test_the_file_itself_refuses_every_other_change(filled: Register, keys: Keys, change: str) -> None:
    """Nothing is erased without a tombstone, nothing is edited, and what was erased stays so."""
    filled.append_entry(adding(keys, "2026-003", MARK))
    dispose(filled, ["2026-002"], burying(keys))
    with pytest.raises(Exception, match="a sealed record never changes"):
        filled.write(lambda session: session.execute(text(change)))
    assert filled.check(keys.verify) == []
