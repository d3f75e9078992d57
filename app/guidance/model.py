"""The shapes guidance is written in: questions, outcomes, bodies to tell, advice, duties, sources, editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from app.guidance.conditions import ALWAYS, Condition, Term, terms

Answer = tuple[str, ...] | str
"""Option ids, or text (a date is text: YYYY-MM-DD)."""


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    TEXT = "text"
    DATE = "date"


class Verdict(StrEnum):
    """What to do about this information and this recipient (`outcome` of an assessment)."""

    ACT_NOW = "act_now"
    SHARE_NOW = "share_now"
    SHARE = "share"
    SHARE_LIMITED = "share_limited"
    SEEK_CONSENT_FIRST = "seek_consent_first"
    SEEK_ADVICE = "seek_advice"
    ANONYMISE = "anonymise"
    REFER = "refer_to_court_or_legal"
    DO_NOT_SHARE = "do_not_share"


RELEASE = frozenset({Verdict.ACT_NOW, Verdict.SHARE_NOW, Verdict.SHARE, Verdict.SHARE_LIMITED})
"""The outcomes that let something go to this recipient."""


class TellPerson(StrEnum):
    """Whether the people concerned may be told; and the child, which is a question of its own."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"
    ASK_ADVICE = "ask_advice"


class Consent(StrEnum):
    """What consent has to do with it."""

    NOT_NEEDED = "not_needed"
    ASK = "ask"
    GIVEN = "given"
    REFUSAL_STANDS = "refusal_stands"
    NO_STANDING = "no_standing"


class Basis(StrEnum):
    """The lawful basis proposed for an office to confirm (UK GDPR Article 6). A carer is never asked for it."""

    NONE = "none"
    RECOGNISED_INTEREST = "recognised_interest"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    PUBLIC_TASK = "public_task"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    CONSENT = "consent"


class Ground(StrEnum):
    """The condition proposed for health, criminal and other very private information (Articles 9 and 10): the
    reason for having no consent under DPA 2018 Schedule 1 paragraph 18, or another ground."""

    NONE = "none"
    CANNOT_CONSENT = "cannot_consent"
    NOT_REASONABLE = "not_reasonable"
    WOULD_PREJUDICE = "would_prejudice"
    VITAL_INTERESTS = "vital_interests"
    EXPLICIT_CONSENT = "explicit_consent"
    ASK_MANAGER = "ask_manager"


LAW = ("basis", "ground")
"""The parts about articles of the law: an office confirms them, and no carer's page shows them."""


class Decider(StrEnum):
    """Whose decision it is."""

    YOU = "you"
    CHILD_SW = "child_sw"
    MANAGER = "manager"
    LEGAL = "legal"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `alone`: choosing it excludes every other (none of these, not sure). `group` heads a list."""

    id: str
    alone: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `closing` questions (own judgement, decision, reasons) come after the assessment:
    they are never `open` and nothing outside them may depend on them. `own_words`: the page has a box for the
    person's own words about it, which are recorded and never weighed."""

    id: str
    kind: Kind = Kind.ONE
    options: tuple[Option, ...] = ()
    asked: Condition = ALWAYS
    required: bool = True
    closing: bool = False
    own_words: bool = False
    sources: tuple[str, ...] = ()

    def option_ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known without asking: the edition, the hour, what the agency has set. Exactly one of its
    options holds. Conditions mention it like a question; it is on no page and never open."""

    id: str
    options: tuple[str, ...]

    def option_ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return self.options


@dataclass(frozen=True, slots=True)
class Case:
    """A value that a part of the assessment takes when its condition holds. First match wins.

    `interrupts`: it holds at once, whatever is still open. `to`: the people its words send someone to (options of
    the question whose behaviour it is about); where the worry is about one of them, other words go round them."""

    id: str
    value: str
    when: Condition
    sources: tuple[str, ...] = ()
    interrupts: bool = False
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Clock hours from when the person knew."""

    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Working days in England from when the person knew, to the end of the office day."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Calendar months from when the person knew: the same day of a later month, or its last day."""

    months: int


Within = Hours | WorkingDays | Months
AT_ONCE = Hours(hours=0)
ONE_DAY = WorkingDays(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A protective body to tell without delay. `numbers` names telephone numbers of the settings: the first
    that is set is shown. `sooner`: shorter limits, the first whose condition holds counts instead of `within`."""

    id: str
    when: Condition
    within: Within
    danger: bool = False
    numbers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    sooner: tuple[tuple[Condition, Within], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that must happen: whose job it is, and by when. `outcomes`: only where it comes to one of these.
    `to`: the people its words send someone to, as in a Case."""

    id: str
    when: Condition
    owner: str
    within: Within
    outcomes: frozenset[Verdict] = frozenset(Verdict)
    sources: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A line that helps, shown when its condition holds. `outcomes`: only where it comes to one of these.
    `to`: the people its words send someone to, as in a Case."""

    id: str
    when: Condition
    outcomes: frozenset[Verdict] = frozenset(Verdict)
    sources: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


class Standing(StrEnum):
    """How well a source is known to us: read as published, or recalled and to be confirmed by the manager."""

    PUBLISHED = "published"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from. The title is in sources.toml under the id; `where` is an address or citation."""

    id: str
    where: str
    standing: Standing = Standing.PUBLISHED


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an edition, or the opening, with its question ids in order."""

    id: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A dated set of rules: it decides wording, order, and the rule a question hangs on."""

    id: str
    rules: tuple[Rule, ...]
    sources: tuple[str, ...] = ()

    def order(self) -> tuple[str, ...]:
        """Question ids in the order they are asked."""
        return tuple(question for rule in self.rules for question in rule.questions)

    def rule_of(self, question: str) -> str:
        """The rule a question hangs on. Raises KeyError for a question that is not in this edition."""
        for rule in self.rules:
            if question in rule.questions:
                return rule.id
        raise KeyError(question)


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """Everything that decides: one value, no wording, no state."""

    version: str
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    editions: tuple[Edition, ...]
    bodies: tuple[Body, ...]
    outcomes: tuple[Case, ...]
    tell_person: tuple[Case, ...]
    tell_child: tuple[Case, ...]
    consent: tuple[Case, ...]
    deciders: tuple[Case, ...]
    basis: tuple[Case, ...]
    grounds: tuple[Case, ...]
    duties: tuple[Duty, ...]
    advice: tuple[Advice, ...]
    sources: tuple[Source, ...]
    nation: str = "England"

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def mentionable(self) -> dict[str, Question | Fact]:
        """Everything a condition may mention, by id: facts and questions."""
        return {**{fact.id: fact for fact in self.facts}, **self.by_id}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    def parts(self) -> dict[str, tuple[Case, ...]]:
        """The parts of an assessment that take one value each, with their cases."""
        return {
            "outcome": self.outcomes,
            "tell_person": self.tell_person,
            "tell_child": self.tell_child,
            "consent": self.consent,
            "decider": self.deciders,
            "basis": self.basis,
            "ground": self.grounds,
        }

    def conditions(self) -> Iterator[Condition]:
        """Every condition of the guidance."""
        yield from (question.asked for question in self.questions)
        for cases in self.parts().values():
            yield from (case.when for case in cases)
        for each in (self.bodies, self.duties, self.advice):
            yield from (one.when for one in each)
        yield from (condition for body in self.bodies for condition, _ in body.sooner)

    def terms(self) -> tuple[Term, ...]:
        """Every named condition, once, each after those it is made of."""
        return tuple(dict.fromkeys(term for condition in self.conditions() for term in terms(condition)))

    def edition(self, id: str) -> Edition:
        """An edition by id. Raises KeyError."""
        return {edition.id: edition for edition in self.editions}[id]

    def in_order(self, edition: Edition) -> Iterator[Question]:
        """The questions as this edition asks them."""
        return (self.by_id[id] for id in edition.order())
