"""A condition in plain words, for the people who review the guidance."""

from __future__ import annotations

from typing import Protocol, assert_never

from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When
from app.words import Words


class Labels(Protocol):
    """What explaining needs of the words: a question's words and an option's label."""

    @property
    def words(self) -> Words:
        """The words of the locale."""

    def question(self, id: str, key: str) -> str:
        """A question's heading and its kin."""

    def label(self, question: str, option: str) -> str:
        """An option's label."""


def explain(condition: Condition, labels: Labels) -> str:
    """When a condition holds, as one sentence."""
    if condition == All(()):
        return labels.words.text("explain", "always")
    return labels.words.text("explain", "if", what=_said(condition, labels))


def outline(condition: Condition, labels: Labels) -> tuple[str, ...]:
    """When a condition holds, as lines: below a head what must all hold, or one of several, further in each time."""
    if condition == All(()):
        return (labels.words.text("explain", "always"),)
    head, *more = _outlined(condition, labels)
    return (labels.words.text("explain", "head", what=head), *more)


def _outlined(condition: Condition, labels: Labels) -> list[str]:
    match condition:
        case All(parts) | Any(parts):
            head = labels.words.text("explain", "all_of" if isinstance(condition, All) else "one_of")
            lines = [_outlined(part, labels) for part in parts]
            return [head, *(line for first, *rest in lines for line in (f"- {first}", *(f"  {line}" for line in rest)))]
        case _:
            return [_said(condition, labels)]


def _said(condition: Condition, labels: Labels) -> str:
    say = labels.words.text

    def heading(question: str) -> str:
        return labels.question(question, "heading")

    def answers(question: str, options: tuple[str, ...]) -> str:
        return say("explain", "or").join(f"“{labels.label(question, option)}”" for option in options)

    match condition:
        case When(question, options):
            return say("explain", "answered", heading=heading(question), answers=answers(question, options))
        case ClearOf(question, ()):
            return say("explain", "given", heading=heading(question))
        case ClearOf(question, options):
            return say("explain", "clear", heading=heading(question), answers=answers(question, options))
        case All(parts):
            return say("explain", "and").join(_bracketed(part, labels) for part in parts)
        case Any(parts):
            return say("explain", "either").join(_bracketed(part, labels) for part in parts)
        case Term(id, _):
            return say("terms", id)
        case _ as never:
            assert_never(never)


def _bracketed(condition: Condition, labels: Labels) -> str:
    said = _said(condition, labels)
    return f"({said})" if isinstance(condition, (All, Any)) else said
