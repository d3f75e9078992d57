"""The shape of a situation, and who might get the information in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.guidance.terms import COUNCILS, OWN_LINE

ROLES = ("carer", "ssw", "manager")
"""A volunteer or other staff comes to the same as a carer: no condition tells them apart (tested)."""

TO_PROTECT = (*OWN_LINE, "social_care", "police", "medical", "lado", "ofsted")
TO_WORK = (
    "school",
    "health",
    "club",
    "new_carer",
    "helper",
    "colleague",
    "fostering_service",
    "other_agency",
    *COUNCILS,
)
TO_FAMILY = ("young_person", "parent", "relative", "person")
TO_OTHERS = ("support_service", "regulator", "legal", "employer", "group", "public", "media", "unsure")
EVERYONE = (*TO_PROTECT, "emergency_worker", *TO_WORK, *TO_FAMILY, *TO_OTHERS)
WORRIED = ("child_sw", "my_ssw", "social_care", "police", "lado", "school", "health", "helper", *TO_FAMILY)
"""Who may come to mind where there is a worry."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation: what is answered in it, and who might get the information. Its heading is in situations.toml."""

    id: str
    given: Mapping[str, tuple[str, ...]]
    recipients: tuple[str, ...] = WORRIED
    roles: tuple[str, ...] = ROLES


def situation(
    id: str, recipients: tuple[str, ...] = WORRIED, roles: tuple[str, ...] = ROLES, **given: str | tuple[str, ...]
) -> Situation:
    """A situation from its answers; one option may stand by itself."""
    answers = {question: (said,) if isinstance(said, str) else said for question, said in given.items()}
    return Situation(id, answers, recipients, roles)
