"""A signed paper that comes back is kept as plain pictures of what can be seen, or refused with a reason."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from app.errors import AppError
from app.pdf import scan
from tests.pdf import handed

PLACE = "Marker-Of-A-Place"


def opened(jpeg: bytes) -> Image.Image:
    """One page of a scan, as Pillow reads it."""
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        image.load()
        return image


def refused(raw: bytes) -> str:
    """The code of the error that refuses it."""
    with pytest.raises(AppError) as told:
        scan.reencoded(raw)
    return told.value.code


def half_black(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """White, the upper half black."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0], size[1] // 2 - 1), fill="black")
    return image.convert(mode)


def camera() -> Image.Exif:
    """What a telephone notes: it was held on its side, what it is, and where it was."""
    noted = Image.Exif()
    noted[0x0112] = 6
    noted[0x010F] = PLACE
    noted.get_ifd(0x8825)[1] = "N"
    noted.get_ifd(0x8825)[2] = (51.0, 30.0, 1.0)
    return noted


def noted(kind: str) -> dict[str, Any]:
    """How a file of this kind carries what a camera and a program wrote into it."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", PLACE)
    how: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": PLACE, "xmp": PLACE.encode(), "icc_profile": PLACE.encode()},
        "PNG": {"pnginfo": texts},
        "WEBP": {"xmp": PLACE.encode(), "lossless": True},
        "TIFF": {"description": PLACE},
    }
    return {"exif": camera(), **how[kind]}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_keeps_nothing_but_what_can_be_seen(kind: str) -> None:
    """Camera, place and comments are gone; the page stands upright; only the parts of a bare JPEG are left."""
    raw = handed.file(half_black(), kind, **noted(kind))
    assert PLACE.encode() in raw
    (page,) = scan.reencoded(raw).pages
    assert PLACE.encode() not in page
    seen = opened(page)
    assert not seen.getexif()
    assert seen.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert seen.size == (300, 400)
    assert seen.getpixel((280, 200)) == 0
    assert seen.getpixel((20, 200)) == 255


def test_a_paper_is_drawn_page_by_page() -> None:
    """Each page of a PDF is a picture of A4 at 200 dots per inch; a black one stays grey."""
    kept = scan.reencoded(handed.paper(handed.CODE, "", handed.OTHER))
    assert len(kept.pages) == 3
    for page in kept.pages:
        seen = opened(page)
        assert seen.mode == "L"
        assert 2339 <= seen.height <= 2340
        assert 1650 <= seen.width <= 1656
        assert len(page) < 500_000
    assert opened(scan.reencoded(handed.paper(handed.CODE, colour="red")).pages[0]).mode == "RGB"


def test_every_page_of_a_fax_is_kept() -> None:
    """A TIFF of several pages keeps them all, in order, sharp words in black and white included."""
    sheets = [half_black(size, "1") for size in ((200, 100), (100, 200), (150, 150))]
    raw = handed.file(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    assert [opened(page).size for page in scan.reencoded(raw).pages] == [(200, 100), (100, 200), (150, 150)]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_way_to_note_colour_is_read(mode: str) -> None:
    """Whatever the mode, black stays black and white stays white, and grey is kept as grey."""
    image = half_black(mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        deep = struct.pack(f"<{400 * 300}H", *(value * 257 for value in image.tobytes()))
        image = Image.frombytes("I;16", (400, 300), deep)
    raw = handed.file(image, "TIFF" if mode in {"CMYK", "YCbCr"} else "PNG")
    seen = opened(scan.reencoded(raw).pages[0])
    assert seen.mode == "L"
    assert seen.getpixel((200, 20)) in range(3)
    assert seen.getpixel((200, 280)) in range(253, 256)


def test_what_can_be_seen_through_lies_on_white() -> None:
    """A signature on a see-through ground is black on white, not black on black."""
    ground = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ImageDraw.Draw(ground).line((0, 50, 100, 50), fill=(0, 0, 0, 255), width=9)
    seen = opened(scan.reencoded(handed.file(ground)).pages[0])
    assert seen.getpixel((50, 10)) == 255
    assert seen.getpixel((50, 50)) in range(9)


def test_a_large_photo_is_made_smaller() -> None:
    """A photo of 24 million dots is kept with its longer side at 2339, and stays in colour."""
    raw = handed.file(Image.effect_mandelbrot((6000, 4000), (-2, -1, 1, 1), 20).convert("RGB"), "JPEG")
    tinted = Image.new("RGB", (6000, 4000), "teal")
    for picture, mode in ((raw, "L"), (handed.file(tinted, "JPEG"), "RGB")):
        seen = opened(scan.reencoded(picture).pages[0])
        assert (seen.width, seen.mode) == (2339, mode)


def test_the_same_file_gives_the_same_scan() -> None:
    """The pages and their sum are the same each time, and the sum can be worked out later from the pages."""
    raw = handed.photo(handed.paper(handed.CODE))
    first, second = scan.reencoded(raw), scan.reencoded(raw)
    assert first == second
    assert scan.scan_sum(first.pages) == first.sha256
    assert len(first.sha256) == 64


def test_the_sum_counts_order_number_and_every_byte() -> None:
    """Pages swapped, one missing, one twice, a byte moved to the next page: each has another sum."""
    ways = [(b"ab", b"c"), (b"c", b"ab"), (b"ab",), (b"ab", b"c", b"c"), (b"a", b"bc"), (b"abc",), ()]
    assert len({scan.scan_sum(pages) for pages in ways}) == len(ways)
    by_hand = hashlib.sha256(hashlib.sha256(b"ab").digest() + hashlib.sha256(b"c").digest())
    assert scan.scan_sum((b"ab", b"c")) == by_hand.hexdigest()


def test_a_file_of_200_megabytes_is_refused_by_its_size() -> None:
    """The size alone is enough to refuse; 25 MB is the last that passes."""
    scan.refuse_large(scan.MOST_BYTES)
    for size in (scan.MOST_BYTES + 1, 200_000_000):
        with pytest.raises(AppError) as told:
            scan.refuse_large(size)
        assert told.value.code == "scan_too_large"
    assert refused(bytes(scan.MOST_BYTES + 1)) == "scan_too_large"


def test_too_many_pages_are_refused() -> None:
    """Twenty pages are filed, twenty-one are not, in a PDF and in a TIFF."""
    small = half_black((20, 20), "1")
    for many in (scan.MOST_PAGES, scan.MOST_PAGES + 1):
        files = (
            handed.paper(*[""] * many, size=(60, 80)),
            handed.file(small, "TIFF", save_all=True, append_images=[small] * (many - 1)),
        )
        for raw in files:
            if many <= scan.MOST_PAGES:
                assert len(scan.reencoded(raw).pages) == many
            else:
                assert refused(raw) == "scan_too_long"


@pytest.mark.parametrize("side", [8_001, 9_800, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused(side: int) -> None:
    """A small file that unpacks into many million dots is refused before it is unpacked, without a warning."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )
    assert refused(bomb) == "scan_too_fine"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hello",
        b"\x00" * 5_000,
        b"GIF89a" + bytes(50),
        b"\xff\xd8\xff\xe0" + bytes(500),
        b"II*\x00" + b"\xff" * 99,
    ],
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    """Nothing, a text, noughts, another kind and two bare beginnings are each refused as no picture."""
    assert refused(raw) == "scan_not_a_picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_cut_picture_is_refused(kind: str) -> None:
    """A picture of which only a part came is refused, not filed with a grey half."""
    raw = handed.file(Image.effect_noise((300, 300), 90), kind)
    for part in (0.02, 0.3, 0.7, 0.95):
        assert refused(raw[: int(len(raw) * part)]) == "scan_not_a_picture"


def test_a_locked_or_cut_paper_is_refused() -> None:
    """A PDF with a password and a PDF cut short say which they are."""
    pdf = handed.paper(handed.CODE)
    assert refused(handed.locked(pdf)) == "paper_locked"
    assert refused(pdf[:-200]) == "paper_unreadable"
