"""Decisions that nobody made, by number: the same number is always the same decision, with what stands around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal, NamedTuple

from app.decisions.additions import KINDS, VERDICTS, Addition, What
from app.decisions.content import (
    AnswerLine,
    CallLine,
    Content,
    DueLine,
    PartLine,
    PointLine,
    RuleLine,
    SourceLine,
    TellLine,
)
from app.decisions.record import GENESIS, Record, seal
from app.decisions.thread import Successor, Thread
from tests.pdf.generated_sharing import logged_for, sealed_for

Script = Literal["latin", "cyrillic", "greek", "mixed"]
SCRIPTS: tuple[Script, ...] = ("latin", "cyrillic", "greek", "mixed")

SAID = {
    "latin": "she said it again at bedtime office first flat fjord affix waffle difficult fifty-five her uncle's "
    "Łukasz "
    "Siân Zoë Ağrı œuvre naïve Þór well-known 3 pm, (twice); school – and \u201cno\u201d because M1 1AE a&b <b>",
    "cyrillic": "вона сказала це знову перед сном; її дядько Їжак Ґанок Ђорђе щодня об'єкт школа «ні», бо мати "
    "на роботі "
    "Шевченко Ольга-Марія (двічі) № 7 ёлка подъезд",
    "greek": "είπε ξανά πριν κοιμηθεί· ο θείος της Ελένη Παπαδοπούλου Άννα σχολείο «όχι», γιατί η μητέρα δουλεύει ΰ Ϊ "
    "(δύο φορές) Ωμέγα-3 ςίγμα",
}
WORDS = {script: tuple(said.split()) for script, said in SAID.items()}
RARE = (
    "😢😢",
    "\ufb03x",
    "❤️",
    "Nguyễn",
    "ẹ́",
    "محمد",
    "10\u00a0mg",
    "https://example.org/a/page?of=ours&b=2",
    "W" * 120,
)
MOST_STEPS = 300
APART = 1_000_000
"""Sharing has numbers of its own, so that the rest of a decision is the same with it and without."""
BEGUN = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
PART_IDS = ("outcome", "tell_person", "tell_child", "consent", "decider", "basis", "duties", "advice")
DECISIONS = (
    *("act_now", "share_now", "share", "share_limited", "seek_consent_first", "seek_advice"),
    *("anonymise", "refer_to_court_or_legal", "do_not_share"),
)


class Generated(NamedTuple):
    """A sealed decision, and what stands around it."""

    record: Record
    thread: Thread


def generated(number: int) -> Generated:
    """The decision of this number."""
    return Maker(number).sealed()


class Maker:
    """Makes words, times and lines from a number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = Random(number)
        self.script: Script = SCRIPTS[number % len(SCRIPTS)]
        self.steps = MOST_STEPS if number % 50 == 49 else self.random.choice((0, 3, 12, 12, 40))

    def chance(self, of: float) -> bool:
        """Whether something is so that is so this often."""
        return self.random.random() < of

    def words(self, most: int, least: int = 1) -> str:
        """So many words in a row."""
        scripts = tuple(WORDS) if self.script == "mixed" else (self.script,)
        count = self.random.randint(least, most)
        found = [self.random.choice(WORDS[self.random.choice(scripts)]) for _ in range(count)]
        if self.chance(0.05):
            found[self.random.randrange(count)] = self.random.choice(RARE)
        return " ".join(found)

    def text(self, most: int = 60) -> str:
        """Paragraphs, with the odd spaces and empty lines that people leave in them."""
        ends = (". ", ".\n", ".\n\n", "!  ", "? ", "\r\n")
        return "".join(self.words(most) + self.random.choice(ends) for _ in range(self.random.randint(1, 4)))

    def maybe(self, text: str, of: float = 0.7) -> str:
        """The text, or nothing."""
        return text if self.chance(of) else ""

    def time(self) -> str:
        """A moment, as it is kept."""
        return (BEGUN + timedelta(minutes=self.random.randint(0, 500_000))).isoformat()

    def title(self) -> str:
        """A short line without a stop."""
        return self.words(6, 2)

    def sealed(self) -> Generated:
        """The decision in a chain, and what came after it."""
        content = self.content()
        seq = self.random.randint(1, 100_000)
        salt = self.random.randbytes(32)
        record = seal(content, seq=seq, prev=GENESIS, device="ab" * 32, salt=salt, sign=lambda digest: digest + digest)
        added, successors = self.additions(content.number), self.successors()
        added += logged_for(Maker(self.number + 2 * APART), content.number, content.sharing)
        if not added and not successors:
            return Generated(record, Thread(seq=seq, digest=record.digest))
        last = self.random.randbytes(32).hex()
        return Generated(record, Thread(added=added, successors=successors, seq=seq + 9, digest=last))

    def content(self) -> Content:
        """What was decided, with any part that may be empty sometimes empty."""
        decision = self.random.choice(DECISIONS)
        outcome = self.maybe(self.random.choice((decision, *DECISIONS)), 0.9)
        sources = tuple(self.source(at) for at in range(self.random.randint(0, 6)))
        rules = self.rules()
        supersedes = self.maybe(f"2025-{self.number + 1:03d}", 0.2)
        return Content(
            number=f"2026-{self.number + 1:03d}",
            draft=f"d-{self.number}",
            edition="dfe_2018",
            edition_title=self.title(),
            guidance=self.maybe("2026.11"),
            nation=self.random.choice(("england", "wales", "scotland")),
            author=self.title(),
            author_role=self.maybe(self.title()),
            organisation=self.maybe(self.title()),
            started=self.time(),
            known_at=self.maybe(self.time(), 0.9),
            sealed=self.time(),
            happened=self.maybe(self.text(), 0.9),
            outcome=outcome,
            outcome_title=self.title() if outcome else "",
            judgement=self.maybe(self.text()),
            decision=decision,
            decision_title=self.title(),
            agrees=outcome == decision,
            reasons=self.maybe(self.text(120), 0.9),
            look_again=self.maybe(self.time()[:10], 0.4),
            tell_now=tuple(self.tell(at) for at in range(self.random.randint(0, 3))),
            parts=tuple(self.part(id, sources, rules) for id in PART_IDS if self.chance(0.8)),
            rules=rules,
            calls=tuple(self.call() for _ in range(self.random.choice((0, 0, 1, 5)))),
            sources=sources,
            practice=self.chance(0.1),
            dues=tuple(self.due(at) for at in range(self.random.randint(0, 5))),
            would_change=self.maybe(self.text(20), 0.3),
            second_look=self.maybe(self.time(), 0.3),
            new_laws=tuple(self.title() for _ in range(self.random.choice((0, 0, 1, 2)))),
            supersedes=supersedes,
            supersede_reason=self.text(20) if supersedes else "",
            sharing=sealed_for(Maker(self.number + APART)),
        )

    def rules(self) -> tuple[RuleLine, ...]:
        """All steps in up to eight themes; among them the one whose own words say what is left out."""
        count = min(8, self.steps)
        lines = [self.answer(at) for at in range(self.steps)]
        return tuple(
            RuleLine(id=f"rule{at}", title=self.title(), answers=tuple(lines[at::count])) for at in range(count)
        )

    def answer(self, at: int) -> AnswerLine:
        """A choice with a note, or a question answered in the person's own words."""
        heading = f"{self.words(9, 3)} ({at})?"
        question = self.random.choice(("needed", "harmful")) if self.chance(0.05) else f"q{at}"
        if self.chance(0.7):
            note = self.maybe(self.text(12), 0.3)
            return AnswerLine(question=question, heading=heading, options=("x",), answer=self.title(), note=note)
        return AnswerLine(
            question=question, heading=heading, options=(), answer=self.maybe(self.text(20), 0.9), note=""
        )

    def part(self, id: str, sources: tuple[SourceLine, ...], rules: tuple[RuleLine, ...]) -> PartLine:
        """A part of the assessment, with the answers behind its lines where there are any."""
        answered = [line for rule in rules for line in rule.answers if line.answer.strip()]
        behind = [f"{line.heading} {line.answer}" for line in self.random.sample(answered, min(2, len(answered)))]
        points = tuple(
            PointLine(
                id=f"p{at}",
                text=f"{self.words(25, 4)}.",
                sources=tuple(each.id for each in self.random.sample(sources, min(2, len(sources)))),
                because=tuple(behind) if self.chance(0.5) else (self.title(),) if self.chance(0.3) else (),
            )
            for at in range(self.random.randint(0, 3))
        )
        return PartLine(id=id, title=self.title(), value="x", verdict=self.maybe(f"{self.title()}."), points=points)

    def source(self, at: int) -> SourceLine:
        """A source, by its title or on the internet."""
        where = self.title() if self.chance(0.7) else f"https://www.example{at}.org/a/page?of=ours"
        return SourceLine(id=f"s{at}", title=self.title(), where=where, confirm=self.chance(0.3))

    def tell(self, at: int) -> TellLine:
        """Somebody who must be told, or was."""
        return TellLine(body=f"b{at}", who=self.title(), by=self.title(), told_at=self.maybe(self.time(), 0.5))

    def due(self, at: int) -> DueLine:
        """Something that falls due."""
        return DueLine(duty=f"d{at}", what=self.title(), owner=self.title(), by=self.time())

    def call(self) -> CallLine:
        """An emergency call."""
        asked = self.maybe(self.text(10))
        return CallLine(at=self.time(), who=self.title(), said=self.maybe(self.text(20), 0.9), asked_to_do=asked)

    def additions(self, number: str) -> tuple[Addition, ...]:
        """What was added later, of every kind."""
        kinds: tuple[What, ...] = self.random.choice(((), (), KINDS, VERDICTS, ("scan", "correction")))
        made = (
            Addition(
                record=number, what=what, by=self.title(), text=self.text(25), at=self.time(), role=self.role(what)
            )
            for what in kinds
        )
        signed = self.random.randbytes(32).hex()
        return tuple(replace(each, text=signed) if each.what == "scan" else each for each in made)

    def role(self, what: What) -> str:
        """Who a second person is, by code."""
        return self.random.choice(("ssw", "manager")) if what in VERDICTS else ""

    def successors(self) -> tuple[Successor, ...]:
        """The decisions in the place of this one; of one that was disposed of, no reason is known."""
        count = self.random.choice((0, 0, 0, 1, 2))
        return tuple(
            Successor(number=f"2027-{at + 1:03d}", sealed=self.time(), reason=self.maybe(self.text(15)))
            for at in range(count)
        )
