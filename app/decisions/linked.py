"""One child, one record: a decision that is about several children becomes one for each, and none tells of another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from app.decisions.beginning import blank
from app.decisions.draft import Draft
from app.errors import AppError
from app.guidance.answers import checked
from app.guidance.model import Answer, Guidance

MOST = 20
"""Further children in one event."""


def siblings(draft: Draft, guidance: Guidance, event: str, ids: Sequence[str], at: datetime) -> tuple[Draft, ...]:
    """The draft itself, as one of this event, and a new draft for each id. `event` and `ids`: hex of 16 random bytes.

    A new one starts with the choices made so far, the edition and what was known when. It takes over nothing that could
    say who a child is: no words, no days, nobody and nothing to share, no call, and nobody who was told. Judgement,
    decision and reasons are to be given anew."""
    answers = MappingProxyType(dict(_choices(draft, guidance)))
    new = (
        replace(
            blank(guidance, id, at, draft.edition),
            guidance=draft.guidance,
            known_at=draft.known_at,
            answers=answers,
            event=event,
        )
        for id in ids
    )
    return (replace(draft, event=event), *new)


def code(event: str) -> str:
    """What an event goes by on papers, so that those of one event are known to belong together: eight signs that say
    nothing. Empty for a decision that is about one child."""
    return hashlib.sha256(event.encode()).hexdigest()[:8] if event else ""


def _choices(draft: Draft, guidance: Guidance) -> Iterator[tuple[str, Answer]]:
    """The answers that were picked from a list that the guidance knows."""
    for id, answer in draft.answers.items():
        question = guidance.by_id.get(id)
        if isinstance(answer, str) or question is None or question.closing:
            continue
        try:
            yield id, checked(guidance, {id: list(answer)})[id]
        except AppError:
            continue  # an option of old, or what never was one
