"""What may be shared as JSON values and back: as a draft keeps it, and as a record holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, asdict, fields
from types import MappingProxyType
from typing import Any

from app.decisions.sharing.values import (
    Advice,
    Asked,
    Bar,
    Cell,
    Detail,
    Heard,
    Item,
    Known,
    Person,
    Reason,
    Recipient,
    Ruling,
    Sent,
    Told,
)
from app.decisions.sharing.whole import Sharing

PARTS: Mapping[str, type] = MappingProxyType(
    {
        "people": Person,
        "known": Known,
        "items": Item,
        "recipients": Recipient,
        "cells": Cell,
        "reasons": Reason,
        "bars": Bar,
        "rulings": Ruling,
        "asked": Asked,
        "told": Told,
        "sent": Sent,
        "heard": Heard,
        "advice": Advice,
    }
)


def to_json(sharing: Sharing) -> dict[str, Any]:
    """Plain JSON values, lists for tuples; parts with nothing in them are left out."""
    return {name: [thing_to_json(each) for each in getattr(sharing, name)] for name in PARTS if getattr(sharing, name)}


def from_json(raw: Mapping[str, Any]) -> Sharing:
    """What `to_json` wrote. Raises KeyError, TypeError, ValueError or AttributeError for anything else."""
    return Sharing(
        **{name: tuple(thing_from_json(PARTS[name], each) for each in listed) for name, listed in raw.items()}
    )


def thing_to_json(thing: Any) -> dict[str, Any]:
    """One of the values of `sharing.values` as plain JSON values; fields as they are by default are left out."""
    said = ((field, getattr(thing, field.name)) for field in fields(thing))
    return {field.name: _plain(value) for field, value in said if not _usual(field, value)}


def thing_from_json(kind: type, raw: Mapping[str, Any]) -> Any:
    """One value of this kind. Raises TypeError or ValueError where it is none."""
    if not isinstance(raw, Mapping):
        raise TypeError(kind.__name__)
    return kind(**{name: _value(name, each) for name, each in raw.items()})


def _usual(field: Field[Any], value: Any) -> bool:
    if field.default_factory is not MISSING:
        return not value
    return field.default is not MISSING and bool(value == field.default)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: list(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [asdict(each) if isinstance(each, Detail) else each for each in value]
    return value


def _value(name: str, raw: Any) -> Any:
    if name == "details":
        return tuple(Detail(each["kind"], each["text"]) for each in raw)
    if isinstance(raw, Mapping):
        return MappingProxyType({key: tuple(each) for key, each in raw.items()})
    return tuple(raw) if isinstance(raw, list) else raw
