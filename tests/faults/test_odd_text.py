"""Fault 44: what no keyboard should send, and sometimes does, from the box it is typed in to the paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from app.clock import UK
from app.decisions.case import read_case
from app.decisions.draft import Draft, nfc
from app.decisions.record import canonical
from app.desk import Desk
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import LONGEST_TEXT
from app.paths import Places
from app.store.engine import connect
from tests.pdf.reading import pdfium_text, squeezed
from tests.unit.decisions.journeys import Ticking, sealed_ready

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UK)
ODD = {
    "half an emoji": "She said \ud83d and left",
    "the other half first": "She said \ude00\ud83d and left",
    "a NUL": "before\x00after",
    "every control character": "".join(map(chr, range(32))) + "end" + "".join(map(chr, range(127, 160))),
    "turned round": "the name is \u202enosrednA\u202c, she said",
    "marks that turn nothing back": "\u2066\u2067\u2068 and \u202a\u202b",
    "two ways to write é": "e\u0301 and \u00e9",
    "a heap of marks": "Z" + "\u0321\u0335" * 500 + " end",
    "not a character": "\ufffe\uffff\U0010ffff",
    "line ends of every kind": "one\r\ntwo\rthree\u2028four\u2029five",
    "looks like a number": "NaN Infinity -0 9007199254740993 1e400",
    "looks like JSON": '"},{"reasons":"other","x":["',
    "looks like SQL and markup": "'); DROP TABLE records;-- <b>bold</b> &amp; <script>",
    "as long as it may be": "word " * (LONGEST_TEXT // 5),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An open desk."""
    made = Desk(Places(tmp_path_factory.mktemp("odd")), Ticking(), scratch=True)
    yield made
    made.close()


def written(id: str, text: str) -> Draft:
    """A finished decision with this in every box that takes words."""
    draft = sealed_ready().draft.with_answer("reasons", text, NOW).with_note("topic", text, NOW)
    return replace(draft, id=id)


@pytest.mark.parametrize("name", ODD)
def test_fault_44_odd_text_goes_from_the_box_to_the_paper(desk: Desk, name: str) -> None:
    """Whatever is typed is kept as a draft, comes back as it is kept, is sealed, read again, found whole by the check,
    and printed; one spelling for one text, and no half letter that no file can hold."""
    draft = written(f"{sorted(ODD).index(name):032d}", ODD[name])
    desk.autosave(draft)
    (again,) = [one for one in desk._drafts() if one.id == draft.id]
    assert again == draft
    record = desk.seal_draft(again)
    assert desk.record(record.number) == record
    assert record.content.reasons == nfc(ODD[name])
    assert record.content.reasons.encode("utf-8").decode("utf-8") == record.content.reasons
    assert "\x00" not in record.content.reasons
    assert desk.check() == ()
    shown = frozenset(each.id for each in desk.mentions(record))
    said = squeezed(pdfium_text(desk.paper(record, shown=shown)))
    assert record.number in said
    for word in ("left", "before", "after", "end", "Anderson"[::-1], "four", "DROPTABLErecords", "9007199254740993"):
        assert (word in squeezed(record.content.reasons)) <= (word in said), word


def test_fault_44_a_million_letters_are_kept_and_not_sealed(desk: Desk) -> None:
    """An answer of a million letters is kept whole as a draft; sealing says which answer is too long, and afterwards
    every letter is still there; shortened it is sealed."""
    long = "word " * 200_000
    draft = written("f" * 32, long)
    desk.autosave(draft)
    with pytest.raises(AppError, match="text_too_long"):
        desk.seal_draft(draft)
    (again,) = [one for one in desk._drafts() if one.id == draft.id]
    assert again.answers["reasons"] == nfc(long)
    assert desk.seal_draft(written("f" * 32, "word")).content.reasons == "word"
    assert desk.check() == ()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "9007199254740993", "1.5", "-0"])
def test_fault_44_a_number_that_two_programs_read_differently_is_nowhere(desk: Desk, number: str) -> None:
    """In a file it is no decision, as a draft it is not read as one, and a record that has come to hold one is found:
    it is neither hashed, signed nor shown."""
    with pytest.raises(AppError):
        read_case(f'{{"answers": {{"danger": {number}}}}}'.encode(), "case.json", GUIDANCE)
    if number not in {"1.5", "-0"}:  # these have one reading, and RFC 8785 has one spelling for it
        with pytest.raises(ValueError, match=r".*"):
            canonical({"n": json.loads(number)})
    register = desk.hands().register
    draft = written("e" * 32, "words")
    desk.autosave(draft)
    body = json.dumps({**draft.to_json(), "answers": {"danger": 0}}).replace('"danger": 0', f'"danger": {number}')
    change = sql("UPDATE drafts SET body = :body WHERE id = :id")
    register.write(lambda session: session.execute(change, {"body": body, "id": draft.id}))
    assert draft.id not in {one.id for one in desk.drafts()}
    desk.discard(draft.id)


def test_fault_44_a_record_with_such_a_number_is_found(tmp_path: Path) -> None:
    """Put into a sealed record behind the program's back, it is named by the check and not shown."""
    desk = Desk(Places(tmp_path), Ticking(), scratch=True)
    number = desk.seal_draft(written("d" * 32, "words")).number
    hands = desk.hands()
    connection = connect(hands.register._places.register, hands.keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    for odd in ("NaN", "9007199254740993", "1e400"):
        connection.execute("UPDATE records SET content = '{\"n\":' || ? || ',' || substr(content, 2)", (odd,))
        assert [(one.code, one.record) for one in desk.check()] == [("found_changed", number)]
        with pytest.raises(AppError, match="record_unreadable"):
            desk.record(number)
    connection.close()
    desk.close()
