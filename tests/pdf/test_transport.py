"""The copy for the way opens with its password only, and shows nothing of the paper in between."""

from __future__ import annotations

import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from app.errors import AppError
from app.pdf import pictures
from app.pdf.transport import protected
from tests.pdf import handed

WRONG_PASSWORD = 4
PASSWORD = "vier Wörter, kurz"


def original() -> bytes:
    """A paper with a title, metadata that claim PDF/A, and a record in it."""
    made = BytesIO()
    attached = handed.with_attachment(handed.paper(handed.CODE), "record.json", b'{"words": "in the record"}')
    with pikepdf.open(BytesIO(attached)) as opened:
        with opened.open_metadata() as claimed:
            claimed["dc:title"] = handed.TITLE
            claimed["pdfaid:part"] = "3"
            claimed["pdfaid:conformance"] = "A"
        opened.save(made)
    return made.getvalue()


def opens(pdf: bytes, password: str | None) -> bool:
    """Whether the PDF engine of a web browser opens it."""
    try:
        pypdfium2.PdfDocument(pdf, password=password).close()
    except pypdfium2.PdfiumError as trouble:
        if trouble.err_code != WRONG_PASSWORD:
            raise
        return False
    return True


def test_only_the_password_opens_the_copy() -> None:
    """Without it, with an empty or another one it stays shut; with it, and however its letters are typed, it opens."""
    copy = protected(original(), PASSWORD)
    for wrong in (None, "", "wrong", PASSWORD.upper(), PASSWORD[:-1]):
        assert not opens(copy, wrong)
    assert opens(copy, PASSWORD)
    assert opens(protected(original(), unicodedata.normalize("NFD", PASSWORD)), PASSWORD)
    with pytest.raises(AppError) as told:
        pictures.pages(copy)
    assert told.value.code == "paper_locked"


def test_the_copy_is_whole_and_strongly_locked(tmp_path: Path) -> None:
    """No fault is found by qpdf, which names AES-256 for texts, streams and attachments."""
    file = tmp_path / "copy.pdf"
    file.write_bytes(protected(original(), PASSWORD))
    arguments = ["qpdf", f"--password={PASSWORD}"]
    checked = subprocess.run([*arguments, "--check", file], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors" in checked.stdout
    assert not checked.stderr
    how = subprocess.run([*arguments, "--show-encryption", file], capture_output=True, text=True, check=True).stdout
    assert "R = 6" in how
    assert how.count("AESv3") == 3
    assert "Supplied password is user password" in how
    assert subprocess.run(["qpdf", "--check", file], check=False, capture_output=True).returncode == 2


def test_nothing_of_the_paper_stands_in_the_copy() -> None:
    """Neither title, words, metadata nor the record's name can be read in the bytes."""
    paper = original()
    assert handed.TITLE.encode() in paper
    copy = protected(paper, PASSWORD)
    for secret in (handed.TITLE, handed.TITLE.encode("utf-16-be"), handed.WORDS, "record.json", "pdfaid", "xpacket"):
        assert (secret if isinstance(secret, bytes) else secret.encode()) not in copy


def test_the_copy_holds_the_same_paper() -> None:
    """Opened, the page, the title and the record are as they were; only the claim to be PDF/A is gone."""
    paper = original()
    with pikepdf.open(BytesIO(protected(paper, PASSWORD)), password=PASSWORD) as opened:
        assert opened.attachments["record.json"].get_file().read_bytes() == b'{"words": "in the record"}'
        with opened.open_metadata() as claimed:
            assert claimed["dc:title"] == handed.TITLE
            assert not [key for key in claimed if "pdfaid" in key]
        bare = BytesIO()
        opened.save(bare, encryption=False)
    assert pictures.picture(bare.getvalue(), 0, 100) == pictures.picture(paper, 0, 100)


def test_nobody_has_the_other_password() -> None:
    """Each copy has its own owner's password, so two copies of one paper differ."""
    assert protected(original(), PASSWORD) != protected(original(), PASSWORD)


@pytest.mark.parametrize(
    ("pdf", "password", "code"),
    [
        (handed.paper(""), "seven77", "password_short"),
        (handed.paper(""), "e\u0301" * 7, "password_short"),
        (handed.locked(handed.paper("")), PASSWORD, "paper_locked"),
        (handed.paper("")[:-100], PASSWORD, "paper_unreadable"),
        (b"hello", PASSWORD, "paper_unreadable"),
    ],
)
def test_what_cannot_be_copied_says_why(pdf: bytes, password: str, code: str) -> None:
    """A short password, counted as it is seen, a locked paper, a cut one, and none."""
    with pytest.raises(AppError) as told:
        protected(pdf, password)
    assert told.value.code == code
