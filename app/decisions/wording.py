"""From the guidance's ids to the words of one locale: headings, labels, sources, and the answers behind a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_uppercase, digits

from app.clock import spoken
from app.decisions.screen import Because, Choice, Cited, Point, Word
from app.guidance.evaluate import Due, Found, TellNow, Timed
from app.guidance.model import AT_ONCE, LAW, Answer, Edition, Guidance, Kind, Question, Standing
from app.words import Words

UNSURE_KEY = "N"
"""The key of "I'm not sure" on every page; the other choices run through the alphabet, then the digits."""

QUESTION_SECTIONS = ("concern", "rules", "facts")


class Wording:
    """The words of one edition of the guidance in one locale, for a carer or for an `office`."""

    def __init__(self, words: Words, guidance: Guidance, edition: Edition, *, office: bool = False) -> None:
        self.words = words
        self.guidance = guidance
        self.edition = edition
        self.office = office

    def question(self, id: str, key: str) -> str:
        """One of a question's (or a fact's) words: heading, hint, why, note. Empty where there is none.

        What the edition says in its own way comes first, and what an office reads before what a carer reads."""
        keys = (f"{id}.{key}_office", f"{id}.{key}") if self.office else (f"{id}.{key}",)
        sections = (f"edition_{self.edition.id}", *QUESTION_SECTIONS)
        return next((said for s in sections for k in keys if (said := self.words.find(s, k)) is not None), "")

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
            "session", "due.line", what=self.duty(duty), owner=self.owner(duty.owner), by=self.by(duty)
        )
        return self.point(duty, text, answers)

    def duty(self, duty: Due) -> str:
        """What must happen."""
        return self._going_round("duties", f"duty.{duty.id}", around=duty.around)

    def owner(self, owner: str) -> str:
        """Whose job it is."""
        return self.words.text("duties", f"owner.{owner}")

    def advice(self, line: Found) -> str:
        """One line of advice."""
        return self._going_round("advice", f"advice.{line.id}", around=line.around)

    def by(self, timed: Timed) -> str:
        """By when: now, or now and no later than a moment."""
        if timed.within == AT_ONCE:
            return self.words.text("protect", "when.now")
        return self.words.text("protect", "when.by", time=spoken(timed.by, self.words.section("dates")))

    def number(self, tell: TellNow, numbers: Mapping[str, str]) -> str:
        """The number to ring, of those the agency has set; empty where none is."""
        return next((numbers[name] for name in tell.numbers if name in numbers), "")

    def part(self, part: str) -> str:
        """The title of a part of the assessment."""
        return self.words.text(_section(part), f"parts.{part}")

    def case(self, part: str, found: Found) -> str:
        """Why a part of the assessment came out as it did, in one sentence."""
        table = part if part == "outcome" else f"{part}_case"
        return self._going_round(_section(part), f"{table}.{found.id}", around=found.around)

    def verdict(self, part: str, value: str) -> str:
        """The value of a part in words."""
        return self.words.text(_section(part), f"title.{value}" if part == "outcome" else f"{part}.{value}")

    def would_change(self, found: Found) -> str:
        """What would change a decision not to share, for the case that decided; or that anything new would."""
        said = self.words.find("outcomes", f"would_change.{found.id}")
        return said or self.words.text("outcomes", "would_change.anything_new")

    def glossary(self, *texts: str) -> tuple[Word, ...]:
        """The terms that these texts use and that need a word of explanation, in the order of the glossary."""
        text = " ".join(texts)
        return tuple(
            Word(term=entry["term"], means=entry["means"])
            for entry in self.words.section("glossary").values()
            if any(said in text for said in entry["says"])
        )

    def _going_round(self, section: str, key: str, *, around: bool) -> str:
        """The words at a key; where they would send someone to the person the worry is about, those that do not."""
        other = self.words.find(section, f"{key}_around") if around else None
        return self.words.text(section, key) if other is None else other


def _section(part: str) -> str:
    return "law" if part in LAW else "outcomes"
