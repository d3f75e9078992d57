"""The sharing log as a paper: what went to whom, when and how, and what is waited for; without names unless asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.decisions.sharing.log_lines import LogLine, cells_of
from app.pdf.kit import GAP, GRID, QUIET, SMALL, SMALL_STRONG, STRONG, Paper
from app.pdf.lines import Span
from app.pdf.voice import Voice, listed
from app.words import Words

COLUMNS = ("record_at", "to", "what", "how", "state")
SHARES = (0.21, 0.22, 0.21, 0.17, 0.19)


def render(found: Sequence[LogLine], words: Words, at: datetime, *, names: bool = False) -> bytes:
    """These lines in their order as PDF, A4, in memory only; `at`: when it is made. With `names` every page says so."""
    return _Sheet(found, words, at, names=names).pdf()


class _Sheet(Voice):
    """The log being put on paper; its words stand in a file of their own."""

    def __init__(self, found: Sequence[LogLine], words: Words, at: datetime, *, names: bool) -> None:
        super().__init__(words, "")
        self.found, self.at, self.names = found, at, names
        title = self.say("title")
        self.paper = Paper(
            title,
            words,
            header=(self.say("with_names_header") if names else title, words.text("papers", "confidential")),
            footer=self.say("footer", at=self.spoken(at.isoformat())),
        )

    def say(self, key: str, **facts: object) -> str:
        """The sentence at this key of sharing_log.toml."""
        return self.words.text("sharing_log", key, **facts)

    def pdf(self) -> bytes:
        """All of it in reading order."""
        paper = self.paper
        paper.heading(self.say("title"), level=1)
        paper.paragraph((self.say("with_names" if self.names else "without_names"), STRONG), gap=GAP)
        paper.paragraph((self.words.counted("sharing_log", "count", len(self.found)), QUIET), gap=GAP)
        heads = [self.say(f"head.{column}") for column in COLUMNS]
        if len(self.found) == 1:  # one row under its heads is no table to whoever hears it
            for head, cell in zip(heads, next(self.rows()), strict=True):
                paper.fact(head, *cell)
        elif self.found:
            paper.table([[(head, SMALL_STRONG)] for head in heads], self.rows(), SHARES, gap=GRID / 2, rule=True)
        return paper.finish(self.at)

    def rows(self) -> Iterator[Sequence[Sequence[Span]]]:
        """A row for each line: the number and when; to whom; what; how; where it stands."""
        for each in self.found:
            cells = cells_of(each, self.words)
            reference = self.say("reference", reference=each.reference) if each.reference else ""
            by = self.say("by", by=each.by) if each.by else ""
            since = self.day(each.since) if each.since else ""
            chase = self.say("chase_on", day=self.day(each.chase_on)) if each.chase_on else ""
            yield (
                listed((each.record, SMALL_STRONG), (self.spoken(each.at), SMALL)),
                listed((each.name, SMALL_STRONG), (each.to, SMALL), (each.organisation, SMALL)),
                listed(*((what, SMALL) for what in each.what)),
                listed((cells["how"], SMALL), (reference, SMALL), (by, SMALL)),
                listed((cells["state"], SMALL_STRONG), (since, SMALL), (chase, SMALL), (each.chase, SMALL)),
            )
