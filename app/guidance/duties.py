"""What else must happen, whose job it is and by when.

A carer's own list never holds a duty of the office: those conditions name the office's roles. What an office notifies
after a serious event is one question; what follows is one line a row of the regulations.
"""

from __future__ import annotations

from app.guidance.conditions import Condition, Term, clear_of, when
from app.guidance.model import AT_ONCE, ONE_DAY, RELEASE, Duty, Hours, Months, Verdict, WorkingDays
from app.guidance.protect import REPORTABLE
from app.guidance.terms import (
    ALLEGATION,
    CHILD,
    DANGER,
    FRONT_LINE,
    OFFICE,
    OURS,
    SEVERE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    WORRY,
)

A_DAY = Hours(hours=24)
EXPLOITED = Term("exploited", when("topic", "exploitation") & SEVERE)
AWAY = Term("away", when("topic", "missing"))
PLACED = Term("placed", OFFICE & when("who", "ours", "beyond_england"))
"""An office, and a child that the service looks after: the regulations on notifying apply."""


def _notify(id: str, happened: Condition, sources: tuple[str, ...], within: Hours = A_DAY) -> Duty:
    """One row of the table of events that a registered person notifies (2011 Regulations, Schedule 7)."""
    return Duty(id=id, when=PLACED & happened, owner="manager", within=within, sources=sources)


NOTIFICATIONS: tuple[Duty, ...] = (
    _notify("event_death", when("event", "death"), ("sch_7", "ofsted_serious"), AT_ONCE),
    _notify("event_dbs", when("event", "dbs"), ("sch_7",)),
    _notify("event_illness", when("event", "illness"), ("sch_7",)),
    _notify("event_infection", when("event", "infection"), ("sch_7",)),
    _notify("event_child_offence", when("event", "child_offence"), ("sch_7_rest",)),
    _notify("event_exploitation", EXPLOITED, ("sch_7", "sch_7_rest")),
    _notify("event_police", when("event", "police_called"), ("sch_7", "sch_7_rest")),
    _notify("event_absconding", AWAY, ("sch_7_rest",)),
    _notify("event_complaint", when("event", "complaint"), ("sch_7", "sch_7_rest")),
    _notify("event_enquiry", when("event", "enquiry"), ("sch_7", "sch_7_rest")),
    _notify("event_allegation", ALLEGATION, ("sch_7", "ofsted_serious")),
    _notify("event_mental_health", when("event", "mental_health"), ("nms_29", "manchester")),
)

DUTIES: tuple[Duty, ...] = (
    Duty(id="record_after", when=DANGER, owner="you", within=A_DAY, sources=("ico_emergency", "girfec_record")),
    Duty(
        id="written_follow_up",
        when=SEVERE & when("recipient", "social_care", "police"),
        owner="you",
        within=A_DAY,
        outcomes=RELEASE,
        sources=("rcgp",),
    ),
    Duty(
        id="expect_reply",
        when=OFFICE & SEVERE & when("recipient", "social_care"),
        owner="you",
        within=ONE_DAY,
        outcomes=RELEASE,
        sources=("tees",),
    ),
    Duty(
        id="agency_notifies",
        when=FRONT_LINE & (SEVERE | DANGER | when("topic", "health_event", "breach")) & clear_of("about", "my_ssw"),
        owner="you",
        within=AT_ONCE,
        sources=("nms_29", "ofsted_serious"),
        to=("my_ssw",),
    ),
    Duty(
        id="home_change",
        when=FRONT_LINE & WORRY & when("about", "own_home", "me") & clear_of("about", "my_ssw"),
        owner="you",
        within=AT_ONCE,
        sources=("care_agreement",),
        to=("my_ssw",),
    ),
    # Someone who works with children
    Duty(
        id="lado",
        when=OFFICE & CHILD & ALLEGATION,
        owner="manager",
        within=ONE_DAY,
        sources=("nms_22", "sheffield_lado"),
    ),
    Duty(
        id="lado_support",
        when=OFFICE & CHILD & ALLEGATION,
        owner="manager",
        within=AT_ONCE,
        sources=("coventry",),
    ),
    Duty(
        id="strategy_meeting",
        when=OFFICE & CHILD & ALLEGATION & SEVERE,
        owner="manager",
        within=WorkingDays(days=2),
        sources=("cheshire",),
    ),
    Duty(
        id="standards",
        when=OFFICE & when("topic", "standards") & clear_of("topic", "allegation"),
        owner="manager",
        within=ONE_DAY,
        sources=("norfolk_standards",),
    ),
    Duty(
        id="dbs_referral",
        when=OFFICE & when("event", "removed"),
        owner="manager",
        within=AT_ONCE,
        sources=("dbs_duty",),
    ),
    *NOTIFICATIONS,
    # A child who is missing, used by others, cut, drawn in, or abused
    Duty(id="missing_form", when=AWAY, owner="you", within=AT_ONCE, sources=("gmp_missing",)),
    Duty(id="missing_parents", when=OFFICE & AWAY & OURS, owner="child_sw", within=AT_ONCE, sources=("glf_missing",)),
    Duty(
        id="return_interview",
        when=OFFICE & AWAY & OURS,
        owner="child_sw",
        within=Hours(hours=72),
        sources=("return_interviews",),
    ),
    Duty(
        id="intelligence_form",
        when=OFFICE & when("topic", "intelligence") & clear_of("topic", "exploitation", "missing"),
        owner="you",
        within=ONE_DAY,
        sources=("lrsb",),
        to=("child_sw",),
    ),
    Duty(id="nrm", when=OFFICE & EXPLOITED & CHILD, owner="child_sw", within=ONE_DAY, sources=("nrm",)),
    Duty(
        id="fgm_report",
        when=OFFICE & when("topic", "fgm") & when("who", "ours", "other", "beyond_england", "unsure"),
        owner="you",
        within=ONE_DAY,
        sources=("fgm_duty",),
    ),
    Duty(
        id="prevent",
        when=OFFICE & when("topic", "extremism"),
        owner="you",
        within=AT_ONCE,
        sources=("prevent", "prevent_london"),
    ),
    Duty(
        id="marac",
        when=OFFICE & when("topic", "domestic_abuse") & WORRY & OURS,
        owner="child_sw",
        within=ONE_DAY,
        sources=("marac",),
    ),
    Duty(
        id="marac_self",
        when=OFFICE & when("topic", "domestic_abuse") & WORRY & clear_of("who", "ours", "beyond_england", "unsure"),
        owner="you",
        within=ONE_DAY,
        sources=("marac",),
    ),
    Duty(id="abuse_report", when=REPORTABLE, owner="you", within=AT_ONCE, sources=("abuse_reporting",)),
    Duty(
        id="national_panel",
        when=OFFICE & when("event", "abuse_harm"),
        owner="council",
        within=WorkingDays(days=5),
        sources=("solihull",),
    ),
    # Records that follow a child or a carer
    Duty(
        id="carer_records",
        when=OFFICE & when("recipient", "fostering_service") & when("material", "carer_record"),
        owner="manager",
        within=WorkingDays(days=15),
        outcomes=RELEASE,
        sources=("reg_32",),
    ),
    Duty(
        id="school_file",
        when=OFFICE & when("recipient", "school") & when("topic", "move"),
        owner="child_sw",
        within=WorkingDays(days=5),
        sources=("kcsie",),
    ),
    Duty(
        id="before_move",
        when=OFFICE & when("recipient", "new_carer", "placing_authority") & when("topic", "move"),
        owner="child_sw",
        within=AT_ONCE,
        outcomes=RELEASE,
        sources=("agency_policy", "essex"),
    ),
    # The law on information itself
    Duty(id="breach_officer", when=OFFICE & when("topic", "breach"), owner="you", within=AT_ONCE, sources=("gdpr_33",)),
    Duty(
        id="breach_ico",
        when=OFFICE & when("topic", "breach"),
        owner="manager",
        within=Hours(hours=72),
        sources=("gdpr_33",),
    ),
    Duty(
        id="subject_access",
        when=OFFICE
        & when("recipient", "young_person", "person", "parent", "relative")
        & when("purpose", "required")
        & when("request", "verified"),
        owner="manager",
        within=Months(months=1),
        sources=("gdpr_15",),
    ),
    Duty(
        id="data_complaint",
        when=OFFICE & when("event", "data_complaint"),
        owner="manager",
        within=Hours(hours=720),
        sources=("data_complaints",),
    ),
    Duty(
        id="partner_question",
        when=OFFICE & when("recipient", "police") & when("request", "we_ask") & when("topic", "domestic_abuse"),
        owner="you",
        within=AT_ONCE,
        sources=("south_wales",),
    ),
    Duty(
        id="log_sharing",
        when=TO_PROTECTIVE | TO_OUTSIDE,
        owner="you",
        within=ONE_DAY,
        outcomes=RELEASE,
        sources=("dfe_2018", "nms_26"),
    ),
    Duty(
        id="chase",
        when=OFFICE & WORRY & TO_PROTECTIVE,
        owner="you",
        within=WorkingDays(days=3),
        outcomes=frozenset({Verdict.SHARE_NOW, Verdict.SHARE, Verdict.SHARE_LIMITED}),
        sources=("nms_29",),
    ),
)
