"""Notices in plain words: one for a person about one decision, and the agency's own from a text that it may change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from app.clock import spoken_day
from app.decisions.sharing.agency_notice import PLACES, Block
from app.decisions.sharing.notice import Notice
from app.pdf.kit import BODY, GAP, GRID, STRONG, Paper
from app.words import Words


def render(notice: Notice, words: Words, made: datetime) -> bytes:
    """The notice for one person as PDF, A4, in memory only."""

    def say(key: str, **facts: object) -> str:
        return words.text("notices", f"one.{'child' if notice.child else 'adult'}.{key}", **facts)

    paper = _paper(words.text("notices", "title"), words, made, words.text("papers", "confidential"))
    paper.heading(notice.title, level=1)
    for line in notice.opening:
        paper.paragraph((line, BODY), gap=GAP)
    for passed in notice.passed:
        paper.heading(passed.who)
        if passed.why:
            paper.paragraph((say("why", why=passed.why), BODY), gap=GAP)
        if passed.when:
            paper.paragraph((passed.when, BODY), gap=GAP)
        paper.paragraph((say("passed"), STRONG), gap=GRID, keep=True)
        paper.items("•", [[(text, BODY)] for text in passed.items])
    paper.heading(notice.heading)
    paper.items("•", [[(line, BODY)] for line in notice.lines])
    return paper.finish(made)


def render_text(blocks: Sequence[Block], words: Words, made: datetime) -> bytes:
    """An agency's notice as PDF, A4, in memory only. Where it still has a place for a name or a number, a line to write
    on stands there."""
    blank = dict.fromkeys(PLACES, words.text("notices", "not_filled"))

    def filled(text: str) -> str:
        for place, line in blank.items():
            text = text.replace(f"{{{place}}}", line)
        return text

    paper = _paper(words.text("notices", "title"), words, made, "")
    first = True
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [filled(block.text) for block in group]
        if kind == "item":
            paper.items("•", [[(text, BODY)] for text in texts], gap=GRID / 4)
        for text in texts if kind != "item" else ():
            if kind == "heading":
                paper.heading(text, level=1 if first else 2)
                first = False
            else:
                paper.paragraph((text, BODY), gap=GAP)
    return paper.finish(made)


def _paper(title: str, words: Words, made: datetime, right: str) -> Paper:
    day = spoken_day(made.date(), words.section("dates"))
    return Paper(title, words, header=(title, right), footer=words.text("notices", "footer", day=day))
