"""The unfinished decisions that this program can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.decisions.draft import Draft, draft_from_json
from app.errors import AppError

if TYPE_CHECKING:
    from app.store.register import Register


def readable(register: Register, known: Callable[[Draft], object]) -> tuple[Draft, ...]:
    """The latest first. One that is damaged, or that `known` raises AppError for, is left alone."""
    found = []
    for _, body in register.drafts():
        try:
            draft = draft_from_json(body)
            known(draft)
        except AppError:
            continue
        found.append(draft)
    return tuple(found)
