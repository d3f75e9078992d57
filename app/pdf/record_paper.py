"""The decision record on paper: the first half page answers what, who, when and why; the rest is how it came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.clock import UK, spoken, spoken_day
from app.decisions.additions import Addition
from app.decisions.content import AnswerLine, CallLine, Content, PartLine, PointLine, TellLine
from app.decisions.record import Record
from app.pdf.kit import (
    ANSWER,
    ASKED,
    BODY,
    CAPTION,
    FINE,
    GAP,
    GRID,
    QUIET,
    REASON,
    SMALL,
    SMALL_GREY,
    SMALL_STRONG,
    STRONG,
    VERDICT,
    Paper,
)
from app.pdf.lines import Span, Style
from app.words import Words

LAW = "basis"
"""The part for an office to confirm, in small print: a carer signs the decision and not the law behind it."""


def render(record: Record, words: Words, added: Sequence[Addition] = ()) -> bytes:
    """The record as PDF, A4, with what was `added` to it later at the end. The same gives the same bytes; no file is
    written."""
    return _Sheet(record, words, added).pdf()


class _Sheet:
    """One record being put on paper, section by section."""

    def __init__(self, record: Record, words: Words, added: Sequence[Addition]) -> None:
        self.record, self.added = record, added
        self.content: Content = record.content
        self.words = words
        answered = (line for rule in self.content.rules for line in rule.answers if _says(line))
        self.numbered = list(enumerate(answered, 1))
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
        self.additions()
        return self.paper.finish(_moment(self.content.sealed) or datetime(2000, 1, 1, tzinfo=UK))

    def summary(self) -> None:
        """The first half page."""
        of, paper = self.content, self.paper
        paper.paragraph((self.say("decided"), CAPTION), gap=0)
        paper.heading(of.decision_title, level=1)
        whose = "".join(f", {part}" for part in (of.author_role, of.organisation) if part)
        paper.fact(self.say("by"), (of.author, STRONG), (whose, BODY), gap=1.5 * GRID)
        paper.fact(self.say("sealed"), (self.spoken(of.sealed), BODY))
        self.telling(self.say("still_to_tell"), [tell for tell in of.tell_now if not tell.told_at])
        self.telling(self.say("told"), [tell for tell in of.tell_now if tell.told_at])
        self.both_views()
        paper.fact(self.say("why"), (_own(of.reasons), BODY))
        paper.fact(self.say("look_again"), (self.day(of.look_again), STRONG))
        paper.fact(self.say("would_change"), (_own(of.would_change), BODY))
        if self.added:
            paper.fact(self.say("added"), (self.words.counted("papers", "record.added_more", len(self.added)), STRONG))
        if of.second_look:
            paper.fact(self.say("second"), (self.say("second_look", by=self.spoken(of.second_look)), STRONG))
        paper.line()

    def telling(self, label: str, tells: list[TellLine]) -> None:
        """Who must be told, with by when or when they were."""
        for at, tell in enumerate(tells):
            gap = GRID / 4 if at else GAP
            if tell.told_at:
                told = self.say("told_at", who=tell.who, at=self.spoken(tell.told_at))
                self.paper.fact(label, (told, BODY), (f" ({tell.by})", QUIET), gap=gap, first=at == 0)
            else:
                self.paper.fact(label, (tell.who, STRONG), (f": {tell.by}", BODY), gap=gap, first=at == 0)

    def both_views(self) -> None:
        """What the guidance said beside what the person decided; where they are the same, in one line."""
        of = self.content
        agreed = self.say("agrees" if of.agrees else "differs")
        if of.outcome_title and of.agrees:
            said = self.say("verdict", verdict=of.outcome_title) + " "
            self.paper.fact(self.say("guidance"), (said, STRONG), (agreed, BODY))
        elif of.outcome_title:
            guided = [(self.say("guidance") + "\n", CAPTION), (of.outcome_title, STRONG)]
            own = [(self.say("own_decision") + "\n", CAPTION), (of.decision_title, STRONG)]
            self.paper.beside(self.say("both"), guided, own)
            self.paper.fact(self.say("both"), (agreed, BODY), gap=GRID / 4, first=False)

    def what_happened(self) -> None:
        """The facts as the person wrote them, and their own view."""
        of, paper = self.content, self.paper
        paper.fact(self.say("known"), (self.spoken(of.known_at), BODY), gap=1.5 * GRID)
        paper.fact(self.say("happened"), (_own(of.happened), BODY))
        paper.fact(self.say("judgement"), (_own(of.judgement), BODY))

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
        """One part: its verdict and its lines, each with its sources and the answers behind it."""
        lines = [self.point(point, SMALL if part.id == LAW else REASON) for point in part.points]
        if part.verdict.strip():
            said = self.say("verdict", verdict=part.verdict.rstrip(".")) + " " if lines else part.verdict
            lines = [[(said, VERDICT), *(lines[0] if lines else ())], *lines[1:]]
        for at, spans in enumerate(lines):
            self.paper.fact(part.title, *spans, gap=GRID / 8 if at else GAP, first=at == 0)

    def point(self, point: PointLine, style: Style) -> list[Span]:
        """A line of guidance. An answer behind it goes by its number where it stands on this paper, else in full."""
        numbers: list[int] = []
        others: list[str] = []
        for because in point.because:
            number = max((n for n, line in self.numbered if because.startswith(line.heading)), default=0)
            numbers += [number] if number else []
            others += [] if number else [because]
        quiet = self.cited(point.sources)
        if numbers:
            said = ", ".join(str(number) for number in sorted(set(numbers)))
            quiet += " " + self.words.counted("papers", "record.because_answers", len(set(numbers)), numbers=said)
        grey = replace(style, ink=0.3)
        spans: list[Span] = [(point.text, style), (quiet, grey)]
        return [*spans, ("\n" + self.say("because", answers="; ".join(others)), grey)] if others else spans

    def cited(self, ids: tuple[str, ...]) -> str:
        """Source numbers such as " [1] [3]", kept with the word before; a source that is not listed goes by its id."""
        order = [source.id for source in self.content.sources]
        return "".join(f"\u00a0[{order.index(name) + 1 if name in order else name}]" for name in ids)

    def rules(self) -> None:
        """Rule by rule, the questions with their numbers, the answers as they were shown and the person's own words."""
        if self.numbered:
            self.paper.heading(self.say("rules_heading"))
        numbers = {line: number for number, line in self.numbered}
        for rule in self.content.rules:
            rows = []
            for line in (line for line in rule.answers if line in numbers):
                asked = self.say("question", number=numbers[line], heading=line.heading)
                rows.append(([(asked, ASKED)], _listed(self.answer(line), (_own(line.note), REASON))))
            if rows:
                self.paper.pairs(rule.title, rows)

    def answer(self, line: AnswerLine) -> Span:
        """The answer as shown. A text that stands further up is not printed twice."""
        of = self.content
        if line.options:
            return line.answer, ANSWER
        repeated = line.answer.strip() and line.answer in (of.happened, of.judgement, of.reasons)
        return self.say("above") if repeated else _own(line.answer), REASON

    def sources(self) -> None:
        """What the lines above rest on, by number, run on from one to the next."""
        if self.content.sources:
            self.paper.heading(self.say("sources_heading"))
            spans: list[Span] = []
            for number, source in enumerate(self.content.sources, 1):
                mark = f" {self.say('confirm')}" if source.confirm else ""
                spans.append((f"[{number}]\u00a0", SMALL_STRONG))
                spans.append((f"{source.title}{mark}. ", SMALL))
                spans.append((f"{source.where.removeprefix('https://')}  ", SMALL_GREY))
            if any(source.confirm for source in self.content.sources):
                spans.append((self.say("confirm_note"), SMALL))
            self.paper.paragraph(*spans, gap=GRID / 2)

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
            ("new_laws", "; ".join(of.new_laws)),
        )
        for at, (key, text) in enumerate(lines):
            self.paper.fact(self.say(key), (text, FINE), gap=GAP if at == 0 else 0, keep=True)

    def signatures(self) -> None:
        """Where people sign."""
        head = [self.say(f"sign_{key}") for key in ("role", "name", "signature", "date")]
        rows = [(self.say("sign_decider"), self.content.author, "", "")]
        rows += [(self.say(f"sign_{key}"), "", "", "") for key in ("ssw", "manager")]
        self.paper.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), self.say("by_hand"))

    def additions(self) -> None:
        """What was added to the record after it was sealed, the oldest first."""
        if self.added:
            self.paper.heading(self.say("added_heading"))
            self.paper.paragraph((self.say("added_hint"), QUIET), gap=0)
        for each in self.added:
            what = self.words.text("keeping", f"what.{each.what}")
            spans = ((self.say("added_by", what=what, by=each.by), STRONG), (_own(each.text), BODY))
            self.paper.fact(self.spoken(each.at), *_listed(*spans))

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


def _says(line: AnswerLine) -> bool:
    return bool(line.answer.strip() or line.note.strip())


def _own(text: str) -> str:
    """A person's text without the empty lines around it."""
    return text.strip("\r\n").rstrip()


def _listed(*spans: Span) -> list[Span]:
    """Spans each on a line of their own; empty ones left out."""
    full = [(text, style) for text, style in spans if text.strip()]
    return [(text if at == len(full) - 1 else text + "\n", style) for at, (text, style) in enumerate(full)]
