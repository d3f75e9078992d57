"""Boxes in three columns with lines between them, as an SVG that needs nothing else: the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

INK, QUIET, LINE, PAPER, TEAL, PALE = "#20262b", "#5b646b", "#9aa5ab", "#ffffff", "#2b6f77", "#eef5f5"
COLUMN, GAP, MARGIN = 340, 130, 32
LETTERS = 46
"""How many letters of the text fit into one line of a box."""
LEADING, PADDING, BETWEEN = 18, 10, 14
HEAD = 96
"""Where the boxes begin, below the title and the names of the columns."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: an id that lines name, what it says, and whether it is one that matters."""

    id: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Boxes one below the other, under a name."""

    name: str
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    column: int
    top: int
    lines: tuple[str, ...]

    @property
    def left(self) -> int:
        return MARGIN + self.column * (COLUMN + GAP)

    @property
    def height(self) -> int:
        return len(self.lines) * LEADING + 2 * PADDING

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


def svg(title: str, columns: Sequence[Column], lines: Sequence[tuple[str, str]]) -> str:
    """The drawing. A line goes from one box to another, by id; within a column it goes round its left side."""
    placed = {each.box.id: each for number, column in enumerate(columns) for each in _place(column, number)}
    bottom = max((each.top + each.height for each in placed.values()), default=HEAD)
    wide, high = 2 * MARGIN + len(columns) * COLUMN + (len(columns) - 1) * GAP, bottom + MARGIN
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    spoken = f'role="img" aria-label="{escape(title)}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" {spoken}>',
            f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
            _text(MARGIN, MARGIN + 12, title, INK, size=19),
            *(
                _text(MARGIN + number * (COLUMN + GAP), HEAD - 18, column.name, QUIET)
                for number, column in enumerate(columns)
            ),
            *(_line(placed[start], placed[end]) for start, end in lines),
            *(_box(each) for each in placed.values()),
            "</svg>",
            "",
        )
    )


def _place(column: Column, number: int) -> list[_Placed]:
    placed: list[_Placed] = []
    for box in column.boxes:
        top = placed[-1].top + placed[-1].height + BETWEEN if placed else HEAD
        placed.append(_Placed(box, number, top, tuple(wrap(box.text, LETTERS)) or ("",)))
    return placed


def _line(start: _Placed, end: _Placed) -> str:
    if start.column == end.column:
        side, out = start.left, GAP // 3
        path = f"M{side} {start.middle} C{side - out} {start.middle} {side - out} {end.middle} {side} {end.middle}"
    else:
        here, there, bend = start.left + COLUMN, end.left, GAP // 2
        path = f"M{here} {start.middle} C{here + bend} {start.middle} {there - bend} {end.middle} {there} {end.middle}"
    dot = f'<circle cx="{end.left}" cy="{end.middle}" r="3" fill="{TEAL}"/>'
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1"/>{dot}'


def _box(each: _Placed) -> str:
    edge, fill = (TEAL, PALE) if each.box.strong else (LINE, PAPER)
    at = f'x="{each.left}" y="{each.top}" width="{COLUMN}" height="{each.height}" rx="6"'
    text = (
        _text(each.left + PADDING + 2, each.top + PADDING + 13 + number * LEADING, line, INK)
        for number, line in enumerate(each.lines)
    )
    return f'<rect {at} fill="{fill}" stroke="{edge}"/>' + "".join(text)


def _text(x: int, y: int, text: str, colour: str, *, size: int = 13) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" font-size="{size}">{escape(text)}</text>'
