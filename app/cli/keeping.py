"""The commands about keeping records: how long, holds, disposal, additions, and what is held about one person."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.output import DONE, NO, filled, say, say_json, warn
from app.cli.unlocking import Act, at_desk, typed, where
from app.clock import spoken_day
from app.decisions.additions import KINDS
from app.decisions.kept_words import confirmed, counted, counting, limits, others, place, source, status, whence
from app.decisions.retention import CLASSES, FILES, Standing
from app.errors import AppError
from app.words import Words

if TYPE_CHECKING:
    from app.decisions.access import Access, Passage
    from app.desk import Desk
    from app.desk.disposing import Finished

LARGEST_TEXT = 1_000_000
"""Bytes of a file with words to add: more than can be added."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"keeping.{key}")

    parser = commands.add_parser("keeping", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))

    def action(name: str, act: Act, *, number: bool = False, numbers: bool = False) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=said(f"{name}_what"))
        where(made, words)
        if number:
            made.add_argument("number", metavar="NUMBER", help=said("number"))
        if numbers:
            made.add_argument("numbers", metavar="NUMBER", nargs="+", help=said("number"))
        made.set_defaults(run=lambda arguments, _: at_desk(act, arguments, words), sound=False)
        return made

    listing = action("list", list_)
    listing.add_argument("--due", action="store_true", help=said("due"))
    listing.add_argument("--json", action="store_true", help=words.text("cli", "json"))
    action("classes", classes)

    setting = action("set", set_, number=True)
    setting.add_argument(
        "--class", dest="kind", required=True, choices=[each.id for each in CLASSES], help=said("class")
    )
    for option, key in (("--from", "counted_from"), ("--until", "until"), ("--review", "review_on")):
        setting.add_argument(option, dest=key, type=day, metavar="DATE", help=said(key))
    setting.add_argument("--file-on", choices=FILES, help=said("file_on"))

    holding = action("hold", hold, number=True)
    holding.add_argument("--reason", required=True, help=said("hold_reason"))
    action("release", release, number=True).add_argument("--by", required=True, help=said("by"))
    holding.add_argument("--by", required=True, help=said("by"))

    going = action("dispose", dispose, numbers=True)
    going.add_argument("--reason", required=True, help=said("reason"))
    going.add_argument("--authorised-by", default="", help=said("authorised_by"))
    going.add_argument("--certificate", required=True, type=Path, metavar="PDF", help=said("certificate"))
    action("finish", finish)
    action("certificate", certificate, number=True).add_argument(
        "--pdf", required=True, type=Path, help=said("certificate")
    )

    about = action("about", about_person)
    about.add_argument("reference", help=said("reference"))
    about.add_argument("--words", nargs="+", default=[], help=said("words"))
    about.add_argument("--came", type=day, metavar="DATE", help=said("came"))
    about.add_argument("--pdf", type=Path, help=said("paper"))
    about.add_argument("--json", action="store_true", help=words.text("cli", "json"))

    adding = action("add", add, number=True)
    adding.add_argument("--what", required=True, choices=KINDS, help=said("add_kind"))
    adding.add_argument("--by", required=True, help=said("add_by"))
    adding.add_argument("--text", required=True, metavar="FILE", help=said("text"))


def day(text: str) -> date:
    """A day as it is typed: 2026-11-24. Raises ValueError."""
    return date.fromisoformat(text)


def list_(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Every record with where it stands, and what has been disposed of. 1 where something is due or left to do."""
    standings = [each for each in desk.retention.listed() if each.is_due or not arguments.due]
    acts, left = desk.retention.certificates(), desk.retention.left()
    if arguments.json:
        gone = [line.said.to_json() for act in acts for line in act.lines]
        say_json({"records": [_plain(each) for each in standings], "disposed": gone, "left": left})
    else:
        for each in standings:
            kind = words.text("keeping", f"class.{each.keeping.kind}.title")
            say(words.text("cli", "keeping.line", number=each.number, kind=kind, status=status(each, words)))
            for code in each.in_the_way:
                if code != "not_due":
                    say(f"    {filled(words.text('errors', f'{code}.line'), number=each.number)}")
        for act in acts:
            numbers = ", ".join(sorted(line.said.record for line in act.lines))
            at = spoken_day(datetime.fromisoformat(act.said.at), words.section("dates"))
            say(words.text("cli", "keeping.gone", numbers=numbers, day=at, reason=act.said.reason))
        for step in left:
            say(words.text("cli", "keeping.left", step=words.text("keeping", f"step.{step}")))
    return NO if left or any(each.is_due for each in standings) else DONE


def classes(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """Every class with its period, its source, and whether a manager has confirmed it."""
    periods, today = dict(desk.settings.retention), desk.hands().clock().date()
    for each in CLASSES:
        found = periods.get(each.id)
        on = found.confirmed if found and found.confirmed and found.confirmed <= today else None
        years = (found.years if found else None) or each.years
        say(f"{each.id}: {words.text('keeping', f'class.{each.id}.title')}")
        for line in (counting(each, years, words), source(each, words), confirmed(on, words)):
            say(f"    {line}")
    return DONE


def set_(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say of which class a record is and which days count. What is not named stays as it was, within the same class."""
    was = desk.retention.standing(arguments.number).keeping
    same = was.kind == arguments.kind
    now = desk.retention.classify(
        arguments.number,
        arguments.kind,
        file_on=arguments.file_on or was.file_on,
        counted_from=arguments.counted_from or (was.counted_from if same else None),
        until=arguments.until or (was.until if same else None),
        review_on=arguments.review_on or was.review_on,
    )
    return _stands(now, words)


def hold(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Hold a record back."""
    return _stands(desk.retention.hold(arguments.number, arguments.reason, arguments.by), words)


def release(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Lift the hold of a record."""
    return _stands(desk.retention.lift(arguments.number, arguments.by), words)


def dispose(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say what stands in the way of each, or ask for the passphrase again and dispose of all of them. 1 where nothing
    went, or where something is left to do."""
    if not arguments.certificate.parent.is_dir():
        raise AppError("file_unwritable", file=str(arguments.certificate))
    in_the_way = [fault for each in desk.retention.proposed(arguments.numbers) for fault in each.in_the_way]
    for fault in in_the_way:
        say(filled(words.text("errors", f"{fault.code}.line"), **fault.facts))
    if in_the_way:
        say(words.text("cli", "keeping.nothing_went"))
        return NO
    passphrase = "" if desk.scratch else typed(words.text("cli", "keeping.sure"))
    done = desk.retention.dispose(arguments.numbers, arguments.reason, arguments.authorised_by, passphrase)
    say(words.counted("cli", "keeping.disposed", len(done.certificate.lines)))
    ended = _say_finished(done.after, words)
    try:
        desk.save_paper(desk.retention.certificate_paper(done.certificate), arguments.certificate)
    except AppError as fault:
        raise AppError("certificate_unwritten", file=str(arguments.certificate)) from fault
    say(words.text("cli", "keeping.certificate_made", file=arguments.certificate))
    return ended


def finish(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """Do what was left to do after a disposal. 1 where something is still left."""
    if not desk.retention.left():
        say(words.text("cli", "keeping.nothing_left"))
        return DONE
    ended = _say_finished(desk.retention.finish(typed(words.text("cli", "store.sure"))), words)
    if ended == DONE:
        say(words.text("cli", "keeping.nothing_left"))
    return ended


def certificate(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Write the certificate of the act in which a record went."""
    paper = desk.retention.certificate_paper(desk.retention.certificate_of(arguments.number))
    desk.save_paper(paper, arguments.pdf)
    say(words.text("cli", "keeping.certificate_made", file=arguments.pdf))
    return DONE


def about_person(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """What is held about one person, and what in it may be about others. 1 where nothing was found."""
    access = desk.retention.about_person(arguments.reference, arguments.words, arguments.came)
    if arguments.json:
        say_json(_whole(access, words))
    else:
        say(counted(access, words))
        for line in limits(access, words):
            say(line)
        for each in access.passages:
            say(f"\n{whence(each, words)}\n  {place(each, words)}")
            for line in each.part.text.strip().split("\n"):
                say(f"    {_printable(line)}")
            say(f"  {_printable(others(each, words))}")
    if arguments.pdf:
        desk.save_paper(desk.retention.access_paper(access), arguments.pdf)
        warn(words.text("cli", "keeping.paper_made", file=arguments.pdf))
    return DONE if access.passages else NO


def add(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Add a correction or a statement to a record."""
    made = desk.retention.add(arguments.number, arguments.what, written(arguments.text), arguments.by)
    say(words.text("cli", "keeping.added", number=made.record, what=words.text("keeping", f"what.{made.what}")))
    return DONE


def written(file: str) -> str:
    """The words in a file, or all that is left of standard input once the passphrase was read from it.

    Raises AppError("text_unreadable")."""
    try:
        raw = sys.stdin.read(LARGEST_TEXT) if file == "-" else _read(Path(file))
    except (OSError, UnicodeDecodeError) as fault:
        raise AppError("text_unreadable", file=file) from fault
    return raw


def _read(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.read(LARGEST_TEXT)


def _stands(standing: Standing, words: Words) -> int:
    kind = words.text("keeping", f"class.{standing.keeping.kind}.title")
    say(words.text("cli", "keeping.line", number=standing.number, kind=kind, status=status(standing, words)))
    return DONE


def _say_finished(after: Finished, words: Words) -> int:
    for step, fault in after.left:
        say(words.text("cli", "keeping.left", step=words.text("keeping", f"step.{step}")))
        say(f"    {filled(words.text('errors', f'{fault.code}.line'), **fault.facts)}")
    if after.recovery_key:
        say(words.text("cli", "keeping.new_key", key=after.recovery_key))
    return NO if after.left else DONE


def _plain(standing: Standing) -> dict[str, Any]:
    """Where a record stands, as JSON values."""
    return {
        **standing.keeping.to_json(),
        "number": standing.number,
        "sealed": standing.sealed,
        "title": standing.title,
        "years": standing.years,
        "confirmed": _iso(standing.confirmed),
        "due": _iso(standing.due),
        "is_due": standing.is_due,
        "missing": standing.missing,
        "in_the_way": standing.in_the_way,
    }


def _whole(access: Access, words: Words) -> dict[str, Any]:
    def said(passage: Passage) -> dict[str, Any]:
        marks = [{"words": passage.words(mark), **asdict(mark)} for mark in passage.others]
        part, own = asdict(passage.part), passage.own
        return {
            "record": passage.record,
            "draft": passage.draft,
            "day": passage.day,
            **part,
            "own": own,
            "others": marks,
        }

    return {
        "asked": access.asked,
        "answer_by": _iso(access.by),
        "passages": [said(each) for each in access.passages],
        "disposed": access.disposed,
        "limits": list(limits(access, words)),
    }


def _iso(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _printable(text: str) -> str:
    """What somebody wrote, without anything that would move a terminal's cursor."""
    return "".join(each for each in text if each.isprintable())
