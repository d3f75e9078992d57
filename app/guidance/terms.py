"""The notions the guidance is written in: sets of answers with a name, and conditions made of them.

Everything here is a positive list or `clear_of`: nothing follows from a question that was not asked.
"""

from __future__ import annotations

from app.guidance.conditions import Term, clear_of, when

# --- danger ----------------------------------------------------------------------------------------------------------
DANGER = Term("danger", when("danger", "yes", "unsure"))
NO_DANGER = when("danger", "no")
GO = Term("go", NO_DANGER | when("called", "yes"))
"""The journey goes on: no danger now, or the call has been made."""

# --- who I am --------------------------------------------------------------------------------------------------------
FRONT_LINE = Term("front_line", when("role", "carer", "staff"))
"""Carers and volunteers: their own authority is short."""
OFFICE = Term("office", when("role", "ssw", "manager"))

# --- what it is about ------------------------------------------------------------------------------------------------
SEVERE_TOPICS = ("abuse", "sexual", "missing", "exploitation", "fgm", "marriage_honour", "fabricated")
"""Topics that are severe by themselves."""
GRAVE_TOPICS = (*SEVERE_TOPICS, "neglect", "extremism", "self_harm", "missing_risk", "intelligence", "health_event")
"""Topics that are a worry whatever else is answered."""
SOFT_TOPICS = (
    "disclosure",
    "domestic_abuse",
    "sexual_activity",
    "offence",
    "other_worry",
    "allegation",
    "standards",
    "whistle",
    "breach",
    "private",
    "unsure",
)
"""Topics that are a worry unless the person says that nobody was harmed or is at risk."""
WORRYING_TOPICS = (*GRAVE_TOPICS, *SOFT_TOPICS)
EVERYDAY_TOPICS = ("care", "move", "help", "reference", "court", "private")

ASKS_SERIOUS = Term("asks_serious", when("topic", *WORRYING_TOPICS))
UNDER_13 = when("age", "under_13", "unsure")
"""A child under thirteen cannot agree to sex; and nobody guesses."""
YOUNG_LOVE = Term("young_love", when("topic", "sexual_activity") & when("age", "between_13_15"))
CONCERN = when("serious", "serious", "some", "uneasy", "unsure")
WORRY = Term("worry", when("topic", *GRAVE_TOPICS) | CONCERN | UNDER_13)
"""Someone has been harmed, may have been, or may be: the child's welfare is in play."""
SEVERE = Term("severe", when("topic", *SEVERE_TOPICS) | when("serious", "serious", "unsure") | UNDER_13)
"""Significant harm or crime, or not sure that it is not."""
RISING = Term("rising", WORRY & (when("known", "nothing_happened") | when("fits", "yes")))
"""A worry that grows: it fits with other things, or was passed on before and nothing changed."""
URGENT = Term("urgent", SEVERE | RISING)
ALLEGATION = Term("allegation", when("topic", "allegation") & CONCERN)

# --- who could be touched --------------------------------------------------------------------------------------------
PROTECTED = ("ours", "other", "past_child", "beyond_england", "adult_risk", "public", "unsure")
"""Everyone but an adult who can decide for themselves."""
CHILDREN = ("ours", "other", "past_child", "beyond_england", "unsure")
OURS = when("who", "ours", "beyond_england", "unsure")
"""There is, or may be, a social worker of the child."""
GROWN = ("ours", "other", "beyond_england", "adult_risk", "public", "unsure")
"""Everyone but adults who can decide, and those who were hurt as children and are grown up now."""
ADULT_ONLY = Term(
    "adult_only",
    (when("who", "adult") & clear_of("who", *PROTECTED))
    | (when("who", "past_child") & when("about", "nobody") & clear_of("who", *GROWN)),
)
"""An adult who can decide, and nobody else: their own say counts for more. So too for someone hurt as a child, where
there is nobody whose behaviour could still put others at risk."""
CHILD = Term("child", when("who", *CHILDREN))
"""A child may be touched; also where it happened to a child who is grown up now, since others may be at risk."""
AT_RISK = Term("at_risk", when("who", *PROTECTED))
PUBLIC_ONLY = Term("public_only", when("who", "public") & clear_of("who", *CHILDREN, "adult_risk"))
"""Other people's safety, and no child: what goes is what protects them, and no more about the person."""
MUST_TELL = Term("must_tell", (WORRY & AT_RISK) | SEVERE | DANGER | (YOUNG_LOVE & FRONT_LINE))
"""Someone must hear of it now, whatever is decided about anyone else."""

# --- recipients ------------------------------------------------------------------------------------------------------
OWN_LINE = ("child_sw", "out_of_hours", "my_ssw", "manager")
PROTECTIVE = (*OWN_LINE, "social_care", "police", "medical", "emergency_worker", "lado", "ofsted")
EMERGENCY = ("police", "medical", "emergency_worker")
COUNCILS = ("placing_authority", "guardian", "council_lawyer")
"""They act for the child, or share the legal say for the child: nobody's agreement is asked to tell them."""
WORKING = (
    "new_carer",
    "helper",
    "colleague",
    "school",
    "health",
    "club",
    "guardian",
    "placing_authority",
    "fostering_service",
    "other_agency",
)
TO_CARE = ("school", "health", "club")
"""They look after the child for some hours, and get the basics from a carer."""
FAMILY = ("young_person", "parent", "relative", "person")
OUTSIDE = (*WORKING, *FAMILY, "support_service", "regulator", "council_lawyer", "legal", "employer")
"""Everyone who is neither a protective body nor without any need to know."""
NO_NEED = ("public", "media")

TO_PROTECTIVE = Term("to_protective", when("recipient", *PROTECTIVE))
WITH_SOMEONE = Term("with_someone", when("recipient", *PROTECTIVE, *OUTSIDE))
KNOWN = when("request", "no", "verified", "we_ask")
AT_THE_SCENE = Term("at_the_scene", when("request", "scene") & when("recipient", *EMERGENCY))
"""An emergency worker whom I called, or who is here."""
VERIFIED = Term("verified", KNOWN | AT_THE_SCENE)
"""We started it, or we know who is asking, or it is an emergency worker we called or who is here."""

NOT_SEVERE = Term(
    "not_severe",
    clear_of("topic", *WORRYING_TOPICS)
    | (
        clear_of("topic", *SEVERE_TOPICS)
        & clear_of("serious", "serious", "unsure")
        & (clear_of("topic", "sexual_activity") | clear_of("age", "under_13", "unsure"))
    ),
)
NO_WORRY = Term(
    "no_worry",
    clear_of("topic", *WORRYING_TOPICS)
    | (
        clear_of("topic", *GRAVE_TOPICS)
        & when("serious", "none")
        & (clear_of("topic", "sexual_activity") | clear_of("age", "under_13", "unsure"))
    ),
)

OWN_PEOPLE = Term("own_people", FRONT_LINE & when("recipient", *OWN_LINE) & KNOWN & AT_RISK)
"""A carer and the people she is there to tell: nothing about a child is kept from them, and nothing asked about why."""
TO_WEIGH = OFFICE | clear_of("recipient", *OWN_LINE) | ADULT_ONLY
"""Anything but a carer and her own people."""
MANAGER_IN_QUESTION = Term(
    "manager_in_question", when("about", "manager") | (when("role", "manager") & when("about", "me"))
)
"""The worry is about a manager, who may be the one who is asking."""
CALM = Term("calm", TO_PROTECTIVE & KNOWN & NOT_SEVERE & TO_WEIGH)
"""A protective body, and time to think."""
ASKED_BY_PROTECTOR = Term("asked_by_protector", TO_PROTECTIVE & when("request", "verified") & TO_WEIGH)
"""A protective body asked: what for, and what would go, are asked even when it is severe. Nothing waits for it: the
people to tell were named long before."""
COURT_MATTER = Term("court_matter", TO_PROTECTIVE & KNOWN & when("topic", "court") & TO_WEIGH)
"""Court papers are what it is about, so what would go, and what for, is asked whoever gets it."""
ROUTINE = Term("routine", TO_PROTECTIVE & KNOWN & NO_WORRY & TO_WEIGH)
"""A protective body, and no worry about anyone."""
TO_OUTSIDE = Term("to_outside", when("recipient", *OUTSIDE) & VERIFIED)
NEEDS_REASON = Term("needs_reason", TO_OUTSIDE | CALM | ASKED_BY_PROTECTOR | COURT_MATTER)
CLEAR_PURPOSE = Term(
    "clear_purpose",
    when("purpose", "protect", "care", "decide", "required", "enquiry", "open", "offer", "learn", "unsure"),
)
NOT_LAW = ("care", "decide", "protect", "enquiry", "open", "offer", "learn", "curious", "unsure")
"""Every purpose but the one that the law, a court or the plan gives."""

# --- the person's own route ------------------------------------------------------------------------------------------
IN_THE_WAY = Term(
    "in_the_way",
    (
        (when("recipient", "my_ssw") & when("about", "my_ssw"))
        | (when("recipient", "child_sw") & when("about", "child_sw"))
        | (when("recipient", "manager") & when("about", "manager"))
        | (when("recipient", "helper") & when("about", "own_home"))
    ),
)
"""The recipient is the person the concern is about."""

# --- what would go ---------------------------------------------------------------------------------------------------
BEYOND_HELPERS = (
    "plan",
    "history",
    "private",
    "conviction",
    "referrer",
    "others",
    "file",
    "court",
    "carer_record",
    "unsure",
)
"""What goes beyond what keeps a child and a household safe."""
BEYOND_BASICS = ("reason", "concern", "address", *BEYOND_HELPERS)
"""What goes beyond everyday things. A photograph has its own question: who agreed to it."""

# --- who weighs it ---------------------------------------------------------------------------------------------------
CARER_BASICS = Term(
    "carer_basics",
    FRONT_LINE
    & when("recipient", *TO_CARE)
    & when("material", *BEYOND_BASICS)
    & (NO_WORRY | when("who", "ours", "unsure")),
)
"""A carer gives the basics about a child she looks after, and hands the rest on."""
PLANNED = when("purpose", "care", "protect", "decide", "required")
WEIGHS = Term(
    "weighs",
    TO_OUTSIDE
    & (
        (OFFICE & clear_of("recipient", "legal", "employer") & clear_of("material"))
        | (FRONT_LINE & when("recipient", *TO_CARE) & clear_of("material", *BEYOND_BASICS))
        | (FRONT_LINE & when("recipient", "helper", "young_person") & clear_of("material", *BEYOND_HELPERS))
        | (FRONT_LINE & when("recipient", "new_carer") & PLANNED & clear_of("material", *BEYOND_BASICS))
        | (
            FRONT_LINE
            & when("recipient", "parent")
            & (when("purpose", "required") | (PLANNED & when("parent_say", "in_touch")))
            & clear_of("material", *BEYOND_BASICS)
        )
    ),
)
"""Someone outside, and mine to weigh. What a carer passes to the social worker anyway is not asked about further."""

THEIRS_TO_ASK = Term("theirs_to_ask", when("recipient", "placing_authority", "guardian") & when("request", "verified"))
"""They share the legal say, or a court named them, and they asked: what they need of it is theirs to say."""
NEEDED = when("needed", "all") | when("request", "we_ask") | THEIRS_TO_ASK
"""They need all of it; or we ask them, and give no more than asking takes."""
NEEDED_SOME = NEEDED | when("needed", "part")

# --- a new law, if the agency has switched it on ---------------------------------------------------------------------
LISTED = (
    "child_sw",
    "out_of_hours",
    "social_care",
    "police",
    "medical",
    "lado",
    "placing_authority",
    "school",
    "health",
)
"""Bodies that the 2026 duty to share is understood to name. A carer is treated as telling the agency."""
DUTY_TO_SHARE = Term("duty_to_share", when("duty_to_share", "on") & OFFICE & CHILD & KNOWN & when("recipient", *LISTED))
