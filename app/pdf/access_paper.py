"""What is held about one person, as a working paper: every passage, and what in it may be about somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from app.clock import spoken, spoken_day
from app.decisions.access import Access, Passage
from app.decisions.kept_words import counted, limits, others, place, whence
from app.pdf.kit import BODY, GAP, GRID, QUIET, STRONG, Paper
from app.pdf.lines import Span
from app.words import Words


def render(access: Access, words: Words, at: datetime) -> bytes:
    """The paper as PDF, A4, in memory only; `at`: when it is made. It names people, so it says that it is no copy to
    hand over; its metadata names nobody."""

    def say(key: str, **facts: object) -> str:
        return words.text("papers", f"access.{key}", **facts)

    dates = words.section("dates")
    paper = Paper(
        say("title"),
        words,
        header=(say("header"), words.text("papers", "confidential")),
        footer=say("footer", at=spoken(at, dates)),
        watermark=say("mark"),
    )
    paper.heading(say("heading"), level=1)
    paper.paragraph((say("not_to_go"), STRONG), gap=GAP)
    paper.fact(say("asked"), ("\n".join(access.asked), STRONG), gap=1.5 * GRID)
    if access.by is not None:
        paper.fact(say("due"), (spoken_day(access.by, dates), STRONG))
    paper.fact(say("found"), (counted(access, words), BODY))
    paper.heading(say("limits"))
    for line in limits(access, words):
        paper.paragraph((line, BODY), gap=GAP)
    for source, passages in groupby(access.passages, key=lambda passage: whence(passage, words)):
        paper.heading(source)
        for passage in passages:
            paper.fact(place(passage, words), *_marked(passage), (f"\n{others(passage, words)}", QUIET), gap=GRID)
    return paper.finish(at)


def _marked(passage: Passage) -> Iterator[Span]:
    """The passage with what is marked in it in a heavier type."""
    text, at = passage.part.text, 0
    for mark in passage.others:
        yield text[at : mark.start], BODY
        yield text[mark.start : mark.end], STRONG
        at = mark.end
    yield text[at:], BODY
