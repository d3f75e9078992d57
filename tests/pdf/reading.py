"""Reading a paper back, the way other programs do."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped]

from app.decisions.content import Content
from app.pdf.record_paper import render
from app.words import Words
from tests.pdf.samples import sealed

WORDS = Words()


def printed(content: Content) -> bytes:
    """The paper of a record that says this."""
    return render(sealed(content), WORDS)


def opened(pdf: bytes) -> pypdf.PdfReader:
    """The paper as pypdf sees it."""
    return pypdf.PdfReader(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """What pypdf reads on each page."""
    return [page.extract_text() for page in opened(pdf).pages]


def pdfium_text(pdf: bytes) -> str:
    """What the PDF engine of a web browser reads."""
    paper = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)
    finally:
        paper.close()


def squeezed(text: str) -> str:
    """Without white space, which a line end may add."""
    return "".join(text.split())


def fonts(pdf: bytes) -> Iterator[Any]:
    """Every font any page names, as a PDF dictionary."""
    for page in opened(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield font.get_object()
