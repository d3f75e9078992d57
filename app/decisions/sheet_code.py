"""The code on a printed record: which record, as of which entry of the chain, and that entry's fingerprint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app import letters

_MARK = "SW1"
_SHORT = 5
"""Bytes of the fingerprint in the typed code: with the number and the place, nobody hits upon one by chance."""

_QR = re.compile(r"SW1:([0-9]{4}-[0-9]{3,9}):([1-9][0-9]{0,8}):([0-9A-F]{32})")
_TYPED = re.compile(r"\s*([0-9]{4})\W*-\W*([0-9]{3,9})\W+([1-9][0-9]{0,8})\W+([0-9A-Z][0-9A-Z\W]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """`number`: the record's. `seq`: the last entry of the chain that the sheet shows: the record's own, or the last
    that was added to it. `digest`: of that entry, in hex: 64 digits, 32 as a QR code has them, 10 as they are typed.

    A digest is over a salted commitment, so the code tells nobody anything who does not have the register."""

    number: str
    seq: int
    digest: str

    @property
    def qr(self) -> str:
        """What the QR code holds: capitals and digits only, which keeps it small."""
        return f"{_MARK}:{self.number}:{self.seq}:{self.digest[:32].upper()}"

    @property
    def typed(self) -> str:
        """What a person types: `2026-014 / 14 / XXXX-XXXX-XXXX`; the last four letters find a slip."""
        short = bytes.fromhex(self.digest[: 2 * _SHORT])
        return f"{self.number} / {self.seq} / {letters.printed(short, _use(self.number, self.seq))}"

    def matches(self, digest: str) -> bool:
        """Whether the entry with this digest (64 hex digits) is the one meant."""
        return digest.startswith(self.digest)


def read_code(text: str) -> SheetCode | None:
    """The code as a QR reader or a person gives it; None if it is none, or has a slip in it."""
    if found := _QR.fullmatch(text.strip().upper()):
        return SheetCode(found[1], int(found[2]), found[3].lower())
    found = _TYPED.fullmatch(text[:200])
    if found is None:
        return None
    number, seq = f"{found[1]}-{found[2]}", int(found[3])
    short = letters.typed(found[4], _SHORT, _use(number, seq))
    return None if short is None else SheetCode(number, seq, short.hex())


def _use(number: str, seq: int) -> bytes:
    return f"sharewell sheet {number} {seq}".encode()
