"""How long an assessment takes, beside reading the same answers from JSON.

`python -m tests.bench.assess` prints both medians over the published cases, and their ratio.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.answers import checked
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import evaluate

CASES = Path(__file__).parents[1] / "cases" / "practice.toml"
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
ROUNDS = 50


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians in microseconds: reading and checking the answers of a case, and assessing them; turn by turn."""
    texts = [json.dumps(case["answers"]) for case in tomllib.loads(CASES.read_text("utf-8")).values()]
    cases = [checked(GUIDANCE, json.loads(text)) for text in texts]
    edition, now = GUIDANCE.editions[0], Circumstances(known_at=NOW, at=NOW)
    reading, assessing = [], []
    for _ in range(rounds):
        for text, answers in zip(texts, cases, strict=True):
            reading.append(_timed(partial(_read, text)))
            assessing.append(_timed(partial(evaluate, GUIDANCE, edition, answers, now)))
    return statistics.median(reading), statistics.median(assessing)


def _read(text: str) -> object:
    return checked(GUIDANCE, json.loads(text))


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1_000_000


if __name__ == "__main__":
    read, assessed = measure()
    sys.stdout.write(
        f"reading the answers {read:.0f} µs, assessing them {assessed:.0f} µs, ratio {assessed / read:.1f}\n"
    )
