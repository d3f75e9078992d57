"""Ways to plant one mistake in a copy of the guidance. A mistake that changes nothing is an error of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When
from app.guidance.model import Advice, Body, Case, Duty, Edition, Guidance, Question, Rule

Plant = Callable[[Guidance], Guidance]
Each = TypeVar("Each", Body, Case, Duty, Question, Advice)
Change = Callable[[Condition], Condition]
FIELDS = {"outcome": "outcomes", "decider": "deciders", "ground": "grounds"}
"""Where the name of a part is not the name of its field."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake for the property of this id: what somebody thought, how it is made, and the questions that the
    counter-example must name."""

    id: str
    mistake: str
    plant: Plant
    about: tuple[str, ...]


def planted(*about: str) -> Callable[[Plant], Planted]:
    """Makes a function a planted mistake for the property that has its name."""
    return lambda plant: Planted(plant.__name__, plant.__doc__ or "", plant, about)


def changed(listed: Iterable[Each], id: str, change: Callable[[Each], Each]) -> tuple[Each, ...]:
    """The list with one of its members changed."""
    before = tuple(listed)
    after = tuple(change(each) if each.id == id else each for each in before)
    if after == before:
        raise ValueError(f"nothing was planted at {id}")
    return after


def question(guidance: Guidance, id: str, asked: Change) -> Guidance:
    """A question is asked under another condition."""
    return replace(guidance, questions=changed(guidance.questions, id, lambda q: replace(q, asked=asked(q.asked))))


def body(guidance: Guidance, id: str, when: Change) -> Guidance:
    """Somebody is told under another condition."""
    return replace(guidance, bodies=changed(guidance.bodies, id, lambda b: replace(b, when=when(b.when))))


def case(guidance: Guidance, part: str, id: str, when: Change) -> Guidance:
    """A case holds under another condition."""
    return cases(guidance, part, lambda listed: changed(listed, id, lambda c: replace(c, when=when(c.when))))


def cases(guidance: Guidance, part: str, change: Callable[[tuple[Case, ...]], Iterable[Case]]) -> Guidance:
    """A part of the assessment has other cases, or in another order."""
    field = FIELDS.get(part, part)
    made: tuple[Case, ...] = tuple(change(guidance.parts()[part]))
    if made == guidance.parts()[part]:
        raise ValueError(f"nothing was planted in {part}")
    return replace(guidance, **{field: made})  # type: ignore[arg-type]


def without(listed: Iterable[Case], *ids: str) -> Iterator[Case]:
    """The cases, but not these."""
    yield from (each for each in listed if each.id not in ids)


def moved(listed: tuple[Case, ...], *ids: str, before: str = "") -> Iterator[Case]:
    """These cases stand before another one; without a name, at the end."""
    taken = [each for each in listed if each.id in ids]
    for each in without(listed, *ids):
        if each.id == before:
            yield from taken
        yield each
    if not before:
        yield from taken


def added(listed: Iterable[Case], new: Case, *, before: str) -> Iterator[Case]:
    """A new case stands before another one."""
    for each in listed:
        if each.id == before:
            yield new
        yield each


def order(edition: Edition, first: str, then: str) -> Edition:
    """The edition with two questions in each other's place."""
    swap = {first: then, then: first}
    rules = (Rule(rule.id, tuple(swap.get(id, id) for id in rule.questions)) for rule in edition.rules)
    return replace(edition, rules=tuple(rules))


def forget(question: str, *options: str) -> Change:
    """These options no longer meet anything: somebody left them out of a list."""
    return lambda condition: _without(condition, question, options, When)


def forgive(question: str, *options: str) -> Change:
    """These options no longer stand in the way: somebody left them out of what it must be clear of."""
    return lambda condition: _without(condition, question, options, ClearOf)


def only(more: Condition) -> Change:
    """It holds only where this holds as well."""
    return lambda condition: All((condition, more))


def also(other: Condition) -> Change:
    """It holds where this holds, too."""
    return lambda condition: Any((condition, other))


def instead(other: Condition) -> Change:
    """It holds where this holds, and nowhere else."""
    return lambda _: other


def _without(condition: Condition, question: str, options: tuple[str, ...], kind: type[When | ClearOf]) -> Condition:
    match condition:
        case When(id, listed) | ClearOf(id, listed):
            if id != question or not isinstance(condition, kind):
                return condition
            return kind(id, tuple(option for option in listed if option not in options))
        case All(parts):
            return All(tuple(_without(part, question, options, kind) for part in parts))
        case Any(parts):
            return Any(tuple(_without(part, question, options, kind) for part in parts))
        case Term(id, means):
            return Term(id, _without(means, question, options, kind))
