"""Who is told what: nobody is sent to the person a worry is about, and nobody is tipped off."""

from __future__ import annotations

from collections.abc import Iterator

from app.guidance.conditions import when
from app.guidance.evaluate import INSTEAD
from app.guidance.model import Guidance
from app.guidance.terms import ALLEGATION
from tests.proofs.claims import RELEASES, Breach, always, breach, never
from tests.proofs.journey import Formula, both, no
from tests.proofs.symbolic import Symbolic

ROUTE = ("my_ssw", "child_sw", "manager")
HIDDEN = ("fgm", "marriage_honour", "fabricated")


@never
def nobody_is_sent_to_whom_it_is_about(answers: Symbolic) -> Iterator[Breach]:
    """Whoever the worry is about is not on the list to tell, does not receive it, and does not decide about it."""
    first = answers.first
    for someone in ROUTE:
        about = first.chosen("about", someone)
        yield breach(about, first.tells(someone))
        yield breach(about, first.chosen("recipient", someone), first.outcome(*RELEASES))
        yield breach(about, first.takes("decider", someone))


@never
def a_household_in_question_gets_nothing(answers: Symbolic) -> Iterator[Breach]:
    """What is about a partner or someone in the home is not shared with the household."""
    first = answers.first
    yield breach(first.chosen("about", "own_home"), first.chosen("recipient", "helper"), first.outcome(*RELEASES))


@always
def a_duty_of_whom_it_is_about_goes_to_someone_senior(answers: Symbolic) -> Iterator[str]:
    """Where the worry is about the one whose job something would be, somebody senior to them has it instead."""
    first = answers.first
    about = answers.guidance.by_id["about"].option_ids()
    for duty in answers.guidance.duties:
        replaced = duty.owner not in about or duty.owner in INSTEAD
        if not replaced and answers.possible(first.duty(duty.id), first.chosen("about", duty.owner)):
            yield f"duty:{duty.id} owner={duty.owner}"


@always
def words_send_to_people_who_can_be_in_question(answers: Symbolic) -> Iterator[str]:
    """Whoever words send someone to is one whom a worry can be about, so that other words can go round them."""
    about = answers.guidance.by_id["about"].option_ids()
    yield from (
        f"{part}:{id} to={to}" for (part, id), (_, sent) in _sending(answers).items() for to in sent if to not in about
    )


@never
def telling_the_person_is_never_yes_where_it_can_kill(answers: Symbolic) -> Iterator[Breach]:
    """Never yes with FGM, forced marriage, honour, fabricated illness, abuse in the family home, violence, enquiries
    or allegations, nor where it is not sure to be safe.

    Only an allegation may be told to the person it is about, once it was advised and telling is known to be safe."""
    first = answers.first
    cleared = first.of(when("recipient", "person") & when("doubt", "advised_share") & when("told", "told", "safe"))
    home = both(
        first.chosen("about", "parent", "relative", "own_home"),
        first.chosen("topic", "abuse", "sexual", "domestic_abuse"),
    )
    for deadly in (
        first.chosen("topic", *HIDDEN),
        home,
        first.chosen("unsafe_why", "violence", "child_harm", "enquiry"),
        first.chosen("told", "unsafe", "unsure"),
        both(first.of(ALLEGATION), no(cleared)),
    ):
        yield breach(deadly, first.takes("tell_person", "yes"))


def needs_around(guidance: Guidance) -> tuple[tuple[str, str], ...]:
    """Every case, body, duty and line of advice, by part and id, that can be shown though the worry is about someone
    its words send people to: each needs words that go round that person. Under some edition, in any circumstances."""
    found: dict[tuple[str, str], None] = {}
    for edition in guidance.editions:
        symbolic = Symbolic(guidance, edition.id)
        claims = sends_to_whom_it_is_about(symbolic)
        reached = symbolic.covered(claims)
        found |= dict.fromkeys(key for key in claims if key in reached)
    return tuple(found)


def sends_to_whom_it_is_about(symbolic: Symbolic) -> dict[tuple[str, str], Formula]:
    """For everything whose words send someone to a person: when it is shown though the worry is about that person."""
    about = symbolic.first.chosen
    return {key: both(formula, about("about", *to)) for key, (formula, to) in _sending(symbolic).items()}


def _sending(symbolic: Symbolic) -> dict[tuple[str, str], tuple[Formula, tuple[str, ...]]]:
    first, guidance = symbolic.first, symbolic.guidance
    shown = {(part, case.id): (formula, case.to) for part in guidance.parts() for case, formula in first.deciding(part)}
    shown |= {("tell_now", body.id): (first.listed(body), body.to) for body in guidance.bodies}
    shown |= {("duty", duty.id): (first.listed(duty), duty.to) for duty in guidance.duties}
    shown |= {("advice", line.id): (first.listed(line), line.to) for line in guidance.advice}
    return {key: (formula, to) for key, (formula, to) in shown.items() if to}
