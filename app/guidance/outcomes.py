"""What to do about this information and this recipient.

The list is read from the top: the first case that holds is the answer. The order is the argument.
"""

from __future__ import annotations

from app.guidance.conditions import Term, clear_of, when
from app.guidance.model import Case, Verdict
from app.guidance.protect import CHILD_IN_QUESTION, HIDDEN_HARM, HOME, HOME_ABUSE
from app.guidance.terms import (
    ADULT_ONLY,
    AT_RISK,
    AT_THE_SCENE,
    BEYOND_BASICS,
    BEYOND_HELPERS,
    CARER_BASICS,
    COUNCILS,
    DANGER,
    DUTY_TO_SHARE,
    EMERGENCY,
    FAMILY,
    FRONT_LINE,
    GROWN,
    IN_THE_WAY,
    NEEDED,
    NEEDED_SOME,
    NO_NEED,
    NO_WORRY,
    NOT_LAW,
    OFFICE,
    OWN_PEOPLE,
    PLANNED,
    PROTECTIVE,
    PUBLIC_ONLY,
    ROUTINE,
    SEVERE,
    THEIRS_TO_ASK,
    TO_CARE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    URGENT,
    WEIGHS,
    WORRY,
)

NOT_CHECKED = Term(
    "not_checked",
    when("request", "unverified", "unsure") | (when("request", "scene") & clear_of("recipient", *EMERGENCY)),
)
STANDING = Term("standing", when("consent_by", "themselves", "parent", "council"))
NOT_TOO_RISKY = Term("not_too_risky", when("harmful", "no", "part"))
GIVEN_REASONS = tuple(purpose for purpose in NOT_LAW if purpose != "unsure")
"""Reasons somebody gave, or that none was: but not that it is unclear."""
COURT_PAPERS = Term(
    "court_papers",
    when("material", "court")
    & (
        (
            clear_of("recipient", "child_sw", "out_of_hours", "guardian", "council_lawyer", "social_care", "police")
            & when("purpose", *NOT_LAW)
        )
        | (
            when("recipient", "out_of_hours", "social_care", "police")
            & when("purpose", "care", "decide", "enquiry", "open", "offer", "learn", "curious", "unsure")
        )
        | when("purpose", "offer", "curious", "unsure")
        | (when("purpose", "enquiry", "open", "learn") & clear_of("recipient", "council_lawyer"))
    ),
)
"""Court papers, where neither the court's own rules nor a child's protection takes them."""
NOT_AGREED = Term(
    "not_agreed", when("consent", "refused", "not_asked", "cannot", "unsure") | when("consent_by", "no_say", "unsure")
)
"""Agreement was a choice here, and nobody who has the say gave it."""
FACT_WILL_DO = Term(
    "fact_will_do",
    (
        when("material", "carer_record")
        & (when("purpose", "care", "decide", "protect") | (TO_PROTECTIVE & WORRY & when("purpose", "enquiry")))
        & when("recipient", *PROTECTIVE, "placing_authority", "new_carer", "school", "health", "guardian")
        & clear_of("request", "we_ask")
        & ((TO_PROTECTIVE & WORRY) | (NEEDED_SOME & (ROUTINE | NOT_TOO_RISKY | (OFFICE & THEIRS_TO_ASK))))
    ),
)
CARER_RECORD = Term(
    "carer_record",
    when("material", "carer_record")
    & (clear_of("recipient", "colleague") | FRONT_LINE)
    & (
        (when("purpose", *NOT_LAW) & clear_of("recipient", "fostering_service"))
        | (
            when("recipient", "fostering_service")
            & (
                when("purpose", "care", "protect", "enquiry", "open", "offer", "learn", "curious", "unsure")
                | (when("purpose", "decide") & when("request", "no", "we_ask"))
            )
        )
        | (
            when("purpose", "required")
            & clear_of("recipient", "fostering_service", *COUNCILS, "regulator", "colleague", "person", *PROTECTIVE)
        )
    ),
)
"""A carer's file, where no law gives it: another service that takes the carer on and asks for it, the carer who asks
for their own, and the bodies that inspect and protect, may be given it. Within the service, the panel among it, its own
file is not disclosed by being used: there the ordinary logic decides."""
FILE_TOO_MUCH = Term(
    "file_too_much",
    (when("material", "file") & when("recipient", *FAMILY))
    | (
        when("material", "file")
        & when("purpose", "care", "decide", "protect", "enquiry", "open", "offer", "learn")
        & (
            clear_of("recipient", *COUNCILS, "school", *PROTECTIVE)
            | (when("recipient", "school") & clear_of("topic", "move"))
        )
    ),
)
"""A whole file, to someone it does not follow: the council that holds the child's record and the next school apart."""
NEED_ADDRESS = (*COUNCILS, "school", "health", "new_carer", "fostering_service", "other_agency", "regulator")
"""They work with where the child lives; whether anyone could be hurt by it is asked all the same."""
TOO_MUCH = Term(
    "too_much",
    (
        when("needed", "part")
        | when("harmful", "part")
        | when("doubt", "advised_less")
        | when("parent_say", "dispute")
        | (FRONT_LINE & when("recipient", "helper") & WORRY & when("material", "reason", "concern"))
        | (TO_OUTSIDE & when("material", "referrer", "others") & clear_of("recipient", "guardian", "council_lawyer"))
        | (TO_OUTSIDE & when("material", "address") & clear_of("recipient", *NEED_ADDRESS))
        | FILE_TOO_MUCH
    ),
)
A_CHOICE = Term(
    "a_choice",
    (
        when("recipient", "support_service")
        | when("purpose", "offer")
        | when("topic", "help", "private", "self_harm", "sexual_activity")
        | when("material", "private", "photo")
        | when("request", "we_ask")
        | ADULT_ONLY
    ),
)
"""Agreement is asked because there is a choice, and not only because it would show who reported the worry."""
REFUSED_A_CHOICE = Term(
    "refused_a_choice", when("consent", "refused") & (TO_PROTECTIVE | clear_of("material", "referrer") | A_CHOICE)
)
REPORTER_REFUSED = Term("reporter_refused", when("consent", "refused") & when("material", "referrer"))
NOT_CLEARED = FRONT_LINE | when("doubt", "no", "advised_not") | clear_of("material", *BEYOND_BASICS)
"""Nobody who may say so (for an allegation: the designated officer) has said that the person may be told."""
TIPS_OFF = Term(
    "tips_off",
    WORRY
    & (
        (
            when("recipient", "person")
            & (when("topic", "allegation", *HOME_ABUSE) | SEVERE | when("told", "unsafe"))
            & (NOT_CLEARED | when("told", "unsafe"))
        )
        | (
            when("recipient", "parent", "relative")
            & clear_of("purpose", "required")
            & (
                when("topic", *HIDDEN_HARM)
                | (HOME & when("topic", *HOME_ABUSE) & (FRONT_LINE | when("told", "safe", "unsafe")))
                | (when("told", "unsafe") & when("about", "nobody", "parent", "relative", "own_home", "unsure"))
            )
        )
    ),
)
"""Sharing it with the family, or with the person it is about, would tell them what they must not be told."""
CHILD_WITH_CARE = Term(
    "child_with_care",
    when("recipient", "young_person") & WORRY & (when("topic", *HIDDEN_HARM, "exploitation") | CHILD_IN_QUESTION),
)
"""What the child hears could put the child at risk or spoil an enquiry: others say how and when."""
NOT_FOR_THIS_PARENT = Term(
    "not_for_this_parent",
    when("recipient", "parent") & when("parent_say", "limited") & when("purpose", *GIVEN_REASONS),
)
"""A court or the plan limits what this parent may have, and nothing says that it is this."""
IN_DOUBT = Term(
    "in_doubt",
    (
        when("doubt", "unsure")
        | when("needed", "unsure")
        | when("harmful", "unsure")
        | when("purpose", "unsure")
        | when("identify", "unsure")
        | when("material", "unsure")
        | (when("parent_say", "unsure") & when("purpose", *NOT_LAW))
        | (
            when("recipient", "parent", "relative", "person")
            & (
                (when("told", "unsure") & (when("purpose", *NOT_LAW) | when("recipient", "person")))
                | (when("told", "unsafe") & clear_of("harmful", "part"))
            )
        )
    ),
)
BEYOND_CARER = Term(
    "beyond_carer",
    FRONT_LINE
    & (
        when(
            "recipient",
            "relative",
            "person",
            "colleague",
            "guardian",
            "placing_authority",
            "fostering_service",
            "other_agency",
            "support_service",
            "regulator",
            "council_lawyer",
            "employer",
        )
        | (when("recipient", "young_person", "helper") & when("material", *BEYOND_HELPERS))
        | (when("recipient", "new_carer", "parent") & when("material", *BEYOND_BASICS))
        | (when("recipient", "new_carer") & when("purpose", "enquiry", "open", "offer", "learn", "unsure"))
        | (when("recipient", "parent") & when("purpose", "enquiry", "open", "offer", "learn", "unsure"))
        | (
            when("recipient", "parent")
            & when("purpose", "care", "protect", "decide")
            & clear_of("parent_say", "in_touch")
        )
        | (when("recipient", *TO_CARE) & when("material", *BEYOND_BASICS))
        | (ROUTINE & when("recipient", "police", "social_care", "lado", "ofsted") & when("material", *BEYOND_BASICS))
    ),
)
TO_GIVE = ("protect", "care", "decide", "required", "enquiry", "open", "offer", "learn")
CARER_PART = Term(
    "carer_part",
    FRONT_LINE
    & when("material", "basics")
    & when("purpose", *TO_GIVE)
    & (
        (when("recipient", "new_carer") & PLANNED & when("material", *BEYOND_BASICS))
        | (when("recipient", "helper") & when("material", *BEYOND_HELPERS))
    ),
)
"""Part of it is a carer's to give, to the next carer or a sitter: that part goes, the rest goes through others."""
PRIVATE_NOT_HERS = Term(
    "private_not_hers",
    FRONT_LINE
    & when("recipient", "school", "club")
    & when("material", "private")
    & clear_of("material", "basics", "reason", "concern", "history"),
)
"""Nothing of it is everyday: something very private is all that would go."""
LEAVE_OUT = Term(
    "leave_out",
    OFFICE
    & WEIGHS
    & NOT_AGREED
    & when("material", "private", "photo")
    & clear_of("material", "referrer", "carer_record", "court", "unsure")
    & when("needed", "part")
    & NOT_TOO_RISKY
    & when("doubt", "no", "advised_share", "advised_less")
    & when("purpose", "protect", "care", "decide", "enquiry", "open")
    & clear_of("request", "we_ask")
    & clear_of("topic", "help", "private", "self_harm", "sexual_activity")
    & clear_of("recipient", "support_service", *FAMILY)
    & when("who", *GROWN),
)
"""They need less than all of it, and the very private part was what needed agreement: that part stays out."""
FINDS_THEM = Term(
    "finds_them",
    FRONT_LINE & when("recipient", "parent", "relative", "person", "employer") & when("material", "address"),
)
"""A carer never gives the family a way to find someone."""
HELP_CAN_WAIT = Term("help_can_wait", when("recipient", "support_service") & SEVERE & AT_RISK)
SAID_WHY = when("purpose", "protect", "care", "decide", "required", "enquiry", "open", "offer") | (
    when("purpose", "learn") & when("identify", "needed")
)
BY_DUTY = Term(
    "by_duty",
    DUTY_TO_SHARE
    & when("detrimental", "no")
    & NEEDED_SOME
    & SAID_WHY
    & clear_of("material", "unsure")
    & (ROUTINE | NOT_TOO_RISKY),
)
"""Under the 2026 duty it goes to another listed body that it helps, unless that is worse for the child."""
CARER_FILE = when("material", "court", "carer_record")
SAFE_TO_SHARE = Term(
    "safe_to_share",
    (WEIGHS & when("harmful", "no") & NEEDED)
    | (WEIGHS & when("material", "carer_record") & THEIRS_TO_ASK)
    | (ROUTINE & NEEDED & (clear_of("recipient", "police") | when("harmful", "no") | CARER_FILE)),
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
