"""Whether something stands in a text, however it is written there: in other letters, spaced out, or turned round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from app.decisions.shapes import Span
from app.decisions.sharing.seen import EITHER, readings
from app.decisions.sharing.spellings import ORDINARY, kind_of, spellings


def stands(value: str, text: str) -> bool:
    """Whether a value stands in a text as a whole word, in any usual spelling; what it is, is told by its shape. A name
    of several words stands where one of its parts does."""
    return any(written(spelling, text) for spelling in spellings(kind_of(value), value))


def written(spelling: str, text: str) -> bool:
    """Whether one spelling, as `spellings` gives them, stands in a text, in whatever letters."""
    wanted = _wanted(spelling)
    return wanted is not None and any(wanted.within(way) for way in _ways(text))


@lru_cache(maxsize=1024)
def standing(spelt: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of these spellings that stand in a text."""
    ways, found = _ways(text), []
    for spelling, wanted, sign in _all_wanted(spelt):
        if any(sign in way.skeleton and wanted.within(way) for way in ways):
            found.append(spelling)
    return tuple(found)


def folded(text: str) -> str:
    """Letters and figures only, as they are compared: two spellings that are the same here are the same."""
    return _ways(text)[0].skeleton


def lines(text: str) -> tuple[str, ...]:
    """The text as it may be read, for a search by shape: in its own letters, and with figures where they are meant."""
    read = (line for way in _ways(text) for line in (way.reading, way.line))
    return tuple(dict.fromkeys(read))


def days(text: str) -> Iterator[Span]:
    """Where days stand, in any usual way of writing one."""
    for pattern in (*_FIGURE_DAYS, *_WORD_DAYS):
        for match in pattern.finditer(text):
            inside = text[match.start() - 1 : match.start()].isdigit() or text[match.end() : match.end() + 1].isdigit()
            if not inside and day_of(match.group()):
                yield match.span()


_TOKEN = re.compile(r"[^\W_]+")
_SKELETON = str.maketrans({"i": "l", "1": "l", EITHER: "l", "0": "o"})
_FIGURES = str.maketrans({"o": "0", "i": "1", "l": "1", EITHER: "1"})
_OPEN = frozenset({"0", "1", EITHER})
"""What may be a letter or a figure."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Korean, Khmer, Japanese and Chinese."""
_NUMBERLIKE = re.compile(rf"[oil{EITHER}\d]*\d[oil{EITHER}\d]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One reading of a text. `packed`: its letters and figures in small, nothing in between; `before`: what stands
    before each word, by where the word begins in `packed`; `capitals`: where one begins with a capital; `skeleton`:
    `packed` with all that looks alike as one; `line`: the text in small, with figures where they are meant, `figures`
    only those; `reading`: the text itself."""

    reading: str
    packed: str
    skeleton: str
    before: dict[int, str]
    capitals: frozenset[int]
    line: str
    figures: str

    def edge(self, at: int) -> bool:
        """Whether a word begins or ends here, letters meet figures, or words are not kept apart in this script."""
        if at in self.before or at == len(self.packed):
            return True
        beside = self.packed[at - 1 : at + 1]
        return beside[0].isdigit() != beside[1].isdigit() or bool(_UNSPACED.search(beside))


@lru_cache(maxsize=1024)
def _ways(text: str) -> tuple[_Way, ...]:
    return tuple(_way(reading) for reading in readings(text))


def _way(reading: str) -> _Way:
    before: dict[int, str] = {}
    capitals: set[int] = set()
    small: list[str] = []
    at = last = 0
    line: list[str] = []
    for match in _TOKEN.finditer(reading):
        token = match.group()
        before[at] = reading[last : match.start()]
        if token[0].isupper():
            capitals.add(at)
        word = token.casefold()
        small.append(word)
        line += (before[at], word.translate(_FIGURES) if _NUMBERLIKE.fullmatch(word) else word)
        at, last = at + len(word), match.end()
    packed, plain = "".join(small), "".join((*line, reading[last:]))
    return _Way(
        reading=reading.replace(EITHER, "l"),
        packed=packed,
        skeleton=packed.translate(_SKELETON),
        before=before,
        capitals=frozenset(capitals),
        line=plain,
        figures="".join(filter(str.isdigit, plain)),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Words beside one another, or glued, or with their letters apart."""

    way: _Way

    def within(self, text: _Way) -> bool:
        skeleton, at = self.way.skeleton, -1
        while (at := text.skeleton.find(skeleton, at + 1)) >= 0:
            if text.edge(at) and self._ends(text, at + len(skeleton)) and self._is(text, at):
                return True
        return False

    def _ends(self, text: _Way, at: int) -> bool:
        """At the end of a word, or before the ending of a plural."""
        if text.edge(at):
            return True
        plural = next((ending for ending in ("es", "s") if text.packed.startswith(ending, at)), "")
        return bool(plural) and text.edge(at + len(plural))

    def _is(self, text: _Way, at: int) -> bool:
        wanted, there = self.way.packed, text.packed[at : at + len(self.way.packed)]
        if wanted != there and (len(wanted) < _LEAST_ALIKE or not _alike(wanted, there)):
            return False
        apart = any(at + cut in text.before for cut in range(1, len(wanted)))
        if wanted in ORDINARY and not apart:
            return at in text.capitals
        return _together(text, at, len(wanted), self.way.before)


@dataclass(frozen=True, slots=True)
class _Code:
    """Letters and figures of which none can be left out, with anything in between: a postcode, or the number of a
    file."""

    way: _Way

    def within(self, text: _Way) -> bool:
        alike = len(self.way.skeleton) >= _LEAST_CODE
        wanted, there = (self.way.skeleton, text.skeleton) if alike else (self.way.packed, text.packed)
        at = -1
        while (at := there.find(wanted, at + 1)) >= 0:
            if text.edge(at) and text.edge(at + len(wanted)):
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Telephone:
    """A number as it is dialled from anywhere; `figures` are those that all its spellings have."""

    figures: str
    pattern: re.Pattern[str]

    def within(self, text: _Way) -> bool:
        return self.figures in text.figures and bool(self.pattern.search(text.line))


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in figures or with its month in letters, with or without the century."""

    pattern: re.Pattern[str]

    def within(self, text: _Way) -> bool:
        return bool(self.pattern.search(text.line))


_LEAST_ALIKE = 4
"""A shorter name is not looked for with figures in the place of letters: A1 is a road."""
_LEAST_CODE = 5


def _alike(wanted: str, there: str) -> bool:
    """Whether letters differ only where a figure or a stroke may stand for either; some letter must be there."""
    if not any(char.isalpha() and char != EITHER for char in there):
        return False
    return all(one == two or one in _OPEN or two in _OPEN for one, two in zip(wanted, there, strict=True))


def _together(text: _Way, at: int, length: int, words: dict[int, str]) -> bool:
    """Whether what stands here is written as one, or split on purpose; words side by side that only happen to make a
    name when they are read as one are no name (Asa in 'as a')."""
    cuts = [cut for cut in range(1, length) if at + cut in text.before]
    within = [cut for cut in cuts if cut not in words]
    between = [text.before[at + cut] for cut in within]
    if all(_JOINS.fullmatch(gap) for gap in between):
        return True
    edges = [0, *cuts, length]
    pieces = [text.packed[at + one : at + two] for one, two in pairwise(edges)]
    single = sum(len(piece) == 1 for piece in pieces)
    if single == len(pieces) and (len(set(between)) == 1 or single > _FEW):
        return True
    if single == len(pieces):
        return False
    return single >= _FEW or not any(piece in ORDINARY for piece in pieces)


_JOINS = re.compile(r"[^\s]*|[-\u2010\u2011]\s*\n\s*")
"""What splits a word without a space; or the hyphen at the end of a line."""
_FEW = 3


@lru_cache(maxsize=1024)
def _wanted(spelling: str) -> _Words | _Code | _Telephone | _Day | None:
    """How a spelling is looked for; None where it has neither letter nor figure."""
    way = _ways(spelling)[0]
    if not way.packed:
        return None
    if day := day_of(spelling):
        return _Day(_day_pattern(day))
    if kind_of(spelling) == "telephone":
        return _telephone("".join(filter(str.isdigit, spelling)), spelling.lstrip(" (").startswith("+"))
    if "@" in spelling or any(char.isdigit() for char in way.packed):
        return _Code(way)
    return _Words(way)


@lru_cache(maxsize=64)
def _all_wanted(spelt: tuple[str, ...]) -> tuple[tuple[str, _Words | _Code | _Telephone | _Day, str], ...]:
    """How each is looked for, with what is in the skeleton of any text where it stands: that rules out most."""
    looked_for = ((spelling, _wanted(spelling)) for spelling in spelt)
    return tuple(
        (spelling, wanted, wanted.way.skeleton if isinstance(wanted, _Words | _Code) else "")
        for spelling, wanted in looked_for
        if wanted is not None
    )


_BETWEEN = r"[\W_]{0,3}"


def _telephone(figures: str, abroad: bool) -> _Telephone:
    """Of a number in the United Kingdom, or of one with the code of another country: with it, or without."""
    abroad = abroad or figures.startswith("00")
    figures = figures.removeprefix("00") if abroad else figures
    home = figures.removeprefix("44").removeprefix("0") if figures.startswith("44") else figures.removeprefix("0")
    if abroad and not figures.startswith("44"):
        ways = [rf"(?:\+|00)?{_BETWEEN}{_spread(figures)}"]
        ways += [rf"\(?0{_BETWEEN}{_spread(figures[code:])}" for code in (1, 2, 3)]
        home = figures[3:]
    else:
        ways = [rf"(?:(?:00)?44{_BETWEEN}(?:0{_BETWEEN})?|0{_BETWEEN})?{_spread(home)}"]
    return _Telephone(home, re.compile(rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)"))


def _spread(figures: str) -> str:
    return _BETWEEN.join(figures)


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*"
_FIGURE_DAYS = (
    re.compile(r"(?P<y>\d{4})[-/. ](?P<m>\d{1,2})[-/. ](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4}|\d\d)"),
)
_WORD_DAYS = (
    re.compile(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]+(?:of\s+)?{_MONTH}[-/,.\s]+(?P<y>\d{{4}}|\d\d)", re.IGNORECASE
    ),
    re.compile(rf"{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.IGNORECASE),
)
_CENTURY = 30
"""A year of two figures up to this one is of this century."""


@lru_cache(maxsize=1024)
def day_of(text: str) -> date | None:
    """The day that a text is, in any usual way of writing one, the day before the month; None if it is none."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    for pattern in (*_FIGURE_DAYS, *_WORD_DAYS):
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            year = int(parts["y"]) if len(parts["y"]) > 2 else _full(int(parts["y"]))
            month = int(parts["m"]) if "m" in parts else MONTHS.index(parts["month"]) + 1
            try:
                return date(year, month, int(parts["d"]))
            except ValueError:
                return None
    return None


def _full(year: int) -> int:
    return year + (2000 if year <= _CENTURY else 1900)


def _day_pattern(day: date) -> re.Pattern[str]:
    gap, century = r"[\W_]{1,3}", f"(?:{day.year // 100:02})?"
    year = f"['’]?{century}{day.year % 100:02}"
    number, month = f"0?{day.day}", f"0?{day.month}"
    spelt = rf"{number}(?:{gap})?(?:st|nd|rd|th)?"
    named = rf"{MONTHS[day.month - 1]}[a-z]*"
    ways = (
        rf"{number}{gap}{month}{gap}{year}",
        rf"{day.year}{gap}{month}{gap}{number}",
        rf"{day.day:02}{day.month:02}{century}{day.year % 100:02}",
        rf"{day.year}{day.month:02}{day.day:02}",
        rf"{spelt}[\W_]{{0,3}}(?:of{gap})?{named}[\W_]{{0,3}}{year}",
        rf"{named}{gap}{spelt}{gap}{year}",
        rf"{day.year}{gap}{named}{gap}{spelt}",
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)")
