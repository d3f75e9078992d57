"""The questions of the seven rules: what would go, telling, advice, consent, safety, need."""

from __future__ import annotations

from app.guidance.conditions import Condition, Term, clear_of, when
from app.guidance.model import Kind, Option, Question
from app.guidance.questions.opening import UNSURE
from app.guidance.terms import (
    ADULT_ONLY,
    ASKED_BY_PROTECTOR,
    BEYOND_BASICS,
    CALM,
    CLEAR_PURPOSE,
    COUNCILS,
    COURT_MATTER,
    DANGER,
    DUTY_TO_SHARE,
    GO,
    GROWN,
    NO_DANGER,
    NOT_LAW,
    ROUTINE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    VERIFIED,
    WEIGHS,
    WORRY,
)

WEIGHED_PROTECTOR: Condition = CALM | ASKED_BY_PROTECTOR | COURT_MATTER
NAMED: Condition = (
    clear_of("purpose", "learn", "unsure")
    | clear_of("identify", "not_needed")
    | when("material", "referrer", "address")
)
"""It would say who it is about."""
BY_CHOICE: Condition = when("purpose", *NOT_LAW) & clear_of("recipient", *COUNCILS, "fostering_service") & NAMED
"""No law or plan gives it, and it goes to someone who has no share in the legal say."""

CONSENT_MATTERS = Term(
    "consent_matters",
    (
        (WEIGHS & when("recipient", "support_service") & NAMED)
        | (WEIGHS & when("material", "photo", "private") & BY_CHOICE)
        | ((WEIGHS | ROUTINE) & (when("topic", "help") | when("purpose", "offer")))
        | (WEIGHS & when("material", "referrer") & when("purpose", *NOT_LAW))
        | (WEIGHS & when("recipient", "parent") & when("topic", "private", "self_harm", "sexual_activity"))
        | (WEIGHS & when("request", "we_ask") & clear_of("who", "ours") & BY_CHOICE)
        | (WEIGHS & ADULT_ONLY & BY_CHOICE & clear_of("recipient", "person", "young_person"))
        | (WEIGHS & when("who", "past_child") & clear_of("who", *GROWN) & BY_CHOICE)
        | (TO_PROTECTIVE & ADULT_ONLY & WORRY & when("request", "no", "we_ask"))
    ),
)
"""There is a real choice, so the answer can change what happens. How serious it is plays no part: harm is what the
people who protect are told about, and gives nobody else a right to more. Never a gate to someone who protects a
child; an adult who could be hurt is asked, never the one who may hurt them."""

RULES: tuple[Question, ...] = (
    Question(
        id="material",
        kind=Kind.MANY,
        options=(
            Option("basics"),
            Option("plan"),
            Option("reason"),
            Option("concern"),
            Option("history"),
            Option("private"),
            Option("conviction"),
            Option("photo"),
            Option("address"),
            Option("referrer"),
            Option("others"),
            Option("file"),
            Option("court"),
            Option("carer_record"),
            UNSURE,
        ),
        asked=(TO_OUTSIDE & clear_of("recipient", "legal") & CLEAR_PURPOSE) | WEIGHED_PROTECTOR,
        own_words=True,
        sources=("nms_26", "reg_32", "pd12g"),
    ),
    Question(
        id="identify",
        options=(Option("needed"), Option("not_needed"), UNSURE),
        asked=(
            ((TO_OUTSIDE | WEIGHED_PROTECTOR) & when("purpose", "learn", "unsure"))
            | (CALM & when("serious", "uneasy") & when("request", "we_ask"))
        )
        & clear_of("material", "referrer", "address"),
        sources=("flowchart_2018",),
    ),
    Question(
        id="detrimental",
        options=(Option("no"), Option("yes"), UNSURE),
        asked=DUTY_TO_SHARE & (WEIGHS | ROUTINE),
        own_words=True,
        sources=("s16la",),
    ),
    Question(
        id="told",
        options=(Option("told"), Option("safe"), Option("unsafe"), UNSURE),
        asked=(WEIGHS & clear_of("recipient", "young_person") & when("material", *BEYOND_BASICS))
        | (TO_PROTECTIVE & VERIFIED & (WORRY | when("material", *BEYOND_BASICS)))
        | (DANGER & GO),
        sources=("dfe_2018", "bristol"),
    ),
    Question(
        id="unsafe_why",
        kind=Kind.MANY,
        options=(
            Option("violence"),
            Option("child_harm"),
            Option("enquiry"),
            Option("silence"),
            Option("identity"),
            Option("other"),
            UNSURE,
        ),
        asked=when("told", "unsafe"),
        own_words=True,
        sources=("bristol", "dpa_exemptions"),
    ),
    Question(
        id="doubt",
        options=(
            Option("no"),
            Option("advised_share"),
            Option("advised_less"),
            Option("advised_not"),
            UNSURE,
        ),
        asked=(WEIGHS | ROUTINE) & when("material", *BEYOND_BASICS),
        own_words=True,
        sources=("dfe_2018", "agency_policy"),
    ),
    Question(
        id="consent",
        options=(Option("given"), Option("refused"), Option("not_asked"), Option("cannot"), UNSURE),
        asked=CONSENT_MATTERS,
        own_words=True,
        sources=("girfec_consent", "norfolk_consent"),
    ),
    Question(
        id="consent_by",
        options=(Option("themselves"), Option("parent"), Option("council"), Option("no_say"), UNSURE),
        asked=when("consent", "given", "refused"),
        sources=("norfolk_consent", "competence"),
    ),
    Question(
        id="harmful",
        options=(Option("no"), Option("part"), Option("yes"), UNSURE),
        asked=(
            WEIGHS
            & (
                clear_of("material", "carer_record")
                | clear_of("recipient", "placing_authority", "guardian")
                | clear_of("request", "verified")
            )
        )
        | (ROUTINE & when("recipient", "police") & clear_of("material", "court", "carer_record")),
        own_words=True,
        sources=("dfe_2018", "telford", "wakefield"),
    ),
    Question(
        id="fits",
        options=(Option("yes"), Option("no"), UNSURE),
        asked=WORRY & NO_DANGER,
        own_words=True,
        sources=("agency_policy", "wt_2026"),
    ),
    Question(
        id="needed",
        options=(Option("all"), Option("part"), Option("no"), UNSURE),
        asked=(WEIGHS | ROUTINE)
        & clear_of("request", "we_ask")
        & (clear_of("recipient", "placing_authority", "guardian") | clear_of("request", "verified")),
        own_words=True,
        sources=("nms_26", "caldicott"),
    ),
)
