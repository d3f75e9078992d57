"""How a decision begins: with nothing, or with a call that was logged before there was time for questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.decisions.draft import Call, Draft
from app.guidance.model import Guidance


def blank(guidance: Guidance, id: str, at: datetime, edition: str = "") -> Draft:
    """An empty draft under an edition, or the first. `id`: hex of 16 random bytes."""
    return Draft(
        id=id,
        edition=edition or guidance.editions[0].id,
        guidance=guidance.version,
        started=at,
        known_at=at,
        updated=at,
    )


def from_call(guidance: Guidance, id: str, call: Call, edition: str = "") -> Draft:
    """A draft to finish after a call. An emergency call answers that there was danger and that it was rung about."""
    draft = replace(blank(guidance, id, call.at, edition), call=call)
    if call.breach:
        return draft
    for question, answer in (("danger", "yes"), ("called", "yes")):
        draft = draft.with_answer(question, (answer,), call.at)
    return draft.with_telling("emergency", True, call.at)
