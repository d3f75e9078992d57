"""Before a register is open: refusing what is plainly none, and making the file of a new one."""

from __future__ import annotations

from pathlib import Path

from app.errors import AppError
from app.files import replace, settle
from app.paths import Places
from app.store.engine import engine_for
from app.store.migrations import migrate
from app.store.upkeep import BESIDE

_ONE_PAGE = 4096
"""Bytes of the smallest file that can be a register."""


def look(places: Places) -> None:
    """Refuse what is plainly no register of ours, before anything touches it."""
    try:
        with places.register.open("rb") as file:
            start = file.read(_ONE_PAGE)
    except FileNotFoundError:
        raise AppError("register_missing", folder=str(places.root)) from None
    if not start:
        raise AppError("register_empty", folder=str(places.root))
    if start.startswith(b"SQLite format 3"):
        raise AppError("register_foreign")
    if len(start) < _ONE_PAGE:
        raise AppError("register_damaged")  # SQLite would take a part of a page for an empty database


def make(path: Path, key: bytes) -> None:
    """An empty register at `path` under this key, put there by one rename."""
    beside = path.with_name(path.name + ".new")
    for left_over in (beside, *(beside.with_name(beside.name + end) for end in BESIDE)):
        left_over.unlink(missing_ok=True)
    engine = engine_for(beside, key, fresh=True)
    try:
        with engine.execution_options(write=True).begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()
    replace(beside, path)
    settle(path.parent)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at this path, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
