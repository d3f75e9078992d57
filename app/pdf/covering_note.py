"""The note that goes with a sheet: what is enclosed, what it is for, what may be done with it, and whom to tell if it
came to the wrong person."""

from __future__ import annotations

from datetime import datetime

from app.decisions.sharing.sheet import Sheet
from app.pdf import second_lock
from app.pdf.forms import Form
from app.pdf.kit import BODY, CAPTION, GAP, GRID, STRONG
from app.pdf.to_recipient import SheetVoice, refuse, signed, whose
from app.pdf.voice import own
from app.words import Words

USES = ("purpose", "who", "ask", "online", "wrong")
"""The standard conditions, in the order in which they are read."""


def render(sheet: Sheet, words: Words, made: datetime, barred: tuple[str, ...] = ()) -> bytes:
    """The note as PDF, A4, in memory only. It says nothing of what stands on the sheet. As for `barred` and what is
    raised, see `recipient_sheet.render`."""
    refuse(sheet, barred)
    voice = SheetVoice(sheet, words, "note")
    paper = _drawn(sheet, voice)
    return second_lock.refuse(
        paper.finish(made, voice.attached({key: said for key, said in sheet.to_json().items() if key in _PRINTED})),
        barred,
    )


_PRINTED = frozenset({"number", "practice", "decided", "to", "sender", "need", "conditions"})


def _drawn(sheet: Sheet, voice: SheetVoice) -> Form:
    say, shared = voice.say, voice.shared.say
    paper = Form(voice.title, voice.words, **voice.edges())
    to, sender = sheet.to, sheet.sender
    paper.paragraph((say("heading"), CAPTION), gap=0, keep=True)
    paper.heading(to.texts[0] if to.texts else shared("to"), level=1)
    paper.paragraph((", ".join(to.texts[1:]), BODY), gap=0)
    paper.fact(shared("from"), (sender.name, STRONG), (whose(sender), BODY), gap=1.5 * GRID)
    paper.fact(shared("decided"), (voice.spoken(sheet.decided), BODY))
    paper.fact(say("inside"), (voice.counted("inside_said", len(sheet.items), number=sheet.number), BODY))
    paper.fact(say("for"), (own(sheet.need), STRONG))
    paper.line()
    paper.heading(say("use_heading"))
    paper.items("•", [[(say(f"use_{use}"), BODY)] for use in USES])
    paper.fact(shared("own"), (own(sheet.conditions), STRONG), gap=GRID)
    paper.heading(say("keep_heading"))
    paper.paragraph((say("keep"), BODY), gap=GAP)
    paper.heading(say("wrong_heading"))
    paper.paragraph((say("wrong"), BODY), gap=GAP)
    paper.fact(say("wrong_tell"), (signed(sender), STRONG))
    paper.field(say("wrong_ring"))
    return paper
