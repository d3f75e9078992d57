"""All answers that can be given under one edition, and a solver that looks for those that break a property.

A second journey may share all that was given apart from what is said to differ, so that "the same answers, and this
one worse" is one formula. This proves things about the logic, never that the guidance is right.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import z3

from app.clock import UK
from app.guidance.circumstances import Circumstances
from app.guidance.model import Fact, Guidance
from app.settings import NEW_LAWS
from tests.proofs.journey import FALSE, TRUE, Formula, Journey, either, no

Key = TypeVar("Key", bound=Hashable)
OFFICE_OPEN = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
OFFICE_CLOSED = datetime(2026, 11, 21, 22, 40, tzinfo=UK)


@dataclass(frozen=True, slots=True)
class Told:
    """One journey of an example: what was chosen, and the facts, the edition among them."""

    answers: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, str]

    def now(self) -> Circumstances:
        """The circumstances in which the facts are so."""
        at = OFFICE_OPEN if self.facts["office"] == "open" else OFFICE_CLOSED
        overlays = frozenset(law for law in NEW_LAWS if self.facts[law] == "on")
        return Circumstances(known_at=at, at=at, service=self.facts["service"], overlays=overlays)


class Symbolic:
    """All answers that can be given under one edition: the first journey, and others that share what it was given."""

    def __init__(self, guidance: Guidance, edition: str) -> None:
        self.guidance = guidance
        self.edition = guidance.edition(edition)
        self._journeys: dict[object, Journey] = {}
        self.first = self.but()
        self._solver = z3.SolverFor("QF_FD")
        self._solver.add(*self.first.rules())

    def but(self, *fresh: str, **fixed: str) -> Journey:
        """The same answers and facts, but these may be others (`fresh`) or are these (`fixed`, the edition too)."""
        key = (frozenset(fresh), tuple(sorted(fixed.items())))
        if key not in self._journeys:
            edition = self.guidance.edition(fixed.get("edition", self.edition.id))
            options = {id: (option,) for id, option in fixed.items()}
            self._journeys[key] = Journey(self.guidance, edition, fresh, options)
        return self._journeys[key]

    def possible(self, *claims: Formula, journeys: Iterable[Journey] = ()) -> bool:
        """Whether there are answers for which all claims hold."""
        with self._asserted(*claims, journeys=journeys) as solver:
            return solver.check() == z3.sat

    def example(self, *claims: Formula, journeys: Sequence[Journey] = ()) -> tuple[Told, ...] | None:
        """Answers for which all claims hold, with as little said as they need, or None if there are none."""
        journeys = journeys or (self.first,)
        with self._asserted(*claims, journeys=journeys) as solver:
            if solver.check() != z3.sat:
                return None
            model = _smallest(solver, journeys)
        return tuple(_told(journey, model) for journey in journeys)

    def covered(self, claims: Mapping[Key, Formula]) -> set[Key]:
        """The claims that some answers make true, each by itself."""
        left, found = dict(claims), set[Key]()
        with self._asserted() as solver:
            while left:
                solver.push()
                solver.add(either(*left.values()))
                reached = solver.check() == z3.sat
                model = solver.model() if reached else None
                solver.pop()
                if model is None:
                    break
                hit = {id for id, claim in left.items() if z3.is_true(model.eval(claim, model_completion=True))}
                found |= hit
                left = {id: claim for id, claim in left.items() if id not in hit}
        return found

    def seen(self, told: Told, claims: Iterable[Formula] = ()) -> tuple[dict[str, bool], bool]:
        """What the formula says of these answers and no others: all that a person could see and is asked, and whether
        the claims hold of them as well."""
        journey = self.first if told.facts["edition"] == self.edition.id else self.but(edition=told.facts["edition"])
        pins: list[Formula] = []
        for each in self.guidance.mentionable.values():
            here = (told.facts[each.id],) if isinstance(each, Fact) else told.answers.get(each.id, ())
            given = {option: journey.given(each.id, option) for option in each.option_ids()}
            pins += [formula if option in here else no(formula) for option, formula in given.items()]
        with self._asserted(*pins) as solver:
            assert solver.check() == z3.sat, told
            model = solver.model()

        def so(formula: Formula) -> bool:
            return z3.is_true(model.eval(formula, model_completion=True))

        seen = journey.values | {f"asked:{id}": formula for id, formula in journey.asked.items()}
        return {key: so(formula) for key, formula in seen.items()}, all(so(claim) for claim in claims)

    @contextmanager
    def _asserted(self, *claims: Formula, journeys: Iterable[Journey] = ()) -> Iterator[z3.Solver]:
        self._solver.push()
        try:
            for journey in journeys:
                if journey.fresh:
                    self._solver.add(*journey.rules())
            self._solver.add(*claims)
            yield self._solver
        finally:
            self._solver.pop()


def _told(journey: Journey, model: z3.ModelRef) -> Told:
    def so(id: str, options: Iterable[str]) -> tuple[str, ...]:
        return tuple(o for o in options if z3.is_true(model.eval(journey.chosen(id, o), model_completion=True)))

    answers = {q.id: so(q.id, q.option_ids()) for q in journey.guidance.in_order(journey.edition)}
    return Told(
        answers={id: options for id, options in answers.items() if options},
        facts={fact.id: so(fact.id, fact.options)[0] for fact in journey.guidance.facts},
    )


def _smallest(solver: z3.Solver, journeys: Sequence[Journey]) -> z3.ModelRef:
    """A model in which no answer can be left out, and facts are as they come unless they matter."""
    model = solver.model()
    pinned: list[Formula] = []
    variables: dict[Formula, None] = {}
    for journey in reversed(journeys):
        for question in reversed(tuple(journey.guidance.in_order(journey.edition))):
            variables |= dict.fromkeys(no(journey.given(question.id, o)) for o in reversed(question.option_ids()))
        for fact in journey.guidance.facts:
            variables |= {journey.given(fact.id, fact.options[0]): None}
    for wish in variables:
        if wish is TRUE or wish is FALSE:
            continue
        if not z3.is_true(model.eval(wish, model_completion=True)):
            if solver.check(*pinned, wish) != z3.sat:
                continue
            model = solver.model()
        pinned.append(wish)
    return model
