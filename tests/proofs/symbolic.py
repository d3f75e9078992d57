"""The guidance as a logical formula, built from the same condition values the program runs on.

Every question gets one Boolean for "is asked" and one for each option; the solver then looks for answers that
break a property among all answers that anyone could give. This proves things about the logic, never that the
guidance is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import z3

from app.guidance import GUIDANCE
from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When
from app.guidance.model import Case, Edition, Guidance, Kind


class Symbolic:
    """All answers that can be given under one edition."""

    def __init__(self, guidance: Guidance, edition: Edition) -> None:
        self.guidance = guidance
        self.edition = edition
        self.asked: dict[str, z3.BoolRef] = {}
        self.rules: list[z3.BoolRef] = []
        for question in guidance.in_order(edition):
            asked = z3.Bool(f"asked:{question.id}")
            self.rules.append(asked == self.of(question.asked))
            self.asked[question.id] = asked
            options = [self.chosen(question.id, option.id) for option in question.options]
            self.rules += [z3.Implies(option, asked) for option in options]
            if question.kind is Kind.ONE and options:
                self.rules.append(z3.AtMost(*options, 1))
            for mark, option in zip(question.options, options, strict=True):
                if mark.alone:
                    self.rules += [z3.Not(z3.And(option, other)) for other in options if other is not option]

    def chosen(self, question: str, option: str) -> z3.BoolRef:
        """This option is chosen (and so its question asked)."""
        return z3.Bool(f"{question}={option}")

    def any_of(self, question: str, *options: str) -> z3.BoolRef:
        """One of these options is chosen."""
        return z3.Or([self.chosen(question, option) for option in options])

    def answered(self, question: str) -> z3.BoolRef:
        """The question has an answer."""
        return self.any_of(question, *self.guidance.by_id[question].option_ids())

    def of(self, condition: Condition) -> z3.BoolRef:
        """A condition value as a formula."""
        match condition:
            case When(question, options):
                return self.any_of(question, *options)
            case ClearOf(question, options):
                return z3.And(self.answered(question), z3.Not(self.any_of(question, *options)))
            case All(parts):
                return z3.And([self.of(part) for part in parts])
            case Any(parts):
                return z3.Or([self.of(part) for part in parts])
            case Term(_, means):
                return self.of(means)

    def settled(self) -> z3.BoolRef:
        """Nothing required is open."""
        return z3.And(
            [
                z3.Implies(self.asked[q.id], self.answered(q.id))
                for q in self.guidance.in_order(self.edition)
                if q.required and not q.closing
            ]
        )

    def takes(self, cases: Sequence[Case], *values: str) -> z3.BoolRef:
        """The part has one of these values, settled or by a case that interrupts."""
        settled, interrupted = [], []
        before_settled: list[z3.BoolRef] = []
        before_interrupt: list[z3.BoolRef] = []
        for case in cases:
            here = self.of(case.when)
            if case.value in values:
                settled.append(z3.And(here, z3.Not(z3.Or(before_settled))))
                if case.interrupts:
                    interrupted.append(z3.And(here, z3.Not(z3.Or(before_interrupt))))
            before_settled.append(here)
            if case.interrupts:
                before_interrupt.append(here)
        return z3.If(self.settled(), z3.Or(settled), z3.Or(interrupted))

    def decided_by(self, cases: Sequence[Case], id: str) -> z3.BoolRef:
        """Everything required is answered and this case is the first that holds."""
        before: list[z3.BoolRef] = []
        for case in cases:
            if case.id == id:
                return z3.And(self.settled(), self.of(case.when), z3.Not(z3.Or(before)))
            before.append(self.of(case.when))
        raise KeyError(id)

    def tells(self, *bodies: str) -> z3.BoolRef:
        """One of these bodies is on the list of whom to tell now; with no names, anyone is."""
        return z3.Or([self.of(b.when) for b in self.guidance.bodies if not bodies or b.id in bodies])

    def example(self, *claims: z3.BoolRef) -> dict[str, tuple[str, ...]] | None:
        """Answers for which all claims hold, or None if there are none."""
        solver = z3.Solver()
        solver.add(*self.rules, *claims)
        if solver.check() != z3.sat:
            return None
        model = solver.model()
        found = {
            q.id: tuple(o.id for o in q.options if z3.is_true(model.eval(self.chosen(q.id, o.id))))
            for q in self.guidance.in_order(self.edition)
        }
        return {id: options for id, options in found.items() if options}

    def longest(self) -> int:
        """The most questions (closing ones apart) on any path."""
        best = z3.Optimize()
        best.add(*self.rules)
        asked = [z3.If(self.asked[q.id], 1, 0) for q in self.guidance.in_order(self.edition) if not q.closing]
        total = best.maximize(z3.Sum(asked))
        best.check()
        return int(best.upper(total).as_long())


@cache
def symbolic(edition: str) -> Symbolic:
    """The formula of one shipped edition."""
    return Symbolic(GUIDANCE, GUIDANCE.edition(edition))
