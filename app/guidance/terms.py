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
GRAVE_TOPICS = (*SEVERE_TOPICS, "neglect", "extremism", "self_harm")
"""Topics that are a worry whatever else is answered."""
SOFT_TOPICS = ("disclosure", "domestic_abuse", "other_worry", "allegation", "standards", "private", "unsure")
"""Topics that are a worry unless the person says that nobody was harmed or is at risk."""
EVERYDAY_TOPICS = ("care", "move", "help", "private")
UNCERTAIN_TOPICS = ("unsure",)

ASKS_SERIOUS = Term("asks_serious", when("topic", *GRAVE_TOPICS, *SOFT_TOPICS))
CONCERN = when("serious", "serious", "some", "unsure")
WORRY = Term("worry", when("topic", *GRAVE_TOPICS) | CONCERN)
"""Someone has been harmed, may have been, or may be: the child's welfare is in play."""
SEVERE = Term("severe", when("topic", *SEVERE_TOPICS) | when("serious", "serious", "unsure"))
"""Significant harm or crime, or not sure that it is not."""
RISING = Term("rising", WORRY & (when("known", "nothing_happened") | when("fits", "yes")))
"""A worry that grows: it fits with other things, or was passed on before and nothing changed."""
URGENT = Term("urgent", SEVERE | RISING)
ALLEGATION = Term("allegation", when("topic", "allegation") & CONCERN)
PROTECTED = ("ours", "other", "past_child", "adult_risk", "public", "unsure")
"""Everyone but an adult who can decide for themselves."""
ADULT_ONLY = Term("adult_only", when("who", "adult") & clear_of("who", *PROTECTED))
"""An adult who can decide, and nobody else: their own say counts for more."""
CHILD = Term("child", when("who", "ours", "other", "past_child", "unsure"))
"""A child may be touched; also where it happened to a child who is grown up now, since others may be at risk."""
AT_RISK = Term("at_risk", when("who", *PROTECTED))
MUST_TELL = Term("must_tell", (WORRY & AT_RISK) | SEVERE | DANGER)
"""Someone must hear of it now, whatever is decided about anyone else."""

# --- recipients ------------------------------------------------------------------------------------------------------
OWN_LINE = ("child_sw", "out_of_hours", "my_ssw", "manager")
PROTECTIVE = (*OWN_LINE, "social_care", "police", "medical", "emergency_worker", "lado", "ofsted")
EMERGENCY = ("police", "medical", "emergency_worker")
WORKING = ("new_carer", "helper", "school", "health", "placing_authority", "other_agency")
FAMILY = ("young_person", "parent", "relative", "person")
OUTSIDE = (*WORKING, *FAMILY, "support_service", "legal", "employer")
"""Everyone who is neither a protective body nor without any need to know."""
NO_NEED = ("public", "media")

TO_PROTECTIVE = Term("to_protective", when("recipient", *PROTECTIVE))
WITH_SOMEONE = Term("with_someone", when("recipient", *PROTECTIVE, *OUTSIDE))

AT_THE_SCENE = Term("at_the_scene", when("request", "scene") & when("recipient", *EMERGENCY))
"""An emergency worker whom I called, or who is here."""
VERIFIED = Term("verified", when("request", "no", "verified", "we_ask") | AT_THE_SCENE)
"""We started it, or we know who is asking, or it is an emergency worker we called or who is here."""

NOT_SEVERE = Term(
    "not_severe",
    clear_of("topic", *GRAVE_TOPICS, *SOFT_TOPICS)
    | (clear_of("topic", *SEVERE_TOPICS) & clear_of("serious", "serious", "unsure")),
)
NO_WORRY = Term(
    "no_worry",
    clear_of("topic", *GRAVE_TOPICS, *SOFT_TOPICS) | (clear_of("topic", *GRAVE_TOPICS) & when("serious", "none")),
)
CALM = Term(
    "calm",
    TO_PROTECTIVE
    & when("request", "no", "verified", "we_ask")
    & NOT_SEVERE
    & (NO_WORRY | OFFICE | clear_of("recipient", *OWN_LINE)),
)
"""A protective body, and time to think. A carer who tells her own people of a worry is asked nothing about why."""
ASKED_BY_PROTECTOR = Term("asked_by_protector", TO_PROTECTIVE & when("request", "verified"))
"""A protective body asked: what for, and what would go, are asked even when it is severe. Nothing waits for it: the
people to tell were named long before."""
ROUTINE = Term("routine", TO_PROTECTIVE & when("request", "no", "verified", "we_ask") & NO_WORRY)
"""A protective body, and no worry about anyone."""
TO_OUTSIDE = Term("to_outside", when("recipient", *OUTSIDE) & VERIFIED)
NEEDS_REASON = Term("needs_reason", TO_OUTSIDE | CALM | ASKED_BY_PROTECTOR)
CLEAR_PURPOSE = Term(
    "clear_purpose", when("purpose", "protect", "care", "decide", "required", "enquiry", "offer", "learn", "unsure")
)

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
BEYOND_BASICS = (
    "reason",
    "concern",
    "history",
    "private",
    "address",
    "referrer",
    "others",
    "file",
    "court",
    "carer_record",
)
"""What goes beyond everyday things. A photograph has its own question: who agreed to it."""
BEYOND_HELPERS = ("history", "private", "referrer", "others", "file", "court", "carer_record")
TAKE_OUT = ("address", "referrer", "others")
"""What is left out of anything that leaves, unless someone has decided otherwise."""

# --- who weighs it ---------------------------------------------------------------------------------------------------
CARER_BASICS = Term(
    "carer_basics",
    FRONT_LINE
    & when("recipient", "school", "health")
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
        | (FRONT_LINE & when("recipient", "school", "health") & clear_of("material", *BEYOND_BASICS))
        | (FRONT_LINE & when("recipient", "helper", "young_person") & clear_of("material", *BEYOND_HELPERS))
        | (FRONT_LINE & when("recipient", "new_carer") & PLANNED & clear_of("material", *BEYOND_BASICS))
        | (
            FRONT_LINE
            & when("recipient", "parent")
            & when("purpose", "required")
            & clear_of("material", *BEYOND_BASICS)
        )
    ),
)
"""Someone outside, and mine to weigh. What a carer passes to the social worker anyway is not asked about further."""
