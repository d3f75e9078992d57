"""How the matrix grows with the things in it.

`python -m tests.bench.matrix` prints the medians for twenty and for two hundred things with eight recipients, and their
ratio; every word is new each time, so that nothing is remembered from the time before.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from itertools import count

from app.decisions.sharing.matrix import matrix
from app.decisions.sharing.values import Cell
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.sharing.made import ITEMS, MOTHER, SOCIAL_WORKER, sharing

FEW, MANY, RECIPIENTS, ROUNDS = 20, 200, 8, 5
_fresh = count()


def of(things: int) -> Sharing:
    """So many things, all of which go to eight recipients, in words that were never there before."""
    items = tuple(
        replace(ITEMS[at % len(ITEMS)], id=f"i{at}", text=f"{ITEMS[at % len(ITEMS)].text} Time {next(_fresh)}. " * 5)
        for at in range(things)
    )
    recipients = tuple(replace((SOCIAL_WORKER, MOTHER)[at % 2], id=f"r{at}") for at in range(RECIPIENTS))
    cells = tuple(Cell(item=item.id, recipient=who.id, give="yes") for item in items for who in recipients)
    return sharing(items=items, recipients=recipients, cells=cells)


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians in milliseconds for few things and for many, turn by turn."""
    few, many = [], []
    for _ in range(rounds):
        few.append(_timed(of(FEW)))
        many.append(_timed(of(MANY)))
    return statistics.median(few), statistics.median(many)


def _timed(made: Sharing) -> float:
    answers = {who.id: {"recipient": (who.kind,), "purpose": ("care",)} for who in made.recipients}
    outcomes = dict.fromkeys(answers, "share")
    begun = time.perf_counter()
    matrix(made, answers, outcomes)
    return (time.perf_counter() - begun) * 1_000


if __name__ == "__main__":
    small, large = measure()
    sys.stdout.write(f"{FEW} things {small:.0f} ms, {MANY} things {large:.0f} ms, ratio {large / small:.1f}\n")
