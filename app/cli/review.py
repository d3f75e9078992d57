"""The commands for whoever reviews the guidance: read it, check it, measure it, draw it, and lay it out as tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.cli.output import DONE, NO, say
from app.clock import spoken_day, wall_clock
from app.decisions.wording import Wording
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.model import Edition
from app.guidance.proof import Fault, faults, standing, word_faults
from app.words import Words


def show(arguments: argparse.Namespace, words: Words) -> int:
    """A page for each rule; then, unless one rule was asked for, what follows from the answers, and what goes to
    whom."""
    from app.cli.proposal_pages import proposal_lines
    from app.cli.rule_pages import consequences, rule_page

    for edition in _editions(arguments):
        wording = Wording(words, GUIDANCE, edition)
        for rule in edition.rules:
            if arguments.rule in (None, rule.id):
                _lines(rule_page(wording, rule))
    if arguments.rule is None:
        first = Wording(words, GUIDANCE, GUIDANCE.editions[0])
        _lines(consequences(first))
        _lines(proposal_lines(first))
    return DONE


def check(_: argparse.Namespace, words: Words) -> int:
    """Every fault of structure and words; the digest, and whether it is the one that was proved."""
    found = (*faults(GUIDANCE), *word_faults(GUIDANCE, words))
    for fault in found:
        say(said(fault, words))
    if not found:
        say(words.text("proof", "check.sound", questions=len(GUIDANCE.questions), version=GUIDANCE.version))
    here = standing(GUIDANCE, words)
    say(words.text("proof", "check.digest", digest=here.digest))
    if here.proved_on is None:
        say(words.text("proof", "check.not_proved"))
    else:
        day = spoken_day(here.proved_on, words.section("dates"))
        say(words.text("proof", "check.proved", count=here.properties, day=day))
    return NO if found else DONE


def said(fault: Fault, words: Words) -> str:
    """A fault in words."""
    return words.text("proof", f"fault.{fault.kind}", id=fault.id, detail=", ".join(fault.detail))


def journeys(arguments: argparse.Namespace, words: Words) -> int:
    """How many pages a decision takes."""
    from app.cli.journey_lines import journey_lines

    for edition in _editions(arguments):
        _lines(journey_lines(Wording(words, GUIDANCE, edition), wall_clock()))
    return DONE


def draw(arguments: argparse.Namespace, words: Words) -> int:
    """One drawing for each rule of each edition."""
    from app.cli.rule_maps import rule_map

    drawn = {
        f"{edition.id}-{rule.id}.svg": rule_map(Wording(words, GUIDANCE, edition), rule)
        for edition in GUIDANCE.editions
        for rule in edition.rules
    }
    return _written(arguments.out, drawn, words)


def table(arguments: argparse.Namespace, words: Words) -> int:
    """Common situations and what they come to, one page for each group, and one of what goes to whom."""
    from app.cli.situation_pages import pages

    return _written(arguments.out, pages(GUIDANCE, words), words)


def _written(folder: Path, files: Mapping[str, str], words: Words) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as fault:
        raise AppError("file_unwritable", file=str(folder)) from fault
    say(words.counted("cli", "written", len(files), folder=folder))
    return DONE


def _editions(arguments: argparse.Namespace) -> tuple[Edition, ...]:
    return (GUIDANCE.edition(arguments.edition),) if arguments.edition else GUIDANCE.editions


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
