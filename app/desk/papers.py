"""Files for outside: a calendar of what is due, and putting a paper where somebody wants it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.decisions import reminders
from app.errors import AppError
from app.files import put

if TYPE_CHECKING:
    from app.decisions.record import Record
    from app.words import Words


def calendar(record: Record, words: Words, at: datetime) -> bytes:
    """What must happen after a decision and by when, as an iCalendar file; it names nobody."""
    return reminders.calendar(reminders.of_record(record.content, words), words, stamp=at, number=record.number)


def save(paper: bytes, path: Path) -> None:
    """Write a paper whole or not at all. Raises AppError("paper_unwritable")."""
    try:
        put(path, paper)
    except AppError as fault:
        raise AppError("paper_unwritable", folder=str(path.parent)) from fault
