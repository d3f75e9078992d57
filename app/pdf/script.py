"""Any script on paper: which typeface draws a word, and how characters that neither draws are spelt out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from app.pdf.fonts import Family, letters
from app.words import Words

_OVERRIDES = "\u202d\u202e"
"""These two turn Latin text round on screen; a reader of the paper should know that they were there."""

_SKIN_TONES = range(0x1F3FB, 0x1F400)
_NAMING = {"LETTER", "VOWEL", "SIGN", "SYLLABLE", "CHARACTER", "CAPITAL", "SMALL", "POINT", "MARK"}

Unit = tuple[str, str]
"""A group and the text for one character in it. Group "" stands for text that is drawn as it is."""

_DRAWN = ""
_SYMBOL = "symbol"


def spelt(text: str, words: Words) -> str:
    """The text with every character drawable by one of the families; line ends become newlines.

    Characters that neither draws come out in square brackets under their Unicode names.
    """
    text = "\n".join(unicodedata.normalize("NFC", text).splitlines())
    if _drawable(text):
        return text
    units = [unit for char in text for unit in _unit(char, words)]
    return "".join(_written(group, [word for _, word in run], words) for group, run in _groups(units))


def runs(text: str) -> Iterator[tuple[Family, str]]:
    """A text that `spelt` gave, cut where the typeface changes: Atkinson unless a word has a letter it lacks."""
    if set(text) <= letters(Family.ATKINSON):
        if text:
            yield Family.ATKINSON, text
        return
    faced = (pair for word in re.findall(r"[^ ]+ *| +", text) for pair in _faced(word))
    for family, run in groupby(faced, key=lambda pair: pair[0]):
        yield family, "".join(part for _, part in run)


def _faced(word: str) -> Iterator[tuple[Family, str]]:
    for family in Family:
        if set(word) <= letters(family):
            yield family, word
            return
    for char in word:
        yield Family.NOTO if char in letters(Family.NOTO) else Family.ATKINSON, char


def _drawable(text: str) -> bool:
    seen = set(text) - {"\n"}
    return seen <= letters(Family.ATKINSON) or seen <= _both()  # Noto is read only when it is needed


@cache
def _both() -> frozenset[str]:
    return letters(Family.ATKINSON) | letters(Family.NOTO)


def _unit(char: str, words: Words) -> Iterator[Unit]:
    category = unicodedata.category(char)
    code = f"U+{ord(char):04X}"
    if char == "\n" or _drawable(char):
        yield _DRAWN, char
    elif char == "\t":
        yield _DRAWN, "    "
    elif category == "Zs":
        yield _DRAWN, " "
    elif char in _OVERRIDES:
        yield _SYMBOL, unicodedata.name(char).lower()
    elif category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or ord(char) in _SKIN_TONES:
        return  # invisible: joiners, direction marks, soft hyphens, presentation choices
    elif category == "Nd":
        yield _DRAWN, str(unicodedata.decimal(char))
    elif category == "Cc":
        yield _SYMBOL, words.text("papers", "spelt.control", code=code)
    elif category[0] == "C" or char == "\ufffd":
        yield _SYMBOL, words.text("papers", "spelt.unreadable", code=code)
    else:
        yield from _named(char, code, words)


def _named(char: str, code: str, words: Words) -> Iterator[Unit]:
    plain = unicodedata.normalize("NFKC", char)
    name = unicodedata.name(char, "")
    if plain != char and "\ufffd" not in plain:
        yield from (unit for part in plain for unit in _unit(part, words))
    elif not name:  # whole scripts that Python knows only by number, such as Tangut
        yield _SYMBOL, words.text("papers", "spelt.unreadable", code=code)
    elif name.startswith("CJK "):
        yield words.text("papers", "spelt.chinese"), code
    elif unicodedata.category(char)[0] in "LM":
        script, *rest = name.split()
        sound = " ".join(word for word in rest if word not in _NAMING) or " ".join(rest) or script
        yield script.capitalize(), sound.capitalize() if "CAPITAL" in rest else sound.lower()
    else:
        yield _SYMBOL, name.lower()


def _groups(units: list[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """Units run together by group; one space between two words of the same script stays inside the run."""
    joined: list[Unit] = []
    for at, unit in enumerate(units):
        inside = 0 < at < len(units) - 1 and units[at - 1][0] == units[at + 1][0] not in (_DRAWN, _SYMBOL)
        joined.append((units[at - 1][0], ",") if unit == (_DRAWN, " ") and inside else unit)
    for group, run in groupby(joined, key=lambda unit: unit[0]):
        yield group, list(run)


def _written(group: str, parts: list[str], words: Words) -> str:
    if group == _DRAWN:
        return "".join(parts)
    if group != _SYMBOL:
        return f"[{group}: {' '.join(parts).replace(' ,', ',')}]"
    named = []
    for name, run in groupby(parts):
        count = len(list(run))
        named.append(name if count == 1 else words.text("papers", "spelt.times", name=name, count=count))
    return f"[{', '.join(named)}]"
