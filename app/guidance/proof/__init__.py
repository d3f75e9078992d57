"""Whether the guidance is in order: faults of its structure and words, its digest, and what was proved of it."""

from __future__ import annotations

from app.guidance.proof.digest import digest
from app.guidance.proof.standing import Proved, Standing, proved, standing
from app.guidance.proof.structure import Fault, faults, refuse_faults
from app.guidance.proof.worded import needed, word_faults

__all__ = [
    "Fault",
    "Proved",
    "Standing",
    "digest",
    "faults",
    "needed",
    "proved",
    "refuse_faults",
    "standing",
    "word_faults",
]
