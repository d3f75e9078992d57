"""The commands for one record and a second person: lay it out, let them read and judge it, take it back."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.keeping import written
from app.cli.output import DONE, NO, say, warn
from app.cli.unlocking import at_desk, chosen, typed, where
from app.clock import wall_clock
from app.decisions.additions import VERDICTS
from app.decisions.verdicts import ROLES, Said
from app.desk import Desk
from app.paths import Places, home
from app.words import Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"second.{key}")

    parser = commands.add_parser("second", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))
    made = {name: actions.add_parser(name, help=said(name)) for name in ("lay", "read", "give", "back", "list")}
    for name, action in made.items():
        where(action, words, scratch=False)
        if name != "list":
            action.add_argument("number", help=said("number"))
    for name, act in (("lay", lay_out), ("back", take_back), ("list", listed)):
        made[name].set_defaults(run=lambda arguments, _, act=act: at_desk(act, arguments, words), sound=False)
    for name, run in (("read", read), ("give", give)):
        made[name].set_defaults(run=run, sound=False)
    made["read"].add_argument("--pdf", required=True, type=Path, help=words.text("cli", "pdf"))
    made["give"].add_argument("--verdict", required=True, choices=VERDICTS, help=said("verdict"))
    made["give"].add_argument("--by", required=True, help=said("by"))
    made["give"].add_argument("--role", required=True, choices=ROLES, help=said("role"))
    made["give"].add_argument("--reasons", metavar="FILE", help=said("reasons"))


def lay_out(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Lay a record out under a passphrase that the second person types."""
    desk.second_reader.lay_out(arguments.number, chosen(words, words.text("cli", "second.choose")))
    say(words.text("cli", "second.laid", number=arguments.number))
    return DONE


def read(arguments: argparse.Namespace, words: Words) -> int:
    """Write the paper of a record that is laid out, for the second person's passphrase; the register stays shut."""
    from app.desk.papers import drawn

    desk = _shut(arguments)
    record, thread = desk.second_reader.read(arguments.number, typed(words.text("cli", "second.passphrase")))
    desk.save_paper(drawn(record, thread, words), arguments.pdf)
    say(words.text("cli", "second.written", number=record.number, fingerprint=record.fingerprint, paper=arguments.pdf))
    return DONE


def give(arguments: argparse.Namespace, words: Words) -> int:
    """Leave the second person's verdict for the register, which stays shut."""
    passphrase = typed(words.text("cli", "second.passphrase"))
    reasons = written(arguments.reasons) if arguments.reasons else ""
    said = Said(arguments.verdict, arguments.by, arguments.role, reasons)
    _shut(arguments).second_reader.give(arguments.number, passphrase, said)
    say(words.text("cli", "second.given", number=arguments.number))
    return DONE


def take_back(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Take a record back."""
    desk.second_reader.take_back(arguments.number)
    say(words.text("cli", "second.taken", number=arguments.number))
    return DONE


def listed(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """The records that are laid out. 1 where one is gone, or where a verdict was put aside."""
    second = desk.second_reader
    for number in second.waiting():
        say(number)
    for number in second.gone():
        warn(words.text("cli", "second.gone", number=number))
    for number in second.aside():
        warn(words.text("errors", "found_verdict.line", record=number))
    return NO if second.gone() or second.aside() else DONE


def _shut(arguments: argparse.Namespace) -> Desk:
    return Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
