"""The commands for an agency's key: make a pair, and let a person back in whose register was given to that key."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.output import DONE, say
from app.cli.unlocking import chosen, typed, where
from app.clock import wall_clock
from app.desk import Desk
from app.errors import AppError
from app.files import put
from app.paths import Places, home
from app.vault import escrow
from app.words import Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"agency.{key}")

    parser = commands.add_parser("agency", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))
    making = actions.add_parser("new", help=said("new_what"))
    making.add_argument("--private", required=True, type=Path, metavar="FILE", help=said("private"))
    making.set_defaults(run=new, sound=False)
    back = actions.add_parser("recover", help=said("recover_what"))
    back.add_argument("--private", required=True, type=Path, metavar="FILE", help=said("private"))
    where(back, words, scratch=False)
    back.set_defaults(run=recover, sound=False)


def new(arguments: argparse.Namespace, words: Words) -> int:
    """Write the private file, and say the public key and its fingerprint."""
    file: Path = arguments.private
    if file.exists() or not file.parent.is_dir():
        raise AppError("private_file_in_the_way" if file.exists() else "file_unwritable", file=str(file))
    private, public = escrow.new_agency_key(chosen(words, words.text("cli", "agency.choose")))
    put(file, private)
    say(words.text("cli", "agency.public", key=public))
    say(words.text("cli", "agency.fingerprint", fingerprint=escrow.fingerprint(escrow.public_key(public))))
    say(words.text("cli", "agency.keep", file=file))
    return DONE


def recover(arguments: argparse.Namespace, words: Words) -> int:
    """Open a register with the agency's private file, and choose a new passphrase for it."""
    try:
        private = arguments.private.read_bytes()
    except OSError as fault:
        raise AppError("file_unreadable", file=str(arguments.private)) from fault
    places = Places(arguments.folder) if arguments.folder else home()
    desk = Desk(places, wall_clock)
    if desk.state == "none":
        raise AppError("register_missing", folder=str(places.root))
    passphrase = typed(words.text("cli", "handback.private_passphrase"))
    try:
        desk.recover_through_agency(private, passphrase, chosen(words, words.text("cli", "agency.new_passphrase")))
        say(words.counted("cli", "agency.recovered", len(desk.records())))
    finally:
        desk.close()
    return DONE
