"""A decision in a file: strict JSON in, checked answers out, and every fault named with its file and question."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app import strict_json
from app.clock import UK
from app.decisions.sharing.reading import PARTS, Given, given_in
from app.errors import AppError
from app.guidance.answers import checked
from app.guidance.model import Answer, Guidance
from app.settings import KINDS, NEW_LAWS, Adopted

LARGEST_FILE = 8_000_000
"""Bytes: more than any real decision, less than would hurt."""

_CLOSING = ("judgement", "decision", "reasons", "would_change", "look_again")
_KEYS = frozenset({"edition", "known_at", "answers", "service", "new_laws", "event", *_CLOSING, *PARTS})

_EVENT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What a file says: the edition, when it was known, and valid answers (closing ones among them); and the kind of
    service and the day each new law starts, or None where the file names neither.

    `sharing` is what it says of people, things and recipients; `event` the id that the decisions about one event with
    several children share, or empty."""

    edition: str
    known_at: datetime | None
    answers: Mapping[str, Answer]
    adopted: Adopted | None
    sharing: Given
    event: str = ""


def read_case(text: bytes, name: str, guidance: Guidance) -> CaseFile:
    """The case in these bytes; `name` is what the person called the file.

    Raises AppError: file_too_large, not_json (with where), duplicate_key, not_an_object, unknown_key,
    unknown_edition, unknown_service, unknown_law, not_a_time, event_no_id, and those of
    `app.guidance.answers.checked` and `app.decisions.sharing.reading.given_in`; each with `file`.
    """
    try:
        return _case(one_object(text), guidance)
    except AppError as fault:
        raise AppError(fault.code, **{**fault.facts, "file": name}) from fault


def one_object(text: bytes) -> Mapping[str, Any]:
    """One JSON object: no duplicate keys, no NaN, no depth that breaks a reader."""
    if len(text) > LARGEST_FILE:
        raise AppError("file_too_large", longest=LARGEST_FILE // 1_000_000)
    try:
        found = strict_json.loads(text.decode("utf-8-sig"))
    except strict_json.RepeatedKeyError as fault:
        raise AppError("duplicate_key", key=fault.key[:40]) from None
    except json.JSONDecodeError as fault:
        raise AppError("not_json", where=f"line {fault.lineno}, column {fault.colno}") from None
    except UnicodeDecodeError as fault:
        raise AppError("not_json", where=f"byte {fault.start}") from None
    except RecursionError:
        raise AppError("not_json", where="nesting") from None
    except ValueError:
        raise AppError("not_json", where="number") from None
    if not isinstance(found, dict):
        raise AppError("not_an_object")
    return found


def _case(raw: Mapping[str, Any], guidance: Guidance) -> CaseFile:
    for key in raw:
        if key not in _KEYS:
            raise AppError("unknown_key", key=key[:40], expected=", ".join(sorted(_KEYS)))
    editions = [edition.id for edition in guidance.editions]
    edition = raw.get("edition", editions[0])
    if edition not in editions:
        raise AppError("unknown_edition", expected=", ".join(editions))
    answers = raw.get("answers", {})
    if not isinstance(answers, dict):
        raise AppError("answers_not_an_object")
    closing = {key: raw[key] for key in _CLOSING if raw.get(key) is not None}
    return CaseFile(
        edition=edition,
        known_at=_time(raw.get("known_at")),
        answers=checked(guidance, {**answers, **closing}),
        adopted=_adopted(raw) if "service" in raw or "new_laws" in raw else None,
        sharing=given_in(raw, guidance),
        event=_event(raw.get("event")),
    )


def _event(value: object) -> str:
    if value in (None, ""):
        return ""
    if not isinstance(value, str) or not _EVENT.fullmatch(value):
        raise AppError("event_no_id")
    return value


def _adopted(raw: Mapping[str, Any]) -> Adopted:
    kind, laws = raw.get("service", KINDS[0]), raw.get("new_laws", {})
    if kind not in KINDS:
        raise AppError("unknown_service", expected=", ".join(KINDS))
    if not isinstance(laws, dict) or not set(laws) <= set(NEW_LAWS):
        raise AppError("unknown_law", expected=", ".join(NEW_LAWS))
    try:
        starts = tuple((law, date.fromisoformat(start)) for law, start in laws.items())
    except (TypeError, ValueError):
        raise AppError("not_a_time") from None
    return Adopted(kind=kind, starts=starts)


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise AppError("not_a_time") from None
    try:
        return at.astimezone(UK) if at.tzinfo else at.replace(tzinfo=UK)
    except OverflowError:
        raise AppError("not_a_time") from None
