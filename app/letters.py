"""Keys as people copy them: letters in groups of four, forgiving about case and look-alikes, the last group a check."""

from __future__ import annotations

import hashlib
import unicodedata

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O or U
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CHECK = 4


def printed(key: bytes, use: bytes) -> str:
    """A key as `XXXX-XXXX-...`; the last group checks the others. A key of one use is a slip in another's place."""
    return grouped(_spelt(key, _length(key)) + _check(key, use))


def typed(text: str, size: int, use: bytes, prefix: str = "") -> bytes | None:
    """The key (`size` bytes) that somebody typed, with its prefix or without; None if there is a slip in it.

    The check letters miss one slip in a million, and then the key opens nothing.
    """
    letters = "".join(c for c in unicodedata.normalize("NFKC", text[:1000]).upper().translate(_READ_AS) if c.isalnum())
    body = _length(bytes(size))
    if len(letters) == len(prefix) + body + _CHECK:
        letters = letters.removeprefix(prefix)
    if len(letters) != body + _CHECK or not set(letters) <= set(_LETTERS):
        return None
    number = 0
    for letter in letters[:body]:
        number = number * 32 + _LETTERS.index(letter)
    if number >= 1 << 8 * size:
        return None
    key = number.to_bytes(size, "big")
    return key if letters[body:] == _check(key, use) else None


def fingerprint(value: bytes, use: bytes) -> str:
    """Sixteen letters in groups of four, by which two people compare a key over the telephone."""
    return grouped(_spelt(hashlib.sha256(use + value).digest()[:10], 16))


def grouped(letters: str) -> str:
    """Letters in groups of four."""
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _length(key: bytes) -> int:
    return -(-8 * len(key) // 5)


def _check(key: bytes, use: bytes) -> str:
    return _spelt(hashlib.sha256(use + key).digest()[:5], 8)[:_CHECK]


def _spelt(value: bytes, count: int) -> str:
    number = int.from_bytes(value, "big")
    return "".join(_LETTERS[number >> (5 * i) & 31] for i in reversed(range(count)))
