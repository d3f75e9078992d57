"""The command for the papers of one recipient: what keeps them back, the second look, and writing them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import DONE, NO, WRONG, say, warn
from app.cli.unlocking import at_desk, where
from app.words import Words

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.recipient_papers import LookPage, Which


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"recipient_papers.{key}")

    made = commands.add_parser("papers", help=said("what"), description=said("what"), epilog=said("ends"))
    where(made, words, scratch=False)
    made.set_defaults(run=lambda arguments, _: at_desk(papers, arguments, words), sound=False)
    made.add_argument("number", metavar="RECORD", help=words.text("cli", "keeping.number"))
    made.add_argument("--to", required=True, metavar="RECIPIENT", help=said("to"))
    for name in ("pdf", "script", "note"):
        made.add_argument(f"--{name}", type=Path, metavar="OUT", help=said(name))
    made.add_argument("--only-new", action="store_true", help=said("only_new"))
    made.add_argument("--look", action="store_true", help=said("look"))
    made.add_argument("--looked-by", default="", metavar="NAME", help=said("looked_by"))
    made.add_argument("--accept-channel", default="", metavar="NAME", help=said("accept_channel"))


def papers(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Read, file and write what was asked for, as far as nothing keeps it back."""
    of, number, only_new = desk.recipient_papers, arguments.number, arguments.only_new
    recipient = of.recipient(number, arguments.to)
    if arguments.accept_channel:
        of.accept_channel(number, recipient, arguments.accept_channel)
        say(words.text("cli", "recipient_papers.accepted"))
    if (arguments.look or arguments.looked_by) and not _look(desk, recipient, arguments, words):
        say(words.text("cli", "recipient_papers.not_right"))
        return NO
    lines = of.problem_lines(number, of.problems(number, recipient, only_new=only_new))
    if lines:
        for line in lines:
            warn(line)
        return WRONG
    wanted: tuple[tuple[Which, Path | None], ...] = (
        ("sheet", arguments.pdf),
        ("script", arguments.script),
        ("note", arguments.note),
    )
    for which, path in wanted:
        if path:
            of.save(number, recipient, path, which=which, only_new=only_new)
            say(words.text("cli", "recipient_papers.written", file=path))
    if not any(path for _, path in wanted):
        say(words.text("cli", "recipient_papers.ready"))
    return DONE


def _look(desk: Desk, recipient: str, arguments: argparse.Namespace, words: Words) -> bool:
    """Show each page and ask; file the look where every page is right."""
    from app.desk.sealing import author_of

    of, number, only_new = desk.recipient_papers, arguments.number, arguments.only_new
    look = of.look(number, recipient, only_new=only_new)
    say(words.text("cli", "recipient_papers.only_told"))
    for at, page in enumerate(look.pages, 1):
        say(words.text("cli", "recipient_papers.page", number=at, count=len(look.pages)))
        _say_page(page, words)
        if not _yes(words.text("cli", "recipient_papers.right", number=at), words):
            return False
    by = arguments.looked_by or author_of(desk.hands()).name
    of.looked(number, recipient, look.sha256, by, only_new=only_new)
    say(words.counted("cli", "recipient_papers.looked", len(look.pages)))
    return True


def _say_page(page: LookPage, words: Words) -> None:
    for line in page.text.splitlines():
        say(f"  {_printable(line)}")
    say(words.text("cli", f"recipient_papers.{'found' if page.found else 'nothing_found'}"))
    for each in page.found:
        kind = words.text("cli", f"recipient_papers.kind.{each.kind}")
        say("  " + words.text("cli", "recipient_papers.spotted", kind=kind, text=_printable(each.text)))


def _yes(question: str, words: Words) -> bool:
    """The answer on the terminal, or the next line of standard input; no answer is no."""
    sys.stdout.write(question)
    sys.stdout.flush()
    answer = sys.stdin.readline()
    if not sys.stdin.isatty():
        say()
    return answer.strip().casefold() in words.text("cli", "recipient_papers.yes").split()


def _printable(text: str) -> str:
    """A line without anything that would move a terminal's cursor."""
    return "".join(each for each in text if each.isprintable())
