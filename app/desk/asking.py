"""Asking for advice about a draft, wherever it lies, and the paper of any request; it needs no open register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.decisions.draft import Draft
    from app.decisions.sharing.deidentified import Request
    from app.settings import Adopted
    from app.words import Words


def asked(
    draft: Draft,
    adopted: Adopted,
    regions: Mapping[str, str],
    words: Words,
    at: datetime,
    *,
    selves: Iterable[str] = (),
    asks: str = "",
) -> Request:
    """The request for what a draft holds, under what the agency has adopted. `regions` maps a place as it stands there
    to what may be said of it; `selves`: the name and organisation of who asks; `asks`: what they want to know."""
    from app.decisions.route import assess, in_office
    from app.decisions.sharing.deidentified import of_draft, request
    from app.decisions.wording import Wording
    from app.guidance import GUIDANCE

    found = assess(GUIDANCE, draft, adopted, at)
    wording = Wording(words, GUIDANCE, GUIDANCE.edition(draft.edition), office=in_office(draft.answers))
    return request(of_draft(draft, found, wording, selves), words, today=at.date(), regions=regions, asks=asks)


def drawn(request: Request, words: Words, at: datetime) -> bytes:
    """The request with room for the advice, PDF, made in memory."""
    from app.pdf.advice_request import render

    return render(request, words, at)
