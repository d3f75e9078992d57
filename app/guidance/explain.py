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


def _said(condition: Condition, labels: Labels) -> str:
    say = labels.words.text
    match condition:
        case When(question, options):
            answers = say("explain", "or").join(f"“{labels.label(question, option)}”" for option in options)
            return say("explain", "answered", heading=labels.question(question, "heading"), answers=answers)
        case ClearOf(question, ()):
            return say("explain", "given", heading=labels.question(question, "heading"))
        case ClearOf(question, options):
            answers = say("explain", "or").join(f"“{labels.label(question, option)}”" for option in options)
            return say("explain", "clear", heading=labels.question(question, "heading"), answers=answers)
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
