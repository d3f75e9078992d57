"""What was left before the register was unlocked, on its way in: calls become drafts, verdicts become additions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from app.decisions.draft import Call, call_from_json
from app.paths import Places
from app.vault.inbox import delete_note, read_notes, seal_note
from app.vault.keys import Keys

if TYPE_CHECKING:
    from app.desk import Desk


class Waiting(NamedTuple):
    """A note in the inbox: the name of its file, and the id of the draft it becomes."""

    name: str
    id: str


def leave(places: Places, call: Call, random: Callable[[int], bytes]) -> None:
    """Seal a call for the next unlock. Raises AppError: keys_damaged, folder_unwritable, disk_full."""
    seal_note(places, json.dumps(call.to_json()).encode(), random=random)


def empty(desk: Desk) -> None:
    """Make a draft of every call that waits and an addition of every verdict, and take them out of the inbox."""
    from app.desk import verdicts

    hands = desk.hands()
    for note, call in waiting(hands.places, hands.keys):
        # Read before and not deleted, because the computer stopped: it is a draft or a record already.
        if not hands.register.knows(note.id):
            desk.keep_call(call, id=note.id)
        delete_note(hands.places, note.name)
    verdicts.take_in(desk)


def waiting(places: Places, keys: Keys) -> Iterator[tuple[Waiting, Call]]:
    """Every call that can be read. What is damaged, for another register, or no call stays where it is."""
    for note in read_notes(places, keys):
        try:
            call = call_from_json(json.loads(note.body or b""))
        except (ValueError, TypeError, KeyError):
            continue
        yield Waiting(note.name, note.name.partition(".")[0]), call
