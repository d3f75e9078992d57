"""Answers to start from, and what follows from them: for the flow tests of each rule."""

from __future__ import annotations

from datetime import datetime

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.answers import checked
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, evaluate

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
HERE = Circumstances(known_at=NOW, at=NOW)
EDITION = GUIDANCE.editions[0]
Given = str | list[str]

PLAIN: dict[str, Given] = {"danger": "no", "event": ["none"], "parent_say": "in_touch"}
"""Nobody is in danger, nothing to notify has happened, and a parent who would get it is in touch with the child."""

EVERYDAY: dict[str, Given] = {**PLAIN, "role": "ssw", "who": ["ours"], "about": ["nobody"], "topic": ["care"]}
"""A social worker and an everyday matter."""

WORRIED: dict[str, Given] = {
    **PLAIN,
    "role": "carer",
    "who": ["ours"],
    "about": ["parent"],
    "topic": ["neglect"],
    "serious": "some",
    "known": ["nobody"],
}
"""A carer who is worried about how a parent looks after a child."""

TO_SCHOOL: dict[str, Given] = {
    **EVERYDAY,
    "recipient": "school",
    "request": "no",
    "purpose": "care",
    "material": ["history"],
    "told": "told",
    "doubt": "no",
    "harmful": "no",
    "needed": "all",
}
"""A social worker tells a school what it needs: everything in order."""


def found(answers: dict[str, Given], **more: Given) -> Assessment:
    """The assessment of these answers with some put in or changed."""
    return evaluate(GUIDANCE, EDITION, checked(GUIDANCE, {**answers, **more}), HERE)


def asked(question: str, answers: dict[str, Given], **more: Given) -> bool:
    """Whether a question is asked on this path."""
    return question in found(answers, **more).path


def outcome(answers: dict[str, Given], **more: Given) -> str | None:
    """The outcome, or None while something is open."""
    return found(answers, **more).outcome


def told(answers: dict[str, Given], **more: Given) -> list[str]:
    """Who is to be told now."""
    return [tell.id for tell in found(answers, **more).tell_now]
