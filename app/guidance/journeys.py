"""How many pages a decision takes: the shortest and the longest journey, and how many sets of answers there are.

Exact, and without trying every answer: two people whose answers leave the same questions to be asked under the same
conditions have the same way ahead of them, so it is walked once. The closing questions come on every journey and are
not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from app.guidance.conditions import All, Any, Chosen, ClearOf, Condition, Term, When, atoms
from app.guidance.model import Edition, Guidance, Kind, Question

Rest = Condition | bool
"""What is left of a condition once some of its questions are answered."""
Meets = tuple[bool, ...]
"""For each set of options that a condition asks about: whether an answer has one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The shortest and the longest journey with answers that lead there, and how many sets of answers there are."""

    shortest: int
    longest: int
    answers: int
    short: Chosen
    long: Chosen


@dataclass(frozen=True, slots=True)
class _Alike:
    """Answers to one question that no condition can tell apart: one of them, and how many there are."""

    example: tuple[str, ...]
    count: int


Ways = tuple[tuple[_Alike, ...], ...]
"""For each question still ahead, the answers that can be told apart."""


class Journeys:
    """Every journey under one edition while `facts` hold (those of `Circumstances.facts`)."""

    def __init__(self, guidance: Guidance, edition: Edition, facts: Chosen) -> None:
        self._questions = tuple(question for question in guidance.in_order(edition) if not question.closing)
        self._rests: list[Rest] = []
        self._numbers: dict[Rest, int] = {}
        self._later: dict[tuple[int, str, tuple[str, ...]], int] = {}
        self._walked: dict[tuple[tuple[int, ...], int], Span] = {}
        self._ahead: dict[Ways, int] = {}
        start: tuple[Rest, ...] = tuple(question.asked for question in self._questions)
        for id, options in facts.items():
            start = tuple(_after(rest, id, options) for rest in start)
        conditions = tuple(rest for rest in start if not isinstance(rest, bool))
        self._start = tuple(self._number(rest) for rest in start)
        self._alike = {question.id: alike(question, conditions) for question in self._questions}

    def span(self, given: Chosen | None = None) -> Span:
        """All journeys on which the questions of `given` are answered so wherever they are asked."""
        ways = {**self._alike, **{id: (_Alike(answer, 1),) for id, answer in (given or {}).items()}}
        answers = tuple(ways[question.id] for question in self._questions)
        # What lies ahead is known by a number, so that journeys with the same end share it whatever was given before.
        ahead = [self._ahead.setdefault(answers[at:], len(self._ahead)) for at in range(len(answers) + 1)]
        return self._walk(self._start, answers, ahead)

    def _walk(self, rests: tuple[int, ...], answers: Ways, ahead: Sequence[int]) -> Span:
        """The journeys from here: what is left of the conditions of the questions still ahead, by number."""
        if not rests:
            return Span(shortest=0, longest=0, answers=1, short={}, long={})
        at = len(answers) - len(rests)
        key = (rests, ahead[at])
        if key not in self._walked:
            self._walked[key] = self._asked(at, rests, answers, ahead)
        return self._walked[key]

    def _asked(self, at: int, rests: tuple[int, ...], answers: Ways, ahead: Sequence[int]) -> Span:
        id = self._questions[at].id

        def way(answer: tuple[str, ...]) -> Span:
            return self._walk(tuple(self._number_after(rest, id, answer) for rest in rests[1:]), answers, ahead)

        if self._rests[rests[0]] is not True:
            return way(())
        ways = [(way(each.example), each) for each in answers[at]]
        short, shorter = min(ways, key=lambda pair: pair[0].shortest)
        long, longer = max(ways, key=lambda pair: pair[0].longest)
        return Span(
            shortest=1 + short.shortest,
            longest=1 + long.longest,
            answers=sum(span.answers * each.count for span, each in ways),
            short={id: shorter.example, **short.short},
            long={id: longer.example, **long.long},
        )

    def _number(self, rest: Rest) -> int:
        """A number for what is left of a condition: comparing conditions over and over would take the time."""
        if rest not in self._numbers:
            self._numbers[rest] = len(self._rests)
            self._rests.append(rest)
        return self._numbers[rest]

    def _number_after(self, number: int, question: str, answer: tuple[str, ...]) -> int:
        key = (number, question, answer)
        if key not in self._later:
            self._later[key] = self._number(_after(self._rests[number], question, answer))
        return self._later[key]


def alike(question: Question, conditions: Iterable[Condition]) -> tuple[_Alike, ...]:
    """Every complete answer to a question, those together that none of the conditions can tell apart."""
    if question.kind in (Kind.TEXT, Kind.DATE):
        return (_Alike((), 1),)
    asked = dict.fromkeys(frozenset(a.options) for c in conditions for a in atoms(c) if a.question == question.id)
    found: dict[Meets, _Alike] = {}
    for option in sorted(question.options, key=lambda option: option.alone):
        meets = tuple(option.id in options for options in asked)
        more = [(meets, _Alike((option.id,), 1))]
        if question.kind is Kind.MANY and not option.alone:
            more += [(_or(meets, met), _Alike((*each.example, option.id), each.count)) for met, each in found.items()]
        for met, each in more:
            count = found[met].count if met in found else 0
            found[met] = _Alike(found[met].example if count else each.example, count + each.count)
    return tuple(found.values())


def _or(one: Meets, other: Meets) -> Meets:
    return tuple(here or there for here, there in zip(one, other, strict=True))


def _after(rest: Rest, question: str, answer: tuple[str, ...]) -> Rest:
    """What is left of a condition once this question is answered, or passed over with no answer."""
    match rest:
        case bool():
            return rest
        case When(id, options):
            return any(option in options for option in answer) if id == question else rest
        case ClearOf(id, options):
            return bool(answer) and not any(option in options for option in answer) if id == question else rest
        case All(parts):
            return _together(parts, question, answer, All, settles=False)
        case Any(parts):
            return _together(parts, question, answer, Any, settles=True)
        case Term(_, means):
            return _after(means, question, answer)
        case _ as never:
            assert_never(never)


def _together(
    parts: tuple[Condition, ...], question: str, answer: tuple[str, ...], kind: type[All | Any], *, settles: bool
) -> Rest:
    left: list[Condition] = []
    for part in parts:
        rest = _after(part, question, answer)
        if rest is settles:
            return settles
        if not isinstance(rest, bool):
            left += rest.parts if isinstance(rest, kind) else (rest,)
    left = list(dict.fromkeys(left))
    if len(left) < 2:
        return left[0] if left else not settles
    return kind(tuple(left))
