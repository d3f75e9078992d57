"""What is logged after sealing is part of what a record says about sharing, and shows what is still waited for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.decisions.additions import LEDGER, Addition
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.ledger import (
    current,
    heard_of,
    moment,
    standing_of,
    state_of,
    to_chase,
    waiting,
    withdrawn,
)
from app.decisions.sharing.sealed import NOTHING, SealedSharing
from app.decisions.sharing.values import Advice, Asked, Heard, Sent, Told
from app.decisions.sharing.whole import EMPTY, Sharing
from app.decisions.thread import Thread
from tests.unit.decisions.sharing.made import WROTE, sharing, with_ledgers

DUE = date(2026, 11, 24)
LATER = "2026-11-25T10:00:00+00:00"


def added(what: str, thing: object = None, text: str = "") -> Addition:
    """Something that was added to the record later."""
    body = {} if thing is None else thing_to_json(thing)
    return Addition(record="2026-001", what=what, by="Ada Example", text=text, at=LATER, body=body)  # type: ignore[arg-type]


def unanswered() -> Sharing:
    """Something was sent to be chased on DUE, and nothing came back."""
    return replace(with_ledgers(), heard=())


def test_what_came_later_is_merged_in_the_order_in_which_it_was_added() -> None:
    """Each kind of line lands in its own ledger, behind what was sealed."""
    sealed = SealedSharing(sharing=with_ledgers())
    lines = {
        "sent": Sent(id="s2", recipient="mum", at=LATER, by="Ada Example", how="post", items=("bruise",)),
        "heard": Heard(id="h2", sent="sent", what="answered", at=LATER, said="They visit tomorrow."),
        "asked": Asked(id="a2", person="girl", answer="given", at=LATER),
        "told": Told(id="t2", person="mother", told="later", at=LATER, why="She may run."),
        "advice": Advice(id="v2", who="Our manager", at=LATER, said="Do."),
    }
    merged = current(sealed, [added(what, thing) for what, thing in lines.items()])
    for what, thing in lines.items():
        ledger = getattr(merged, what)
        assert ledger == (*getattr(with_ledgers(), what), thing)
    assert merged.items == with_ledgers().items


def test_other_additions_say_nothing_about_sharing() -> None:
    """A correction and a second look change no ledger."""
    assert current(NOTHING, [added("correction", text="Tuesday."), added("looked")]) == EMPTY


def test_the_latest_answer_of_a_person_stands() -> None:
    """The latest by its time; of two at one time, the one that was added last; none for who was never asked."""
    found = with_ledgers()
    assert standing_of(found, "girl") is None
    first = found.asked[0]
    early = Asked(id="early", person="mother", answer="given", at="2026-11-01")
    same = replace(first, id="same", answer="withdrawn")
    assert standing_of(found.put(early), "mother") == first
    assert standing_of(found.put(early).put(same), "mother") == same


def test_a_withdrawal_points_at_what_others_already_have() -> None:
    """Not at what went later, nor at what the person got themselves."""
    found = sharing()
    for id, recipient, at in (
        ("b", "sw", "2026-11-23"),
        ("a", "sw", "2026-11-22"),
        ("own", "mum", "2026-11-22"),
        ("late", "sw", "2026-11-25"),
    ):
        found = found.put(Sent(id=id, recipient=recipient, at=at, by="Ada", how="post", items=("bruise",)))
    found = found.put(Asked(id="no", person="mother", answer="withdrawn", at="2026-11-24", about="yes"))
    assert [each.id for each in withdrawn(found, "no")] == ["a", "b"]
    with pytest.raises(KeyError):
        withdrawn(found, "unknown")


@pytest.mark.parametrize(
    ("heard", "state"),
    [
        ((), "to_chase"),
        (("chased",), "to_chase"),
        (("acknowledged", "chased"), "acknowledged"),
        (("acknowledged", "answered"), "answered"),
    ],
)
def test_what_was_sent_is_to_be_chased_until_an_answer_comes(heard: tuple[str, ...], state: str) -> None:
    """Having chased it is no answer; an acknowledgement is enough."""
    found = unanswered()
    for number, what in enumerate(heard):
        found = found.put(Heard(id=str(number), sent="sent", what=what, at=f"2026-11-2{number + 1}"))
    (sent,) = found.sent
    assert state_of(found, sent, DUE) == state
    assert to_chase(found, DUE) == ((sent,) if state == "to_chase" else ())
    assert [each.what for each in heard_of(found, "sent")] == list(heard)


def test_it_is_to_be_chased_from_its_day_on() -> None:
    """Not the day before; one with no day never; the longest waiting stands first."""
    found = unanswered()
    (sent,) = found.sent
    assert state_of(found, sent, date(2026, 11, 23)) == "sent"
    assert to_chase(found, date(2026, 11, 23)) == ()
    assert waiting(found) == (sent,)
    earlier = replace(sent, id="earlier", chase_on="2026-11-20")
    never = replace(sent, id="never", chase_on="")
    assert to_chase(found.put(earlier).put(never), DUE) == (earlier, sent)


def test_times_are_read_as_they_were_written() -> None:
    """With an offset as it says, without one as in England; what is no time lies before all others."""
    assert moment("2026-07-01T12:00:00") == moment("2026-07-01T11:00:00+00:00")
    assert moment("last week") < moment("1900-01-01")


def test_an_older_addition_keeps_its_bytes() -> None:
    """An addition without a body says nothing of one."""
    assert "body" not in added("correction", text="Tuesday.").to_json()
    sent = added("heard", Heard(id="h", sent="sent", what="answered", at=LATER, said="Yes."))
    assert Addition(**sent.to_json()) == sent


def test_the_words_of_a_line_are_found_and_changed_and_nothing_else_is() -> None:
    """Ids, codes and times stay; a scan has no words."""
    sent = Sent(id="s", recipient="sw", at=WROTE, by="Ada", how="post", items=("bruise",), went=("Zuzu fell.",))
    line = added("sent", sent)
    assert line.words == "Ada\nZuzu fell."
    changed = line.reworded(str.upper)
    assert changed.body == {**line.body, "by": "ADA", "went": ["ZUZU FELL."]}
    scan = added("scan", text="00ff")
    assert (scan.words, scan.reworded(str.upper)) == ("", scan)


def test_the_log_is_kept_apart_from_what_else_was_added() -> None:
    """A paper prints corrections in one place and the log in another."""
    every = tuple(added(what) for what in (*LEDGER, "correction", "scan"))
    thread = Thread(added=every, seq=1, digest="00" * 32)
    assert [each.what for each in thread.said] == ["correction", "scan"]
