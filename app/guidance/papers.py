"""Papers with rules of their own, and what comes out of anything that leaves: court papers, files, addresses."""

from __future__ import annotations

from app.guidance.conditions import Term, clear_of, when
from app.guidance.terms import (
    COUNCILS,
    FAMILY,
    FRONT_LINE,
    NEEDED_SOME,
    NOT_LAW,
    OFFICE,
    PROTECTIVE,
    ROUTINE,
    THEIRS_TO_ASK,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    WORRY,
)

STANDING = Term("standing", when("consent_by", "themselves", "parent", "council"))
NOT_TOO_RISKY = Term("not_too_risky", when("harmful", "no", "part"))
GIVEN_REASONS = tuple(purpose for purpose in NOT_LAW if purpose != "unsure")
"""Reasons somebody gave, or that none was: but not that it is unclear."""
COURT_PAPERS = Term(
    "court_papers",
    when("material", "court")
    & (
        (
            clear_of("recipient", "child_sw", "out_of_hours", "guardian", "council_lawyer", "social_care", "police")
            & when("purpose", *NOT_LAW)
        )
        | (
            when("recipient", "out_of_hours", "social_care", "police")
            & when("purpose", "care", "decide", "enquiry", "open", "offer", "learn", "curious", "unsure")
        )
        | when("purpose", "offer", "curious", "unsure")
        | (when("purpose", "enquiry", "open", "learn") & clear_of("recipient", "council_lawyer"))
    ),
)
"""Court papers, where neither the court's own rules nor a child's protection takes them."""
NOT_AGREED = Term(
    "not_agreed", when("consent", "refused", "not_asked", "cannot", "unsure") | when("consent_by", "no_say", "unsure")
)
"""Agreement was a choice here, and nobody who has the say gave it."""
FACT_WILL_DO = Term(
    "fact_will_do",
    (
        when("material", "carer_record")
        & (when("purpose", "care", "decide", "protect") | (TO_PROTECTIVE & WORRY & when("purpose", "enquiry")))
        & when("recipient", *PROTECTIVE, "placing_authority", "new_carer", "school", "health", "guardian")
        & clear_of("request", "we_ask")
        & ((TO_PROTECTIVE & WORRY) | (NEEDED_SOME & (ROUTINE | NOT_TOO_RISKY | (OFFICE & THEIRS_TO_ASK))))
    ),
)
CARER_RECORD = Term(
    "carer_record",
    when("material", "carer_record")
    & (clear_of("recipient", "colleague") | FRONT_LINE)
    & (
        (
            when("purpose", *NOT_LAW)
            & clear_of("recipient", "fostering_service")
            & (clear_of("recipient", "person") | clear_of("purpose", "open") | WORRY)
        )
        | (
            when("recipient", "fostering_service")
            & (
                when("purpose", "care", "protect", "enquiry", "open", "offer", "learn", "curious", "unsure")
                | (when("purpose", "decide") & when("request", "no", "we_ask"))
            )
        )
        | (
            when("purpose", "required")
            & clear_of("recipient", "fostering_service", *COUNCILS, "regulator", "colleague", "person", *PROTECTIVE)
        )
    ),
)
"""A carer's file, where no law gives it: another service that takes the carer on and asks for it, the carer who asks
for their own, and the bodies that inspect and protect, may be given it. Within the service, the panel among it, its own
file is not disclosed by being used: there the ordinary logic decides."""
FILE_TOO_MUCH = Term(
    "file_too_much",
    (when("material", "file") & when("recipient", *FAMILY))
    | (
        when("material", "file")
        & when("purpose", "care", "decide", "protect", "enquiry", "open", "offer", "learn")
        & (
            clear_of("recipient", *COUNCILS, "school", *PROTECTIVE)
            | (when("recipient", "school") & clear_of("topic", "move"))
        )
    ),
)
"""A whole file, to someone it does not follow: the council that holds the child's record and the next school apart."""
NEED_ADDRESS = (*COUNCILS, "school", "health", "new_carer", "fostering_service", "other_agency", "regulator")
"""They work with where the child lives; whether anyone could be hurt by it is asked all the same."""
TOO_MUCH = Term(
    "too_much",
    (
        when("needed", "part")
        | when("harmful", "part")
        | when("doubt", "advised_less")
        | when("parent_say", "dispute")
        | (FRONT_LINE & when("recipient", "helper") & WORRY & when("material", "reason", "concern"))
        | (TO_OUTSIDE & when("material", "referrer", "others") & clear_of("recipient", "guardian", "council_lawyer"))
        | (TO_OUTSIDE & when("material", "address") & clear_of("recipient", *NEED_ADDRESS))
        | FILE_TOO_MUCH
    ),
)
