"""What every act on an open register needs, as one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.clock import Clock
    from app.paths import Places
    from app.settings import Settings
    from app.store.register import Register
    from app.vault.keys import Keys
    from app.words import Words


class Hands(NamedTuple):
    """The open register and its keys, where they lie, and the time, chance, words and settings of the desk."""

    register: Register
    keys: Keys
    places: Places
    clock: Clock
    random: Callable[[int], bytes]
    words: Words
    settings: Settings
