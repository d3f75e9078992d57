"""The commands for the end of a placement: make a package, open one, take the receipt code, remove the records."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import DONE, NO, filled, say
from app.cli.unlocking import Act, at_desk, chosen, typed, where
from app.clock import spoken_day
from app.decisions.handed import file_name, in_groups
from app.desk.unpacking import lay_down, sealed_for, unpack
from app.errors import AppError
from app.words import Words

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.handback import Erased, Going


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"handback.{key}")

    parser = commands.add_parser("handback", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))

    def action(name: str, act: Act) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=said(f"{name}_what"))
        where(made, words)
        made.set_defaults(run=lambda arguments, _: at_desk(act, arguments, words), sound=False)
        return made

    making = action("make", make)
    making.add_argument("--to", required=True, type=Path, help=said("to"))
    which = making.add_mutually_exclusive_group()
    which.add_argument("--records", nargs="+", default=[], metavar="NUMBER", help=said("records"))
    which.add_argument("--about", default="", metavar="WORDS", help=said("about"))
    making.add_argument("--receipt", type=Path, help=said("receipt"))
    lock = making.add_mutually_exclusive_group()
    lock.add_argument("--agency-key", default="", metavar="SWA1-...", help=said("agency_key"))
    lock.add_argument("--passphrase", action="store_true", help=said("passphrase"))

    opening = actions.add_parser("open", help=said("open_what"))
    opening.add_argument("package", type=Path, help=said("package"))
    opening.add_argument("--out", required=True, type=Path, help=said("out"))
    opening.add_argument("--agency-key", type=Path, metavar="FILE", help=said("private"))
    opening.set_defaults(run=open_, sound=False)

    receiving = action("receipt", receipt)
    receiving.add_argument("id", help=said("id"))
    receiving.add_argument("code", help=said("code"))

    removing = action("erase", erase)
    removing.add_argument("id", help=said("id"))
    removing.add_argument("--certificate", type=Path, help=said("certificate"))

    action("list", list_)


def make(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Write a package for the agency, read it back, and say how to know it again."""
    hands_over = desk.handbacks
    id, to = hands_over.new_id(), arguments.to
    path = to / file_name(id) if to.is_dir() else to
    numbers = arguments.records or [each.number for each in hands_over.found(arguments.about)]
    by_words = arguments.passphrase or not (arguments.agency_key or hands_over.agency())
    passphrase = chosen(words, words.text("cli", "handback.agreed")) if by_words else ""
    made = hands_over.make(id, path, numbers, agency_key=arguments.agency_key, passphrase=passphrase)
    if arguments.receipt:
        desk.save_paper(hands_over.receipt(id), arguments.receipt)
    for draft in desk.drafts():
        day = spoken_day(draft.updated, words.section("dates"))
        say(words.text("cli", "handback.unfinished", day=day, at=draft.at))
    for each in made.records:
        day = spoken_day(datetime.fromisoformat(each.sealed), words.section("dates"))
        say(words.text("cli", "handback.record", number=each.number, day=day, fingerprint=each.fingerprint))
    say(words.counted("cli", "handback.made", len(made.records), id=id, file=path))
    say(words.text("cli", "handback.sum", sum=in_groups(made.sha256)))
    return DONE


def open_(arguments: argparse.Namespace, words: Words) -> int:
    """Open a package at the agency, verify it, lay it down, and say the receipt code."""
    agency, private = sealed_for(arguments.package), None
    if arguments.agency_key:
        private = _bytes(arguments.agency_key)
    elif agency is not None:
        raise AppError("agency_key_needed", fingerprint=agency)
    prompt = "agreed" if private is None else "private_passphrase"
    found = unpack(arguments.package, typed(words.text("cli", f"handback.{prompt}")), private)
    lay_down(found, arguments.out)
    about, listed = found.package.about, found.package.listed
    whose = ", ".join(_printable(each) for each in (about.by, about.role, about.organisation) if each)
    say(words.counted("cli", "handback.opened", len(listed), id=about.id, who=whose, folder=arguments.out))
    for each in listed:
        day = spoken_day(datetime.fromisoformat(each.sealed), words.section("dates"))
        more = words.counted("cli", "handback.with", len(each.addenda)) if each.addenda else ""
        say(words.text("cli", "handback.record", number=each.number, day=day, fingerprint=each.fingerprint) + more)
    say(words.text("cli", "handback.sum", sum=in_groups(found.sha256)))
    say(words.text("cli", "handback.give_back", code=found.code))
    return DONE


def receipt(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Take the code that the agency gave back."""
    package = desk.handbacks.receive(arguments.id, arguments.code)
    say(words.counted("cli", "handback.received", len(package.records), id=package.id))
    return DONE


def erase(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say what goes and what stays, ask for the passphrase again, and remove what goes. 1 where something is left."""
    package = desk.handbacks.one(arguments.id)
    if not package.received:
        raise AppError("receipt_not_in", id=package.id)
    _say_going(desk.handbacks.going(package.id), words)
    done = desk.handbacks.erase(package.id, typed(words.text("cli", "handback.sure")))
    if arguments.certificate:
        desk.save_paper(desk.handbacks.certificate_paper(package.id), arguments.certificate)
    return _say_erased(done, words)


def list_(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """Every package that was made here, and what it waits for."""
    every = desk.handbacks.standing()
    for package, going in every:
        day = spoken_day(datetime.fromisoformat(package.made), words.section("dates"))
        how = words.text("cli", f"handback.state.{going.state}")
        say(words.counted("cli", "handback.listed", len(package.records), id=package.id, day=day, state=how))
    if not every:
        say(words.text("cli", "handback.none"))
    return DONE


def _say_going(going: Going, words: Words) -> None:
    if going.goes:
        say(words.counted("cli", "handback.goes", len(going.goes), numbers=", ".join(going.goes)))
    for number, code in going.stays:
        say(filled(words.text("errors", f"{code}.line"), number=number))
    if going.others:
        say(words.counted("cli", "handback.others", going.others))
    for draft in going.drafts:
        day = spoken_day(draft.updated, words.section("dates"))
        say(words.text("cli", "handback.unfinished", day=day, at=draft.at))


def _say_erased(done: Erased, words: Words) -> int:
    if done.certificate is not None:
        say(words.counted("cli", "handback.removed", len(done.certificate.lines)))
    for step, fault in done.after.left:
        say(words.text("cli", "handback.left", step=words.text("keeping", f"step.{step}")))
        say(filled(words.text("errors", f"{fault.code}.line"), **fault.facts))
    say(words.text("cli", "handback.proved" if done.proved else "handback.not_proved"))
    if done.after.recovery_key:
        say(words.text("cli", "handback.new_key", key=done.after.recovery_key))
    return DONE if done.proved and not done.after.left else NO


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as open_file:
            return open_file.read(200_000)
    except OSError as fault:
        raise AppError("file_unreadable", file=str(file)) from fault


def _printable(text: str) -> str:
    """What a package says of its maker, without anything that would move a terminal's cursor."""
    return "".join(each for each in text[:200] if each.isprintable())
