"""Text that was never meant for paper: the paper is made all the same, conforms, and nothing runs out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.content import Content
from tests.pdf.checks import as_printed, even, outside, qpdf, read_out
from tests.pdf.generated import MOST_STEPS, generated
from tests.pdf.held import standards
from tests.pdf.reading import printed
from tests.pdf.samples import BARE, LONG_TEXT, TYPICAL

EDGE = 53.0
"""The margin, in points, less the space that ends a line."""

BELLS = "".join(map(chr, [*range(32), *range(127, 160)]))
NASTY = {
    "markup": "<para> <b>&amp;</b> & &lt; <img src='file:///etc/passwd'/> %s {0} \\n (paren",
    "pdf": "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nstream\nET BT EMC endstream\nstartxref\n0\n%%EOF",
    "control": f"bells {BELLS} and nothing \0 more",
    "override": "\u202eevil\u202c \u2066isolated\u2069 \u200fright\u200e left",
    "halves": "\U0001f9d1\u200d\U0001f9d2 \U000e0041 \ud7ff\ue000 \uffff \U0010ffff",
    "spaces": " \u00a0\u2003\u200b\ufeff \t \u2028\u2029 \x0b\x0c end",
    "stacked": "Z\u0351\u036b\u0343" * 40,
}


def filled(text: str) -> Content:
    """A decision that says this wherever a person can say something."""
    lines = tuple(
        replace(rule, answers=tuple(replace(line, note=text, answer=text) for line in rule.answers))
        for rule in TYPICAL.rules
    )
    return replace(
        TYPICAL,
        author=text,
        organisation=text,
        happened=text,
        judgement=text,
        reasons=text,
        would_change=text,
        decision_title=text,
        rules=lines,
        supersedes="2026-001",
        supersede_reason=text,
    )


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_words_are_words(text: str) -> None:
    """Mark-up, the language of PDF itself, control characters, letters that turn others round or stand on each other:
    the paper conforms, is whole, says them as they are spelt, and keeps within its margins."""
    pdf = printed(filled(text))
    assert list(standards(pdf)) == []
    assert qpdf(pdf) == ""
    assert outside(pdf, EDGE) == []
    assert even(read_out(pdf)).count(as_printed(text)) >= 12


@pytest.mark.parametrize("letter", ["W", "Щ", "Ω", "i", "-"])
def test_a_word_of_ten_thousand_letters(letter: str) -> None:
    """It is cut at the margin, and no letter is lost or doubled; in a title and a narrow column too."""
    word = letter * 10_000
    pdf = printed(replace(TYPICAL, reasons=word, author=word[:600], decision_title=word[:600]))
    assert list(standards(pdf)) == []
    assert outside(pdf, EDGE) == []
    assert read_out(pdf).count(letter * 600) >= 18
    assert word in read_out(pdf)


@pytest.mark.long
def test_an_answer_of_a_million_letters() -> None:
    """It is printed to the last letter, on as many pages as it takes, and the paper conforms."""
    answer = (LONG_TEXT * 6)[:1_000_000]
    pdf = printed(replace(TYPICAL, happened=answer))
    assert list(standards(pdf)) == []
    assert as_printed(answer) in even(read_out(pdf))
    assert outside(pdf, EDGE) == []


def test_three_hundred_steps_and_an_empty_record() -> None:
    """Both keep within their margins and conform."""
    steps = generated(49).record.content
    assert sum(len(rule.answers) for rule in steps.rules) == MOST_STEPS
    for content in (steps, BARE, replace(BARE, author="", decision_title="", number="", edition_title="", started="")):
        pdf = printed(content)
        assert list(standards(pdf)) == []
        assert outside(pdf, EDGE) == []
