"""A decision while it is being made: what the person has said so far, and nothing worked out from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from app.decisions.sharing.codec import from_json, to_json
from app.decisions.sharing.whole import EMPTY, Sharing
from app.errors import AppError
from app.guidance.model import Answer

MOST_MARKS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A person was told, or the decision maker chose to carry on first (`told` false)."""

    body: str
    told: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as logged: when, who was rung, and two lines of what was said. `breach`: about something that has
    gone wrong already with information, not about danger."""

    at: datetime
    who: str
    said: str
    asked_to_do: str
    breach: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `call_from_json` gives the same call back."""
        return {
            "at": self.at.isoformat(),
            "who": self.who,
            "said": self.said,
            "asked_to_do": self.asked_to_do,
            "breach": self.breach,
        }


def call_from_json(raw: Mapping[str, Any]) -> Call:
    """The call that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return Call(**{**raw, "at": datetime.fromisoformat(raw["at"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One unfinished decision. Answers are the only state; everything else on screen follows from them.

    `answers` maps a question id to option ids (a tuple) or to text; `notes` maps a question id to the person's
    own words about it; `known_at` is when they learnt what the decision is about. `amends` is the number of the record
    whose place this decision is to take, and `amends_reason` why; both are empty where it is to take none's. `sharing`
    is what may go to whom; `event` an id that the decisions about one event with several children share, or empty.
    """

    id: str
    edition: str
    guidance: str
    started: datetime
    known_at: datetime
    updated: datetime
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    telling: tuple[Telling, ...] = ()
    call: Call | None = None
    amends: str = ""
    amends_reason: str = ""
    sharing: Sharing = EMPTY
    event: str = ""

    def under(self, edition: str, known_at: datetime) -> Draft:
        """The same draft under another edition and time of knowing."""
        return replace(self, edition=edition, known_at=known_at)

    def with_answer(self, question: str, answer: Answer, at: datetime) -> Draft:
        """The same draft with one answer put in or changed."""
        return replace(self, answers=MappingProxyType({**self.answers, question: plain(answer)}), updated=at)

    def with_note(self, question: str, text: str, at: datetime) -> Draft:
        """The same draft with the person's own words about one question."""
        return replace(self, notes=MappingProxyType({**self.notes, question: nfc(text)}), updated=at)

    def with_telling(self, body: str, told: bool, at: datetime) -> Draft:
        """The same draft, noting that `body` was told, or that the person carried on for now. Told is never undone."""
        kept = tuple(t for t in self.telling if t.body != body or t.told)
        return replace(self, telling=(*kept, Telling(body=body, told=told, at=at)), updated=at)

    def with_sharing(self, sharing: Sharing, at: datetime) -> Draft:
        """The same draft with this about what may go to whom."""
        return replace(self, sharing=sharing, updated=at)

    def told(self, body: str) -> datetime | None:
        """When this body was told, or None."""
        return next((t.at for t in self.telling if t.body == body and t.told), None)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `from_json` gives the same draft back."""
        return {
            "v": 1,
            "id": self.id,
            "edition": self.edition,
            "guidance": self.guidance,
            "started": self.started.isoformat(),
            "known_at": self.known_at.isoformat(),
            "updated": self.updated.isoformat(),
            "answers": {q: a if isinstance(a, str) else list(a) for q, a in self.answers.items()},
            "notes": dict(self.notes),
            "telling": [{"body": t.body, "told": t.told, "at": t.at.isoformat()} for t in self.telling],
            "call": self.call and self.call.to_json(),
            "amends": self.amends,
            "amends_reason": self.amends_reason,
            "sharing": to_json(self.sharing),
            "event": self.event,
        }


def draft_from_json(raw: Mapping[str, Any]) -> Draft:
    """The draft that `to_json` wrote. Raises AppError("draft_unreadable") for anything else."""
    try:
        call = raw["call"]
        return Draft(
            id=raw["id"],
            edition=raw["edition"],
            guidance=raw["guidance"],
            started=datetime.fromisoformat(raw["started"]),
            known_at=datetime.fromisoformat(raw["known_at"]),
            updated=datetime.fromisoformat(raw["updated"]),
            answers=MappingProxyType({q: a if isinstance(a, str) else tuple(a) for q, a in raw["answers"].items()}),
            notes=MappingProxyType(dict(raw["notes"])),
            telling=tuple(
                Telling(body=t["body"], told=t["told"], at=datetime.fromisoformat(t["at"])) for t in raw["telling"]
            ),
            call=call_from_json(call) if call else None,
            amends=raw.get("amends", ""),  # what older programs kept has none of these
            amends_reason=raw.get("amends_reason", ""),
            sharing=from_json(raw.get("sharing", {})),
            event=raw.get("event", ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise AppError("draft_unreadable") from fault


def nfc(text: str) -> str:
    """Text as it is kept: one Unicode form, no lone surrogates, no NUL; names written two ways hash alike."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    if unicodedata.is_normalized("NFC", clean):
        return clean
    return unicodedata.normalize("NFC", _stream_safe(clean))


def _stream_safe(text: str) -> str:
    """No more than thirty marks on one letter (Unicode annex 15): putting thousands in order would take minutes."""
    out, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > MOST_MARKS:
            out.append("\u034f")
            marks = 1
        out.append(letter)
    return "".join(out)


def plain(answer: Answer) -> Answer:
    """An answer as it is kept: option ids as they are, text in one Unicode form."""
    return nfc(answer) if isinstance(answer, str) else tuple(answer)
