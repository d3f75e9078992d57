"""From answers to an assessment: pure, whole, and the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.guidance.circumstances import Circumstances
from app.guidance.conditions import Chosen, causes, holds
from app.guidance.deadlines import deadline
from app.guidance.model import (
    Advice,
    Answer,
    Basis,
    Body,
    Case,
    Consent,
    Decider,
    Duty,
    Edition,
    Ground,
    Guidance,
    Kind,
    Question,
    TellPerson,
    Verdict,
    Within,
)

INSTEAD = {"manager": "senior", "child_sw": "council_senior"}
"""Who does a duty where the worry is about its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that follows: its id, its sources, and the questions whose answers caused it.

    `around`: its words would send someone to the person the worry is about, so the words that go round them count."""

    id: str
    sources: tuple[str, ...]
    because: tuple[str, ...]
    around: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Found):
    """Something with a time limit: no later than `by`, which is `within` from knowing."""

    by: datetime
    within: Within


@dataclass(frozen=True, slots=True, kw_only=True)
class TellNow(Timed):
    """A protective body to tell now. `numbers` names telephone numbers, as in a Body."""

    numbers: tuple[str, ...]
    danger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Timed):
    """A duty with its owner. An owner whom the worry is about is replaced by somebody senior."""

    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the answers come to. Parts that the answers do not settle yet are None.

    `why` maps `outcome` and each other part with one value to the case that decided and its causes. `open` lists
    required questions still to be answered, in order; `path` the questions asked so far; `ignored` the answers to
    questions that are not asked on this path.
    """

    tell_now: tuple[TellNow, ...]
    outcome: Verdict | None
    tell_person: TellPerson | None
    tell_child: TellPerson | None
    consent: Consent | None
    decider: Decider | None
    basis: Basis | None
    ground: Ground | None
    duties: tuple[Due, ...]
    advice: tuple[Found, ...]
    why: Mapping[str, Found]
    open: tuple[str, ...]
    path: tuple[str, ...]
    ignored: tuple[str, ...]

    def values(self) -> dict[str, Verdict | TellPerson | Consent | Decider | Basis | Ground | None]:
        """The parts that take one value each, under the names that `Guidance.parts` has."""
        return {
            "outcome": self.outcome,
            "tell_person": self.tell_person,
            "tell_child": self.tell_child,
            "consent": self.consent,
            "decider": self.decider,
            "basis": self.basis,
            "ground": self.ground,
        }


def evaluate(guidance: Guidance, edition: Edition, answers: Mapping[str, Answer], now: Circumstances) -> Assessment:
    """The assessment of these answers under this edition and in these circumstances.

    An option that a question does not have (any more) counts as not chosen: an old draft is never an error."""
    path, chosen = walk(guidance, edition, answers, now)
    open_ = tuple(q.id for q in path if q.required and not q.closing and q.id not in chosen and not _given(q, answers))
    asked = {question.id for question in path}

    def found(each: Case | Duty | Advice | Body) -> dict[str, Any]:
        return {
            "id": each.id,
            "sources": each.sources,
            "because": tuple(id for id in causes(each.when, chosen) if id in asked),
            "around": any(someone in each.to for someone in concerned(chosen)),
        }

    def timed(within: Within) -> dict[str, Any]:
        return {"within": within, "by": deadline(now.known_at, within)}

    decided = {part: first(cases, chosen, settled=not open_) for part, cases in guidance.parts().items()}
    values = {part: case.value if case else None for part, case in decided.items()}
    outcome = values["outcome"]
    return Assessment(
        tell_now=tuple(
            TellNow(**found(body), **timed(_limit(body, chosen)), numbers=body.numbers, danger=body.danger)
            for body in guidance.bodies
            if holds(body.when, chosen)
        ),
        outcome=Verdict(outcome) if outcome else None,
        tell_person=TellPerson(values["tell_person"]) if values["tell_person"] else None,
        tell_child=TellPerson(values["tell_child"]) if values["tell_child"] else None,
        consent=Consent(values["consent"]) if values["consent"] else None,
        decider=Decider(values["decider"]) if values["decider"] else None,
        basis=Basis(values["basis"]) if values["basis"] else None,
        ground=Ground(values["ground"]) if values["ground"] else None,
        duties=tuple(
            Due(**found(duty), **timed(duty.within), owner=_owner(duty, chosen))
            for duty in guidance.duties
            if holds(duty.when, chosen) and _fits(duty.outcomes, outcome)
        ),
        advice=tuple(
            Found(**found(line))
            for line in guidance.advice
            if holds(line.when, chosen) and _fits(line.outcomes, outcome)
        ),
        why={part: Found(**found(case)) for part, case in decided.items() if case},
        open=open_,
        path=tuple(question.id for question in path),
        ignored=tuple(id for id in answers if id not in asked),
    )


def walk(
    guidance: Guidance, edition: Edition, answers: Mapping[str, Answer], now: Circumstances
) -> tuple[tuple[Question, ...], Chosen]:
    """The questions asked on this path, and what was chosen on it, the facts among it. Hidden answers do not count."""
    path: list[Question] = []
    chosen = dict(now.facts(edition))
    for question in guidance.in_order(edition):
        if not holds(question.asked, chosen):
            continue
        path.append(question)
        answer = answers.get(question.id, ())
        options = tuple(option for option in question.option_ids() if option in answer)
        if options:
            chosen[question.id] = options
    return tuple(path), chosen


def first(cases: Sequence[Case], chosen: Chosen, *, settled: bool) -> Case | None:
    """The first case that holds; while something is open, only one that interrupts."""
    return next((case for case in cases if (settled or case.interrupts) and holds(case.when, chosen)), None)


def _fits(outcomes: frozenset[Verdict], outcome: str | None) -> bool:
    """While the outcome is open, only what applies to every outcome is certain."""
    return outcome in outcomes if outcome else outcomes == frozenset(Verdict)


def concerned(chosen: Chosen) -> frozenset[str]:
    """Whom the worry is about, as people to go round: a manager who says "me" is the manager."""
    about = frozenset(chosen.get("about", ()))
    return about | {"manager"} if "me" in about and "manager" in chosen.get("role", ()) else about


def _owner(duty: Duty, chosen: Chosen) -> str:
    return INSTEAD.get(duty.owner, duty.owner) if duty.owner in concerned(chosen) else duty.owner


def _limit(body: Body, chosen: Chosen) -> Within:
    return next((within for condition, within in body.sooner if holds(condition, chosen)), body.within)


def _given(question: Question, answers: Mapping[str, Answer]) -> bool:
    return question.kind in (Kind.TEXT, Kind.DATE) and bool(answers.get(question.id))
