"""The editions: which rule each question hangs on, and in what order a set of rules asks them."""

from __future__ import annotations

from app.guidance.model import Edition, Rule
from app.guidance.questions.opening import OPENING

CONCERN = Rule("concern", tuple(question.id for question in OPENING))

AGENCY_2018 = Edition(
    id="2018",
    rules=(
        CONCERN,
        Rule("rule_1", ("material", "identify")),
        Rule("rule_2", ("told", "unsafe_why")),
        Rule("rule_3", ("doubt",)),
        Rule("rule_4", ("consent", "consent_by")),
        Rule("rule_5", ("harmful", "fits")),
        Rule("rule_6", ("needed",)),
        Rule("rule_7", ("judgement", "decision", "reasons", "careful", "look_again")),
    ),
    sources=("agency_policy", "dfe_2018"),
)

EDITIONS: tuple[Edition, ...] = (AGENCY_2018,)
"""The first is the one a new decision begins with."""
