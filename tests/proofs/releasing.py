"""What leaves, to whom, and what must have been so: recipients, requesters, agreement, papers, a carer's limits."""

from __future__ import annotations

from collections.abc import Iterator

from app.guidance.conditions import clear_of, when
from app.guidance.terms import (
    BEYOND_BASICS,
    BEYOND_HELPERS,
    EMERGENCY,
    FAMILY,
    FRONT_LINE,
    NO_NEED,
    NOT_LAW,
    OFFICE,
    PROTECTIVE,
    SEVERE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    WORRY,
)
from tests.proofs.claims import GROWN_UP, RELEASES, Breach, breach, never
from tests.proofs.journey import both, either, no
from tests.proofs.symbolic import Symbolic

WHOLE = ("share", "share_now")
SHARE_THE_SAY = ("guardian", "council_lawyer", "placing_authority")
"""They act for the child or share the legal say."""
LIVE_WITH_IT = (*SHARE_THE_SAY, "school", "health", "new_carer", "fostering_service", "other_agency", "regulator")
"""They work with where a child lives."""
HANDED_ON = ("carer_basics", "carer_part", "household")
"""The everyday part goes, and the rest is handed on to those whose it is to give."""
PLAN_ALLOWS = when("purpose", "required") | (
    when("purpose", "protect", "care", "decide") & when("parent_say", "in_touch")
)
"""The child's plan lets this parent have everyday news."""
CARE_FOR_HOURS = ("school", "health", "club")
HELD = ("child_sw", "out_of_hours", "guardian", "council_lawyer")
"""They hold the court's papers as they are, so nothing is published by passing them on."""


@never
def who_is_not_checked_gets_nothing(answers: Symbolic) -> Iterator[Breach]:
    """A requester who is not verified never gets anything, except emergency services at the scene."""
    first = answers.first
    scene = first.of(when("request", "scene") & when("recipient", *EMERGENCY))
    checked = either(first.chosen("request", "no", "verified", "we_ask"), scene)
    yield breach(first.answered("request"), no(checked), first.outcome(*RELEASES))


@never
def without_a_need_there_is_no_release(answers: Symbolic) -> Iterator[Breach]:
    """Neighbours, the press and anything online get nothing whatever anyone agreed to, nor does a support group."""
    first = answers.first
    yield breach(first.chosen("recipient", *NO_NEED, "group", "unsure"), first.outcome(*RELEASES))
    yield breach(first.chosen("recipient", *NO_NEED), first.settled, no(first.outcome("do_not_share")))


@never
def a_photograph_or_something_private_needs_agreement(answers: Symbolic) -> Iterator[Breach]:
    """A photograph or something very private leaves for someone outside only if someone who may agree has agreed.

    However serious it is. Otherwise only the law gives it, or it goes to those who share the legal say or to the next
    fostering service; or the new duty to share does, where the agency counts it as law. Where less is needed, or a
    carer gives no more than the basics, it stays out of what goes."""
    first = answers.first
    item = both(first.of(TO_OUTSIDE & when("purpose", *NOT_LAW)), first.chosen("material", "photo", "private"))
    ours = either(first.chosen("recipient", *SHARE_THE_SAY, "fostering_service"), first.chosen("detrimental", "no"))
    agreed = first.of(when("consent", "given") & when("consent_by", "themselves", "parent", "council"))
    stays = first.decided_by("outcome", "leave_out", *HANDED_ON)
    yield breach(item, no(ours), no(agreed), no(stays), first.outcome(*RELEASES))
    yield breach(stays, no(first.outcome("share_limited")))


@never
def a_refusal_is_kept(answers: Symbolic) -> Iterator[Breach]:
    """Where agreement was a choice and was refused, nothing leaves for someone outside.

    What is left when that is taken out may go: where who reported something refuses, the rest goes without their name;
    where less than all is needed, it goes without what is very private. A council that shares the legal say needs
    nobody's agreement to facts about a carer, nor does the new duty to share where it counts as law."""
    first = answers.first
    free = either(first.chosen("detrimental", "no"), first.chosen("recipient", *SHARE_THE_SAY))
    refused = both(first.of(TO_OUTSIDE & when("consent", "refused")), no(free))
    reporter = first.chosen("material", "referrer")
    yield breach(refused, no(reporter), no(first.decided_by("outcome", "leave_out")), first.outcome(*RELEASES))
    yield breach(refused, first.outcome(*WHOLE))


@never
def not_sure_never_ends_in_a_release_outside(answers: Symbolic) -> Iterator[Breach]:
    """Not sure of the purpose, the need, the harm or the agreement leads to advice or less, never to a plain share.

    The new duty to share, where it counts as law, asks for nobody's agreement."""
    first = answers.first
    outside = first.of(TO_OUTSIDE)
    for question in ("purpose", "identify", "harmful", "needed", "material"):
        yield breach(outside, first.chosen(question, "unsure"), first.outcome(*WHOLE))
    asks = both(outside, no(first.chosen("detrimental", "no")))
    yield breach(asks, first.chosen("consent", "unsure"), first.outcome(*WHOLE))
    for question in ("purpose", "harmful"):
        yield breach(outside, first.chosen(question, "unsure"), first.outcome(*RELEASES))


@never
def harm_in_their_hands_stops_it(answers: Symbolic) -> Iterator[Breach]:
    """What could bring harm in this recipient's hands is never released to them whole, nor to the family at all."""
    first = answers.first
    yield breach(first.chosen("harmful", "yes"), first.chosen("recipient", *FAMILY), first.outcome(*RELEASES))
    yield breach(first.chosen("harmful", "yes"), first.outcome(*RELEASES))
    yield breach(first.chosen("harmful", "yes", "part"), first.outcome(*WHOLE))


@never
def addresses_reporters_and_other_people_come_out(answers: Symbolic) -> Iterator[Breach]:
    """Outside the protecting bodies these are never part of a plain share, but for those whose work needs them.

    An address may go to those who work with where a child lives; who reported something and what is about other
    people only to those who act for the child in court."""
    first = answers.first
    for item, needed in (
        ("address", LIVE_WITH_IT),
        ("referrer", ("guardian", "council_lawyer")),
        ("others", ("guardian", "council_lawyer")),
    ):
        other = both(first.of(TO_OUTSIDE), no(first.chosen("recipient", *needed)))
        yield breach(other, first.chosen("material", item), first.outcome(*WHOLE))


@never
def court_papers_stay_with_the_court(answers: Symbolic) -> Iterator[Breach]:
    """Court papers go only to those who hold them, to a council or the police to protect, or where the law gives them.

    A court's own rules or order may give them to anyone, a parent who is a party for one (practice-13)."""
    first = answers.first
    may = either(
        first.chosen("recipient", *HELD),
        first.of(when("recipient", "social_care", "police") & when("purpose", "protect")),
        first.chosen("purpose", "required"),
    )
    yield breach(first.chosen("material", "court"), no(may), first.outcome(*RELEASES))


@never
def a_carers_file_is_not_handed_out(answers: Symbolic) -> Iterator[Breach]:
    """A carer's file leaves as a document only where the law gives it, or a service that takes the carer on asks.

    The law may give it to another service, to those who share the legal say, to those who inspect or protect, and to
    the carer whose own it is, who may also see it before it is final where there is no worry. To use it inside the
    service that keeps it, the panel among it, hands nothing out."""
    first = answers.first
    entitled = ("fostering_service", "regulator", "person", *SHARE_THE_SAY, *PROTECTIVE)
    lawful = first.of(when("purpose", "required") & when("recipient", *entitled))
    moving = first.of(when("recipient", "fostering_service") & when("purpose", "decide") & when("request", "verified"))
    within = first.of(OFFICE & when("recipient", "colleague"))
    own = both(first.of(OFFICE & when("recipient", "person") & when("purpose", "open")), no(first.of(WORRY)))
    given = either(lawful, moving, within, own)
    yield breach(first.chosen("material", "carer_record"), no(given), first.outcome(*WHOLE))


@never
def a_carer_gives_no_more_than_is_hers(answers: Symbolic) -> Iterator[Breach]:
    """A carer tells those who protect, gives the basics to those who help or teach the child, and no more to anyone.

    Basics are all that a school, a surgery, a club or the next carer gets from her, and a parent where the plan says
    so; who has the child and asks for more gets the basics of it. A sitter gets what sitters need."""
    first = answers.first
    basics = first.of(clear_of("material", *BEYOND_BASICS))
    handed_on = first.decided_by("outcome", *HANDED_ON)
    may = either(
        first.chosen("danger", "yes", "unsure"),
        first.chosen("recipient", *PROTECTIVE),
        both(first.chosen("recipient", *CARE_FOR_HOURS, "new_carer"), basics),
        both(first.of(when("recipient", "parent") & PLAN_ALLOWS), basics),
        both(first.chosen("recipient", *CARE_FOR_HOURS, "new_carer", "helper"), handed_on),
        first.of(when("recipient", "helper", "young_person") & clear_of("material", *BEYOND_HELPERS)),
    )
    yield breach(first.of(FRONT_LINE), no(may), first.outcome(*RELEASES))
    yield breach(handed_on, no(first.outcome("share_limited")))


@never
def a_carer_is_not_asked_to_weigh_what_is_not_hers(answers: Symbolic) -> Iterator[Breach]:
    """What goes through the social worker anyway is not asked about further, and is never released by the carer.

    The next carer gets the everyday part of it."""
    first = answers.first
    through = ("relative", "person", "other_agency", "placing_authority", "fostering_service", "guardian", "colleague")
    others = first.of(FRONT_LINE & when("recipient", *through))
    family = first.of(FRONT_LINE & when("recipient", "parent", "new_carer") & when("material", *BEYOND_BASICS))
    for carer in (others, family):
        yield breach(carer, either(*(first.asked[q] for q in ("told", "doubt", "harmful", "needed"))))
        yield breach(carer, no(first.decided_by("outcome", *HANDED_ON)), first.outcome(*RELEASES))
    unplanned = both(first.of(FRONT_LINE & when("recipient", "parent")), no(first.of(PLAN_ALLOWS)))
    yield breach(unplanned, first.outcome(*RELEASES))


@never
def the_accused_hears_nothing_before_advice(answers: Symbolic) -> Iterator[Breach]:
    """Whatever it is for, an allegation or serious harm is not shared with the person it is about before advice.

    Only an office that asked may, where it was told that it may be shared and telling is known to be safe. Other things
    the law may give them though nobody is sure how they will take it: a file of their own."""
    first = answers.first
    person = first.of(WORRY & when("recipient", "person"))
    cleared = first.of(OFFICE & when("doubt", "advised_share", "advised_less") & when("told", "told", "safe"))
    yield breach(person, first.chosen("topic", "allegation"), no(cleared), first.outcome(*RELEASES))
    yield breach(person, first.of(SEVERE), no(cleared), first.outcome(*RELEASES))
    yield breach(person, first.chosen("told", "unsafe"), first.outcome(*RELEASES))
    yield breach(person, first.of(when("told", "unsure") & when("purpose", *NOT_LAW)), first.outcome(*RELEASES))


@never
def the_family_is_not_told_by_way_of_sharing(answers: Symbolic) -> Iterator[Breach]:
    """What must not be told to the family is not shared with it either, unless the law or a plan gives it to them.

    Where it is about someone outside the family and only part of it could do harm, the rest may go."""
    first = answers.first
    family = both(first.of(WORRY & when("recipient", "parent", "relative")), no(first.chosen("purpose", "required")))
    yield breach(family, first.chosen("topic", "fgm", "marriage_honour", "fabricated"), first.outcome(*RELEASES))
    theirs = first.chosen("about", "nobody", "parent", "relative", "own_home", "unsure")
    yield breach(family, first.chosen("told", "unsafe"), theirs, first.outcome(*RELEASES))
    yield breach(family, first.chosen("told", "unsafe"), first.outcome(*WHOLE))


@never
def asking_is_never_telling(answers: Symbolic) -> Iterator[Breach]:
    """Nobody is sent to ask for agreement where telling could bring harm.

    An adult who could be hurt is asked, never the one who may hurt them; and who reported something is asked about
    their own name."""
    first = answers.first
    unsafe = both(first.chosen("told", "unsafe", "unsure"), no(first.of(GROWN_UP)))
    yield breach(unsafe, no(first.chosen("material", "referrer")), first.outcome("seek_consent_first"))
    yield breach(unsafe, first.of(TO_PROTECTIVE & WORRY), first.asked["consent"])
