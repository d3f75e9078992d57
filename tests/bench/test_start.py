"""The emergency numbers are there almost as soon as Qt itself can be, and no step keeps anybody waiting."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.bench.start import OURS, RESTED, SHOWN, display, measure


@pytest.mark.long
def test_the_window_with_the_numbers_costs_little_more_than_an_empty_one():
    """From launch to the numbers on screen takes at most 1.25 times an empty QWizard: medians of interleaved runs."""
    empty, ours, times = measure(OURS + SHOWN)
    assert times <= 1.25, f"empty wizard {empty:.0f} ms, our window {ours:.0f} ms"


@pytest.mark.long
def test_the_first_question_is_there_within_twice_an_empty_window():
    """The start and the way from Start to the first question together take at most twice an empty QWizard."""
    empty, ours, times = measure(RESTED)
    assert times <= 2, f"empty wizard {empty:.0f} ms, the first question {ours:.0f} ms"


@pytest.mark.long
def test_a_step_turns_as_fast_as_qt_puts_up_plain_labels():
    """Evaluating, making, laying out and painting a page takes no longer than Qt needs for forty labels, give or take.

    On the machine it was written on that is one frame; a time on the clock would only test the machine.
    """
    with display() as environment:
        done = subprocess.run(
            (sys.executable, "-m", "tests.bench.turn"), env=environment, capture_output=True, text=True, check=True
        )
    ratio = float(done.stdout.split("ratio ")[1].split(";")[0])
    assert ratio <= 1.4, done.stdout
