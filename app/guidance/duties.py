"""What else must happen, whose job it is and by when; and the lines of advice that apply.

A carer's own list never holds a duty of the office: those conditions name the office's roles.
"""

from __future__ import annotations

from app.guidance.conditions import clear_of, when
from app.guidance.model import AT_ONCE, RELEASE, Advice, Duty, Hours, WorkingDays
from app.guidance.outcomes import NOT_CHECKED
from app.guidance.terms import ALLEGATION, CHILD, DANGER, FRONT_LINE, OFFICE, SEVERE, TO_OUTSIDE, TO_PROTECTIVE, WORRY

ONE_DAY = WorkingDays(days=1)

DUTIES: tuple[Duty, ...] = (
    Duty(
        id="record_after", when=DANGER, owner="you", within=Hours(hours=24), sources=("ico_emergency", "girfec_record")
    ),
    Duty(id="missing_form", when=when("topic", "missing"), owner="you", within=AT_ONCE, sources=("gmp_missing",)),
    Duty(
        id="written_follow_up",
        when=SEVERE & when("recipient", "social_care", "police"),
        owner="you",
        within=Hours(hours=24),
        outcomes=RELEASE,
        sources=("rcgp",),
    ),
    Duty(
        id="agency_notifies",
        when=FRONT_LINE & (SEVERE | DANGER) & when("who", "ours") & clear_of("about", "my_ssw"),
        owner="you",
        within=AT_ONCE,
        sources=("nms_29", "ofsted_serious"),
    ),
    Duty(
        id="lado",
        when=OFFICE & CHILD & ALLEGATION,
        owner="manager",
        within=ONE_DAY,
        sources=("nms_22", "sheffield_lado"),
    ),
    Duty(
        id="ofsted",
        when=OFFICE & when("who", "ours") & (ALLEGATION | (when("topic", "exploitation") & SEVERE)),
        owner="manager",
        within=Hours(hours=24),
        sources=("ofsted_serious", "nms_29"),
    ),
    Duty(
        id="fgm_report",
        when=when("role", "ssw", "manager") & when("topic", "fgm"),
        owner="you",
        within=ONE_DAY,
        sources=("fgm_duty",),
    ),
    Duty(
        id="carer_records",
        when=when("role", "manager") & when("recipient", "other_agency") & when("material", "carer_record"),
        owner="manager",
        within=WorkingDays(days=15),
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
        id="log_sharing",
        when=TO_PROTECTIVE | TO_OUTSIDE,
        owner="you",
        within=ONE_DAY,
        outcomes=RELEASE,
        sources=("dfe_2018", "nms_26"),
    ),
)

ADVICE: tuple[Advice, ...] = (
    Advice(id="no_secrets", when=when("topic", "disclosure"), sources=("sparks", "edinburgh")),
    Advice(id="own_words", when=when("topic", "disclosure", "abuse", "sexual"), sources=("nms_26",)),
    Advice(
        id="lowers_nothing", when=when("known", "others_told", "told_to_leave"), sources=("agency_policy", "wt_2026")
    ),
    Advice(id="escalate", when=when("known", "nothing_happened"), sources=("agency_policy",)),
    Advice(id="say_if_told", when=when("known", "i_told"), sources=("agency_policy",)),
    Advice(id="ring_back", when=NOT_CHECKED, sources=("gmc",)),
    Advice(
        id="fact_not_paper", when=when("material", "court", "carer_record", "file"), sources=("pd12g", "reg_32", "nafp")
    ),
    Advice(id="address_out", when=when("material", "address"), sources=("telford", "wakefield")),
    Advice(id="reporter_out", when=when("material", "referrer"), sources=("leicestershire_2024", "south_wales")),
    Advice(id="others_out", when=when("material", "others"), sources=("nottinghamshire",)),
    Advice(id="no_question", when=WORRY & TO_PROTECTIVE & when("who", "ours", "other"), sources=("agency_policy",)),
    Advice(id="keep_views", when=when("consent", "refused"), sources=("girfec_record",)),
    Advice(id="no_friend_posts", when=when("recipient", "media"), sources=("facebook",)),
    Advice(id="firm_no", when=when("recipient", "public"), sources=("edinburgh",)),
    Advice(id="no_names_peers", when=when("recipient", "group"), sources=("edinburgh",)),
    Advice(
        id="basics_only",
        when=FRONT_LINE & when("recipient", "school", "health"),
        outcomes=RELEASE,
        sources=("notts_handbook",),
    ),
    Advice(
        id="say_who_asked",
        when=FRONT_LINE
        & when("recipient", "parent", "relative", "person")
        & when("request", "verified", "unverified", "unsure"),
        sources=("notts_handbook",),
    ),
    Advice(id="self_harm_now", when=when("topic", "self_harm"), sources=("ico_emergency",)),
    Advice(id="keep_to_process", when=ALLEGATION, sources=("coventry",)),
)
