"""Opening the register with the keys there are: two, where a change of the data key was cut off."""

from __future__ import annotations

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from app.vault import rotation
from app.vault.keys import Keys


def opened(places: Places, keys: Keys) -> tuple[Keys, Register]:
    """The register, and whichever of the keys opened it; what was cut off is brought to its end or taken back.

    Raises AppError: register_wrong_key, and what opening raises.
    """
    if keys.next is None:
        return keys, Register.open(places, keys.data_key)
    try:
        register = Register.open(places, keys.data_key)
    except AppError as fault:
        if fault.code != "register_wrong_key":
            raise
        register = Register.open(places, keys.next.data_key)
        rotation.finish(places, keys.next)
        return keys.next, register
    rotation.abandon(places)
    return keys, register
