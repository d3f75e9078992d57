"""How long a record is kept: its class, what that counts from, when it is due, and what stands in the way of disposal.

The periods are facts from the sources named in keeping.toml; a manager confirms each, or sets a longer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from app.decisions.content import Content
from app.decisions.record import Record
from app.settings import Period

FileOn = Literal["child", "carer", "both"]
FILES: tuple[FileOn, ...] = ("child", "carer", "both")
"""Whose file a record belongs on."""

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
"""Between these lies every day that a record can be counted from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """One class of record. `years` from the day it counts from, as the source says (None: no source names any);
    `confirm`: the source was not read as published. `until_too`: kept until a second day in any case."""

    id: str
    years: int | None
    source: str = ""
    confirm: bool = True
    until_too: bool = False


CLASSES: tuple[Class, ...] = (
    Class(id="child", years=75, source="care_planning_50"),
    Class(id="child_died", years=15, source="care_planning_50"),
    Class(id="carer", years=10, source="reg_32_1", confirm=False),
    Class(id="connected", years=10, source="reg_32_2", confirm=False),
    Class(id="applicant", years=3, source="reg_32_3", confirm=False),
    Class(id="allegation", years=10, source="kcsie", until_too=True),
    Class(id="other", years=None),
)
BY_ID: Mapping[str, Class] = {each.id: each for each in CLASSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Nobody may dispose of it while this stands: why, who said so, and when (ISO); and who lifted it, when."""

    reason: str
    by: str
    at: str
    lifted_by: str = ""
    lifted_at: str = ""

    @property
    def stands(self) -> bool:
        """Whether it has not been lifted."""
        return not self.lifted_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How one record is kept. `counted_from`: the day its class counts from, None while nobody has entered it;
    `until`: the second day, where the class has one; `review_on`: a day to look at it again; `hold`: the last one.
    `chosen`: a person said so; else it is what the program proposes."""

    kind: str
    file_on: FileOn = "child"
    counted_from: date | None = None
    until: date | None = None
    review_on: date | None = None
    hold: Hold | None = None
    chosen: bool = False

    @property
    def held(self) -> bool:
        """Whether a hold stands."""
        return self.hold is not None and self.hold.stands

    def lifted(self, by: str, at: str) -> Keeping:
        """The same with its hold lifted. There must be one."""
        if self.hold is None:
            raise ValueError("there is no hold")
        return replace(self, hold=replace(self.hold, lifted_by=by, lifted_at=at))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `keeping_from_json` gives the same back."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in _DAYS}
        hold = None if self.hold is None else asdict(self.hold)
        return {"class": self.kind, "file_on": self.file_on, "chosen": self.chosen, "hold": hold, **days}


_DAYS = ("counted_from", "until", "review_on")


def keeping_from_json(raw: Mapping[str, Any]) -> Keeping:
    """What `to_json` wrote."""
    days = {name: date.fromisoformat(raw[name]) if raw[name] else None for name in _DAYS}
    hold = None if raw["hold"] is None else Hold(**raw["hold"])
    return Keeping(kind=raw["class"], file_on=raw["file_on"], chosen=raw["chosen"], hold=hold, **days)


_CARERS = frozenset({"me", "own_home", "carer"})
"""Answers to whom the worry is about that mean a foster carer or their household."""


def proposed(content: Content) -> Keeping:
    """What the answers of a record point to. A worry about a carer belongs on both files; the rest is the child's."""
    answers = {line.question: frozenset(line.options) for rule in content.rules for line in rule.answers}
    about, topics = answers.get("about", frozenset()), answers.get("topic", frozenset())
    if "allegation" in topics or about & _CARERS:
        return Keeping(kind="allegation", file_on="both")
    return Keeping(kind="carer", file_on="both") if "standards" in topics else Keeping(kind="child")


def anniversary(day: date, years: int) -> date:
    """The same day so many years on; of 29 February, in a year without one, 1 March: never a day too early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one record stands. `years` and `confirmed` (the day, None: not by any manager) are those of its class;
    `due` is the day from which it need not be kept, None while a date or a period is missing. `missing` names what is:
    years, counted_from, until. `in_the_way` are error codes: what keeps it from being disposed of."""

    number: str
    sealed: str
    title: str
    keeping: Keeping
    years: int | None
    confirmed: date | None
    due: date | None
    missing: tuple[str, ...]
    in_the_way: tuple[str, ...]
    is_due: bool
    look_again: bool

    @property
    def kind(self) -> Class:
        """Its class."""
        return BY_ID[self.keeping.kind]

    @property
    def shorter(self) -> bool:
        """Whether the period that was set is shorter than the source's."""
        return self.years is not None and self.kind.years is not None and self.years < self.kind.years


def standing(record: Record, keeping: Keeping | None, periods: Mapping[str, Period], today: date) -> Standing:
    """Where a record stands today, under the periods that are set; `keeping` is what was said about it, if anything."""
    kept = keeping or proposed(record.content)
    kind, period = BY_ID[kept.kind], periods.get(kept.kind, Period())
    years = period.years or kind.years
    confirmed = period.confirmed if period.confirmed and period.confirmed <= today else None
    needed = {"years": years, "counted_from": kept.counted_from, **({"until": kept.until} if kind.until_too else {})}
    missing = tuple(name for name, value in needed.items() if value is None)
    due = _due(kept, kind, years)
    is_due = due is not None and due <= today
    found = {
        "not_confirmed": confirmed is None,
        "date_missing": due is None,
        "not_due": due is not None and not is_due,
        "on_hold": kept.held,
    }
    return Standing(
        number=record.number,
        sealed=record.content.sealed,
        title=record.content.decision_title,
        keeping=kept,
        years=years,
        confirmed=confirmed,
        due=due,
        missing=missing,
        in_the_way=tuple(code for code, stands in found.items() if stands),
        is_due=is_due,
        look_again=kept.review_on is not None and kept.review_on <= today,
    )


def _due(kept: Keeping, kind: Class, years: int | None) -> date | None:
    if kept.counted_from is None or years is None:
        return None
    over = anniversary(kept.counted_from, years)
    if not kind.until_too:
        return over
    return None if kept.until is None else max(over, kept.until)


def in_order(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """What is due first, then what somebody wanted to look at again, then by the day it is due, then what lacks one."""

    def place(each: Standing) -> tuple[int, date, str]:
        group = 0 if each.is_due else 1 if each.look_again else 2 if each.due else 3
        return group, each.due or LATEST, each.number

    return tuple(sorted(standings, key=place))
