"""The recovery sheet, read back from its bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from pypdf import PdfReader

from app.clock import UK
from app.pdf.recovery_sheet import render
from app.words import Words
from tests.pdf.checks import aloud, bare, compliant, qpdf, read_out

KEY = "54F6-97N1-KDZY-F0ZY-AA08-97JZ-PQCH-5EPV-D4NP"
MADE = datetime(2026, 11, 20, 14, 5, tzinfo=UK)


def test_the_key_is_on_one_page_whole_and_in_order() -> None:
    """Every group can be read, and typed back from what a program or a screen reader reads out."""
    reader = PdfReader(BytesIO(render(KEY, MADE, Words())))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    found = [text.index(group) for group in KEY.split("-")]
    assert found == sorted(found)
    assert "Friday 20 November 2026" in text


def test_the_key_is_not_in_the_metadata_or_the_name() -> None:
    """Only on the page itself; and the same sheet has the same bytes."""
    paper = render(KEY, MADE, Words())
    reader = PdfReader(BytesIO(paper))
    assert reader.metadata is not None
    assert not any(group in str(dict(reader.metadata)) for group in KEY.split("-"))
    assert paper == render(KEY, MADE, Words())


def test_the_sheet_can_be_heard_and_kept() -> None:
    """It is PDF/UA-1 and PDF/A-3a, and each group of the key is read out by itself, in order."""
    paper = render(KEY, MADE, Words())
    assert not [*compliant(paper), *aloud(paper), *bare(paper)]
    assert not qpdf(paper)
    assert [line for line in read_out(paper).splitlines() if line in KEY.split("-")] == KEY.split("-")
