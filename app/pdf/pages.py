"""Lines into pages: rows of cells that flow, split and stay together, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.pdf.lines import Line
from app.pdf.structure import Element, Tag

FEWEST = 2
"""A split row leaves at least this many lines on each side, where it has them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A square of black and white modules, `size` points wide."""

    modules: tuple[tuple[bool, ...], ...]
    size: float
    element: Element


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines at `x` points from the left margin. `tag` says what they belong to; without one they are decoration."""

    x: float
    lines: tuple[Line, ...]
    tag: Tag | None = None

    @property
    def height(self) -> float:
        """In points."""
        return sum(line.leading for line in self.lines)

    @property
    def start(self) -> float:
        """The height of the fewest lines a split leaves here."""
        return sum(line.leading for line in self.lines[:FEWEST])

    def cut(self, room: float) -> tuple[Cell, Cell]:
        """The lines that fit in `room` points, and the rest."""
        used, count = 0.0, 0
        for line in self.lines:
            used += line.leading
            if used > room:
                break
            count += 1
        left = len(self.lines) - count
        if 0 < left < FEWEST and count > FEWEST:
            count -= FEWEST - left
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells side by side.

    `gap` is the space above it, dropped at the top of a page. A `fresh` row begins a new one.
    `keep` holds it on the page of the next row; `solid` rows go to a new page rather than split. Where it begins a
    page, `head` is put above it, and `again` for its first cell if that is empty. `rule` draws the grey line below;
    `least` is its least height. A `figure` hangs from its top at the right margin and takes no room. `boxes` are the
    left edges of empty squares to tick on its first line, `strokes` the ends of lines to write on along its foot.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    fresh: bool = False
    keep: bool = False
    solid: bool = False
    head: Row | None = None
    again: Cell | None = None
    rule: bool = False
    least: float = 0.0
    figure: Figure | None = None
    boxes: tuple[float, ...] = ()
    strokes: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """In points, without the gap."""
        return max([self.least, *(cell.height for cell in self.cells)])

    @property
    def start(self) -> float:
        """The least room in which it can begin."""
        if self.solid:
            return self.height
        starts = [cell.height if len(cell.lines) < 2 * FEWEST else cell.start for cell in self.cells]
        return max([self.least, *starts])

    def cut(self, room: float) -> tuple[Row, Row]:
        """What fits in `room` points and what goes to the next page."""
        pairs = [cell.cut(room) for cell in self.cells]
        top = replace(self, cells=tuple(above for above, _ in pairs), rule=False)
        return top, replace(self, cells=tuple(below for _, below in pairs), gap=0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and how far below the top of the text area it stands, in points. `again`: it was said on an earlier page,
    so it is not said again to whoever hears the paper."""

    row: Row
    down: float
    again: bool = False


Page = tuple[Placed, ...]


def pages(rows: Sequence[Row], room: float) -> tuple[Page, ...]:
    """The rows on as many pages as they need, each `room` points high. Always at least one page."""
    done: list[list[Placed]] = [[]]
    down = 0.0
    for at, row in enumerate(rows):
        if done[-1] and (row.fresh or down + _wanted(rows, at, room) > room):
            done.append([])
        rest: Row | None = row
        while rest is not None:
            if not done[-1]:
                down = 0.0
                if rest.again is not None and not rest.cells[0].lines:
                    rest = replace(rest, cells=(replace(rest.again, tag=None), *rest.cells[1:]))
                if rest.head is not None:
                    done[-1].append(Placed(rest.head, 0.0, again=True))
                    down = rest.head.height + rest.gap
            else:
                down += rest.gap
            placed, rest = _cut(rest, room - down, alone=not done[-1])
            if placed is not None:
                done[-1].append(Placed(placed, down))
                down += placed.height
            if rest is not None:
                done.append([])
    return tuple(tuple(page) for page in done)


def _wanted(rows: Sequence[Row], at: int, room: float) -> float:
    """The room this row wants here: all it is kept with and the start of the last, if a page can hold that."""
    total = 0.0
    for row in (rows[later] for later in range(at, len(rows))):
        total += row.gap
        if not row.keep:
            total += row.start
            break
        total += row.height
        if total > room:
            break
    return total if total <= room else rows[at].gap + rows[at].start


def _cut(row: Row, room: float, *, alone: bool) -> tuple[Row | None, Row | None]:
    """What of the row goes here and what is left. On an empty page at least something goes, however little room."""
    if row.height <= room:
        return row, None
    top, rest = row.cut(room)
    if not any(cell.lines for cell in top.cells):
        return (row, None) if alone else (None, row)
    return top, (rest if any(cell.lines for cell in rest.cells) else None)
