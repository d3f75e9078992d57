"""Calls that were noted before the register was unlocked, on their way to becoming drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from app.decisions.draft import Call, call_from_json
from app.paths import Places
from app.vault.inbox import read_notes
from app.vault.keys import Keys


class Waiting(NamedTuple):
    """A note in the inbox: the name of its file, and the id of the draft it becomes."""

    name: str
    id: str


def waiting(places: Places, keys: Keys) -> Iterator[tuple[Waiting, Call]]:
    """Every call that can be read. One that is damaged, or for another register, stays where it is."""
    for note in read_notes(places, keys):
        try:
            call = call_from_json(json.loads(note.body or b""))
        except (ValueError, TypeError, KeyError):
            continue
        yield Waiting(note.name, note.name.partition(".")[0]), call
