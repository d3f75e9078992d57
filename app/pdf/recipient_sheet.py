"""The sheet for one recipient: what they get, why, from whom, and where both sign."""

from __future__ import annotations

from datetime import datetime

from app.decisions.sharing.sheet import Sheet
from app.pdf import second_lock
from app.pdf.kit import BODY, CAPTION, GAP, GRID, QUIET, STRONG, Paper
from app.pdf.to_recipient import SheetVoice, refuse, whose
from app.pdf.voice import own
from app.words import Words

MANY = 100
"""From so many things on, their numbers need more room."""


def render(sheet: Sheet, words: Words, made: datetime, barred: tuple[str, ...] = ()) -> bytes:
    """The sheet as PDF, A4, in memory only; the same sheet and time give the same bytes.

    `barred`: spellings that the recipient must not get, kept apart from what is drawn. Raises
    AppError("paper_would_tell") where one of them would stand on it.
    """
    refuse(sheet, barred)
    voice = SheetVoice(sheet, words, "sheet")
    paper = _drawn(sheet, voice)
    return second_lock.refuse(paper.finish(made, voice.attached(sheet.to_json())), barred)


def _drawn(sheet: Sheet, voice: SheetVoice) -> Paper:
    say = voice.say
    paper = Paper(voice.title, voice.words, **voice.edges())
    to = sheet.to
    paper.paragraph((say("for"), CAPTION), gap=0, keep=True)
    paper.heading(to.texts[0] if to.texts else say("to"), level=1)
    paper.paragraph((", ".join(to.texts[1:]), BODY), gap=0)
    if sheet.practice:
        paper.paragraph((voice.words.text("papers", "practice_said"), STRONG), gap=GAP)
    sender = sheet.sender
    paper.fact(say("from"), (sender.name, STRONG), (whose(sender), BODY), gap=1.5 * GRID)
    paper.fact(say("decided"), (voice.spoken(sheet.decided), BODY))
    paper.fact(say("reference"), (say("reference_said", number=sheet.number), BODY))
    paper.fact(say("need"), (own(sheet.need), STRONG))
    paper.fact(say("about"), (voice.people(), BODY))
    paper.fact(say("checked"), (say(f"identity.{sheet.identity}") if sheet.identity else "", BODY))
    paper.fact(say("way"), (say(f"channel.{sheet.channel}") if sheet.channel else "", BODY))
    if sheet.only_new:
        paper.fact(say("more"), (say("more_said"), STRONG))
    paper.line()
    _things(paper, sheet, voice)
    paper.heading(say("use_heading"))
    paper.paragraph((say("use"), BODY), gap=GAP)
    paper.fact(say("own"), (own(sheet.conditions), STRONG))
    paper.heading(say("sign_heading"))
    head = [voice.words.text("papers", f"record.sign_{key}") for key in ("role", "name", "signature", "date")]
    rows = [(say("sign_given"), sender.name or whose(sender), "", ""), (say("sign_received"), to.name, "", "")]
    paper.signatures(head, rows, (0.17, 0.37, 0.28, 0.18), say("sign_note"))
    return paper


def _things(paper: Paper, sheet: Sheet, voice: SheetVoice) -> None:
    """What goes to them, each in its own words with what to know about it."""
    if not sheet.items:
        paper.paragraph((voice.say("nothing"), BODY))
        return
    paper.heading(voice.counted("heading", len(sheet.items)))
    indent = (4 if len(sheet.items) >= MANY else 3) * GRID
    texts = [[(own(item.words), BODY), (f"\n{voice.more(item)}", QUIET)] for item in sheet.items]
    paper.items("{number}.", texts, gap=1.25 * GRID, indent=indent)
