"""A condition as what must be ticked on a paper: few numbers, and never stricter than the condition itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod
from typing import assert_never

from app.guidance.conditions import ALWAYS, All, Any, Atom, ClearOf, Condition, Term, When
from app.guidance.model import Guidance, Kind

Group = tuple[Atom, ...]
"""One of these at least must be so."""

_Literal = tuple[str, bool]
"""A question, and whether it is the options chosen (True) or those not chosen."""
_Clause = Mapping[_Literal, frozenset[str]]


def ticked(
    condition: Condition, guidance: Guidance, *, widest: int = 3, most: int = 2, given: Condition = ALWAYS
) -> tuple[Group, ...]:
    """What must be ticked for the condition to hold: of every group at least one.

    It may be so where the condition does not hold, never the other way round, so a paper that goes by it asks too much
    rather than too little. Groups that name more than `widest` questions are left out. Of those that name several, the
    `most` that say most are kept, no two about the same questions. `given` is said elsewhere.
    """
    ticking = _Ticking(guidance, widest, given)
    clauses = ticking.clauses(condition)
    wide: dict[frozenset[str], _Clause] = {}
    for each in sorted(clauses, key=ticking.looseness):
        if len(each) > 1:
            wide.setdefault(frozenset(question for question, _ in each), each)
    return tuple(ticking.group(each) for each in [*(c for c in clauses if len(c) == 1), *list(wide.values())[:most]])


class _Ticking:
    def __init__(self, guidance: Guidance, widest: int, given: Condition) -> None:
        self.guidance, self.widest, self.given = guidance, widest, given

    def clauses(self, condition: Condition) -> list[_Clause]:
        """The condition as clauses that all hold, none of them too wide."""
        if condition == self.given:
            return []
        match condition:
            case When(question, options):
                return self._tidy([{(question, True): frozenset(options)}])
            case ClearOf(question, options):
                return self._tidy([self._clear(question, frozenset(options))])
            case Term(_, means):
                return self.clauses(means)
            case All(parts):
                return self._tidy([clause for part in parts for clause in self.clauses(part)])
            case Any(parts):
                found: list[_Clause] = [{}]
                for part in parts:
                    found = self._tidy([_either(one, other) for one in found for other in self.clauses(part)])
                return found
            case _ as never:
                assert_never(never)

    def looseness(self, clause: _Clause) -> float:
        """How easily the clause holds, from 0 to 1: what it says least of all comes last."""
        return 1 - prod(1 - self._share(literal, options) for literal, options in clause.items())

    def group(self, clause: _Clause) -> Group:
        """The clause as conditions again, options in their order."""
        return tuple(
            (When if chosen else ClearOf)(question, tuple(each for each in self._options(question) if each in options))
            for (question, chosen), options in clause.items()
        )

    def _options(self, question: str) -> tuple[str, ...]:
        return self.guidance.mentionable[question].option_ids()

    def _one(self, question: str) -> bool:
        asked = self.guidance.by_id.get(question)
        return asked is None or asked.kind is Kind.ONE

    def _clear(self, question: str, options: frozenset[str]) -> _Clause:
        """Where one answer is given, that it is none of these means that it is one of the others."""
        if self._one(question):
            return {(question, True): frozenset(self._options(question)) - options}
        return {(question, False): options}

    def _share(self, literal: _Literal, options: frozenset[str]) -> float:
        question, chosen = literal
        share = len(options) / len(self._options(question))
        return share if chosen else 1 - share

    def _tidy(self, clauses: Iterable[_Clause]) -> list[_Clause]:
        said = [each for each in clauses if len(each) <= self.widest and not self._empty(each)]
        alone = self._alone(each for each in said if len(each) == 1)
        if not all(alone.values()):
            return [{}]  # it cannot hold
        wide = [self._within(each, alone) for each in said if len(each) != 1]
        if any(len(each) == 1 for each in wide):
            return self._tidy([*wide, *({literal: options} for literal, options in alone.items())])
        kept: list[_Clause] = [{literal: options} for literal, options in alone.items()]
        for each in sorted(wide, key=len):
            if not any(_follows(each, other) for other in kept):
                kept = [other for other in kept if not _follows(other, each)] + [each]
        return kept

    def _empty(self, clause: _Clause) -> bool:
        """Whether it says nothing: it holds whatever was ticked."""
        return any(
            options == frozenset(self._options(question)) if chosen else not options
            for (question, chosen), options in clause.items()
        )

    def _alone(self, clauses: Iterable[_Clause]) -> dict[_Literal, frozenset[str]]:
        """What must be so of one question, each once where that can be said: one answer has to fit them all."""
        found: dict[_Literal, frozenset[str]] = {}
        for clause in clauses:
            for (question, chosen), options in clause.items():
                was = found.get((question, chosen))
                if was is None:
                    found[question, chosen] = options
                elif not chosen:
                    found[question, chosen] = was | options
                else:
                    found[question, chosen] = was & options if self._one(question) else min(was, options, key=len)
        return found

    def _within(self, clause: _Clause, alone: Mapping[_Literal, frozenset[str]]) -> _Clause:
        """The clause without options that cannot be ticked anyway."""
        within = {
            literal: options & alone.get(literal, options) if literal[1] and self._one(literal[0]) else options
            for literal, options in clause.items()
        }
        return {literal: options for literal, options in within.items() if options}


def _either(one: _Clause, other: _Clause) -> _Clause:
    joined = dict(one)
    for literal, options in other.items():
        was = joined.get(literal)
        joined[literal] = options if was is None else was | options if literal[1] else was & options
    return joined


def _follows(clause: _Clause, other: _Clause) -> bool:
    """Whether it holds wherever the other does."""
    return all(
        literal in clause and (options <= clause[literal] if literal[1] else options >= clause[literal])
        for literal, options in other.items()
    )
