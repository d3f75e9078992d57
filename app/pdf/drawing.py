"""Pages onto a canvas: every stretch of content under the element it belongs to, everything else as decoration."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from app.pdf.fonts import font
from app.pdf.lines import Line
from app.pdf.pages import Figure, Placed
from app.pdf.structure import Element, Mark, Tag

RULE_GREY, RULE_WIDTH = 0.6, 0.6
BOX, BOX_WIDTH = 8.5, 0.9
"""An empty square to tick: its side and how thick it is drawn."""

BASELINE = 0.76
"""Where letters stand in a line, as a share of its height from the top."""

HEADER, FOOTER, WATERMARK, LAYOUT = (
    "/Type /Pagination /Attached [/Top] /Subtype /Header",
    "/Type /Pagination /Attached [/Bottom] /Subtype /Footer",
    "/Type /Pagination /Subtype /Watermark",
    "/Type /Layout",
)
"""What decoration is, in the words of PDF 1.7, section 14.8.2.2."""


class Sheet:
    """One page being drawn. `marks` are the elements of its stretches of content, by their number."""

    def __init__(self, canvas: Canvas, page: int, left: float, right: float) -> None:
        self.canvas, self.page, self.left, self.right = canvas, page, left, right
        self.marks: list[Element] = []

    def place(self, placed: Placed, top: float) -> None:
        """Draw a row; `top`: of the text area, in points from the foot of the page."""
        y = top - placed.down
        for cell in placed.row.cells:
            self._cell(cell.lines, None if placed.again else cell.tag, self.left + cell.x, y)
        if placed.row.figure is not None:
            self._figure(placed.row.figure, y)
        if placed.row.rule:
            self._rule(y - placed.row.height, 0.0, self.right - self.left)
        for begin, end in placed.row.strokes:
            self._rule(y - placed.row.height, begin, end)
        if placed.row.boxes:
            self._boxes(placed.row.boxes, y - BASELINE * placed.row.cells[0].lines[0].leading)

    def decorate(self, what: str, lines: Sequence[tuple[Line, float, float]]) -> None:
        """Draw lines, each with its x and y, that are no part of what the paper says."""
        self._open(f"/Artifact <<{what}>> BDC")
        self._write(lines)
        self._close()

    def _cell(self, lines: Sequence[Line], tag: Tag | None, x: float, y: float) -> None:
        for element, run in groupby(lines, key=lambda line: tag.of(line) if tag and line.bits else None):
            shown = []
            for line in run:
                if line.bits:
                    shown.append((line, x, y - BASELINE * line.leading))
                y -= line.leading
            if shown:
                self._begin(element)
                self._write(shown)
                self._close()

    def _figure(self, figure: Figure, y: float) -> None:
        """Black modules in rows: one rectangle for each run of them, a module being one unit of its own scale."""
        canvas, step = self.canvas, figure.size / len(figure.modules)
        x = self.right - figure.size
        figure.element.box = (x, y - figure.size, self.right, y)
        self._begin(figure.element)
        canvas.saveState()
        canvas.setFillGray(0)
        canvas.transform(step, 0, 0, -step, x, y)
        drawn = []
        for down, row in enumerate(figure.modules):
            at = 0
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    drawn.append(f"{at} {down} {count} 1 re")
                at += count
        canvas.addLiteral(" ".join([*drawn, "f"]))
        canvas.restoreState()
        self._close()

    def _rule(self, y: float, begin: float, end: float) -> None:
        self._open(f"/Artifact <<{LAYOUT}>> BDC")
        self.canvas.setStrokeGray(RULE_GREY)
        self.canvas.setLineWidth(RULE_WIDTH)
        self.canvas.line(self.left + begin, y, self.left + end, y)
        self._close()

    def _boxes(self, edges: Sequence[float], baseline: float) -> None:
        """Squares that stand a little below the baseline, as tall as a capital letter."""
        self._open(f"/Artifact <<{LAYOUT}>> BDC")
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(BOX_WIDTH)
        for edge in edges:
            self.canvas.rect(self.left + edge, baseline - 0.12 * BOX, BOX, BOX, stroke=1, fill=0)
        self._close()

    def _begin(self, element: Element | None) -> None:
        if element is None:
            self._open(f"/Artifact <<{LAYOUT}>> BDC")
            return
        mark = Mark(self.page, len(self.marks))
        self.marks.append(element)
        element.kids.append(mark)
        self._open(f"/{element.role} <</MCID {mark.number}>> BDC")

    def _open(self, operator: str) -> None:
        self.canvas.addLiteral(operator)

    def _close(self) -> None:
        self.canvas.addLiteral("EMC")

    def _write(self, lines: Sequence[tuple[Line, float, float]]) -> None:
        """Text, in the operators of PDF: a font or a grey is named where it changes, letters by their codes."""
        paper = self.canvas._doc  # type: ignore[attr-defined]  # the stubs leave it out
        said, faced, inked = ["BT"], "", -1.0
        for line, x, y in lines:
            said.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            for text, family, style in line.bits:
                if style.ink != inked:
                    inked = style.ink
                    said.append(f"{inked:g} g")
                face = font(family, style.weight)
                for part, codes in face.splitString(text, paper):
                    named = f"{face.getSubsetInternalName(part, paper)} {style.size:g} Tf"
                    if named != faced:
                        faced = named
                        said.append(named)
                    said.append(f"<{codes.hex()}> Tj")
        said.append("ET")
        self.canvas.addLiteral("\n".join(said))
