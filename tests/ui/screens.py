"""Screens made by hand: one of each page, with words like the real ones."""

# ruff: noqa: E501 - a table of values reads better in long lines

from __future__ import annotations

from typing import Any

from app.decisions.screen import (
    Answered,
    Because,
    Choice,
    Cited,
    Field,
    Page,
    Part,
    Point,
    Problem,
    Screen,
    Stop,
    Tell,
    Urgency,
    Word,
)

TITLES = (
    "The concern",
    "The law helps",
    "Open and honest",
    "Advice",
    "Consent",
    "Safety and wellbeing",
    "What to share",
    "The record",
)
SOURCE = Cited(
    id="source",
    title="Information sharing advice for safeguarding practitioners",
    where="https://www.example.org/advice/page/9",
    confirm=True,
)


def rail(here: int) -> tuple[Stop, ...]:
    """The rail with rule `here` being asked."""
    return tuple(
        Stop(
            rule=f"r{at}",
            title=title,
            state="done" if at < here else "here" if at == here else "ahead",
            goes_to="first" if at <= here else "",
        )
        for at, title in enumerate(TITLES)
    )


def choice(id: str, label: str, key: str, chosen: bool = False, hint: str = "", group: str = "") -> Choice:
    """One choice."""
    return Choice(id=id, label=label, hint=hint, key=key, chosen=chosen, group=group)


CHOICES = (
    choice("yes", "Yes, and they agreed", "A"),
    choice("refused", "Yes, and they said no", "B", hint="Their reasons belong on the record, whatever you decide."),
    choice("unsafe", "No, it was not safe to ask", "C"),
    choice("unsure", "I'm not sure", "N"),
)


def screen(**changes: Any) -> Screen:
    """A question of rule 4, with what is different put in."""
    plain: dict[str, Any] = {
        "page": Page.QUESTION,
        "step": "q:first",
        "rule": "r4",
        "heading": "Did you ask the person if you could share this?",
        "hint": "Asking is usual where it is safe. It is not always needed.",
        "rail": rail(4),
        "here": "Rule 4 of 7 · Consent",
        "announce": "Rule 4 of 7, Consent. Did you ask the person if you could share this?",
        "on_label": "Continue",
        "can_go_on": True,
        "can_go_back": True,
        "why": "If a child may be hurt, you do not need consent to tell someone who can protect them. "
        "Where there is a real choice, asking keeps trust.",
        "sources": (SOURCE,),
        "field": Field.ONE,
        "choices": CHOICES,
    }
    return Screen(**{**plain, **changes})


MISSING = Problem(question="first", text="Choose an answer. “I'm not sure” is an answer too.")
WRITE = screen(
    step="q:words", field=Field.TEXT, choices=(), heading="What happened?", hint="Your own words. Short is fine."
)
LADO = Word(term="Designated officer (LADO)", means="The person at the council who is told about people in trust.")
FGM = Word(term="FGM", means="Cutting a girl's genitals without a medical reason.")
NOTICE = "The guidance has changed since you began. Newly asked: How serious could it be?"
NEW = screen(step="q:new", glossary=(LADO, FGM), notice=NOTICE)
DAY = screen(step="q:day", field=Field.DATE, choices=(), heading="When will you look again?", optional=True)
SEVERAL = screen(
    step="q:several", field=Field.MANY, heading="Who could be hurt?", note="", note_label="In your own words"
)
TELL_SOCIAL = Tell(
    body="social_worker",
    who="The child's social worker",
    number="0300 123 6720",
    say=("I am a foster carer. A child in my care has told me something.", "Say what you were told, in their words."),
    by="Now, and no later than 6 pm today",
    urgency=Urgency.SUN,
    told=None,
)
TELL_POLICE = Tell(
    body="police",
    who="Police, ambulance or fire",
    number="999",
    say=("Say where you are first.", "Say who is in danger and whether anybody is hurt."),
    by="Now",
    urgency=Urgency.EMBER,
    told=None,
)
TELL = screen(
    page=Page.TELL, step="tell", heading="Tell them now", field=None, choices=(), why="", sources=(), on_label="Carry on",
    hint="Whatever is decided about anyone else, these people must know.", tell=(TELL_POLICE, TELL_SOCIAL),
    urgency=Urgency.EMBER,
)  # fmt: skip
CHECK = screen(
    page=Page.CHECK, step="check", heading="Check your answers", here="Check your answers", field=None, choices=(),
    why="", sources=(), on_label="These are right", rail=rail(7),
    answered=(
        Answered(question="first", heading="Is someone in danger now?", answer="No", note="", missing=False, group="The concern"),
        Answered(question="who", heading="Who are you?", answer="A foster carer", note="Since May", missing=False, group="The concern"),
        Answered(question="words", heading="What happened?", answer="", note="", missing=True, group="Rule 2 · Open and honest"),
    ),
)  # fmt: skip
GUIDANCE = screen(
    page=Page.GUIDANCE, step="guidance", heading="Where your answers lead", here="Rule 7 of 7 · The record", field=None,
    choices=(), why="", sources=(), on_label="Decide", rail=rail(7), hint="This is guidance from the rules you answered.",
    parts=(
        Part(id="outcome", title="What to do", verdict="Share it now, without waiting for consent", urgency=Urgency.SUN,
             points=(Point(id="p1", text="A child may be at risk of harm, so consent is not the gate.", sources=(SOURCE,),
                           because=(Because(question="first", heading="Could a child be hurt?", answer="Yes"),
                                    Because(question="who", heading="Who are you?", answer="A foster carer"))),)),
        Part(id="tell_person", title="Telling the people concerned", verdict="Not yet", urgency=Urgency.SUN,
             points=(Point(id="p2", text="Ask the social worker first whether it is safe to tell the parent."),)),
        Part(id="consent", title="Consent", verdict="Not needed", urgency=Urgency.LEAF,
             points=(Point(id="p3", text="You do not have to ask. Write down any view you heard.", sources=(SOURCE,)),)),
    ),
)  # fmt: skip
SEAL = screen(
    page=Page.SEAL, step="seal", heading="Seal your decision", here="Rule 7 of 7 · The record", field=None, choices=(),
    why="", sources=(), on_label="Seal it", rail=rail(7), hint="Once sealed it cannot be changed, only added to.",
    parts=(Part(id="decision", title="You decide", verdict="Share it now", urgency=Urgency.LEAF,
                points=(Point(id="seal", text="This is what the guidance says too."),)),),
    tell=(TELL_SOCIAL,),
)  # fmt: skip
