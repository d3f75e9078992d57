"""The commands about papers: what one is that somebody brings, filing a signed one, and the copies that left here."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import DONE, NO, say, say_json
from app.cli.unlocking import Act, at_desk, where
from app.desk.paper_words import copied, more, verdict
from app.words import Words

if TYPE_CHECKING:
    from app.desk import Desk

ENDED = {"genuine": DONE, "superseded": 4, "altered": NO, "unknown": 5}
"""How `verify` ends. 2 and 3 are taken: the input is wrong, a fault of the program."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the commands into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"papers.{key}")

    def command(name: str, act: Act, *, more: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=said(f"{name}_what"), description=said(f"{name}_what"), epilog=more)
        where(made, words, scratch=False)
        made.set_defaults(run=lambda arguments, _: at_desk(act, arguments, words), sound=False)
        return made

    verifying = command("verify", verify, more=said("verify_ends"))
    which = verifying.add_mutually_exclusive_group(required=True)
    which.add_argument("file", nargs="?", type=Path, help=said("verify_file"))
    which.add_argument("--code", help=said("code"))
    verifying.add_argument("--json", action="store_true", help=words.text("cli", "json"))

    filing = command("scan", scan)
    filing.add_argument("number", metavar="NUMBER", help=words.text("cli", "keeping.number"))
    filing.add_argument("file", type=Path, help=said("scan_file"))
    filing.add_argument("--by", required=True, help=said("by"))
    filing.add_argument("--anyway", action="store_true", help=said("anyway"))

    listing = command("copies", copies)
    listing.add_argument("number", metavar="NUMBER", help=words.text("cli", "keeping.number"))


def verify(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say what a paper is, by its file or by the code on it."""
    checks = desk.verifying
    found = checks.check_file(arguments.file) if arguments.code is None else checks.check_code(arguments.code)
    if arguments.json:
        say_json(found.to_json())
    else:
        say(verdict(found, words))
        for line in more(found, words):
            say(f"  {_printable(line)}")
    return ENDED[found.state]


def scan(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Keep a signed paper with its record."""
    filed = desk.scans.file(arguments.number, arguments.file, arguments.by, anyway=arguments.anyway)
    pages = len(desk.scans.pages(filed.record, filed.text))
    say(words.counted("cli", "papers.filed", pages, number=filed.record, sum=filed.text))
    return DONE


def copies(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """The copies of a record that left here, the newest first."""
    found = desk.copies.of(arguments.number)
    for each in found:
        say(_printable(copied(each, words)))
    if not found:
        say(words.text("cli", "papers.no_copies", number=arguments.number))
    return DONE


def _printable(text: str) -> str:
    """A line without anything that would move a terminal's cursor: who took a copy was typed by somebody."""
    return "".join(each for each in text if each.isprintable())
