"""One person's journey as a logical formula, built from the same condition values that the program runs on.

What a person *gives* is one variable for each option, whether or not its question is asked; what is *chosen* is given
and asked, as in `evaluate`. Facts are free, apart from the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import TypeAlias

import z3

from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When
from app.guidance.model import Advice, Body, Case, Duty, Edition, Fact, Guidance, Kind, Verdict

Formula: TypeAlias = z3.BoolRef
TRUE, FALSE = z3.BoolVal(True), z3.BoolVal(False)
"""The only two of their kind: a formula that is plainly true or false is one of these objects."""


def both(*parts: Formula) -> Formula:
    """All of these hold. What is plainly true falls out, so that equal formulas look equal."""
    left = list({id(part): part for part in parts if part is not TRUE}.values())
    if any(part is FALSE for part in left):
        return FALSE
    return _joined(z3.Z3_mk_and, left) if len(left) > 1 else left[0] if left else TRUE


def either(*parts: Formula) -> Formula:
    """Some of these hold."""
    left = list({id(part): part for part in parts if part is not FALSE}.values())
    if any(part is TRUE for part in left):
        return TRUE
    return _joined(z3.Z3_mk_or, left) if len(left) > 1 else left[0] if left else FALSE


def _joined(make: Callable[..., object], parts: list[Formula]) -> Formula:
    """What z3.And and z3.Or give, without their questions about each part: this is where the time goes."""
    context = z3.main_ctx()
    return z3.BoolRef(make(context.ref(), len(parts), (z3.Ast * len(parts))(*(p.as_ast() for p in parts))), context)


def no(part: Formula) -> Formula:
    """This does not hold."""
    if part is TRUE or part is FALSE:
        return FALSE if part is TRUE else TRUE
    return z3.Not(part)


def differ(one: Formula, other: Formula) -> Formula:
    """Exactly one of the two holds."""
    return FALSE if one.eq(other) else z3.Xor(one, other)


@cache
def _variable(name: str) -> Formula:
    return z3.Bool(name)


class Journey:
    """Everything that one person could give and be asked under one edition, and what follows from it.

    `fresh` names what this journey has its own variables for; `fixed` says what was given once and for all."""

    def __init__(
        self,
        guidance: Guidance,
        edition: Edition,
        fresh: Iterable[str] = (),
        fixed: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.guidance = guidance
        self.edition = edition
        self.fresh = frozenset(fresh)
        self.fixed = {**(fixed or {}), "edition": (edition.id,)}
        self.asked: dict[str, Formula] = {}
        self._choices: dict[str, dict[str, Formula]] = {}
        self._conditions: dict[int, tuple[Condition, Formula]] = {}
        self._parts: dict[str, list[tuple[Case, Formula]]] = {}
        for fact in guidance.facts:
            self._choices[fact.id] = {option: self.given(fact.id, option) for option in fact.options}
        for question in guidance.in_order(edition):
            # As `walk` does: a question that comes later has no answer yet, whatever a condition says of it.
            self._conditions.clear()
            asked = self.asked[question.id] = self.of(question.asked)
            self._choices[question.id] = {o: both(asked, self.given(question.id, o)) for o in question.option_ids()}
        self._conditions.clear()
        open_ = [
            both(self.asked[q.id], no(self.answered(q.id))) for q in guidance.questions if q.required and not q.closing
        ]
        self.settled = no(either(*open_))

    def given(self, id: str, option: str) -> Formula:
        """This option was given, whether or not anybody asked."""
        if id in self.fixed:
            return TRUE if option in self.fixed[id] else FALSE
        return _variable(f"other:{id}={option}" if id in self.fresh else f"{id}={option}")

    def rules(self) -> list[Formula]:
        """What is true of anything that is given: one option of a fact, at most one where only one may be chosen."""
        made: list[Formula] = []
        for each in self.guidance.mentionable.values():
            options = {option: self.given(each.id, option) for option in each.option_ids()}
            if each.id in self.fixed or not options:
                continue
            if isinstance(each, Fact):
                made.append(either(*options.values()))
            if isinstance(each, Fact) or each.kind is Kind.ONE:
                made.append(z3.AtMost(*options.values(), 1))
            else:
                alone = [option.id for option in each.options if option.alone]
                made += [either(no(options[one]), no(options[two])) for one in alone for two in options if two != one]
        return made

    def chosen(self, id: str, *options: str) -> Formula:
        """One of these options is chosen: given, and asked for. Of a fact: one of these is so."""
        known = self._choices.get(id, {})
        return either(*(known[option] for option in options if option in known))

    def answered(self, id: str) -> Formula:
        """The question was asked and has an answer."""
        return either(*self._choices.get(id, {}).values())

    def all_answered(self, *ids: str) -> Formula:
        """All these questions were asked and have answers."""
        return both(*(self.answered(id) for id in ids))

    def of(self, condition: Condition) -> Formula:
        """A condition value as a formula."""
        kept = self._conditions.get(id(condition))
        if kept is None:
            kept = self._conditions[id(condition)] = (condition, self._of(condition))
        return kept[1]

    def _of(self, condition: Condition) -> Formula:
        match condition:
            case When(question, options):
                return self.chosen(question, *options)
            case ClearOf(question, options):
                return both(self.answered(question), no(self.chosen(question, *options)))
            case All(parts):
                return both(*(self.of(part) for part in parts))
            case Any(parts):
                return either(*(self.of(part) for part in parts))
            case Term(_, means):
                return self.of(means)

    def deciding(self, part: str) -> list[tuple[Case, Formula]]:
        """Each case of a part, and when it is the one that decides: first of all, or first of those that interrupt."""
        if part not in self._parts:
            made: list[tuple[Case, Formula]] = []
            before: list[Formula] = []
            before_open: list[Formula] = []
            for case in self.guidance.parts()[part]:
                here = self.of(case.when)
                first = both(self.settled, here, no(either(*before)))
                if case.interrupts:
                    first = either(first, both(no(self.settled), here, no(either(*before_open))))
                    before_open.append(here)
                before.append(here)
                made.append((case, first))
            self._parts[part] = made
        return self._parts[part]

    def decided_by(self, part: str, *ids: str) -> Formula:
        """One of these cases of the part decides."""
        return either(*(first for case, first in self.deciding(part) if case.id in ids))

    def takes(self, part: str, *values: str) -> Formula:
        """The part has one of these values; with no values, it has any."""
        return either(*(first for case, first in self.deciding(part) if not values or case.value in values))

    def outcome(self, *verdicts: str) -> Formula:
        """The outcome is one of these; with none named, there is one."""
        return self.takes("outcome", *verdicts)

    def tells(self, *bodies: str) -> Formula:
        """One of these bodies is on the list of whom to tell now; with no names, anyone is."""
        return either(*(self.of(body.when) for body in self.guidance.bodies if not bodies or body.id in bodies))

    def duty(self, id: str) -> Formula:
        """This duty is listed."""
        return self.listed(next(duty for duty in self.guidance.duties if duty.id == id))

    def advice(self, id: str) -> Formula:
        """This line of advice is shown."""
        return self.listed(next(line for line in self.guidance.advice if line.id == id))

    def listed(self, each: Body | Duty | Advice) -> Formula:
        """This body, duty or line is shown; some are shown only with certain outcomes."""
        if isinstance(each, Body) or each.outcomes == frozenset(Verdict):
            return self.of(each.when)
        return both(self.of(each.when), self.outcome(*sorted(each.outcomes)))

    @cached_property
    def values(self) -> dict[str, Formula]:
        """Everything that a person could see: each value of each part, each body, duty and line of advice."""
        seen = {
            f"{part}:{value}": self.takes(part, value)
            for part, cases in self.guidance.parts().items()
            for value in dict.fromkeys(case.value for case in cases)
        }
        seen |= {f"tell_now:{body.id}": self.of(body.when) for body in self.guidance.bodies}
        seen |= {f"duty:{duty.id}": self.listed(duty) for duty in self.guidance.duties}
        return seen | {f"advice:{line.id}": self.listed(line) for line in self.guidance.advice}
