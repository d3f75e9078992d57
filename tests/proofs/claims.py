"""What a named property is: one sentence, and how to look for answers that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from inspect import cleandoc

from app.guidance.conditions import clear_of, when
from app.guidance.model import RELEASE
from tests.proofs.journey import Formula, Journey
from tests.proofs.symbolic import Symbolic, Told

NOT_GROWN_UP = ("ours", "other", "beyond_england", "adult_risk", "public", "unsure")
GROWN_UP = (clear_of("who", *NOT_GROWN_UP, "past_child") & when("who", "adult")) | (
    clear_of("who", *NOT_GROWN_UP) & when("who", "past_child") & when("about", "nobody")
)
"""Adults who can decide and nobody else; among them who was hurt as a child, where nobody can still harm others."""
RELEASES = tuple(sorted(verdict.value for verdict in RELEASE))


@dataclass(frozen=True, slots=True)
class Breach:
    """Claims that must never hold together, about these journeys."""

    claims: tuple[Formula, ...]
    journeys: tuple[Journey, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A property does not hold: for these answers, or because these ids are dead or out of order."""

    told: tuple[Told, ...] = ()
    ids: tuple[str, ...] = ()
    breach: Breach | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Property:
    """A property that the guidance must have, under its id. `failure` gives the first way in which it has it not."""

    id: str
    sentence: str
    failure: Callable[[Symbolic], Failure | None]


def breach(*claims: Formula, journeys: tuple[Journey, ...] = ()) -> Breach:
    """Claims that must never hold together; of the first journey, unless others are named."""
    return Breach(claims, journeys)


def never(breaches: Callable[[Symbolic], Iterable[Breach]]) -> Property:
    """A property of which none of these breaches is possible. Its docstring is its sentence."""

    def failure(symbolic: Symbolic) -> Failure | None:
        for each in breaches(symbolic):
            told = symbolic.example(*each.claims, journeys=each.journeys)
            if told is not None:
                return Failure(told=told, breach=each)
        return None

    return _named(breaches, failure)


def always(faults: Callable[[Symbolic], Iterator[str]]) -> Property:
    """A property of the guidance as a whole, which names what is at fault. Its docstring is its sentence."""

    def failure(symbolic: Symbolic) -> Failure | None:
        ids = tuple(faults(symbolic))
        return Failure(ids=ids) if ids else None

    return _named(faults, failure)


def _named(function: Callable[[Symbolic], object], failure: Callable[[Symbolic], Failure | None]) -> Property:
    sentence = " ".join(cleandoc(function.__doc__ or "").partition("\n\n")[0].split())
    return Property(id=function.__name__, sentence=sentence, failure=failure)
