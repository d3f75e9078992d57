"""The decision record on paper: the first half page answers what, who, when and why; the rest is how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from app.clock import UK, spoken, spoken_day
from app.decisions.content import AnswerLine, CallLine, Content, PartLine, TellLine
from app.decisions.record import Record
from app.pdf.kit import ANSWER, ASKED, BODY, CAPTION, DETAIL, GAP, GRID, NOTE, QUIET, STRONG, Paper
from app.pdf.lines import Span
from app.words import Words

LONG_NOTE = 240
"""Notes of more characters than this go under the question, over the whole width."""


def render(record: Record, words: Words) -> bytes:
    """The record as PDF, A4. The same record gives the same bytes; no file is written."""
    return _Sheet(record, words).pdf()


class _Sheet:
    """One record being put on paper, section by section."""

    def __init__(self, record: Record, words: Words) -> None:
        self.record = record
        self.content: Content = record.content
        self.words = words
        practice = self.content.practice
        title = self.say("title", number=record.number)
        self.paper = Paper(
            title,
            words,
            header=(title, words.text("papers", "practice" if practice else "confidential")),
            footer=self.say("footer", fingerprint=record.fingerprint),
            watermark=words.text("papers", "practice_mark") if practice else "",
        )

    def pdf(self) -> bytes:
        """All sections in reading order."""
        self.summary()
        self.what_happened()
        self.calls()
        self.parts()
        self.rules()
        self.sources()
        self.about()
        self.signatures()
        return self.paper.finish(_moment(self.content.sealed) or datetime(2000, 1, 1, tzinfo=UK))

    def summary(self) -> None:
        """The first half page."""
        of, paper = self.content, self.paper
        paper.paragraph((self.say("decided"), CAPTION), gap=0)
        paper.heading(of.decision_title, level=1)
        role = self.words.find("papers", f"role.{of.author_role}") or of.author_role
        whose = "".join(f", {part}" for part in (role, of.organisation) if part)
        paper.fact(self.say("by"), (of.author, STRONG), (whose, BODY), gap=1.5 * GRID)
        paper.fact(self.say("sealed"), (self.spoken(of.sealed), BODY))
        self.telling(self.say("still_to_tell"), [tell for tell in of.tell_now if not tell.told_at])
        self.telling(self.say("told"), [tell for tell in of.tell_now if tell.told_at])
        self.both_views()
        paper.fact(self.say("why"), (_own(of.reasons), BODY))
        paper.fact(self.say("look_again"), (self.day(of.look_again), STRONG))
        paper.line()

    def telling(self, label: str, tells: list[TellLine]) -> None:
        """Who must be told, beside by when or when they were."""
        rows = []
        for tell in tells:
            if tell.told_at:
                told = self.say("told_at", at=self.spoken(tell.told_at))
                rows.append(([(tell.who, BODY)], _listed((told, BODY), (tell.by, QUIET))))
            else:
                rows.append(([(tell.who, STRONG)], [(tell.by, BODY)]))
        self.paper.beside(label, rows)

    def both_views(self) -> None:
        """What the guidance said beside what the person decided; where they are the same, in one line."""
        of = self.content
        agreed = self.say("agrees" if of.agrees else "differs")
        if of.outcome_title and of.agrees:
            self.paper.beside(self.say("guidance"), [([(of.outcome_title, STRONG)], [(agreed, BODY)])])
        elif of.outcome_title:
            guided = [(self.say("guidance") + "\n", CAPTION), (of.outcome_title, STRONG)]
            own = [(self.say("own_decision") + "\n", CAPTION), (of.decision_title, STRONG)]
            self.paper.beside(self.say("both"), [(guided, own)])
            self.paper.fact(self.say("both"), (agreed, BODY), gap=GRID / 4, first=False)

    def what_happened(self) -> None:
        """The facts as the person wrote them, and their own view."""
        of = self.content
        if any(text.strip() for text in (of.known_at, of.happened, of.judgement)):
            self.paper.heading(self.say("happened_heading"))
            self.paper.fact(self.say("known"), (self.spoken(of.known_at), BODY))
            self.paper.fact(self.say("happened"), (_own(of.happened), BODY))
            self.paper.fact(self.say("judgement"), (_own(of.judgement), BODY))

    def calls(self) -> None:
        """Emergency calls as they were logged."""
        if self.content.calls:
            self.paper.heading(self.say("calls_heading"))
            for call in self.content.calls:
                self.paper.fact(self.spoken(call.at), *_listed(*self.call_spans(call)))

    def call_spans(self, call: CallLine) -> Iterator[Span]:
        """Who was rung, what was said, what was asked."""
        yield call.who, STRONG
        for key, text in (("call_said", call.said), ("call_asked", call.asked_to_do)):
            if text.strip():
                yield self.say(key, text=_own(text)), BODY

    def parts(self) -> None:
        """Each part of the assessment with its lines, their sources and the answers behind them."""
        shown = [part for part in self.content.parts if part.verdict.strip() or part.points]
        if shown:
            self.paper.heading(self.say("parts_heading"))
        for part in shown:
            self.part(part)

    def part(self, part: PartLine) -> None:
        """One part; a reason shared by lines that follow each other is said once, after the last of them."""
        first = True
        if part.verdict.strip():
            self.paper.fact(part.title, (part.verdict, STRONG), keep=bool(part.points))
            first = False
        for at, point in enumerate(part.points):
            spans: list[Span] = [(point.text, BODY), (self.cited(point.sources), QUIET)]
            last = at + 1 == len(part.points) or part.points[at + 1].because != point.because
            if last and point.because:
                spans.append(("\n" + self.say("because", answers="; ".join(point.because)), QUIET))
            self.paper.fact(part.title, *spans, gap=GAP if first else GRID / 4, first=first)
            first = False

    def cited(self, ids: tuple[str, ...]) -> str:
        """Source numbers such as " [1] [3]", kept with the word before; a source that is not listed goes by its id."""
        order = [source.id for source in self.content.sources]
        return "".join(f"\u00a0[{order.index(name) + 1 if name in order else name}]" for name in ids)

    def rules(self) -> None:
        """Rule by rule, the questions with the answers as they were shown and the person's own words."""
        shown = [
            (rule, [line for line in rule.answers if line.answer.strip() or line.note.strip()])
            for rule in self.content.rules
        ]
        if any(answers for _, answers in shown):
            self.paper.heading(self.say("rules_heading"))
        for rule, answers in shown:
            for at, line in enumerate(answers):
                first, gap = at == 0, GAP if at == 0 else GRID / 4
                wide = len(line.note) > LONG_NOTE
                spans = _listed(self.answer(line), ("" if wide else _own(line.note), NOTE))
                keep = wide or (first and len(answers) > 1)  # a rule does not begin with one line at the foot of a page
                row = ([(line.heading, ASKED)], spans)
                self.paper.beside(rule.title, [row], gap=gap, keep=keep, first=first)
                if wide:
                    self.paper.fact(rule.title, (_own(line.note), NOTE), gap=0, first=False)

    def answer(self, line: AnswerLine) -> Span:
        """The answer as shown. A text that stands further up is not printed twice."""
        of = self.content
        if line.options:
            return line.answer, ANSWER
        repeated = line.answer.strip() and line.answer in (of.happened, of.judgement, of.reasons)
        return self.say("above") if repeated else _own(line.answer), NOTE

    def sources(self) -> None:
        """What the lines above rest on, by number."""
        if self.content.sources:
            self.paper.heading(self.say("sources_heading"))
            rows = [
                (str(number), f"{source.title} {self.say('confirm')}" if source.confirm else source.title, source.where)
                for number, source in enumerate(self.content.sources, 1)
            ]
            head = (self.say("source_number"), self.say("source_title"), self.say("source_where"))
            self.paper.table(head, rows, (0.06, 0.54, 0.4))
            if any(source.confirm for source in self.content.sources):
                self.paper.paragraph((self.say("confirm_note"), DETAIL), gap=GRID / 2)

    def about(self) -> None:
        """Which record, which rules; on the page of the signatures, so that nobody signs an empty page."""
        of = self.content
        self.paper.heading(self.say("about_heading"))
        rules = (
            self.say("edition_said", title=of.edition_title, version=of.guidance) if of.guidance else of.edition_title
        )
        nation = self.words.find("papers", f"nation.{of.nation}") or of.nation
        codes = self.say("codes_said" if of.outcome else "codes_decision", decision=of.decision, outcome=of.outcome)
        lines = (
            ("number", self.say("number_said", number=self.record.number, fingerprint=self.record.fingerprint)),
            ("edition", ", ".join(part for part in (rules, nation) if part)),
            ("started", self.spoken(of.started)),
            ("codes", codes),
        )
        for at, (key, text) in enumerate(lines):
            self.paper.fact(self.say(key), (text, DETAIL), gap=GAP if at == 0 else 0, keep=True)

    def signatures(self) -> None:
        """Where people sign."""
        self.paper.heading(self.say("signatures_heading"))
        head = [self.say(f"sign_{key}") for key in ("role", "name", "signature", "date")]
        rows = [(self.say("sign_decider"), self.content.author, "", "")]
        rows += [(self.say(f"sign_{key}"), "", "", "") for key in ("ssw", "manager")]
        self.paper.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), self.say("by_hand"))

    def say(self, key: str, **facts: object) -> str:
        """The paper's own words."""
        return self.words.text("papers", f"record.{key}", **facts)

    def spoken(self, time: str) -> str:
        """An ISO time as people say it; anything else as it stands, since no paper is refused for its words."""
        at = _moment(time)
        return spoken(at, self.words.section("dates")) if at else time

    def day(self, text: str) -> str:
        """An ISO day, or the day of an ISO time, as people say it; anything else as it stands."""
        try:
            return spoken_day(date.fromisoformat(text), self.words.section("dates"))
        except ValueError:
            return self.spoken(text)


def _moment(time: str) -> datetime | None:
    try:
        return datetime.fromisoformat(time)
    except ValueError:
        return None


def _own(text: str) -> str:
    """A person's text without the empty lines around it."""
    return text.strip("\r\n").rstrip()


def _listed(*spans: Span) -> list[Span]:
    """Spans each on a line of their own; empty ones left out."""
    full = [(text, style) for text, style in spans if text.strip()]
    return [(text if at == len(full) - 1 else text + "\n", style) for at, (text, style) in enumerate(full)]
