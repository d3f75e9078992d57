"""What stands around a sealed record, read from the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.thread import Thread, thread_of
from app.store.papers import about

if TYPE_CHECKING:
    from app.desk.hands import Hands


def thread(hands: Hands, number: str) -> Thread:
    """What was added to a record, and what took its place. Raises AppError("record_unknown")."""
    return thread_of(about(hands.register, number), number)


def newest(hands: Hands, number: str) -> str:
    """The number of the record that stands in the place of this one now: its own, if none took it."""
    while successors := thread(hands, number).successors:
        number = successors[-1].number
    return number
