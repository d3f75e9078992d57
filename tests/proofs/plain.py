"""A counter-example in plain words: each question with the answers, then the facts, as a practice lead reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.decisions.wording import Wording
from app.guidance.model import Guidance
from app.words import Words
from tests.proofs.claims import Failure, Property
from tests.proofs.symbolic import Told


def lines(guidance: Guidance, told: Told) -> Iterator[str]:
    """One line for each answer in the order it is asked for, and for each fact."""
    edition = guidance.edition(told.facts["edition"])
    wording = Wording(Words(), guidance, edition)
    for question in guidance.in_order(edition):
        if question.id in told.answers:
            yield _line(wording, question.id, told.answers[question.id])
    for fact in guidance.facts:
        yield _line(wording, fact.id, (told.facts[fact.id],))


def _line(wording: Wording, id: str, options: Sequence[str]) -> str:
    labels = "; ".join(wording.label(id, option) or option for option in options)
    return f"{wording.question(id, 'heading') or id} {labels}"


def side_by_side(guidance: Guidance, journeys: Sequence[Told]) -> str:
    """What all journeys have in common, and then what each has of its own."""
    told = [list(lines(guidance, journey)) for journey in journeys]
    common = [line for line in told[0] if all(line in other for other in told)] if told else []
    said = common[:]
    for number, journey in enumerate(told, 1) if len(told) > 1 else ():
        said += [f"journey {number}:", *(f"  {line}" for line in journey if line not in common)]
    return "\n".join(said)


def explained(guidance: Guidance, broken: Property, failure: Failure) -> str:
    """The sentence that does not hold, and what shows it."""
    shown = side_by_side(guidance, failure.told) if failure.told else "\n".join(failure.ids)
    return f"{broken.id}: {broken.sentence}\n{shown}"
