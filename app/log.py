"""The log: what happened and when, by codes and numbers from a list; no word that anybody wrote can get into it."""

from __future__ import annotations

import os
import re
import sys
import threading
import warnings
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.paths import Places, in_development

LARGEST = 256 * 1024
"""Bytes of the log; a full one becomes the older one, and the older one before it goes."""


class Event(StrEnum):
    """All that is ever noted, in the order of a register's life."""

    STARTED = "started"
    SET_UP = "set_up"
    OPENED = "opened"
    WRONG_TRY = "wrong_try"
    RECOVERED = "recovered"
    REKEYED = "rekeyed"
    HIDDEN = "hidden"
    LOCKED = "locked"
    SEALED = "sealed"
    DRAFT_NOT_SAVED = "draft_not_saved"
    CHECKED = "checked"
    FINDING = "finding"
    MIGRATED = "migrated"
    BACKUP_MADE = "backup_made"
    BACKUP_FAILED = "backup_failed"
    RESTORED = "restored"
    DISPOSED = "disposed"
    HANDED_BACK = "handed_back"
    DISK_FULL = "disk_full"
    TROUBLE = "trouble"
    FAULT = "fault"
    ENDED = "ended"


_SHAPES = {
    "record": (str, "[0-9]{4}-[0-9]{3,6}"),
    "code": (str, "[a-z_]{1,40}"),
    "fault": (str, "[0-9a-f]{8}"),
    "version": (str, "[0-9]{1,6}([.][0-9]{1,6}){0,3}"),
    "count": (int, "[0-9]{1,9}"),
}
"""What may stand beside an event, and how it must look: a record's number, the code of an error or a finding, the code
of a fault, a version, a count."""

_one_at_a_time = threading.Lock()


def note(places: Places, event: Event, at: datetime, **ids: str | int) -> None:
    """Add one line to the log of this folder: the event, when it was, and ids of the shapes listed above.

    Anything else is a ValueError while the program is being made, and left out of a program that was built. The log
    never stops a person: where it cannot be written, or where there is no such folder, nothing is noted.
    """
    import json

    said: dict[str, str | int] = {"at": at.isoformat(timespec="seconds"), "event": Event(event)}
    for key, value in ids.items():
        if fits(key, value):
            said[key] = value
        elif in_development():
            raise ValueError("this must not be noted")
    with suppress(OSError), _one_at_a_time:
        _write(places.log, json.dumps(said).encode() + b"\n")


def fits(key: str, value: object) -> bool:
    """Whether this may stand beside an event under this key."""
    kind, shape = _SHAPES.get(key, (None, None))
    return type(value) is kind and shape is not None and re.fullmatch(shape, str(value)) is not None


def silence() -> None:
    """Let what other people's packages have to say go nowhere: their log records and warnings may hold a name."""
    import logging

    logging.disable(sys.maxsize)  # beyond every level, whatever handlers and levels a package sets up for itself
    logging.raiseExceptions = False
    warnings.showwarning = lambda *_, **__: None


def _write(path: Path, line: bytes) -> None:
    with suppress(FileNotFoundError):
        if path.stat().st_size + len(line) > LARGEST:
            path.replace(path.with_suffix(".old"))
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    try:
        before = os.fstat(handle).st_size
        if os.write(handle, line) < len(line):
            os.ftruncate(handle, before)  # a disk that filled up half-way through the line
    finally:
        os.close(handle)
