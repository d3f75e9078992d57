"""What the seven golden rules ask, and what follows from the answers."""

from __future__ import annotations

from app.guidance.authority import CONSENT, DECIDERS
from app.guidance.duties import ADVICE, DUTIES
from app.guidance.editions import EDITIONS
from app.guidance.model import Guidance
from app.guidance.outcomes import OUTCOMES
from app.guidance.protect import BODIES, TELL_PERSON
from app.guidance.questions import QUESTIONS
from app.guidance.sources import SOURCES

GUIDANCE = Guidance(
    version="2026.11",
    questions=QUESTIONS,
    editions=EDITIONS,
    bodies=BODIES,
    outcomes=OUTCOMES,
    tell_person=TELL_PERSON,
    consent=CONSENT,
    deciders=DECIDERS,
    duties=DUTIES,
    advice=ADVICE,
    sources=SOURCES,
)
"""The guidance this program ships with."""
