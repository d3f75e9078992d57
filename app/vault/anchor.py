"""The anchor: how far the register had come, kept outside its file, so that an old copy put back is noticed."""

from __future__ import annotations

import hashlib
import re

from app.errors import AppError
from app.vault.ring import asked

PATIENCE = 5.0
"""Seconds. The keyring has just opened the register; if it does not answer now, sealing goes on without it."""

_NAME = "anchor"
_VALUE = re.compile(r"swa\.(0|[1-9][0-9]{0,17})\.([0-9a-f]{64})\.([0-9a-f]{16})")


def keep_anchor(store: str, seq: int, digest: str) -> bool:
    """Remember the register's last entry (`digest`: 64 hex digits); False where the keyring does not take it."""
    value = spelt(store, seq, digest)
    try:
        asked(lambda ring: ring.set_password(_entry(store), _NAME, value), patience=PATIENCE)
    except AppError:
        return False
    return True


def anchor_of(store: str) -> tuple[int, str] | None:
    """The `seq` and digest that were remembered last; None without a keyring, or without an entry in it.

    Raises AppError("anchor_damaged"): the entry is not one that we wrote for this register.
    """
    try:
        value = asked(lambda ring: ring.get_password(_entry(store), _NAME), patience=PATIENCE)
    except AppError as fault:
        if fault.code == "keyring_damaged":
            raise AppError("anchor_damaged") from None
        return None
    if value is None:
        return None
    found = _VALUE.fullmatch(value)
    if not found or found[3] != _check(store, seq := int(found[1]), digest := found[2]):
        raise AppError("anchor_damaged")
    return seq, digest


def spelt(store: str, seq: int, digest: str) -> str:
    """An anchor as it stands in the keyring: marked, and with a check that binds it to its register."""
    return f"swa.{seq}.{digest}.{_check(store, seq, digest)}"


def _entry(store: str) -> str:
    # A name for each entry: Windows moves the entries of one name about.
    return f"Sharewell {store} anchor"


def _check(store: str, seq: int, digest: str) -> str:
    return hashlib.sha256(f"sharewell anchor v1|{store}|{seq}|{digest}".encode()).hexdigest()[:16]
