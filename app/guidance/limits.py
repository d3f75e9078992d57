"""Why something is held back, or goes in part: a choice and a no, tipping off, doubt, and a carer's own limits."""

from __future__ import annotations

from app.guidance.conditions import Term, clear_of, when
from app.guidance.papers import GIVEN_REASONS, NOT_AGREED, NOT_TOO_RISKY
from app.guidance.protect import CHILD_IN_QUESTION, HIDDEN_HARM, HOME, HOME_ABUSE
from app.guidance.terms import (
    ADULT_ONLY,
    AT_RISK,
    BEYOND_BASICS,
    BEYOND_HELPERS,
    DUTY_TO_SHARE,
    FAMILY,
    FRONT_LINE,
    GROWN,
    KNOWN,
    NEEDED,
    NEEDED_SOME,
    NO_WORRY,
    NOT_LAW,
    OFFICE,
    PLANNED,
    ROUTINE,
    SEVERE,
    THEIRS_TO_ASK,
    TO_CARE,
    TO_PROTECTIVE,
    VERIFIED,
    WEIGHS,
    WORRY,
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
TO_GIVE = ("protect", "care", "decide", "required", "enquiry", "open", "learn")
"""What basics are given for. Help that may be refused is not among them: that is asked about first."""
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
HOUSEHOLD = Term(
    "household",
    FRONT_LINE
    & when("recipient", "helper")
    & when("purpose", "curious")
    & KNOWN
    & NO_WORRY
    & clear_of("topic", "court"),
)
"""Those who live with the child ask, as anyone would: they get the rules of the house, and not the story."""
COURT_DECIDES = Term(
    "court_decides",
    when("topic", "court")
    & when("recipient", *FAMILY)
    & VERIFIED
    & (when("harmful", "yes") | when("consent", "refused")),
)
"""A case is before the court: what a party may have against someone's wish, or at a risk, is for the court."""
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
RULED_PAPERS = when("material", "court", "carer_record")
"""Their own rules have spoken before it comes to weighing."""
SAFE_TO_SHARE = Term(
    "safe_to_share",
    (WEIGHS & when("harmful", "no") & NEEDED)
    | (WEIGHS & when("material", "carer_record") & THEIRS_TO_ASK)
    | (ROUTINE & NEEDED & (clear_of("recipient", "police") | when("harmful", "no") | RULED_PAPERS)),
)
