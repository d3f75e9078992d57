"""The same desk without a window: questions, assess, decide, store and guidance, for people and for other programs."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import __version__
from app.clock import wall_clock
from app.decisions.case import CaseFile, read_case
from app.decisions.wording import Wording
from app.desk import Desk
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.evaluate import Assessment, evaluate
from app.guidance.explain import explain
from app.paths import Places, home
from app.settings import Settings
from app.words import Words

DONE, NO, WRONG = 0, 1, 2


def main(argv: Sequence[str]) -> int:
    """Run one command. 0: done; 1: the answer is no; 2: the input is wrong, with one line that says what."""
    words = Words()
    arguments = _parser(words).parse_args(list(argv))
    try:
        return int(arguments.run(arguments, words))
    except AppError as fault:
        said = words.text("errors", f"{fault.code}.line")
        print(
            _one_line(said.format_map(_Facts({"file": getattr(arguments, "file", ""), **fault.facts}))), file=sys.stderr
        )
        return WRONG
    except BrokenPipeError:
        return DONE


def _parser(words: Words) -> argparse.ArgumentParser:
    def say(key: str) -> str:
        return words.text("cli", key)

    parser = argparse.ArgumentParser(prog="sharewell", description=say("what"), epilog=say("window"))
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(required=True, metavar=say("command"))

    questions = commands.add_parser("questions", help=say("questions"))
    questions.add_argument("--edition", choices=[e.id for e in GUIDANCE.editions], help=say("edition"))
    questions.add_argument("--json", action="store_true", help=say("json"))
    questions.set_defaults(run=_questions)

    assess = commands.add_parser("assess", help=say("assess"))
    assess.add_argument("file", help=say("file"))
    assess.add_argument("--json", action="store_true", help=say("json"))
    assess.set_defaults(run=_assess)

    decide = commands.add_parser("decide", help=say("decide"))
    decide.add_argument("file", help=say("file"))
    decide.add_argument("--pdf", required=True, type=Path, help=say("pdf"))
    _where(decide, say("store_dir"), say("scratch"))
    decide.set_defaults(run=_decide)

    store = commands.add_parser("store", help=say("store"))
    store.add_argument("action", choices=["check"], help=say("store_check"))
    _where(store, say("store_dir"), say("scratch"))
    store.set_defaults(run=_store)

    guidance = commands.add_parser("guidance", help=say("guidance"))
    guidance.add_argument("action", choices=["show"], help=say("guidance_show"))
    guidance.set_defaults(run=_guidance)
    return parser


def _where(parser: argparse.ArgumentParser, store: str, scratch: str) -> None:
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--store", dest="folder", type=Path, help=store)
    where.add_argument("--scratch", action="store_true", help=scratch)


def _questions(arguments: argparse.Namespace, words: Words) -> int:
    edition = GUIDANCE.edition(arguments.edition or GUIDANCE.editions[0].id)
    wording = Wording(words, GUIDANCE, edition)
    listed: list[dict[str, Any]] = [
        {
            "id": question.id,
            "rule": edition.rule_of(question.id),
            "kind": question.kind.value,
            "options": [{"id": o.id, "label": wording.label(question.id, o.id)} for o in question.options],
            "heading": wording.question(question.id, "heading"),
            "hint": wording.question(question.id, "hint"),
            "why": wording.question(question.id, "why"),
            "asked": explain(question.asked, wording),
        }
        for question in GUIDANCE.in_order(edition)
    ]
    if arguments.json:
        _print_json(listed)
        return DONE
    for each in listed:
        print(f"{each['id']} ({each['rule']}, {each['kind']})\n  {each['heading']}\n  {each['asked']}")
        for option in each["options"]:
            print(f"    {option['id']}: {option['label']}")
    return DONE


def _assess(arguments: argparse.Namespace, words: Words) -> int:
    case = _case(arguments.file)
    edition = GUIDANCE.edition(case.edition)
    found = evaluate(GUIDANCE, edition, case.answers, case.known_at or wall_clock())
    said = assessment_json(found, Wording(words, GUIDANCE, edition), case)
    if arguments.json:
        _print_json(said)
    else:
        _print_assessment(said, words)
    return DONE


def assessment_json(found: Assessment, wording: Wording, case: CaseFile) -> dict[str, Any]:
    """An assessment as plain JSON values: codes with their words, sources by id, causes by question."""
    words, numbers = wording.words, Settings().by_name()
    return {
        "edition": case.edition,
        "guidance": GUIDANCE.version,
        "tell_now": [
            {
                "id": tell.id,
                "who": words.text("protect", f"{tell.id}.who"),
                "by": tell.by.isoformat(),
                "when": wording.tell_by(tell),
                "number": wording.number(tell, numbers),
                "how": [words.text("protect", f"{tell.id}.{key}") for key in ("say_one", "say_two")],
                "sources": list(tell.sources),
                "because": list(tell.because),
            }
            for tell in found.tell_now
        ],
        "outcome": found.outcome,
        "tell_person": found.tell_person,
        "consent": found.consent,
        "decider": found.decider,
        "duties": [
            {
                "id": duty.id,
                "what": words.text("duties", f"duty.{duty.id}"),
                "owner": duty.owner,
                "by": duty.by.isoformat(),
                "sources": list(duty.sources),
                "because": list(duty.because),
            }
            for duty in found.duties
        ],
        "advice": [
            {
                "id": line.id,
                "text": words.text("advice", f"advice.{line.id}"),
                "sources": list(line.sources),
                "because": list(line.because),
            }
            for line in found.advice
        ],
        "why": {
            part: {
                "case": why.id,
                "text": wording.case(part, why),
                "sources": list(why.sources),
                "because": {id: case.answers[id] for id in why.because},
            }
            for part, why in found.why.items()
        },
        "open": list(found.open),
        "path": list(found.path),
        "ignored": list(found.ignored),
    }


def _print_assessment(said: dict[str, Any], words: Words) -> None:
    def title(part: str) -> str:
        return words.text("outcomes", f"parts.{part}")

    for tell in said["tell_now"]:
        print(f"{title('tell_now')}: {tell['who']} ({tell['when']})")
    for part in ("outcome", "tell_person", "consent", "decider"):
        if said[part]:
            verdict = words.text("outcomes", f"title.{said[part]}" if part == "outcome" else f"{part}.{said[part]}")
            print(f"{title(part)}: {verdict} [{said[part]}]\n  {said['why'][part]['text']}")
    for duty in said["duties"]:
        print(f"{title('duties')}: {duty['what']} ({duty['owner']}, {duty['by']})")
    for line in said["advice"]:
        print(f"{title('advice')}: {line['text']}")
    for key in ("open", "ignored"):
        if said[key]:
            print(words.text("cli", key, ids=", ".join(said[key])))


def _decide(arguments: argparse.Namespace, words: Words) -> int:
    case = _case(arguments.file)
    desk = _desk(arguments, words, spoken_for=arguments.file == "-")
    try:
        blank = desk.blank()
        at = blank.started
        draft = blank.under(case.edition, case.known_at or at)
        for question, answer in case.answers.items():
            draft = draft.with_answer(question, answer, at)
        try:
            record = desk.seal_draft(draft)
        except AppError as fault:
            raise AppError(fault.code, **{"file": arguments.file, **fault.facts}) from fault
        desk.save_paper(desk.paper(record), arguments.pdf)
        found = evaluate(GUIDANCE, GUIDANCE.edition(case.edition), case.answers, case.known_at or at)
        if found.ignored:
            print(words.text("cli", "ignored", ids=", ".join(found.ignored)))
        if case.later:
            print(words.text("cli", "later", keys=", ".join(case.later)))
        print(words.text("cli", "sealed", number=record.number, fingerprint=record.fingerprint, paper=arguments.pdf))
        if desk.scratch:
            print(words.text("cli", "was_scratch"))
    finally:
        desk.close()
    return DONE


def _store(arguments: argparse.Namespace, words: Words) -> int:
    desk = _desk(arguments, words, spoken_for=False)
    try:
        findings = desk.check()
        for finding in findings:
            line = words.text("errors", f"{finding.code}.line")
            facts = {"record": finding.record or "", "detail": ", ".join(finding.detail)}
            print(_one_line(line.format_map(_Facts(facts))))
        if not findings:
            print(words.counted("cli", "well", len(desk.records())))
    finally:
        desk.close()
    return NO if findings else DONE


def _guidance(_: argparse.Namespace, words: Words) -> int:
    for edition in GUIDANCE.editions:
        wording = Wording(words, GUIDANCE, edition)
        print(wording.edition_title())
        for question in GUIDANCE.in_order(edition):
            print(f"\n{wording.rule_title(edition.rule_of(question.id))}: {wording.question(question.id, 'heading')}")
            print(f"  {explain(question.asked, wording)}")
            for option in question.options:
                print(f"  - {wording.label(question.id, option.id)}")
            print(words.text("cli", "from", sources="; ".join(c.title for c in wording.cited(question.sources))))
        for part, cases in GUIDANCE.parts().items():
            print(f"\n{words.text('outcomes', f'parts.{part}')}")
            for case in cases:
                print(f"  {wording.verdict(part, case.value)}: {explain(case.when, wording)}")
                print(words.text("cli", "from", sources="; ".join(c.title for c in wording.cited(case.sources))))
        print(f"\n{words.text('cli', 'terms')}")
        for term in GUIDANCE.terms():
            print(
                f"  {words.text('cli', 'term', name=words.text('terms', term.id), means=explain(term.means, wording))}"
            )
    return DONE


def _case(file: str) -> CaseFile:
    try:
        text = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as fault:
        raise AppError("file_unreadable", file=file) from fault
    return read_case(text, file, GUIDANCE)


def _desk(arguments: argparse.Namespace, words: Words, *, spoken_for: bool) -> Desk:
    """The desk, unlocked. The passphrase is asked for on the terminal, or is the first line of standard input."""
    if arguments.scratch:
        print(words.text("cli", "scratch_said"), file=sys.stderr)
        return Desk(home(), wall_clock, scratch=True)
    desk = Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
    if desk.state == "none":
        raise AppError("register_missing", folder=str(arguments.folder or home().root))
    if spoken_for or sys.stdin.isatty():
        desk.unlock(getpass.getpass(words.text("cli", "passphrase")))
    else:
        desk.unlock(sys.stdin.readline().rstrip("\n"))
    return desk


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Facts(dict[str, object]):
    """Facts for a line; one that is missing leaves its place empty rather than hiding the error."""

    def __missing__(self, key: str) -> str:
        return ""
