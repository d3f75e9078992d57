"""Pages of a PDF as pictures, drawn in memory: for the preview, the printer, and reading the code on a sheet; and what
they say."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

from app.errors import AppError

MOST_DOTS = 20_000_000
"""A page has no more dots than this, whatever size it claims: A3 at 300 dots per inch, 60 MB."""

LONGEST = 10_000
"""No side has more dots than this."""

_DRAWING = Lock()
"""PDFium may be in one thread at a time only, even with different papers."""

_POINTS_PER_INCH = 72
_END = re.compile(rb"startxref\s+0*[1-9][0-9]*\s+%%EOF")
_NEEDS_PASSWORD = (4, 5)


class Picture(NamedTuple):
    """One page in colour: three bytes a dot, red, green, blue; `stride` bytes from one row to the next, top row first.

    `QImage(pixels, width, height, stride, Format_RGB888)` reads it as it is, for as long as `pixels` is kept."""

    width: int
    height: int
    stride: int
    pixels: bytes


def pages(pdf: bytes) -> int:
    """How many pages there are. Raises AppError `paper_locked` or `paper_unreadable`."""
    with _opened(pdf) as paper:
        return len(paper)


def picture(pdf: bytes, page: int, dpi: float) -> Picture:
    """One page, counted from 0, at this many dots per inch; a page of monstrous size gets fewer.

    Raises AppError `paper_locked` or `paper_unreadable`; IndexError where there is no such page."""
    return _drawn(pdf, page, lambda _: dpi / _POINTS_PER_INCH)


def fitted(pdf: bytes, page: int, longest: int) -> Picture:
    """One page, counted from 0, as large as it can be drawn with its longer side `longest` dots: what size it claims
    to be does not matter. Raises as `picture` does."""
    return _drawn(pdf, page, lambda side: longest / side)


def texts(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, as a reader would copy them. Raises AppError `paper_locked` or `paper_unreadable`."""
    with _opened(pdf) as paper:
        return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in paper)


def refuse_cut(pdf: bytes) -> None:
    """Raise AppError `paper_unreadable` for what is no PDF, and for one whose end is missing.

    Programs mend such a file by guessing, and then show fewer pages than there were."""
    if b"%PDF-" not in pdf[:1024] or not _END.search(pdf):
        raise AppError("paper_unreadable")


def _drawn(pdf: bytes, page: int, scale_for: Callable[[float], float]) -> Picture:
    with _opened(pdf) as paper:
        if not 0 <= page < len(paper):
            raise IndexError(page)
        sheet = paper[page]
        width, height = sheet.get_size()
        scale = min(
            scale_for(max(width, height)),
            LONGEST / max(width, height),
            math.sqrt(MOST_DOTS / (width * height)),
        )
        bitmap = sheet.render(scale=scale, rev_byteorder=True)
        try:
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # type: ignore[import-untyped]

    refuse_cut(pdf)
    with _DRAWING:
        try:
            with pypdfium2.PdfDocument(pdf) as paper:
                # What was typed into a form is drawn only when the forms are made ready before the first page is.
                paper.init_forms()
                yield paper
        except pypdfium2.PdfiumError as trouble:
            locked = trouble.err_code in _NEEDS_PASSWORD
            raise AppError("paper_locked" if locked else "paper_unreadable") from trouble
