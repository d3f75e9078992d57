"""Making a passphrase slow to guess: Argon2id, with what it costs written beside each slot."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import AppError

SHORTEST = 8
"""Characters of a passphrase, where the keyring holds the other half of the secret."""

SHORTEST_ALONE = 15
"""Characters of a passphrase that protects something alone."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: `m` KiB of memory, `t` passes, `p` lanes."""

    m: int
    t: int
    p: int

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"name": "argon2id", "m": self.m, "t": self.t, "p": self.p}

    def falls_short(self, of: Cost) -> bool:
        """Whether anything about it is cheaper."""
        return self.m < of.m or self.t < of.t or self.p < of.p


STANDARD = Cost(m=128 * 1024, t=3, p=4)
"""What slots should cost now: 0.3 to 0.5 s on a small laptop (docs of this choice: ASVS 5 appendix C, RFC 9106)."""

LEAST = Cost(m=46 * 1024, t=1, p=1)
"""A cheaper slot is refused: somebody has weakened the key file."""

MOST = Cost(m=2 * 1024 * 1024, t=16, p=16)
"""A dearer slot is refused: it would freeze the computer."""


def cost_of(raw: Mapping[str, Any]) -> Cost:
    """A cost from JSON. Raises KeyError, TypeError, or AppError("kdf_refused"): out of bounds, or no Argon2id."""
    if raw["name"] != "argon2id" or not all(type(raw[name]) is int for name in Cost.__slots__):
        raise AppError("kdf_refused")
    return checked(Cost(m=raw["m"], t=raw["t"], p=raw["p"]))


def checked(cost: Cost) -> Cost:
    """The cost, if it lies within bounds. Raises AppError("kdf_refused")."""
    if cost.falls_short(LEAST) or MOST.falls_short(cost):
        raise AppError("kdf_refused")
    return cost


def long_enough(passphrase: str, least: int) -> None:
    """Nothing, if it has that many characters. Raises AppError("passphrase_short")."""
    if len(nfc(passphrase)) < least:
        raise AppError("passphrase_short", least=least)


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
