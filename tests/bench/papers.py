"""What a sealed record on paper costs, beside the same text drawn plainly and beside WeasyPrint; and what many leave.

`python -m tests.bench.papers` prints medians of interleaved runs; with `memory`, what five hundred papers leave there.
"""

from __future__ import annotations

import gc
import html
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from app.decisions.content import Content
from app.desk.papers import drawn, save
from app.paths import resources
from app.pdf.fonts import Family, font
from app.pdf.kit import BODY, EDGE, HEADING, LABEL, LABELS, MEASURE, TITLE
from app.pdf.lines import Style
from app.pdf.record_paper import render
from app.words import Words
from tests.pdf.checks import WORDS, Reader, attached
from tests.pdf.generated import generated
from tests.pdf.samples import REFUSED, TYPICAL, sealed

ROUNDS = 25
FEW, MANY = 100, 500
PAGE_SIZE = 4096
"""Bytes of what the system counts memory in."""

ROWS = {"L": "LI", "Table": "TR"}


class Block(NamedTuple):
    """A part of a paper: the role it has (H1, H2, H3, P, L, Table), and its rows of cells."""

    role: str
    rows: tuple[tuple[str, ...], ...]


class Costs(NamedTuple):
    """Milliseconds, as medians: our paper, the same text by ReportLab alone, and by WeasyPrint as PDF/UA-1."""

    ours: float
    plain: float
    weasy: float

    def __str__(self) -> str:
        return (
            f"our paper {self.ours:.1f} ms, plain ReportLab {self.plain:.1f} ms, ratio {self.ours / self.plain:.2f}; "
            f"WeasyPrint {self.weasy:.0f} ms, {self.weasy / self.ours:.1f} times ours"
        )


class Memory(NamedTuple):
    """Megabytes that the program holds after so many papers."""

    few: float
    many: float

    def __str__(self) -> str:
        return f"after {FEW} papers {self.few:.1f} MB, after {MANY} {self.many:.1f} MB"


def measure(content: Content = TYPICAL, rounds: int = ROUNDS) -> Costs:
    """A decision, turn by turn in three ways."""
    words, record = Words(), sealed(content)
    ours = render(record, words)
    blocks, inside = outline(ours), attached(ours)["record.json"]
    ways = (
        partial(render, record, words),
        partial(plainly, blocks),
        lambda: by_weasyprint(as_html(blocks), inside),
    )
    for way in ways:  # the first time fonts are read
        way()
    times = [[_timed(way) for way in ways] for _ in range(rounds)]
    return Costs(*(statistics.median(column) for column in zip(*times, strict=True)))


def outline(pdf: bytes) -> tuple[Block, ...]:
    """What a paper says, part by part, from its structure tree; of the picture, what it says instead."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        reader = Reader(paper)
        return tuple(_blocks(reader, paper.Root.StructTreeRoot.K))


def _blocks(reader: Reader, document: Any) -> Iterator[Block]:
    for element in document.K:
        role = str(element.S)[1:]
        if role in ROWS:
            yield Block(role, tuple(_rows(reader, element, ROWS[role])))
        else:
            yield Block(role, ((" ".join(reader.said(element, None)),),))


def _rows(reader: Reader, element: Any, row: str) -> Iterator[tuple[str, ...]]:
    for each in element.K:
        if str(each.S)[1:] == row:
            yield tuple("\n".join(reader.said(cell, None)) for cell in each.K)
        else:
            yield from _rows(reader, each, row)


def plainly(blocks: Sequence[Block]) -> bytes:
    """The same text by ReportLab's own paragraphs and tables, packed, with no tag and nothing inside."""
    out = BytesIO()
    style = {role: _styled(role, how) for role, how in _LOOKS.items()}
    paper = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=EDGE, rightMargin=EDGE, topMargin=EDGE, bottomMargin=EDGE, pageCompression=1
    )
    made: list[Flowable] = []
    for block in blocks:
        if block.role == "Figure":
            continue  # the plain one may do without it
        if block.role in ROWS:
            cells = [
                [_paragraph(cell, style["Lbl" if not at else "P"]) for at, cell in enumerate(row)] for row in block.rows
            ]
            across = len(cells[0])
            wide = [LABELS, MEASURE - LABELS] if block.role == "L" else [MEASURE / across] * across
            made.append(Table(cells, colWidths=wide, style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
        else:
            made.append(_paragraph(block.rows[0][0], style[block.role]))
    paper.build(made, onFirstPage=_edged, onLaterPages=_edged)
    return out.getvalue()


_LOOKS = {"H1": TITLE, "H2": HEADING, "H3": LABEL, "P": BODY, "Lbl": LABEL}


def _styled(role: str, look: Style) -> ParagraphStyle:
    name = font(Family.ATKINSON, look.weight).fontName
    return ParagraphStyle(role, fontName=name, fontSize=look.size, leading=look.leading, spaceBefore=5)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(html.escape(text).replace("\n", "<br/>"), style)


def _edged(canvas: Any, paper: Any) -> None:
    canvas.setFont(font(Family.ATKINSON, 400).fontName, 8.5)
    canvas.drawString(EDGE, A4[1] - 32, "Decision record 2026-014")
    canvas.drawString(EDGE, 22, "Check code 2026-014 / 14 / HRQ8-G1S5-0PEN")
    canvas.drawRightString(A4[0] - EDGE, 22, f"Page {paper.page}")


def as_html(blocks: Sequence[Block]) -> str:
    """The same text as a page of HTML."""
    return "".join(_PAGE[block.role](block) for block in blocks)


def _simple(tag: str) -> Callable[[Block], str]:
    return lambda block: f"<{tag}>{_escaped(block.rows[0][0])}</{tag}>"


CODE = "SW1:2026-014:14:0123456789ABCDEF0123456789ABCDEF"


def _listed(block: Block) -> str:
    return "".join(f"<dt>{_escaped(row[0])}</dt><dd>{_escaped(row[-1])}</dd>" for row in block.rows).join(
        ("<dl>", "</dl>")
    )


def _tabled(block: Block) -> str:
    rows = (
        f"<tr><th scope='row'>{_escaped(row[0])}</th>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row[1:])}</tr>"
        for row in block.rows
    )
    return f"<table>{''.join(rows)}</table>"


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _pictured(block: Block) -> str:
    """The square code, made anew as ours is."""
    code = segno.make(CODE, error="q", micro=False, boost_error=False)
    return f"<img src='{code.svg_data_uri(scale=2)}' alt='{_escaped(block.rows[0][0])}'>"


_PAGE = {
    "Figure": _pictured,
    "L": _listed,
    "Table": _tabled,
    **{role: _simple(role.lower()) for role in ("H1", "H2", "H3", "P")},
}

_CSS = """
@font-face { font-family: Ours; font-weight: 400; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Ours; font-weight: 600; src: url(AtkinsonHyperlegibleNext-SemiBold.ttf) }
@font-face { font-family: Ours; font-weight: 700; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }
@page { size: A4; margin: 56pt; font: 8.5pt Ours;
  @top-left { content: "Decision record 2026-014" } @top-right { content: "Confidential" }
  @bottom-left { content: "Check code 2026-014 / 14 / HRQ8-G1S5-0PEN" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 11pt/14pt Ours } h1 { font-size: 20pt } h2 { font-size: 13pt } h3 { font-size: 9.5pt }
dt { float: left; clear: left; width: 120pt; font: 600 9.5pt/14pt Ours } dd { margin-left: 120pt }
table { width: 100% } th, td { width: 50%; text-align: left; vertical-align: top; font: 9.25pt/11.5pt Ours }
"""


def by_weasyprint(page: str, inside: bytes) -> bytes:
    """The page as PDF/UA-1 with a record inside, in the one call that WeasyPrint has for it."""
    from PIL import ImageFile
    from weasyprint import HTML, Attachment

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for everybody, and a scan cut off must be refused
    head = f"<title>Decision record</title><style>{_CSS}</style>"
    whole = f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{page}</body></html>"
    fonts = str(resources() / "fonts") + "/"
    pdf: bytes = HTML(string=whole, base_url=fonts).write_pdf(
        pdf_variant="pdf/ua-1", attachments=[Attachment(string=inside, name="record.json", relationship="Source")]
    )
    return pdf


def memory() -> Memory:
    """What the program holds after some papers of many kinds were drawn and written, and after many more."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY):
            made = generated(number)
            save(drawn(made.record, made.thread, WORDS), Path(folder) / f"{made.record.number}.pdf")
            if number + 1 in (FEW, MANY):
                gc.collect()
                found.append(_resident())
    return Memory(*found)


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE_SIZE / 1e6


def _timed(act: Callable[[], object]) -> float:
    gc.collect()  # what the one before left is swept away in nobody's time
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    if sys.argv[1:] == ["memory"]:
        sys.stdout.write(f"{memory()}\n")
    else:
        sys.stdout.write(f"an ordinary decision: {measure()}\na no, set closer: {measure(REFUSED)}\n")
