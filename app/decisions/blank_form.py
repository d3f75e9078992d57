"""The questions of an edition as a form to fill in by hand: numbered, with when each is asked, and who is told now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import assert_never

from app.decisions.screen import Choice
from app.decisions.ticked import Group, ticked
from app.decisions.to_ring import Ring, agency, everyone
from app.decisions.wording import UNSURE_KEY, Wording
from app.guidance.conditions import Atom, ClearOf
from app.guidance.model import Body, Fact, Hours, Kind, Months, Question, Within, WorkingDays
from app.guidance.terms import MUST_TELL
from app.settings import Settings

MANY = 10
"""Of so many answers those that do not count may be fewer to name than those that do."""

ROOM = {"topic": 6, "judgement": 4, "reasons": 8}
"""Lines to write on, where a person has much to say; elsewhere there are two, and one for a date."""

WIDEST = 4
"""Who is told now is said in more numbers than when a question is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. `only`: when it is asked, by the numbers of this form; empty: always. `note` asks for own words,
    and `lines` is the room for them or for an answer in words."""

    id: str
    number: int
    heading: str
    hint: str
    only: str
    kind: Kind
    choices: tuple[Choice, ...]
    note: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The questions under one rule. `id` is the rule's."""

    id: str
    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protector:
    """Someone who may have to be told now: the number to ring (may be empty), by when, and if what was ticked."""

    id: str
    who: str
    number: str
    by: str
    only: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """A form under one edition. `must_tell`: what, if it was ticked, someone must hear of now; `sooner`: what makes it
    more urgent, each by when and if what was ticked."""

    edition: str
    title: str
    version: str
    nation: str
    numbers: tuple[Ring, ...]
    agency: tuple[Ring, ...]
    must_tell: str
    protectors: tuple[Protector, ...]
    sooner: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def blank_form(wording: Wording, settings: Settings) -> BlankForm:
    """The form of the edition that the wording is of."""
    guidance, words = wording.guidance, wording.words
    ticks = _Ticks(wording)
    sooner = dict.fromkeys(chain.from_iterable(body.sooner for body in guidance.bodies))
    return BlankForm(
        edition=wording.edition.id,
        title=wording.edition_title(),
        version=guidance.version,
        nation=words.text("papers", f"nation.{guidance.nation.lower()}"),
        numbers=everyone(words),
        agency=agency(settings, words),
        must_tell=ticks.said(ticked(MUST_TELL, guidance, widest=WIDEST)),
        protectors=tuple(_protector(body, ticks, settings.by_name()) for body in guidance.bodies),
        sooner=tuple((_by(w, wording), ticks.listed(ticked(c, guidance, widest=WIDEST))) for c, w in sooner),
        parts=tuple(
            Part(
                id=rule.id,
                title=wording.rule_title(rule.id),
                questions=tuple(_asked(guidance.by_id[id], ticks) for id in rule.questions),
            )
            for rule in wording.edition.rules
        ),
    )


def _asked(question: Question, ticks: _Ticks) -> Asked:
    wording = ticks.wording
    written = question.own_words or question.kind in (Kind.TEXT, Kind.DATE)
    return Asked(
        id=question.id,
        number=ticks.numbers[question.id],
        heading=wording.question(question.id, "heading"),
        hint=wording.words.find("forms", f"hint.{question.id}") or wording.question(question.id, "hint"),
        only=ticks.said(ticked(question.asked, wording.guidance, most=1)),
        kind=question.kind,
        choices=wording.choices(question, ()),
        note=wording.question(question.id, "note") if question.own_words else "",
        lines=ROOM.get(question.id, 1 if question.kind is Kind.DATE else 2) if written else 0,
    )


def _protector(body: Body, ticks: _Ticks, numbers: Mapping[str, str]) -> Protector:
    wording = ticks.wording
    return Protector(
        id=body.id,
        who=wording.words.text("protect", f"{body.id}.who"),
        number=next((numbers[name] for name in body.numbers if name in numbers), ""),
        by=_by(body.within, wording),
        only=ticks.listed(ticked(body.when, wording.guidance, widest=WIDEST, given=MUST_TELL)),
    )


def _by(within: Within, wording: Wording) -> str:
    match within:
        case Hours(hours=0):
            return wording.words.text("forms", "by.now")
        case Hours(hours=count):
            return wording.words.counted("forms", "by.hours", count)
        case WorkingDays(days=count):
            return wording.words.counted("forms", "by.days", count)
        case Months(months=count):
            return wording.words.counted("forms", "by.months", count)
        case _ as never:
            assert_never(never)


class _Ticks:
    """Says what must be ticked by the numbers of the form and the letters of its answers."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.numbers = {id: number for number, id in enumerate(wording.edition.order(), 1)}

    def said(self, groups: Sequence[Group]) -> str:
        """Every group as what it needs, the earliest question first; nothing where nothing is needed."""
        facts, ticks = self._sorted(groups)
        first = [self._say("ticked", what=ticks[0])] if ticks else []
        return self._say("and").join([*facts, *first, *ticks[1:]])

    def listed(self, groups: Sequence[Group]) -> str:
        """The same, where it is clear that it is about what was ticked."""
        facts, ticks = self._sorted(groups)
        return self._say("and").join([*facts, *ticks])

    def _sorted(self, groups: Sequence[Group]) -> tuple[list[str], list[str]]:
        """What is known without asking, and what must be ticked: what must not comes last."""
        facts = [group for group in groups if all(self._known(atom) for atom in group)]
        ticks = [group for group in groups if group not in facts]
        ticks.sort(
            key=lambda group: (isinstance(group[0], ClearOf) and len(group) == 1, len(group) > 1, self._first(group))
        )
        return [self._group(group) for group in facts], [self._group(group) for group in ticks]

    def _first(self, group: Group) -> int:
        return min(map(self._place, group))

    def _group(self, group: Group) -> str:
        return self._say("or").join(self._atom(atom) for atom in sorted(group, key=self._place))

    def _place(self, atom: Atom) -> int:
        return self.numbers.get(atom.question, 0)

    def _known(self, atom: Atom) -> bool:
        return isinstance(self.wording.guidance.mentionable[atom.question], Fact)

    def _atom(self, atom: Atom) -> str:
        if self._known(atom):
            return self._or([self._say(f"{atom.question}_{option}") for option in atom.options])
        number, chosen = self.numbers[atom.question], self._runs(atom.question, atom.options)
        other = self._runs(atom.question, self._but(atom))
        few = len(other) < len(chosen) and len(self._options(atom)) >= MANY
        if isinstance(atom, ClearOf):
            key, options = ("just", other) if few else ("none", chosen)
        else:
            key, options = ("other", other) if few else ("one", chosen)
        return self._say(key, number=number, options=self._or(options))

    def _options(self, atom: Atom) -> tuple[str, ...]:
        return self.wording.guidance.by_id[atom.question].option_ids()

    def _but(self, atom: Atom) -> tuple[str, ...]:
        return tuple(option for option in self._options(atom) if option not in atom.options)

    def _runs(self, question: str, options: Sequence[str]) -> list[str]:
        """The letters of the options, neighbours drawn together. A run never passes over the letter of the unsure, nor
        from the letters to the digits."""
        runs: list[list[str]] = []
        for choice in self.wording.choices(self.wording.guidance.by_id[question], ()):
            if choice.id not in options:
                continue
            if runs and _next_to(runs[-1][-1], choice.key):
                runs[-1].append(choice.key)
            else:
                runs.append([choice.key])
        return [
            part for run in runs for part in (run if len(run) < 3 else [self._say("run", first=run[0], last=run[-1])])
        ]

    def _or(self, parts: Sequence[str]) -> str:
        *most, last = parts
        return self._say("last").join([", ".join(most), last]) if most else last

    def _say(self, key: str, **facts: object) -> str:
        return self.wording.words.text("forms", f"when.{key}", **facts)


def _next_to(key: str, other: str) -> bool:
    return ord(other) == ord(key) + 1 and UNSURE_KEY not in (key, other)
