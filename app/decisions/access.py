"""Somebody asks what is held about them: the passages that name them, and what in those may be about others.

Nothing here decides what is handed over. It finds words, so it misses what is spelt otherwise and marks too much
rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from app.clock import UK
from app.decisions.content import Content
from app.decisions.draft import Draft
from app.decisions.shapes import (
    EMAIL,
    HANDLE,
    INITIALS,
    NAMELIKE,
    NUMBER,
    POSTCODE,
    WORD,
    Span,
    begins_sentence,
    fold,
    folded,
    plain,
)
from app.decisions.sharing.own_words import boxes
from app.decisions.sharing.whole import Sharing
from app.guidance.deadlines import deadline
from app.guidance.model import Months


@dataclass(frozen=True, slots=True)
class Part:
    """One box of words: where it stands, by code, the heading of a question where it is about one, and the words."""

    where: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a passage that may be about somebody else: from where to where, and what it looks like, by code."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A whole box of words in which the person is named. `record`: the record's number, or empty for a draft, which
    `draft` names; `day`: of sealing, or of the last change (ISO); `own`: where they are named; `others`: the marks."""

    record: str = ""
    draft: str = ""
    day: str
    part: Part
    own: tuple[Span, ...]
    others: tuple[Mark, ...]

    def words(self, mark: Mark) -> str:
        """What a mark stands on."""
        return self.part.text[mark.start : mark.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What was found. `asked`: what was looked for; `by`: the day by which the answer is due, if it is known when they
    asked; `disposed`: the numbers of records that are gone and could not be looked at."""

    asked: tuple[str, ...]
    by: date | None
    passages: tuple[Passage, ...]
    disposed: tuple[str, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """The numbers of the records they are named in, in the order of the passages."""
        return tuple(dict.fromkeys(each.record for each in self.passages if each.record))


def answer_by(came: date) -> date:
    """One month from the day a request came: the same day of the next month, or its last day."""
    return deadline(datetime.combine(came, time(12), UK), Months(months=1)).date()


def of_content(content: Content) -> Iterator[Part]:
    """The boxes of a record that hold a person's own words."""
    for where in ("author", "happened", "judgement", "reasons", "would_change", "look_again", "supersede_reason"):
        yield Part(where, "", getattr(content, where))
    for call in content.calls:
        yield from _call(call.who, call.said, call.asked_to_do)
    for rule in content.rules:
        for line in rule.answers:
            yield Part("note", line.heading, line.note)
            if not line.options:
                yield Part("answer", line.heading, line.answer)
    yield from _sharing(content.sharing.sharing)


def of_draft(draft: Draft, headings: Mapping[str, str]) -> Iterator[Part]:
    """The boxes of a draft that hold a person's own words; `headings` are those of its questions."""
    for question, answer in draft.answers.items():
        if isinstance(answer, str):
            yield Part("answer", headings.get(question, ""), answer)
    for question, note in draft.notes.items():
        yield Part("note", headings.get(question, ""), note)
    yield Part("supersede_reason", "", draft.amends_reason)
    if draft.call is not None:
        yield from _call(draft.call.who, draft.call.said, draft.call.asked_to_do)
    yield from _sharing(draft.sharing)


def _sharing(sharing: Sharing) -> Iterator[Part]:
    for part, text in boxes(sharing):
        yield Part(f"sharing_{part}", "", text)


def _call(who: str, said: str, asked: str) -> Iterator[Part]:
    yield Part("call_who", "", who)
    yield Part("call_said", "", said)
    yield Part("call_asked", "", asked)


def found(parts: Iterable[Part], terms: Sequence[str], marks: Marks, **at: Any) -> tuple[Passage, ...]:
    """The parts in which one of the terms stands, each once; `at` says which record or draft they are from."""
    wanted = [term for term in (folded(term) for term in terms) if term]
    passages = []
    for part in dict.fromkeys(parts):
        own = tuple(sorted(set(_named(part.text, wanted))))
        if own:
            passages.append(Passage(part=part, own=own, others=marks.others(part.text, own), **at))
    return tuple(passages)


_GAP = re.compile(r"[\s'’\-]{1,3}|\.")
_LEAST = 3
"""Letters from which the last word of a term may go on, as a name does in the plural."""


def _named(text: str, wanted: Iterable[tuple[str, ...]]) -> Iterator[Span]:
    """Where the words of a term stand next to one another; the last of them may go on."""
    words = [(match.span(), fold(match.group())) for match in WORD.finditer(text)]
    for term in wanted:
        *before, last = term
        for at in range(len(words) - len(term) + 1):
            here = words[at : at + len(term)]
            end = here[-1][1]
            if [word for _, word in here[:-1]] != before or not _ends(end, last):
                continue
            if all(_GAP.fullmatch(text, one[0][1], two[0][0]) for one, two in pairwise(here)):
                yield here[0][0][0], here[-1][0][1]


def _ends(word: str, last: str) -> bool:
    return word == last or (len(last) >= _LEAST and word.startswith(last))


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("address", EMAIL),
    ("address", HANDLE),
    ("postcode", POSTCODE),
    ("number", NUMBER),
    ("name", INITIALS),
)

_INITIALS = 3
"""So many capital letters in a row may be somebody's initials; more are some office."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is looked for in a passage. Words in small letters: `references` begin one, as in Child A; `openers` may
    begin a sentence and are no names; `never` are capital words that are no names: days, months, offices."""

    references: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]

    def others(self, text: str, own: Iterable[Span]) -> tuple[Mark, ...]:
        """What may be about somebody else in a text, from left to right; nothing that is marked already is again."""
        taken = list(own)
        marks: list[Mark] = []

        def take(start: int, end: int, kind: str) -> None:
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                marks.append(Mark(start, end, kind))

        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(text):
                take(*match.span(), kind)
        for match in re.finditer(rf"\b(?i:{'|'.join(sorted(self.references))})\s+(?:[A-Z]|\d{{1,2}})\b", text):
            take(*match.span(), "reference")
        for start, end in self._names(text, taken):
            take(start, end, "name")
        return tuple(sorted(marks, key=lambda mark: mark.start))

    def _names(self, text: str, taken: Sequence[Span]) -> Iterator[Span]:
        """Capital words, those side by side as one; not the first word of a sentence if it is a usual one."""
        start = end = 0
        for match in NAMELIKE.finditer(text):
            if not self._may_be_a_name(text, match) or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if end and text[end : match.start()] in (" ", "\u00a0", "-"):
                end = match.end()
                continue
            if end:
                yield start, end
            start, end = match.span()
        if end:
            yield start, end

    def _may_be_a_name(self, text: str, match: re.Match[str]) -> bool:
        word, begins = plain(match.group()), begins_sentence(text, match.start())
        if not word[0].isupper() or word.lower() in self.never:
            return False
        if word.isupper() and not 2 <= len(word) <= _INITIALS:
            return False
        return not (begins and word.lower() in self.openers)
