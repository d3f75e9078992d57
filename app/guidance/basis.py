"""The lawful basis and the condition that an office may confirm: proposed from plain answers, never asked of a carer.

Read from the top: the first case that holds. What could not be confirmed in a published page says so by its source.
"""

from __future__ import annotations

from app.guidance.conditions import ALWAYS, Term, when
from app.guidance.model import Basis, Case, Ground
from app.guidance.papers import STANDING
from app.guidance.terms import ADULT_ONLY, AT_RISK, DANGER, NO_NEED, WORRY

AGREED = Term("agreed", when("consent", "given") & STANDING)
COUNCIL = when("service", "council")
INDEPENDENT = when("service", "independent", "unknown")
SAFEGUARDING = Term("safeguarding", AT_RISK & (WORRY | when("purpose", "protect", "care", "decide")))
"""To keep a child, or an adult at risk, from harm, or for their wellbeing."""
NOBODY = Term("nobody", when("recipient", *NO_NEED, "group"))
"""Nothing about anyone is to go: no basis is needed."""

BASIS: tuple[Case, ...] = (
    Case("danger", Basis.VITAL_INTERESTS, DANGER, ("ico_emergency", "gdpr_6")),
    Case("nobody", Basis.NONE, NOBODY, ("gdpr_6",)),
    Case("required", Basis.LEGAL_OBLIGATION, when("purpose", "required"), ("gdpr_6",)),
    Case(
        "duty_to_share",
        Basis.LEGAL_OBLIGATION,
        when("duty_to_share", "on") & when("detrimental", "no"),
        ("s16la", "gdpr_6"),
    ),
    Case("agreed", Basis.CONSENT, AGREED & (when("purpose", "offer", "learn") | ADULT_ONLY), ("gdpr_6",)),
    Case("council", Basis.PUBLIC_TASK, COUNCIL, ("gdpr_6",)),
    Case("safeguarding", Basis.RECOGNISED_INTEREST, INDEPENDENT & SAFEGUARDING, ("ico_interest",)),
    Case("interests", Basis.LEGITIMATE_INTERESTS, ALWAYS, ("gdpr_6",)),
)

VERY_PRIVATE = Term(
    "very_private",
    when("material", "private", "conviction", "history", "file", "court", "carer_record", "unsure")
    | when("topic", "abuse", "sexual", "fgm", "marriage_honour", "fabricated", "self_harm", "extremism", "allegation")
    | DANGER,
)
"""Health, sex life, faith, origin or crime are likely to be in it, so Article 9 or 10 asks for a condition as well."""
TELLING_HARMS = Term(
    "telling_harms",
    when("told", "unsafe", "unsure") | when("topic", "fgm", "marriage_honour", "fabricated", "exploitation"),
)

GROUNDS: tuple[Case, ...] = (
    Case("danger", Ground.VITAL_INTERESTS, DANGER, ("gdpr_9",)),
    Case("nobody", Ground.NONE, NOBODY, ("gdpr_9",)),
    Case("agreed", Ground.EXPLICIT_CONSENT, VERY_PRIVATE & AGREED, ("gdpr_9",)),
    Case("prejudice", Ground.WOULD_PREJUDICE, VERY_PRIVATE & SAFEGUARDING & TELLING_HARMS, ("dpa_18", "cambs_18")),
    Case(
        "cannot",
        Ground.CANNOT_CONSENT,
        VERY_PRIVATE & SAFEGUARDING & (when("consent", "cannot") | when("who", "adult_risk")),
        ("dpa_18", "cambs_18"),
    ),
    Case("reasonable", Ground.NOT_REASONABLE, VERY_PRIVATE & SAFEGUARDING, ("dpa_18", "cambs_18")),
    Case("ask", Ground.ASK_MANAGER, VERY_PRIVATE, ("gdpr_9",)),
    Case("none", Ground.NONE, ALWAYS, ("gdpr_9",)),
)
