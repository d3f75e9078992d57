"""One value of a file at a time: text, a code, an id, a time; whatever is none is refused, and its place is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from app.clock import UK
from app.decisions.draft import nfc
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT

MOST = 1_000
"""Things in one list: many more than any real decision has."""

LONGEST_KEY = 40

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")

Reader = Callable[[object, str], Any]
"""What a value is as we keep it; the text is its place in the file, for instance "recipients[2].identity"."""


def text(value: object, place: str) -> str:
    """Words as they are kept."""
    if not isinstance(value, str):
        raise AppError("part_no_text", place=place)
    if len(value) > LONGEST_TEXT:
        raise AppError("part_too_long", place=place, longest=LONGEST_TEXT)
    return nfc(value)


def words(value: object, place: str) -> str:
    """Words that must be there."""
    said = text(value, place)
    if not said.strip():
        raise AppError("part_missing", place=place)
    return said


def id(value: object, place: str) -> str:
    """A name by which the file calls something."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise AppError("part_no_id", place=place)
    return value


def id_or_none(value: object, place: str) -> str:
    """The same, or nothing."""
    return id(value, place) if value != "" else ""


def truth(value: object, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise AppError("part_no_truth", place=place)
    return value


def moment(value: object, place: str) -> str:
    """A time in ISO form; in England, where it names no offset."""
    try:
        at = datetime.fromisoformat(text(value, place))
        return (at.astimezone(UK) if at.tzinfo else at.replace(tzinfo=UK)).isoformat()
    except (ValueError, OverflowError):
        raise AppError("part_no_time", place=place) from None


def moment_or_none(value: object, place: str) -> str:
    """The same, or nothing."""
    return moment(value, place) if value != "" else ""


def day_or_none(value: object, place: str) -> str:
    """A day in ISO form, or nothing."""
    try:
        return date.fromisoformat(text(value, place)).isoformat() if value != "" else ""
    except ValueError:
        raise AppError("part_no_day", place=place) from None


def code(codes: Iterable[str]) -> Reader:
    """One of these."""
    known = tuple(codes)

    def read(value: object, place: str) -> str:
        if not isinstance(value, str) or value not in known:
            raise AppError("part_unknown_code", place=place, expected=", ".join(filter(None, known)))
        return value

    return read


def several(one: Reader) -> Reader:
    """A list of such values, each once, or one of them by itself."""

    def read(value: object, place: str) -> tuple[Any, ...]:
        if isinstance(value, str):
            return (one(value, place),)
        return tuple(dict.fromkeys(one(each, f"{place}[{at}]") for at, each in enumerate(listed(value, place))))

    return read


def in_order(one: Reader) -> Reader:
    """A list of such values as it is, the same more than once too."""

    def read(value: object, place: str) -> tuple[Any, ...]:
        return tuple(one(each, f"{place}[{at}]") for at, each in enumerate(listed(value, place)))

    return read


def listed(value: object, place: str, most: int = MOST) -> list[Any]:
    """A list that is not too long."""
    if not isinstance(value, list):
        raise AppError("part_no_list", place=place)
    if len(value) > most:
        raise AppError("part_too_many", place=place, most=most)
    return value


def under(place: str, key: str) -> str:
    """The place of a key that somebody wrote, in letters that can be shown."""
    return f"{place}.{''.join(letter if letter.isprintable() else '?' for letter in key[:LONGEST_KEY])}"


def table(value: object, place: str, fields: Mapping[str, Reader], required: Iterable[str] = ()) -> dict[str, Any]:
    """An object with these fields and no others. What is null counts as left out."""
    if not isinstance(value, dict):
        raise AppError("part_no_object", place=place)
    for key in value:
        if key not in fields:
            raise AppError("part_unknown_key", place=under(place, key), expected=", ".join(sorted(fields)))
    said = {key: each for key, each in value.items() if each is not None}
    for key in required:
        if key not in said:
            raise AppError("part_missing", place=f"{place}.{key}")
    return {key: fields[key](each, f"{place}.{key}") for key, each in said.items()}
