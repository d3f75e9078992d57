"""Danger, harm and the people who protect: what must reach them, and what may never stand in the way."""

from __future__ import annotations

from collections.abc import Iterator

from app.guidance.conditions import clear_of, when
from app.guidance.terms import (
    AT_RISK,
    CHILD,
    DANGER,
    FRONT_LINE,
    IN_THE_WAY,
    KNOWN,
    PUBLIC_ONLY,
    SEVERE,
    TO_PROTECTIVE,
    VERIFIED,
    WORRY,
)
from tests.proofs.claims import GROWN_UP, RELEASES, Breach, always, breach, never
from tests.proofs.journey import both, either, no
from tests.proofs.symbolic import Symbolic

IN_DANGER = when("danger", "yes", "unsure")
PAPERS = ("court", "carer_record")
"""What has rules of its own: where a protector asks for the paper, they get the facts, and the paper is referred."""


@never
def danger_is_act_now(answers: Symbolic) -> Iterator[Breach]:
    """Danger, or not being sure of it, is always: act now, and ring 999, whatever else is answered or still open."""
    first = answers.first
    yield breach(first.of(IN_DANGER), no(first.outcome("act_now")))
    yield breach(first.of(IN_DANGER), no(first.tells("emergency")))


@always
def danger_can_be_finished(answers: Symbolic) -> Iterator[str]:
    """Once the call has been made, a record of danger can be completed, in every role, and it says: act now."""
    first = answers.first
    done = both(
        first.settled,
        first.chosen("danger", "yes"),
        first.chosen("called", "yes"),
        first.all_answered("role", "who", "about", "topic"),
        first.outcome("act_now"),
    )
    for role in answers.guidance.by_id["role"].option_ids():
        if not answers.possible(done, first.chosen("role", role)):
            yield f"role={role}"


@never
def only_danger_is_act_now(answers: Symbolic) -> Iterator[Breach]:
    """Nothing but danger, or not being sure of it, sends anyone to 999."""
    yield breach(no(answers.first.of(IN_DANGER)), answers.first.outcome("act_now"))
    yield breach(no(answers.first.of(IN_DANGER)), answers.first.tells("emergency"))


@never
def harm_names_someone(answers: Symbolic) -> Iterator[Breach]:
    """Once it is known who I am, who is touched and whose behaviour it is, every harm names someone to tell now.

    Whatever the recipient, agreement, requester, papers, and whoever else knows. One exception: a small worry about an
    adult who can decide for themselves. Not being sure how serious it is counts as a harm, and so does not being sure
    whom it touches."""
    first = answers.first
    known = first.all_answered("role", "who", "about")
    yield breach(first.of(WORRY & AT_RISK), known, no(first.tells()))
    yield breach(first.of(SEVERE), known, no(first.tells()))
    yield breach(first.chosen("serious", "serious", "unsure"), known, no(first.tells()))
    yield breach(first.of(WORRY), first.chosen("who", "unsure"), known, no(first.tells()))


@never
def danger_names_more_than_999(answers: Symbolic) -> Iterator[Breach]:
    """After the call, the council of a child we look after hears of it, and so do the carer's own people.

    The child's social worker, or those on duty; and where it is about that social worker, the council's social care."""
    first = answers.first
    danger = first.of(DANGER & when("who", "ours") & clear_of("about"))
    yield breach(danger, no(first.tells("child_sw", "out_of_hours", "social_care")))
    yield breach(danger, no(first.chosen("about", "child_sw")), no(first.tells("child_sw", "out_of_hours")))
    yield breach(danger, first.of(FRONT_LINE & clear_of("about", "my_ssw")), no(first.tells("my_ssw")))


@never
def protectors_are_told_of_severe_harm(answers: Symbolic) -> Iterator[Breach]:
    """Serious harm to a child is released to every checked protector who is not in question; where I go to them, now.

    Papers of a court and a carer's file are the exception, and are only asked about where the protector asked, or where
    somebody said that court papers are what it is about. Where it is about other people's safety and no child, what
    protects them goes now."""
    first = answers.first
    free = both(no(first.of(IN_THE_WAY)), no(first.of(GROWN_UP)), first.settled)
    severe = both(first.of(SEVERE & TO_PROTECTIVE & VERIFIED), free)
    papers = first.chosen("material", *PAPERS)
    mine = first.chosen("request", "no", "scene", "we_ask")
    yield breach(severe, first.of(CHILD), no(papers), no(first.outcome(*RELEASES)))
    court = first.chosen("topic", "court")
    yield breach(severe, first.of(CHILD), mine, no(both(court, papers)), no(first.outcome("share_now")))
    yield breach(severe, first.of(CHILD), papers, no(court), no(first.chosen("request", "verified")))
    yield breach(
        severe, first.of(PUBLIC_ONLY), mine, no(both(court, papers)), no(first.outcome("share_limited", "share_now"))
    )


@never
def a_protector_who_asks_is_not_put_off(answers: Symbolic) -> Iterator[Breach]:
    """A checked protector who asks about serious harm to a child gets it now; papers go as facts, or to the court."""
    first = answers.first
    asked = both(first.of(SEVERE & TO_PROTECTIVE & CHILD & when("request", "verified")), first.settled)
    free = both(no(first.of(IN_THE_WAY)), no(first.of(GROWN_UP)))
    yield breach(asked, free, no(first.outcome("share_now", "share_limited", "refer_to_court_or_legal")))
    yield breach(asked, free, no(first.chosen("material", *PAPERS)), no(first.outcome("share_now")))


@never
def a_worry_to_a_protector_is_never_refused(answers: Symbolic) -> Iterator[Breach]:
    """Doubt, advice, papers or agreement may bring advice first, never do-not-share, where anyone is at risk.

    An adult who can decide for themselves may refuse, where nobody else is touched."""
    first = answers.first
    worry = both(first.of(WORRY & AT_RISK & TO_PROTECTIVE & VERIFIED), no(first.of(GROWN_UP)))
    yield breach(worry, no(first.of(IN_THE_WAY)), first.outcome("do_not_share"))


@never
def a_carer_is_always_heard_by_her_own_people(answers: Symbolic) -> Iterator[Breach]:
    """What a carer tells the child's or her own social worker about a child she looks after is shared, and whole.

    Only papers of a court and a carer's file have rules of their own: they may go as facts, or to the court."""
    first = answers.first
    telling = first.of(FRONT_LINE & when("who", "ours") & when("recipient", "child_sw", "my_ssw") & KNOWN)
    heard = both(telling, no(first.of(IN_THE_WAY)), first.settled)
    papers = first.chosen("material", *PAPERS)
    yield breach(heard, no(papers), no(first.outcome("share", "share_now")))
    yield breach(heard, no(first.outcome("share", "share_now", "share_limited", "refer_to_court_or_legal")))


@never
def nothing_happened_goes_further(answers: Symbolic) -> Iterator[Breach]:
    """Where a child's worry was passed on and nothing happened, someone further up the line is named."""
    first = answers.first
    stuck = first.of(WORRY & CHILD & when("known", "nothing_happened"))
    yield breach(stuck, first.all_answered("role", "about"), no(first.tells("manager", "social_care")))


@never
def no_question_delays_a_severe_worry(answers: Symbolic) -> Iterator[Breach]:
    """Taking severe harm to a child to a protector asks nothing about purpose, papers, need, doubt or agreement.

    Only where somebody said that court papers are what it is about, what for and which papers are asked; the people to
    tell were named before."""
    first = answers.first
    severe = both(first.of(SEVERE & TO_PROTECTIVE & CHILD & clear_of("request", "verified")), no(first.of(GROWN_UP)))
    asked = ("identify", "detrimental", "doubt", "consent", "needed", "harmful")
    yield breach(
        severe, either(*(first.asked[question] for question in asked)), no(first.chosen("purpose", "learn", "unsure"))
    )
    court = first.chosen("topic", "court")
    yield breach(severe, no(court), either(*(first.asked[question] for question in ("purpose", "material", *asked))))


@never
def agreement_is_no_gate_to_a_protector(answers: Symbolic) -> Iterator[Breach]:
    """Nobody's agreement is asked for where a child may be at risk and a protector is told."""
    first = answers.first
    telling = both(first.of(WORRY & CHILD & TO_PROTECTIVE), no(first.of(GROWN_UP)))
    yield breach(telling, first.asked["consent"])
    yield breach(telling, first.takes("consent", "ask", "refusal_stands", "no_standing"))


@never
def open_questions_say_nothing(answers: Symbolic) -> Iterator[Breach]:
    """While something required is open, the only outcome there can be is act now."""
    first = answers.first
    values = {case.value for case in answers.guidance.outcomes} - {"act_now"}
    yield breach(no(first.settled), first.outcome(*sorted(values)))
