"""The commands for papers to fill in by hand: the blank form and the emergency log."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from app.cli.output import DONE, say
from app.cli.unlocking import where
from app.clock import wall_clock
from app.desk import Desk
from app.guidance import GUIDANCE
from app.paths import Places, home
from app.words import Words


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser], words: Words) -> None:
    """Take the commands into the parser."""

    def command(name: str, key: str, make: Callable[[Desk, argparse.Namespace], bytes]) -> argparse.ArgumentParser:
        def run(arguments: argparse.Namespace, words: Words) -> int:
            desk = Desk(Places(arguments.folder) if arguments.folder else home(), wall_clock)
            desk.save_paper(make(desk, arguments), arguments.pdf)
            say(words.text("cli", "blank.saved", paper=arguments.pdf))
            return DONE

        made = commands.add_parser(name, help=words.text("cli", f"blank.{key}"))
        made.add_argument("--pdf", required=True, type=Path, help=words.text("cli", "pdf"))
        where(made, words, scratch=False)
        made.set_defaults(run=run)
        return made

    form = command("form", "form", lambda desk, arguments: desk.blank_papers.form(arguments.edition))
    editions = [edition.id for edition in GUIDANCE.editions]
    form.add_argument("--edition", choices=editions, default="", help=words.text("cli", "edition"))
    command("emergency-log", "log", lambda desk, _: desk.blank_papers.emergency_log())
