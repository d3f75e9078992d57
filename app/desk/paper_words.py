"""What checking a paper came to, and the copies that left here, in words: for the window and for lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from app.clock import spoken

if TYPE_CHECKING:
    from app.desk.verifying import Later, Verdict
    from app.store.papers import Copy
    from app.words import Words


def verdict(found: Verdict, words: Words) -> str:
    """What a paper is, in a sentence or two."""
    key = f"{found.evidence}.{found.state}" if found.number else f"{found.evidence}.{found.state}_unread"
    return words.text("verifying", key, number=found.number)


def more(found: Verdict, words: Words) -> Iterator[str]:
    """What to know and do beside it: when it left, what came since, what to compare."""
    for copy in found.copies:
        yield copied(copy, words)
    for each in found.later:
        yield _later(each, words)
    if found.disposed:
        yield words.text("verifying", "later.disposed", number=found.number, at=_at(found.disposed, words))
    if found.state == "superseded" and not found.disposed:
        yield words.text("verifying", "do.superseded")
    if found.state in {"altered", "unknown"}:
        yield words.text("verifying", f"do.{found.state}")
    elif found.evidence == "code" and not found.disposed:
        yield words.text("verifying", "do.compare")


def copied(copy: Copy, words: Words) -> str:
    """One copy: when it left, how, and who took it."""
    way = words.text("verifying", f"copy.way.{copy.way}")
    key = "copy.taken" if copy.taker else "copy.line"
    return words.text("verifying", key, at=_at(copy.at, words), way=way, taker=copy.taker)


def _later(each: Later, words: Words) -> str:
    at = _at(each.at, words)
    if each.what == "decision":
        return words.text("verifying", "later.decision", number=each.number, at=at)
    return words.text("verifying", "later.added", at=at, what=words.text("keeping", f"what.{each.what}"))


def _at(time: str, words: Words) -> str:
    return spoken(datetime.fromisoformat(time), words.section("dates"))
