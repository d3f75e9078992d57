"""What a record's paper must say, in the order in which it is read out: written down a second time, for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from app.clock import spoken, spoken_day
from app.decisions.content import AnswerLine, Content, PartLine
from app.decisions.printed import site
from app.decisions.record import fingerprint
from tests.pdf.checks import WORDS
from tests.pdf.generated import Generated
from tests.pdf.saying_sharing import shared_by

DATES = WORDS.section("dates")
PARTS = ("outcome", "duties", "advice", "consent", "tell_person", "tell_child", "decider", "basis")


def said_by(made: Generated) -> Iterator[str]:
    """Every text of the decision and of what stands around it that its paper prints."""
    yield from (text for text in _all(made) if text.strip())


def at(time: str) -> str:
    """A moment as people say it."""
    return spoken(datetime.fromisoformat(time), DATES) if time else ""


def day(text: str) -> str:
    """A day as people say it."""
    return spoken_day(date.fromisoformat(text), DATES) if text else ""


def _all(made: Generated) -> Iterator[str]:
    of, thread = made.record.content, made.thread
    yield of.decision_title
    for each in thread.successors:
        yield from (each.number, at(each.sealed), each.reason)
    yield from (of.supersedes, of.supersede_reason)
    yield ", ".join(text for text in (of.author, of.author_role, of.organisation) if text)
    yield at(of.sealed)
    yield from (f"{tell.who}: {tell.by}" for tell in of.tell_now if not tell.told_at)
    for tell in of.tell_now:
        if tell.told_at:
            yield from (tell.who, at(tell.told_at), tell.by)
    yield from (of.outcome_title, of.reasons)
    for due in sorted(of.dues, key=lambda due: due.by)[:3]:
        yield from (due.what, due.owner, at(due.by))
    yield from (day(of.look_again), of.would_change, at(of.second_look))
    yield from (at(of.known_at), of.happened, of.judgement)
    for call in of.calls:
        yield from (at(call.at), call.who, call.said, call.asked_to_do)
    yield from _rules(of)
    yield from shared_by(of, thread)
    yield from _parts(of)
    for number, source in enumerate(of.sources, 1):
        yield from (f"[{number}] {source.title}", site(source.where))
    for new in thread.said:
        text = fingerprint(new.text) if new.what == "scan" else new.text
        yield from (at(new.at), new.by, WORDS.find("papers", f"role.{new.role}") or "", text)
    yield from (made.record.number, made.record.fingerprint, thread.code(made.record.number).typed)
    yield from (of.edition_title, of.guidance, of.nation.capitalize(), at(of.started), of.decision, of.outcome)
    yield from of.new_laws


def _rules(of: Content) -> Iterator[str]:
    number = 0
    for rule in of.rules:
        lines = [line for line in rule.answers if line.answer.strip() or line.note.strip()]
        if lines:
            yield rule.title
        for line in lines:
            number += 1
            yield f"{number}. {line.heading} {line.answer} {'' if _held_back(line) else line.note}"


def _held_back(line: AnswerLine) -> bool:
    return line.question in ("needed", "harmful") and bool(line.note.strip())


def _parts(of: Content) -> Iterator[str]:
    yield WORDS.text("papers", f"held.{of.decision}")
    yield from (line.note for rule in of.rules for line in rule.answers if _held_back(line))
    for part in sorted(of.parts, key=lambda part: PARTS.index(part.id)):
        if part.verdict.strip() or part.points:
            yield from _part(of, part)


def _part(of: Content, part: PartLine) -> Iterator[str]:
    numbers = {source.id: number for number, source in enumerate(of.sources, 1)}
    yield part.title
    yield part.verdict.rstrip(".")
    for point in part.points:
        yield " ".join([point.text, *(f"[{numbers[id]}]" for id in point.sources)])
