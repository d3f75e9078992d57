"""Pages of a PDF become pictures in memory, within bounds, in any thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops

from app.errors import AppError
from app.pdf import pictures
from tests.pdf import handed

A4 = (595.276, 841.89)


def test_a_page_is_as_large_as_its_resolution_says() -> None:
    """A4 at 300 dots per inch is 2480 by 3508 dots, white with black words, three bytes a dot."""
    drawn = pictures.picture(handed.paper("", size=A4), 0, 300)
    assert (drawn.width, drawn.height) == (2481, 3508)
    assert drawn.stride >= 3 * drawn.width
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert drawn.pixels[:3] == b"\xff\xff\xff"
    assert min(drawn.pixels) < 40


def test_red_is_red() -> None:
    """The bytes of a dot stand in the order red, green, blue."""
    seen = handed.printed(handed.paper(handed.CODE, colour="red"), 72)
    colours = seen.getcolors(seen.width * seen.height)
    assert colours is not None
    assert (255, 0, 0) in {colour for _, colour in colours}
    assert (0, 0, 255) not in {colour for _, colour in colours}


def test_pages_are_counted_and_told_apart() -> None:
    """Three pages are three, each is its own, and there is no fourth."""
    pdf = handed.paper(handed.CODE, "", handed.CODE)
    assert pictures.pages(pdf) == 3
    first, second, third = (pictures.picture(pdf, page, 72) for page in range(3))
    assert first == third
    assert first != second
    for page in (-1, 3):
        with pytest.raises(IndexError):
            pictures.picture(pdf, page, 72)


@pytest.mark.parametrize("size", [(2_834_646, 2_834_646), (2_834_646, 1), (0.01, 2_834_646), (0.001, 0.001)])
def test_a_page_of_a_kilometre_does_not_take_all_memory(size: tuple[float, float]) -> None:
    """Whatever size a page claims, its picture stays within bounds and has at least one dot."""
    drawn = pictures.picture(handed.paper("", size=size), 0, 300)
    assert drawn.width * drawn.height <= pictures.MOST_DOTS * 1.01
    assert 1 <= max(drawn.width, drawn.height) <= pictures.LONGEST + 1
    assert min(drawn.width, drawn.height) >= 1


def test_what_a_page_claims_does_not_matter_where_it_is_fitted() -> None:
    """A tiny page and a huge one are drawn with their longer side as asked."""
    for size in ((59.5, 84.2), (5950, 8420)):
        drawn = pictures.fitted(handed.paper("", size=size), 0, 1000)
        assert 1000 <= drawn.height <= 1001


def test_what_was_typed_into_a_form_is_drawn() -> None:
    """A name typed into a form field is on the picture."""
    blank = handed.paper("")
    made = BytesIO()
    with pikepdf.open(BytesIO(blank)) as opened:
        look = opened.make_stream(
            b"0 0 1 rg 0 0 200 50 re f",
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 200, 50]},
        )
        field = opened.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="signed",
                V="Jo",
                F=4,
                Rect=[100, 100, 300, 150],
                AP=pikepdf.Dictionary(N=look),
            )
        )
        opened.pages[0].Annots = pikepdf.Array([field])
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        opened.save(made)
    before, after = (handed.printed(pdf, 72) for pdf in (blank, made.getvalue()))
    assert ImageChops.difference(before, after).getbbox() is not None


def test_threads_may_draw_at_once() -> None:
    """Four threads drawing two papers get the same pictures as one does."""
    papers = [handed.paper(handed.CODE), handed.paper(handed.OTHER)] * 10
    alone = [pictures.picture(pdf, 0, 100) for pdf in papers]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda pdf: pictures.picture(pdf, 0, 100), papers)) == alone


def test_a_locked_paper_says_so() -> None:
    """A PDF that needs a password is named as such."""
    with pytest.raises(AppError) as told:
        pictures.picture(handed.locked(handed.paper(handed.CODE)), 0, 72)
    assert told.value.code == "paper_locked"


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_cut_paper_says_so(part: float) -> None:
    """A PDF whose end is missing is unreadable, never shown with fewer pages."""
    pdf = handed.paper(handed.CODE, "", "")
    for ask in (pictures.pages, lambda cut: pictures.picture(cut, 0, 72)):
        with pytest.raises(AppError) as told:
            ask(pdf[: int(len(pdf) * part)])
        assert told.value.code == "paper_unreadable"


@pytest.mark.parametrize("raw", [b"", b"hello", b"%PDF-1.7\nstartxref\n9\n%%EOF", handed.file(Image.new("L", (9, 9)))])
def test_what_is_no_paper_says_so(raw: bytes) -> None:
    """Nothing, a text, a bare frame and a picture are no PDF."""
    with pytest.raises(AppError) as told:
        pictures.pages(raw)
    assert told.value.code == "paper_unreadable"
