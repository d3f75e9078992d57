"""Wrong tries: each makes the next one wait a little longer, and none ever erases anything.

This slows down somebody at the keyboard. It cannot stop somebody who copies the folder; that is what the cost of a
slot and the device secret are for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from app import strict_json
from app.errors import AppError
from app.files import put
from app.paths import Places

WAITS = (0, 0, 0, 1, 2, 4, 8, 16)
"""Seconds to wait after so many wrong tries."""

LONGEST = 30
"""Seconds to wait after more."""

_WRONG = {"wrong_passphrase", "wrong_recovery_key", "wrong_file_passphrase"}
_LARGEST = 1000


@contextmanager
def counted(places: Places, at: datetime | None) -> Iterator[None]:
    """One try, made at that time: refused if it comes too soon, counted if it is wrong. None: neither."""
    if at is None:
        yield
        return
    check(places, at)
    try:
        yield
    except AppError as fault:
        if fault.code in _WRONG:
            wrong(places, at)
        raise
    right(places)


def check(places: Places, now: datetime) -> None:
    """Nothing, if the next try may be made. Raises AppError("too_many_tries", seconds=n): n from 1 to 30."""
    count, last = _read(places)
    wait = WAITS[count] if count < len(WAITS) else LONGEST
    passed = (now.astimezone(UTC) - last).total_seconds()
    # A last try in the future means that the clock was set back; nobody is made to wait until it is as late again.
    if 0 <= passed < wait:
        raise AppError("too_many_tries", seconds=math.ceil(wait - passed))


def wrong(places: Places, now: datetime) -> None:
    """One more wrong try. A folder that cannot be written makes nobody wait."""
    count = _read(places)[0] + 1
    with suppress(AppError):
        put(_path(places), json.dumps({"wrong": count, "last": now.astimezone(UTC).isoformat()}).encode())


def right(places: Places) -> None:
    """The tries before are forgotten."""
    with suppress(OSError):
        _path(places).unlink(missing_ok=True)


def _read(places: Places) -> tuple[int, datetime]:
    """How many, and when the last one was; none, if the file is missing or is not as we write it."""
    try:
        with _path(places).open("rb") as file:
            raw = strict_json.loads(file.read(_LARGEST), whole_numbers=True)
        count, last = raw["wrong"], datetime.fromisoformat(raw["last"])
        if type(count) is not int or count < 0:
            raise ValueError(count)
        return count, last.astimezone(UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, datetime.min.replace(tzinfo=UTC)


def _path(places: Places) -> Path:
    return places.root / "tries.json"
