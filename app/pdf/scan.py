"""A paper that comes back as a scan or a photo: each page made anew as a plain JPEG, holding what can be seen only."""

from __future__ import annotations

import hashlib
import struct
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.errors import AppError
from app.pdf import pictures

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 25_000_000
MOST_PAGES = 20

MOST_DOTS = 64_000_000
"""In one picture that is handed in. A telephone takes 50 million; A4 at 600 dots per inch is 35 million."""

LONGEST = 2339
"""Dots on the longer side of what is kept: A4 at 200 dots per inch."""

QUALITY = 80
"""Of the JPEG. A signature and 9 point text stay easy to read, and a page takes some 300 kB."""

_KINDS = ("JPEG", "PNG", "TIFF", "WEBP")
_MADE_SMALLER_WHILE_READ = ("JPEG", "MPO")
"""MPO is what Pillow calls a JPEG with a second picture in it."""

_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError),
    *(AttributeError, LookupError, ArithmeticError, struct.error),
)
"""What Pillow raises over bytes that are no picture, or only the beginning of one, or made to confuse it."""

_READING = Lock()
"""Python's list of warnings belongs to all threads, and Pillow warns where we refuse."""


class Scan(NamedTuple):
    """`pages`: one JPEG each, without anything about camera, place or person. `sha256`: their sum, `scan_sum`."""

    pages: tuple[bytes, ...]
    sha256: str


def reencoded(raw: bytes) -> Scan:
    """The pages of a PDF, JPEG, PNG, TIFF or WebP, upright, grey where they are grey, made anew; the same each time.

    Raises AppError `scan_too_large`, `scan_too_long`, `scan_too_fine`, `scan_not_a_picture`, and for a PDF
    `paper_locked` or `paper_unreadable`."""
    many = count(raw)
    if many > MOST_PAGES:
        raise AppError("scan_too_long", most=MOST_PAGES)
    made = tuple(_jpeg(sheet(raw, page, LONGEST)) for page in range(many))
    return Scan(made, scan_sum(made))


def scan_sum(pages: Iterable[bytes]) -> str:
    """The SHA-256 in hex over the SHA-256 of each page, one after another: order and number count."""
    return hashlib.sha256(b"".join(hashlib.sha256(page).digest() for page in pages)).hexdigest()


def refuse_large(size: int) -> None:
    """Raise AppError `scan_too_large` for a file of so many bytes. Ask before the file is read."""
    if size > MOST_BYTES:
        raise AppError("scan_too_large", most=MOST_BYTES // 1_000_000)


def count(raw: bytes) -> int:
    """How many pages were handed in; no further than one more than may be filed. Raises as `reencoded` does."""
    refuse_large(len(raw))
    if _is_pdf(raw):
        return min(pictures.pages(raw), MOST_PAGES + 1)
    with _picture(raw) as image:
        if image.format != "TIFF":
            # A second picture in a photo is its depth or its preview, never a second page.
            return 1
        for page in range(1, MOST_PAGES + 1):
            try:
                image.seek(page)
            except EOFError:
                return page
        return MOST_PAGES + 1


def sheet(raw: bytes, page: int, longest: int) -> Image.Image:
    """One page, counted from 0, upright, in modes L or RGB, its longer side at most `longest` dots.

    Raises as `reencoded` does."""
    from PIL import Image

    refuse_large(len(raw))
    if _is_pdf(raw):
        drawn = pictures.fitted(raw, page, longest)
        size = (drawn.width, drawn.height)
        return _grey_if_grey(Image.frombuffer("RGB", size, drawn.pixels, "raw", "RGB", drawn.stride, 1))
    with _picture(raw) as image:
        upright = _upright(image, page, longest)
    plain = _plain(upright)
    plain.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _grey_if_grey(plain)


def _is_pdf(raw: bytes) -> bool:
    return b"%PDF-" in raw[:1024]


@contextmanager
def _picture(raw: bytes) -> Iterator[Image.Image]:
    """The file as Pillow opens it; whatever is wrong with it becomes our own error."""
    from PIL import Image

    with _READING, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(raw), formats=_KINDS) as image:
                _refuse_fine(image)
                yield image
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as trouble:
            raise AppError("scan_too_fine", most=MOST_DOTS // 1_000_000) from trouble
        except _BROKEN as trouble:
            raise AppError("scan_not_a_picture") from trouble


def _upright(image: Image.Image, page: int, longest: int) -> Image.Image:
    from PIL import ImageOps

    image.seek(page)
    _refuse_fine(image)
    if image.format in _MADE_SMALLER_WHILE_READ:
        many = max(1.0, max(image.size) / longest)
        image.draft(None, (int(image.width / many), int(image.height / many)))
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except _BROKEN:
        # Notes of a camera that cannot be read are no reason to refuse its photo.
        return image.copy()


def _refuse_fine(image: Image.Image) -> None:
    if image.width * image.height > MOST_DOTS:
        raise AppError("scan_too_fine", most=MOST_DOTS // 1_000_000)


def _plain(image: Image.Image) -> Image.Image:
    """In modes L or RGB; what can be seen through lies on white paper."""
    from PIL import Image

    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        return paper.convert("RGB")
    if image.mode.startswith(("I", "F")):
        # Sixteen bits a dot; Pillow would cut off instead of dividing.
        return image.convert("F").point(lambda value: value * (1 / 256) + 0).convert("L")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _grey_if_grey(image: Image.Image) -> Image.Image:
    from PIL import ImageChops

    if image.mode == "L":
        return image
    red, green, blue = image.split()
    coloured = ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    return image if coloured else green


def _jpeg(image: Image.Image) -> bytes:
    image.info = {}
    made = BytesIO()
    image.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
