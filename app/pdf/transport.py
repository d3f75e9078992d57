"""A copy of a paper that opens with a password only, for the way to someone outside."""

from __future__ import annotations

import secrets
import unicodedata
from io import BytesIO

from app.errors import AppError
from app.pdf.pictures import refuse_cut

LEAST_PASSWORD = 8
"""Characters."""

_CLAIMS = ("pdfaid:part", "pdfaid:conformance")


def protected(pdf: bytes, password: str) -> bytes:
    """The paper encrypted with AES-256 (revision 6), its title, attachments and metadata too.

    Nobody has the owner's password: it is made up and thrown away. The copy no longer says that it is PDF/A, which
    allows no encryption. Raises AppError `password_short`, `paper_locked` or `paper_unreadable`."""
    import pikepdf

    # Two keyboards may type one letter in two ways.
    typed = unicodedata.normalize("NFC", password)
    if len(typed) < LEAST_PASSWORD:
        raise AppError("password_short", least=LEAST_PASSWORD)
    refuse_cut(pdf)
    made = BytesIO()
    try:
        with pikepdf.open(BytesIO(pdf)) as paper:
            if "/Metadata" in paper.Root:
                with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as claimed:
                    for claim in _CLAIMS:
                        if claim in claimed:
                            del claimed[claim]
            paper.save(
                made,
                encryption=pikepdf.Encryption(
                    user=typed, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True
                ),
                # Packed together, so that not even the number of headings and tables can be seen.
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
    except pikepdf.PasswordError as trouble:
        raise AppError("paper_locked") from trouble
    except pikepdf.PdfError as trouble:
        raise AppError("paper_unreadable") from trouble
    return made.getvalue()
