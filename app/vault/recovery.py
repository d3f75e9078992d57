"""The recovery key as it is printed and typed: nine groups of four."""

from __future__ import annotations

from app import letters
from app.errors import AppError

SIZE = 20
"""Bytes."""

_USE = b"sharewell recovery key v1"


def printed(key: bytes) -> str:
    """20 bytes as `XXXX-XXXX-...`; the last group checks the others."""
    return letters.printed(key, _USE)


def typed(text: str) -> bytes:
    """The 20 bytes of a recovery key as somebody typed it.

    Raises AppError("recovery_key_mistyped"): a letter too many or too few, or one that is wrong.
    """
    key = letters.typed(text, SIZE, _USE)
    if key is None:
        raise AppError("recovery_key_mistyped")
    return key
