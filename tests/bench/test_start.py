"""The emergency numbers are there almost as soon as Qt itself can be."""

from __future__ import annotations

import pytest

from tests.bench.start import measure

MOST = 1.25


@pytest.mark.long
def test_the_window_with_the_numbers_costs_little_more_than_an_empty_one():
    """From launch to the numbers on screen takes at most 1.25 times an empty QWizard: medians of interleaved runs."""
    empty, ours, times = measure()
    assert times <= MOST, f"empty wizard {empty:.0f} ms, our window {ours:.0f} ms"
