"""What is kept as JSON, read back without trusting it."""

from __future__ import annotations

import json
from typing import Any

from app.errors import AppError


def whole(body: str) -> dict[str, Any]:
    """The object in this text. Raises AppError("register_damaged")."""
    found = read(body)
    if found is None:  # the cipher gives zeros for the last page of a long text where that page is bad
        raise AppError("register_damaged")
    return found


def read(body: str) -> dict[str, Any] | None:
    """The object in this text, or None where it is none any more."""
    try:
        return dict(json.loads(body))
    except (ValueError, TypeError, RecursionError):
        return None
