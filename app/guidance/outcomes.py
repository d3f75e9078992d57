"""What to do about this information and this recipient, what consent has to do with it, and whose decision it is.

Each list is read from the top: the first case that holds is the answer. The order is the argument.
"""

from __future__ import annotations

from app.guidance.conditions import ALWAYS, Condition, clear_of, when
from app.guidance.model import Case, Consent, Decider, Verdict
from app.guidance.protect import HIDDEN_HARM, HOME, HOME_ABUSE
from app.guidance.terms import (
    ADULT_ONLY,
    BEYOND_BASICS,
    DANGER,
    EMERGENCY,
    FRONT_LINE,
    IN_THE_WAY,
    NO_NEED,
    NO_WORRY,
    NOT_SEVERE,
    OWN_LINE,
    PROTECTIVE,
    ROUTINE,
    SEVERE,
    TAKE_OUT,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    URGENT,
    VERIFIED,
    WORRY,
)

NOT_CHECKED = when("request", "unverified", "unsure") | (when("request", "scene") & clear_of("recipient", *EMERGENCY))
STANDING = when("consent_by", "themselves", "parent", "council")
BARRED_BY_REFUSAL = when("consent", "refused") & STANDING
FACT_WILL_DO = when("purpose", "care", "decide", "protect") & when(
    "recipient", "placing_authority", "child_sw", "my_ssw", "manager", "social_care", "new_carer", "school", "health"
)
FILE_TOO_MUCH: Condition = (
    when("material", "file")
    & when("purpose", "care", "decide", "protect", "enquiry", "offer", "learn")
    & (
        clear_of("recipient", "placing_authority", "school", *PROTECTIVE)
        | (when("recipient", "school") & clear_of("topic", "move"))
    )
)
"""A whole file, to someone it does not follow: the council that holds the child's record and the next school apart."""
TOO_MUCH: Condition = (
    when("needed", "part")
    | when("harmful", "part")
    | when("doubt", "advised_less")
    | (TO_OUTSIDE & when("material", *TAKE_OUT))
    | FILE_TOO_MUCH
)
REPORTER_ONLY: Condition = (
    when("material", "referrer")
    & clear_of("recipient", "support_service")
    & clear_of("purpose", "offer")
    & clear_of("topic", "help", "private", "self_harm")
    & clear_of("request", "we_ask")
    & when("who", "ours", "other", "public", "unsure")
)
"""Agreement is asked for one reason only: it would show who reported the worry."""
REFUSED_A_CHOICE: Condition = when("consent", "refused") & (
    TO_PROTECTIVE
    | clear_of("material", "referrer")
    | when("recipient", "support_service")
    | when("purpose", "offer")
    | when("topic", "help", "private", "self_harm")
    | when("request", "we_ask")
    | ADULT_ONLY
)
TIPS_OFF: Condition = (
    when("recipient", "parent", "relative")
    & WORRY
    & clear_of("purpose", "required")
    & (when("topic", *HIDDEN_HARM) | (HOME & when("topic", *HOME_ABUSE)) | when("told", "unsafe"))
)
"""Sharing it with the family would be telling them what they must not be told."""
IN_DOUBT: Condition = (
    when("doubt", "yes")
    | when("needed", "unsure")
    | when("harmful", "unsure")
    | when("purpose", "unsure")
    | when("identify", "unsure")
)
PLAIN_PURPOSE = when("purpose", "protect", "care", "decide", "required", "enquiry")
NOT_TOO_RISKY = when("harmful", "no", "part")
CARER_BASICS = FRONT_LINE & when("recipient", "school", "health")
BEYOND_CARER = FRONT_LINE & (
    when("recipient", "new_carer", "parent", "relative", "placing_authority", "other_agency", "support_service")
    | when("recipient", "employer")
    | (when("recipient", "young_person", "helper") & when("material", "history", "file", "others", "referrer"))
)
SAFE_TO_SHARE = (TO_OUTSIDE & when("harmful", "no") & when("needed", "all")) | (ROUTINE & when("needed", "all"))

OUTCOMES: tuple[Case, ...] = (
    Case("danger", Verdict.ACT_NOW, DANGER, ("ico_emergency",), interrupts=True),
    Case("not_checked", Verdict.DO_NOT_SHARE, NOT_CHECKED, ("gmc",)),
    Case("in_the_way", Verdict.DO_NOT_SHARE, IN_THE_WAY, ("agency_policy",)),
    Case("no_need", Verdict.DO_NOT_SHARE, when("recipient", *NO_NEED), ("edinburgh", "facebook")),
    Case("peers", Verdict.ANONYMISE, when("recipient", "group"), ("edinburgh",)),
    # People who protect, and a worry: harm comes before papers, consent, doubt and everything below.
    Case("adult_refuses", Verdict.SEEK_ADVICE, ADULT_ONLY & TO_PROTECTIVE & BARRED_BY_REFUSAL, ("girfec_consent",)),
    Case(
        "adult_first",
        Verdict.SEEK_CONSENT_FIRST,
        ADULT_ONLY & TO_PROTECTIVE & when("consent", "not_asked"),
        ("girfec_consent",),
    ),
    Case("protect_now", Verdict.SHARE_NOW, TO_PROTECTIVE & URGENT, ("agency_policy", "wt_2026")),
    Case("no_name_needed", Verdict.ANONYMISE, when("identify", "not_needed"), ("flowchart_2018", "agency_policy")),
    Case(
        "carer_tells",
        Verdict.SHARE_NOW,
        when("recipient", *OWN_LINE) & WORRY & FRONT_LINE,
        ("edinburgh", "sparks", "agency_policy"),
    ),
    # Papers with their own rules. A fact is not the document.
    Case(
        "court_papers",
        Verdict.REFER,
        when("material", "court") & when("purpose", "care", "decide", "enquiry", "offer", "learn", "curious", "unsure"),
        ("pd12g", "thames_valley"),
    ),
    Case(
        "court_protect_outside",
        Verdict.REFER,
        when("material", "court") & TO_OUTSIDE & when("purpose", "protect"),
        ("pd12g", "re_v_re_l"),
    ),
    Case("lawyers", Verdict.REFER, when("recipient", "legal"), ("pd12g",)),
    Case(
        "carer_fact",
        Verdict.SHARE_LIMITED,
        when("material", "carer_record")
        & FACT_WILL_DO
        & ((TO_PROTECTIVE & WORRY) | (when("needed", "all", "part") & (ROUTINE | NOT_TOO_RISKY))),
        ("nafp", "reg_32"),
    ),
    Case(
        "carer_record",
        Verdict.REFER,
        when("material", "carer_record")
        & (
            clear_of("recipient", "other_agency")
            | when("purpose", "care", "decide", "protect", "enquiry", "offer", "learn", "curious", "unsure")
        ),
        ("reg_32",),
    ),
    Case("protect", Verdict.SHARE, TO_PROTECTIVE & WORRY, ("agency_policy",)),
    # No worry, or someone outside.
    Case("dangerous", Verdict.DO_NOT_SHARE, when("harmful", "yes"), ("lancashire", "telford")),
    Case(
        "ask_reporter",
        Verdict.SEEK_CONSENT_FIRST,
        when("material", "referrer") & when("consent", "not_asked"),
        ("leicestershire_2024",),
    ),
    Case("tips_off", Verdict.DO_NOT_SHARE, TIPS_OFF, ("bristol", "herts")),
    Case("not_their_job", Verdict.DO_NOT_SHARE, when("needed", "no"), ("nms_26", "devon")),
    Case("no_reason", Verdict.DO_NOT_SHARE, when("purpose", "curious"), ("flowchart_2018", "edinburgh")),
    Case("officer_no_worry", Verdict.DO_NOT_SHARE, when("recipient", "lado") & NO_WORRY, ("buckinghamshire",)),
    Case("advised_not", Verdict.DO_NOT_SHARE, when("doubt", "advised_not"), ("dfe_2018",)),
    Case("employer", Verdict.DO_NOT_SHARE, when("recipient", "employer") & NO_WORRY, ("h_and_l",)),
    Case("employer_worry", Verdict.SEEK_ADVICE, when("recipient", "employer"), ("h_and_l",)),
    # A real choice: ask, and keep to the answer.
    Case("refused_worry", Verdict.SEEK_ADVICE, REFUSED_A_CHOICE & WORRY, ("mdu",)),
    Case("refused", Verdict.DO_NOT_SHARE, REFUSED_A_CHOICE & STANDING, ("girfec_consent", "st_helens")),
    Case("ask_first", Verdict.SEEK_CONSENT_FIRST, when("consent", "not_asked"), ("girfec_consent",)),
    Case(
        "ask_who_can",
        Verdict.SEEK_CONSENT_FIRST,
        when("consent", "given", "refused") & when("consent_by", "no_say", "unsure"),
        ("norfolk_consent",),
    ),
    Case("consent_unclear", Verdict.SEEK_ADVICE, when("consent", "cannot", "unsure"), ("girfec_consent",)),
    # Whose to give: a carer gives basics and what a sitter needs; the rest goes through the social worker.
    Case(
        "carer_basics",
        Verdict.SHARE_LIMITED,
        CARER_BASICS & when("material", *BEYOND_BASICS) & PLAIN_PURPOSE & NOT_TOO_RISKY,
        ("notts_handbook",),
    ),
    Case("beyond_carer", Verdict.SEEK_ADVICE, BEYOND_CARER, ("notts_handbook",)),
    Case("in_doubt", Verdict.SEEK_ADVICE, IN_DOUBT, ("dfe_2018", "agency_policy")),
    Case(
        "reporter_refused", Verdict.SHARE_LIMITED, when("consent", "refused") & REPORTER_ONLY, ("leicestershire_2024",)
    ),
    Case("too_much", Verdict.SHARE_LIMITED, TOO_MUCH, ("nms_26", "telford", "nottinghamshire")),
    Case("ready", Verdict.SHARE, SAFE_TO_SHARE, ("agency_policy", "caldicott")),
)

CONSENT: tuple[Case, ...] = (
    Case("no_standing", Consent.NO_STANDING, when("consent_by", "no_say", "unsure"), ("norfolk_consent",)),
    Case("given", Consent.GIVEN, when("consent", "given") & STANDING, ("norfolk_consent",)),
    Case(
        "refused_risk",
        Consent.NOT_NEEDED,
        when("consent", "refused") & SEVERE & when("who", "ours", "other", "unsure"),
        ("agency_policy",),
    ),
    Case("refused", Consent.REFUSAL_STANDS, BARRED_BY_REFUSAL, ("girfec_consent",)),
    Case("ask", Consent.ASK, when("consent", "not_asked", "unsure"), ("girfec_consent",)),
    Case("worry", Consent.NOT_NEEDED, WORRY, ("agency_policy",)),
    Case("not_needed", Consent.NOT_NEEDED, ALWAYS, ("girfec_consent",)),
)

THROUGH_SOCIAL_WORKER = (
    BEYOND_CARER
    | (CARER_BASICS & when("material", *BEYOND_BASICS))
    | (when("recipient", "parent", "relative") & VERIFIED)
)
FOR_THE_MANAGER = (when("material", "carer_record") & VERIFIED) | (
    FRONT_LINE & when("recipient", "police") & when("request", "verified") & NOT_SEVERE
)

DECIDERS: tuple[Case, ...] = (
    Case("danger", Decider.YOU, DANGER, ("ico_emergency",)),
    Case("not_checked", Decider.YOU, NOT_CHECKED, ("gmc",)),
    Case("protect", Decider.YOU, TO_PROTECTIVE & WORRY, ("agency_policy",)),
    Case("court_papers", Decider.COURT, when("material", "court"), ("pd12g",)),
    Case("lawyers", Decider.LEGAL, when("recipient", "legal"), ("pd12g",)),
    Case("manager", Decider.MANAGER, FOR_THE_MANAGER & clear_of("about", "manager"), ("reg_32", "notts_handbook")),
    Case("social_worker", Decider.CHILD_SW, THROUGH_SOCIAL_WORKER & clear_of("about", "child_sw"), ("notts_handbook",)),
    Case("around", Decider.MANAGER, THROUGH_SOCIAL_WORKER & clear_of("about", "manager"), ("agency_policy",)),
    Case("around_both", Decider.LEGAL, THROUGH_SOCIAL_WORKER | FOR_THE_MANAGER, ("agency_policy",)),
    Case("you", Decider.YOU, ALWAYS, ("agency_policy",)),
)
