"""The commands that look after the register: back it up, put a backup back, check it, another key for it all."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import DONE, NO, filled, say, warn
from app.cli.unlocking import Act, at_desk, chosen, typed, where
from app.clock import spoken, spoken_day, wall_clock
from app.desk import Desk
from app.errors import AppError
from app.paths import Places, home
from app.vault.keyfile import read
from app.vault.slots import RECOVERY, Slot
from app.words import Words

if TYPE_CHECKING:
    from app.desk.restoring import Loss, Restore


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the command into the parser."""

    def said(key: str) -> str:
        return words.text("cli", f"store.{key}")

    parser = commands.add_parser("store", help=said("what"))
    actions = parser.add_subparsers(required=True, metavar=words.text("cli", "command"))

    def action(name: str, act: Act) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=said(f"{name}_what"))
        where(made, words, scratch=act in (check, again))
        made.set_defaults(run=lambda arguments, _: at_desk(act, arguments, words), sound=False)
        return made

    action("check", check)
    action("again", again)
    action("backup", backup).add_argument("--to", type=Path, metavar="DIR", help=said("to"))
    action("rekey", rekey).add_argument("--sheet", type=Path, metavar="PDF", help=said("sheet"))

    restoring = actions.add_parser("restore", help=said("restore_what"))
    restoring.add_argument("file", type=Path, help=said("file"))
    restoring.add_argument("--recovery", action="store_true", help=said("recovery"))
    restoring.add_argument("--yes", action="store_true", help=said("yes"))
    where(restoring, words, scratch=False)
    restoring.set_defaults(run=restore, sound=False)


def check(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """Look at every page and every entry, and hold them against what is kept outside the file."""
    findings = desk.check()
    for finding in findings:
        line = words.text("errors", f"{finding.code}.line")
        say(filled(line, record=finding.record or "", detail=", ".join(finding.detail)))
    if not findings:
        say(words.counted("cli", "well", len(desk.records())))
    return NO if findings else DONE


def again(desk: Desk, _: argparse.Namespace, words: Words) -> int:
    """Hold every sealed decision against today's rules."""
    every = desk.again()
    found = [each for each in every if not each.same]
    for each in found:
        day = spoken_day(datetime.fromisoformat(each.sealed), words.section("dates"))
        say(words.text("cli", "again.record", number=each.number, day=day, edition=each.edition))
        for changed in each.changed:
            say(words.text("cli", "again.changed", part=changed.part, was=changed.was, now=changed.now))
        for heading in each.open:
            say(words.text("cli", "again.open", heading=heading))
        if each.lost:
            say(words.counted("cli", "again.lost", each.lost))
    if not found:
        say(words.counted("cli", "again.same", len(every)))
    return NO if found else DONE


def backup(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Make a backup, where they go or in this folder; the first folder that is given is where they go from then on."""
    if arguments.to is not None and desk.backups.standing().folder is None:
        desk.backups.choose(arguments.to)
    made = desk.backups.make(arguments.to)
    for code in desk.backups.warnings(made.path.parent):
        warn(words.text("cli", f"store.warning.{code}"))
    say(words.counted("cli", "store.made", made.manifest.records if made.manifest else 0, file=made.path))
    return DONE


def rekey(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Encrypt everything anew. A recovery key is printed only where the old sheet will open nothing any more."""
    sheet: Path | None = arguments.sheet
    if sheet is not None and not sheet.parent.is_dir():
        raise AppError("file_unwritable", file=str(sheet))
    if sheet is None and not sys.stdout.isatty() and _sheet_needed(desk):
        raise AppError("sheet_wanted")
    key = desk.rekey(typed(words.text("cli", "store.sure")))
    say(words.text("cli", "store.rekeyed"))
    if key is None:
        return DONE
    if sheet is None:
        say(words.text("cli", "store.new_key", key=key))
        return DONE
    try:
        desk.save_paper(desk.recovery_sheet(key), sheet)
    except AppError as fault:
        raise AppError("sheet_unwritten", file=str(sheet)) from fault
    say(words.text("cli", "store.sheet_made", file=sheet))
    return DONE


def restore(arguments: argparse.Namespace, words: Words) -> int:
    """Put a backup in place of what is here, once it was said what would be lost, and confirmed."""
    desk = Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
    restoring = desk.backups.restore(arguments.file)
    try:
        loss = _opened(restoring, arguments, words)
        _say_loss(restoring, loss, words)
        if (loss.here or loss.entries) and not arguments.yes and not _confirmed(words):
            raise AppError("restore_unconfirmed")
        desk.backups.put_in_place(restoring)
        say(words.counted("cli", "store.restored", len(desk.records())))
    finally:
        restoring.leave()
        desk.close()
    return DONE


def _sheet_needed(desk: Desk) -> bool:
    """Whether a new recovery key would have to be printed."""
    return isinstance(read(desk.hands().places).slot(RECOVERY), Slot)


def _opened(restoring: Restore, arguments: argparse.Namespace, words: Words) -> Loss:
    if not arguments.recovery:
        return restoring.with_passphrase(typed(words.text("cli", "store.then_passphrase")))
    key = typed(words.text("cli", "store.recovery_key"))
    return restoring.with_recovery_key(key, chosen(words, words.text("cli", "store.new_passphrase")))


def _say_loss(restoring: Restore, loss: Loss, words: Words) -> None:
    made = spoken(restoring.made, words.section("dates"))
    say(words.counted("cli", "store.holds", restoring.manifest.records, made=made))
    for finding in restoring.found:
        say(filled(words.text("errors", f"{finding.code}.line"), record=finding.record or ""))
    if not loss.here and not loss.entries:
        say(words.text("cli", "store.nothing_here"))
        return
    if loss.records:
        say(words.counted("cli", "store.lost", len(loss.records), numbers=", ".join(loss.records)))
    if loss.drafts:
        say(words.counted("cli", "store.lost_drafts", loss.drafts))
    if loss.back:
        say(words.counted("cli", "store.back", len(loss.back), numbers=", ".join(loss.back)))
    if loss.seen and not (loss.records or loss.drafts or loss.back):
        say(words.text("cli", "store.nothing_lost"))
    if not loss.seen and loss.entries is None:
        say(words.text("cli", "store.loss_unknown"))
    elif not loss.seen:
        say(words.counted("cli", "store.loss_counted", loss.entries or 0))


def _confirmed(words: Words) -> bool:
    """Whether somebody at a terminal types the word."""
    if not sys.stdin.isatty():
        return False
    word = words.text("cli", "store.word")
    return input(words.text("cli", "store.confirm", word=word)).strip().casefold() == word.casefold()
