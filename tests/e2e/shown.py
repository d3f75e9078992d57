"""The words and letters that the person at the keyboard listens for, looked up where the program looks them up."""

from __future__ import annotations

from pathlib import Path

from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.words import Words

SAY = Words()
WORDING = Wording(SAY, GUIDANCE, GUIDANCE.editions[0])
PASSPHRASE = "seven quiet herons on a wall"
MARK = "Zebedee Quillfeather"
"""A name that nobody has: found anywhere in clear, it got there through us."""


def ui(key: str, **facts: object) -> str:
    """What the window says at a key."""
    return SAY.text("ui", key, **facts)


def papers(key: str, **facts: object) -> str:
    """What the pages about papers say at a key."""
    return SAY.text("paper_pages", key, **facts)


def heading(question: str) -> str:
    """The heading of a question's page."""
    return WORDING.question(question, "heading")


def note_of(question: str) -> str:
    """The name of the box for one's own words on a question's page."""
    return WORDING.question(question, "note") or SAY.text("session", "note")


def letter(question: str, option: str) -> str:
    """The key that picks an option."""
    return next(c.key for c in WORDING.choices(GUIDANCE.by_id[question], ()) if c.id == option).lower()


def label(question: str, option: str) -> str:
    """An option's words."""
    return WORDING.label(question, option)


def in_clear(*folders: Path) -> list[str]:
    """Every file below these folders with the marked name, or one of its two words, in its bytes or its own name."""
    marks = [word.encode(coding) for word in MARK.split() for coding in ("utf-8", "utf-16-le")]
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(mark in path.read_bytes() or mark in path.name.encode() for mark in marks)
    ]
