"""The recovery sheet: the one paper that opens the records when the passphrase is forgotten."""

from __future__ import annotations

from datetime import datetime

from app.clock import spoken_day
from app.pdf.kit import BODY, GRID, STRONG, TITLE, Paper
from app.words import Words


def render(recovery_key: str, made: datetime, words: Words) -> bytes:
    """The sheet as PDF bytes, in memory only. It names nobody: found, it says no more than it must."""

    def say(key: str, **facts: object) -> str:
        return words.text("papers", f"recovery.{key}", **facts)

    day = spoken_day(made, words.section("dates"))
    paper = Paper(say("title"), words, header=(say("title"), say("keep_apart")), footer=say("made", day=day))
    paper.heading(say("title"), level=1)
    paper.paragraph((say("what"), BODY))
    groups = recovery_key.split("-")
    for at in range(0, len(groups), 3):
        paper.paragraph(("   ".join(groups[at : at + 3]), TITLE), gap=2 * GRID if at == 0 else 0)
    paper.paragraph((say("how"), BODY), gap=2 * GRID)
    paper.paragraph((say("keep"), STRONG))
    return paper.finish(made)
