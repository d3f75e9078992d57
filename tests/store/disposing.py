"""Tombstones as the tests of the register make them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.decisions.record import TOMBSTONE, Entry, seal_entry
from app.store.disposal import Bury
from app.store.entries import Place
from app.vault.keys import Keys
from tests.store.sealing import NOON


def burying(keys: Keys) -> Bury:
    """Makes a tombstone for whatever place it gets."""

    def bury(place: Place, entry: Entry, addenda: Sequence[Entry]) -> Entry:
        said = {"record": entry.header.record, "digest": entry.digest, "reason": "its time is over"}
        return seal_entry(
            TOMBSTONE,
            said | ({"addenda": [each.digest for each in addenda]} if addenda else {}),
            record=f"{TOMBSTONE}-{place.seq}",
            at=NOON,
            seq=place.seq,
            prev=place.prev,
            device=keys.device,
            salt=random.Random(place.seq).randbytes(32),
            sign=keys.sign,
        )

    return bury
