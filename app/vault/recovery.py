"""The recovery key as it is printed and typed: nine groups of four, forgiving about case and look-alikes."""

from __future__ import annotations

import hashlib
import unicodedata

from app.errors import AppError

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O or U
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BODY, _CHECK = 32, 4


def printed(key: bytes) -> str:
    """20 bytes as `XXXX-XXXX-...`; the last group checks the others."""
    letters = _spelt(key, _BODY) + _check(key)
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def typed(text: str) -> bytes:
    """The 20 bytes of a recovery key as somebody typed it.

    Raises AppError("recovery_key_mistyped"): a letter too many or too few, or one that is wrong. The check letters
    miss one slip in a million, and then the key opens nothing.
    """
    letters = [c for c in unicodedata.normalize("NFKC", text[:1000]).upper().translate(_READ_AS) if c.isalnum()]
    if len(letters) != _BODY + _CHECK or not set(letters) <= set(_LETTERS):
        raise AppError("recovery_key_mistyped")
    number = 0
    for letter in letters[:_BODY]:
        number = number * 32 + _LETTERS.index(letter)
    key = number.to_bytes(20, "big")
    if "".join(letters[_BODY:]) != _check(key):
        raise AppError("recovery_key_mistyped")
    return key


def _check(key: bytes) -> str:
    return _spelt(hashlib.sha256(b"sharewell recovery key v1" + key).digest()[:5], 8)[:_CHECK]


def _spelt(value: bytes, count: int) -> str:
    number = int.from_bytes(value, "big")
    return "".join(_LETTERS[number >> (5 * i) & 31] for i in reversed(range(count)))
