"""Sealing: a finished draft becomes a record, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.record import seal
from app.decisions.route import assess, circumstances
from app.decisions.sealing import Author, content, ready
from app.decisions.sharing.sealing import sealed_sharing
from app.guidance import GUIDANCE

if TYPE_CHECKING:
    from app.decisions.draft import Draft
    from app.decisions.record import Record
    from app.decisions.wording import Wording
    from app.desk.hands import Hands
    from app.settings import Adopted
    from app.store.entries import Place


def sealed(hands: Hands, draft: Draft, wording: Wording, adopted: Adopted, *, practice: bool) -> Record:
    """The record of this draft. Raises AppError: still_open, text_too_long, already_sealed."""
    now, author = hands.clock(), author_of(hands)
    found = assess(GUIDANCE, draft, adopted, now)
    ready(draft, found, wording)
    sharing = sealed_sharing(draft, GUIDANCE, wording, adopted, now)

    def made(place: Place) -> Record:
        said = content(
            draft,
            found,
            wording,
            number=place.number(now.year),
            author=author,
            at=now,
            practice=practice,
            now=circumstances(draft, adopted, now),
            sharing=sharing,
        )
        keys = hands.keys
        return seal(said, seq=place.seq, prev=place.prev, device=keys.device, salt=hands.random(32), sign=keys.sign)

    return hands.register.append(made, draft.id)


def author_of(hands: Hands) -> Author:
    """Whoever set up this register, as papers name them."""
    kept = hands.register.kept("author") or {"name": "", "role": "", "organisation": hands.settings.agency}
    role = hands.words.find("papers", f"role.{kept['role']}") or ""
    return Author(name=kept["name"], role=role, organisation=kept["organisation"])
