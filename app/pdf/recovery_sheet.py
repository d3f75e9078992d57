"""The recovery sheet: the one paper that opens the records when the passphrase is forgotten."""

from __future__ import annotations

from datetime import datetime

from app.clock import spoken_day
from app.pdf.forms import DIALLED, Form
from app.pdf.kit import BODY, GRID, STRONG
from app.words import Words


def render(recovery_key: str, made: datetime, words: Words) -> bytes:
    """The sheet as PDF bytes, in memory only. It names nobody: found, it says no more than it must."""

    def say(key: str, **facts: object) -> str:
        return words.text("papers", f"recovery.{key}", **facts)

    day = spoken_day(made, words.section("dates"))
    paper = Form(say("title"), words, header=(say("title"), say("keep_apart")), footer=say("made", day=day))
    paper.heading(say("title"), level=1)
    paper.paragraph((say("what"), BODY))
    paper.side_by_side([[(group, DIALLED)] for group in recovery_key.split("-")], 3)
    paper.paragraph((say("how"), BODY), gap=2 * GRID)
    paper.paragraph((say("keep"), STRONG))
    return paper.finish(made)
