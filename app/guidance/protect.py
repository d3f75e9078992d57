"""Who must be told to keep someone safe, whatever is decided about anyone else; and whether the person may be told.

`tell_now` only ever grows as more is answered: its conditions are positive, so a body that is on the list stays.
"""

from __future__ import annotations

from app.guidance.conditions import ALWAYS, Condition, Term, clear_of, when
from app.guidance.model import AT_ONCE, ONE_DAY, Body, Case, Hours, TellPerson, Within
from app.guidance.terms import (
    ADULT_ONLY,
    ALLEGATION,
    BEYOND_BASICS,
    CARER_BASICS,
    CHILD,
    DANGER,
    FRONT_LINE,
    MANAGER_IN_QUESTION,
    MUST_TELL,
    NEEDED_SOME,
    NO_WORRY,
    OFFICE,
    OURS,
    OWN_PEOPLE,
    PUBLIC_ONLY,
    RISING,
    ROUTINE,
    SEVERE,
    UNDER_13,
    VERIFIED,
    WEIGHS,
    WORRY,
)

CRIME_TOPICS = ("abuse", "sexual", "exploitation", "domestic_abuse", "marriage_honour", "fabricated", "allegation")
REPORTABLE = Term("reportable", when("abuse_reporting", "on") & CHILD & (when("topic", "sexual") | UNDER_13))
"""Known or suspected sexual abuse of a child, where the agency counts mandatory reporting as law."""

HAS_WORKER = OURS | (when("about", "young_person") & when("who", "public"))
"""There is, or may be, a social worker of the child; also of one who may be a danger to others."""
SOONER: tuple[tuple[Condition, Within], ...] = (
    (DANGER | when("topic", "missing", "fgm", "marriage_honour"), AT_ONCE),
    (SEVERE, Hours(hours=24)),
)
"""A working day is too long where it is serious and tomorrow is a Saturday."""

BODIES: tuple[Body, ...] = (
    Body(id="emergency", when=DANGER, within=AT_ONCE, danger=True, numbers=("999",), sources=("ico_emergency",)),
    Body(
        id="police",
        when=when("topic", "missing", "exploitation")
        | (when("who", "public") & WORRY)
        | (OFFICE & when("topic", "fgm"))
        | (
            OFFICE
            & when("who", "ours", "other", "past_child", "beyond_england", "adult_risk", "unsure")
            & (
                (when("topic", *CRIME_TOPICS, "extremism") & when("serious", "serious"))
                | (when("topic", "sexual") & when("serious", "unsure"))
                | when("age", "under_13")
            )
        )
        | REPORTABLE,
        within=AT_ONCE,
        numbers=("101",),
        sources=("gmp_missing", "fgm_duty", "agency_policy"),
    ),
    Body(
        id="child_sw",
        when=MUST_TELL & HAS_WORKER & clear_of("about", "child_sw") & when("office", "open"),
        within=ONE_DAY,
        sooner=SOONER,
        numbers=("child_sw", "out_of_hours"),
        sources=("agency_policy", "edinburgh", "sussex"),
        to=("child_sw",),
    ),
    Body(
        id="out_of_hours",
        when=MUST_TELL & HAS_WORKER & when("office", "closed"),
        within=ONE_DAY,
        sooner=SOONER,
        numbers=("out_of_hours",),
        sources=("agency_policy", "sussex"),
    ),
    Body(
        id="my_ssw",
        when=MUST_TELL & FRONT_LINE & clear_of("about", "my_ssw"),
        within=ONE_DAY,
        sooner=SOONER,
        numbers=("agency",),
        sources=("sparks", "agency_policy"),
        to=("my_ssw",),
    ),
    Body(
        id="manager",
        when=MUST_TELL
        & clear_of("about", "manager")
        & (
            when("role", "ssw")
            | when("about", "my_ssw", "child_sw")
            | when("known", "told_to_leave", "nothing_happened")
        ),
        within=ONE_DAY,
        numbers=("agency",),
        sources=("agency_policy",),
        to=("manager",),
    ),
    Body(
        id="social_care",
        when=MUST_TELL
        & (
            when("who", "other", "past_child", "adult_risk", "unsure")
            | (CHILD & when("about", "child_sw"))
            | (CHILD & RISING)
            | (when("who", "adult") & when("role", "manager"))
        ),
        within=ONE_DAY,
        sooner=SOONER,
        numbers=("social_care", "out_of_hours"),
        sources=("agency_policy", "sussex"),
    ),
    Body(
        id="lado",
        when=ALLEGATION & CHILD & (OFFICE | when("about", "manager", "my_ssw", "child_sw")),
        within=ONE_DAY,
        numbers=("lado",),
        sources=("nms_22", "sheffield_lado"),
    ),
    Body(
        id="ofsted",
        when=MUST_TELL & (MANAGER_IN_QUESTION | when("known", "told_to_leave") | when("topic", "whistle")),
        within=ONE_DAY,
        numbers=("nspcc",),
        sources=("ofsted_serious",),
    ),
)

HIDDEN_HARM = ("fgm", "marriage_honour", "fabricated")
HOME_ABUSE = ("abuse", "sexual", "domestic_abuse")
HOME = Term("home", when("about", "parent", "relative", "own_home"))

EVERYDAY = Term(
    "everyday",
    (CARER_BASICS & NO_WORRY)
    | ((WEIGHS | ROUTINE) & clear_of("material", *BEYOND_BASICS) & NEEDED_SOME)
    | (OWN_PEOPLE & NO_WORRY),
)
"""Everyday basics to someone who needs them: nobody is surprised."""

TELL_PERSON: tuple[Case, ...] = (
    Case("hidden_harm", TellPerson.NO, when("topic", *HIDDEN_HARM), ("bristol", "herts"), interrupts=True),
    Case(
        "violence",
        TellPerson.NO,
        when("unsafe_why", "violence", "child_harm", "enquiry"),
        ("bristol",),
        to=("child_sw",),
    ),
    Case(
        "home_abuse",
        TellPerson.NO,
        HOME & when("topic", *HOME_ABUSE),
        ("bristol", "herts"),
        interrupts=True,
        to=("child_sw",),
    ),
    Case(
        "allegation_cleared",
        TellPerson.YES,
        ALLEGATION & when("recipient", "person") & when("doubt", "advised_share") & when("told", "told", "safe"),
        ("coventry", "lgsco_told"),
    ),
    Case(
        "allegation",
        TellPerson.NOT_YET,
        ALLEGATION | (when("topic", "allegation") & WORRY),
        ("coventry", "sheffield_lado"),
        interrupts=True,
    ),
    Case(
        "unsure",
        TellPerson.ASK_ADVICE,
        when("told", "unsure", "unsafe"),
        ("dfe_2018", "bristol"),
        to=("child_sw", "manager"),
    ),
    Case("unknown_source", TellPerson.ASK_ADVICE, WORRY & when("about", "unsure"), ("bristol",)),
    Case("exploited", TellPerson.ASK_ADVICE, when("topic", "exploitation", "intelligence"), ("bristol",)),
    Case("missing", TellPerson.ASK_ADVICE, when("topic", "missing") & FRONT_LINE, ("glf_missing",), to=("child_sw",)),
    Case(
        "through_social_worker",
        TellPerson.ASK_ADVICE,
        WORRY & FRONT_LINE & when("about", "parent", "relative"),
        ("notts_handbook",),
        to=("child_sw",),
    ),
    Case("safe", TellPerson.YES, when("told", "told", "safe"), ("dfe_2018", "bristol")),
    Case("themselves", TellPerson.YES, when("recipient", "young_person") & VERIFIED, ("dfe_2018",)),
    Case("everyday", TellPerson.YES, EVERYDAY, ("dfe_2018",)),
    Case("danger", TellPerson.NOT_YET, DANGER, ("ico_emergency",)),
    Case("nothing_goes", TellPerson.NOT_YET, ALWAYS, ("dfe_2018",)),
)

CHILD_IN_QUESTION = Term(
    "child_in_question",
    WORRY
    & (
        (when("about", "me", "own_home") & when("topic", "allegation", *HOME_ABUSE))
        | (when("about", "young_person") & when("topic", "offence", "sexual", "abuse") & SEVERE)
    ),
)
"""What the child is told could spoil an enquiry: about my own home, or about what the child may have done."""

TELL_CHILD: tuple[Case, ...] = (
    Case("no_child", TellPerson.NOT_YET, ADULT_ONLY | PUBLIC_ONLY, ("dfe_2018",)),
    Case("ask_how", TellPerson.ASK_ADVICE, when("topic", *HIDDEN_HARM, "exploitation"), ("bristol", "herts")),
    Case("in_question", TellPerson.ASK_ADVICE, CHILD_IN_QUESTION, ("coventry",)),
    Case("withdraws", TellPerson.ASK_ADVICE, when("unsafe_why", "child_harm", "silence", "unsure"), ("bristol",)),
    Case("danger", TellPerson.YES, DANGER, ("edinburgh",)),
    Case("honest", TellPerson.YES, WORRY, ("edinburgh", "sparks")),
    Case("everyday", TellPerson.YES, ALWAYS, ("edinburgh",)),
)
"""The child can nearly always hear what is passed on, to whom and why, and is never promised a secret. How and when is
asked about first where someone may make the child pay for having spoken."""
