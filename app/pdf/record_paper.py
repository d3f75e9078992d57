"""The decision record on paper, in the type that makes it fit one sheet."""

from __future__ import annotations

from app.decisions.printed import Printed
from app.decisions.record import Record
from app.decisions.thread import Thread, alone
from app.pdf.record_sheet import CLOSE, ROOMY, RecordSheet
from app.words import Words

SHEET = 2
"""Pages of one sheet of paper."""


def render(record: Record, words: Words, thread: Thread | None = None, *, references: bool = False) -> bytes:
    """The record as PDF, A4, with what stands around it: what was added later, and what took its place.

    `references`: they stand in the place of names, and the paper says so. All of it is set in 11 pt where that makes no
    more than two pages; else how it came about is set closer. The same gives the same bytes. No file is written."""
    printed = Printed(record, thread or alone(record))
    roomy = RecordSheet(printed, words, references, ROOMY)
    roomy.fill()
    if roomy.paper.length() <= SHEET:
        return roomy.pdf()
    close = RecordSheet(printed, words, references, CLOSE)
    close.fill()
    return close.pdf()
