"""The signed entry that says that a backup was put in place of what was here, and what it explains."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from app.decisions.record import RESTORED, Entry, faults
from app.desk.entries import entry_at

if TYPE_CHECKING:
    from app.store.entries import Place
    from app.store.register import Register
    from app.vault.keys import Keys
    from app.vault.slots import Random


class Anchor(NamedTuple):
    """How far the chain had come when it was last noted outside the file."""

    seq: int
    digest: str


def say_restored(
    register: Register, keys: Keys, *, at: datetime, anchor: Anchor | None, random: Random, **facts: Any
) -> Entry:
    """Say it in the chain, signed. `anchor`: what was noted outside the file until now; `facts` (JSON values): more."""
    moment = at.isoformat()

    def made(place: Place) -> Entry:
        return entry_at(
            place, RESTORED, {"at": moment, "anchor": anchor and anchor._asdict(), **facts}, moment, keys, random
        )

    return register.append_entry(made)


def explains(register: Register, keys: Keys, anchor: Anchor) -> bool:
    """Whether the register says itself, signed, that it was put in the place of what this anchor is about.

    A computer may stop between putting it there and noting where it is now.
    """
    for entry in register.entries(RESTORED):
        said = entry.payload or {}
        whole = not faults(entry, seq=entry.header.seq, prev=entry.header.prev, verify=keys.verify)
        if whole and said.get("anchor") == anchor._asdict():
            return True
    return False
