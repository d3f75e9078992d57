"""A request for advice that names nobody, with room for the advice: what is asked, then who answered, when and what."""

from __future__ import annotations

from datetime import datetime

from app.decisions.record import canonical
from app.decisions.sharing.deidentified import Request
from app.pdf.conform import Attachment
from app.pdf.forms import Form
from app.pdf.kit import BODY, GAP, GRID, QUIET
from app.words import Words

FILE = "request.json"
WRITTEN = 6
"""Lines to write the advice on."""


def render(request: Request, words: Words, made: datetime) -> bytes:
    """The paper as PDF, A4, in memory only. What it holds beside what is printed is the same once more as JSON."""

    def say(key: str) -> str:
        return words.text("advice_request", f"paper.{key}")

    paper = Form(say("title"), words, header=(say("title"), words.text("papers", "confidential")), footer=say("footer"))
    paper.heading(request.title, level=1)
    for line in request.lines:
        paper.heading(line.heading)
        close = GRID / 4 if line.id == "who" else GAP
        for number, paragraph in enumerate(line.paragraphs):
            paper.paragraph((" ".join(paragraph), BODY), gap=close if number else GRID / 2)
    paper.line()
    paper.heading(say("advice"))
    paper.note((say("advice_how"), QUIET))
    for field in ("who", "when"):
        paper.field(say(field), keep=True)
    paper.note((say("said"), BODY), gap=GRID)
    paper.write(WRITTEN, indent=0.0)
    return paper.finish(made, Attachment(FILE, say("attached"), "application/json", canonical(request.to_json())))
