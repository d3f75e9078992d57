"""Answers as they come in from a file: every one is checked against its question before anything is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.errors import AppError
from app.guidance.model import Answer, Guidance, Kind, Question

LONGEST_TEXT = 200_000
"""Characters in one text: many pages, and a bound on what a faulty file can do."""


def checked(guidance: Guidance, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Valid answers from plain JSON values.

    Raises AppError: `unknown_question`, `unknown_option`, `wrong_answer` (shape), `one_answer` (several for a
    question that takes one), `alone` (an option that excludes others), `not_a_date`, `text_too_long`.
    """
    return {id: _checked(_question(guidance, id), value) for id, value in raw.items()}


def _question(guidance: Guidance, id: str) -> Question:
    if id not in guidance.by_id:
        raise AppError("unknown_question", question=id)
    return guidance.by_id[id]


def _checked(question: Question, value: object) -> Answer:
    if question.kind in (Kind.TEXT, Kind.DATE):
        return _text(question, value)
    chosen = (value,) if isinstance(value, str) else value
    expected = ", ".join(question.option_ids())
    if not isinstance(chosen, (list, tuple)) or not all(isinstance(option, str) for option in chosen):
        raise AppError("wrong_answer", question=question.id, expected=expected)
    for option in chosen:
        if option not in question.option_ids():
            raise AppError("unknown_option", question=question.id, option=option[:40], expected=expected)
    options = tuple(dict.fromkeys(chosen))
    if question.kind is Kind.ONE and len(options) > 1:
        raise AppError("one_answer", question=question.id, expected=expected)
    alone = [option.id for option in question.options if option.alone and option.id in options]
    if alone and len(options) > 1:
        raise AppError("alone", question=question.id, option=alone[0])
    return options


def _text(question: Question, value: object) -> str:
    if not isinstance(value, str):
        raise AppError("wrong_answer", question=question.id, expected=question.kind.value)
    if len(value) > LONGEST_TEXT:
        raise AppError("text_too_long", question=question.id, longest=LONGEST_TEXT)
    if question.kind is Kind.DATE and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise AppError("not_a_date", question=question.id) from None
    return value
