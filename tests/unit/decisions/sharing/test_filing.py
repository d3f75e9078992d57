"""Only what happened, about people and things that are in the decision, is logged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from app.clock import UK
from app.decisions.sharing import filing
from app.decisions.sharing.values import Advice, Asked, Heard, Sent, Told
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT
from tests.unit.decisions.sharing.made import ITEMS, sealed, with_ledgers

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=UK)
SHARING = with_ledgers()
LONG = "x" * (LONGEST_TEXT + 1)


def sent(**said: Any) -> Sent:
    """Something that goes to the social worker now."""
    usual = {"id": "new", "to": "sw", "how": "telephone", "by": "Ada Example"}
    return filing.sent(sealed(), SHARING, NOW, **{**usual, **said})


def heard(**said: Any) -> Heard:
    """An answer to what was sent."""
    return filing.heard(SHARING, NOW, **{"id": "new", "sent": "sent", "what": "answered", **said})


def asked(**said: Any) -> Asked:
    """The mother says something."""
    usual = {"id": "new", "person": "mother", "answer": "given", "by": "Ada Example"}
    return filing.asked(SHARING, NOW, **{**usual, **said})


def told(**said: Any) -> Told:
    """The mother is told, or not."""
    return filing.told(SHARING, NOW, **{"id": "new", "person": "mother", "told": "yes", "by": "Ada Example", **said})


def advice(**said: Any) -> Advice:
    """Somebody gives advice."""
    return filing.advice(NOW, **{"id": "new", "who": "The NSPCC line", "said": "Tell today.", **said})


def test_what_went_is_what_the_record_gives_in_its_words() -> None:
    """All of it, where nothing is named; a part in the words of the part; now, where no time is."""
    made = sent()
    assert made.items == ("bruise", "shouting", "home")
    assert made.went == tuple(item.text for item in ITEMS[:3])
    assert made.at == NOW.isoformat()
    assert sent(to="mum").went == ("Child A had a bruise. A nurse looks at it.",)
    assert sent(items=("home", "home")).went == (ITEMS[2].text,)


def test_all_that_is_known_of_it_is_kept() -> None:
    """The reference, the day to chase and how; a time without an offset is England's."""
    made = sent(at="2026-11-24T10:00", reference=" R-1 ", chase_on="2026-11-24", chase="Ring.", by=" Ada  Example ")
    assert (made.at, made.reference, made.chase_on, made.chase, made.by) == (
        "2026-11-24T10:00:00+00:00",
        "R-1",
        "2026-11-24",
        "Ring.",
        "Ada Example",
    )


@pytest.mark.parametrize(
    ("act", "said", "code"),
    [
        (sent, {"to": "nobody"}, "recipient_unknown"),
        (sent, {"items": ("brother",)}, "not_theirs"),
        (sent, {"to": "mum", "items": ("home",)}, "not_theirs"),
        (sent, {"by": " "}, "name_missing"),
        (sent, {"at": "yesterday"}, "log_time"),
        (sent, {"at": "2026-11-24T14:06"}, "log_in_future"),
        (sent, {"chase_on": "soon"}, "chase_day"),
        (sent, {"chase_on": "2026-11-23"}, "chase_early"),
        (sent, {"chase": LONG}, "words_too_long"),
        (heard, {"sent": "nothing"}, "sent_unknown"),
        (heard, {"at": "2026-11-20"}, "heard_early"),
        (heard, {"at": "2027-01-01"}, "log_in_future"),
        (asked, {"person": "nobody"}, "person_unknown"),
        (asked, {"about": "nothing", "answer": "objected"}, "answer_unknown"),
        (asked, {"answer": "withdrawn"}, "nothing_to_withdraw"),
        (asked, {"answer": "withdrawn", "about": "asked"}, "nothing_to_withdraw"),
        (asked, {"by": ""}, "name_missing"),
        (told, {"person": "nobody"}, "person_unknown"),
        (told, {"told": "unsafe"}, "reason_missing"),
        (advice, {"who": ""}, "name_missing"),
        (advice, {"said": " "}, "words_missing"),
    ],
)
def test_what_cannot_have_happened_is_refused(act: Callable[..., object], said: dict[str, Any], code: str) -> None:
    """Each with a code of its own."""
    with pytest.raises(AppError) as fault:
        act(**said)
    assert fault.value.code == code


def test_a_record_that_gives_them_nothing_has_nothing_to_log() -> None:
    """Not even an empty line."""
    nothing = with_ledgers().without("mum").put(SHARING.recipient("mum"))
    with pytest.raises(AppError) as fault:
        filing.sent(sealed(nothing), nothing, NOW, id="new", to="mum", how="post", by="Ada")
    assert fault.value.code == "not_theirs"


@pytest.mark.parametrize(
    ("act", "said"),
    [(sent, {"how": "pigeon"}), (heard, {"what": "lost"}), (asked, {"answer": "maybe"}), (told, {"told": "maybe"})],
)
def test_a_code_that_nobody_can_choose_is_a_fault_of_the_program(act: Callable[..., object], said: Any) -> None:
    """It is never taken for somebody's slip."""
    with pytest.raises(ValueError, match=r"pigeon|lost|maybe"):
        act(**said)


def test_an_answer_is_kept_as_it_came() -> None:
    """Who said it, and what."""
    made = heard(at="2026-11-22T09:00", by="Mx B. Tarn", said=" They visit tomorrow. ")
    assert made == Heard(
        id="new",
        sent="sent",
        what="answered",
        at="2026-11-22T09:00:00+00:00",
        by="Mx B. Tarn",
        said="They visit tomorrow.",
    )


def test_a_yes_is_taken_back_by_whoever_gave_it() -> None:
    """The latest, where none is named."""
    yes = asked(understood="yes", standing="has", form="spoken", words="May I tell?", said="Yes.")
    given = SHARING.put(yes)
    usual: dict[str, Any] = {"person": "mother", "answer": "withdrawn", "by": "Ada Example"}
    assert filing.asked(given, NOW, id="no", **usual).about == "new"
    assert filing.asked(given, NOW, id="no", about="new", **usual).about == "new"


def test_an_objection_needs_no_yes_before_it() -> None:
    """It may be about nothing, about an answer, or about what went."""
    for about in ("", "asked", "sent"):
        assert asked(answer="objected", about=about, said="I do not want this.").about == about


def test_why_somebody_was_not_told_is_kept() -> None:
    """And in which words somebody was."""
    assert told(told="unsafe", why="She may run.").why == "She may run."
    assert told(how="spoken", words="I will tell.").words == "I will tell."


def test_advice_is_kept_with_what_was_asked() -> None:
    """The text that it was asked with names nobody; it is kept as it was."""
    assert advice(request="May I tell a school?", at="2026-11-24").at == "2026-11-24T00:00:00+00:00"
