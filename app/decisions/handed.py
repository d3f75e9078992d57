"""What is remembered of a package that was handed over, until its records are gone and after that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.decisions.record import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One record in a package: its number, when it was sealed (ISO), and the digests of it and its additions."""

    number: str
    sealed: str
    digest: str
    addenda: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """As it is printed."""
        return fingerprint(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandBack:
    """One package. `agency`: the fingerprint of the agency's key that opens it, empty where a passphrase does.

    `sha256` (hex) and `size` (bytes) are those of the file; `expects` is what knows the receipt code again; `tries`
    counts wrong codes. Times are ISO, or empty while it has not come to that: when the code came back, when records
    were last erased, and when it was last proved that nothing of them is left.
    """

    id: str
    made: str
    records: tuple[Handed, ...]
    agency: str
    sha256: str
    size: int
    expects: str
    tries: int = 0
    received: str = ""
    erased: str = ""
    proved: str = ""

    @property
    def file_name(self) -> str:
        """What its file is called; it names nobody."""
        return file_name(self.id)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `hand_back_from_json` gives the same back."""
        return asdict(self)


def hand_back_from_json(raw: Mapping[str, Any]) -> HandBack:
    """What `to_json` wrote."""
    records = tuple(Handed(**{**each, "addenda": tuple(each["addenda"])}) for each in raw["records"])
    return HandBack(**{**raw, "records": records})


def file_name(id: str) -> str:
    """What the file of a package is called."""
    return f"sharewell-handover-{id}.package"


def in_groups(digits: str) -> str:
    """A checksum in groups of four, by which people compare it."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
