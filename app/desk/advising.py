"""Asking for advice without naming anybody: about what is being decided, or about a record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.desk.asking import asked, drawn
from app.desk.sealing import author_of

if TYPE_CHECKING:
    from app.decisions.session import Session
    from app.decisions.sharing.deidentified import Request
    from app.decisions.sharing.whole import Sharing
    from app.desk import Desk

PLACES = ("address", "place")
"""Details that are told as a region."""


class Advising:
    """Makes requests for advice. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_session(self, session: Session, asks: str = "", where: str = "") -> Request:
        """A request about an unfinished decision. `asks`: what the person wants to know, in their own words; `where`:
        what may be said of every place and address, such as "a town in the north"."""
        hands, draft = self._desk.hands(), session.draft
        author, regions = author_of(hands), _regions(draft.sharing, where)
        selves = (author.name, author.organisation)
        return asked(draft, hands.settings.adopted, regions, hands.words, hands.clock(), selves=selves, asks=asks)

    def of_record(self, number: str, asks: str = "", where: str = "") -> Request:
        """The same about a sealed decision, with what was logged since. Raises AppError: record_unknown,
        record_disposed."""
        from app.decisions.sharing.deidentified import of_content, request

        hands, sharing = self._desk.hands(), self._desk.sharing_log.sharing(number)
        matter = replace(of_content(self._desk.record(number).content), sharing=sharing)
        regions, today = _regions(sharing, where), hands.clock().date()
        return request(matter, hands.words, today=today, regions=regions, asks=asks)

    def pdf(self, request: Request) -> bytes:
        """The request on paper, in memory only."""
        hands = self._desk.hands()
        return drawn(request, hands.words, hands.clock())


def _regions(sharing: Sharing, where: str) -> dict[str, str]:
    """What may be said of each place that is known."""
    places = [each.text for known in sharing.known for each in known.details if each.kind in PLACES]
    return dict.fromkeys(places, where.strip()) if where.strip() else {}
