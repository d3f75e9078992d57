"""A paper costs little more than its text drawn plainly, far less than by WeasyPrint, and leaves nothing behind."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.bench.papers import as_html, by_weasyprint, measure, outline, plainly
from tests.house.rules import ROOT
from tests.pdf.checks import aloud, attached, even, read_out
from tests.pdf.reading import page_texts, printed, squeezed
from tests.pdf.samples import TYPICAL


@pytest.mark.long
def test_a_paper_costs_little_more_than_its_text() -> None:
    """In one run, medians: a sealed record takes at most 2.5 times as long as the same text by ReportLab's paragraphs
    and tables alone; and WeasyPrint takes at least seven times as long for the same as PDF/UA-1. Eight is the aim: 7.4
    to 8.1 are found."""
    found = measure()
    assert found.ours / found.plain <= 2.5, str(found)
    assert found.weasy / found.ours >= 7, str(found)


@pytest.mark.long
def test_five_hundred_papers_leave_nothing_behind() -> None:
    """After a hundred papers of many kinds, every font, word and cache is there. Four hundred more, each written to a
    file, may cost two more megabytes: a twelfth of the bytes of one paper for each."""
    command = (sys.executable, "-m", "tests.bench.papers", "memory")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    few, many = map(float, re.findall(r"([\d.]+) MB", done))
    assert many - few <= 2, done
    assert few > 20, done


def test_what_is_measured_says_the_same() -> None:
    """The plain paper and WeasyPrint's hold every word of ours, and WeasyPrint's is one that can be read aloud."""
    ours = printed(TYPICAL)
    blocks = outline(ours)
    plain, weasy = plainly(blocks), by_weasyprint(as_html(blocks), attached(ours)["record.json"])
    said = [even(line) for line in read_out(ours).splitlines() if "square code" not in line]
    assert len(said) > 80
    texts = squeezed(" ".join(page_texts(plain))), squeezed(" ".join(page_texts(weasy)))
    for text in texts:
        assert [line for line in said if squeezed(line) not in text] == []
    assert aloud(weasy) == []
