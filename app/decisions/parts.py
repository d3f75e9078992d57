"""The assessment as cards in words: the same cards on the guidance page and in the sealed record."""

from __future__ import annotations

from collections.abc import Mapping

from app.decisions.screen import Part, Point, Urgency
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment
from app.guidance.model import Answer, TellPerson, Verdict

_ACCENT = {
    Verdict.ACT_NOW.value: Urgency.EMBER,
    Verdict.SHARE_NOW.value: Urgency.SUN,
    TellPerson.NO.value: Urgency.SUN,
    TellPerson.NOT_YET.value: Urgency.SUN,
    TellPerson.ASK_ADVICE.value: Urgency.SUN,
}


def parts(found: Assessment, answers: Mapping[str, Answer], wording: Wording) -> tuple[Part, ...]:
    """Outcome, telling, agreement, decider, duties and advice, as far as each has anything to say."""
    cards = [
        Part(
            id=part,
            title=wording.words.text("outcomes", f"parts.{part}"),
            verdict=wording.verdict(part, value.value),
            urgency=_ACCENT.get(value.value, Urgency.LEAF),
            points=(wording.point(found.why[part], wording.case(part, found.why[part]), answers),),
        )
        for part, value in found.values().items()
        if value is not None
    ]
    lists: dict[str, tuple[Point, ...]] = {
        "duties": tuple(wording.due(duty, answers) for duty in found.duties),
        "advice": tuple(
            wording.point(line, wording.words.text("advice", f"advice.{line.id}"), answers) for line in found.advice
        ),
    }
    cards += [
        Part(
            id=id, title=wording.words.text("outcomes", f"parts.{id}"), verdict="", urgency=Urgency.LEAF, points=points
        )
        for id, points in lists.items()
        if points
    ]
    return tuple(cards)
