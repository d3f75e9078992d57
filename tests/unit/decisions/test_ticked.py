"""A condition as what must be ticked on a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.ticked import Group, ticked
from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS, All, Any, ClearOf, Condition, Term, When, clear_of, when
from app.guidance.model import Fact, Kind, Option, Question


def asked(id: str, options: str, kind: Kind = Kind.ONE) -> Question:
    """A question whose answers are single letters."""
    return Question(id=id, kind=kind, options=tuple(Option(letter) for letter in options))


SMALL = replace(
    GUIDANCE,
    facts=(Fact("office", ("open", "closed")),),
    questions=(asked("one", "abcd"), asked("two", "abcd"), asked("many", "abcd", Kind.MANY), asked("more", "abcd")),
)


@pytest.mark.parametrize(
    ("condition", "groups"),
    [
        (ALWAYS, ()),
        (when("one", "a"), ((When("one", ("a",)),),)),
        (Term("named", when("one", "b", "a")), ((When("one", ("a", "b")),),)),
        (clear_of("one", "a"), ((When("one", ("b", "c", "d")),),)),
        (clear_of("one"), ()),
        (clear_of("many", "a"), ((ClearOf("many", ("a",)),),)),
        (clear_of("many"), ()),
        (when("one", "a", "b", "c", "d"), ()),
        (when("office", "open"), ((When("office", ("open",)),),)),
        (when("one", "a", "b") & when("one", "b", "c"), ((When("one", ("b",)),),)),
        (when("many", "a", "b") & when("many", "b"), ((When("many", ("b",)),),)),
        (when("many", "a") & when("many", "b", "c"), ((When("many", ("a",)),),)),
        (clear_of("many", "a") & clear_of("many", "b"), ((ClearOf("many", ("a", "b")),),)),
        (clear_of("many", "a") | clear_of("many", "a", "b"), ((ClearOf("many", ("a",)),),)),
        (clear_of("many", "a") | clear_of("many", "b"), ()),
        (when("one", "a") | when("two", "a"), ((When("one", ("a",)), When("two", ("a",))),)),
        (when("one", "a") | when("one", "b"), ((When("one", ("a", "b")),),)),
        # what cannot be ticked anyway is not named, and an alternative that falls away leaves the other
        (
            when("one", "a", "b") & (when("one", "b", "c") | when("two", "a")),
            ((When("one", ("a", "b")),), (When("one", ("b",)), When("two", ("a",)))),
        ),
        (
            when("one", "a") & (when("one", "c") | when("two", "a")),
            ((When("two", ("a",)),), (When("one", ("a",)),)),
        ),
        # said already
        (when("one", "a") & (when("one", "a", "b") | when("two", "a")), ((When("one", ("a",)),),)),
        (
            (when("one", "a") | when("two", "a") | when("more", "a")) & (when("one", "a") | when("two", "a")),
            ((When("one", ("a",)), When("two", ("a",))),),
        ),
    ],
)
def test_what_must_be_ticked(condition: Condition, groups: tuple[Group, ...]) -> None:
    """Each kind of condition, and what is made of several about the same question."""
    assert ticked(condition, SMALL) == groups


def test_what_cannot_hold_is_no_alternative() -> None:
    """Beside it only what can hold counts; by itself it is nothing that a paper could ask for."""
    never = when("one", "a") & when("one", "b")
    assert ticked(never | when("two", "a"), SMALL) == ((When("two", ("a",)),),)
    assert ticked(Any((never, Any(()), when("two", "a"))), SMALL) == ((When("two", ("a",)),),)
    assert ticked(never, SMALL) == ()
    assert ticked(Any(()), SMALL) == ()


def test_what_is_wide_or_says_little_is_left_out() -> None:
    """Too many questions in a group; more groups than wanted: what says most stays, no two on the same questions."""
    wide = when("one", "a") | when("two", "a") | when("more", "a")
    assert ticked(wide, SMALL, widest=2) == ()
    assert len(ticked(wide, SMALL)) == 1
    loose = when("one", "a", "b", "c") | when("two", "a")
    tight = when("one", "d") | when("more", "a")
    like = when("one", "a", "b") | when("more", "b")
    both = All((loose, tight, like))
    assert ticked(both, SMALL, most=1) == ((When("one", ("d",)), When("more", ("a",))),)
    assert [len(group) for group in ticked(both, SMALL, most=3)] == [2, 2]


def test_what_is_said_elsewhere_is_not_said_again() -> None:
    """Wherever it stands in the condition."""
    given = Term("given", when("one", "a"))
    assert ticked(given & when("two", "b"), SMALL, given=given) == ((When("two", ("b",)),),)
