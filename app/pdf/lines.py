"""Text into lines: styles, words, and where a line ends. Nothing here reads markup, so nothing has to be escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.pdf.fonts import Family, width
from app.pdf.script import runs

_TOKENS = re.compile(r"[^ ]*?[^\W\d_]-(?=[^\W\d_])|[^ ]+ *| +")
"""A word with the spaces after it; a hyphen between two letters ends a token too."""

_JOINTS = re.compile(r"[^-/\\._?&=@:,]*[-/\\._?&=@:,]+|[^-/\\._?&=@:,]+")
"""Where a word too long for a line had better be cut: after the joints of an address or a web page."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. `weight` 400, 600 or 700; `size` and `leading` in points; `ink` 0 black to 1 white."""

    weight: int
    size: float
    leading: float
    ink: float = 0.0


Span = tuple[str, Style]
"""A text, already spelt out, and its style."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line in one font."""

    text: str
    family: Family
    style: Style

    @property
    def width(self) -> float:
        """In points."""
        return width(self.text, self.family, self.style.weight, self.style.size)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn; the space at its end is kept, so that words stay apart when the text is read out.

    `paragraph` counts the line ends that people put in themselves."""

    bits: tuple[Bit, ...]
    leading: float
    paragraph: int = 0


Word = list[Bit]


def lines(spans: Sequence[Span], room: float) -> tuple[Line, ...]:
    """The spans broken to lines at most `room` points wide. Line breaks are kept; many blank lines become one."""
    found: list[Line] = []
    blank = False
    if not any(text for text, _ in spans):
        return ()
    for number, hard in enumerate(_hard_lines(spans)):
        empty = not any(text.strip() for text, _ in hard)
        if found and found[-1].bits and not (empty and blank):
            found[-1] = _spaced(found[-1])
        if not (empty and blank):
            found.extend(replace(line, paragraph=number) for line in _wrapped(hard, room))
        blank = empty
    return tuple(found)


def _spaced(line: Line) -> Line:
    """The line with a space at its end: where somebody began a new one, two words must not become one."""
    last = line.bits[-1]
    if last.text.endswith(" "):
        return line
    return replace(line, bits=(*line.bits[:-1], replace(last, text=last.text + " ")))


def _hard_lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for text, style in spans:
        first, *rest = text.split("\n")
        line.append((first, style))
        for part in rest:
            yield line
            line = [(part, style)]
    yield line


def _wrapped(spans: Sequence[Span], room: float) -> Iterator[Line]:
    leading = max(style.leading for _, style in spans)
    line: list[Bit] = []
    used = 0.0
    for word in _fitting(_words(spans), room):
        full = sum(bit.width for bit in word)
        if line and used + full - _trailing(word) > room:
            yield Line(_merged(line), leading)
            line, used = [], 0.0
        line.extend(word)
        used += full
    yield Line(_merged(line), leading)


def _words(spans: Sequence[Span]) -> Iterator[Word]:
    """Words as bits: one word may change its font or style inside."""
    word: Word = []
    for text, style in spans:
        for family, run in runs(text):
            for token in _TOKENS.findall(run):
                if word and token.startswith(" "):
                    yield word
                    word = []
                word.append(Bit(token, family, style))
                if token.endswith((" ", "-")):
                    yield word
                    word = []
    if word:
        yield word


def _fitting(words: Iterable[Word], room: float) -> Iterator[Word]:
    """The same words, those wider than the room cut into pieces that fit."""
    for word in words:
        if sum(bit.width for bit in word) - _trailing(word) <= room:
            yield word
            continue
        for bit in word:
            for joint in _JOINTS.findall(bit.text):
                for piece in _chopped(joint, bit, room):
                    yield [Bit(piece, bit.family, bit.style)]


def _chopped(text: str, bit: Bit, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for at, char in enumerate(text):
        step = width(char, bit.family, bit.style.weight, bit.style.size)
        if used + step > room and at > start:
            yield text[start:at]
            start, used = at, 0.0
        used += step
    yield text[start:]


def _trailing(word: Word) -> float:
    """How much of the word's width is space at its end."""
    text = word[-1].text
    spaces = len(text) - len(text.rstrip(" "))
    return spaces * width(" ", word[-1].family, word[-1].style.weight, word[-1].style.size) if spaces else 0.0


def _merged(bits: list[Bit]) -> tuple[Bit, ...]:
    merged: list[Bit] = []
    for bit in bits:
        if merged and (merged[-1].family, merged[-1].style) == (bit.family, bit.style):
            merged[-1] = Bit(merged[-1].text + bit.text, bit.family, bit.style)
        else:
            merged.append(bit)
    return tuple(merged)
