"""What is known without asking."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.circumstances import Circumstances, in_office_hours
from app.settings import Adopted

FRIDAY = datetime(2026, 11, 20, 14, 5, tzinfo=UK)


@pytest.mark.parametrize(
    ("at", "answers"),
    [
        (datetime(2026, 11, 20, 9, 0, tzinfo=UK), True),
        (datetime(2026, 11, 20, 8, 59, tzinfo=UK), False),
        (datetime(2026, 11, 20, 16, 59, tzinfo=UK), True),
        (datetime(2026, 11, 20, 17, 0, tzinfo=UK), False),
        (datetime(2026, 11, 21, 11, 0, tzinfo=UK), False),  # a Saturday
        (datetime(2026, 12, 25, 11, 0, tzinfo=UK), False),  # Christmas, a Friday
        (datetime(2026, 12, 28, 11, 0, tzinfo=UK), False),  # the day put in for Boxing Day
        (datetime(2026, 12, 29, 11, 0, tzinfo=UK), True),
    ],
)
def test_offices_answer_on_working_days_from_nine_to_five(at: datetime, answers: bool) -> None:
    """England's bank holidays count, and so do the days put in for those that fall on a weekend."""
    assert in_office_hours(at) is answers


def test_a_new_law_counts_from_its_day() -> None:
    """Off unless the agency names a start, and off until that day has come."""
    edition = GUIDANCE.editions[0]
    starts = (("duty_to_share", date(2026, 11, 20)), ("abuse_reporting", date(2026, 11, 21)))
    facts = Circumstances.of(FRIDAY, FRIDAY, Adopted(kind="council", starts=starts)).facts(edition)
    assert (facts["duty_to_share"], facts["abuse_reporting"]) == (("on",), ("off",))
    assert (facts["service"], facts["office"], facts["edition"]) == (("council",), ("open",), ("2018",))
    plain = Circumstances(known_at=FRIDAY, at=FRIDAY).facts(edition)
    assert (plain["duty_to_share"], plain["abuse_reporting"], plain["service"]) == (("off",), ("off",), ("unknown",))


def test_every_fact_has_one_value_that_it_knows() -> None:
    """Whatever the circumstances, each fact takes one of its own options."""
    for edition in GUIDANCE.editions:
        facts = Circumstances(known_at=FRIDAY, at=FRIDAY, overlays=frozenset({"duty_to_share"})).facts(edition)
        assert set(facts) == {fact.id for fact in GUIDANCE.facts}
        for fact in GUIDANCE.facts:
            assert len(facts[fact.id]) == 1
            assert set(facts[fact.id]) <= set(fact.option_ids())
