"""The editions: which rule each question hangs on, and in what order a set of rules asks them."""

from __future__ import annotations

from app.guidance.model import Edition, Rule
from app.guidance.questions.opening import OPENING

_OPENING = tuple(question.id for question in OPENING)
_RECORD = ("judgement", "decision", "reasons", "careful", "would_change", "look_again", "basis_ok")

AGENCY_2018 = Edition(
    id="2018",
    rules=(
        Rule("concern", _OPENING),
        Rule("rule_1", ("material", "identify", "detrimental")),
        Rule("rule_2", ("told", "unsafe_why")),
        Rule("rule_3", ("doubt",)),
        Rule("rule_4", ("consent", "consent_by")),
        Rule("rule_5", ("harmful", "fits")),
        Rule("rule_6", ("needed",)),
        Rule("rule_7", _RECORD),
    ),
    sources=("agency_policy", "dfe_2018"),
)
"""The agency's policy: the law helps, be open, ask advice, consent, safety, what to share, the record."""

DFE_2024 = Edition(
    id="2024",
    rules=(
        Rule("concern", (*_OPENING, "material", "identify")),
        Rule("rule_1", ("fits", "detrimental")),
        Rule("rule_2", ("told", "unsafe_why")),
        Rule("rule_3", ("consent", "consent_by")),
        Rule("rule_4", ("doubt",)),
        Rule("rule_5", ("harmful",)),
        Rule("rule_6", ("needed",)),
        Rule("rule_7", _RECORD),
    ),
    sources=("dfe_2024",),
)
"""The department's later advice: protection first, engage, no consent where there is risk, advice, identities, need."""

EDITIONS: tuple[Edition, ...] = (AGENCY_2018, DFE_2024)
"""The first is the one a new decision begins with, unless the agency has set the other."""
