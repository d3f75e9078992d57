"""Verdicts of second persons on their way in: from the inbox, each proved, to an addition of the record it is on."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from app.decisions.verdicts import holds, verdict_from_json
from app.desk.adding import added, put
from app.errors import AppError
from app.log import Event
from app.store.audit import Finding
from app.vault import inbox, laid_out
from app.vault.keys import verifier

if TYPE_CHECKING:
    from app.decisions.additions import Addition
    from app.desk import Desk
    from app.desk.hands import Hands
    from app.paths import Places
    from app.vault.slots import Random

_KIND = "verdict"
_REVIEWS = "reviews"
"""The name under which the register keeps the public key of each record that is laid out, by number."""


def leave(places: Places, said: Addition, random: Random) -> None:
    """Seal a verdict for the next opening. Given again, it takes the place of the one before.

    Raises AppError: keys_damaged, folder_unwritable, disk_full."""
    note = json.dumps({"kind": _KIND, "said": said.to_json()}).encode()
    inbox.seal_note(places, note, name=_name(said.public), random=random)


def take_in(desk: Desk) -> None:
    """Add every verdict that waits to the record it is on, and end that review. One that is not what somebody signed
    with the key of the review is put aside, and told."""
    hands = desk.hands()
    damaged = {_file(public): number for number, public in reviews(hands).items()}
    for note in inbox.read_notes(hands.places, hands.keys):
        if note.body is None and note.name in damaged:
            _put_aside(desk, note.name, damaged[note.name])
        elif note.body is not None and (said := _read(note.body)) is not None:
            _take_in(desk, note.name, said)


def reviews(hands: Hands) -> dict[str, str]:
    """The public key (hex) of each record that is laid out, by number."""
    return dict(hands.register.kept(_REVIEWS) or {})


def begin(hands: Hands, number: str, public: str) -> None:
    """From now on verdicts on this record count that are signed with the private half of this key (hex)."""
    hands.register.keep(_REVIEWS, {**reviews(hands), number: public})


def end(hands: Hands, number: str) -> None:
    """The record is laid out no more, and no further verdict on it counts. Raises AppError("folder_unwritable")."""
    laid_out.take_back(hands.places, number)
    known = reviews(hands)
    if number in known:
        hands.register.keep(_REVIEWS, {each: public for each, public in known.items() if each != number})


def forget(hands: Hands, number: str) -> None:
    """Delete whatever of a review of this record lies outside the register: the record is to be disposed of.

    Raises AppError("folder_unwritable")."""
    public = reviews(hands).get(number)
    if public is not None:
        inbox.delete_note(hands.places, _file(public))
    inbox.forget_aside(hands.places, number)
    end(hands, number)


def gone(hands: Hands) -> tuple[str, ...]:
    """The numbers of records that were laid out, of which neither the file nor a verdict is there any more."""
    there = laid_out.laid_out(hands.places)
    left = {note.name for note in inbox.read_notes(hands.places, hands.keys)}
    return tuple(
        number for number, public in sorted(reviews(hands).items()) if number not in there and _file(public) not in left
    )


def _take_in(desk: Desk, name: str, said: Addition) -> None:
    hands, number = desk.hands(), said.record
    try:
        digest = hands.register.record(number).digest
    except AppError as fault:
        if fault.code == "record_disposed":
            inbox.delete_note(hands.places, name)  # what was said about a record goes with it
        elif fault.code in ("record_unknown", "record_unreadable"):
            _put_aside(desk, name, number)
        else:
            raise
        return
    # Taken in before and not deleted, because the computer stopped: it is there already.
    if said not in added(hands, number):
        if reviews(hands).get(number) != said.public or not holds(said, digest, verifier):
            _put_aside(desk, name, number)
            return
        put(desk, said, hands.clock().isoformat())
    if reviews(hands).get(number) == said.public:
        end(hands, number)
    inbox.delete_note(hands.places, name)


def _put_aside(desk: Desk, name: str, number: str) -> None:
    inbox.put_aside(desk.hands().places, name, number)
    found = Finding("found_verdict", number)
    if found not in desk.health.found:
        desk.health.found = (*desk.health.found, found)
    desk.log.note(Event.FINDING, code=found.code, record=number)


def _read(body: bytes) -> Addition | None:
    """The verdict in a note; None for what is none."""
    try:
        raw: Any = json.loads(body)
        return verdict_from_json(raw["said"]) if raw["kind"] == _KIND else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _name(public: str) -> str:
    return hashlib.sha256(public.encode()).hexdigest()[:24]


def _file(public: str) -> str:
    return f"{_name(public)}.note"
