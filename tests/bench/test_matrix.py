"""The matrix grows with the things in it, and no faster."""

from __future__ import annotations

import pytest

from tests.bench.matrix import measure


@pytest.mark.long
def test_ten_times_the_things_take_no_more_than_their_share() -> None:
    """Medians of one run: two hundred things take at most twenty times as long as twenty."""
    few, many = measure()
    assert many / few <= 20, f"few {few:.0f} ms, many {many:.0f} ms"
