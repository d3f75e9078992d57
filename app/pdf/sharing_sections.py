"""The part of a decision record about sharing: what was considered, who gets what and why, and what was logged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from app.decisions.printed_sharing import Got, Shared
from app.decisions.sharing.acts import shortened
from app.decisions.sharing.values import Advice, Asked, Item, Recipient, Sent, Told
from app.pdf.kit import GAP, GRID, LABEL, LABELS, MEASURE, Paper
from app.pdf.lines import Span, Style
from app.pdf.voice import Voice, own
from app.words import Words

ACROSS = 5
"""Recipients in one table; more make another."""

FIRST, WIDEST = LABELS / MEASURE, 0.24
"""The share of the measure that the things take, and the most that one recipient does."""

Line = list[Span]

SHORT = 40
"""Letters of a thing by which it is known again in a table."""


class Type(NamedTuple):
    """The type it is set in."""

    strong: Style
    text: Style
    quiet: Style


class SharingSections(Voice):
    """The sections being put on a paper. `decided`: when the decision was sealed (ISO)."""

    def __init__(self, shared: Shared, words: Words, paper: Paper, decided: str, strong: Style, text: Style) -> None:
        super().__init__(words, "record", "sharing_record")
        self.shared, self.now = shared, shared.now
        self.paper, self.decided = paper, decided
        self.set = Type(strong, text, replace(text, ink=0.3))

    def coded(self, code: str) -> str:
        """A code in the words as shown, else as they are now; no code is no words."""
        known = dict(self.shared.sealed.words).get(code) or self.words.find("sharing", code)
        return known or self.shared.say(code)

    def fill(self) -> None:
        """All of it that there is."""
        if self.now.items or self.now.recipients or self.now.bars:
            self.paper.heading(self.say("heading"))
        for number, item in enumerate(self.now.items, 1):
            self.item(number, item)
        if self.now.items:
            self.tables()
        for recipient in self.now.recipients:
            self.facts(self.shared.who(recipient.id), self.recipient(recipient))
        self.bars()
        if self.now.asked or self.now.told or self.now.sent or self.now.advice:
            self.paper.heading(self.say("ledger_heading"))
        self.entries("asked", map(self.asked, self.now.asked))
        self.entries("told", map(self.told, self.now.told))
        self.entries("sent", map(self.sent, self.now.sent))
        self.entries("advice", map(self.advice, self.now.advice))

    def item(self, number: int, item: Item) -> None:
        """One thing: its words, what it is, and its four times, each by itself."""
        sort = [self.coded(f"sort.{item.sort}") + "."]
        sort += [self.say("said_by", who=item.said_by)] if item.said_by.strip() else []
        sort += [self.coded(f"accuracy.{item.accuracy}") + "."]
        for key, codes in (
            ("holds", [f"secret.{each}" for each in item.secrets]),
            ("flags", [f"flag.{each}" for each in item.flags]),
        ):
            sort += [self.say(key, listed=self.joined(map(self.coded, codes)))] if codes else []
        refs = self.shared.refs(item.about)
        sort += [self.say("about", listed=self.joined(refs))] if refs else []
        sort += [self.say("source", text=own(item.source))] if item.source.strip() else []
        times = [
            self.say(key, at=self.day(at))
            for key, at in (
                ("happened", item.happened),
                ("known", item.known),
                ("decided", self.decided),
                ("wrote_late" if item.late else "wrote", item.wrote),
            )
            if at.strip()
        ]
        label = self.say("considered", number=number, kind=self.coded(f"kind.{item.kind}"))
        lines = [[(own(item.text), self.set.text)], [(" ".join(sort), self.set.quiet)]]
        self.facts(label, [*lines, [(" ".join(times), self.set.quiet)]])

    def tables(self) -> None:
        """Things down and recipients across: all, part or no; as many recipients in each table. None where there would
        be more heads than cells: what stands below the names says as much."""
        everyone = self.now.recipients
        count = ceil(len(everyone) / ACROSS)
        for at in range(count):
            across = everyone[at * len(everyone) // count : (at + 1) * len(everyone) // count]
            if len(across) + 1 + len(self.now.items) <= len(across) * len(self.now.items):
                self.side_by_side(across)

    def side_by_side(self, across: Sequence[Recipient]) -> None:
        """So many recipients as fit side by side."""
        share = min(WIDEST, (1 - FIRST) / len(across))
        given = {
            (number, each.id): got.give for each in across for got in self.shared.got(each.id) for number in got.things
        }
        shown = {"yes": self.say("all"), "part": self.say("part"), "no": self.say("no")}
        rows = []
        for number, item in enumerate(self.now.items, 1):
            named = self.say("considered", number=number, kind=shortened(item.text, SHORT))
            cells = [[(shown[give := given[number, each.id]], self.cell(give))] for each in across]
            rows.append([[(named, self.set.text)], *cells])
        style = replace(LABEL, leading=self.set.text.leading)
        head = [self.say("thing"), *(self.shared.who(each.id) for each in across)]
        self.paper.table([[(text, style)] for text in head], rows, [FIRST, *(share for _ in across)], gap=GRID / 8)

    def cell(self, give: str) -> Style:
        """What goes stands out from what does not."""
        return self.set.quiet if give == "no" else self.set.strong

    def recipient(self, of: Recipient) -> Iterator[Line]:
        """What the guidance says about somebody, who they are, and what they get of each thing and why."""
        verdict = self.shared.sealed.verdict(of.id)
        if verdict.title.strip():
            said = self.say("verdict", verdict=verdict.title.rstrip("."))
            yield [(f"{said} ", self.set.strong), (verdict.why, self.set.text)]
        if verdict.open:
            yield [(self.say("open", listed=" ".join(verdict.open)), self.set.text)]
        ref = self.shared.ref(of.person)
        who = [self.say("name", name=of.name)] if of.name.strip() else []
        who += [self.say("is_person", ref=ref)] if ref else []
        who += [self.say("checked", how=self.coded(f"identity.{of.identity}"))]
        who += [self.say("by_channel", how=self.coded(f"channel.{of.channel}"))] if of.channel else []
        worries = self.joined(self.coded(f"worry.{worry}") for worry in of.worries)
        who += [self.say("warning", listed=worries)] if worries else []
        names = self.shared.refs(of.names)
        who += [self.say("real_names", listed=self.joined(names))] if names else []
        yield [(" ".join(who), self.set.text)]
        for key, text in (("need", of.need), ("conditions", of.conditions)):
            if text.strip():
                yield [(self.say(key, text=own(text)), self.set.text)]
        yield from map(self.got, self.shared.got(of.id))

    def got(self, got: Got) -> Line:
        """How much goes of some things, and why."""
        numbers = ", ".join(map(str, got.things))
        why = [own(got.reason), self.say("held", listed=" ".join(got.held)) if got.held else ""]
        words = self.say("goes", words=own(got.words)) if got.give == "part" else ""
        said = self.say(f"gets_{got.give}", numbers=numbers)
        return [(f"{said} ", self.set.strong), (" ".join(text for text in (words, *why) if text), self.set.text)]

    def bars(self) -> None:
        """Who must not learn what, of whom and why."""
        found = []
        for bar in self.now.bars:
            what = self.joined(self.coded(f"secret.{each}") for each in bar.what)
            said = [self.say("barred", who=self.shared.barred(bar) or self.say("anyone"), listed=what)]
            refs = self.shared.refs(bar.whose)
            said += [self.say("whose", listed=self.joined(refs))] if refs else []
            said += [self.say("why", text=own(bar.why))] if bar.why.strip() else []
            found.append([[(" ".join(said), self.set.text)]])
        self.entries("bars", found)

    def asked(self, of: Asked) -> Iterator[Line]:
        """What somebody was asked and answered, and what had gone before they took it back."""
        yield self.entry(self.shared.ref(of.person), f"asked.{of.answer}", of.at)
        codes = [f"{name}.{code}" for name in ("standing", "understood", "form") if (code := getattr(of, name))]
        yield [(" ".join(self.say("listed", listed=self.coded(code)) for code in codes), self.set.text)]
        yield from self.quoted(("words", of.words), ("answered", of.said), by=of.by)
        for sent in self.shared.gone(of):
            gone = self.say("gone", who=self.who(sent.recipient), at=self.spoken(sent.at))
            yield [(gone, self.set.text)]

    def told(self, of: Told) -> Iterator[Line]:
        """Whether somebody was told, how and in what words, or why not."""
        yield self.entry(self.shared.ref(of.person), f"told.{of.told}", of.at)
        if of.how:
            yield [(self.say("listed", listed=self.coded(f"how.{of.how}")), self.set.text)]
        why = self.say("why", text=own(of.why)) if of.why.strip() else ""
        yield [(why, self.set.text)]
        yield from self.quoted(("words", of.words), by=of.by)

    def sent(self, of: Sent) -> Iterator[Line]:
        """What went to whom, how and under which number, and what came back or is to be chased."""
        yield self.entry(self.who(of.recipient), f"how.{of.how}", of.at)
        numbers = self.shared.numbers(of.items)
        facts = [self.say("things", numbers=", ".join(map(str, numbers)))] if numbers else []
        facts += [self.say("reference", reference=of.reference)] if of.reference.strip() else []
        facts += [self.say("by", who=of.by)] if of.by.strip() else []
        yield [(" ".join(facts), self.set.text)]
        yield from self.quoted(*(("went", words) for words in self.shared.went(of)))
        heard = self.shared.heard(of)
        for each in heard:
            said = self.say("heard", what=self.coded(f"heard.{each.what}"), at=self.spoken(each.at))
            yield [(f"{said} ", self.set.strong), *self.inline(("answered", each.said), by=each.by)]
        if not heard:
            chase = self.say("chase_on", on=self.day(of.chase_on)) if of.chase_on else ""
            yield [(f"{chase} ", self.set.strong), (own(of.chase), self.set.text)]

    def advice(self, of: Advice) -> Iterator[Line]:
        """What somebody advised who was told no names."""
        yield [(f"{of.who}, {self.spoken(of.at)}", self.set.strong)]
        yield from self.quoted(("answered", of.said), ("request", of.request))

    def who(self, recipient: str) -> str:
        """A recipient, also one that is not listed."""
        return self.shared.who(recipient) or self.say("someone")

    def entry(self, who: str, code: str, at: str) -> Line:
        """Who, what and when."""
        said = self.say("ledger", who=who or self.say("someone"), what=self.coded(code), at=self.spoken(at))
        return [(said, self.set.strong)]

    def quoted(self, *texts: tuple[str, str], by: str = "") -> Iterator[Line]:
        """People's own words, and who asked or told."""
        yield list(self.inline(*texts, by=by))

    def inline(self, *texts: tuple[str, str], by: str = "") -> Iterator[Span]:
        """The same, run on."""
        for key, words in texts:
            if words.strip():
                yield self.say(key, words=own(words)) + " ", self.set.text
        if by.strip():
            yield self.say("by", who=by), self.set.text

    def joined(self, texts: Iterable[str]) -> str:
        """One after the other."""
        return "; ".join(text.strip().rstrip(".") for text in texts)

    def entries(self, key: str, each: Iterable[Iterable[Line]]) -> None:
        """Facts under one label."""
        for at, lines in enumerate(each):
            self.facts(self.say(key), lines, first=at == 0)

    def facts(self, label: str, lines: Iterable[Line], *, first: bool = True) -> None:
        """A label, and lines beside it."""
        full = [line for line in lines if any(text.strip() for text, _ in line)]
        spans = [span for line in full[:-1] for span in (*line, ("\n", self.set.text))]
        self.paper.fact(label, *spans, *(full[-1] if full else ()), gap=GAP if first else GRID / 4, first=first)
