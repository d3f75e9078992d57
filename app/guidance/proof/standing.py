"""Whether this guidance, word for word, is the one whose properties were proved, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import strict_json
from app.guidance.model import Guidance
from app.guidance.proof.digest import digest
from app.paths import resources
from app.words import Words

FILE = Path("guidance") / "proved.json"
"""Where the proof says what it proved, below the resources. `python -m tests.proofs.prove` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What was proved: the version and digest of the guidance, on which day, and how many properties."""

    version: str
    digest: str
    on: date
    properties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The digest of the guidance at hand, and whether it is the one that was proved; if so, when and how much.

    A proof is about the logic. It never says that the guidance is right."""

    digest: str
    proved: bool
    proved_on: date | None
    properties: int


def proved(folder: Path) -> Proved | None:
    """What the proof says in this folder of resources; nothing where no such file can be read."""
    try:
        raw = strict_json.loads((folder / FILE).read_text("utf-8"))
        return Proved(
            version=str(raw["version"]),
            digest=str(raw["digest"]),
            on=date.fromisoformat(raw["date"]),
            properties=int(raw["properties"]),
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def standing(guidance: Guidance, words: Words, folder: Path | None = None) -> Standing:
    """How the guidance at hand stands to the proof in this folder (the program's own, if none is given)."""
    found, here = proved(folder or resources()), digest(guidance, words)
    if found is None or (found.digest, found.version) != (here, guidance.version):
        return Standing(digest=here, proved=False, proved_on=None, properties=0)
    return Standing(digest=here, proved=True, proved_on=found.on, properties=found.properties)
