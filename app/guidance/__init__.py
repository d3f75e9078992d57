"""What the seven golden rules ask, and what follows from the answers."""

from __future__ import annotations

from app.guidance.advice import ADVICE
from app.guidance.authority import CONSENT, DECIDERS
from app.guidance.basis import BASIS, GROUNDS
from app.guidance.circumstances import FACTS
from app.guidance.duties import DUTIES
from app.guidance.editions import EDITIONS
from app.guidance.model import Guidance
from app.guidance.outcomes import OUTCOMES
from app.guidance.protect import BODIES, TELL_CHILD, TELL_PERSON
from app.guidance.questions import QUESTIONS
from app.guidance.sources import SOURCES

GUIDANCE = Guidance(
    version="2026.12",
    facts=FACTS,
    questions=QUESTIONS,
    editions=EDITIONS,
    bodies=BODIES,
    outcomes=OUTCOMES,
    tell_person=TELL_PERSON,
    tell_child=TELL_CHILD,
    consent=CONSENT,
    deciders=DECIDERS,
    basis=BASIS,
    grounds=GROUNDS,
    duties=DUTIES,
    advice=ADVICE,
    sources=SOURCES,
)
"""The guidance this program ships with."""
