"""Passphrases on the command line: asked for on the terminal, or the next line of standard input."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from app.cli.output import warn
from app.clock import wall_clock
from app.desk import Desk
from app.errors import AppError
from app.paths import Places, home
from app.words import Words

Act = Callable[[Desk, argparse.Namespace, Words], int]
"""What a command does at an open desk; gives how it ended."""


def where(parser: argparse.ArgumentParser, words: Words, *, scratch: bool = True) -> None:
    """Let a command say which register it is about; `scratch`: or that it is about a throw-away one."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--store", dest="folder", type=Path, help=words.text("cli", "store_dir"))
    if scratch:
        either.add_argument("--scratch", action="store_true", help=words.text("cli", "scratch"))
    else:
        parser.set_defaults(scratch=False)


def at_desk(act: Act, arguments: argparse.Namespace, words: Words) -> int:
    """Do `act` at the desk that the arguments name, and close it, whatever comes of it."""
    desk = desk_of(arguments, words)
    try:
        return act(desk, arguments, words)
    finally:
        desk.close()


def typed(prompt: str, *, spoken_for: bool = False) -> str:
    """What somebody types unseen, or the next line of standard input. `spoken_for`: that is read for something else."""
    if spoken_for or sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n")


def chosen(words: Words, prompt: str) -> str:
    """A passphrase that somebody chooses now: on a terminal it is typed twice, since nobody sees it.

    Raises AppError("passphrases_differ").
    """
    first = typed(prompt)
    if sys.stdin.isatty() and typed(words.text("cli", "again_passphrase")) != first:
        raise AppError("passphrases_differ")
    return first


def desk_of(arguments: argparse.Namespace, words: Words, *, spoken_for: bool = False) -> Desk:
    """The desk that `--store` or `--scratch` names, unlocked. `spoken_for`: standard input is read for something else.

    Raises AppError: register_missing, wrong_passphrase and what else unlocking raises.
    """
    if arguments.scratch:
        warn(words.text("cli", "scratch_said"))
        return Desk(home(), wall_clock, scratch=True)
    desk = Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
    if desk.state == "none":
        raise AppError("register_missing", folder=str(arguments.folder or home().root))
    desk.unlock(typed(words.text("cli", "passphrase"), spoken_for=spoken_for))
    return desk
