"""What the guidance says about one recipient: the decision's own answers, with those that are about this recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from app.decisions.draft import Draft
from app.decisions.route import assess
from app.decisions.sharing.values import Recipient
from app.guidance.evaluate import Assessment
from app.guidance.model import Answer, Guidance
from app.settings import Adopted

OF_RECIPIENT = (
    "recipient", "request", "purpose", "parent_say", "material", "identify", "detrimental", "consent", "consent_by",
    "harmful", "needed",
)  # fmt: skip
"""The questions whose answers hang on who would get it."""


def is_own(answers: Mapping[str, Answer], recipient: Recipient) -> bool:
    """Whether this is the one the decision itself is about: they have no answers of their own, and are of its kind."""
    return not recipient.answers and answers.get("recipient") == (recipient.kind,)


def answers_of(answers: Mapping[str, Answer], recipient: Recipient) -> dict[str, Answer]:
    """The answers that count for a recipient: the decision's own, or what it says of everybody beside their own.

    Their own answers count to what hangs on them, and to what the decision was never asked."""
    if is_own(answers, recipient):
        return dict(answers)
    everybody = {question: answer for question, answer in answers.items() if answer and question not in OF_RECIPIENT}
    return {**recipient.answers, **everybody, "recipient": (recipient.kind,)}


def assess_for(guidance: Guidance, draft: Draft, recipient: Recipient, adopted: Adopted, at: datetime) -> Assessment:
    """The assessment for a recipient, as things stand at a moment. Of a kind that the guidance does not know nothing
    is settled, unless somebody is in danger."""
    theirs = replace(draft, answers=MappingProxyType(answers_of(draft.answers, recipient)))
    return assess(guidance, theirs, adopted, at)


def assess_all(guidance: Guidance, draft: Draft, adopted: Adopted, at: datetime) -> dict[str, Assessment]:
    """The assessment for each recipient of a draft, by their id."""
    return {each.id: assess_for(guidance, draft, each, adopted, at) for each in draft.sharing.recipients}


def asks(guidance: Guidance, found: Assessment) -> tuple[str, ...]:
    """The questions about a recipient that are still to be answered, in order: not those about the whole event."""
    event = frozenset(guidance.editions[0].rules[0].questions).difference(OF_RECIPIENT)
    return tuple(question for question in found.open if question not in event)
