"""Conditions as values: they can be held against answers, listed, explained in words and proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

Chosen = Mapping[str, tuple[str, ...]]
"""Question id to the option ids chosen. A question that was not asked, or not answered, is not in it."""


@dataclass(frozen=True, slots=True)
class When:
    """Holds if the question was answered with any of these options."""

    question: str
    options: tuple[str, ...]

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any((self, other))


@dataclass(frozen=True, slots=True)
class ClearOf:
    """Holds if the question was answered, and with none of these options.

    This is not a general "not": a question that was skipped or never asked does not make it hold.
    """

    question: str
    options: tuple[str, ...]

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any((self, other))


@dataclass(frozen=True, slots=True)
class All:
    """Holds if every part holds; of nothing, always."""

    parts: tuple[Condition, ...]

    def __and__(self, other: Condition) -> Condition:
        return All((*self.parts, other))

    def __or__(self, other: Condition) -> Condition:
        return Any((self, other))


@dataclass(frozen=True, slots=True)
class Any:
    """Holds if some part holds; of nothing, never."""

    parts: tuple[Condition, ...]

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any((*self.parts, other))


@dataclass(frozen=True, slots=True)
class Term:
    """A condition with a name of its own, so that people can read what is made of it. Worded in terms.toml."""

    id: str
    means: Condition

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return Any((self, other))


Condition = When | ClearOf | All | Any | Term
Atom = When | ClearOf

ALWAYS = All(())


def when(question: str, *options: str) -> When:
    """The answer to `question` is, or includes, one of `options`."""
    return When(question, options)


def clear_of(question: str, *options: str) -> ClearOf:
    """`question` was answered, and none of `options` was chosen."""
    return ClearOf(question, options)


def holds(condition: Condition, chosen: Chosen) -> bool:
    """Whether the condition holds for what was chosen. A question that is not there is treated as not so."""
    match condition:
        case When(question, options):
            return any(option in options for option in chosen.get(question, ()))
        case ClearOf(question, options):
            given = chosen.get(question, ())
            return bool(given) and not any(option in options for option in given)
        case All(parts):
            return all(holds(part, chosen) for part in parts)
        case Any(parts):
            return any(holds(part, chosen) for part in parts)
        case Term(_, means):
            return holds(means, chosen)
        case _ as never:
            assert_never(never)


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every mention of a question, in order."""
    match condition:
        case When() | ClearOf():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case Term(_, means):
            yield from atoms(means)
        case _ as never:
            assert_never(never)


def terms(condition: Condition) -> Iterator[Term]:
    """Every named condition that is mentioned, and those that they are made of; inner ones first."""
    match condition:
        case When() | ClearOf():
            return
        case All(parts) | Any(parts):
            for part in parts:
                yield from terms(part)
        case Term(_, means):
            yield from terms(means)
            yield condition
        case _ as never:
            assert_never(never)


def causes(condition: Condition, chosen: Chosen) -> tuple[str, ...]:
    """The questions whose answers make the condition hold, in order and once each; none if it does not hold."""
    if not holds(condition, chosen):
        return ()
    return tuple(dict.fromkeys(atom.question for atom in atoms(condition) if holds(atom, chosen)))
