"""Sessions to test with: a fixed clock, the shipped guidance, and answers of a carer at a kitchen table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.clock import UK
from app.decisions.draft import Draft
from app.decisions.pages import Pages
from app.decisions.screen import Page, Screen
from app.decisions.session import Session
from app.guidance import GUIDANCE
from app.words import Words

START = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
NUMBERS = {"999": "999", "out_of_hours": "0300 123 4567"}

SECRET = {
    "danger": ("no",),
    "role": ("carer",),
    "who": ("ours",),
    "about": ("relative",),
    "topic": ("disclosure", "abuse"),
    "serious": ("serious",),
    "known": ("nobody",),
    "recipient": ("child_sw",),
    "request": ("no",),
    "told": ("unsafe",),
    "unsafe_why": ("child_harm",),
    "fits": ("unsure",),
}
"""A child asks for secrecy and tells of abuse (practice-09)."""


class Ticking:
    """A clock that moves on a second with every look."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def blank() -> Draft:
    """An empty draft."""
    return Draft(
        id="0" * 32,
        edition=GUIDANCE.editions[0].id,
        guidance=GUIDANCE.version,
        started=START,
        known_at=START,
        updated=START,
    )


def session(draft: Draft | None = None) -> Session:
    """A session over a draft."""
    return Session(draft or blank(), GUIDANCE, Pages(Words(), GUIDANCE, NUMBERS), Ticking())


def walk(person: Session, answers: Mapping[str, tuple[str, ...]]) -> Screen:
    """Answer every page from `answers` and carry on at each stop, until a page that is not in them."""
    screen = person.screen
    while True:
        question = screen.step.removeprefix("q:")
        if screen.page is Page.TELL:
            screen = person.carry_on()
        elif question in answers:
            person.answer(question, answers[question])
            screen = person.go_on()
        else:
            return screen


def sealed_ready(answers: Mapping[str, tuple[str, ...]] | None = None, decision: str = "share_now") -> Session:
    """A session that has reached the seal."""
    person = session()
    walk(person, answers or SECRET)
    person.go_on()  # the check
    if person.screen.step == "q:judgement":
        person.answer("judgement", "Her social worker must know today.")
        person.go_on()
    person.go_on()  # the guidance
    person.answer("decision", (decision,))
    person.go_on()
    person.answer("reasons", "She told me her uncle hits her.")
    screen = person.go_on()
    while screen.page is not Page.SEAL:  # the last questions can be left empty
        if screen.step == "q:look_again":
            person.answer("look_again", "2026-12-04")
        screen = person.go_on()
    return person
