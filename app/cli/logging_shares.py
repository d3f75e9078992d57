"""The commands about what went to whom: the sharing log, logging what was sent and what came back, the address book."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.keeping import day
from app.cli.output import DONE, NO, say, say_json, warn
from app.cli.unlocking import Act, at_desk, where
from app.decisions.sharing.acts import as_said
from app.decisions.sharing.ledger import STATES
from app.decisions.sharing.log_lines import cells_of
from app.decisions.sharing.values import CHANNELS, HEARD
from app.errors import AppError
from app.words import Words

if TYPE_CHECKING:
    from app.decisions.sharing.log_lines import LogLine
    from app.desk import Desk

LARGEST_FILE = 5_000_000
"""Bytes of a file of contacts: far more than an address book holds."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the commands into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"sharing_log.{key}")

    def command(name: str, act: Act) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=said(f"{name}_what"), description=said(f"{name}_what"))
        where(made, words, scratch=False)
        made.set_defaults(run=lambda arguments, _: at_desk(act, arguments, words), sound=False)
        return made

    reading = command("log", log)
    which = reading.add_mutually_exclusive_group()
    which.add_argument("--to-chase", action="store_true", help=said("to_chase"))
    which.add_argument("--state", choices=STATES, help=said("state"))
    reading.add_argument("--record", default="", metavar="NUMBER", help=words.text("cli", "keeping.number"))
    reading.add_argument("--since", type=day, metavar="DATE", help=said("since"))
    reading.add_argument("--until", type=day, metavar="DATE", help=said("until"))
    reading.add_argument("--csv", type=Path, metavar="OUT", help=said("csv"))
    reading.add_argument("--pdf", type=Path, metavar="OUT", help=said("pdf"))
    reading.add_argument("--ics", type=Path, metavar="OUT", help=said("ics"))
    reading.add_argument("--names", action="store_true", help=said("names"))
    reading.add_argument("--json", action="store_true", help=words.text("cli", "json"))

    sending = command("sent", sent)
    sending.add_argument("number", metavar="NUMBER", help=words.text("cli", "keeping.number"))
    sending.add_argument("--to", required=True, metavar="RECIPIENT", help=said("to"))
    sending.add_argument("--how", required=True, choices=CHANNELS, help=said("how"))
    sending.add_argument("--items", nargs="+", default=[], metavar="ITEM", help=said("items"))
    for option, key, metavar in (
        ("--by", "by", "NAME"),
        ("--at", "at", "TIME"),
        ("--reference", "reference", "TEXT"),
        ("--chase-on", "chase_on", "DATE"),
        ("--chase", "chase", "TEXT"),
    ):
        sending.add_argument(option, default="", metavar=metavar, help=said(key))

    hearing = command("heard", heard)
    hearing.add_argument("number", metavar="NUMBER", help=words.text("cli", "keeping.number"))
    hearing.add_argument("sent", metavar="SENT", help=said("sent"))
    hearing.add_argument("--what", required=True, choices=HEARD, help=said("heard_kind"))
    for option, key, metavar in (("--by", "heard_by", "NAME"), ("--at", "at", "TIME"), ("--said", "said", "TEXT")):
        hearing.add_argument(option, default="", metavar=metavar, help=said(key))

    book = command("contacts", contacts)
    either = book.add_mutually_exclusive_group()
    either.add_argument("--import", dest="take", type=Path, metavar="FILE", help=said("import"))
    either.add_argument("--export", dest="give", type=Path, metavar="FILE", help=said("export"))
    book.add_argument("--json", action="store_true", help=words.text("cli", "json"))


def log(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """The sharing log, without names unless they are asked for. 1 where --to-chase finds something."""
    shares, names = desk.sharing_log, arguments.names
    found = shares.entries(
        state="to_chase" if arguments.to_chase else arguments.state,
        number=arguments.record,
        since=arguments.since,
        until=arguments.until,
        names=names,
    )
    if names:
        warn(words.text("sharing_log", "with_names"))
    if arguments.json:
        say_json([each.to_json() for each in found])
    else:
        for each in found:
            say(_printable(_line(each, words)))
        if not found:
            say(words.text("cli", "sharing_log.nothing"))
    files: tuple[tuple[Path | None, Callable[[], bytes]], ...] = (
        (arguments.csv, lambda: shares.csv(found, names=names)),
        (arguments.pdf, lambda: shares.paper(found, names=names)),
        (arguments.ics, shares.calendar),
    )
    for path, made in files:
        if path:
            desk.save_paper(made(), path)
            warn(words.text("cli", "sharing_log.saved", file=path))
    return NO if arguments.to_chase and found else DONE


def sent(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Log that something went to somebody."""
    made = desk.sharing_log.sent(
        arguments.number,
        to=arguments.to,
        how=arguments.how,
        by=arguments.by,
        at=arguments.at,
        items=arguments.items,
        reference=arguments.reference,
        chase_on=arguments.chase_on,
        chase=arguments.chase,
    )
    say(words.counted("cli", "sharing_log.logged", len(made.items), number=arguments.number, id=made.id))
    return DONE


def heard(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Log what came back."""
    more = {"at": arguments.at, "by": arguments.by, "said": arguments.said}
    made = desk.sharing_log.heard(arguments.number, arguments.sent, arguments.what, **more)
    say(words.text("cli", "sharing_log.answer_logged", number=arguments.number, sent=made.sent))
    return DONE


def contacts(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """The address book: show it, take one in, or write it out."""
    book = desk.address_book
    if arguments.take:
        taken = book.import_csv(_read(arguments.take))
        say(words.counted("cli", "sharing_log.taken_in", len(taken)))
    elif arguments.give:
        desk.save_paper(book.export_csv(), arguments.give)
        say(words.text("cli", "sharing_log.saved", file=arguments.give))
    elif arguments.json:
        say_json([each.to_json() for each in book.contacts()])
    else:
        for each in book.contacts():
            parts = (each.organisation, each.role, each.name, each.telephone, each.email)
            say(_printable(", ".join(part for part in parts if part)))
        if not book.contacts():
            say(words.text("cli", "sharing_log.no_contacts"))
    return DONE


def _read(path: Path) -> bytes:
    """Raises AppError("text_unreadable")."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE)
    except OSError as fault:
        raise AppError("text_unreadable", file=str(path)) from fault


def _line(each: LogLine, words: Words) -> str:
    """One line of the log, such as "2026-001, Friday 20 November 2026, 2 pm: The police, By phone. Answered"."""
    dates, cells = words.section("dates"), cells_of(each, words)
    chase = as_said(each.chase_on, dates)
    return words.text(
        "cli",
        "sharing_log.line",
        number=each.record,
        at=as_said(each.at, dates),
        to=", ".join(part for part in (each.name, each.to, each.organisation) if part),
        what=cells["what"],
        how=cells["how"],
        state=cells["state"],
        chase=words.text("sharing_log", "chase_on", day=chase) if chase else "",
        id=each.sent,
    ).strip()


def _printable(text: str) -> str:
    """What somebody wrote, without anything that would move a terminal's cursor."""
    return "".join(each for each in text if each.isprintable())
