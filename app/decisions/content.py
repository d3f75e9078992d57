"""What a sealed decision says, in the words as shown: the one value that the record page and the paper print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.decisions.sharing.sealed import NOTHING, SealedSharing, sealed_from_json
from app.errors import AppError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A cited source: its id, title, where to read it, and whether a manager must confirm it."""

    id: str
    title: str
    where: str
    confirm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One line of guidance: its id, its words, the ids of its sources and the headings and answers behind it."""

    id: str
    text: str
    sources: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part of the assessment: `value` is its code (or empty), `verdict` the words."""

    id: str
    title: str
    value: str
    verdict: str
    points: tuple[PointLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLine:
    """Someone who must be told: who, by when (words), and when they were told (ISO time, or empty: still open)."""

    body: str
    who: str
    by: str
    told_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One question as it was answered: ids, words as shown, and the person's own words."""

    question: str
    heading: str
    options: tuple[str, ...]
    answer: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule (or the opening) with the answers given under it."""

    id: str
    title: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """An emergency call as logged: ISO time, who was rung, what was said, what they asked the caller to do."""

    at: str
    who: str
    said: str
    asked_to_do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A duty that can be put into a calendar: its id, what, whose job (words), and by when (ISO time)."""

    duty: str
    what: str
    owner: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a decision record says. Times are ISO 8601 with an offset; codes stand beside their words.

    `decision` is an outcome code; `agrees` says whether it is the guidance's own `outcome`. `parts` hold
    outcome, tell_person, tell_child, consent, decider, basis, duties and advice in that order, as far as they have
    anything to say. `would_change` says what would change a decision not to share, and `look_again` (a day) when it is
    looked at again; `second_look` (a moment) by when a second person looks, where someone was still to be told and the
    decision differs; `new_laws` are the overlays that counted. `supersedes` is the number of the record whose place
    this one takes, and `supersede_reason` why; both are empty where it takes none's. `event` is an id
    that the records of one event with several children share, or empty; `sharing` is what went to whom, or may.
    """

    number: str
    draft: str
    edition: str
    edition_title: str
    guidance: str
    nation: str
    author: str
    author_role: str
    organisation: str
    started: str
    known_at: str
    sealed: str
    happened: str
    outcome: str
    outcome_title: str
    judgement: str
    decision: str
    decision_title: str
    agrees: bool
    reasons: str
    look_again: str
    tell_now: tuple[TellLine, ...]
    parts: tuple[PartLine, ...]
    rules: tuple[RuleLine, ...]
    calls: tuple[CallLine, ...]
    sources: tuple[SourceLine, ...]
    practice: bool = False
    dues: tuple[DueLine, ...] = ()
    would_change: str = ""
    second_look: str = ""
    new_laws: tuple[str, ...] = ()
    supersedes: str = ""
    supersede_reason: str = ""
    event: str = ""
    sharing: SealedSharing = NOTHING
    v: int = 4

    def to_json(self) -> Json:
        """Plain JSON values, lists for tuples; a record of an older version as it was written then, byte for byte."""
        flat: Json = _listed(asdict(replace(self, sharing=NOTHING)))
        flat["sharing"] = self.sharing.to_json()
        return {key: value for key, value in flat.items() if _SINCE.get(key, 1) <= self.v}


def content_from_json(raw: Mapping[str, Any]) -> Content:
    """The content that `to_json` wrote. Raises AppError("record_unreadable") for anything else."""
    try:
        flat = {key: value for key, value in raw.items() if key not in _NESTED}
        if flat["v"] not in VERSIONS or any((key in raw) != (since <= flat["v"]) for key, since in _SINCE.items()):
            raise ValueError(flat["v"])
        return Content(
            **flat,
            tell_now=tuple(TellLine(**t) for t in raw["tell_now"]),
            parts=tuple(_part(p) for p in raw["parts"]),
            rules=tuple(_rule(r) for r in raw["rules"]),
            calls=tuple(CallLine(**c) for c in raw["calls"]),
            sources=tuple(SourceLine(**s) for s in raw["sources"]),
            dues=tuple(DueLine(**d) for d in raw.get("dues", ())),
            new_laws=tuple(raw.get("new_laws", ())),
            sharing=sealed_from_json(raw.get("sharing", {})),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise AppError("record_unreadable") from fault


VERSIONS = (1, 2, 3, 4)
_SINCE = {
    **dict.fromkeys(("dues", "would_change", "second_look", "new_laws"), 2),
    **dict.fromkeys(("supersedes", "supersede_reason"), 3),
    **dict.fromkeys(("event", "sharing"), 4),
}
"""The version with which each of the later keys came."""

_NESTED = frozenset({"tell_now", "parts", "rules", "calls", "sources", "dues", "new_laws", "sharing"})


def _part(raw: Mapping[str, Any]) -> PartLine:
    points = tuple(
        PointLine(**{**p, "sources": tuple(p["sources"]), "because": tuple(p["because"])}) for p in raw["points"]
    )
    return PartLine(**{**raw, "points": points})


def _rule(raw: Mapping[str, Any]) -> RuleLine:
    answers = tuple(AnswerLine(**{**a, "options": tuple(a["options"])}) for a in raw["answers"])
    return RuleLine(**{**raw, "answers": answers})


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _listed(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_listed(v) for v in value]
    return value
