"""What one page shows, whole and frozen; the window mirrors it and knows no rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Page(StrEnum):
    """Which of the few page classes shows this screen."""

    QUESTION = "question"
    TELL = "tell"  # tell these people now: I have told them / carry on
    CHECK = "check"  # check your answers, with Change links
    GUIDANCE = "guidance"  # where the answers lead, and why
    SEAL = "seal"  # last look before it is sealed


class Field(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    TEXT = "text"
    DATE = "date"


class Urgency(StrEnum):
    """The accent a page or card wears: ember for danger, sun for look again, leaf for everything else."""

    EMBER = "ember"
    SUN = "sun"
    LEAF = "leaf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that can be picked. `key` is the letter that picks it; `group` a heading above it, or empty."""

    id: str
    label: str
    hint: str
    key: str
    chosen: bool
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of the rail: the concern, or one of the seven rules. `state` is done, here or ahead."""

    rule: str
    title: str
    state: str
    goes_to: str = ""  # the question a click goes back to, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something to put right before going on, linked to its question."""

    question: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where a statement comes from: a title, where to read it, and whether a manager must confirm it."""

    id: str
    title: str
    where: str
    confirm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A term that could not be avoided on this page, and what it means."""

    term: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """An answer that caused something, as a link: the question, its heading and the answer in words."""

    question: str
    heading: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of guidance with its sources and the answers that caused it."""

    id: str
    text: str
    sources: tuple[Cited, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the assessment, as a card: a short title, the verdict in words, and its lines."""

    id: str
    title: str
    verdict: str
    urgency: Urgency
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Someone to tell now: who, the number to ring (may be empty), what to say, by when, and when they were told."""

    body: str
    who: str
    number: str
    say: tuple[str, ...]
    by: str
    urgency: Urgency
    told: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One line of the check page. `missing` says that it must still be answered."""

    question: str
    heading: str
    answer: str
    note: str
    missing: bool
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Where what goes to whom stands: how many things there are, people who might get them, and cells decided."""

    things: int
    recipients: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A whole page. The window rebuilds the page when `step` changes and only refreshes it otherwise."""

    page: Page
    step: str
    rule: str
    heading: str
    hint: str
    rail: tuple[Stop, ...]
    here: str  # "Rule 4 of 7 · Consent", for the narrow window and the screen reader
    announce: str
    on_label: str  # the one primary button
    can_go_on: bool
    can_go_back: bool
    urgency: Urgency = Urgency.LEAF
    why: str = ""
    sources: tuple[Cited, ...] = ()
    glossary: tuple[Word, ...] = ()
    notice: str = ""  # something to know before answering: newly asked since the draft was begun
    field: Field | None = None
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    text: str = ""
    note: str | None = None  # None: this page has no box for own words
    note_label: str = ""
    problems: tuple[Problem, ...] = ()
    tell: tuple[Tell, ...] = ()
    answered: tuple[Answered, ...] = ()
    parts: tuple[Part, ...] = ()
    sharing: Tally | None = None  # None: what goes to whom is not offered on this page
