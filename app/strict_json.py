"""JSON read the strict way: a key once, numbers that are numbers; the plain reader keeps the last of two silently."""

from __future__ import annotations

import json
from typing import Any


class RepeatedKeyError(ValueError):
    """A key stands twice in one object; `key` is its name."""

    def __init__(self, key: str) -> None:
        super().__init__("a key stands twice")
        self.key = key


def loads(text: str | bytes, *, whole_numbers: bool = False) -> Any:
    """The value in this text. `whole_numbers`: no fractions either.

    Raises RepeatedKeyError, ValueError (not JSON, NaN, infinity), or RecursionError for nesting that breaks a reader.
    """
    fraction = _refused if whole_numbers else None
    return json.loads(text, object_pairs_hook=_once, parse_constant=_refused, parse_float=fraction)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RepeatedKeyError(key)
        found[key] = value
    return found


def _refused(text: str) -> Any:
    raise ValueError(text)
