"""Text into lines: styles, words, and where a line ends. Nothing here reads markup, so nothing has to be escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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


class Bit(NamedTuple):
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


class Word(NamedTuple):
    """A word with the spaces after it, as bits: one word may change its font or style inside. `wide` is the width of
    all of it and `bare` that without the spaces, in points."""

    bits: list[Bit]
    wide: float
    bare: float


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
            found.extend(_wrapped(hard, room, number))
        blank = empty
    return tuple(found)


def _spaced(line: Line) -> Line:
    """The line with a space at its end: where somebody began a new one, two words must not become one."""
    last = line.bits[-1]
    if last.text.endswith(" "):
        return line
    return replace(line, bits=(*line.bits[:-1], last._replace(text=last.text + " ")))


def _hard_lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for text, style in spans:
        first, *rest = text.split("\n")
        line.append((first, style))
        for part in rest:
            yield line
            line = [(part, style)]
    yield line


def _wrapped(spans: Sequence[Span], room: float, paragraph: int) -> Iterator[Line]:
    leading = max(style.leading for _, style in spans)
    whole = [Bit(run, family, style) for text, style in spans for family, run in runs(text)]
    plain = _plain(whole[0], room) if len(whole) == 1 else None
    if plain is not None:
        yield from (Line((whole[0]._replace(text=text),), leading, paragraph) for text in plain)
        return
    if sum([bit.width for bit in whole]) <= room:
        yield Line(_merged(whole), leading, paragraph)
        return
    line: list[Bit] = []
    used = 0.0
    for word in _fitting(_words(whole), room):
        if line and used + word.bare > room:
            yield Line(_merged(line), leading, paragraph)
            line, used = [], 0.0
        line.extend(word.bits)
        used += word.wide
    yield Line(_merged(line), leading, paragraph)


def _plain(bit: Bit, room: float) -> list[str] | None:
    """The lines of a text in one font, as the words of `_words` would fill them; None if a word has to be cut."""
    text, (family, style) = bit.text, bit[1:]
    found, start, used = [], 0, 0.0
    for token in _TOKENS.finditer(text):
        letters = token[0].rstrip(" ")
        bare = width(letters, family, style.weight, style.size)
        if bare > room:
            return None
        if token.start() > start and used + bare > room:
            found.append(text[start : token.start()])
            start, used = token.start(), 0.0
        used += bare + width(token[0][len(letters) :], family, style.weight, style.size)
    return [*found, text[start:]]


def _words(whole: Iterable[Bit]) -> Iterator[Word]:
    bits: list[Bit] = []
    for text, family, style in whole:
        for token in _TOKENS.findall(text):
            if bits and token[0] == " ":
                yield _word(bits)
                bits = []
            bits.append(Bit(token, family, style))
            if token[-1] in " -":
                yield _word(bits)
                bits = []
    if bits:
        yield _word(bits)


def _word(bits: list[Bit]) -> Word:
    last = bits[-1]
    letters = last.text.rstrip(" ")
    bare = sum([bit.width for bit in bits[:-1]]) + width(letters, last.family, last.style.weight, last.style.size)
    spaces = len(last.text) - len(letters)
    wide = bare + spaces * width(" ", last.family, last.style.weight, last.style.size) if spaces else bare
    return Word(bits, wide, bare)


def _fitting(words: Iterable[Word], room: float) -> Iterator[Word]:
    """The same words, those wider than the room cut into pieces that fit."""
    for word in words:
        if word.bare <= room:
            yield word
            continue
        for bit in word.bits:
            for joint in _JOINTS.findall(bit.text):
                for piece in _chopped(joint, bit, room):
                    yield _word([bit._replace(text=piece)])


def _chopped(text: str, bit: Bit, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for at, char in enumerate(text):
        step = width(char, bit.family, bit.style.weight, bit.style.size)
        if used + step > room and at > start:
            yield text[start:at]
            start, used = at, 0.0
        used += step
    yield text[start:]


def _merged(bits: list[Bit]) -> tuple[Bit, ...]:
    merged: list[Bit] = []
    for bit in bits:
        last = merged[-1] if merged else None
        if last is not None and last.family is bit.family and (last.style is bit.style or last.style == bit.style):
            merged[-1] = Bit(last.text + bit.text, bit.family, bit.style)
        else:
            merged.append(bit)
    return tuple(merged)
