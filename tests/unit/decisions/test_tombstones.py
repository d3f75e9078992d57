"""What stays of a record that was disposed of, and what was added to one that was not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.decisions.additions import KINDS, Addition, additions
from app.decisions.record import ADDENDUM, GENESIS, TOMBSTONE, Entry, seal_entry
from app.decisions.retention import Keeping, standing
from app.decisions.tombstones import Tombstone, buried, certificates, tombstone
from app.settings import Period
from app.words import Words
from tests.pdf.samples import sealed
from tests.store.sealing import MARK, NOON, content

RECORD = sealed(content("2026-001"))
BY = {"reason": "Its time is over.", "authorised_by": "R. Manager", "disposed_by": "A. Carer", "at": NOON}


def entry(kind: str, payload: Mapping[str, Any], seq: int = 1) -> Entry:
    """An entry that says this."""
    return seal_entry(
        kind,
        payload,
        record=f"{kind}-{seq}",
        at=NOON,
        seq=seq,
        prev=GENESIS,
        device="ab" * 32,
        salt=bytes(32),
        sign=lambda digest: digest * 2,
    )


def stone(keeping: Keeping, *addenda: Entry) -> Tombstone:
    """The tombstone of a record that was kept so."""
    was = standing(RECORD, keeping, {keeping.kind: Period(None, date(2026, 9, 1))}, date(2100, 1, 1))
    return tombstone(RECORD.entry, addenda, was, **BY)


def test_a_tombstone_says_which_why_and_by_whom_and_nothing_of_the_record() -> None:
    """Number, digests, class and period are in it; no word of what was written, and no day that counted."""
    more = entry(ADDENDUM, {"text": MARK})
    said = stone(Keeping(kind="carer", counted_from=date(2000, 2, 29), until=date(2001, 1, 1)), more)
    assert said == Tombstone(
        record="2026-001",
        digest=RECORD.digest,
        addenda=(more.digest,),
        sealed=NOON,
        kind="carer",
        years=10,
        confirmed="2026-09-01",
        due="2010",
        **BY,
    )
    assert MARK not in repr(said.to_json())
    pension = stone(Keeping(kind="allegation", counted_from=date(2000, 1, 1), until=date(2040, 1, 1)))
    assert pension.due == "2040"
    assert "2000-" not in repr(pension.to_json())
    assert stone(Keeping(kind="other")).years == 0


def test_tombstones_of_one_act_are_one_certificate() -> None:
    """Those of the same moment, reason and authority; each is read back as it was, with its fingerprints."""
    old = Keeping(kind="carer", counted_from=date(2000, 1, 1))
    first, second = entry(TOMBSTONE, stone(old).to_json(), 3), entry(TOMBSTONE, stone(old).to_json(), 2)
    other = entry(TOMBSTONE, {"record": "2026-009", "digest": "ab" * 32, "reason": "Handed back.", "at": NOON}, 1)
    one, two = certificates(buried((first, second, other)))
    assert [line.said for line in one.lines] == [stone(old)] * 2
    assert one.said.authorised_by == "R. Manager"
    assert one.lines[0].of_record == RECORD.fingerprint
    assert one.lines[0].fingerprint == " ".join(first.digest[at : at + 4] for at in range(0, 32, 4))
    assert two.said == Tombstone(record="2026-009", digest="ab" * 32, reason="Handed back.", at=NOON)


def test_what_was_added_is_read_back_in_order() -> None:
    """About one record or about all; what went with a record is not there any more, nor is what is no addition."""
    said = [
        Addition(record=number, what="statement", by="Zoë", text=text, at=NOON)
        for number, text in (("2026-001", "one"), ("2026-002", "two"), ("2026-001", "three"))
    ]
    entries = [entry(ADDENDUM, each.to_json(), at) for at, each in enumerate(said, 1)]
    gone = Entry(header=entries[0].header, payload=None, salt=None, digest="", signature=b"")
    assert [each.text for each in additions(reversed(entries))] == ["one", "two", "three"]
    assert additions(entries, "2026-001") == (said[0], said[2])
    assert additions((gone, entry(TOMBSTONE, stone(Keeping(kind="child")).to_json()))) == ()
    assert [Words().text("keeping", f"what.{kind}") for kind in KINDS] == ["Correction", "Statement in their own words"]
