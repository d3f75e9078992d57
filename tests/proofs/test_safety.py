"""Safety rules, held for every set of answers that anyone could give. About the logic, never that guidance is right."""

from __future__ import annotations

from datetime import datetime

import pytest
import z3

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.conditions import When, atoms, clear_of, when
from app.guidance.evaluate import evaluate
from app.guidance.model import RELEASE
from app.guidance.terms import (
    ALLEGATION,
    AT_RISK,
    BEYOND_BASICS,
    CHILD,
    DANGER,
    FAMILY,
    FRONT_LINE,
    IN_THE_WAY,
    NO_NEED,
    NOT_SEVERE,
    OUTSIDE,
    SEVERE,
    TAKE_OUT,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    VERIFIED,
    WORRY,
)
from tests.proofs.symbolic import Symbolic, symbolic

RELEASES = tuple(verdict.value for verdict in RELEASE)
ROUTE = ("my_ssw", "child_sw", "manager")


@pytest.fixture(params=[edition.id for edition in GUIDANCE.editions])
def all_answers(request: pytest.FixtureRequest) -> Symbolic:
    """All answers under each edition."""
    return symbolic(request.param)


def never(answers: Symbolic, *claims: z3.BoolRef) -> None:
    """No answers make all the claims hold at once; the counter-example is in the failure."""
    example = answers.example(*claims)
    assert example is None, example


def outcome(answers: Symbolic, *values: str) -> z3.BoolRef:
    """The outcome is one of these."""
    return answers.takes(GUIDANCE.outcomes, *values)


def person(answers: Symbolic, *values: str) -> z3.BoolRef:
    """Telling the person is one of these."""
    return answers.takes(GUIDANCE.tell_person, *values)


def test_danger_or_not_sure_is_always_act_now(all_answers: Symbolic) -> None:
    """Whatever else is answered or open, danger or not being sure of it means: act now, and ring 999."""
    never(all_answers, all_answers.of(DANGER), z3.Not(outcome(all_answers, "act_now")))
    never(all_answers, all_answers.of(DANGER), z3.Not(all_answers.tells("emergency")))


def test_act_now_needs_danger(all_answers: Symbolic) -> None:
    """Nothing but danger, or not being sure of it, sends anyone to 999."""
    never(all_answers, z3.Not(all_answers.of(DANGER)), outcome(all_answers, "act_now"))


def test_a_worry_is_never_met_with_silence(all_answers: Symbolic) -> None:
    """Once it is known who I am, who is touched and whose behaviour it is, every worry names someone to tell now.

    One exception: a small worry about an adult who can decide for themselves."""
    known = z3.And([all_answers.answered(question) for question in ("role", "who", "about")])
    never(all_answers, all_answers.of(WORRY & AT_RISK), known, z3.Not(all_answers.tells()))
    never(all_answers, all_answers.of(SEVERE), known, z3.Not(all_answers.tells()))


def test_not_sure_what_it_is_still_names_someone(all_answers: Symbolic) -> None:
    """Not being sure how serious it is counts as a worry, and so does not being sure whom it touches."""
    known = z3.And([all_answers.answered(question) for question in ("role", "who", "about")])
    never(all_answers, all_answers.chosen("serious", "unsure"), known, z3.Not(all_answers.tells()))
    never(all_answers, all_answers.of(WORRY), all_answers.chosen("who", "unsure"), known, z3.Not(all_answers.tells()))


def test_danger_to_a_child_we_look_after_names_more_than_999(all_answers: Symbolic) -> None:
    """After the call the child's social worker, or those who stand in, and the carer's own people hear of it."""
    danger = all_answers.of(DANGER & when("who", "ours") & clear_of("about"))
    never(all_answers, danger, z3.Not(all_answers.tells("child_sw", "out_of_hours")))
    carer = all_answers.of(FRONT_LINE & clear_of("about", "my_ssw"))
    never(all_answers, danger, carer, z3.Not(all_answers.tells("my_ssw")))


@pytest.mark.parametrize("someone", ROUTE)
def test_nobody_is_sent_to_the_person_the_worry_is_about(all_answers: Symbolic, someone: str) -> None:
    """Neither to tell now, nor as a recipient, nor as the one who decides."""
    about = all_answers.chosen("about", someone)
    never(all_answers, about, all_answers.tells(someone))
    never(all_answers, about, all_answers.chosen("recipient", someone), outcome(all_answers, *RELEASES))
    if someone != "my_ssw":
        never(all_answers, about, all_answers.takes(GUIDANCE.deciders, someone))


def test_a_household_in_question_gets_nothing(all_answers: Symbolic) -> None:
    """What is about a partner or someone in the home is not shared with the household."""
    never(
        all_answers,
        all_answers.chosen("about", "own_home"),
        all_answers.chosen("recipient", "helper"),
        outcome(all_answers, *RELEASES),
    )


def test_who_is_not_checked_gets_nothing(all_answers: Symbolic) -> None:
    """A requester whose identity is unsure never ends in a release, nor does a stranger at the scene."""
    never(
        all_answers, z3.Not(all_answers.of(VERIFIED)), all_answers.answered("request"), outcome(all_answers, *RELEASES)
    )


def test_without_a_need_there_is_no_release(all_answers: Symbolic) -> None:
    """Neighbours, the press and anything online get nothing, and a support group nothing that names anyone."""
    nobody = all_answers.any_of("recipient", *NO_NEED, "group")
    never(all_answers, nobody, outcome(all_answers, *RELEASES))
    never(
        all_answers,
        all_answers.any_of("recipient", *NO_NEED),
        all_answers.settled(),
        z3.Not(outcome(all_answers, "do_not_share")),
    )


def test_nothing_is_the_gate_to_protection(all_answers: Symbolic) -> None:
    """Serious harm to a child, taken by me to someone who protects and is not in question, is always: share now."""
    mine = all_answers.of(SEVERE & TO_PROTECTIVE & VERIFIED & CHILD & when("request", "no", "scene", "we_ask"))
    free = z3.Not(all_answers.of(IN_THE_WAY))
    never(all_answers, mine, free, all_answers.settled(), z3.Not(outcome(all_answers, "share_now")))


def test_a_protector_who_asks_is_never_put_off_where_harm_is_serious(all_answers: Symbolic) -> None:
    """They get it now, or the facts, or the papers go to the court or a lawyer; never no, consent or advice first."""
    asked = all_answers.of(SEVERE & TO_PROTECTIVE & CHILD & when("request", "verified"))
    free = z3.Not(all_answers.of(IN_THE_WAY))
    answers = outcome(all_answers, "share_now", "share_limited", "refer_to_court_or_legal")
    never(all_answers, asked, free, all_answers.settled(), z3.Not(answers))
    papers = all_answers.any_of("material", "court", "carer_record")
    never(all_answers, asked, free, z3.Not(papers), all_answers.settled(), z3.Not(outcome(all_answers, "share_now")))


def test_consent_is_not_asked_where_a_child_is_at_serious_risk(all_answers: Symbolic) -> None:
    """Except to ask whoever reported it about their own name."""
    child = all_answers.of(SEVERE & CHILD)
    asked = all_answers.asked["consent"]
    never(all_answers, child, asked, z3.Not(all_answers.chosen("material", "referrer")))
    never(
        all_answers,
        child,
        z3.Not(all_answers.chosen("material", "referrer")),
        all_answers.takes(GUIDANCE.consent, "ask", "refusal_stands"),
    )


def test_a_worry_told_to_someone_who_protects_is_never_refused(all_answers: Symbolic) -> None:
    """Doubt, advice, papers or agreement may bring advice first, never do-not-share, when anyone is at risk."""
    never(
        all_answers,
        all_answers.of(WORRY & AT_RISK & TO_PROTECTIVE & VERIFIED),
        z3.Not(all_answers.of(IN_THE_WAY)),
        outcome(all_answers, "do_not_share"),
    )


def test_no_question_delays_a_severe_worry(all_answers: Symbolic) -> None:
    """Taking a severe worry about a child to a protector asks nothing about purpose, need, doubt or agreement."""
    severe = all_answers.of(SEVERE & TO_PROTECTIVE & CHILD & clear_of("request", "verified"))
    for question in ("purpose", "material", "identify", "doubt", "consent", "needed", "harmful"):
        never(all_answers, severe, all_answers.asked[question])


def test_a_carer_is_not_asked_to_weigh_what_is_not_hers(all_answers: Symbolic) -> None:
    """What goes through the social worker anyway is not asked about further, and is never released by the carer."""
    others = all_answers.of(FRONT_LINE & when("recipient", "relative", "person", "other_agency", "placing_authority"))
    family = all_answers.of(FRONT_LINE & when("recipient", "parent", "new_carer") & when("material", *BEYOND_BASICS))
    for carer in (others, family):
        never(all_answers, carer, z3.Or([all_answers.asked[q] for q in ("told", "doubt", "harmful", "needed")]))
        never(all_answers, carer, outcome(all_answers, *RELEASES))
    unplanned = z3.And(
        all_answers.of(FRONT_LINE & when("recipient", "parent")), z3.Not(all_answers.chosen("purpose", "required"))
    )
    never(all_answers, unplanned, outcome(all_answers, *RELEASES))


def test_the_accused_hears_nothing_before_advice(all_answers: Symbolic) -> None:
    """Whatever it is for, an allegation or serious harm is not shared with the person it is about."""
    person_asks = all_answers.of(WORRY & when("recipient", "person"))
    never(all_answers, person_asks, all_answers.chosen("topic", "allegation"), outcome(all_answers, *RELEASES))
    never(all_answers, person_asks, all_answers.of(SEVERE), outcome(all_answers, *RELEASES))
    never(all_answers, person_asks, all_answers.any_of("told", "unsafe", "unsure"), outcome(all_answers, *RELEASES))


def test_a_photograph_or_something_very_private_is_asked_about(all_answers: Symbolic) -> None:
    """Where nobody is at serious risk, neither leaves for outside unless someone agreed."""
    item = z3.And(all_answers.of(TO_OUTSIDE & NOT_SEVERE), all_answers.any_of("material", "photo", "private"))
    agreed = z3.And(
        all_answers.chosen("consent", "given"), all_answers.any_of("consent_by", "themselves", "parent", "council")
    )
    never(all_answers, item, z3.Not(agreed), outcome(all_answers, "share", "share_now"))
    never(all_answers, item, all_answers.chosen("consent", "refused"), outcome(all_answers, *RELEASES))


def test_asking_is_never_telling(all_answers: Symbolic) -> None:
    """Agreement to telling a protector is not asked where telling the person could bring harm."""
    unsafe = z3.And(all_answers.of(TO_PROTECTIVE & WORRY), all_answers.any_of("told", "unsafe", "unsure"))
    never(all_answers, unsafe, all_answers.asked["consent"])


def test_telling_the_person_is_never_yes_where_it_can_kill(all_answers: Symbolic) -> None:
    """FGM, forced marriage, honour, fabricated illness, abuse in the family home, violence, enquiries, allegations."""
    home = z3.And(
        all_answers.any_of("about", "parent", "relative", "own_home"),
        all_answers.any_of("topic", "abuse", "sexual", "domestic_abuse"),
    )
    for deadly in (
        all_answers.any_of("topic", "fgm", "marriage_honour", "fabricated"),
        home,
        all_answers.any_of("unsafe_why", "violence", "child_harm", "enquiry"),
        all_answers.any_of("told", "unsafe", "unsure"),
        all_answers.of(ALLEGATION),
    ):
        never(all_answers, deadly, person(all_answers, "yes"))


def test_the_family_is_not_told_by_way_of_sharing(all_answers: Symbolic) -> None:
    """What must not be told to the family is not shared with it either, unless the law or a plan gives it to them."""
    family = all_answers.any_of("recipient", "parent", "relative")
    hidden = all_answers.any_of("topic", "fgm", "marriage_honour", "fabricated")
    free = z3.Not(all_answers.chosen("purpose", "required"))
    never(all_answers, family, hidden, all_answers.of(WORRY), free, outcome(all_answers, *RELEASES))
    never(
        all_answers,
        family,
        all_answers.of(WORRY),
        all_answers.chosen("told", "unsafe"),
        free,
        outcome(all_answers, *RELEASES),
    )


def test_not_sure_never_ends_in_a_release_to_someone_outside(all_answers: Symbolic) -> None:
    """Not sure of the purpose, the need, the harm or the agreement leads to advice or less, never to a plain share."""
    outside = all_answers.of(TO_OUTSIDE)
    for question in ("purpose", "identify", "harmful", "needed", "consent"):
        never(all_answers, outside, all_answers.chosen(question, "unsure"), outcome(all_answers, "share", "share_now"))
    for question in ("purpose", "harmful"):
        never(all_answers, outside, all_answers.chosen(question, "unsure"), outcome(all_answers, *RELEASES))


def test_harm_in_their_hands_stops_it(all_answers: Symbolic) -> None:
    """What could bring harm in this recipient's hands is never released to them whole."""
    never(
        all_answers,
        all_answers.chosen("harmful", "yes"),
        outcome(all_answers, *RELEASES),
        all_answers.any_of("recipient", *FAMILY),
    )
    never(all_answers, all_answers.any_of("harmful", "yes", "part"), outcome(all_answers, "share", "share_now"))


def test_addresses_reporters_and_other_people_come_out(all_answers: Symbolic) -> None:
    """To anyone outside the protecting bodies, these are never part of a plain share."""
    never(
        all_answers,
        all_answers.of(TO_OUTSIDE),
        all_answers.any_of("material", *TAKE_OUT),
        outcome(all_answers, "share", "share_now"),
    )


def test_court_papers_stay_with_the_court(all_answers: Symbolic) -> None:
    """Court papers go to nobody outside, unless the law, a court or the plan gives them."""
    never(
        all_answers,
        all_answers.chosen("material", "court"),
        all_answers.any_of("recipient", *OUTSIDE),
        z3.Not(all_answers.chosen("purpose", "required")),
        outcome(all_answers, *RELEASES),
    )


def test_a_carers_file_is_not_handed_out(all_answers: Symbolic) -> None:
    """A carer's record leaves whole only to another service that the law gives it to."""
    never(
        all_answers,
        all_answers.chosen("material", "carer_record"),
        all_answers.of(TO_OUTSIDE),
        outcome(all_answers, "share", "share_now"),
        z3.Not(
            z3.And(
                all_answers.any_of("recipient", "other_agency", "placing_authority"),
                all_answers.any_of("purpose", "required", "decide"),
            )
        ),
    )


def test_part_answers_never_say_do_not_share(all_answers: Symbolic) -> None:
    """While something required is open, the only outcome there can be is act now."""
    never(all_answers, z3.Not(all_answers.settled()), outcome(all_answers, *(v for v in _values() if v != "act_now")))


def test_every_finished_path_has_an_answer_in_every_part(all_answers: Symbolic) -> None:
    """Outcome, telling, agreement and decider are never left without a case."""
    for cases in GUIDANCE.parts().values():
        never(all_answers, all_answers.settled(), z3.Not(all_answers.takes(cases, *{case.value for case in cases})))


def test_what_others_said_lowers_nothing() -> None:
    """No condition asks that nobody else knows or was told: what others say can only add."""
    advice = {line.when for line in GUIDANCE.advice}  # which may speak to what was said
    for condition in (each for each in GUIDANCE.conditions() if each not in advice):
        for atom in atoms(condition):
            assert atom.question != "known" or (isinstance(atom, When) and "nobody" not in atom.options)


def test_every_journey_ends_within_its_bound(all_answers: Symbolic) -> None:
    """No path asks more than 25 questions."""
    assert all_answers.longest() <= 25


def _values() -> set[str]:
    return {case.value for case in GUIDANCE.outcomes}


def test_the_proof_can_fail(all_answers: Symbolic) -> None:
    """A claim that is not true is met with a counter-example that the program itself confirms."""
    example = all_answers.example(outcome(all_answers, "share_limited"), all_answers.settled())
    assert example is not None
    found = evaluate(GUIDANCE, all_answers.edition, example, datetime(2026, 11, 20, 12, tzinfo=UK))
    assert found.outcome == "share_limited"
