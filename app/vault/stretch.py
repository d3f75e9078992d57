"""Making a passphrase slow to guess: Argon2id, with what it costs written beside each slot."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.errors import AppError


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: `m` KiB of memory, `t` passes, `p` lanes."""

    m: int
    t: int
    p: int


STANDARD = Cost(m=128 * 1024, t=3, p=4)
"""What new slots cost: 0.3 to 0.5 s on a small laptop (docs of this choice: ASVS 5 appendix C, RFC 9106)."""

LEAST = Cost(m=46 * 1024, t=1, p=1)
"""A cheaper slot is refused: somebody has weakened the key file."""

MOST = Cost(m=2 * 1024 * 1024, t=16, p=16)
"""A dearer slot is refused: it would freeze the computer."""


def checked(cost: Cost) -> Cost:
    """The cost, if it lies within bounds. Raises AppError("kdf_refused")."""
    for name in Cost.__slots__:
        if not getattr(LEAST, name) <= getattr(cost, name) <= getattr(MOST, name):
            raise AppError("kdf_refused")
    return cost


def nfc(passphrase: str) -> str:
    """A passphrase in one Unicode form, so that it opens on every keyboard that can type it."""
    return unicodedata.normalize("NFC", passphrase)


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase. Raises AppError("kdf_refused") for a cost out of bounds."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    checked(cost)
    made = Argon2id(salt=salt, length=32, iterations=cost.t, lanes=cost.p, memory_cost=cost.m)
    # A lone surrogate (half an emoji from a faulty keyboard) is no reason to refuse somebody's passphrase.
    return made.derive(nfc(passphrase).encode("utf-8", "surrogatepass"))
