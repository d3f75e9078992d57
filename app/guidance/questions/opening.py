"""The concern: danger first, who I am, who could be hurt, what it is about, who would receive it and why."""

from __future__ import annotations

from app.guidance.conditions import when
from app.guidance.model import Kind, Option, Question
from app.guidance.terms import (
    ASKS_SERIOUS,
    EVERYDAY_TOPICS,
    FAMILY,
    GO,
    GRAVE_TOPICS,
    NEEDS_REASON,
    NO_DANGER,
    OFFICE,
    PROTECTIVE,
    VERIFIED,
    WITH_SOMEONE,
    WORKING,
    WORRY,
)

UNSURE = Option("unsure")


def in_group(group: str, *ids: str) -> tuple[Option, ...]:
    """Options under one heading."""
    return tuple(Option(id, group=group) for id in ids)


OPENING: tuple[Question, ...] = (
    Question(id="danger", options=(Option("yes"), Option("no"), UNSURE), sources=("ico_emergency",)),
    Question(
        id="called",
        options=(Option("yes"), Option("not_yet")),
        asked=when("danger", "yes", "unsure"),
        sources=("ico_emergency",),
    ),
    Question(
        id="role",
        options=(Option("carer"), Option("ssw"), Option("manager"), Option("staff")),
        asked=GO,
        sources=("notts_handbook",),
    ),
    Question(
        id="who",
        kind=Kind.MANY,
        options=(
            Option("ours"),
            Option("other"),
            Option("past_child"),
            Option("beyond_england"),
            Option("adult_risk"),
            Option("adult"),
            Option("public"),
            UNSURE,
        ),
        asked=GO,
        sources=("agency_policy",),
    ),
    Question(
        id="about",
        kind=Kind.MANY,
        options=(
            Option("nobody", alone=True),
            *in_group("family", "parent", "relative"),
            *in_group("route", "my_ssw", "child_sw", "manager", "own_home", "me"),
            *in_group("others", "carer", "worker", "young_person", "other_adult"),
            UNSURE,
        ),
        asked=GO,
        sources=("agency_policy",),
    ),
    Question(
        id="topic",
        kind=Kind.MANY,
        options=(
            *in_group(
                "worry", *GRAVE_TOPICS, "disclosure", "domestic_abuse", "sexual_activity", "offence", "other_worry"
            ),
            *in_group("conduct", "allegation", "standards", "whistle", "breach"),
            *in_group("everyday", *EVERYDAY_TOPICS),
            UNSURE,
        ),
        asked=GO,
        own_words=True,
        sources=("agency_policy",),
    ),
    Question(
        id="age",
        options=(Option("under_13"), Option("between_13_15"), Option("between_16_17"), UNSURE),
        asked=when("topic", "sexual_activity"),
        sources=("competence",),
    ),
    Question(
        id="serious",
        options=(Option("serious"), Option("some"), Option("uneasy"), Option("none"), UNSURE),
        asked=ASKS_SERIOUS,
        sources=("agency_policy",),
    ),
    Question(
        id="known",
        kind=Kind.MANY,
        options=(
            Option("nobody", alone=True),
            Option("i_told"),
            Option("others_told"),
            Option("told_to_leave"),
            Option("nothing_happened"),
            UNSURE,
        ),
        asked=WORRY & NO_DANGER,
        own_words=True,
        sources=("wt_2026",),
    ),
    Question(
        id="event",
        kind=Kind.MANY,
        options=(
            Option("none", alone=True),
            *in_group("child_event", "death", "abuse_harm", "illness", "infection", "mental_health", "child_offence"),
            *in_group("service_event", "police_called", "enquiry", "removed", "dbs", "complaint", "data_complaint"),
            UNSURE,
        ),
        asked=OFFICE & ((when("who", "ours") & WORRY) | when("topic", "allegation", "whistle", "breach")),
        sources=("sch_7", "nms_29"),
    ),
    Question(
        id="recipient",
        options=(
            *in_group("protect", *PROTECTIVE),
            *in_group("working", *WORKING),
            *in_group("family", *FAMILY),
            *in_group("choice", "support_service", "regulator", "council_lawyer", "legal", "employer"),
            *in_group("anyone", "group", "public", "media"),
            UNSURE,
        ),
        asked=NO_DANGER,
        own_words=True,
        sources=("notts_handbook", "nms_26"),
    ),
    Question(
        id="request",
        options=(
            Option("no"),
            Option("verified"),
            Option("scene"),
            Option("unverified"),
            Option("we_ask"),
            UNSURE,
        ),
        asked=WITH_SOMEONE,
        own_words=True,
        sources=("gmc",),
    ),
    Question(
        id="purpose",
        options=(
            Option("protect"),
            Option("care"),
            Option("decide"),
            Option("required"),
            Option("enquiry"),
            Option("open"),
            Option("offer"),
            Option("learn"),
            Option("curious"),
            UNSURE,
        ),
        asked=NEEDS_REASON,
        sources=("dfe_2018", "flowchart_2018"),
    ),
    Question(
        id="parent_say",
        options=(Option("in_touch"), Option("limited"), Option("dispute"), UNSURE),
        asked=when("recipient", "parent") & VERIFIED,
        sources=("notts_handbook", "nottinghamshire"),
    ),
)
