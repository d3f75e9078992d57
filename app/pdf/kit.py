"""What a paper is built from: headings, facts, tables, signatures. A call says what a thing is, never how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from threading import Lock

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.pdf.fonts import Family, font
from app.pdf.lines import Line, Span, Style, lines
from app.pdf.pages import Cell, Page, Row, pages
from app.pdf.script import spelt
from app.words import Words

GRID = 8.0
EDGE = 7 * GRID
"""Left and right margin; above and below stand header and footer."""

TOP = 7 * GRID
BOTTOM = 5.5 * GRID
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

_one_at_a_time = Lock()
"""ReportLab's fonts remember the paper they are being drawn on."""


class Paper:
    """A paper in the making: rows in reading order. `title` goes to the metadata, so it must name nobody."""

    def __init__(self, title: str, words: Words, *, header: tuple[str, str], footer: str, watermark: str = "") -> None:
        self.title = title
        self.words = words
        self.header = header
        self.footer = footer
        self.watermark = watermark
        self.rows: list[Row] = []

    def heading(self, text: str, *, level: int = 2) -> None:
        """A heading, never left alone at the foot of a page. Level 1 is the paper's own title."""
        style = TITLE if level == 1 else HEADING
        cell = self._cell(0.0, MEASURE, [(text, style)])
        self._add(
            Row(role=f"heading{level}", cells=(cell,), gap=GRID * (0.5 if level == 1 else 1.75), keep=True, solid=True)
        )

    def paragraph(self, *spans: Span, gap: float = GRID) -> None:
        """Running text over the whole measure."""
        self._add(Row(role="paragraph", cells=(self._cell(0.0, MEASURE, spans),), gap=gap))

    def fact(self, label: str, *spans: Span, gap: float = GAP, keep: bool = False, first: bool = True) -> None:
        """A label and what it labels; one that is not the `first` under its label shows it only where it begins a page.
        With nothing to say the whole fact is left out."""
        if any(text.strip() for text, _ in spans):
            named = self._label(label, spans)
            cells = (named if first else Cell(0.0, ()), self._cell(LABELS, MEASURE - LABELS, spans))
            self._add(Row(role="fact", cells=cells, gap=gap, keep=keep, again=named))

    def beside(self, label: str, left: Sequence[Span], right: Sequence[Span]) -> None:
        """A label, and beside it two cells, read across."""
        room = MEASURE - LABELS
        cells = (
            self._label(label, left),
            self._cell(LABELS, room * HALF - GRID, left),
            self._cell(LABELS + room * HALF, room * (1 - HALF), right),
        )
        self._add(Row(role="pair", cells=cells, gap=GAP))

    def pairs(self, title: str, rows: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> None:
        """A titled table of two columns over the whole measure; the title comes again on each page it goes on to."""
        head = self._table_row("table_head", [[(title, LABEL)]], [1.0], gap=GAP, keep=True)
        self._add(head)
        for row in rows:
            self._add(self._table_row("table_row", row, (HALF, 1 - HALF), gap=GRID / 8, solid=False, head=head))

    def signatures(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], note: str
    ) -> None:
        """Lines to sign on, and one line below them; all on one page."""
        self._add(self._table_row("table_head", [[(text, LABEL)] for text in head], shares, gap=GAP, keep=True))
        for row in rows:
            self._add(
                self._table_row(
                    "signature",
                    [[(text, BODY)] for text in row],
                    shares,
                    gap=GRID / 2,
                    keep=True,
                    rule=True,
                    least=4 * GRID,
                )
            )
        self._add(Row(role="paragraph", cells=(self._cell(0.0, MEASURE, [(note, BODY)]),), gap=GRID, solid=True))

    def line(self) -> None:
        """The grey rule across the paper."""
        self._add(Row(role="rule", cells=(), gap=1.5 * GRID, rule=True))

    def finish(self, made: datetime) -> bytes:
        """The PDF. `made` goes to the metadata: the same paper made at the same time is the same bytes."""
        laid = pages(self.rows, PAGE_HEIGHT - TOP - BOTTOM)
        out = BytesIO()
        with _one_at_a_time:
            canvas = self._canvas(out, made)
            for number, page in enumerate(laid, 1):
                self._draw(canvas, page, number, len(laid))
                canvas.showPage()
            canvas.save()
        return out.getvalue()

    def _add(self, row: Row) -> None:
        self.rows.append(row)

    def _label(self, text: str, beside: Sequence[Span]) -> Cell:
        """A label on the same baseline as the text beside it."""
        return self._cell(0.0, LABELS - GRID, [(text, replace(LABEL, leading=beside[0][1].leading))])

    def _cell(self, x: float, room: float, spans: Sequence[Span]) -> Cell:
        """The spans run on from one to the next; a line end inside them is kept."""
        return Cell(x, lines([(self._spelt(text), style) for text, style in spans], room))

    def _spelt(self, text: str) -> str:
        # str.splitlines in `spelt` drops the last line end, which here joins one span to the next.
        return spelt(text, self.words) + ("\n" if text.endswith("\n") else "")

    def _table_row(
        self,
        role: str,
        texts: Sequence[Sequence[Span]],
        shares: Sequence[float],
        *,
        gap: float,
        keep: bool = False,
        solid: bool = True,
        rule: bool = False,
        least: float = 0.0,
        head: Row | None = None,
    ) -> Row:
        cells, x = [], 0.0
        for spans, share in zip(texts, shares, strict=True):
            cells.append(self._cell(x, share * MEASURE - GRID, spans))
            x += share * MEASURE
        return Row(role=role, cells=tuple(cells), gap=gap, keep=keep, solid=solid, rule=rule, least=least, head=head)

    def _canvas(self, out: BytesIO, made: datetime) -> Canvas:
        first = font(Family.ATKINSON, 400)
        canvas = Canvas(
            out,
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            lang="en-GB",
            initialFontName=first.fontName,  # type: ignore[arg-type]  # a name; the stubs say float
        )
        canvas.setTitle(self.title)
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setCreator("Sharewell")
        canvas.setProducer("Sharewell")
        offset = made.strftime("%z") or "+0000"
        stamp = f"{made:D:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        return canvas

    def _draw(self, canvas: Canvas, page: Page, number: int, total: int) -> None:
        if self.watermark:
            self._watermark(canvas)
        left, right = self.header
        self._edging(canvas, PAGE_HEIGHT - 4.25 * GRID, left, right)
        numbered = self.words.text("papers", "page", number=number, total=total)
        self._edging(canvas, 3 * GRID, self.footer, numbered)
        for placed in page:
            top = PAGE_HEIGHT - TOP - placed.down
            for cell in placed.row.cells:
                down = top
                for line in cell.lines:
                    _write(canvas, line, EDGE + cell.x, down - 0.76 * line.leading)
                    down -= line.leading
            if placed.row.rule:
                canvas.setStrokeGray(0.6)
                canvas.setLineWidth(0.6)
                y = top - placed.row.height
                canvas.line(EDGE, y, PAGE_WIDTH - EDGE, y)

    def _edging(self, canvas: Canvas, y: float, left: str, right: str) -> None:
        _write(canvas, self._cell(0.0, MEASURE, [(left, EDGING)]).lines[0], EDGE, y)
        end = self._cell(0.0, MEASURE, [(right, EDGING)]).lines[0]
        _write(canvas, end, PAGE_WIDTH - EDGE - sum(bit.width for bit in end.bits), y)

    def _watermark(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(52)
        for line in self._cell(0.0, PAGE_HEIGHT, [(self.watermark, MARK)]).lines:
            _write(canvas, line, -sum(bit.width for bit in line.bits) / 2, -MARK.size / 3)
        canvas.restoreState()


def _write(canvas: Canvas, line: Line, x: float, y: float) -> None:
    pen = canvas.beginText(x, y)
    for bit in line.bits:
        pen.setFont(font(bit.family, bit.style.weight).fontName, bit.style.size)
        pen.setFillGray(bit.style.ink)
        pen.textOut(bit.text)
    canvas.drawText(pen)
