"""What to do about this information and this recipient.

The list is read from the top: the first case that holds is the answer. The order is the argument.
"""

from __future__ import annotations

from app.guidance.conditions import Term, clear_of, when
from app.guidance.limits import (
    BEYOND_CARER,
    BY_DUTY,
    CARER_PART,
    CHILD_WITH_CARE,
    COURT_DECIDES,
    FINDS_THEM,
    HELP_CAN_WAIT,
    HOUSEHOLD,
    IN_DOUBT,
    LEAVE_OUT,
    NOT_FOR_THIS_PARENT,
    PRIVATE_NOT_HERS,
    REFUSED_A_CHOICE,
    REPORTER_REFUSED,
    SAFE_TO_SHARE,
    TIPS_OFF,
    TO_GIVE,
)
from app.guidance.model import Case, Verdict
from app.guidance.papers import CARER_RECORD, COURT_PAPERS, FACT_WILL_DO, GIVEN_REASONS, NOT_AGREED, STANDING, TOO_MUCH
from app.guidance.protect import HIDDEN_HARM
from app.guidance.terms import (
    ADULT_ONLY,
    AT_RISK,
    AT_THE_SCENE,
    BEYOND_BASICS,
    CARER_BASICS,
    DANGER,
    EMERGENCY,
    FAMILY,
    IN_THE_WAY,
    NO_NEED,
    NO_WORRY,
    OFFICE,
    OWN_PEOPLE,
    PUBLIC_ONLY,
    SEVERE,
    TO_PROTECTIVE,
    URGENT,
    WORRY,
)

NOT_CHECKED = Term(
    "not_checked",
    when("request", "unverified", "unsure") | (when("request", "scene") & clear_of("recipient", *EMERGENCY)),
)

OUTCOMES: tuple[Case, ...] = (
    Case("danger_rung", Verdict.ACT_NOW, when("called", "yes"), ("ico_emergency",), interrupts=True),
    Case("danger", Verdict.ACT_NOW, DANGER, ("ico_emergency",), interrupts=True),
    # Whatever a lawyer brings, and whoever brings it, goes to our own lawyers; nothing is given on the doorstep.
    Case("lawyers", Verdict.REFER, when("recipient", "legal"), ("pd12g",)),
    # Who is asking comes before everything else that could be given. Not being sure is not a no where harm may be.
    Case("not_sure_who", Verdict.SEEK_ADVICE, when("request", "unsure") & WORRY, ("gmc",)),
    Case("not_checked", Verdict.DO_NOT_SHARE, NOT_CHECKED, ("gmc",)),
    Case("in_the_way", Verdict.DO_NOT_SHARE, IN_THE_WAY, ("agency_policy",)),
    Case("at_the_scene", Verdict.SHARE_NOW, AT_THE_SCENE, ("ico_emergency",)),
    Case("no_need", Verdict.DO_NOT_SHARE, when("recipient", *NO_NEED), ("edinburgh", "facebook")),
    Case("peers", Verdict.ANONYMISE, when("recipient", "group"), ("edinburgh",)),
    Case("who_gets_it", Verdict.SEEK_ADVICE, when("recipient", "unsure"), ("agency_policy",)),
    # Papers with their own rules, where someone asked for them or there is time. A fact is not the document.
    Case("court_papers", Verdict.REFER, COURT_PAPERS, ("pd12g", "thames_valley", "re_v_re_l"), to=("child_sw",)),
    Case(
        "employer_ask",
        Verdict.SEEK_CONSENT_FIRST,
        when("recipient", "employer") & when("request", "we_ask") & clear_of("topic", "allegation"),
        ("lgsco_employer",),
    ),
    Case(
        "employer_reference",
        Verdict.SEEK_ADVICE,
        OFFICE & when("recipient", "employer") & when("topic", "reference") & when("purpose", "decide") & NO_WORRY,
        ("norfolk_consent",),
    ),
    Case("employer", Verdict.DO_NOT_SHARE, when("recipient", "employer") & NO_WORRY, ("h_and_l",)),
    Case("employer_worry", Verdict.SEEK_ADVICE, when("recipient", "employer"), ("h_and_l",)),
    Case("file_not_needed", Verdict.DO_NOT_SHARE, when("material", "carer_record") & when("needed", "no"), ("reg_32",)),
    Case("carer_record_no", Verdict.REFER, CARER_RECORD & NOT_AGREED, ("reg_32",)),
    Case("carer_fact", Verdict.SHARE_LIMITED, FACT_WILL_DO, ("nafp", "reg_32")),
    Case("carer_record", Verdict.REFER, CARER_RECORD, ("reg_32",)),
    # People who protect, and a worry: harm comes before agreement, doubt and everything below.
    Case(
        "adult_refuses",
        Verdict.SEEK_ADVICE,
        ADULT_ONLY & TO_PROTECTIVE & when("consent", "refused") & STANDING & when("serious", "serious", "unsure"),
        ("girfec_consent",),
        to=("manager",),
    ),
    Case(
        "adult_no",
        Verdict.DO_NOT_SHARE,
        ADULT_ONLY & TO_PROTECTIVE & when("consent", "refused") & STANDING & WORRY,
        ("girfec_consent",),
    ),
    Case(
        "adult_first",
        Verdict.SEEK_CONSENT_FIRST,
        ADULT_ONLY & TO_PROTECTIVE & (when("consent", "not_asked") | when("consent_by", "no_say", "unsure")) & WORRY,
        ("girfec_consent",),
    ),
    Case("protect_others", Verdict.SHARE_LIMITED, TO_PROTECTIVE & URGENT & PUBLIC_ONLY, ("nhs_police",)),
    Case("protect_now", Verdict.SHARE_NOW, TO_PROTECTIVE & URGENT, ("agency_policy", "wt_2026")),
    Case("carer_tells", Verdict.SHARE_NOW, OWN_PEOPLE & WORRY, ("edinburgh", "sparks", "agency_policy")),
    Case("carer_asks", Verdict.SHARE, OWN_PEOPLE, ("notts_handbook",)),
    Case(
        "no_name_needed",
        Verdict.ANONYMISE,
        when("identify", "not_needed"),
        ("flowchart_2018", "agency_policy"),
    ),
    Case(
        "officer_standards",
        Verdict.SEEK_ADVICE,
        when("recipient", "lado") & when("topic", "standards") & clear_of("topic", "allegation") & WORRY,
        ("norfolk_standards",),
    ),
    Case("protect", Verdict.SHARE, TO_PROTECTIVE & WORRY, ("agency_policy",)),
    # No worry, or someone outside.
    Case("finds_them", Verdict.DO_NOT_SHARE, FINDS_THEM, ("telford", "notts_handbook"), to=("child_sw",)),
    Case("court_decides", Verdict.REFER, COURT_DECIDES, ("pd12g",)),
    Case(
        "only_address",
        Verdict.DO_NOT_SHARE,
        when("recipient", "parent", "relative", "person", "employer")
        & when("material", "address")
        & clear_of("material", *(item for item in BEYOND_BASICS if item != "address"), "basics", "photo")
        & when("purpose", *GIVEN_REASONS),
        ("telford", "lancashire"),
    ),
    Case("dangerous", Verdict.DO_NOT_SHARE, when("harmful", "yes"), ("lancashire", "telford"), to=("child_sw",)),
    Case(
        "reporter_asked",
        Verdict.DO_NOT_SHARE,
        when("material", "referrer")
        & when("recipient", *FAMILY)
        & when("request", "verified")
        & when("purpose", *GIVEN_REASONS)
        & (when("consent", "refused", "not_asked", "cannot") | when("consent_by", "no_say")),
        ("south_wales", "leicestershire_2024"),
    ),
    Case(
        "ask_reporter",
        Verdict.SEEK_CONSENT_FIRST,
        when("material", "referrer")
        & (when("consent", "not_asked") | (when("consent", "given") & when("consent_by", "no_say", "unsure"))),
        ("leicestershire_2024",),
    ),
    Case("child_with_care", Verdict.SEEK_ADVICE, CHILD_WITH_CARE, ("bristol", "coventry")),
    Case("asking_tips_off", Verdict.SEEK_ADVICE, TIPS_OFF & when("request", "we_ask"), ("bristol", "herts")),
    Case("tips_off", Verdict.DO_NOT_SHARE, TIPS_OFF, ("bristol", "herts"), to=("child_sw",)),
    Case("not_for_this_parent", Verdict.DO_NOT_SHARE, NOT_FOR_THIS_PARENT, ("lancashire", "telford"), to=("child_sw",)),
    Case(
        "private_not_hers",
        Verdict.DO_NOT_SHARE,
        PRIVATE_NOT_HERS & NO_WORRY,
        ("notts_handbook", "competence"),
        to=("child_sw",),
    ),
    Case("private_worry", Verdict.SEEK_ADVICE, PRIVATE_NOT_HERS, ("notts_handbook", "competence")),
    Case("leave_out", Verdict.SHARE_LIMITED, LEAVE_OUT, ("nms_26", "caldicott")),
    Case("refused_worry", Verdict.SEEK_ADVICE, REFUSED_A_CHOICE & WORRY & (AT_RISK | SEVERE), ("mdu",)),
    Case("not_their_job", Verdict.DO_NOT_SHARE, when("needed", "no"), ("nms_26", "devon")),
    Case("household", Verdict.SHARE_LIMITED, HOUSEHOLD, ("notts_handbook",)),
    Case("no_reason", Verdict.DO_NOT_SHARE, when("purpose", "curious"), ("flowchart_2018", "edinburgh")),
    Case("officer_no_worry", Verdict.DO_NOT_SHARE, when("recipient", "lado") & NO_WORRY, ("buckinghamshire",)),
    Case("advised_not", Verdict.DO_NOT_SHARE, when("doubt", "advised_not"), ("dfe_2018",)),
    # Another nation has other rules: what protects a child was decided above, the rest is asked about there.
    Case("beyond_england", Verdict.SEEK_ADVICE, when("who", "beyond_england"), ("nations",)),
    Case(
        "kept_close",
        Verdict.SEEK_ADVICE,
        when("topic", *HIDDEN_HARM) & when("recipient", "helper", "club", "support_service"),
        ("herts", "bristol"),
    ),
    Case("duty_less", Verdict.SHARE_LIMITED, BY_DUTY & TOO_MUCH, ("s16la",)),
    Case("duty", Verdict.SHARE, BY_DUTY, ("s16la",)),
    # A real choice: ask, and keep to the answer.
    Case("help_can_wait", Verdict.SEEK_ADVICE, HELP_CAN_WAIT, ("agency_policy",)),
    Case("refused", Verdict.DO_NOT_SHARE, REFUSED_A_CHOICE & STANDING, ("girfec_consent", "st_helens")),
    Case(
        "asking_unsafe",
        Verdict.SEEK_ADVICE,
        (when("consent", "not_asked") | when("consent_by", "no_say", "unsure")) & when("told", "unsafe", "unsure"),
        ("bristol", "girfec_consent"),
    ),
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
        CARER_BASICS & when("purpose", *TO_GIVE),
        ("notts_handbook",),
        to=("child_sw",),
    ),
    Case("carer_part", Verdict.SHARE_LIMITED, CARER_PART, ("notts_handbook",), to=("child_sw",)),
    Case("beyond_carer", Verdict.SEEK_ADVICE, BEYOND_CARER, ("notts_handbook",)),
    Case("in_doubt", Verdict.SEEK_ADVICE, IN_DOUBT, ("dfe_2018", "agency_policy")),
    Case("reporter_refused", Verdict.SHARE_LIMITED, REPORTER_REFUSED, ("leicestershire_2024",)),
    Case("too_much", Verdict.SHARE_LIMITED, TOO_MUCH, ("nms_26", "telford", "nottinghamshire")),
    Case("ready", Verdict.SHARE, SAFE_TO_SHARE, ("agency_policy", "caldicott")),
)
