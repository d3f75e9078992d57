"""What agreement has to do with it, and whose decision it is. Read from the top: the first case that holds."""

from __future__ import annotations

from app.guidance.conditions import ALWAYS, Term, clear_of, when
from app.guidance.limits import BEYOND_CARER, BY_DUTY, CARER_PART
from app.guidance.model import Case, Consent, Decider
from app.guidance.outcomes import NOT_CHECKED
from app.guidance.papers import COURT_PAPERS, STANDING
from app.guidance.terms import (
    ADULT_ONLY,
    CARER_BASICS,
    DANGER,
    FAMILY,
    FRONT_LINE,
    NO_WORRY,
    NOT_SEVERE,
    OFFICE,
    OURS,
    TO_PROTECTIVE,
    VERIFIED,
    WORRY,
)

CONSENT: tuple[Case, ...] = (
    Case("no_standing", Consent.NO_STANDING, when("consent_by", "no_say", "unsure"), ("norfolk_consent",)),
    Case("given", Consent.GIVEN, when("consent", "given") & STANDING, ("norfolk_consent",)),
    Case("by_duty", Consent.NOT_NEEDED, when("consent", "refused", "not_asked", "unsure") & BY_DUTY, ("s16la",)),
    Case("refused_worry", Consent.REFUSAL_STANDS, when("consent", "refused") & STANDING & WORRY, ("mdu",)),
    Case("refused", Consent.REFUSAL_STANDS, when("consent", "refused") & STANDING, ("girfec_consent",)),
    Case(
        "ask",
        Consent.ASK,
        when("consent", "not_asked", "unsure") & ((ADULT_ONLY & TO_PROTECTIVE) | when("material", "referrer")),
        ("girfec_consent",),
    ),
    Case(
        "asking_unsafe",
        Consent.NOT_NEEDED,
        when("consent", "not_asked", "unsure") & when("told", "unsafe", "unsure"),
        ("bristol",),
    ),
    Case("ask_first", Consent.ASK, when("consent", "not_asked", "unsure"), ("girfec_consent",)),
    Case("worry", Consent.NOT_NEEDED, WORRY, ("agency_policy",)),
    Case("not_needed", Consent.NOT_NEEDED, ALWAYS, ("girfec_consent",)),
)

NOT_LOOKED_AFTER = clear_of("who", "ours", "beyond_england", "unsure") | when("about", "child_sw")
"""There is no child's social worker to ask, or it is about them."""
PAST = ("reason", "concern", "history", "private", "conviction", "file", "others")
"""A child's past and risks go to the next home by way of the child's social worker."""
THROUGH_SOCIAL_WORKER = Term(
    "through_social_worker",
    BEYOND_CARER
    | CARER_BASICS
    | CARER_PART
    | (when("recipient", "parent", "relative") & VERIFIED)
    | (OFFICE & when("recipient", "young_person") & VERIFIED & when("material", "plan"))
    | (OFFICE & when("recipient", "new_carer", "fostering_service") & VERIFIED & when("material", *PAST)),
)
FOR_THE_MANAGER = Term(
    "for_the_manager",
    (when("material", "carer_record") & VERIFIED)
    | (FRONT_LINE & when("recipient", "police") & when("request", "verified") & NOT_SEVERE)
    | (when("role", "ssw") & when("recipient", "police") & when("request", "verified") & NO_WORRY)
    | (when("recipient", *FAMILY) & when("purpose", "required") & when("material", "file") & VERIFIED),
)

OTHER_MANAGER = clear_of("about", "manager") & (clear_of("role", "manager") | clear_of("about", "me"))
"""There is a manager whom the worry is not about."""
NOT_MINE = Term("not_mine", THROUGH_SOCIAL_WORKER | FOR_THE_MANAGER)

DECIDERS: tuple[Case, ...] = (
    Case("danger", Decider.YOU, DANGER, ("ico_emergency",)),
    Case("not_checked", Decider.YOU, NOT_CHECKED, ("gmc",)),
    Case("court_papers", Decider.COURT, COURT_PAPERS, ("pd12g",), to=("child_sw",)),
    Case("no_name", Decider.YOU, when("identify", "not_needed"), ("agency_policy",)),
    Case("protect", Decider.YOU, TO_PROTECTIVE & WORRY, ("agency_policy",)),
    Case("lawyers", Decider.LEGAL, when("recipient", "legal"), ("pd12g",)),
    Case(
        "manager_self",
        Decider.YOU,
        when("role", "manager")
        & clear_of("about", "manager", "me")
        & (FOR_THE_MANAGER | (THROUGH_SOCIAL_WORKER & NOT_LOOKED_AFTER)),
        ("agency_policy",),
    ),
    Case("manager", Decider.MANAGER, FOR_THE_MANAGER & OTHER_MANAGER, ("reg_32", "notts_handbook")),
    Case(
        "social_worker",
        Decider.CHILD_SW,
        THROUGH_SOCIAL_WORKER & OURS & clear_of("about", "child_sw"),
        ("notts_handbook",),
    ),
    Case("around", Decider.MANAGER, THROUGH_SOCIAL_WORKER & OTHER_MANAGER, ("agency_policy",)),
    Case("around_both", Decider.LEGAL, THROUGH_SOCIAL_WORKER | FOR_THE_MANAGER, ("agency_policy",)),
    Case("you", Decider.YOU, ALWAYS, ("agency_policy",)),
)
