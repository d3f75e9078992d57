"""The report of a fault that nobody expected: types, modules, lines and versions; never what anybody wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app import __version__
from app.errors import AppError
from app.log import Event, note
from app.paths import Places, in_development

KEPT = 5
"""How many reports are kept in the folder of the register."""


class FaultReport(NamedTuple):
    """`code`: eight figures and letters, the same for the same fault; `text`: what whoever mends the program needs."""

    code: str
    text: str


def report(fault: BaseException) -> FaultReport:
    """What failed and where. Never a message or a value: they may hold a name; never a path: so may a folder."""
    import hashlib
    import platform

    lines = list(_lines(fault))
    code = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
    made_with = f"{__version__} {platform.python_version()} {platform.system()} {platform.release()}"
    return FaultReport(code, "\n".join((code, made_with, *lines)))


def keep(places: Places, fault: BaseException, at: datetime) -> FaultReport:
    """Make the report, keep it beside the register with the last ones, and note its code in the log.

    Where there is no such folder or it cannot be written, nothing is kept: a report must not stop a person.
    """
    made = report(fault)
    note(places, Event.FAULT, at, fault=made.code)
    with suppress(OSError):
        _put(places.reports, made, at)
    return made


def let_go(fault: BaseException) -> None:
    """Drop the variables of the calls that failed: people's words, and widgets that must not end in another thread.

    The report stays what it was.
    """
    import traceback

    for each in _chain(fault):
        traceback.clear_frames(each.__traceback__)


def in_full() -> bool:
    """Whether whoever develops the program asked to see every message, with the values in it, on the terminal."""
    return in_development() and os.environ.get("SHAREWELL_TRACEBACK") == "1"


def _lines(fault: BaseException) -> Iterator[str]:
    import traceback

    for each in _chain(fault):
        yield " ".join((f"{type(each).__module__}.{type(each).__qualname__}", *_numbers(each)))
        for frame, line in traceback.walk_tb(each.__traceback__):
            yield f"  {frame.f_globals.get('__name__')}:{line} {frame.f_code.co_qualname}"


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """The fault and what led to it, each once."""
    seen: set[int] = set()
    at: BaseException | None = fault
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__context__ if at.__cause__ is None else at.__cause__


def _numbers(fault: BaseException) -> Iterator[str]:
    """What a fault says about itself beside its message: our own codes, and the system's and SQLite's numbers."""
    if isinstance(fault, AppError):
        yield fault.code
    for name in ("errno", "sqlite_errorcode"):
        number = getattr(fault, name, None)
        if type(number) is int:
            yield str(number)


def _put(folder: Path, made: FaultReport, at: datetime) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{made.code}.txt"
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{at.isoformat(timespec='seconds')}\n{made.text}\n")
    newest_first = sorted(folder.glob("*.txt"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in newest_first[KEPT:]:
        old.unlink(missing_ok=True)
