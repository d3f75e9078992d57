"""Situations without harm: moves, parents, and everyday things."""

from __future__ import annotations

from app.guidance.situations.shape import EVERYONE, Situation, situation

_NEXT = ("new_carer", "school", "health", "placing_authority", "fostering_service", "other_agency", "parent")

MOVES: tuple[Situation, ...] = (
    situation("move_home", _NEXT, topic="move", material="basics"),
    situation("move_reason", _NEXT, topic="move", material=("basics", "reason", "history")),
    situation("move_worry", _NEXT, topic=("move", "sexual"), serious="serious", about="young_person", told="safe"),
    situation("move_school_file", ("school", "new_carer", "placing_authority"), topic="move", material="file"),
    situation("matching", _NEXT, topic="move", purpose="decide", material="basics"),
    situation(
        "matching_carer",
        ("placing_authority", "new_carer", "fostering_service", "child_sw"),
        topic="move",
        who="adult",
        purpose="decide",
        request="verified",
        material="carer_record",
    ),
    situation(
        "move_address", ("parent", "relative", "school", "health", "new_carer"), topic="move", material="address"
    ),
)

_PARENT = ("parent",)

FAMILY: tuple[Situation, ...] = (
    situation("parent_news", _PARENT, topic="care"),
    situation("parent_asks_news", _PARENT, topic="care", request="verified"),
    situation("parent_plan", _PARENT, topic="care", purpose="required"),
    situation("parent_limited", _PARENT, topic="care", request="verified", parent_say="limited"),
    situation("parent_limited_plan", _PARENT, topic="care", parent_say="limited", purpose="required"),
    situation("parent_dispute", _PARENT, topic="care", request="verified", parent_say="dispute", material="others"),
    situation("parent_unknown", _PARENT, topic="care", request="verified", parent_say="unsure"),
    situation("parent_address", _PARENT, topic="care", request="verified", material="address"),
    situation("parent_unverified", _PARENT, topic="care", request="unverified"),
    situation("parent_record", _PARENT, topic="care", request="verified", purpose="required", material="file"),
    situation("parent_worry", _PARENT, topic="abuse", serious="serious", about="parent", request="verified"),
    situation("relative_asks", ("relative",), topic="care", request="verified", purpose="curious"),
    situation("relative_contact", ("relative",), topic="care", material="basics"),
    situation("child_asks_past", ("young_person",), topic="care", material="history"),
    situation("child_basics", ("young_person",), topic="care"),
    situation("child_record", ("young_person",), topic="care", request="verified", purpose="required", material="file"),
)

_CARE = ("school", "health", "helper", "new_carer", "parent", "relative", "other_agency", "child_sw", "my_ssw")

EVERYDAY: tuple[Situation, ...] = (
    situation("routine", EVERYONE, topic="care"),
    situation("routine_asked", _CARE, topic="care", request="verified"),
    situation("health_private", _CARE, topic="care", material="private"),
    situation("sitter", ("helper",), topic="care", material="reason"),
    situation("sitter_history", ("helper",), topic="care", material="history"),
    situation("staff", ("colleague",), topic="care", material=("basics", "history")),
    situation(
        "photo", ("school", "parent", "media", "support_service", "other_agency"), topic="care", material="photo"
    ),
    situation("photo_agreed", ("school", "parent", "media"), topic="care", material="photo", consent="given"),
    situation("social_media", ("media",), topic="care"),
    situation("group", ("group",), topic="care"),
    situation("neighbour", ("public",), topic="care"),
    situation("help", ("support_service", "school", "health"), topic="help"),
    situation("help_refused", ("support_service", "school", "health"), topic="help", consent="refused"),
    situation("help_agreed", ("support_service", "school", "health"), topic="help", consent="given"),
    situation("help_worry", ("support_service",), topic=("help", "neglect"), about="parent"),
    situation("help_abuse", ("support_service",), topic="abuse", serious="serious", about="parent"),
    situation(
        "private_gossip",
        ("school", "helper", "public", "my_ssw", "child_sw"),
        topic="private",
        serious="none",
        material="private",
    ),
    situation(
        "old_conviction",
        ("employer", "person", "colleague"),
        topic="private",
        serious="none",
        who="adult",
        about="other_adult",
        material="conviction",
    ),
    situation(
        "old_conviction_worry",
        ("employer", "lado", "police", "school"),
        topic="allegation",
        serious="some",
        about="other_adult",
        material="conviction",
        who=("other",),
    ),
    situation(
        "anonymous_advice",
        ("manager", "my_ssw", "health", "other_agency"),
        topic="care",
        purpose="learn",
        identify="not_needed",
        material="reason",
    ),
)
