"""What is found on and in a paper that someone hands over to be checked: its QR codes and its attachment."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import AppError
from app.pdf import scan
from app.pdf.pictures import refuse_cut

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

MOST_ATTACHED = 4_000_000
"""Bytes, unpacked. A record with a hundred thousand words in it stays well below."""

_TRIES = (1754, 3508)
"""Dots on the longer side: A4 at 150, then at 300 dots per inch, which costs four times as much."""


def codes_in(raw: bytes) -> tuple[str, ...]:
    """The texts of the QR codes on a PDF, a scan or a photo, each once, page by page and from the top; () if none.

    Looks at as many pages as may be filed. Raises AppError as `scan.reencoded` does, except `scan_too_long`."""
    found: dict[str, None] = {}
    for page in range(min(scan.count(raw), scan.MOST_PAGES)):
        for longest in _TRIES:
            if texts := _read(scan.sheet(raw, page, longest)):
                found.update(dict.fromkeys(texts))
                break
    return tuple(found)


def attached(pdf: bytes, name: str) -> bytes | None:
    """The bytes of the attachment with this name; None if there is none.

    Raises AppError `scan_too_large`, `paper_locked`, and `paper_unreadable`, also for an attachment that is
    damaged or beyond MOST_ATTACHED."""
    import pikepdf

    scan.refuse_large(len(pdf))
    refuse_cut(pdf)
    try:
        with pikepdf.open(BytesIO(pdf)) as paper:
            for key, entry in paper.attachments.items():
                if name in {key, entry.filename}:
                    return unpacked(entry.get_file().obj)
    except pikepdf.PasswordError as trouble:
        raise AppError("paper_locked") from trouble
    except (pikepdf.PdfError, zlib.error, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as trouble:
        raise AppError("paper_unreadable") from trouble
    return None


def unpacked(stream: pikepdf.Object) -> bytes:
    """What a stream holds. Unpacked here, since qpdf unpacks a kilobyte into a gigabyte without asking.

    Raises ValueError for too much, and for what is packed in any way but the usual one."""
    import pikepdf

    raw = stream.read_raw_bytes()
    kinds = stream.get("/Filter", pikepdf.Array())
    packed = list(kinds) if isinstance(kinds, pikepdf.Array) else [kinds]
    # An empty stream says that it is packed, and holds nothing.
    if packed and raw:
        if packed != [pikepdf.Name.FlateDecode] or "/DecodeParms" in stream:
            raise ValueError("packed in an unusual way")
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(raw, MOST_ATTACHED + 1)
        if not unpacking.eof and len(raw) <= MOST_ATTACHED:
            raise ValueError("cut short")
    if len(raw) > MOST_ATTACHED:
        raise ValueError("too much")
    return raw


def _read(image: Image.Image) -> list[str]:
    import zxingcpp

    codes = zxingcpp.read_barcodes(
        image.convert("L"),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    codes.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return [code.text for code in codes if code.valid]
