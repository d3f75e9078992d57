"""Situations in which somebody may come to harm."""

from __future__ import annotations

from app.guidance.situations.shape import EVERYONE, ROLES, Situation, situation

OFFICE = ROLES[1:]

WORRIES: tuple[Situation, ...] = (
    situation("danger_now", (), danger="yes", called="yes", topic="abuse", serious="serious", told="unsafe"),
    situation("danger_unsure", (), danger="unsure", called="yes", topic="self_harm", serious="unsure"),
    situation("danger_not_rung", (), danger="yes", called="not_yet"),
    situation("uneasy", topic="other_worry", serious="uneasy", about="unsure"),
    situation("uneasy_fits", topic="other_worry", serious="uneasy", about="parent", fits="yes"),
    situation("welfare", EVERYONE, topic="other_worry", about="parent"),
    situation("no_harm", topic="other_worry", serious="none"),
    situation("cannot_tell", topic="unsure", serious="unsure", about="unsure"),
    situation("neglect", topic="neglect", about="parent"),
    situation("abuse_family", EVERYONE, topic="abuse", serious="serious", about="parent"),
    situation("abuse_told", topic=("abuse", "disclosure"), serious="serious", about="relative"),
    situation("abuse_unsafe", topic="abuse", serious="serious", about="parent", told="unsafe"),
    situation("abuse_unknown", topic=("abuse", "disclosure"), serious="serious", about="unsure"),
    situation("abuse_closed", topic="abuse", serious="serious", about="parent", known="nothing_happened"),
    situation("abuse_others_told", topic="abuse", serious="serious", about="parent", known="others_told"),
    situation("told_to_leave", topic="abuse", serious="serious", about="parent", known="told_to_leave"),
    situation("nothing_happened", topic="other_worry", about="parent", known="nothing_happened"),
    situation("sexual_abuse", topic="sexual", serious="serious", about="relative"),
    situation("sexual_children", topic="sexual", about="young_person", who=("ours", "other")),
    situation("child_offence", topic="offence", about="young_person", event="child_offence", serious="serious"),
    situation("child_offence_small", topic="offence", about="young_person", serious="none"),
    situation("health_event", topic="health_event", event="illness", serious="serious"),
    situation("breach", ("manager", "my_ssw", "child_sw", "person", "parent"), topic="breach", who=("ours", "adult")),
    situation("breach_none", ("manager", "my_ssw", "child_sw", "person", "parent"), topic="breach", serious="none"),
)

_TOLD = (
    "child_sw",
    "my_ssw",
    "manager",
    "social_care",
    "police",
    "lado",
    "ofsted",
    "young_person",
    "person",
    "parent",
    "employer",
)

ALLEGATIONS: tuple[Situation, ...] = (
    situation("against_carer", _TOLD, topic="allegation", serious="serious", about="carer"),
    situation("against_carer_some", _TOLD, topic="allegation", about="carer"),
    situation("against_me", _TOLD, topic="allegation", serious="serious", about="me"),
    situation("against_my_home", _TOLD, topic="allegation", serious="serious", about="own_home"),
    situation("against_worker", _TOLD, topic="allegation", serious="serious", about="worker"),
    situation("against_staff", _TOLD, topic="allegation", serious="serious", about="my_ssw"),
    situation("against_manager", _TOLD, topic="allegation", serious="serious", about="manager"),
    situation("against_child_sw", _TOLD, topic="allegation", serious="serious", about="child_sw"),
    situation("against_removed", _TOLD, OFFICE, topic="allegation", serious="serious", about="carer", event="removed"),
    situation("outside_work", _TOLD, topic="allegation", serious="unsure", about="carer", who=("other", "unsure")),
    situation("allegation_none", _TOLD, topic="allegation", serious="none", about="carer", material="concern"),
    situation("standards", _TOLD, topic="standards", about="carer"),
    situation("standards_none", _TOLD, topic="standards", serious="none", about="carer", material="concern"),
    situation("standards_own", _TOLD, topic="standards", about="own_home"),
    situation("whistle", _TOLD, topic="whistle", about="manager"),
    situation("whistle_ssw", _TOLD, topic="whistle", about="my_ssw", known="told_to_leave"),
    situation("neglect_by_ssw_route", _TOLD, topic="neglect", about=("my_ssw", "manager", "child_sw")),
)

PARTICULAR: tuple[Situation, ...] = (
    situation("missing", topic="missing", serious="serious"),
    situation("missing_risk", topic="missing_risk"),
    situation("exploitation", topic="exploitation", serious="serious", about="other_adult"),
    situation("exploitation_some", topic="exploitation", about="unsure"),
    situation("intelligence", topic="intelligence", about="other_adult", who="unsure"),
    situation("extremism", topic="extremism", about="young_person"),
    situation("extremism_serious", topic="extremism", serious="serious", about="other_adult"),
    situation("fgm_done", topic="fgm", serious="serious", about="parent"),
    situation("fgm_feared", topic="fgm", about="relative"),
    situation("forced_marriage", topic="marriage_honour", serious="serious", about="parent"),
    situation("honour", topic="marriage_honour", about="relative"),
    situation("fabricated", topic="fabricated", serious="serious", about="parent"),
    situation("domestic_family", topic="domestic_abuse", serious="serious", about="parent", who=("ours", "adult_risk")),
    situation("domestic_home", topic="domestic_abuse", about="own_home"),
    situation("domestic_ex", topic="domestic_abuse", serious="serious", about="relative", material="address"),
    situation("self_harm", topic="self_harm", about="young_person"),
    situation("self_harm_serious", topic="self_harm", serious="serious", about="young_person"),
    situation("sex_under_13", topic="sexual_activity", age="under_13", serious="none", about="young_person"),
    situation(
        "sex_13_15",
        topic="sexual_activity",
        age="between_13_15",
        serious="none",
        about="young_person",
        material="private",
    ),
    situation("sex_13_15_worry", topic="sexual_activity", age="between_13_15", serious="some", about="young_person"),
    situation(
        "sex_16_17",
        topic="sexual_activity",
        age="between_16_17",
        serious="none",
        about="young_person",
        material="private",
    ),
    situation("sex_16_17_worry", topic="sexual_activity", age="between_16_17", serious="some", about="young_person"),
    situation("sex_age_unknown", topic="sexual_activity", age="unsure", serious="none", about="young_person"),
)

OTHERS: tuple[Situation, ...] = (
    situation("other_child", topic="abuse", serious="serious", about="other_adult", who="other"),
    situation("other_child_some", topic="neglect", about="other_adult", who="other"),
    situation("past_child", topic="sexual", serious="serious", about="other_adult", who="past_child"),
    situation("beyond_england", topic="abuse", serious="serious", about="parent", who="beyond_england"),
    situation("adult_risk", topic="abuse", serious="serious", about="other_adult", who="adult_risk"),
    situation("adult_victim", topic="domestic_abuse", serious="serious", about="other_adult", who="adult"),
    situation("adult_refuses", topic="domestic_abuse", serious="serious", who="adult", told="safe", consent="refused"),
    situation(
        "adult_refuses_some", topic="domestic_abuse", about="other_adult", who="adult", told="safe", consent="refused"
    ),
    situation("adult_agrees", topic="domestic_abuse", about="other_adult", who="adult", told="told", consent="given"),
    situation("adult_with_child", topic="domestic_abuse", about="other_adult", who=("adult", "other"), told="safe"),
    situation("public_risk", topic="other_worry", serious="serious", about="young_person", who="public"),
    situation("referrer_worry", topic="neglect", about="parent", material=("concern", "referrer")),
)
