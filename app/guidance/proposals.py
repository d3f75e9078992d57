"""What of a thing might go to somebody, as named rules: a proposal from who they are, what it is, and the outcome.

The list is read from the top: the first rule that holds proposes, and the person decides. Nothing here lets anything
go: what must not be learnt, and what stays out of all that leaves, are held back beside it. Every pseudo-question is
always answered, with NONE where there is nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.guidance.conditions import ALWAYS, Chosen, Condition, Term, clear_of, holds, terms, when
from app.guidance.model import RELEASE, Verdict
from app.guidance.outcomes import NOT_CHECKED
from app.guidance.papers import COURT_PAPERS, NEED_ADDRESS
from app.guidance.terms import COUNCILS, FAMILY, IN_THE_WAY, NO_NEED, OWN_LINE, PROTECTIVE, TO_PROTECTIVE

Give = Literal["no", "part", "yes"]

NONE = "none"
ASKED = (
    "recipient", "purpose", "request", "about", "kind", "material", "flag", "secret", "sort", "accuracy", "barred",
    "outcome",
)  # fmt: skip
"""The pseudo-questions: of the recipient, of the thing (`material` holds its kind and what its flags make of it),
whether it would tell what this recipient must not learn (`barred`: yes or none), and the outcome for them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule: where `when` holds it proposes `give`. Its name and why are in proposals.toml."""

    id: str
    when: Condition
    give: Give
    sources: tuple[str, ...]


TO_RELEASE = Term("may_go", when("outcome", *sorted(RELEASE)))
STILL_MAY = TO_RELEASE | when("outcome", NONE, Verdict.SEEK_ADVICE.value, Verdict.REFER.value)
"""Nothing is decided against it: a worry still goes to those who protect."""
WAITS = when(
    "outcome",
    Verdict.DO_NOT_SHARE.value,
    Verdict.SEEK_CONSENT_FIRST.value,
    Verdict.SEEK_ADVICE.value,
    Verdict.REFER.value,
)
WORRY = Term(
    "to_keep_safe", when("purpose", "protect") | when("outcome", Verdict.ACT_NOW.value, Verdict.SHARE_NOW.value)
)
"""It is to keep somebody safe: said so, or so plain that no purpose was asked for."""

WHO_OR_WHERE = Term("who_or_where", when("kind", "address", "referrer", "others"))
"""The thing itself is what stays out of all that leaves."""
HOLDS_SECRET = clear_of("secret", NONE) | when("barred", "yes")
DOUBTFUL = when("accuracy", "doubtful")
FLAGGED = when("flag", "special", "criminal", "third_party")
SECOND_HAND = when("sort", "opinion", "said") & when("recipient", *FAMILY)

LAWYERS = ("guardian", "council_lawyer")
FILE_FOR = (
    *PROTECTIVE, *COUNCILS, "school", "new_carer", "fostering_service", "regulator", "young_person", "parent", "person",
)  # fmt: skip
CARER_FACTS_FOR = (*PROTECTIVE, *COUNCILS, "new_carer", "colleague", "fostering_service", "regulator", "person")

# --- what may go wholly, if it holds nothing that stays out --------------------------------------------------------
CONCERN_TO_PROTECT = TO_PROTECTIVE & when("kind", "concern") & STILL_MAY
FACTS_TO_PROTECT = (
    TO_PROTECTIVE & TO_RELEASE & WORRY & when("kind", "basics", "reason", "conviction", "address", "referrer", "photo")
)
POLICE_ADDRESS = when("recipient", "police") & TO_RELEASE & when("kind", "address")
TREATMENT = when("recipient", "medical") & TO_RELEASE & when("kind", "basics", "private")
OWN_WORKERS = when("recipient", *OWN_LINE) & TO_RELEASE & when("kind", "basics", "plan", "reason", "history", "photo")
COUNCIL_COURT = (
    when("recipient", "child_sw")
    & TO_RELEASE
    & when("kind", "court")
    & when("purpose", "required", "protect", "decide")
)
FOR_THE_CHILD = (
    when("recipient", *COUNCILS) & TO_RELEASE & when("kind", "basics", "plan", "reason", "concern", "history")
)
NEXT_CARER = when("recipient", "new_carer") & TO_RELEASE & when("kind", "basics", "plan", "reason", "concern")
EVERYDAY = (
    when("recipient", *PROTECTIVE, "school", "health", "club", "helper", "colleague", "parent", "young_person")
    & TO_RELEASE
    & when("kind", "basics")
)
OWN_PLAN = when("recipient", "young_person") & TO_RELEASE & when("kind", "plan")

TO_PROTECT = Term(
    "whole_to_protect",
    CONCERN_TO_PROTECT | FACTS_TO_PROTECT | POLICE_ADDRESS | TREATMENT | OWN_WORKERS | COUNCIL_COURT,
)
TO_OTHERS = Term("whole_to_others", FOR_THE_CHILD | NEXT_CARER | EVERYDAY | OWN_PLAN)

PROPOSALS: tuple[Proposal, ...] = (
    # Who it is comes before anything that could be given.
    Proposal("in_the_way", IN_THE_WAY, "no", ("agency_policy",)),
    Proposal("not_checked", NOT_CHECKED, "no", ("gmc",)),
    Proposal("no_need", when("recipient", *NO_NEED, "unsure"), "no", ("edinburgh", "facebook")),
    Proposal("must_not_learn", when("barred", "yes") & WHO_OR_WHERE, "no", ("telford", "lancashire")),
    Proposal("must_not_learn_part", when("barred", "yes") & TO_PROTECT, "part", ("telford",)),
    # A worry goes to those who protect, whatever is still open.
    Proposal("worry_to_protect", CONCERN_TO_PROTECT, "yes", ("agency_policy", "wt_2026")),
    Proposal("not_settled", when("outcome", NONE), "no", ("agency_policy",)),
    Proposal(
        "emergency_first",
        when("outcome", Verdict.ACT_NOW.value) & clear_of("recipient", *PROTECTIVE),
        "no",
        ("ico_emergency",),
    ),
    Proposal("not_to_them", WAITS, "no", ("flowchart_2018",)),
    # Without a name: nothing that says who it is.
    Proposal(
        "gives_away",
        when("outcome", Verdict.ANONYMISE.value)
        & (WHO_OR_WHERE | when("kind", "photo", "file", "court", "carer_record")),
        "no",
        ("edinburgh", "caldicott"),
    ),
    Proposal("without_names", when("outcome", Verdict.ANONYMISE.value), "part", ("flowchart_2018", "agency_policy")),
    # Papers with their own rules.
    Proposal("court_papers", COURT_PAPERS, "no", ("pd12g", "thames_valley")),
    Proposal("court_none", when("material", "court") & clear_of("recipient", *PROTECTIVE, *LAWYERS), "no", ("pd12g",)),
    Proposal(
        "carer_facts",
        when("material", "carer_record") & when("recipient", *CARER_FACTS_FOR),
        "part",
        ("nafp", "reg_32"),
    ),
    Proposal("carer_none", when("material", "carer_record"), "no", ("reg_32",)),
    Proposal("court_council", COUNCIL_COURT, "yes", ("pd12g",)),
    Proposal("court_part", when("material", "court"), "part", ("pd12g", "wakefield")),
    Proposal("file_part", when("kind", "file") & when("recipient", *FILE_FOR), "part", ("nottinghamshire", "gmc")),
    Proposal("file_none", when("kind", "file"), "no", ("lancashire",)),
    # Those who protect.
    Proposal("facts_to_protect", FACTS_TO_PROTECT, "yes", ("agency_policy", "wt_2026")),
    Proposal("police_address", POLICE_ADDRESS, "yes", ("nhs_police",)),
    Proposal("treatment", TREATMENT, "yes", ("gmc",)),
    Proposal("own_workers", OWN_WORKERS, "yes", ("notts_handbook", "edinburgh")),
    # Somebody else: where they live, who told, and other people stay out; the rest as far as they need it.
    Proposal(
        "where", when("recipient", *NEED_ADDRESS) & when("kind", "address"), "part", ("notts_handbook", "telford")
    ),
    Proposal(
        "who_or_where",
        WHO_OR_WHERE & clear_of("recipient", *PROTECTIVE, *COUNCILS),
        "no",
        ("notts_handbook", "telford", "south_wales"),
    ),
    Proposal("leave_out", TO_OTHERS & HOLDS_SECRET, "part", ("telford", "nottinghamshire")),
    Proposal("not_sure_of_it", TO_OTHERS & (DOUBTFUL | SECOND_HAND), "part", ("girfec_record",)),
    Proposal("sensitive", TO_OTHERS & FLAGGED & clear_of("recipient", *COUNCILS), "part", ("caldicott", "nms_26")),
    Proposal("everyday", EVERYDAY, "yes", ("notts_handbook",)),
    Proposal("for_the_child", FOR_THE_CHILD, "yes", ("notts_handbook", "nms_26")),
    Proposal("next_carer", NEXT_CARER, "yes", ("sparks", "essex")),
    Proposal("own_plan", OWN_PLAN, "yes", ("nms_26",)),
    # Only as much of it as they need.
    Proposal("protect_part", TO_PROTECTIVE, "part", ("caldicott", "gmc")),
    Proposal("council_part", when("recipient", *COUNCILS), "part", ("nms_26",)),
    Proposal(
        "next_carer_part",
        when("recipient", "new_carer") & when("kind", "history", "private", "conviction"),
        "part",
        ("sparks", "essex"),
    ),
    Proposal(
        "school_part",
        when("recipient", "school") & when("kind", "plan", "reason", "concern"),
        "part",
        ("notts_handbook", "kcsie"),
    ),
    Proposal(
        "health_part",
        when("recipient", "health") & when("kind", "plan", "reason", "concern", "history", "private"),
        "part",
        ("notts_handbook", "gmc"),
    ),
    Proposal(
        "keep_safe_part",
        when("recipient", "helper", "club") & when("kind", "reason", "concern"),
        "part",
        ("notts_handbook",),
    ),
    Proposal(
        "service_part",
        when("recipient", "colleague") & when("kind", "plan", "reason", "concern", "history", "conviction"),
        "part",
        ("nms_26",),
    ),
    Proposal(
        "agency_part",
        when("recipient", "fostering_service", "other_agency", "support_service")
        & when("kind", "basics", "plan", "reason", "concern", "history"),
        "part",
        ("caldicott", "gmc"),
    ),
    Proposal(
        "regulator_part",
        when("recipient", "regulator") & when("kind", "concern", "conviction", "history"),
        "part",
        ("dbs_duty",),
    ),
    Proposal(
        "own_part",
        when("recipient", "young_person", "person")
        & when("kind", "basics", "plan", "reason", "concern", "history", "private", "photo"),
        "part",
        ("gdpr_15", "nms_26"),
    ),
    Proposal(
        "parent_part",
        when("recipient", "parent") & when("kind", "plan", "reason", "concern", "history", "photo"),
        "part",
        ("notts_handbook",),
    ),
    Proposal("relative_part", when("recipient", "relative") & when("kind", "basics"), "part", ("notts_handbook",)),
    Proposal("nothing", ALWAYS, "no", ("nms_26", "caldicott")),
)

TERMS: tuple[Term, ...] = tuple(dict.fromkeys(term for rule in PROPOSALS for term in terms(rule.when)))
"""Every named condition of the rules, once, each after those it is made of."""


def propose(chosen: Chosen) -> Proposal:
    """The first rule that holds for what was chosen of ASKED. The last holds always."""
    return next(rule for rule in PROPOSALS if holds(rule.when, chosen))
