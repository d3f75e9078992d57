"""Deciding again at the desk: what is begun, what is refused, and what is shown around the old record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT
from tests.store.sealing import MARK
from tests.unit.keeping import PASSPHRASE, WHO, decided, over, seal, set_up

WHY = f"{MARK} has told me more."
OVER = "Its time is over."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with two records; the first is long over."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    over(made, "2026-001")
    yield made
    made.close()


def refused(code: str, act: object, *given: object) -> AppError:
    """This act is refused with this code."""
    with pytest.raises(AppError, match=f"^{code}$") as fault:
        act(*given)  # type: ignore[operator]
    return fault.value


def test_it_is_kept_at_once_and_shown_as_what_it_is(desk: Desk) -> None:
    """The reason was written, so it is in the register before the first answer is touched."""
    session = desk.amend("2026-001", f"  {WHY}\n")
    (draft,) = desk.drafts()
    assert (draft.id, draft.amends) == (session.id, "2026-001")
    assert desk.resume(draft.id).draft == session.draft
    assert session.draft.amends_reason == WHY
    assert session.draft.notes["topic"] == "Child A told me something."
    assert [record.superseded_by for record in desk.records()] == ["", ""]


def test_sealed_it_takes_the_old_ones_place(desk: Desk) -> None:
    """The old one is as it was, and marked; the new one says whose place it took, and why; the chain is whole."""
    old = desk.record("2026-001")
    new = desk.seal_draft(decided(desk.amend("2026-001", WHY).draft))
    assert (new.content.supersedes, new.content.supersede_reason) == ("2026-001", WHY)
    assert new.content.happened == old.content.happened
    assert desk.record("2026-001") == old
    assert [(each.number, each.superseded_by) for each in desk.records()] == [
        ("2026-003", ""),
        ("2026-002", ""),
        ("2026-001", "2026-003"),
    ]
    (successor,) = desk.thread("2026-001").successors
    assert (successor.number, successor.sealed, successor.reason) == ("2026-003", new.content.sealed, WHY)
    assert desk.drafts() == ()
    assert desk.check() == ()
    assert [again.number for again in desk.again()] == ["2026-003", "2026-002", "2026-001"]


def test_the_code_of_a_sheet_moves_with_what_stands_around_the_record(desk: Desk) -> None:
    """An addition and a decision in its place each make an older sheet one that is not the latest."""
    codes = [desk.thread("2026-001").code("2026-001")]
    desk.retention.add("2026-001", "statement", "I see it otherwise.", "Child A")
    codes.append(desk.thread("2026-001").code("2026-001"))
    desk.seal_draft(decided(desk.amend("2026-001", WHY).draft))
    codes.append(desk.thread("2026-001").code("2026-001"))
    seal(desk, "Child C was ill.")
    assert desk.thread("2026-001").code("2026-001") == codes[-1]
    assert [code.seq for code in codes] == [1, 3, 4]
    assert [each.text for each in desk.thread("2026-001").added] == ["I see it otherwise."]
    refused("record_unknown", desk.thread, "2026-009")


def test_what_cannot_be_amended_is_refused_and_nothing_is_begun(desk: Desk) -> None:
    """No such record, no reason, one that is longer than a record can hold, one that is gone."""
    refused("record_unknown", desk.amend, "2026-009", WHY)
    refused("reason_missing", desk.amend, "2026-001", " \n")
    refused("words_too_long", desk.amend, "2026-001", "x" * (LONGEST_TEXT + 1))
    desk.retention.dispose(["2026-001"], OVER, WHO, PASSPHRASE)
    refused("record_disposed", desk.amend, "2026-001", WHY)
    assert desk.drafts() == ()


def test_what_was_superseded_is_not_amended_again(desk: Desk) -> None:
    """It is said by which; that one can be decided again in its turn."""
    desk.seal_draft(decided(desk.amend("2026-001", WHY).draft))
    fault = refused("already_superseded", desk.amend, "2026-001", WHY)
    assert fault.facts == {"number": "2026-001", "by": "2026-003"}
    desk.seal_draft(decided(desk.amend("2026-003", WHY).draft))
    assert [each.number for each in desk.thread("2026-003").successors] == ["2026-004"]
    assert [each.number for each in desk.thread("2026-001").successors] == ["2026-003"]


def test_a_record_that_is_being_amended_is_not_disposed_of(desk: Desk) -> None:
    """The unfinished decision holds its words. Thrown away, or finished, it is no longer in the way."""
    draft = desk.amend("2026-001", WHY).draft
    (proposed,) = desk.retention.proposed(["2026-001"])
    assert [fault.code for fault in proposed.in_the_way] == ["being_amended"]
    refused("being_amended", desk.retention.dispose, ["2026-001"], OVER, WHO, PASSPHRASE)
    assert len(desk.records()) == 2
    desk.discard(draft.id)
    assert desk.retention.proposed(["2026-001"])[0].in_the_way == ()


def test_the_old_one_keeps_its_own_time_and_the_new_one_stays_when_it_goes(desk: Desk) -> None:
    """A decision in its place changes nothing about how long it is kept; the number of what went stays named."""
    desk.seal_draft(decided(desk.amend("2026-001", WHY).draft))
    assert desk.retention.standing("2026-001").is_due
    desk.retention.dispose(["2026-001"], OVER, WHO, PASSPHRASE)
    assert desk.record("2026-003").content.supersedes == "2026-001"
    assert [each.number for each in desk.thread("2026-001").successors] == ["2026-003"]
    assert desk.check() == ()


def test_why_it_was_decided_again_is_found_by_its_words(desk: Desk) -> None:
    """In the search, and in what is held about somebody: while it is unfinished and once it is sealed."""
    draft = desk.amend("2026-001", WHY).draft
    (passage,) = desk.retention.about_person(MARK).passages
    assert (passage.draft, passage.part.where) == (draft.id, "supersede_reason")
    desk.seal_draft(decided(draft))
    assert [number for number, _ in desk.hands().register.find(MARK)] == ["2026-003"]
    (passage,) = desk.retention.about_person(MARK).passages
    assert (passage.record, passage.part.where) == ("2026-003", "supersede_reason")


def test_a_draft_of_an_older_program_is_listed_as_one_that_amends_nothing(desk: Desk) -> None:
    """It has no word about it."""
    draft = replace(desk.blank(), id=os.urandom(16).hex())
    body = {key: value for key, value in draft.to_json().items() if not key.startswith("amends")}
    desk.hands().register.save_draft(draft.id, body, draft.updated.isoformat())
    assert [each.amends for each in desk.drafts()] == [""]
    assert desk.retention.proposed(["2026-001"])[0].in_the_way == ()
