"""What the Windows credential store wants of us. Written from its documentation; not yet seen running."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LONGEST = 1200
"""Characters; the store holds 1,280 and fails beyond without saying why (jaraco/keyring issue 355)."""


def fits(value: str) -> bool:
    """Whether a value is short enough for every keyring."""
    return len(value) <= LONGEST


def stay_on_this_computer(ring: KeyringBackend) -> None:
    """Keep entries out of roaming profiles: a device secret that follows its user protects no device."""
    if sys.platform == "win32" and hasattr(ring, "persist"):
        ring.persist = "local machine"
