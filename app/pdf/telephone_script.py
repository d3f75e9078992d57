"""The script for a call, for whoever makes it: who it must be at the other end, what to say, what not, what to ask."""

from __future__ import annotations

from datetime import datetime

from app.decisions.sharing.phone_script import Script
from app.pdf import second_lock
from app.pdf.forms import Form
from app.pdf.kit import BODY, CAPTION, GAP, GRID, STRONG
from app.pdf.lines import Style
from app.pdf.to_recipient import SheetVoice, refuse, signed
from app.pdf.voice import own
from app.words import Words

SPOKEN = Style(400, 15, 21)
"""What is read out, at arm's length and with a receiver in the other hand."""

LINES = ("name", "number", "time", "did")
"""What the caller writes down at the end."""

CARE = Style(600, 11.5, 14.5)


def render(script: Script, words: Words, made: datetime, barred: tuple[str, ...] = ()) -> bytes:
    """The script as PDF, A4, in memory only. As for `barred` and what is raised, see `recipient_sheet.render`."""
    refuse(script.sheet, barred)
    voice = SheetVoice(script.sheet, words, "script")
    paper = _drawn(script, voice)
    return second_lock.refuse(paper.finish(made, voice.attached(script.to_json())), barred)


def _drawn(script: Script, voice: SheetVoice) -> Form:
    sheet, say = script.sheet, voice.say
    paper = Form(voice.title, voice.words, **voice.edges())
    to = sheet.to
    paper.paragraph((say("call"), CAPTION), gap=0, keep=True)
    paper.heading(to.texts[0] if to.texts else voice.shared.say("to"), level=1)
    paper.paragraph((", ".join(to.texts[1:]), BODY), gap=0)
    paper.fact(say("need"), (own(sheet.need), BODY), gap=1.5 * GRID)
    paper.fact(say("reference"), (sheet.number, STRONG))
    paper.fact(say("names"), (voice.people(), STRONG))
    paper.fact(say("channel"), (voice.worries(), STRONG))
    paper.line()
    paper.paragraph((say("yours"), BODY), gap=GAP)
    paper.heading(say("first"))
    paper.items("{number}.", [[(text, BODY)] for text in _first(script, voice)], indent=3 * GRID)
    paper.heading(say("do_not"))
    paper.side_by_side([[(line, CARE)] for line in _do_not(script, voice)], 2)
    paper.heading(say("say"))
    for said, item in zip(script.say, sheet.items, strict=True):
        spoken = ("\n".join(said.sentences), SPOKEN)
        paper.items(f"{said.number}.", [[spoken, (f"\n{voice.more(item)}", CAPTION)]], gap=GRID, indent=4 * GRID)
    paper.heading(say("end"))
    paper.items("{number}.", [[(say(f"end_{step}"), BODY)] for step in ("back", "who", "use")], indent=3 * GRID)
    for line in LINES:
        paper.field(say(f"write_{line}"), keep=line != LINES[-1])
    return paper


def _first(script: Script, voice: SheetVoice) -> list[str]:
    """Who it must be, and who calls, before anything is said."""
    sheet, say = script.sheet, voice.say
    who = signed(sheet.to) or voice.shared.say("to")
    mine = sheet.sender
    me = say("first_me", name=mine.name, organisation=mine.organisation) if all((mine.name, mine.organisation)) else ""
    return [
        say("first_ring"),
        say("first_who", name=who),
        say("first_else"),
        me or say("first_me_plain"),
        say("first_alone"),
    ]


def _do_not(script: Script, voice: SheetVoice) -> list[str]:
    """What is not to be said, by kind: nobody who reads it learns what it is."""
    lines = [voice.say(f"do_not_say.{secret}") for secret in script.do_not_say]
    if script.held:
        lines.append(voice.counted("held", len(script.held), numbers=", ".join(map(str, script.held))))
    return [*lines, voice.say("asked")]
