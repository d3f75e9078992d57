"""The ledgers of a decision: in the draft while it is made, in the chain once it is sealed; and advice on either."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.decisions.sharing.values import CHANNELS
from app.desk import Desk
from app.desk.ledgers import OfDraft, OfRecord
from app.errors import AppError
from tests.unit.decisions.sharing import made
from tests.unit.keeping import set_up


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An open desk that keeps one draft with people, things and recipients in it."""
    desk = set_up(tmp_path / "mine")
    desk.autosave(made.draft())
    return desk


def log_all(ledgers: OfDraft | OfRecord) -> None:
    """One line into each ledger."""
    sent = ledgers.sent(to="mum", how=CHANNELS[0])
    ledgers.heard(sent=sent.id, what="answered", said="Read.")
    ledgers.asked(person="mother", answer="given")
    ledgers.asked(person="mother", answer="withdrawn")
    ledgers.told(person="girl", told="later")
    ledgers.advice(who="The helpline", said="Wait for the nurse.")


def test_what_is_logged_before_sealing_is_in_the_draft_and_then_in_the_record(desk: Desk) -> None:
    """Each line is told to whoever saves; by whom is the author, where nobody else is named."""
    session, changed = desk.resume(made.draft().id), []
    ledgers = OfDraft(desk, session, lambda: changed.append(True))
    log_all(ledgers)
    assert (ledgers.number, len(changed)) == ("", 6)
    assert ledgers.sealed.line("bruise", "mum").words == ledgers.sharing.sent[-1].went[0]
    withdrawn = ledgers.sharing.asked[-1]
    assert [each.recipient for each in ledgers.withdrawn(withdrawn.id)] == []  # what went, went to herself
    number = desk.seal(session).number
    sealed = OfRecord(desk, number)
    assert sealed.sharing == session.draft.sharing
    assert {each.by for each in (sealed.sharing.sent[-1], sealed.sharing.told[-1], withdrawn)} == {"Ada Example"}


def test_what_is_logged_after_sealing_is_in_the_chain(desk: Desk) -> None:
    """The same lines, each a signed entry; what was sealed stays as it is."""
    number = desk.seal(desk.resume(made.draft().id)).number
    ledgers = OfRecord(desk, number)
    before = ledgers.sealed
    log_all(ledgers)
    assert [each.what for each in desk.thread(number).added] == ["sent", "heard", "asked", "asked", "told", "advice"]
    assert ledgers.sealed == before
    assert (ledgers.withdrawn(ledgers.sharing.asked[-1].id), ledgers.number) == ((), number)
    with pytest.raises(AppError, match="recipient_unknown"):
        ledgers.sent(to="nobody", how=CHANNELS[0])


def test_advice_is_asked_for_about_a_draft_and_about_a_record_in_the_same_words(desk: Desk) -> None:
    """Nobody is named in either; the paper is drawn in memory."""
    session = desk.resume(made.draft().id)
    asked = desk.advising.of_session(session, "May I tell her mother?")
    sealed = desk.advising.of_record(desk.seal(session).number, "May I tell her mother?")
    assert asked.text() == sealed.text()
    rough = desk.advising.of_record("2026-001", where="a town in the north").text()
    assert "Larch" not in rough
    assert "Zuleika" not in asked.text()
    assert "May I tell her mother?" in asked.text()
    assert desk.advising.pdf(asked).startswith(b"%PDF")
