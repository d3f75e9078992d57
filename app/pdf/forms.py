"""What a paper to fill in by hand is built from besides: boxes to tick, lines to write on, numbers to ring."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from app.decisions.to_ring import Ring
from app.pdf.kit import BODY, CAPTION, FINE, GRID, LABEL, MEASURE, STRONG, Paper
from app.pdf.lines import Span, Style
from app.pdf.pages import Cell, Row
from app.pdf.structure import Tag

INDENT = 3 * GRID
"""Numbers stand out to the left of what they number."""

WRITTEN = 2.75 * GRID
"""From one line to write on to the next: nearly eight millimetres."""

FIELD = 28 * GRID
"""Where the line beside a label begins."""

LETTER, SAID = 1.6 * GRID, 3.1 * GRID
"""From the edge of a box to the letter of its answer, and to its words."""

FEW = 6
"""So many rows of answers stay on one page."""

DIALLED = Style(700, 24, 28)
NUMBER = Style(600, 12, 15)
ANSWER = Style(400, 10, 12.5)
KEY = Style(600, 10, 12.5)
HINT = Style(400, 9, 11.5, 0.25)
ONLY = Style(600, 9, 11.5)

Tick = tuple[str, str, str, str]
"""An answer to tick: its letter, its words, what more there is to say about it, and the heading it stands under."""


class Form(Paper):
    """A paper with room for a pen. Boxes and lines are decoration: whoever hears it hears letters, words and labels."""

    def question(self, number: int, heading: str, *lines: Span) -> None:
        """A numbered question of level 3 and what is said about it, on the page of what follows."""
        tag = Tag(self._next("H3"))
        cells = (
            self._cell(0.0, INDENT, [(f"{number}. ", STRONG)], tag),
            self._cell(INDENT, MEASURE - INDENT, [(heading, STRONG)], tag),
        )
        self._add(Row(cells=cells, gap=1.375 * GRID, keep=True, solid=True))
        for line in lines:
            self.note(line, indent=INDENT)

    def note(self, *spans: Span, indent: float = 0.0, gap: float = GRID / 8) -> None:
        """Words about what follows, on its page."""
        cell = self._cell(indent, MEASURE - indent, spans, Tag(self._next("P")))
        self._add(Row(cells=(cell,), gap=gap, keep=True, solid=True))

    def ticks(self, answers: Iterable[Tick], *, indent: float = INDENT, most: int = 3, keep: bool = False) -> None:
        """Answers, each behind a box, in as many columns as take the least room, `most` at most. `keep`: on the page of
        what follows."""
        first = len(self.rows)
        for heading, group in groupby(answers, key=lambda answer: answer[3]):
            if heading:
                self.note((heading, CAPTION), indent=indent, gap=GRID / 2)
            inside = list(group)
            columns = self._columns(inside, indent, most)
            self._list = None
            for at in range(0, len(inside), columns):
                self._add(self._tick_row(inside[at : at + columns], columns, indent))
        self._list = self._said = None
        made = len(self.rows) - first
        for at in range(first, len(self.rows)):
            ends = at - first >= made - 2 or at == first
            last = at == len(self.rows) - 1
            if keep if last else made <= FEW or ends:
                self.rows[at] = replace(self.rows[at], keep=True)

    def write(self, count: int, *, indent: float = INDENT, height: float = WRITTEN) -> None:
        """Lines to write on, `height` points apart; all on one page."""
        for left in range(count, 0, -1):
            self._add(Row(cells=(), least=height, solid=True, keep=left > 1, strokes=((indent, MEASURE),)))

    def field(self, label: str, *, keep: bool = False) -> None:
        """A label and a line to write on beside it."""
        cell = self._cell(0.0, FIELD - GRID, [(label, BODY)], Tag(self._next("P")))
        self._add(Row(cells=(cell,), gap=GRID, solid=True, keep=keep, strokes=((FIELD, MEASURE),)))

    def turn(self, heading: str) -> None:
        """A heading on top of a new page."""
        self.heading(heading)
        self.rows[-1] = replace(self.rows[-1], fresh=True)

    def dial(self, numbers: Sequence[Ring]) -> None:
        """Numbers in large figures side by side, with whose they are and what for."""
        texts = [[(each.number, DIALLED), (each.name, STRONG), (each.what, FINE)] for each in numbers]
        self.side_by_side(texts, 3)

    def ring(self, numbers: Sequence[Ring], columns: int = 4) -> None:
        """Whose numbers they are and the numbers; a line to write on where there is none."""
        texts = [[(each.name, FINE), (each.number, NUMBER)] for each in numbers]
        self.side_by_side(texts, columns, empty=[at for at, each in enumerate(numbers) if not each.number])

    def side_by_side(self, texts: Sequence[Sequence[Span]], columns: int, *, empty: Container[int] = ()) -> None:
        """Each text as an item of a list, its parts below one another, with a line to write on below those that are
        `empty`, by their place."""
        self._add_side_by_side(texts, columns, empty, boxes=False)

    def blank(self, labels: Sequence[str], *, boxes: bool = False) -> None:
        """Labels side by side, each with a line to write on below it, and behind a box to tick or not."""
        texts = [[(label, FINE)] for label in labels]
        self._add_side_by_side(texts, len(labels), range(len(labels)), boxes=boxes)

    def blanks(self, head: Sequence[str], count: int, shares: Sequence[float], height: float) -> None:
        """A table with `count` empty rows to write in, `height` points high; the first column numbers them."""
        rows = [[[(str(number), CAPTION)], *([] for _ in head[1:])] for number in range(1, count + 1)]
        heads = [[(text, LABEL)] for text in head]
        self.table(heads, rows, shares, gap=0.0, rule=True, least=height, together=True)
        self.rows[-1] = replace(self.rows[-1], keep=False)

    def _add_side_by_side(
        self, texts: Sequence[Sequence[Span]], columns: int, empty: Container[int], *, boxes: bool
    ) -> None:
        width, listed, shift = MEASURE / columns, self._next("L"), LETTER if boxes else 0.0
        for at in range(0, len(texts), columns):
            cells, strokes, least = [], [], 0.0
            for x, number in enumerate(range(at, min(at + columns, len(texts)))):
                tag = Tag(listed.grow("LI").grow("LBody"), paragraphs=True)
                cells.append(self._stacked(x * width + shift, width - shift - 2 * GRID, texts[number], tag))
                if number in empty:
                    strokes.append((x * width, (x + 1) * width - 2 * GRID))
                    least = max(least, cells[-1].height + 3 * GRID)
            edges = tuple(x * width for x in range(len(cells))) if boxes else ()
            self._add(Row(cells=tuple(cells), gap=GRID, solid=True, least=least, strokes=tuple(strokes), boxes=edges))

    def _stacked(self, x: float, room: float, spans: Sequence[Span], tag: Tag | None = None) -> Cell:
        """Spans below one another, each a paragraph of its own."""
        parts = [self._cell(x, room, [span]).lines for span in spans if span[0]]
        return Cell(x, tuple(replace(line, paragraph=at) for at, part in enumerate(parts) for line in part), tag)

    def _columns(self, answers: Sequence[Tick], indent: float, most: int) -> int:
        """Three where each takes one line, else two or one, whatever is the least high."""
        heights = {}
        for columns in range(1, most + 1):
            cells = [self._answer(each, 0.0, self._room(columns, indent)) for each in answers]
            if columns < 3 or all(len(cell.lines) == 1 for cell in cells):
                rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
                heights[columns] = sum(max(cell.height for cell in row) for row in rows)
        return min(heights, key=lambda columns: (heights[columns], columns))

    def _room(self, columns: int, indent: float) -> float:
        return (MEASURE - indent) / columns - SAID - GRID

    def _tick_row(self, answers: Sequence[Tick], columns: int, indent: float) -> Row:
        cells, edges = [], []
        for at, answer in enumerate(answers):
            x = indent + at * (MEASURE - indent) / columns
            self._list = self._list or self._root.grow("L")
            item = self._list.grow("LI")
            if answer[0]:
                cells.append(self._cell(x + LETTER, SAID - LETTER, [(answer[0], KEY)], Tag(item.grow("Lbl"))))
            said = Tag(item.grow("LBody"), paragraphs=True)
            begins = x + (SAID if answer[0] else LETTER)
            cells.append(self._answer(answer, begins, self._room(columns, indent), said))
            edges.append(x)
        return Row(cells=tuple(cells), gap=GRID / 4, solid=True, boxes=tuple(edges))

    def _answer(self, answer: Tick, x: float, room: float, tag: Tag | None = None) -> Cell:
        _, words, more, _ = answer
        return self._stacked(x, room, [(words, ANSWER), (more, HINT)], tag)
