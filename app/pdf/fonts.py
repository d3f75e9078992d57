"""The two typefaces of the papers: loading, what each can draw, and how wide a text is."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resources

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}


class Family(Enum):
    """A typeface, by the stem of its files in resources/fonts."""

    ATKINSON = "AtkinsonHyperlegibleNext"
    NOTO = "NotoSans"


@cache
def font(family: Family, weight: int) -> TTFont:
    """The font, registered with ReportLab under its file's stem. Weights: 400, 600, 700."""
    name = f"{family.value}-{WEIGHTS[weight]}"
    # shapable=False: shaped Latin text extracts as ligature characters ("oﬃce").
    made = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"), shapable=False)
    # Thousandths of the size, all of them whole in our fonts; whole numbers are written at a tenth of the cost.
    made.face.charWidths = {code: round(wide) for code, wide in made.face.charWidths.items()}
    pdfmetrics.registerFont(made)
    return made


@cache
def letters(family: Family) -> frozenset[str]:
    """The characters this family draws truthfully one by one, without shaping."""
    drawn = frozenset(chr(code) for code in font(family, 400).face.charToGlyph)
    return frozenset(char for char in drawn if _drawn_alone(char, family))


def width(text: str, family: Family, weight: int, size: float) -> float:
    """How wide the text is when drawn, in points."""
    return sum(map(_widths(family, weight).__getitem__, text)) * size / 1000.0


@cache
def _widths(family: Family, weight: int) -> dict[str, float]:
    """Of every character, in thousandths of the size."""
    return {chr(code): wide for code, wide in font(family, weight).face.charWidths.items()}


def _drawn_alone(char: str, family: Family) -> bool:
    if char in " \u00a0":
        return True
    if ord(char) > 0xFFFF:  # ReportLab's ToUnicode map has room for four hex digits: these would not extract
        return False
    category = unicodedata.category(char)
    if category[0] in "CZ" or char == "\ufffd":
        return False
    if category[0] == "M" and family is Family.ATKINSON:  # zero width and drawn to the right: needs shaping
        return False
    if "\ufb00" <= char <= "\ufb06":  # ligatures: the letters themselves are drawn, so that they extract
        return False
    return not unicodedata.name(char, "").startswith(("DEVANAGARI", "VEDIC"))
