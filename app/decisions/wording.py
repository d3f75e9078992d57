"""From the guidance's ids to the words of one locale: headings, labels, sources, and the answers behind a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from string import ascii_uppercase, digits

from app.clock import spoken
from app.decisions.screen import Because, Choice, Cited, Point
from app.guidance.evaluate import Due, Found, TellNow
from app.guidance.model import Answer, Body, Duty, Edition, Guidance, Hours, Kind, Question, Standing
from app.words import Words

UNSURE_KEY = "N"
"""The key of "I'm not sure" on every page; the other choices run through the alphabet, then the digits."""


class Wording:
    """The words of one edition of the guidance in one locale."""

    def __init__(self, words: Words, guidance: Guidance, edition: Edition) -> None:
        self.words = words
        self.guidance = guidance
        self.edition = edition

    def question(self, id: str, key: str) -> str:
        """One of a question's words: heading, hint, why, note. Empty where there is none."""
        section = "concern" if self.edition.rule_of(id) == self.edition.rules[0].id else "rules"
        return self.words.find(section, f"{id}.{key}") or ""

    def label(self, question: str, option: str) -> str:
        """An option's words."""
        return self.question(question, option)

    def answer(self, question: str, answer: Answer) -> str:
        """An answer in words; text stands as it was written."""
        if isinstance(answer, str):
            return answer
        return "; ".join(self.label(question, option) for option in answer)

    def choices(self, question: Question, answer: Answer) -> tuple[Choice, ...]:
        """The options as choices with their keys, their headings and what is chosen."""
        letters = iter(key for key in ascii_uppercase + digits if key != UNSURE_KEY)
        return tuple(
            Choice(
                id=option.id,
                label=self.label(question.id, option.id),
                hint=self.question(question.id, f"{option.id}_hint"),
                key=UNSURE_KEY if option.id == "unsure" else next(letters),
                chosen=option.id in answer and question.kind in (Kind.ONE, Kind.MANY),
                group=self.words.text("concern", f"groups.{option.group}") if option.group else "",
            )
            for option in question.options
        )

    def rule_title(self, rule: str) -> str:
        """A rule's title in this edition."""
        return self.words.text("editions", f"{self.edition.id}.{rule}")

    def edition_title(self) -> str:
        """The edition's own name."""
        return self.words.text("editions", f"{self.edition.id}.title")

    def cited(self, ids: Iterable[str]) -> tuple[Cited, ...]:
        """Sources in words."""
        return tuple(
            Cited(
                id=id,
                title=self.words.text("sources", id),
                where=self.guidance.source_by_id[id].where,
                confirm=self.guidance.source_by_id[id].standing is Standing.CONFIRM,
            )
            for id in ids
        )

    def because(self, questions: Iterable[str], answers: Mapping[str, Answer]) -> tuple[Because, ...]:
        """The answers behind something, as links."""
        return tuple(
            Because(question=q, heading=self.question(q, "heading"), answer=self.answer(q, answers[q]))
            for q in questions
            if q in answers
        )

    def point(self, found: Found, text: str, answers: Mapping[str, Answer]) -> Point:
        """One line of guidance with its sources and causes."""
        return Point(
            id=found.id, text=text, sources=self.cited(found.sources), because=self.because(found.because, answers)
        )

    def due(self, duty: Due, answers: Mapping[str, Answer]) -> Point:
        """A duty as a line: what, by whom, by when."""
        text = self.words.text(
            "session",
            "due.line",
            what=self.words.text("duties", f"duty.{duty.id}"),
            owner=self.words.text("duties", f"owner.{duty.owner}"),
            by=self.by(duty.by, at_once=self._at_once(duty.id)),
        )
        return self.point(duty, text, answers)

    def by(self, moment: datetime, *, at_once: bool) -> str:
        """By when in words: now, and no later than a moment."""
        if at_once:
            return self.words.text("protect", "when.now")
        return self.words.text("protect", "when.by", time=spoken(moment, self.words.section("dates")))

    def tell_by(self, tell: TellNow) -> str:
        """By when a body is to be told."""
        return self.by(tell.by, at_once=self._at_once(tell.id))

    def number(self, tell: TellNow, numbers: Mapping[str, str]) -> str:
        """The number to ring, of those the agency has set; empty where none is."""
        return next((numbers[name] for name in tell.numbers if name in numbers), "")

    def case(self, part: str, found: Found) -> str:
        """Why a part of the assessment came out as it did, in one sentence."""
        table = part if part == "outcome" else f"{part}_case"
        return self.words.text("outcomes", f"{table}.{found.id}")

    def verdict(self, part: str, value: str) -> str:
        """The value of a part in words."""
        return self.words.text("outcomes", f"title.{value}" if part == "outcome" else f"{part}.{value}")

    def _at_once(self, id: str) -> bool:
        timed: tuple[Body | Duty, ...] = (*self.guidance.bodies, *self.guidance.duties)
        return any(isinstance(each.within, Hours) and not each.within.hours for each in timed if each.id == id)
