"""The commands about one decision, and about the register it is kept in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.assessed import assessed, read_aloud, shared
from app.cli.output import DONE, say, say_json
from app.cli.unlocking import desk_of
from app.clock import wall_clock
from app.decisions.beginning import blank
from app.decisions.case import CaseFile, read_case
from app.decisions.draft import Draft
from app.decisions.route import assess as assess_draft
from app.decisions.route import circumstances, in_office
from app.decisions.screen import Choice
from app.decisions.wording import Wording
from app.desk import Desk
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.explain import explain
from app.guidance.model import Question
from app.settings import Adopted
from app.words import Words


def questions(arguments: argparse.Namespace, words: Words) -> int:
    """Every question in order, with its words."""
    edition = GUIDANCE.edition(arguments.edition or GUIDANCE.editions[0].id)
    wording = Wording(words, GUIDANCE, edition)
    listed = [_question(question, wording) for question in GUIDANCE.in_order(edition)]
    if arguments.json:
        say_json(listed)
        return DONE
    for each in listed:
        say(f"{each['id']} ({each['rule']}, {each['kind']})\n  {each['heading']}\n  {each['asked']}")
        for option in each["options"]:
            say(f"    {option['id']}: {option['label']}")
    return DONE


def _question(question: Question, wording: Wording) -> dict[str, Any]:
    return {
        "id": question.id,
        "rule": wording.edition.rule_of(question.id),
        "kind": question.kind.value,
        "options": [_option(choice) for choice in wording.choices(question, ())],
        "required": question.required,
        "closing": question.closing,
        "own_words": question.own_words,
        "heading": wording.question(question.id, "heading"),
        "hint": wording.question(question.id, "hint"),
        "why": wording.question(question.id, "why"),
        "asked": explain(question.asked, wording),
    }


def _option(choice: Choice) -> dict[str, str]:
    said = {"id": choice.id, "label": choice.label, "group": choice.group, "hint": choice.hint}
    return {key: text for key, text in said.items() if text or key in {"id", "label"}}


def assess(arguments: argparse.Namespace, words: Words) -> int:
    """Where the answers in a file lead; and what must happen by when, as a calendar."""
    case = case_in(arguments.file)
    adopted, at = case.adopted or Adopted(), case.known_at or wall_clock()
    with about(arguments.file):
        draft = with_case(case, blank(GUIDANCE, "", at))
    wording = Wording(words, GUIDANCE, GUIDANCE.edition(case.edition), office=in_office(case.answers))
    found = assess_draft(GUIDANCE, draft, adopted, at)
    said = {
        **assessed(found, wording, case.answers, circumstances(draft, adopted, at)),
        **shared(draft, wording, adopted, at),
    }
    if arguments.json:
        say_json(said)
    else:
        read_aloud(said, wording)
    if arguments.ics:
        from app.decisions.reminders import calendar, of_assessment

        _write(arguments.ics, calendar(of_assessment(found, wording), words, stamp=case.known_at or wall_clock()))
    return DONE


def decide(arguments: argparse.Namespace, words: Words) -> int:
    """Seal the decision in a file, and write its paper."""
    return _sealed(arguments, words, lambda desk: desk.blank())


def amend(arguments: argparse.Namespace, words: Words) -> int:
    """Seal a decision in the place of a record: its answers stand where the file gives no others."""
    from app.desk.amending import amendment

    return _sealed(arguments, words, lambda desk: amendment(desk, arguments.number, arguments.reason))


def _sealed(arguments: argparse.Namespace, words: Words, begun: Callable[[Desk], Draft]) -> int:
    case = case_in(arguments.file)
    desk = desk_of(arguments, words, spoken_for=arguments.file == "-")
    try:
        draft = begun(desk)
        at = draft.started
        with about(arguments.file):
            draft = with_case(case, draft)
            record = desk.seal_draft(draft, case.adopted)
        desk.copies.save(record, arguments.pdf)
        if ignored := assess_draft(GUIDANCE, draft, case.adopted or desk.settings.adopted, at).ignored:
            say(words.text("cli", "ignored", ids=", ".join(ignored)))
        say(words.text("cli", "sealed", number=record.number, fingerprint=record.fingerprint, paper=arguments.pdf))
        if desk.scratch:
            say(words.text("cli", "was_scratch"))
    finally:
        desk.close()
    return DONE


def with_case(case: CaseFile, draft: Draft) -> Draft:
    """The draft with what the file says; what the draft held stands where the file gives nothing else."""
    at = draft.started
    draft = draft.under(case.edition, case.known_at or draft.known_at)
    for question, answer in case.answers.items():
        draft = draft.with_answer(question, answer, at)
    return replace(draft.with_sharing(case.sharing.over(draft.sharing), at), event=case.event or draft.event)


@contextmanager
def about(file: str) -> Iterator[None]:
    """What goes wrong in here is about the file."""
    try:
        yield
    except AppError as fault:
        raise AppError(fault.code, **{"file": file, **fault.facts}) from fault


def case_in(file: str) -> CaseFile:
    """What a file says; a dash is standard input."""
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as fault:
        raise AppError("file_unreadable", file=file) from fault
    return read_case(text, file, GUIDANCE)


def _write(path: Path, made: bytes) -> None:
    try:
        path.write_bytes(made)
    except OSError as fault:
        raise AppError("file_unwritable", file=str(path)) from fault
