"""Assessing answers stays small beside what surrounds it."""

from __future__ import annotations

import pytest

from tests.bench.assess import measure


@pytest.mark.long
def test_an_assessment_costs_a_few_readings_of_its_answers() -> None:
    """Medians of one run: the whole assessment takes at most forty times as long as reading the answers' JSON."""
    reading, assessing = measure()
    assert assessing / reading <= 40, f"reading {reading:.0f} µs, assessing {assessing:.0f} µs"
