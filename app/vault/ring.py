"""The device secret: 32 random bytes in the keyring of this computer's user, one entry for each register."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from app.errors import AppError
from app.vault.slots import Random
from app.windows import fits_credentials, stay_on_this_computer

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

PATIENCE = 60.0
"""Seconds that a keyring may take: it may be asking the person for the password of their account."""

_NAME = "device secret"
_MARK = "sw1"

Came = TypeVar("Came")


def new_secret(store: str, random: Random) -> bytes | None:
    """A fresh device secret, kept in the keyring; None where this computer has no keyring.

    Raises AppError("keyring_locked"): it is locked, or does not answer.
    """
    secret = random(32)
    value = spelt(secret, store)

    def keep(ring: KeyringBackend) -> str | None:
        ring.set_password(_entry(store), _NAME, value)
        return ring.get_password(_entry(store), _NAME)

    try:
        kept = asked(keep) if fits_credentials(value) else None
    except AppError as fault:
        if fault.code == "keyring_locked":
            raise
        return None
    return secret if kept == value else None


def secret_of(store: str) -> bytes:
    """The device secret of this register.

    Raises AppError: keyring_missing (no keyring, or no entry in it), keyring_locked (or it does not answer),
    keyring_damaged (an entry that is not this register's).
    """
    value = asked(lambda ring: ring.get_password(_entry(store), _NAME))
    if value is None:
        raise AppError("keyring_missing")
    return _read(value, store)


def forget(store: str) -> None:
    """Take the entry of a register that was never made out of the keyring again."""
    try:
        asked(lambda ring: ring.delete_password(_entry(store), _NAME))
    except AppError:
        return  # a left-over entry opens nothing; the first error is the one to tell


def works() -> bool:
    """Whether this computer has a keyring to use, so that a shorter passphrase is enough."""
    try:
        return asked(lambda _: True)
    except AppError:
        return False


def asked(question: Callable[[KeyringBackend], Came], *, patience: float | None = None) -> Came:
    """What this computer's keyring answers within `patience` seconds (PATIENCE, if not given).

    It is asked from a thread that ends with the program, since what asks it may wait for ever. Raises AppError:
    keyring_missing, keyring_locked (or the time has run out), keyring_damaged (an entry that is no text).
    """
    came: SimpleQueue[Came | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            came.put(question(_ring()))
        except Exception as fault:  # noqa: BLE001  (every system has its own kinds; sorted out below)
            came.put(fault)

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    try:
        answer = came.get(timeout=PATIENCE if patience is None else patience)
    except Empty:
        raise AppError("keyring_locked") from None
    if isinstance(answer, Exception):
        raise _trouble(answer) from None  # the text of the fault could hold the secret
    return answer


def _ring() -> KeyringBackend:
    import keyring
    import keyring.core

    ring = keyring.get_keyring()
    # Below 1 are the ones that keep nothing, or keep it in clear text.
    if not keyring.core.recommended(ring):
        raise AppError("keyring_missing")
    stay_on_this_computer(ring)
    return ring


def _trouble(fault: Exception) -> AppError:
    from keyring.errors import KeyringLocked

    match fault:
        case AppError():
            return fault
        case KeyringLocked():
            return AppError("keyring_locked")
        case UnicodeDecodeError():
            return AppError("keyring_damaged")
        case _:
            return AppError("keyring_missing")  # the recovery key helps with all of them


def _entry(store: str) -> str:
    return f"Sharewell {store}"


def spelt(secret: bytes, store: str) -> str:
    """A device secret as it stands in the keyring: marked, and with a check that binds it to its register."""
    return f"{_MARK}.{base64.b32encode(secret).decode().rstrip('=')}.{_check(secret, store)}"


def _read(value: str, store: str) -> bytes:
    try:
        mark, body, check = value.split(".")
        secret = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        raise AppError("keyring_damaged") from None
    if mark != _MARK or len(secret) != 32 or check != _check(secret, store):
        raise AppError("keyring_damaged")
    return secret


def _check(secret: bytes, store: str) -> str:
    return hashlib.sha256(b"sharewell device secret v1" + store.encode() + secret).hexdigest()[:16]
