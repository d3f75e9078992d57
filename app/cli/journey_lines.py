"""How many pages a decision takes, as lines: of all journeys, and in common situations by role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.decisions.wording import Wording
from app.guidance.circumstances import Circumstances
from app.guidance.conditions import Chosen
from app.guidance.journeys import Journeys
from app.guidance.situations import GROUPS, ROLES
from app.settings import NEW_LAWS

COLUMN = 16


def journey_lines(wording: Wording, at: datetime) -> Iterator[str]:
    """The shortest and the longest of all journeys under an edition, without and with the new laws; then the table."""
    say = wording.words.text
    yield wording.edition_title()
    yield "=" * len(wording.edition_title())
    asked = sum(not question.closing for question in wording.guidance.in_order(wording.edition))
    yield say("proof", "journeys.questions", count=asked)
    without, with_laws = (_journeys(wording, at, frozenset(laws)) for laws in ((), NEW_LAWS))
    for key, journeys in (("without", without), ("with", with_laws)):
        span = journeys.span()
        yield say("proof", f"journeys.{key}", power=len(str(span.answers)) - 1)
        yield say("proof", "journeys.shortest", count=span.shortest, answers=_answers(span.short))
        yield say("proof", "journeys.longest", count=span.longest, answers=_answers(span.long))
    yield ""
    yield say("proof", "journeys.table")
    yield "".join(f"{say('situations', f'role.{role}'):<{COLUMN}}" for role in ROLES)
    for situation in (each for group in GROUPS.values() for each in group):
        cells = (_span(without, {**situation.given, "role": (role,)}, role in situation.roles) for role in ROLES)
        heading = say("situations", f"situation.{situation.id}")
        yield "".join(f"{cell:<{COLUMN}}" for cell in cells) + heading
    yield ""


def _journeys(wording: Wording, at: datetime, laws: frozenset[str]) -> Journeys:
    now = Circumstances(known_at=at, at=at, overlays=laws)
    return Journeys(wording.guidance, wording.edition, now.facts(wording.edition))


def _span(journeys: Journeys, given: Chosen, applies: bool) -> str:
    if not applies:
        return ""
    span = journeys.span({"danger": ("no",), **given})
    return f"{span.shortest}" if span.shortest == span.longest else f"{span.shortest}–{span.longest}"


def _answers(answers: Chosen) -> str:
    return ", ".join(f"{question}={'+'.join(options)}" for question, options in answers.items())
