"""A situation walked to its end by every role and for every recipient, with what is assumed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.guidance.circumstances import Circumstances
from app.guidance.conditions import ALWAYS, Chosen, Condition, holds, when
from app.guidance.evaluate import Assessment, evaluate
from app.guidance.model import Edition, Guidance
from app.guidance.situations.shape import Situation
from app.guidance.terms import WORRY


@dataclass(frozen=True, slots=True)
class Default:
    """What is assumed where a situation does not say: the first that fits what was answered so far."""

    question: str
    answer: tuple[str, ...]
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One situation for one role and one recipient (none in danger): all its answers, and what they come to."""

    role: str
    recipient: str
    answers: Chosen
    found: Assessment


DEFAULTS: tuple[Default, ...] = (
    Default("danger", ("no",)),
    Default("who", ("ours",)),
    Default("about", ("nobody",)),
    Default("serious", ("some",)),
    Default("known", ("nobody",)),
    Default("event", ("none",)),
    Default("request", ("no",)),
    Default("purpose", ("offer",), when("recipient", "support_service")),
    Default("purpose", ("protect",), WORRY),
    Default("purpose", ("care",)),
    Default("parent_say", ("in_touch",)),
    Default("material", ("concern",), WORRY),
    Default("material", ("basics",)),
    Default("identify", ("needed",)),
    Default("detrimental", ("no",)),
    Default("told", ("unsure",), WORRY),
    Default("told", ("safe",)),
    Default("unsafe_why", ("child_harm",)),
    Default("doubt", ("no",)),
    Default("consent", ("not_asked",)),
    Default("consent_by", ("themselves",)),
    Default("harmful", ("no",)),
    Default("fits", ("no",)),
    Default("needed", ("all",)),
)
"""Nobody is in danger; it is a child we look after; nobody asked; a worry is shared to protect and everyday things
for care; it is not known to be safe to tell; nobody has been asked to agree; and nothing in it is known to do harm."""


def lines(guidance: Guidance, edition: Edition, now: Circumstances, situation: Situation) -> Iterator[Line]:
    """Every role and recipient of a situation, the roles in order."""
    for role in situation.roles:
        for recipient in situation.recipients or ("",):
            answers = completed(guidance, edition, now, {**situation.given, "role": (role,), "recipient": (recipient,)})
            found = evaluate(guidance, edition, answers, now)
            yield Line(role=role, recipient=recipient, answers=answers, found=found)


def completed(guidance: Guidance, edition: Edition, now: Circumstances, given: Chosen) -> Chosen:
    """Answers to everything that is asked (closing questions apart): what is given, and else what is assumed.

    Raises KeyError for a question that has neither."""
    chosen = dict(now.facts(edition))
    answers: dict[str, tuple[str, ...]] = {}
    for question in guidance.in_order(edition):
        if question.closing or not holds(question.asked, chosen):
            continue
        answers[question.id] = chosen[question.id] = given.get(question.id) or _assumed(question.id, chosen)
    return answers


def _assumed(question: str, chosen: Chosen) -> tuple[str, ...]:
    for default in DEFAULTS:
        if default.question == question and holds(default.when, chosen):
            return default.answer
    raise KeyError(question)
