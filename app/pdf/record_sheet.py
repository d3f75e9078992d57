"""A decision record section by section: the first half page answers what, who, when, why and what is next; the rest how
it came about, and where it is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from app.clock import UK
from app.decisions.additions import Addition
from app.decisions.content import AnswerLine, CallLine, Content, PartLine, PointLine, TellLine
from app.decisions.printed import FILE, Printed, added_text, site
from app.decisions.record import canonical
from app.decisions.sheet_code import SheetCode
from app.pdf.conform import Attachment
from app.pdf.kit import (
    ANSWER,
    ASKED,
    BODY,
    CAPTION,
    FINE,
    GAP,
    GRID,
    LABELS,
    MEASURE,
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
from app.pdf.qr import modules
from app.pdf.sharing_sections import SharingSections
from app.pdf.voice import Voice, listed, moment, own
from app.words import Words

LAW = "basis"
"""The part for an office to confirm, in small print: a carer signs the decision and not the law behind it."""

ORDER = ("outcome", "duties", "advice", "consent", "tell_person", "tell_child", "decider", LAW)
"""The parts in the order in which they are read."""

CODE = 66.0
"""The QR code, in points: two for each module; a photograph at 100 dots an inch is enough."""


class Setting(NamedTuple):
    """The type in which the questions and what follows are set."""

    verdict: Style
    reason: Style
    asked: Style
    answer: Style


ROOMY = Setting(STRONG, BODY, replace(BODY, ink=ASKED.ink), STRONG)
CLOSE = Setting(VERDICT, REASON, ASKED, ANSWER)


class RecordSheet(Voice):
    """One record being put on paper, section by section."""

    def __init__(self, printed: Printed, words: Words, references: bool, setting: Setting) -> None:
        super().__init__(words, "record")
        self.references, self.set = references, setting
        self.printed, self.record, self.thread = printed, printed.record, printed.thread
        self.content: Content = printed.content
        answered = (line for rule in printed.rules for line in rule.answers)
        self.numbered = list(enumerate(answered, 1))
        title = self.say("title", number=self.record.number)
        self.paper = Paper(
            title,
            words,
            header=(title, self.standing),
            footer=self.say("footer", code=self.code.typed),
            watermark=self.mark,
        )

    @property
    def standing(self) -> str:
        """What the head of each page says about the whole paper."""
        if self.content.practice:
            return self.words.text("papers", "practice")
        if self.thread.successors:
            return self.say("superseded_head", number=self.thread.successors[-1].number)
        return self.words.text("papers", "confidential")

    @property
    def mark(self) -> str:
        """What stands across each page."""
        if self.content.practice:
            return self.words.text("papers", "practice_mark")
        return self.say("superseded_mark") if self.thread.successors else ""

    @cached_property
    def code(self) -> SheetCode:
        """The code of this sheet."""
        return self.thread.code(self.record.number)

    def fill(self) -> None:
        """All sections in reading order."""
        self.summary()
        self.what_happened()
        self.calls()
        self.rules()
        self.sharing()
        self.parts()
        self.sources()
        self.additions()
        self.about()
        self.signatures()

    def pdf(self) -> bytes:
        """The file, with the record as printed inside it."""
        body = canonical(self.printed.to_json())
        inside = Attachment(FILE, self.say("attached"), "application/json", body)
        return self.paper.finish(moment(self.content.sealed) or datetime(2000, 1, 1, tzinfo=UK), inside)

    def summary(self) -> None:
        """The first half page."""
        of, paper = self.content, self.paper
        paper.paragraph((self.say("decided"), CAPTION), gap=0, keep=True)
        paper.heading(of.decision_title, level=1)
        if of.practice:
            paper.paragraph((self.words.text("papers", "practice_said"), STRONG), gap=GAP)
        whose = "".join(f", {part}" for part in (of.author_role, of.organisation) if part)
        self.superseded()
        paper.fact(self.say("by"), (of.author, STRONG), (whose, BODY), gap=1.5 * GRID)
        paper.fact(self.say("sealed"), (self.spoken(of.sealed), BODY))
        self.telling(self.say("still_to_tell"), [tell for tell in of.tell_now if not tell.told_at])
        self.telling(self.say("told"), [tell for tell in of.tell_now if tell.told_at])
        self.both_views()
        paper.fact(self.say("why"), (own(of.reasons), BODY))
        self.next()
        paper.fact(self.say("look_again"), (self.day(of.look_again), STRONG))
        paper.fact(self.say("would_change"), (own(of.would_change), BODY))
        if self.thread.said:
            more = self.counted("added_more", len(self.thread.said))
            paper.fact(self.say("added"), (more, STRONG))
        if of.second_look:
            paper.fact(self.say("second"), (self.say("second_look", by=self.spoken(of.second_look)), STRONG))
        paper.line()
        if self.references:
            paper.paragraph((self.say("references_note"), QUIET), gap=GAP)

    def superseded(self) -> None:
        """What took this record's place, and whose place it took; each with the reason."""
        for at, each in enumerate(self.thread.successors):
            said = self.say("superseded_by", number=each.number, at=self.spoken(each.sealed))
            because = [(" " + self.say("reason", text=own(each.reason)), BODY)] if each.reason.strip() else []
            self.paper.fact(self.say("superseded"), (said, STRONG), *because, gap=GRID, first=at == 0)
        if self.content.supersedes:
            said = self.say("supersedes_said", number=self.content.supersedes)
            because = [(" " + self.say("reason", text=own(self.content.supersede_reason)), BODY)]
            self.paper.fact(self.say("supersedes"), (said, STRONG), *because, gap=GRID)

    def telling(self, label: str, tells: list[TellLine]) -> None:
        """Who must be told, with by when or when they were."""
        for at, tell in enumerate(tells):
            gap = GRID / 4 if at else GAP
            if tell.told_at:
                told = self.say("told_at", who=tell.who, at=self.spoken(tell.told_at))
                self.paper.fact(label, (told, BODY), (f" ({tell.by})", QUIET), gap=gap, first=at == 0)
            else:
                self.paper.fact(label, (tell.who, STRONG), (f": {tell.by}", BODY), gap=gap, first=at == 0)

    def next(self) -> None:
        """What falls due first."""
        for at, due in enumerate(self.printed.next):
            said = self.say("next_said", what=due.what, owner=due.owner, by=self.spoken(due.by))
            self.paper.fact(self.say("next"), (said, BODY), gap=GRID / 4 if at else GAP, first=at == 0)

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
        paper.fact(self.say("happened"), (own(of.happened), BODY))
        paper.fact(self.say("judgement"), (own(of.judgement), BODY))

    def calls(self) -> None:
        """Emergency calls as they were logged."""
        if self.content.calls:
            self.paper.heading(self.say("calls_heading"))
            for call in self.content.calls:
                self.paper.fact(self.spoken(call.at), *listed(*self.call_spans(call)))

    def call_spans(self, call: CallLine) -> Iterator[Span]:
        """Who was rung, what was said, what was asked."""
        yield call.who, STRONG
        for key, text in (("call_said", call.said), ("call_asked", call.asked_to_do)):
            if text.strip():
                yield self.say(key, text=own(text)), BODY

    def parts(self) -> None:
        """What was held back; then each part of the assessment with its lines, their sources and the answers behind
        them."""
        shown = [part for part in self.content.parts if part.verdict.strip() or part.points]
        self.paper.heading(self.say("parts_heading"))
        self.held_back()
        for part in sorted(shown, key=lambda part: ORDER.index(part.id) if part.id in ORDER else len(ORDER)):
            self.part(part)

    def part(self, part: PartLine) -> None:
        """One part: its verdict and its lines, each with its sources and the answers behind it."""
        lines = [self.point(point, SMALL if part.id == LAW else self.set.reason) for point in part.points]
        if part.verdict.strip():
            said = self.say("verdict", verdict=part.verdict.rstrip(".")) + " " if lines else part.verdict
            lines = [[(said, self.set.verdict), *(lines[0] if lines else ())], *lines[1:]]
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
        quiet = self.cited(point)
        if numbers:
            said = ", ".join(str(number) for number in sorted(set(numbers)))
            quiet += " " + self.counted("because_answers", len(set(numbers)), numbers=said)
        grey = replace(style, ink=0.3)
        spans: list[Span] = [(point.text, style), (quiet, grey)]
        return [*spans, ("\n" + self.say("because", answers="; ".join(others)), grey)] if others else spans

    def cited(self, point: PointLine) -> str:
        """Source numbers such as " [1] [3]", kept with the word before."""
        return "".join(f"\u00a0[{number}]" for number in self.printed.source_numbers(point))

    def rules(self) -> None:
        """Rule by rule, the questions with their numbers, the answers as they were shown and the person's own words."""
        if self.numbered:
            self.paper.heading(self.say("rules_heading"))
        numbers = {line: number for number, line in self.numbered}
        for rule in self.printed.rules:
            rows = []
            for line in rule.answers:
                asked = self.say("question", number=numbers[line], heading=line.heading)
                note = "" if line in self.printed.held_back else own(line.note)
                rows.append(([(asked, self.set.asked)], listed(self.answer(line), (note, self.set.reason))))
            self.paper.pairs(rule.title, rows)

    def sharing(self) -> None:
        """What was considered, who gets what, and what was logged."""
        of, paper = self.printed.shared, self.paper
        SharingSections(of, self.words, paper, self.content.sealed, self.set.verdict, self.set.reason).fill()

    def held_back(self) -> None:
        """What does not go, as the decision says it, and why, in the person's own words."""
        said = self.words.find("papers", f"held.{self.content.decision}")
        spans: list[Span] = [(said or "", STRONG)]
        for line in self.printed.held_back:
            number = next(number for number, each in self.numbered if each == line)
            behind = " " + self.counted("because_answers", 1, numbers=str(number))
            spans += [("\n" if spans[-1][0] else "", BODY), (own(line.note), BODY), (behind, QUIET)]
        self.paper.fact(self.say("held"), *spans)

    def answer(self, line: AnswerLine) -> Span:
        """The answer as shown. A text that stands further up is not printed twice."""
        of = self.content
        if line.options:
            return line.answer, self.set.answer
        repeated = line.answer.strip() and line.answer in (of.happened, of.judgement, of.reasons)
        return self.say("above") if repeated else own(line.answer), self.set.reason

    def sources(self) -> None:
        """What the lines above rest on, by number, run on from one to the next."""
        if self.content.sources:
            self.paper.heading(self.say("sources_heading"))
            spans: list[Span] = []
            for number, source in enumerate(self.content.sources, 1):
                mark = f" {self.say('confirm')}" if source.confirm else ""
                spans.append((f"[{number}]\u00a0", SMALL_STRONG))
                spans.append((f"{source.title}{mark}. ", SMALL))
                spans.append((f"{site(source.where)}  ", SMALL_GREY))
            if any(source.confirm for source in self.content.sources):
                spans.append((self.say("confirm_note"), SMALL))
            self.paper.paragraph(*spans, gap=GRID / 2)

    def additions(self) -> None:
        """What was added to the record after it was sealed, the oldest first."""
        if self.thread.said:
            self.paper.heading(self.say("added_heading"))
            self.paper.paragraph((self.say("added_hint"), QUIET), gap=0, keep=True)
        for each in self.thread.said:
            what = self.words.text("keeping", f"what.{each.what}")
            role = self.words.find("papers", f"role.{each.role}") or ""
            by = f"{each.by}, {role}" if role else each.by
            spans = ((self.say("added_by", what=what, by=by), STRONG), self.added_text(each))
            self.paper.fact(self.spoken(each.at), *listed(*spans))

    def added_text(self, each: Addition) -> Span:
        """The words that were added; of a signed paper, the checksum of what is kept."""
        if each.what == "scan":
            return self.say("scan_sum", sum=added_text(each)), FINE
        return own(each.text), BODY

    def about(self) -> None:
        """Which record, which rules; on the page of the signatures, so that nobody signs an empty page."""
        of = self.content
        self.paper.heading(self.say("about_heading"))
        self.paper.figure(modules(self.code.qr), CODE, self.say("code_alt"))
        rules = (
            self.say("edition_said", title=of.edition_title, version=of.guidance) if of.guidance else of.edition_title
        )
        nation = self.words.find("papers", f"nation.{of.nation}") or of.nation
        codes = self.say("codes_said" if of.outcome else "codes_decision", decision=of.decision, outcome=of.outcome)
        lines = (
            ("number", self.say("number_said", number=self.record.number, fingerprint=self.record.fingerprint)),
            ("code", self.say("code_said", code=self.code.typed)),
            ("event", self.printed.event and self.say("event_said", code=self.printed.event)),
            ("edition", ", ".join(part for part in (rules, nation) if part)),
            ("started", self.spoken(of.started)),
            ("codes", codes),
            ("new_laws", "; ".join(of.new_laws)),
            ("file_on", self.say("file_on_said")),
        )
        room = MEASURE - LABELS - CODE - 2 * GRID
        for at, (key, text) in enumerate(lines):
            self.paper.fact(self.say(key), (text, FINE), gap=0 if at == 0 else GRID / 8, keep=True, room=room)

    def signatures(self) -> None:
        """Where people sign."""
        head = [self.say(f"sign_{key}") for key in ("role", "name", "signature", "date")]
        rows = [(self.say("sign_decider"), self.content.author, "", "")]
        more = ("ssw", "manager", *(("concerned",) if self.printed.told else ()))
        rows += [(self.say(f"sign_{key}"), "", "", "") for key in more]
        self.paper.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), self.say("by_hand"))
