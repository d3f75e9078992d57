"""The receipt for records handed over: what the carer and the agency sign; not a word of any record is on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.clock import spoken, spoken_day
from app.decisions.handed import HandBack, in_groups
from app.decisions.sealing import Author
from app.pdf.kit import BODY, CAPTION, GRID, SMALL, STRONG, Paper
from app.pdf.lines import Style
from app.words import Words

BLANK = "      ".join(["__ __ __ __"] * 5)
BLANKS = Style(400, 15.5, 26)
"""Where the receipt code is written by hand: five groups of four."""


def render(package: HandBack, author: Author, words: Words) -> bytes:
    """The receipt as PDF, A4, in memory only. The same package gives the same bytes."""

    def say(key: str, **facts: object) -> str:
        return words.text("papers", f"handover.{key}", **facts)

    dates = words.section("dates")
    made = datetime.fromisoformat(package.made)
    title = say("title")
    paper = Paper(
        title,
        words,
        header=(title, words.text("papers", "confidential")),
        footer=say("footer", id=package.id),
    )
    paper.heading(words.counted("papers", "handover.heading", len(package.records)), level=1)
    paper.paragraph((say("what"), BODY))
    paper.fact(say("package"), (package.id, STRONG), gap=1.5 * GRID)
    paper.fact(say("made"), (spoken(made, dates), BODY))
    whose = "".join(f", {part}" for part in (author.role, author.organisation) if part)
    paper.fact(say("by"), (author.name, STRONG), (whose, BODY))
    lock = say("for_agency", fingerprint=package.agency) if package.agency else say("for_passphrase")
    paper.fact(say("lock"), (lock, BODY))
    paper.fact(say("file"), (say("file_said", name=package.file_name, size=f"{package.size:,}"), BODY))
    digits = in_groups(package.sha256)
    paper.fact(say("sum"), (f"{digits[:39]}\n{digits[40:]}", BODY))
    paper.fact(say("sent"), (say("sent_how"), BODY))
    paper.line()
    paper.heading(say("steps_heading"))
    paper.items("{number}.", [[(say(f"step_{step}"), BODY)] for step in ("open", "code", "back", "remove")])
    paper.paragraph((say("code"), CAPTION), gap=2 * GRID)
    paper.paragraph((BLANK, BLANKS), gap=GRID)
    paper.heading(say("sign_heading"))
    head = [words.text("papers", f"record.sign_{key}") for key in ("role", "name", "signature", "date")]
    rows = [(say("sign_carer"), author.name, "", ""), (say("sign_agency"), "", "", "")]
    paper.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), say("by_hand"))
    listed = [
        (
            [(say("record", number=each.number, day=_day(each.sealed, dates)), SMALL)],
            [(each.fingerprint, SMALL)],
        )
        for each in package.records
    ]
    paper.heading(say("records_heading"))
    paper.pairs(say("records"), listed)
    return paper.finish(made)


def _day(iso: str, dates: Mapping[str, Any]) -> str:
    return spoken_day(datetime.fromisoformat(iso), dates)
