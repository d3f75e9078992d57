"""Whom to ring, as it stands on a paper: the numbers everybody has, and the agency's own."""

from __future__ import annotations

from dataclasses import dataclass

from app.settings import NAMED, Settings
from app.words import Words


@dataclass(frozen=True, slots=True)
class Ring:
    """A number, whose it is, and what it is for (may be empty). Without a number there is room to write one."""

    number: str
    name: str
    what: str = ""


def everyone(words: Words) -> tuple[Ring, ...]:
    """999, 101 and 111."""
    return tuple(Ring(each["number"], each["name"], each["what"]) for each in words.section("ui")["numbers"].values())


def agency(settings: Settings, words: Words) -> tuple[Ring, ...]:
    """The numbers the agency has set, in its order; then those that the guidance points at and that are not set."""
    numbers = settings.by_name()
    own = tuple(Ring(each.number, each.name or _name(each.id, words)) for each in settings.numbers)
    named = {each.id for each in settings.numbers}
    return own + tuple(Ring(numbers.get(id, ""), _name(id, words)) for id in NAMED if id not in named)


def _name(id: str, words: Words) -> str:
    return words.text("ui", f"agency.{id}")
