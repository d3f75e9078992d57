"""The questions, as data and without wording: the opening, then one file per theme."""

from __future__ import annotations

from app.guidance.model import Question
from app.guidance.questions.closing import CLOSING
from app.guidance.questions.opening import OPENING
from app.guidance.questions.rules import RULES

QUESTIONS: tuple[Question, ...] = (*OPENING, *RULES, *CLOSING)
