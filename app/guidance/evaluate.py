"""From answers to an assessment: pure, whole, and the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.guidance.conditions import Chosen, causes, holds
from app.guidance.deadlines import deadline
from app.guidance.model import (
    Answer,
    Case,
    Consent,
    Decider,
    Edition,
    Guidance,
    Kind,
    Question,
    TellPerson,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that follows: its id, its sources, and the questions whose answers caused it."""

    id: str
    sources: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellNow(Found):
    """A protective body to tell: now, and no later than `by`. `numbers` names numbers of the settings."""

    by: datetime
    numbers: tuple[str, ...]
    danger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Found):
    """A duty with its owner and its time."""

    owner: str
    by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the answers come to. Parts that the answers do not settle yet are None.

    `why` maps `outcome`, `tell_person`, `consent` and `decider` to the case that decided and its causes. `open`
    lists required questions still to be answered, in order; `path` the questions asked so far; `ignored` the
    answers to questions that are not asked on this path.
    """

    tell_now: tuple[TellNow, ...]
    outcome: Verdict | None
    tell_person: TellPerson | None
    consent: Consent | None
    decider: Decider | None
    duties: tuple[Due, ...]
    advice: tuple[Found, ...]
    why: Mapping[str, Found]
    open: tuple[str, ...]
    path: tuple[str, ...]
    ignored: tuple[str, ...]

    def values(self) -> dict[str, Verdict | TellPerson | Consent | Decider | None]:
        """The parts that take one value each, under the names that `Guidance.parts` has."""
        return {
            "outcome": self.outcome,
            "tell_person": self.tell_person,
            "consent": self.consent,
            "decider": self.decider,
        }


def evaluate(guidance: Guidance, edition: Edition, answers: Mapping[str, Answer], known_at: datetime) -> Assessment:
    """The assessment of these answers under this edition. Answers must be valid (see `app.guidance.answers`)."""
    path, chosen = walk(guidance, edition, answers)
    open_ = tuple(q.id for q in path if q.required and not q.closing and q.id not in chosen and not _given(q, answers))
    asked = {question.id for question in path}
    why: dict[str, Found] = {}

    def settle(part: str, cases: Sequence[Case]) -> str | None:
        case = first(cases, chosen, settled=not open_)
        if case is None:
            return None
        why[part] = Found(id=case.id, sources=case.sources, because=causes(case.when, chosen))
        return case.value

    outcome = settle("outcome", guidance.outcomes)
    tell_person = settle("tell_person", guidance.tell_person)
    consent = settle("consent", guidance.consent)
    decider = settle("decider", guidance.deciders)
    return Assessment(
        tell_now=tuple(
            TellNow(
                id=body.id,
                sources=body.sources,
                because=causes(body.when, chosen),
                by=deadline(known_at, body.within),
                numbers=body.numbers,
                danger=body.danger,
            )
            for body in guidance.bodies
            if holds(body.when, chosen)
        ),
        outcome=Verdict(outcome) if outcome else None,
        tell_person=TellPerson(tell_person) if tell_person else None,
        consent=Consent(consent) if consent else None,
        decider=Decider(decider) if decider else None,
        duties=tuple(
            Due(
                id=duty.id,
                sources=duty.sources,
                because=causes(duty.when, chosen),
                owner=duty.owner,
                by=deadline(known_at, duty.within),
            )
            for duty in guidance.duties
            if holds(duty.when, chosen) and _fits(duty.outcomes, outcome)
        ),
        advice=tuple(
            Found(id=line.id, sources=line.sources, because=causes(line.when, chosen))
            for line in guidance.advice
            if holds(line.when, chosen) and _fits(line.outcomes, outcome)
        ),
        why=why,
        open=open_,
        path=tuple(question.id for question in path),
        ignored=tuple(id for id in answers if id not in asked),
    )


def walk(guidance: Guidance, edition: Edition, answers: Mapping[str, Answer]) -> tuple[tuple[Question, ...], Chosen]:
    """The questions asked on this path, and what was chosen on it. Hidden answers do not count."""
    path: list[Question] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for question in guidance.in_order(edition):
        if not holds(question.asked, chosen):
            continue
        path.append(question)
        answer = answers.get(question.id)
        if isinstance(answer, tuple) and answer and question.kind in (Kind.ONE, Kind.MANY):
            chosen[question.id] = answer
    return tuple(path), chosen


def first(cases: Sequence[Case], chosen: Chosen, *, settled: bool) -> Case | None:
    """The first case that holds; while something is open, only one that interrupts."""
    return next((case for case in cases if (settled or case.interrupts) and holds(case.when, chosen)), None)


def _fits(outcomes: frozenset[Verdict], outcome: str | None) -> bool:
    """While the outcome is open, only what applies to every outcome is certain."""
    return outcome in outcomes if outcome else outcomes == frozenset(Verdict)


def _given(question: Question, answers: Mapping[str, Answer]) -> bool:
    return question.kind in (Kind.TEXT, Kind.DATE) and bool(answers.get(question.id))
