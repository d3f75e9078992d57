"""The sharing log on paper: a table of what went to whom, that names nobody unless it says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.clock import UK
from app.decisions.sharing.log_lines import LogLine
from app.pdf.sharing_log import render
from tests.pdf.reading import WORDS, page_texts, squeezed

MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UK)
LINE = LogLine(
    record="2026-001",
    sent="s1",
    at="2026-11-21T10:00:00+00:00",
    to="Social worker",
    organisation="Thornshire Council",
    what=("A worry about harm", "An address"),
    how="telephone",
    reference="TC-4417",
    state="to_chase",
    chase_on="2026-11-24",
)


def read(*lines: LogLine, names: bool = False) -> str:
    """All that can be read, without white space."""
    return squeezed(" ".join(page_texts(render(lines, WORDS, MADE, names=names))))


def test_the_log_says_what_went_to_whom_and_what_is_to_be_chased() -> None:
    """Number, time, role, kinds of things, way, reference, and where it stands."""
    text = read(LINE)
    for said in (
        *("No names of people are in this log.", "One line.", "2026-001", "Saturday 21 November 2026, 10 am"),
        *("Social worker", "Thornshire Council", "A worry about harm", "An address", "By phone", "Reference: TC-4417"),
        *("Ask again", "Ask again on: Tuesday 24 November 2026", "Made on Tuesday 24 November 2026, 2.05 pm"),
    ):
        assert squeezed(said) in text, said


def test_a_log_with_names_says_so_on_every_page() -> None:
    """And a log over several pages has its heads on each."""
    named = replace(LINE, name="Mx B. Tarn", by="Ada Example", chase="Ring the team's duty desk.")
    pages = page_texts(render([named] * 40, WORDS, MADE, names=True))
    assert len(pages) > 1
    for page in pages:
        assert squeezed("Sharing log, with names") in squeezed(page)
        assert squeezed("Where it stands") in squeezed(page)
    assert squeezed("Mx B. Tarn") in squeezed(pages[0])
    assert squeezed("This log names people.") in squeezed(pages[0])


def test_an_empty_log_is_a_paper_too() -> None:
    """It says that there is nothing, under no heads."""
    text = read()
    assert squeezed("0 lines.") in text
    assert squeezed("Where it stands") not in text
