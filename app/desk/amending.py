"""Deciding again about what is sealed: a new decision that is to take the old one's place, which stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.decisions.amending import amending
from app.decisions.draft import nfc
from app.decisions.sharing.ledger import current
from app.desk.thread import thread
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import LONGEST_TEXT

if TYPE_CHECKING:
    from app.decisions.draft import Draft
    from app.desk import Desk
    from app.store.register import Register


def amendment(desk: Desk, number: str, reason: str) -> Draft:
    """A draft that starts from the answers of a record; it is not kept yet.

    Raises AppError: record_unknown, record_disposed, already_superseded, reason_missing, words_too_long.
    """
    hands, reason = desk.hands(), nfc(reason).strip()
    old, since = hands.register.record(number).content, thread(hands, number)
    if successors := since.successors:
        raise AppError("already_superseded", number=number, by=successors[-1].number)
    if not reason:
        raise AppError("reason_missing")
    if len(reason) > LONGEST_TEXT:
        raise AppError("words_too_long", longest=LONGEST_TEXT)
    draft = amending(old, GUIDANCE, hands.random(16).hex(), hands.clock(), reason, hands.settings.adopted.edition)
    # What was asked, told and sent after sealing happened, whatever is decided now.
    return replace(draft, sharing=current(old.sharing, since.added))


def being_amended(register: Register) -> frozenset[str]:
    """The numbers of the records whose words stand in an unfinished decision that is to take their place."""
    return frozenset(str(body["amends"]) for _, body in register.drafts() if body.get("amends"))
