"""Papers as they come back: drawn here with a code on them, printed, scanned askew, or photographed badly."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from app.pdf import pictures, qr

CODE = "SW1:2026-014:14:0123456789ABCDEF0123456789ABCDEF"
OTHER = "SW1:2026-015:17:FEDCBA9876543210FEDCBA9876543210"
TITLE = "A title nobody should see"
WORDS = "The social worker was told at nine points what happened."


def paper(*codes: str, size: tuple[float, float] = (595, 842), colour: str = "black") -> bytes:
    """A PDF with one page for each code; "" is a page without one. The code is 25 mm wide."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=True)
    canvas.setTitle(TITLE)
    for code in codes:
        canvas.setFont("Helvetica", 9)
        canvas.setFillColor(colour)
        canvas.drawString(60, 700, WORDS)
        if code:
            squares = qr.modules(code)
            wide = 71 / len(squares)
            for down, row in enumerate(squares):
                for across, dark in enumerate(row):
                    if dark:
                        canvas.rect(460 + across * wide, 140 - down * wide, wide, wide, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def printed(pdf: bytes, dpi: float, page: int = 0) -> Image.Image:
    """One page as a picture."""
    drawn = pictures.picture(pdf, page, dpi)
    return Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "RGB", drawn.stride, 1)


def file(image: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    """The picture as the bytes of a file."""
    made = BytesIO()
    image.save(made, kind, **how)
    return made.getvalue()


def photo(pdf: bytes) -> bytes:
    """The first page as a bad photo: askew, in perspective, badly lit, noisy, blurred, pressed hard into a JPEG."""
    sheet = printed(pdf, 200)
    wide, high = int(sheet.width * 1.3), int(sheet.height * 1.2)
    table = Image.new("RGB", (wide, high), (90, 70, 50))
    table.paste(sheet, (int(sheet.width * 0.15), int(sheet.height * 0.1)))
    corners = (0, 0, wide * 0.06, high, wide * 0.96, high * 0.97, wide * 0.9, high * 0.04)
    seen = table.transform((wide, high), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    seen = seen.rotate(4, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
    light = Image.linear_gradient("L").resize((wide, high)).point(lambda value: 120 + value // 2)
    seen = ImageChops.multiply(seen, light.convert("RGB"))
    noisy = Image.blend(seen, Image.effect_noise((wide, high), 80).convert("RGB"), 0.2)
    return file(noisy, "JPEG", quality=60)


def locked(pdf: bytes) -> bytes:
    """The PDF as another program locks it."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user="another", owner="owner"))
    return made.getvalue()


def with_attachment(pdf: bytes, name: str, content: bytes) -> bytes:
    """The PDF with a file in it."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.attachments[name] = pikepdf.AttachedFileSpec(opened, content, filename=name)
        opened.save(made)
    return made.getvalue()
