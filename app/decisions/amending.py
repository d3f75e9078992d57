"""Deciding again about what is sealed: a draft that starts from the old answers and is to take the record's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from app.decisions.beginning import blank
from app.decisions.content import AnswerLine, Content
from app.decisions.draft import Call, Draft, Telling, nfc
from app.errors import AppError
from app.guidance.answers import checked
from app.guidance.model import Answer, Guidance, Kind


def amending(content: Content, guidance: Guidance, id: str, at: datetime, reason: str, edition: str = "") -> Draft:
    """A draft under an edition (or the first) with a record's answers and own words, as far as today's guidance knows
    their questions. Who was told stays told, what was logged stays logged, and what was known when stays so; judgement,
    decision and reasons are not taken over. What may go to whom, and what was asked, told and sent, is as the record
    holds it. `id`: hex of 16 random bytes."""
    lines = [line for rule in content.rules for line in rule.answers if line.question in guidance.by_id]
    answers = {line.question: answer for line in lines if (answer := _known(guidance, line))}
    notes = {line.question: line.note for line in lines if line.note}
    if content.happened:
        notes["topic"] = content.happened
    told = (tell for tell in content.tell_now if tell.told_at)
    calls = (
        Call(at=datetime.fromisoformat(call.at), who=call.who, said=call.said, asked_to_do=call.asked_to_do)
        for call in content.calls
    )
    return replace(
        blank(guidance, id, at, edition),
        guidance=content.guidance,  # so that what is asked anew since then is said
        known_at=datetime.fromisoformat(content.known_at),
        answers=MappingProxyType(answers),
        notes=MappingProxyType(notes),
        telling=tuple(Telling(body=tell.body, told=True, at=datetime.fromisoformat(tell.told_at)) for tell in told),
        call=next(calls, None),
        amends=content.number,
        amends_reason=nfc(reason),
        sharing=content.sharing.sharing,
        event=content.event,
    )


def _known(guidance: Guidance, line: AnswerLine) -> Answer:
    """The answer as far as it can still be given; empty where it cannot."""
    question = guidance.by_id[line.question]
    if question.kind in (Kind.TEXT, Kind.DATE):
        said: object = "" if line.options else line.answer
    else:
        said = [option for option in line.options if option in question.option_ids()]
    try:
        return checked(guidance, {question.id: said})[question.id]
    except AppError:
        return ()  # a question that takes one answer now, say, and took several then
