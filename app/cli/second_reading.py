"""The commands for one record and a second person: lay it out, let them read it, take it back."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.output import DONE, say
from app.cli.unlocking import at_desk, chosen, typed, where
from app.desk import Desk
from app.desk.papers import save
from app.desk.second_reader import read
from app.paths import Places, home
from app.words import Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"second.{key}")

    parser = commands.add_parser("second", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))
    for name, act in (("lay", lay_out), ("read", None), ("back", take_back), ("list", listed)):
        action = actions.add_parser(name, help=said(name))
        if name != "list":
            action.add_argument("number", help=said("number"))
        where(action, words, scratch=False)
        if act is None:
            action.add_argument("--pdf", required=True, type=Path, help=words.text("cli", "pdf"))
            action.set_defaults(run=reading, sound=False)
        else:
            action.set_defaults(run=lambda arguments, _, act=act: at_desk(act, arguments, words), sound=False)


def lay_out(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Lay a record out under a passphrase that the second person types."""
    desk.second_reader.lay_out(arguments.number, chosen(words, words.text("cli", "second.choose")))
    say(words.text("cli", "second.laid", number=arguments.number))
    return DONE


def reading(arguments: argparse.Namespace, words: Words) -> int:
    """Write the paper of a record that is laid out, for the second person's passphrase; the register stays shut."""
    from app.pdf.record_paper import render

    places = Places(arguments.folder) if arguments.folder else home()
    record = read(places, arguments.number, typed(words.text("cli", "second.passphrase")))
    save(render(record, words), arguments.pdf)
    say(words.text("cli", "second.written", number=record.number, fingerprint=record.fingerprint, paper=arguments.pdf))
    return DONE


def take_back(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Take a record back."""
    desk.second_reader.take_back(arguments.number)
    say(words.text("cli", "second.taken", number=arguments.number))
    return DONE


def listed(desk: Desk, _: argparse.Namespace, __: Words) -> int:
    """The records that are laid out."""
    for number in desk.second_reader.waiting():
        say(number)
    return DONE
