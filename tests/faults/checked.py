"""What a register says of itself when it is opened and looked at."""

from __future__ import annotations

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from tests.store.sealing import fixed_keys

KEYS = fixed_keys()


def checked(places: Places) -> str:
    """What opening and checking says: an error's code, or the first finding's, or nothing."""
    try:
        register = Register.open(places, KEYS.data_key)
    except AppError as fault:
        return fault.code
    try:
        codes = [one.code for one in register.check(KEYS.verify)]
    finally:
        register.close()
    return codes[0] if codes else ""
