"""The guidance as a whole: nothing dead, dangling, out of order or without an end; and what not being sure may do."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When, atoms
from app.guidance.terms import AT_RISK, CHILD, SEVERE, URGENT, WORRY
from tests.proofs.claims import Breach, always, breach, never
from tests.proofs.journey import Formula, Journey, both, either, no
from tests.proofs.symbolic import Symbolic

LONGEST = 24
"""The most questions on any journey, without the closing ones."""
COUNTS_AS_YES = (WORRY, SEVERE, URGENT, AT_RISK, CHILD)
"""What not being sure counts towards on purpose: harm, and that a child is touched. So it does in whose behaviour it
is: not being sure, it may be anyone's."""


def _certain(journey: Journey, condition: Condition) -> Formula:
    """The condition read as if not being sure never met anything.

    What counts as yes on purpose is read as it is. To be clear of something is read as it is, too: it asks whether an
    exception is established, and not being sure of it does not establish it (nobody who is not sure that the law gives
    a parent something has been told no by that; what would come of telling them has said no)."""
    match condition:
        case ClearOf() | When("about"):
            return journey.of(condition)
        case When(question, options):
            return journey.chosen(question, *(option for option in options if option != "unsure"))
        case All(parts):
            return both(*(_certain(journey, part) for part in parts))
        case Any(parts):
            return either(*(_certain(journey, part) for part in parts))
        case Term(_, means):
            return journey.of(condition) if condition in COUNTS_AS_YES else _certain(journey, means)


@never
def not_sure_never_causes_a_refusal(answers: Symbolic) -> Iterator[Breach]:
    """Where there is a worry, do-not-share never rests on something that a person was not sure of.

    The case that decides still holds when "not sure" is read as meeting nothing. Only in what harm is, whom it
    touches and whose behaviour it is does it count, since there it counts as yes."""
    first = answers.first
    for case, decides in first.deciding("outcome"):
        if case.value == "do_not_share":
            yield breach(decides, first.settled, first.of(WORRY), no(_certain(first, case.when)))


@never
def every_finished_journey_has_an_answer_in_every_part(answers: Symbolic) -> Iterator[Breach]:
    """Outcome, telling the person and the child, agreement, decider, basis and ground are never left without a case."""
    for part in answers.guidance.parts():
        yield breach(answers.first.settled, no(answers.first.takes(part)))


@never
def every_journey_ends(answers: Symbolic) -> Iterator[Breach]:
    """No journey asks more than 24 questions."""
    asked = [answers.first.asked[q.id] for q in answers.guidance.questions if not q.closing]
    too_long = z3.AtLeast(*asked, LONGEST + 1)
    yield breach(too_long, answers.first.settled)
    yield breach(too_long)


@always
def every_question_and_option_is_of_use(answers: Symbolic) -> Iterator[str]:
    """Every question is asked of someone, and every option can be chosen."""
    claims = {f"{q.id} asked": answers.first.asked[q.id] for q in answers.guidance.questions}
    claims |= {
        f"{q.id}={option}": answers.first.chosen(q.id, option)
        for q in answers.guidance.questions
        for option in q.option_ids()
    }
    reached = answers.covered(claims)
    yield from (claim for claim in claims if claim not in reached)


@always
def nothing_is_written_that_nobody_sees(answers: Symbolic) -> Iterator[str]:
    """Every case decides for someone, and every body, duty and line of advice is shown to someone.

    A line that belongs to another edition is shown under that one."""
    first, guidance = answers.first, answers.guidance
    claims = {f"{part}:{case.id}": formula for part in guidance.parts() for case, formula in first.deciding(part)}
    claims |= {key: formula for key, formula in first.values.items() if key.startswith(("tell_now", "duty"))}
    claims |= {f"advice:{line.id}": first.advice(line.id) for line in guidance.advice if _here(answers, line.when)}
    reached = answers.covered(claims)
    yield from (claim for claim in claims if claim not in reached)


def _here(answers: Symbolic, condition: Condition) -> bool:
    mentioned = [atom for atom in atoms(condition) if atom.question == "edition"]
    return not mentioned or any(answers.edition.id in atom.options for atom in mentioned)


@always
def every_required_question_can_be_answered(answers: Symbolic) -> Iterator[str]:
    """Whatever is required and asked has options to choose from, or is a closing question in one's own words."""
    yield from (q.id for q in answers.guidance.questions if q.required and not q.closing and not q.options)


@always
def conditions_only_look_back(answers: Symbolic) -> Iterator[str]:
    """A question depends on facts and earlier questions only, and nothing outside them on a closing question."""
    guidance, order = answers.guidance, answers.edition.order()
    facts = {fact.id for fact in guidance.facts}
    if sorted(order) != sorted(question.id for question in guidance.questions):
        yield f"edition {answers.edition.id}"
    for question in guidance.in_order(answers.edition):
        for atom in atoms(question.asked):
            if atom.question in facts:
                continue
            if order.index(atom.question) >= order.index(question.id):
                yield f"{question.id} looks ahead to {atom.question}"
            elif guidance.by_id[atom.question].closing and not question.closing:
                yield f"{question.id} depends on the closing question {atom.question}"
    asked = {id(question.asked) for question in guidance.questions}
    for condition in (each for each in guidance.conditions() if id(each) not in asked):
        for atom in atoms(condition):
            if atom.question not in facts and guidance.by_id[atom.question].closing:
                yield f"an assessment depends on the closing question {atom.question}"


@always
def conditions_name_what_there_is(answers: Symbolic) -> Iterator[str]:
    """Every question, fact and option that a condition mentions exists."""
    mentionable = answers.guidance.mentionable
    for condition in answers.guidance.conditions():
        for atom in atoms(condition):
            known = mentionable[atom.question].option_ids() if atom.question in mentionable else ()
            yield from (
                f"{atom.question}={o}"
                for o in (atom.options or ("any",))
                if not known or (atom.options and o not in known)
            )
