"""The assessment as cards in words: the same cards on the guidance page and in the sealed record."""

from __future__ import annotations

from collections.abc import Mapping

from app.decisions.screen import Part, Point, Urgency
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment
from app.guidance.model import LAW, RELEASE, Answer, TellPerson, Verdict

_ACCENT = {
    Verdict.ACT_NOW.value: Urgency.EMBER,
    Verdict.SHARE_NOW.value: Urgency.SUN,
    TellPerson.NO.value: Urgency.SUN,
    TellPerson.NOT_YET.value: Urgency.SUN,
    TellPerson.ASK_ADVICE.value: Urgency.SUN,
}


def parts(
    found: Assessment, answers: Mapping[str, Answer], wording: Wording, *, whole: bool = False
) -> tuple[Part, ...]:
    """Outcome, telling, agreement, decider, the law, duties and advice, as far as each has anything to say.

    The proposed basis in law is there where something is to go, and for an office, or in the `whole` of a record."""
    law = found.outcome in RELEASE and (whole or wording.office)
    cards = [
        Part(
            id=part,
            title=wording.part(part),
            verdict=wording.verdict(part, value.value),
            urgency=_ACCENT.get(value.value, Urgency.LEAF),
            points=(wording.point(found.why[part], wording.case(part, found.why[part]), answers),),
        )
        for part, value in found.values().items()
        if value is not None and part not in LAW
    ]
    if law:
        cards.append(_law(found, answers, wording))
    lists: dict[str, tuple[Point, ...]] = {
        "duties": tuple(wording.due(duty, answers) for duty in found.duties),
        "advice": tuple(wording.point(line, wording.advice(line), answers) for line in found.advice),
    }
    cards += [
        Part(
            id=id, title=wording.words.text("outcomes", f"parts.{id}"), verdict="", urgency=Urgency.LEAF, points=points
        )
        for id, points in lists.items()
        if points
    ]
    return tuple(cards)


def _law(found: Assessment, answers: Mapping[str, Answer], wording: Wording) -> Part:
    """Basis and condition in one card, each with its sources, for somebody to confirm."""

    def said(part: str) -> Point:
        words = wording.words.text(
            "law",
            "line",
            part=wording.part(part),
            value=wording.verdict(part, str(found.values()[part])),
            why=wording.case(part, found.why[part]),
        )
        return wording.point(found.why[part], words, answers)

    return Part(
        id=LAW[0],
        title=wording.words.text("law", "title"),
        verdict=wording.words.text("law", "confirm"),
        urgency=Urgency.LEAF,
        points=tuple(said(part) for part in LAW),
    )
