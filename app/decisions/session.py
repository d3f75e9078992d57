"""One person walking through one decision: an act goes in, a whole Screen comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.clock import Clock
from app.decisions.draft import Draft
from app.decisions.pages import Pages
from app.decisions.route import (
    CHECK,
    GUIDANCE,
    SEAL,
    TELL,
    assess,
    frontier,
    in_office,
    missing,
    question_of,
    step_of,
    steps,
    still_open,
    too_long,
    unheard,
)
from app.decisions.screen import Choice, Problem, Screen
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance.answers import LONGEST_TEXT
from app.guidance.evaluate import Assessment
from app.guidance.model import Answer, Guidance, Kind
from app.settings import Adopted

if TYPE_CHECKING:
    from app.decisions.sharing.view import Table

EMERGENCY = "emergency"


class Session:
    """Holds a frozen draft and the step being looked at. Nothing happens outside it until the desk is asked."""

    def __init__(
        self,
        draft: Draft,
        guidance: Guidance,
        pages: Pages,
        clock: Clock,
        adopted: Adopted = Adopted(),  # noqa: B008 - frozen
    ) -> None:
        self.draft = draft
        self._guidance = guidance
        self._pages = pages
        self._clock = clock
        self._adopted = adopted
        self._found: tuple[Draft, Assessment] | None = None
        self._step = frontier(guidance, draft, self.assessment)
        self._problems: tuple[Problem, ...] = ()
        self._seen = {self._step}

    @property
    def id(self) -> str:
        """Which draft it is."""
        return self.draft.id

    @property
    def assessment(self) -> Assessment:
        """What the answers come to now. Worked out once for a draft, which never changes."""
        if self._found is None or self._found[0] is not self.draft:
            self._found = (self.draft, assess(self._guidance, self.draft, self._adopted, self._clock()))
        return self._found[1]

    @property
    def screen(self) -> Screen:
        """The page as it stands."""
        return self._pages.screen(self.draft, self.assessment, self._step, self._problems)

    @property
    def ready(self) -> bool:
        """Whether it can be sealed."""
        return self._step == SEAL and not self._faults(SEAL)

    def answer(self, question: str, value: tuple[str, ...] | str) -> Screen:
        """Put in an answer: the option ids chosen now, or the text so far. Unknown questions are a KeyError."""
        if isinstance(value, tuple):
            value = self._exclusive(question, value, self.draft.answers.get(question, ()))
        self.draft = self.draft.with_answer(question, value, self._clock())
        if question == "called" and value == ("yes",):
            self.draft = self.draft.with_telling(EMERGENCY, True, self._clock())
        return self._clear()

    def note(self, question: str, text: str) -> Screen:
        """Put in the person's own words about a question."""
        self.draft = self.draft.with_note(question, text, self._clock())
        return self._clear()

    def share(self, sharing: Sharing) -> Screen:
        """Put in what may go to whom."""
        self.draft = self.draft.with_sharing(sharing, self._clock())
        return self._clear()

    def choices(self, question: str) -> tuple[Choice, ...]:
        """The options of a question in its words, for whoever is asked the same about something else."""
        return self._wording.choices(self._guidance.by_id[question], ())

    def table(self) -> Table:
        """Who gets what, by the answers and the recipients as they are now."""
        from app.decisions.sharing.view import Table

        return Table(self.draft, self._guidance, self._wording, self._adopted, self._clock())

    def asked_about(self, recipient: str, question: str) -> Screen:
        """A question as it is asked about one recipient, with their own answer. Raises KeyError."""
        from app.decisions.sharing.assessing import answers_of, assess_for

        about = self.draft.sharing.recipient(recipient)
        found = assess_for(self._guidance, self.draft, about, self._adopted, self._clock())
        theirs = replace(self.draft, answers=MappingProxyType(answers_of(self.draft.answers, about)))
        return self._pages.screen(theirs, found, step_of(question), ())

    def answer_about(self, recipient: str, question: str, value: tuple[str, ...]) -> Screen:
        """Put in an answer about one recipient. Raises KeyError."""
        about = self.draft.sharing.recipient(recipient)
        value = self._exclusive(question, value, about.answers.get(question, ()))
        answers = MappingProxyType({**about.answers, question: value})
        self.share(self.draft.sharing.put(replace(about, answers=answers)))
        return self.asked_about(recipient, question)

    def go_on(self) -> Screen:
        """Continue. Stays, with problems, where something required is missing."""
        if self._step == TELL:
            return self.carry_on()
        faults = self._faults(self._step)
        if faults:
            self._problems = faults
            return self.screen
        question = question_of(self._step)
        if question and question not in self.draft.answers:
            empty = "" if self._guidance.by_id[question].kind in (Kind.TEXT, Kind.DATE) else ()
            self.draft = self.draft.with_answer(question, empty, self._clock())
        return self._go(self._next())

    def back(self) -> Screen:
        """One step back; answers stay."""
        if self._step == TELL:
            return self._go(self._before(frontier(self._guidance, self._heard(), self.assessment)))
        return self._go(self._before(self._step))

    def go_to(self, question: str) -> Screen:
        """Go to a question that is asked on this path; Continue then leads on to what is missing, or to the check."""
        if question in self.assessment.path:
            return self._go(step_of(question))
        return self.screen

    def stand_at(self, step: str) -> Screen:
        """Be at a step one was at before, if the answers still lead there; else stay."""
        order = steps(self._guidance, self.assessment)
        furthest = frontier(self._guidance, self._heard(), self.assessment)
        # From the check and from the guidance one may have gone on to the closing question that follows.
        reached = order.index(furthest) + (2 if furthest in (CHECK, GUIDANCE) else 1)
        return self._go(step) if step in order[:reached] else self.screen

    def told(self, body: str) -> Screen:
        """They have been told. Telling the emergency services is having rung them."""
        self.draft = self.draft.with_telling(body, True, self._clock())
        if body == EMERGENCY and "called" in self.assessment.path:
            self.draft = self.draft.with_answer("called", ("yes",), self._clock())
        return self._clear()

    def carry_on(self) -> Screen:
        """Leave the page of people to tell; whoever was not told stays open and is shown again at the end."""
        self.draft = self._heard()
        return self._go(frontier(self._guidance, self.draft, self.assessment))

    @property
    def _wording(self) -> Wording:
        edition = self._guidance.edition(self.draft.edition)
        return self._pages.wording(edition, office=in_office(self.draft.answers))

    def _heard(self) -> Draft:
        draft = self.draft
        for body in unheard(draft, self.assessment):
            draft = draft.with_telling(body, False, self._clock())
        return draft

    def _next(self) -> str:
        furthest = frontier(self._guidance, self.draft, self.assessment)
        if furthest == TELL:
            return TELL
        order = steps(self._guidance, self.assessment)
        at, end = order.index(self._step), order.index(furthest)
        if at < order.index(CHECK) <= end:
            return CHECK  # after a change, look at the whole again
        if self._step in (CHECK, GUIDANCE):
            return order[at + 1]
        ahead = order[at + 1 : end + 1]
        # An answer that was there from the start (who I am) is seen on the check, and is not asked again on the way.
        return next((step for step in ahead if step == furthest or step in self._seen), furthest)

    def _before(self, step: str) -> str:
        order = steps(self._guidance, self.assessment)
        return order[max(order.index(step) - 1, 0)]

    def _go(self, step: str) -> Screen:
        self._step = step
        self._seen.add(step)
        return self._clear()

    def _clear(self) -> Screen:
        self._problems = ()
        return self.screen

    def _faults(self, step: str) -> tuple[Problem, ...]:
        if step == SEAL:
            open_ = still_open(self._guidance, self.draft, self.assessment)
            long = (self._pages.problem(id, "too_long", longest=LONGEST_TEXT) for id in too_long(self.draft))
            return (*(self._pages.missing(id) for id in open_), *long)
        if step == CHECK:
            return tuple(self._pages.missing(id) for id in self.assessment.open)
        question = question_of(step)
        if not question:
            return ()
        if missing(self._guidance, self.draft, question):
            return (self._pages.missing(question),)
        answer = self.draft.answers.get(question, "")
        if self._guidance.by_id[question].kind is Kind.DATE and isinstance(answer, str) and not _is_date(answer):
            return (self._pages.problem(question, "not_a_date"),)
        return ()

    def _exclusive(self, question: str, chosen: tuple[str, ...], before: Answer) -> tuple[str, ...]:
        """What was picked last wins between "none of these" and the rest."""
        options = self._guidance.by_id[question].options
        newest = [option for option in chosen if option not in before]
        alone = {option.id for option in options if option.alone}
        if any(option in alone for option in newest):
            return tuple(option for option in newest if option in alone)[-1:]
        if newest:
            chosen = tuple(option for option in chosen if option not in alone)
        return tuple(option.id for option in options if option.id in chosen)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text.strip() or "2000-01-01")
    except ValueError:
        return False
    return True
