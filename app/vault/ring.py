"""The device secret: 32 random bytes in the keyring of this computer's user, one entry for each register."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from app.errors import AppError
from app.vault.slots import Random
from app.vault.windows import fits, stay_on_this_computer

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_NAME = "device secret"
_MARK = "sw1"


def new_secret(store: str, random: Random) -> bytes | None:
    """A fresh device secret, kept in the keyring; None where this computer has no keyring.

    Raises AppError("keyring_locked").
    """
    secret = random(32)
    ring = _ring()
    if ring is None:
        return None
    value = _spelt(secret, store)
    if not fits(value):
        return None
    try:
        ring.set_password(_entry(store), _NAME, value)
        kept = ring.get_password(_entry(store), _NAME)
    except Exception as fault:  # noqa: BLE001  (every system has its own kinds; none of them may end a set-up)
        _refuse_locked(fault)
        return None
    return secret if kept == value else None


def secret_of(store: str) -> bytes:
    """The device secret of this register.

    Raises AppError: keyring_missing (no keyring, or no entry in it), keyring_locked, keyring_damaged (an entry that
    is not this register's).
    """
    ring = _ring()
    if ring is None:
        raise AppError("keyring_missing")
    try:
        value = ring.get_password(_entry(store), _NAME)
    except UnicodeDecodeError:
        raise AppError("keyring_damaged") from None
    except Exception as fault:  # every system has its own kinds; the recovery key helps with all of them
        _refuse_locked(fault)
        raise AppError("keyring_missing") from fault
    if value is None:
        raise AppError("keyring_missing")
    return _read(value, store)


def forget(store: str) -> None:
    """Take the entry of a register that was never made out of the keyring again."""
    ring = _ring()
    if ring is not None:
        try:
            ring.delete_password(_entry(store), _NAME)
        except Exception:  # noqa: BLE001  (a left-over entry opens nothing; the first error is the one to tell)
            return


def works() -> bool:
    """Whether this computer has a keyring to use, so that a shorter passphrase is enough."""
    return _ring() is not None


def _ring() -> KeyringBackend | None:
    import keyring
    import keyring.core

    ring = keyring.get_keyring()
    # Below 1 are the ones that keep nothing, or keep it in clear text.
    if not keyring.core.recommended(ring):
        return None
    stay_on_this_computer(ring)
    return ring


def _refuse_locked(fault: Exception) -> None:
    from keyring.errors import KeyringLocked

    if isinstance(fault, KeyringLocked):
        raise AppError("keyring_locked") from fault


def _entry(store: str) -> str:
    return f"Sharewell {store}"


def _spelt(secret: bytes, store: str) -> str:
    return f"{_MARK}.{base64.b32encode(secret).decode().rstrip('=')}.{_check(secret, store)}"


def _read(value: str, store: str) -> bytes:
    try:
        mark, body, check = value.split(".")
        secret = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        raise AppError("keyring_damaged") from None  # the text of the fault could hold the secret
    if mark != _MARK or len(secret) != 32 or check != _check(secret, store):
        raise AppError("keyring_damaged")
    return secret


def _check(secret: bytes, store: str) -> str:
    return hashlib.sha256(b"sharewell device secret v1" + store.encode() + secret).hexdigest()[:16]
