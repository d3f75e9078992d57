"""The code on a sheet is found on a PDF, a scan and a bad photo, and an attachment by its name."""

from __future__ import annotations

import subprocess
import sys
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from app.errors import AppError
from app.paths import resources
from app.pdf import found_codes, qr, scan
from tests.pdf import handed


def test_a_code_is_dark_and_light_squares() -> None:
    """The code of a sheet has 33 squares a side, begins with its dark corner, and is the same each time."""
    squares = qr.modules(handed.CODE)
    assert len(squares) == 33
    assert {len(row) for row in squares} == {33}
    assert squares[0][:8] == (True,) * 7 + (False,)
    assert squares == qr.modules(handed.CODE)
    assert squares != qr.modules(handed.OTHER)


def test_the_codes_of_a_paper_come_in_order_each_once() -> None:
    """Two codes on four pages are two texts, in the order of the pages."""
    assert found_codes.codes_in(handed.paper("", handed.CODE, handed.OTHER, handed.CODE)) == (handed.CODE, handed.OTHER)


def test_a_paper_without_a_code_has_none() -> None:
    """No code is an empty answer and no error, in a PDF and in a picture."""
    assert found_codes.codes_in(handed.paper("")) == ()
    assert found_codes.codes_in(handed.file(Image.effect_noise((300, 300), 90))) == ()


@pytest.mark.parametrize("dpi", [100, 150, 300])
@pytest.mark.parametrize("turned", [0, 7, -7, 90, 180, 270])
def test_a_code_is_read_from_a_scan(dpi: int, turned: int) -> None:
    """At 100 dots per inch and more, lying straight, askew, on its side or upside down."""
    sheet = handed.printed(handed.paper(handed.CODE), dpi)
    scanned = sheet.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    assert found_codes.codes_in(handed.file(scanned)) == (handed.CODE,)


def test_a_code_is_read_from_a_bad_photo() -> None:
    """Askew, in perspective, in bad light, noisy and pressed hard; and again from what is kept of it."""
    raw = handed.photo(handed.paper(handed.CODE))
    assert found_codes.codes_in(raw) == (handed.CODE,)
    assert found_codes.codes_in(scan.reencoded(raw).pages[0]) == (handed.CODE,)


def test_codes_are_read_without_numpy() -> None:
    """The reader works where numpy is not installed, as on a person's computer."""
    script = (
        "import sys; sys.modules['numpy'] = None\n"
        "from app.pdf.found_codes import codes_in\n"
        "print(*codes_in(sys.stdin.buffer.read()))"
    )
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        input=handed.paper(handed.CODE),
        cwd=resources().parent,
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().strip() == handed.CODE


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"hello", "scan_not_a_picture"),
        (handed.locked(handed.paper(handed.CODE)), "paper_locked"),
        (handed.paper(handed.CODE)[:-300], "paper_unreadable"),
        (bytes(scan.MOST_BYTES + 1), "scan_too_large"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, code: str) -> None:
    """The same reasons as for a scan."""
    with pytest.raises(AppError) as told:
        found_codes.codes_in(raw)
    assert told.value.code == code


def test_a_paper_too_long_to_file_is_still_looked_at() -> None:
    """A long paper is no error here: its first twenty pages are read."""
    long = [""] * 21
    long[1] = handed.CODE
    assert found_codes.codes_in(handed.paper(*long)) == (handed.CODE,)


@pytest.mark.parametrize("content", [b"", b'{"a": 1}', bytes(range(256)) * 4000])
def test_an_attachment_is_found_by_its_name(content: bytes) -> None:
    """Its bytes come back as they were; another name is not there, and neither is anything in a paper without."""
    pdf = handed.with_attachment(handed.paper(""), "record.json", content)
    assert found_codes.attached(pdf, "record.json") == content
    assert found_codes.attached(pdf, "other.json") is None
    assert found_codes.attached(handed.paper(""), "record.json") is None


def test_an_attachment_that_would_fill_the_memory_is_refused() -> None:
    """Fifty kilobytes that unpack into 50 MB are not unpacked; one byte less than the bound is."""
    for size in (found_codes.MOST_ATTACHED + 1, 50_000_000):
        assert refused(handed.with_attachment(handed.paper(""), "record.json", bytes(size))) == "paper_unreadable"
    most = bytes(found_codes.MOST_ATTACHED)
    assert found_codes.attached(handed.with_attachment(handed.paper(""), "record.json", most), "record.json") == most


def test_an_attachment_packed_to_confuse_is_refused() -> None:
    """Packed twice, cut short, or not packed at all though it says so: unreadable, never half of it."""
    whole = zlib.compress(b"a record" * 100)
    once, twice = pikepdf.Name.FlateDecode, [pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
    for content, how in ((zlib.compress(whole), twice), (whole[:-9], once), (b"a record", once)):
        made = BytesIO()
        with pikepdf.open(BytesIO(handed.with_attachment(handed.paper(""), "record.json", b"x"))) as opened:
            opened.attachments["record.json"].get_file().obj.write(content, filter=how)
            opened.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        assert refused(made.getvalue()) == "paper_unreadable"


def test_a_locked_cut_or_wrong_paper_has_no_attachment_to_give() -> None:
    """Each says which it is."""
    pdf = handed.with_attachment(handed.paper(""), "record.json", b"x")
    assert refused(handed.locked(pdf)) == "paper_locked"
    assert refused(pdf[:-100]) == "paper_unreadable"
    assert refused(b"hello") == "paper_unreadable"


def refused(pdf: bytes) -> str:
    """The code of the error with which the attachment is refused."""
    with pytest.raises(AppError) as told:
        found_codes.attached(pdf, "record.json")
    return told.value.code
