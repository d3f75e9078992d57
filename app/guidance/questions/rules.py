"""The questions of the seven rules: what would go, telling, advice, consent, safety, need."""

from __future__ import annotations

from app.guidance.conditions import when
from app.guidance.model import Kind, Option, Question
from app.guidance.terms import (
    ADULT_ONLY,
    CALM,
    DANGER,
    GO,
    NOT_SEVERE,
    OUTSIDE,
    ROUTINE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    VERIFIED,
    WORRY,
)

_BESIDES_CHILD = tuple(id for id in OUTSIDE if id != "young_person")

CONSENT_MATTERS = (
    (
        TO_OUTSIDE
        & NOT_SEVERE
        & (when("recipient", "support_service") | when("topic", "help") | when("purpose", "offer"))
    )
    | (ROUTINE & (when("topic", "help") | when("purpose", "offer")))
    | (TO_OUTSIDE & when("material", "referrer"))
    | (TO_OUTSIDE & NOT_SEVERE & when("recipient", "parent") & when("topic", "private", "self_harm"))
    | (TO_OUTSIDE & NOT_SEVERE & when("request", "we_ask"))
    | ((TO_OUTSIDE | (TO_PROTECTIVE & VERIFIED & WORRY)) & ADULT_ONLY)
)
"""There is a real choice, so the answer can change what happens. Never where a child is at serious risk, except
to ask someone who reported a worry how far their own name may go."""

RULES: tuple[Question, ...] = (
    Question(
        id="material",
        kind=Kind.MANY,
        options=(
            Option("basics"),
            Option("reason"),
            Option("concern"),
            Option("history"),
            Option("address"),
            Option("referrer"),
            Option("others"),
            Option("file"),
            Option("court"),
            Option("carer_record"),
        ),
        asked=TO_OUTSIDE | CALM,
        own_words=True,
        sources=("nms_26", "reg_32", "pd12g"),
    ),
    Question(
        id="identify",
        options=(Option("needed"), Option("not_needed"), Option("unsure")),
        asked=(TO_OUTSIDE | CALM) & when("purpose", "learn", "unsure"),
        sources=("flowchart_2018",),
    ),
    Question(
        id="told",
        options=(Option("told"), Option("safe"), Option("unsafe"), Option("unsure")),
        asked=(when("recipient", *_BESIDES_CHILD) & VERIFIED) | (TO_PROTECTIVE & VERIFIED) | (DANGER & GO),
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
        ),
        asked=when("told", "unsafe"),
        own_words=True,
        sources=("bristol", "dpa_exemptions"),
    ),
    Question(
        id="doubt",
        options=(
            Option("no"),
            Option("yes"),
            Option("advised_share"),
            Option("advised_less"),
            Option("advised_not"),
        ),
        asked=TO_OUTSIDE | CALM,
        own_words=True,
        sources=("dfe_2018", "agency_policy"),
    ),
    Question(
        id="consent",
        options=(Option("given"), Option("refused"), Option("not_asked"), Option("cannot"), Option("unsure")),
        asked=CONSENT_MATTERS,
        own_words=True,
        sources=("girfec_consent", "norfolk_consent"),
    ),
    Question(
        id="consent_by",
        options=(Option("themselves"), Option("parent"), Option("council"), Option("no_say"), Option("unsure")),
        asked=when("consent", "given", "refused"),
        sources=("norfolk_consent", "competence"),
    ),
    Question(
        id="harmful",
        options=(Option("no"), Option("part"), Option("yes"), Option("unsure")),
        asked=TO_OUTSIDE,
        own_words=True,
        sources=("dfe_2018", "telford", "wakefield"),
    ),
    Question(
        id="fits",
        options=(Option("yes"), Option("no"), Option("unsure")),
        asked=WORRY,
        own_words=True,
        sources=("agency_policy", "wt_2026"),
    ),
    Question(
        id="needed",
        options=(Option("all"), Option("part"), Option("no"), Option("unsure")),
        asked=TO_OUTSIDE | ROUTINE,
        own_words=True,
        sources=("nms_26", "caldicott"),
    ),
    Question(
        id="careful",
        kind=Kind.MANY,
        options=(
            Option("facts"),
            Option("current"),
            Option("enough"),
            Option("right_person"),
            Option("secure"),
            Option("none", alone=True),
        ),
        asked=TO_OUTSIDE | CALM,
        required=False,
        sources=("dfe_2018", "nms_26"),
    ),
)
