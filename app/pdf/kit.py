"""What a paper is built from: headings, facts, tables, signatures. A call says what a thing is, never how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from threading import Lock

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.pdf.conform import Attachment, Facts, conforming
from app.pdf.drawing import FOOTER, HEADER, WATERMARK, Sheet
from app.pdf.fonts import Family, font
from app.pdf.lines import Line, Span, Style, lines
from app.pdf.pages import Cell, Figure, Page, Row, pages
from app.pdf.script import spelt
from app.pdf.structure import Element, Tag
from app.words import Words

GRID = 8.0
EDGE = 7 * GRID
"""Left and right margin; above and below stand header and footer."""

TOP = 6.5 * GRID
BOTTOM = 5 * GRID
PAGE_WIDTH, PAGE_HEIGHT = A4
MEASURE = PAGE_WIDTH - 2 * EDGE
LABELS = 15 * GRID
"""Labels stand in a column of this width, what they label beside it: about 66 characters a line."""

GAP = 0.625 * GRID
"""Between one fact and the next."""

HALF = 0.46
"""Where the right one of two cells beside a label begins: one edge for the eye all down the paper."""

TITLE = Style(700, 20, 24)
HEADING = Style(700, 13, 16)
LABEL = Style(600, 9.5, 14, 0.25)
BODY = Style(400, 11, 14)
STRONG = Style(600, 11, 14)
QUIET = Style(400, 9, 12, 0.3)
CAPTION = Style(400, 9.5, 14, 0.25)
FINE = Style(400, 9, 11)
# How a decision came about is set closer than what was decided, so that an ordinary one is a single sheet.
VERDICT = Style(600, 9.5, 11.5)
REASON = Style(400, 9.25, 11.5)
ASKED = Style(400, 9.25, 11.5, 0.25)
ANSWER = Style(600, 9.25, 11.5)
SMALL = Style(400, 8.5, 10.25)
SMALL_STRONG = Style(600, 8.5, 10.25)
SMALL_GREY = Style(400, 8.5, 10.25, 0.3)
EDGING = Style(400, 8.5, 12, 0.3)
MARK = Style(700, 110, 120, 0.92)

SIGNED = 3.5 * GRID
"""The height of a line to sign on."""

LANGUAGE = "en-GB"

_one_at_a_time = Lock()
"""ReportLab's fonts remember the paper they are being drawn on."""


class Paper:
    """A paper in the making: rows in reading order, and beside them what each is for whoever hears it.

    `title` goes to the metadata, so it must name nobody."""

    def __init__(self, title: str, words: Words, *, header: tuple[str, str], footer: str, watermark: str = "") -> None:
        self.title = title
        self.words = words
        self.header = header
        self.footer = footer
        self.watermark = watermark
        self.rows: list[Row] = []
        self._once: tuple[list[Row], tuple[Page, ...]] | None = None
        self._root = Element(role="Document")
        self._list: Element | None = None
        self._said: Element | None = None

    def heading(self, text: str, *, level: int = 2) -> None:
        """A heading, never left alone at the foot of a page. Level 1 is the paper's own title."""
        cell = self._cell(0.0, MEASURE, [(text, TITLE if level == 1 else HEADING)], Tag(self._next(f"H{level}")))
        self._add(Row(cells=(cell,), gap=GRID * (0.5 if level == 1 else 1.5), keep=True, solid=True))

    def paragraph(self, *spans: Span, gap: float = GRID, keep: bool = False) -> None:
        """Running text over the whole measure."""
        cell = self._cell(0.0, MEASURE, spans, Tag(self._next("P")))
        self._add(Row(cells=(cell,), gap=gap, keep=keep))

    def fact(
        self,
        label: str,
        *spans: Span,
        gap: float = GAP,
        keep: bool = False,
        first: bool = True,
        room: float = MEASURE - LABELS,
    ) -> None:
        """A label and what it labels, as in a list of terms; one that is not the `first` under its label shows it only
        where it begins a page. With nothing to say the whole fact is left out."""
        if any(text.strip() for text, _ in spans):
            label_tag = self._item() if first or self._said is None else None
            named = self._label(label, spans, label_tag)
            body = self._cell(LABELS, room, spans, Tag(self._said or self._root, paragraphs=True))
            cells = (named if label_tag else Cell(0.0, ()), body)
            self._add(Row(cells=cells, gap=gap, keep=keep, again=named))

    def beside(self, label: str, left: Sequence[Span], right: Sequence[Span]) -> None:
        """A label, and beside it two cells, read across."""
        room = MEASURE - LABELS
        named = self._label(label, left, self._item())
        said = self._said or self._root
        cells = (
            named,
            self._cell(LABELS, room * HALF - GRID, left, Tag(said, paragraphs=True)),
            self._cell(LABELS + room * HALF, room * (1 - HALF), right, Tag(said, paragraphs=True)),
        )
        self._add(Row(cells=cells, gap=GAP))

    def items(
        self, mark: str, texts: Iterable[Sequence[Span]], *, gap: float = GRID / 2, indent: float = 2 * GRID
    ) -> None:
        """A list, each item behind its `mark`; `{number}` in it counts from 1."""
        for number, spans in enumerate(texts, 1):
            label_tag = self._item(new=number == 1)
            style = spans[0][1]
            marked = self._cell(0.0, indent, [(mark.format(number=number), style)], label_tag)
            body = self._cell(indent, MEASURE - indent, spans, Tag(self._said or self._root, paragraphs=True))
            self._add(Row(cells=(marked, body), gap=gap))
        self._list = None

    def table(
        self,
        head: Sequence[Sequence[Span]],
        rows: Iterable[Sequence[Sequence[Span]]],
        shares: Sequence[float],
        *,
        gap: float = GRID / 2,
        rule: bool = False,
        least: float = 0.0,
        solid: bool = False,
        together: bool = False,
    ) -> None:
        """A table under column heads, which come again on each page it goes on to; the first cell of a row is its head.
        `shares` of the measure; `together`: all of it on one page."""
        inside = self._next("Table")
        top = inside.grow("THead").grow("TR")
        headed = self._table_row(head, shares, [Tag(top.grow("TH", scope="Column")) for _ in head])
        first = replace(headed, gap=GAP, keep=True, solid=True, rule=rule)
        self._add(first)
        body = inside.grow("TBody")
        for row in rows:
            made = self._table_row(row, shares, _row_tags(body, len(row)))
            kept = replace(made, gap=gap, head=first, keep=together, solid=solid or together)
            self._add(replace(kept, rule=rule, least=least))

    def pairs(self, title: str, rows: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> None:
        """A titled table of two columns over the whole measure: what is asked, and the answer to it. The title comes
        again on each page it goes on to."""
        cell = self._cell(0.0, MEASURE, [(title, LABEL)], Tag(self._next("H3")))
        head = Row(cells=(cell,), gap=GAP, keep=True, solid=True)
        self._add(head)
        body = self._next("Table").grow("TBody")
        for row in rows:
            made = self._table_row(row, (HALF, 1 - HALF), _row_tags(body, 2))
            self._add(replace(made, gap=GRID / 8, head=head))

    def signatures(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], note: str
    ) -> None:
        """Lines to sign on, and one line below them; all on one page."""
        heads = [[(text, LABEL)] for text in head]
        signed = [[[(text, BODY)] for text in row] for row in rows]
        self.table(heads, signed, shares, rule=True, least=SIGNED, together=True)
        self.rows[-len(rows) - 1] = replace(self.rows[-len(rows) - 1], rule=False)
        cell = self._cell(0.0, MEASURE, [(note, BODY)], Tag(self._next("P")))
        self._add(Row(cells=(cell,), gap=GRID, solid=True))

    def figure(self, modules: Sequence[Sequence[bool]], size: float, alt: str) -> None:
        """A square picture at the right margin, `size` points wide; what follows must leave it room."""
        element = self._next("Figure")
        element.alt = alt
        drawn = Figure(tuple(tuple(row) for row in modules), size, element)
        self._add(Row(cells=(), gap=GAP, keep=True, solid=True, figure=drawn))

    def line(self) -> None:
        """The grey rule across the paper."""
        self._add(Row(cells=(), gap=1.5 * GRID, rule=True))

    def space(self, height: float) -> None:
        """Empty room to write in, `height` points high, with a rule below."""
        self._add(Row(cells=(), least=height, solid=True, rule=True))

    def finish(self, made: datetime, attached: Attachment | None = None) -> bytes:
        """The PDF, PDF/UA-1 and PDF/A-3a. `made` goes to the metadata: the same paper made at the same time is the same
        bytes on any computer."""
        laid = self._laid()
        out = BytesIO()
        offset = made.strftime("%z") or "+0000"
        stamp = f"D:{made:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
        marks = []
        with _one_at_a_time:
            canvas = self._canvas(out, stamp)
            for number, page in enumerate(laid, 1):
                marks.append(self._draw(canvas, page, number, len(laid)))
                canvas.showPage()
            canvas.save()
        iso = f"{made:%Y-%m-%dT%H:%M:%S}{offset[:3]}:{offset[3:5]}"
        facts = Facts(title=self.title, language=LANGUAGE, made=iso, stamp=stamp)
        return conforming(out.getvalue(), self._root, marks, facts, attached)

    def length(self) -> int:
        """How many pages it comes to, as far as it is made."""
        return len(self._laid())

    def _laid(self) -> tuple[Page, ...]:
        """The pages; laid out once for the same rows."""
        if not self._once or self._once[0] != self.rows:
            self._once = list(self.rows), pages(self.rows, PAGE_HEIGHT - TOP - BOTTOM)
        return self._once[1]

    def _add(self, row: Row) -> None:
        self.rows.append(row)

    def _next(self, role: str) -> Element:
        """A new element of the paper itself; a list that was going on ends before it."""
        self._list = self._said = None
        return self._root.grow(role)

    def _item(self, *, new: bool = False) -> Tag:
        """A new item of the list that is going on, or of a new one; gives where its label belongs."""
        if self._list is None or new:
            self._list = self._root.grow("L")
        item = self._list.grow("LI")
        label = Tag(item.grow("Lbl"))
        self._said = item.grow("LBody")
        return label

    def _label(self, text: str, beside: Sequence[Span], tag: Tag | None) -> Cell:
        """A label on the same baseline as the text beside it."""
        return self._cell(0.0, LABELS - GRID, [(text, replace(LABEL, leading=beside[0][1].leading))], tag)

    def _cell(self, x: float, room: float, spans: Sequence[Span], tag: Tag | None = None) -> Cell:
        """The spans run on from one to the next; a line end inside them is kept."""
        return Cell(x, lines([(self._spelt(text), style) for text, style in spans], room), tag)

    def _spelt(self, text: str) -> str:
        # str.splitlines in `spelt` drops the last line end, which here joins one span to the next.
        return spelt(text, self.words) + ("\n" if text.endswith("\n") else "")

    def _table_row(self, texts: Sequence[Sequence[Span]], shares: Sequence[float], tags: Sequence[Tag]) -> Row:
        cells, x = [], 0.0
        for spans, share, tag in zip(texts, shares, tags, strict=True):
            cells.append(self._cell(x, share * MEASURE - GRID, spans, tag))
            x += share * MEASURE
        return Row(cells=tuple(cells))

    def _canvas(self, out: BytesIO, stamp: str) -> Canvas:
        first = font(Family.ATKINSON, 400)
        canvas = Canvas(
            out,
            pagesize=A4,
            pageCompression=0,  # one compressor, pikepdf's, packs everything at the end
            pdfVersion=(1, 7),
            invariant=1,
            initialFontName=first.fontName,  # type: ignore[arg-type]  # a name; the stubs say float
        )
        canvas.setTitle(self.title)
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setCreator("Sharewell")
        canvas.setProducer("Sharewell")
        canvas.setDateFormatter(lambda *_: stamp)
        return canvas

    def _draw(self, canvas: Canvas, page: Page, number: int, total: int) -> list[Element]:
        """Draws a page; gives the elements of its stretches of content."""
        sheet = Sheet(canvas, number - 1, EDGE, PAGE_WIDTH - EDGE)
        if self.watermark:
            self._watermark(canvas, sheet)
        sheet.decorate(HEADER, self._edging(PAGE_HEIGHT - 4 * GRID, *self.header))
        for placed in page:
            sheet.place(placed, PAGE_HEIGHT - TOP)
        numbered = self.words.text("papers", "page", number=number, total=total)
        sheet.decorate(FOOTER, self._edging(2.75 * GRID, self.footer, numbered))
        return sheet.marks

    def _edging(self, y: float, left: str, right: str) -> list[tuple[Line, float, float]]:
        begins = self._cell(0.0, MEASURE, [(left, EDGING)]).lines
        ends = self._cell(0.0, MEASURE, [(right, EDGING)]).lines
        return [
            *((line, EDGE, y) for line in begins[:1]),
            *((line, PAGE_WIDTH - EDGE - sum(bit.width for bit in line.bits), y) for line in ends[:1]),
        ]

    def _watermark(self, canvas: Canvas, sheet: Sheet) -> None:
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(52)
        across = self._cell(0.0, PAGE_HEIGHT, [(self.watermark, MARK)]).lines
        middled = [(line, -sum(bit.width for bit in line.bits) / 2, -MARK.size / 3) for line in across]
        sheet.decorate(WATERMARK, middled)
        canvas.restoreState()


def _row_tags(body: Element, count: int) -> list[Tag]:
    """Where the cells of a row belong; the first is the head of the row."""
    row = body.grow("TR")
    return [
        Tag(row.grow("TH", scope="Row")),
        *(Tag(row.grow("TD"), paragraphs=True) for _ in range(count - 1)),
    ]
