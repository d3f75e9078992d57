"""The emergency log, read back from its bytes."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.clock import UK
from app.decisions.to_ring import agency
from app.pdf.emergency_log import render
from app.pdf.kit import EDGE, GRID
from app.settings import Number, Settings
from tests.pdf.checks import aloud, bare, compliant, outside, qpdf
from tests.pdf.reading import WORDS, page_texts, squeezed

MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UK)
OWN = tuple(Number("", f"Team {at}", f"01632 960 {at:03}") for at in range(7))
ALL_KINDS = pytest.mark.parametrize("numbers", [(), OWN[:1], OWN], ids=["none", "one", "many"])


def printed(numbers: tuple[Number, ...]) -> bytes:
    """The log of an agency that has set these numbers."""
    return render(agency(Settings(numbers=numbers), WORDS), MADE, WORDS)


@ALL_KINDS
def test_one_side_for_the_calls_and_one_for_a_slip(numbers: tuple[Number, ...]) -> None:
    """Numbers, what happened, calls, who else must know; overleaf what went wrong, when I noticed, who was told."""
    first, second = map(squeezed, page_texts(printed(numbers)))
    at = 0
    wanted = ["999", "101", "111", *(part for each in numbers for part in (each.name, each.number)), "NSPCC helpline"]
    wanted += ["0808 800 5000", "What happened, in two lines", "Whom I rang, and who answered", "What I said"]
    for said in (*wanted, "What they asked me to do", "Their reference", "Who else must know", "Signature"):
        at = first.index(squeezed(said), at)
    at = 0
    for said in ("Something has already gone wrong", "wrong person", "lost or stolen", "overheard", "When I noticed"):
        at = second.index(squeezed(said), at)
    assert squeezed("Who was told") in second[at:]


@ALL_KINDS
def test_the_log_can_be_heard_and_kept(numbers: tuple[Number, ...]) -> None:
    """It is PDF/UA-1 and PDF/A-3a, nothing is cut off at the right, and the same log is the same bytes."""
    pdf = printed(numbers)
    assert not [*compliant(pdf), *aloud(pdf), *bare(pdf)]
    assert not qpdf(pdf)
    assert not outside(pdf, EDGE - GRID / 2)
    assert pdf == printed(numbers)


def test_the_log_names_nobody() -> None:
    """An agency's name in the settings is not on it, nor in its metadata."""
    settings = Settings(agency="Brightwater", numbers=OWN[:1])
    pdf = render(agency(settings, WORDS), MADE, WORDS)
    assert "Brightwater" not in " ".join(page_texts(pdf))
    assert b"Brightwater" not in pdf
