"""The lines of advice that apply: short, one thing each, and only where they help."""

from __future__ import annotations

from app.guidance.authority import NOT_MINE
from app.guidance.conditions import Term, clear_of, when
from app.guidance.model import RELEASE, Advice, Verdict
from app.guidance.outcomes import NOT_CHECKED
from app.guidance.papers import COURT_PAPERS
from app.guidance.protect import REPORTABLE
from app.guidance.terms import (
    ALLEGATION,
    CHILD,
    DUTY_TO_SHARE,
    FRONT_LINE,
    OFFICE,
    RISING,
    SEVERE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    WORRY,
)

BY_2018 = when("edition", "2018")
BY_2024 = when("edition", "2024")
REFUSES = frozenset({Verdict.DO_NOT_SHARE})
ASKS = frozenset({Verdict.SEEK_ADVICE})
OTHER_FAMILY = Term("other_family", when("recipient", "parent", "relative") & when("parent_say", "dispute"))

ADVICE: tuple[Advice, ...] = (
    Advice(id="no_secrets", when=when("topic", "disclosure"), sources=("sparks", "edinburgh")),
    Advice(id="own_words", when=when("topic", "disclosure", "abuse", "sexual"), sources=("nms_26",)),
    Advice(
        id="lowers_nothing", when=when("known", "others_told", "told_to_leave"), sources=("agency_policy", "wt_2026")
    ),
    Advice(id="escalate", when=when("known", "nothing_happened"), sources=("agency_policy",)),
    Advice(id="say_if_told", when=when("known", "i_told"), sources=("agency_policy",)),
    Advice(id="small_pieces", when=RISING, sources=("agency_policy", "wt_2026")),
    Advice(id="ring_back", when=NOT_CHECKED, sources=("gmc",)),
    Advice(
        id="fact_not_paper", when=when("material", "court", "carer_record", "file"), sources=("pd12g", "reg_32", "nafp")
    ),
    Advice(id="court_worry", when=COURT_PAPERS & WORRY, sources=("pd12g",)),
    Advice(id="address_out", when=when("material", "address"), sources=("telford", "wakefield")),
    Advice(id="reporter_out", when=when("material", "referrer"), sources=("leicestershire_2024", "south_wales")),
    Advice(id="others_out", when=when("material", "others"), sources=("nottinghamshire",)),
    Advice(id="one_each", when=OTHER_FAMILY, sources=("nottinghamshire",)),
    Advice(id="old_conviction", when=TO_OUTSIDE & when("material", "conviction"), sources=("h_and_l",)),
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
        to=("child_sw",),
    ),
    Advice(id="self_harm_now", when=when("topic", "self_harm"), sources=("ico_emergency",)),
    Advice(id="keep_to_process", when=ALLEGATION, sources=("coventry",)),
    Advice(id="keep_together", when=FRONT_LINE & ALLEGATION & when("about", "me", "own_home"), sources=("coventry",)),
    Advice(id="fgm_other", when=FRONT_LINE & when("topic", "fgm"), sources=("fgm_duty",)),
    Advice(id="forced_marriage", when=when("topic", "marriage_honour"), sources=("herts", "bristol")),
    Advice(id="channel", when=OFFICE & when("topic", "extremism"), sources=("prevent",)),
    Advice(id="young_love", when=when("topic", "sexual_activity"), sources=("competence",)),
    Advice(id="not_intelligence", when=when("topic", "exploitation") & CHILD, sources=("lrsb",)),
    Advice(id="partner_asked", when=OFFICE & when("topic", "domestic_abuse"), sources=("south_wales",)),
    Advice(
        id="ask_unnamed",
        when=TO_PROTECTIVE | TO_OUTSIDE | when("recipient", "unsure"),
        outcomes=ASKS,
        sources=("agency_policy", "dfe_2018"),
    ),
    Advice(id="once_agreed", when=NOT_MINE, outcomes=RELEASE, sources=("notts_handbook", "agency_policy")),
    Advice(id="say_why_not", when=when("request", "verified"), outcomes=REFUSES, sources=("dfe_2018", "dfe_2024")),
    Advice(id="beyond_england", when=when("who", "beyond_england"), sources=("nations",)),
    # What an edition says in its own way
    Advice(
        id="agree_where_you_can",
        when=BY_2018 & TO_OUTSIDE & clear_of("topic", "fgm", "marriage_honour", "fabricated"),
        outcomes=RELEASE,
        sources=("dfe_2018",),
    ),
    Advice(id="protection_first", when=BY_2024 & SEVERE & CHILD, sources=("dfe_2024",)),
    Advice(id="both_hide_names", when=BY_2024 & TO_OUTSIDE, outcomes=RELEASE, sources=("dfe_2024",)),
    Advice(id="reconsider", when=BY_2024 & (TO_OUTSIDE | TO_PROTECTIVE), outcomes=REFUSES, sources=("dfe_2024",)),
    # New laws, if the agency counts them
    Advice(id="duty_to_share", when=DUTY_TO_SHARE, sources=("s16la",)),
    Advice(id="detrimental", when=when("detrimental", "yes"), sources=("s16la",)),
    Advice(id="abuse_report_wait", when=REPORTABLE, sources=("abuse_reporting",)),
)

NAMED_DIFFERENCES = frozenset({"agree_where_you_can", "protection_first", "both_hide_names", "reconsider"})
"""The only lines in which the editions may differ for the same answers."""
