"""What is wrong with the guidance as a value: every fault of its structure, by kind and by the id it stands at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from app.errors import AppError
from app.guidance.conditions import ALWAYS, All, Any, ClearOf, Condition, Term, When, atoms
from app.guidance.evaluate import INSTEAD
from app.guidance.model import (
    Advice,
    Basis,
    Body,
    Case,
    Consent,
    Decider,
    Duty,
    Fact,
    Ground,
    Guidance,
    Hours,
    Kind,
    Months,
    Question,
    TellPerson,
    Verdict,
    Within,
    WorkingDays,
)
from app.guidance.terms import OFFICE
from app.settings import FIXED, NAMED

VALUES: dict[str, type[StrEnum]] = {
    "outcome": Verdict,
    "tell_person": TellPerson,
    "tell_child": TellPerson,
    "consent": Consent,
    "decider": Decider,
    "basis": Basis,
    "ground": Ground,
}
"""What each part of an assessment may come to."""

PROVED_WHOLE = frozenset({"outcome"})
"""Parts without a last case that always holds: it would hide a hole. That something holds is proved instead."""

OFFICE_OWNERS = frozenset({"manager", "child_sw", "council"})
OWNERS = frozenset({"you", *OFFICE_OWNERS, *INSTEAD.values()})
"""Whose job a duty can be. The office's are on nobody else's list."""

WORDS_SENT_TO = "about"
"""The question whose options are the people that words may send someone to."""
ROLE, EDITION = "role", "edition"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind (worded in proof.toml), the id it stands at, and what it is about."""

    kind: str
    id: str
    detail: tuple[str, ...] = ()


Conditional = Question | Case | Body | Duty | Advice


def refuse_faults(guidance: Guidance) -> None:
    """Where the guidance is being worked on: raises AppError("guidance_fault") for its first fault."""
    for fault in faults(guidance):
        raise AppError("guidance_fault", id=fault.id, kind=fault.kind)


def faults(guidance: Guidance) -> tuple[Fault, ...]:
    """Every fault, none twice, in the order of the checks. Costs a few milliseconds: every command may ask."""
    return tuple(dict.fromkeys(fault for check in CHECKS for fault in check(guidance)))


def conditionals(guidance: Guidance) -> Iterator[tuple[str, Conditional]]:
    """Everything that has a condition, under an id that says which list it stands in."""
    yield from ((question.id, question) for question in guidance.questions)
    for part, cases in guidance.parts().items():
        yield from ((f"{part}.{case.id}", case) for case in cases)
    yield from ((f"body.{body.id}", body) for body in guidance.bodies)
    yield from ((f"duty.{duty.id}", duty) for duty in guidance.duties)
    yield from ((f"advice.{line.id}", line) for line in guidance.advice)


def condition_of(each: Conditional) -> Condition:
    """When it is asked, decides or applies."""
    return each.asked if isinstance(each, Question) else each.when


def conditions_of(each: Conditional) -> tuple[Condition, ...]:
    """Every condition that stands in it: when it applies, and when a shorter limit does."""
    sooner = tuple(condition for condition, _ in each.sooner) if isinstance(each, Body) else ()
    return (condition_of(each), *sooner)


def possible(condition: Condition, question: Question | Fact) -> frozenset[str]:
    """The answers to a question of one answer with which a condition may hold. It may name too many, never too few."""
    every = frozenset(question.option_ids())
    match condition:
        case When(id, options):
            return every & frozenset(options) if id == question.id else every
        case ClearOf(id, options):
            return every - frozenset(options) if id == question.id else every
        case All(parts):
            return every.intersection(*(possible(part, question) for part in parts))
        case Any(parts):
            return frozenset().union(*(possible(part, question) for part in parts))
        case Term(_, means):
            return possible(means, question)
        case _ as never:
            assert_never(never)


# --- ids -------------------------------------------------------------------------------------------------------------
def _ids(guidance: Guidance) -> Iterator[Fault]:
    lists: dict[str, Iterable[str]] = {
        "question": (*(fact.id for fact in guidance.facts), *(question.id for question in guidance.questions)),
        "edition": (edition.id for edition in guidance.editions),
        "source": (source.id for source in guidance.sources),
        "body": (body.id for body in guidance.bodies),
        "duty": (duty.id for duty in guidance.duties),
        "advice": (line.id for line in guidance.advice),
        **{part: [case.id for case in cases] for part, cases in guidance.parts().items()},
        **{fact.id: fact.options for fact in guidance.facts},
        **{question.id: question.option_ids() for question in guidance.questions},
    }
    for name, ids in lists.items():
        yield from (Fault("twice", f"{name}.{id}") for id in _repeated(ids))


def _terms(guidance: Guidance) -> Iterator[Fault]:
    yield from (Fault("two_meanings", id) for id in _repeated(term.id for term in guidance.terms()))


def _questions(guidance: Guidance) -> Iterator[Fault]:
    for question in guidance.questions:
        choice = question.kind in (Kind.ONE, Kind.MANY)
        if choice != bool(question.options):
            yield Fault("no_options" if choice else "options_of_text", question.id)


# --- editions --------------------------------------------------------------------------------------------------------
def _editions(guidance: Guidance) -> Iterator[Fault]:
    fact = guidance.mentionable.get(EDITION)
    if fact and set(fact.option_ids()) != {edition.id for edition in guidance.editions}:
        yield Fault("other_editions", fact.id, fact.option_ids())
    for edition in guidance.editions:
        order = edition.order()
        yield from (Fault("not_in_edition", id, (edition.id,)) for id in guidance.by_id if id not in order)
        yield from (Fault("unknown_question", id, (edition.id,)) for id in order if id not in guidance.by_id)
        yield from (Fault("twice_in_edition", id, (edition.id,)) for id in _repeated(order))
        yield from (Fault("twice", f"{edition.id}.{id}") for id in _repeated(rule.id for rule in edition.rules))


# --- conditions ------------------------------------------------------------------------------------------------------
def _conditions(guidance: Guidance) -> Iterator[Fault]:
    known = guidance.mentionable
    for id, each in conditionals(guidance):
        for atom in (atom for condition in conditions_of(each) for atom in atoms(condition)):
            if atom.question not in known:
                yield Fault("unknown_question", id, (atom.question,))
                continue
            options = known[atom.question].option_ids()
            yield from (
                Fault("unknown_option", id, (atom.question, option)) for option in atom.options if option not in options
            )
            if isinstance(atom, When) and not atom.options:
                yield Fault("never", id, (atom.question,))


def _backwards(guidance: Guidance) -> Iterator[Fault]:
    facts = {fact.id for fact in guidance.facts}
    closing = {question.id for question in guidance.questions if question.closing}
    orders = {edition.id: edition.order() for edition in guidance.editions}
    for id, each in conditionals(guidance):
        mentioned = (atom.question for condition in conditions_of(each) for atom in atoms(condition))
        asks = dict.fromkeys(question for question in mentioned if question not in facts)
        if not (isinstance(each, Question) and each.closing):
            yield from (Fault("closing", id, (other,)) for other in asks if other in closing)
        if not isinstance(each, Question):
            continue
        for edition, order in orders.items():
            before = order[: order.index(id)] if id in order else order
            yield from (
                Fault("not_earlier", id, (other, edition)) for other in asks if other in order and other not in before
            )


# --- sources ---------------------------------------------------------------------------------------------------------
def _sources(guidance: Guidance) -> Iterator[Fault]:
    cited: list[tuple[str, tuple[str, ...]]] = [(id, each.sources) for id, each in conditionals(guidance)]
    cited += [(edition.id, edition.sources) for edition in guidance.editions]
    for id, sources in cited:
        if not sources:
            yield Fault("no_source", id)
        yield from (Fault("unknown_source", id, (source,)) for source in sources if source not in guidance.source_by_id)
    used = {source for _, sources in cited for source in sources}
    yield from (Fault("unused_source", source) for source in guidance.source_by_id if source not in used)


# --- parts -----------------------------------------------------------------------------------------------------------
def _parts(guidance: Guidance) -> Iterator[Fault]:
    for part, cases in guidance.parts().items():
        values = {value.value for value in VALUES[part]}
        yield from (Fault("not_a_value", f"{part}.{c.id}", (c.value,)) for c in cases if c.value not in values)
        if part not in PROVED_WHOLE and not (cases and cases[-1].when == ALWAYS):
            yield Fault("no_last_case", part)
        seen: list[Condition] = []
        for case in cases:
            if case.when in seen or ALWAYS in seen:
                yield Fault("never_reached", f"{part}.{case.id}")
            seen.append(case.when)


# --- whom to tell, what must happen ----------------------------------------------------------------------------------
def _bodies(guidance: Guidance) -> Iterator[Fault]:
    numbers = {*FIXED, *NAMED}
    for body in guidance.bodies:
        yield from (Fault("unknown_number", f"body.{body.id}", (n,)) for n in body.numbers if n not in numbers)


def _deadlines(guidance: Guidance) -> Iterator[Fault]:
    timed: dict[str, list[Within]] = {}
    both: tuple[Body | Duty, ...] = (*guidance.bodies, *guidance.duties)
    for each in both:
        timed.setdefault(each.id, []).append(each.within)
        sooner = [within for _, within in each.sooner] if isinstance(each, Body) else []
        if any(_length(within) < 0 for within in (each.within, *sooner)):
            yield Fault("negative_time", each.id)
    yield from (Fault("two_deadlines", id) for id, withins in timed.items() if len(set(withins)) > 1)


def _duties(guidance: Guidance) -> Iterator[Fault]:
    role = guidance.mentionable.get(ROLE)
    for duty in guidance.duties:
        if duty.owner not in OWNERS:
            yield Fault("unknown_owner", f"duty.{duty.id}", (duty.owner,))
        if duty.owner in OFFICE_OWNERS and role is not None:
            others = possible(duty.when, role) - possible(OFFICE, role)
            yield from (Fault("not_theirs", f"duty.{duty.id}", (duty.owner, other)) for other in sorted(others))
    for id, each in conditionals(guidance):
        if isinstance(each, Duty | Advice) and not each.outcomes:
            yield Fault("no_outcome", id)


def _people(guidance: Guidance) -> Iterator[Fault]:
    about = guidance.mentionable.get(WORDS_SENT_TO)
    people = about.option_ids() if about else ()
    for id, each in conditionals(guidance):
        if not isinstance(each, Question):
            yield from (Fault("unknown_person", id, (someone,)) for someone in each.to if someone not in people)


CHECKS: tuple[Callable[[Guidance], Iterator[Fault]], ...] = (
    _ids,
    _terms,
    _questions,
    _editions,
    _conditions,
    _backwards,
    _sources,
    _parts,
    _bodies,
    _deadlines,
    _duties,
    _people,
)


def _repeated(ids: Iterable[str]) -> list[str]:
    return [id for id, times in Counter(ids).items() if times > 1]


def _length(within: Within) -> int:
    match within:
        case Hours(hours=length) | WorkingDays(days=length) | Months(months=length):
            return length
        case _ as never:
            assert_never(never)
