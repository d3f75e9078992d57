"""Entries of the chain that are no decision: they go by their kind and their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.decisions.record import Entry, seal_entry

if TYPE_CHECKING:
    from app.store.entries import Place
    from app.vault.keys import Keys
    from app.vault.slots import Random


def entry_at(place: Place, kind: str, payload: Mapping[str, Any], at: str, keys: Keys, random: Random) -> Entry:
    """The signed entry of this kind at its place; `at`: ISO time."""
    return seal_entry(
        kind,
        payload,
        record=f"{kind}-{place.seq}",
        at=at,
        seq=place.seq,
        prev=place.prev,
        device=keys.device,
        salt=random(32),
        sign=keys.sign,
    )
