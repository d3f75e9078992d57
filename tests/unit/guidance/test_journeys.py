"""The count of journeys is exact: it is held against every single set of answers, and against the program."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from itertools import combinations

import pytest

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.circumstances import Circumstances
from app.guidance.conditions import Chosen, Term, clear_of, holds, when
from app.guidance.evaluate import evaluate
from app.guidance.journeys import Journeys
from app.guidance.model import Edition, Guidance, Kind, Option, Question, Rule
from app.settings import NEW_LAWS

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
LITTLE = (
    Question(
        id="colours", kind=Kind.MANY, options=(Option("none", alone=True), *map(Option, ("red", "blue", "green")))
    ),
    Question(id="why", kind=Kind.TEXT, asked=when("colours", "red") & clear_of("colours", "blue")),
    Question(id="size", options=(Option("big"), Option("small")), asked=Term("warm", when("colours", "red", "none"))),
    Question(
        id="day",
        options=(Option("today"), Option("later")),
        asked=when("law", "on") & (when("size", "big") | clear_of("colours", "none")),
    ),
    Question(id="place", kind=Kind.MANY, options=(Option("here"), Option("there")), asked=when("day", "later")),
    Question(id="end", kind=Kind.TEXT, closing=True),
)


def little() -> tuple[Guidance, Edition]:
    """A guidance of six questions."""
    edition = Edition(id="only", rules=(Rule("all", tuple(question.id for question in LITTLE)),))
    rest: dict[str, typing.Any] = dict.fromkeys((field.name for field in fields(Guidance)), ())
    return Guidance(**{**rest, "version": "1", "questions": LITTLE, "editions": (edition,)}), edition


def one_by_one(questions: tuple[Question, ...], chosen: Chosen, pages: int) -> Iterator[int]:
    """The pages of every journey, walked answer by answer."""
    if not questions:
        yield pages
        return
    question, *more = questions
    if question.closing or not holds(question.asked, chosen):
        yield from one_by_one(tuple(more), chosen, pages)
        return
    for answer in every_answer(question):
        yield from one_by_one(tuple(more), {**chosen, question.id: answer}, pages + 1)


def every_answer(question: Question) -> Iterator[tuple[str, ...]]:
    """All that can be answered; a text counts as one answer."""
    if question.kind is Kind.TEXT:
        yield ()
        return
    together = [option.id for option in question.options if not option.alone]
    most = len(together) if question.kind is Kind.MANY else 1
    for size in range(1, most + 1):
        yield from combinations(together, size)
    yield from ((option.id,) for option in question.options if option.alone)


@pytest.mark.parametrize("law", ["on", "off"])
def test_the_count_is_that_of_walking_every_answer(law: str) -> None:
    """Shortest, longest and how many sets of answers: the same as one by one."""
    guidance, edition = little()
    span = Journeys(guidance, edition, {"law": (law,)}).span()
    walked = list(one_by_one(LITTLE, {"law": (law,)}, 0))
    assert (span.shortest, span.longest, span.answers) == (min(walked), max(walked), len(walked))


def test_what_is_given_is_walked_only_so() -> None:
    """An answer that is given counts wherever its question is asked."""
    guidance, edition = little()
    given = {"colours": ("red", "green"), "day": ("later",)}
    span = Journeys(guidance, edition, {"law": ("on",)}).span(given)
    assert (span.shortest, span.longest, span.answers) == (5, 5, 2 * 3)
    assert span.short["day"] == ("later",)


@pytest.mark.parametrize("laws", [frozenset(), frozenset(NEW_LAWS)], ids=["no new law", "new laws"])
@pytest.mark.parametrize("edition", GUIDANCE.editions, ids=lambda edition: edition.id)
def test_the_shortest_and_the_longest_journey_can_be_walked(edition: Edition, laws: frozenset[str]) -> None:
    """The program asks just as many questions of the answers that are named, and is content with them."""
    now = Circumstances(known_at=AT, at=AT, overlays=laws)
    span = Journeys(GUIDANCE, edition, now.facts(edition)).span()
    for answers, pages in ((span.short, span.shortest), (span.long, span.longest)):
        found = evaluate(GUIDANCE, edition, answers, now)
        assert [id for id in found.path if not GUIDANCE.by_id[id].closing] == list(answers)
        assert len(answers) == pages
        assert found.open == ()
    assert span.longest <= 25
    assert span.answers > 10**20
