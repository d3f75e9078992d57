"""How rows fall on pages."""

from __future__ import annotations

from app.pdf.fonts import Family
from app.pdf.lines import Bit, Line, Style
from app.pdf.pages import Cell, Page, Row, pages

LINE = 10.0
ROOM = 100.0
STYLE = Style(400, 8, LINE)


def cell(count: int, name: str = "x") -> Cell:
    """A cell of so many lines."""
    return Cell(0.0, tuple(Line((Bit(f"{name}{at}", Family.ATKINSON, STYLE),), LINE) for at in range(count)))


def row(count: int, name: str = "x", **rest: object) -> Row:
    """A row of one cell."""
    return Row(cells=(cell(count, name),), **rest)  # type: ignore[arg-type]


def seen(page: Page) -> list[str]:
    """The lines of a page in order."""
    return [line.bits[0].text for placed in page for one in placed.row.cells for line in one.lines]


def test_no_rows() -> None:
    """A paper without rows is one empty page."""
    assert pages([], ROOM) == ((),)


def test_exact_fit() -> None:
    """Rows that fill a page exactly stay on one page."""
    assert len(pages([row(5), row(5)], ROOM)) == 1


def test_split() -> None:
    """A row longer than a page goes on to the next ones; no line is lost or doubled."""
    laid = pages([row(25)], ROOM)
    assert [len(seen(page)) for page in laid] == [10, 10, 5]
    assert [text for page in laid for text in seen(page)] == [f"x{at}" for at in range(25)]


def test_no_widow() -> None:
    """A split leaves two lines on each side rather than one."""
    assert [len(seen(page)) for page in pages([row(11)], ROOM)] == [9, 2]
    assert [len(seen(page)) for page in pages([row(9), row(3, "y")], ROOM)] == [9, 3]


def test_cells_split_together() -> None:
    """Cells side by side are cut at the same height."""
    both = Row(cells=(cell(12, "a"), cell(3, "b")))
    laid = pages([both], ROOM)
    assert seen(laid[0]) == [*(f"a{at}" for at in range(10)), "b0", "b1", "b2"]
    assert seen(laid[1]) == ["a10", "a11"]


def test_heading_kept() -> None:
    """A heading at the foot of a page goes with what it heads."""
    laid = pages([row(8), row(1, "heading", keep=True), row(4, "text")], ROOM)
    assert "heading0" in seen(laid[1])


def test_kept_run_too_long() -> None:
    """Rows that want to stay together and are higher than a page are split all the same."""
    laid = pages([row(3), *(row(4, f"k{at}-", keep=True) for at in range(5)), row(1, "end")], ROOM)
    assert len(laid) == 3
    assert sum(len(seen(page)) for page in laid) == 24


def test_solid() -> None:
    """A solid row goes to the next page whole; one higher than a page is split."""
    assert [len(seen(page)) for page in pages([row(7), row(5, solid=True)], ROOM)] == [7, 5]
    assert [len(seen(page)) for page in pages([row(7), row(15, solid=True)], ROOM)] == [7, 10, 5]


def test_table_head_again() -> None:
    """The head of a table stands again on each page the table goes on to."""
    head = row(1, "head", keep=True)
    laid = pages([head, *(row(1, f"r{at}-", head=head) for at in range(25))], ROOM)
    assert [seen(page)[0] for page in laid] == ["head0"] * 3
    assert [len(seen(page)) for page in laid] == [10, 10, 8]


def test_label_again() -> None:
    """A label stands again where what it labels goes on to a new page."""
    label = cell(1, "label")
    laid = pages([Row(cells=(label, cell(25)), again=label)], ROOM)
    assert [seen(page)[0] for page in laid] == ["label0"] * 3
    assert sum(text.startswith("x") for page in laid for text in seen(page)) == 25


def test_gap_dropped() -> None:
    """The space above a row is dropped at the top of a page."""
    laid = pages([row(10), row(1, gap=30.0)], ROOM)
    assert laid[1][0].down == 0.0


def test_line_higher_than_page() -> None:
    """A line that fits on no page is drawn all the same."""
    laid = pages([row(1), row(3)], 5.0)
    assert sum(len(seen(page)) for page in laid) == 4
