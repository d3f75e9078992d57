"""What a PDF is that somebody brings to be checked: a scan, that is nothing but pictures; one made here; or another."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from app.pdf.found_codes import unpacked
from app.pdf.scan import MOST_PAGES

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_MADE_HERE = (b"<xmp:CreatorTool>Sharewell<", b"<pdf:Producer>Sharewell<")
"""What stands in clear in every paper made here, since PDF/A has it so: more than one, so that a flipped bit hides
none of them all."""

_PARTS = b"endobj"
_ENDS = (b"startxref", b"%%EOF")
_UNSEEN = 3
_DEEPEST = 4


def is_pdf(raw: bytes) -> bool:
    """Whether this is, or was, a PDF, also where its first bytes were changed."""
    return b"%PDF-" in raw[:1024] or _PARTS in raw


def is_cut(raw: bytes) -> bool:
    """Whether the end of a PDF is missing."""
    return not any(end in raw for end in _ENDS)


def was_made_here(raw: bytes) -> bool:
    """Whether Sharewell made this, as it says itself; whatever was done to it since."""
    return any(mark in raw for mark in _MADE_HERE)


def is_scan(pdf: bytes) -> bool:
    """Whether each page is a picture and nothing else that can be seen; words that a scanner laid under its picture,
    for searching, cannot be. A damaged file is none, and so is one with more pages than can be looked at."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as paper:
            pages = [page.obj for page in paper.pages[: MOST_PAGES + 1]]
            return 0 < len(pages) <= MOST_PAGES and all(_is_picture(paper, page) for page in pages)
    except (pikepdf.PdfError, zlib.error, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return False


def _is_picture(paper: Pdf, page: Object) -> bool:
    import pikepdf

    contents = page["/Contents"]
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    drawn = b"\n".join(unpacked(part) for part in parts)
    return "/Annots" not in page and _only_pictures(paper, drawn, page["/Resources"])


def _only_pictures(paper: Pdf, drawn: bytes, resources: Object, deep: int = 0) -> bool:
    """Whether a page, or a form on it, draws a picture, and no letter that can be seen."""
    import pikepdf

    unseen, pictures = False, 0
    for step in pikepdf.parse_content_stream(paper.make_stream(drawn)):
        match str(step.operator):
            case "Tr":
                unseen = step.operands[0] == _UNSEEN
            case "Tj" | "TJ" | "'" | '"' if not unseen:
                return False
            case "INLINE IMAGE":
                pictures += 1
            case "Do":
                shown = resources["/XObject"][str(step.operands[0])]
                if shown.Subtype == "/Form":
                    inner = shown.get("/Resources", resources)
                    if deep == _DEEPEST or not _only_pictures(paper, unpacked(shown), inner, deep + 1):
                        return False
                pictures += 1
    return pictures > 0
