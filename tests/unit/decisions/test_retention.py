"""How long a record is kept: classes, the day it is due, and what stands in the way of disposing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.decisions.content import AnswerLine, RuleLine
from app.decisions.kept_words import confirmed, counting, source, status
from app.decisions.record import Record
from app.decisions.retention import (
    BY_ID,
    CLASSES,
    Hold,
    Keeping,
    Standing,
    anniversary,
    in_order,
    keeping_from_json,
    proposed,
    standing,
)
from app.settings import RECORDS, Period
from app.words import Words
from tests.pdf.samples import sealed
from tests.store.sealing import content

TODAY = date(2026, 11, 24)
CONFIRMED = {kind: Period(None, date(2026, 9, 1)) for kind in RECORDS}
HOLD = Hold(reason="The police have asked.", by="R. Manager", at="2026-11-01T10:00:00+00:00")


def record(number: str = "2026-001") -> Record:
    """A record of this number."""
    return sealed(content(number))


def stands(keeping: Keeping | None = None, periods: dict[str, Period] | None = None, **more: object) -> Standing:
    """Where a record stands that is kept so."""
    number = str(more.get("number", "2026-001"))
    return standing(record(number), keeping, CONFIRMED if periods is None else periods, TODAY)


def test_every_class_that_a_manager_can_set_is_known_and_worded() -> None:
    """The settings name the same classes, and each has its title, what it counts from, and its source in words."""
    words = Words()
    assert tuple(each.id for each in CLASSES) == RECORDS
    for each in CLASSES:
        for key in ("title", "counts", "day"):
            assert words.text("keeping", f"class.{each.id}.{key}")
        assert (words.find("keeping", f"class.{each.id}.until") is not None) == each.until_too
        assert source(each, words).endswith("(confirm)") == (each.confirm and bool(each.source))
        if each.source:
            assert words.text("keeping", f"source.{each.source}.where").startswith("https://")


def test_the_periods_are_those_of_the_sources() -> None:
    """75 years from birth, 15 from a death before 18, 10 for carers, 3 for applicants; what was not read asks to be
    confirmed, and where no source names a period none is proposed."""
    assert {each.id: each.years for each in CLASSES} == {
        "child": 75,
        "child_died": 15,
        "carer": 10,
        "connected": 10,
        "applicant": 3,
        "allegation": 10,
        "other": None,
    }
    assert {each.id for each in CLASSES if not each.confirm} == {"carer", "connected", "applicant"}


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2014, 5, 4), 75, date(2089, 5, 4)),
        (date(2012, 2, 29), 4, date(2016, 2, 29)),
        (date(2012, 2, 29), 75, date(2087, 3, 1)),
        (date(2096, 2, 29), 4, date(2100, 3, 1)),
        (date(1999, 12, 31), 10, date(2009, 12, 31)),
    ],
)
def test_an_anniversary_is_never_a_day_too_early(day: date, years: int, then: date) -> None:
    """The same day so many years on; of a leap day, in a year without one, the day after it would have been."""
    assert anniversary(day, years) == then


@pytest.mark.parametrize(
    ("counted_from", "is_due"), [(date(2016, 11, 24), True), (date(2016, 11, 25), False), (date(2016, 11, 23), True)]
)
def test_a_record_is_due_on_the_day_and_not_before(counted_from: date, is_due: bool) -> None:
    """Ten years are over on their anniversary."""
    found = stands(Keeping(kind="carer", counted_from=counted_from))
    assert found.is_due == is_due
    assert found.in_the_way == (() if is_due else ("not_due",))


def test_what_is_not_known_is_never_due() -> None:
    """Without a date, or a second one where the class has it, or a period, nothing is due, and what lacks is named."""
    assert stands().missing == ("counted_from",)
    assert stands().in_the_way == ("date_missing",)
    assert stands(Keeping(kind="other")).missing == ("years", "counted_from")
    old = date(1950, 1, 1)
    assert stands(Keeping(kind="other", counted_from=old)).due is None
    assert stands(Keeping(kind="allegation", counted_from=old)).missing == ("until",)
    assert stands(Keeping(kind="allegation", counted_from=old)).due is None


def test_the_longer_of_two_days_counts() -> None:
    """An allegation is kept for its years and until pension age, whichever is later."""
    early = Keeping(kind="allegation", counted_from=date(2001, 3, 1), until=date(2040, 6, 1))
    assert stands(early).due == date(2040, 6, 1)
    assert stands(replace(early, until=date(2005, 1, 1))).due == date(2011, 3, 1)


def test_nothing_goes_under_a_period_that_no_manager_confirmed() -> None:
    """Neither where the settings say nothing, nor with a day that has not come yet; with one, the set years count."""
    old = Keeping(kind="carer", counted_from=date(2000, 1, 1))
    assert stands(old, {}).in_the_way == ("not_confirmed",)
    assert stands(old, {"carer": Period(10, None)}).in_the_way == ("not_confirmed",)
    tomorrow = stands(old, {"carer": Period(10, date(2026, 11, 25))})
    assert (tomorrow.confirmed, tomorrow.in_the_way) == (None, ("not_confirmed",))
    longer = stands(old, {"carer": Period(40, TODAY)})
    assert (longer.due, longer.in_the_way, longer.shorter) == (date(2040, 1, 1), ("not_due",), False)
    assert stands(old, {"carer": Period(5, TODAY)}).shorter
    assert not stands(Keeping(kind="other"), {"other": Period(5, TODAY)}).shorter
    assert not stands(Keeping(kind="other"), {}).shorter


def test_a_hold_stands_in_the_way_until_it_is_lifted() -> None:
    """Also of what is long due; and lifting it says who did and when."""
    held = Keeping(kind="carer", counted_from=date(2000, 1, 1), hold=HOLD)
    assert stands(held).in_the_way == ("on_hold",)
    free = held.lifted("R. Manager", "2026-11-20T10:00:00+00:00")
    assert (free.held, stands(free).in_the_way) == (False, ())
    assert free.hold is not None
    assert (free.hold.lifted_by, free.hold.reason) == ("R. Manager", HOLD.reason)
    with pytest.raises(ValueError, match="no hold"):
        Keeping(kind="child").lifted("R. Manager", "now")


def test_what_is_kept_about_a_record_is_read_back() -> None:
    """Every field survives the way into the register and out of it."""
    bare = Keeping(kind="child")
    full = Keeping(
        kind="allegation",
        file_on="both",
        counted_from=date(2020, 2, 29),
        until=date(2040, 1, 1),
        review_on=date(2027, 1, 1),
        hold=HOLD,
        chosen=True,
    )
    for each in (bare, full):
        assert keeping_from_json(each.to_json()) == each


@pytest.mark.parametrize(
    ("question", "option", "kind", "file_on"),
    [
        ("about", "me", "allegation", "both"),
        ("about", "own_home", "allegation", "both"),
        ("about", "carer", "allegation", "both"),
        ("topic", "allegation", "allegation", "both"),
        ("topic", "standards", "carer", "both"),
        ("about", "relative", "child", "child"),
        ("topic", "abuse", "child", "child"),
    ],
)
def test_the_answers_point_to_a_class(question: str, option: str, kind: str, file_on: str) -> None:
    """A worry about a carer is proposed as an allegation on both files; other worries are the child's."""
    line = AnswerLine(question=question, heading="?", options=("other", option), answer="-", note="")
    found = proposed(replace(content("2026-001"), rules=(RuleLine(id="opening", title="-", answers=(line,)),)))
    assert (found.kind, found.file_on, found.chosen) == (kind, file_on, False)
    assert proposed(content("2026-001")).kind == "child"


def test_what_is_due_stands_first() -> None:
    """Due, then to look at again, then by day, then what lacks a date; in each, by number where the day is the same."""

    def at(number: str, day: date | None, review_on: date | None = None) -> Standing:
        return stands(Keeping(kind="carer", counted_from=day, review_on=review_on), number=number)

    later, sooner = at("2026-001", date(2025, 1, 1)), at("2026-002", date(2020, 1, 1))
    bare, again = at("2026-003", None), at("2026-004", None, review_on=TODAY)
    due, also = at("2026-006", date(2000, 1, 1)), at("2026-005", date(2000, 1, 1))
    unseen = at("2026-007", date(2024, 1, 1), review_on=date(2027, 1, 1))
    order = in_order((later, sooner, bare, again, due, also, unseen))
    assert [each.number[-1] for each in order] == ["5", "6", "4", "2", "7", "1", "3"]


def test_where_a_record_stands_is_said_in_words() -> None:
    """Due or not, a missing date or period, a hold, and a day to look again; the period, and who confirmed it."""
    words = Words()
    old, young = date(2000, 2, 29), date(2020, 1, 1)
    assert status(stands(), words) == "no date yet"
    assert status(stands(Keeping(kind="other", counted_from=old)), words) == "no period set"
    held = Keeping(kind="carer", counted_from=old, hold=HOLD, review_on=TODAY)
    assert status(stands(held), words) == (
        "due since Monday 1 March 2010, on hold, to look at again since Tuesday 24 November 2026"
    )
    wait = Keeping(kind="carer", counted_from=young, review_on=date(2027, 1, 1))
    assert status(stands(wait), words) == (
        "keep until Tuesday 1 January 2030, to look at again on Friday 1 January 2027"
    )
    assert counting(BY_ID["child"], 75, words) == "75 years, from the day the child was born"
    assert counting(BY_ID["other"], None, words) == "no period is set, from the day your manager names"
    assert confirmed(None, words) == "not confirmed by your manager"
    assert confirmed(date(2026, 9, 1), words).endswith("Tuesday 1 September 2026")
