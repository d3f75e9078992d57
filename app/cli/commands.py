"""The commands and their arguments, and how each ends: done, no, or one line that says what is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.cli import (
    agency,
    asking,
    blank_papers,
    deciding,
    handing,
    keeping,
    logging_shares,
    papers,
    recipient_papers,
    review,
    second_reading,
    storing,
)
from app.cli.output import DONE, FAULT, STOPPED, WRONG, filled, warn
from app.cli.unlocking import where
from app.clock import wall_clock
from app.errors import AppError
from app.fault_report import FaultReport, in_full, keep, report
from app.guidance import GUIDANCE
from app.guidance.proof import refuse_faults
from app.log import silence
from app.paths import Places, home, in_development
from app.words import Words


def main(argv: Sequence[str]) -> int:
    """Run one command. 0: done; 1: the answer is no; 2: the input is wrong, with one line that says what; 3: a fault
    of the program, with its code."""
    silence()
    words = Words()
    arguments = _parser(words).parse_args(list(argv))
    try:
        if arguments.sound and in_development():
            refuse_faults(GUIDANCE)
        return int(arguments.run(arguments, words))
    except AppError as fault:
        facts = {"file": getattr(arguments, "file", ""), **fault.facts}
        warn(filled(words.text("errors", f"{fault.code}.line"), **facts))
        return WRONG
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except Exception as fault:  # told by its code alone: what it says may hold a name
        if in_full():
            raise
        warn(words.text("cli", "fault", code=_reported(fault, arguments).code))
        return FAULT


def _reported(fault: Exception, arguments: argparse.Namespace) -> FaultReport:
    """The report, kept beside the register that the command was about."""
    if getattr(arguments, "scratch", False):
        return report(fault)
    return keep(Places(folder) if (folder := getattr(arguments, "folder", None)) else home(), fault, wall_clock())


def _parser(words: Words) -> argparse.ArgumentParser:
    def said(key: str) -> str:
        return words.text("cli", key)

    parser = argparse.ArgumentParser(prog="sharewell", description=said("what"), epilog=said("window"))
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(sound=True)
    commands = parser.add_subparsers(required=True, metavar=said("command"))

    questions = commands.add_parser("questions", help=said("questions"))
    _edition(questions, words)
    questions.add_argument("--json", action="store_true", help=said("json"))
    questions.set_defaults(run=deciding.questions)

    assess = commands.add_parser("assess", help=said("assess"))
    assess.add_argument("file", help=said("file"))
    assess.add_argument("--json", action="store_true", help=said("json"))
    assess.add_argument("--ics", type=Path, help=said("ics"))
    assess.set_defaults(run=deciding.assess)

    decide = commands.add_parser("decide", help=said("decide"))
    decide.add_argument("file", help=said("file"))
    decide.add_argument("--pdf", required=True, type=Path, help=said("pdf"))
    where(decide, words)
    decide.set_defaults(run=deciding.decide)

    amend = commands.add_parser("amend", help=said("amend"))
    amend.add_argument("number", metavar="NUMBER", help=said("keeping.number"))
    amend.add_argument("file", help=said("file"))
    amend.add_argument("--reason", required=True, help=said("amend_reason"))
    amend.add_argument("--pdf", required=True, type=Path, help=said("pdf"))
    where(amend, words, scratch=False)
    amend.set_defaults(run=deciding.amend)

    storing.add_to(commands, words)
    _guidance(commands.add_parser("guidance", help=said("guidance")), words)
    keeping.add_to(commands, words)
    papers.add_to(commands, words)
    handing.add_to(commands, words)
    agency.add_to(commands, words)
    second_reading.add_to(commands, words)
    blank_papers.add_to(commands, words)
    asking.add_to(commands, words)
    logging_shares.add_to(commands, words)
    recipient_papers.add_to(commands, words)
    return parser


def _guidance(parser: argparse.ArgumentParser, words: Words) -> None:
    def said(key: str) -> str:
        return words.text("cli", key)

    actions = parser.add_subparsers(required=True, metavar=said("command"))
    show = actions.add_parser("show", help=said("guidance_show"))
    _edition(show, words)
    show.add_argument("--rule", choices=_rules(), help=said("rule"))
    show.set_defaults(run=review.show)

    actions.add_parser("check", help=said("guidance_check")).set_defaults(run=review.check, sound=False)

    journeys = actions.add_parser("journeys", help=said("guidance_journeys"))
    _edition(journeys, words)
    journeys.set_defaults(run=review.journeys)

    for name, run in (("map", review.draw), ("table", review.table)):
        action = actions.add_parser(name, help=said(f"guidance_{name}"))
        action.add_argument("--out", required=True, type=Path, help=said("out"))
        action.set_defaults(run=run)


def _edition(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--edition", choices=[e.id for e in GUIDANCE.editions], help=words.text("cli", "edition"))


def _rules() -> list[str]:
    return list(dict.fromkeys(rule.id for edition in GUIDANCE.editions for rule in edition.rules))
