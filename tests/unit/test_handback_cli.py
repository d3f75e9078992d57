"""Handing records over on the command line: the carer's commands and the agency's, one process each."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from app.desk import Desk
from app.paths import Places
from tests.faults.seeking import leaks_under, words_in
from tests.pdf.reading import pdfium_text
from tests.unit.decisions.journeys import Ticking
from tests.unit.handing import AGENCYS, AGREED, CHILD_A, CHILD_B, PASSPHRASE, carer, ready
from tests.unit.test_cli import sharewell

NEW = "five other quite ordinary words"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A carer's register with two records and an unfinished decision."""
    desk = carer(tmp_path / "mine", CHILD_A, CHILD_B)
    desk.autosave(ready(desk, CHILD_A))
    desk.close()
    return tmp_path / "mine"


def said(*words: object, told: tuple[str, ...] = (), ends: int = 0) -> str:
    """What the command says in lines or beside them; it must end like this."""
    done = sharewell(*words, said="".join(f"{line}\n" for line in told))
    assert done.returncode == ends, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def code_in(text: str) -> str:
    """The receipt code in what was said."""
    (code,) = re.findall(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$", text, re.MULTILINE)
    return code


def test_from_the_agencys_key_to_the_certificate(mine: Path, tmp_path: Path) -> None:
    """A key pair, a package with its receipt, opened at the agency, the code back, the records gone, the certificate;
    and no name in any line, file name or log on the way."""
    private, agency, out = tmp_path / "agency.key", tmp_path / "at the agency", tmp_path / "out"
    out.mkdir()
    text = said("agency", "new", "--private", private, told=(AGENCYS,))
    (public,) = re.findall(r"SWA1(?:-[0-9A-Z]{4}){14}", text)
    (fingerprint,) = re.findall(r" ((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})$", text, re.MULTILINE)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    at = ("--store", mine)
    receipt = tmp_path / "receipt.pdf"
    which = ("--about", "Child A", "--agency-key", public, "--receipt", receipt)
    made = said("handback", "make", "--to", out, *which, *at, told=(PASSPHRASE,))
    (package,) = out.iterdir()
    id = package.stem.removeprefix("sharewell-handover-")
    assert "2026-001, sealed Friday 20 November 2026" in made
    assert "2026-002" not in made
    assert "Not in the package: an unfinished decision, last changed Friday 20 November 2026" in made
    assert fingerprint in pdfium_text(receipt.read_bytes())

    opening = ("handback", "open", package, "--out", agency)
    assert fingerprint in said(*opening, told=(AGENCYS,), ends=2)
    opened = said(*opening, "--agency-key", private, told=(AGENCYS,))
    assert "from Ada Example, foster carer, Example Fostering" in opened
    assert sorted(path.name for path in agency.iterdir()) == ["2026-001.json", "2026-001.pdf", "manifest.json"]
    (checksum,) = re.findall(r"^Checksum: (.+)$", opened, re.MULTILINE)
    assert checksum in made
    code = code_in(opened)

    assert "waiting for the receipt code" in said("handback", "list", *at, told=(PASSPHRASE,))
    assert "has not come back" in said("handback", "erase", id, *at, told=(PASSPHRASE, PASSPHRASE), ends=2)
    assert "The code is right" in said("handback", "receipt", id, code.lower(), *at, told=(PASSPHRASE,))
    wrong = said("handback", "erase", id, *at, told=(PASSPHRASE, "not this one at all"), ends=2)
    assert "1 record goes: 2026-001" in wrong
    assert "The passphrase is wrong; nothing has changed." in wrong
    certificate = tmp_path / "certificate.pdf"
    gone = said("handback", "erase", id, "--certificate", certificate, *at, told=(PASSPHRASE, PASSPHRASE))
    assert "1 record was removed" in gone
    assert "Checked: nothing of them can be read or found here" in gone
    assert id in pdfium_text(certificate.read_bytes())
    assert "done; the records are removed" in said("handback", "list", *at, told=(PASSPHRASE,))
    for text in (made, opened, wrong, gone):
        assert words_in(text) == []
    assert list(leaks_under(tmp_path, lambda path: path.is_relative_to(agency))) == []


def test_a_passphrase_agreed_and_everything_in_it(mine: Path, tmp_path: Path) -> None:
    """Without a key a passphrase is asked for; without numbers all records go; the wrong one opens nothing."""
    package, at = tmp_path / "p", ("--store", mine)
    made = said("handback", "make", "--to", package, *at, told=(PASSPHRASE, AGREED))
    assert "with 2 records" in made
    out = ("--out", tmp_path / "opened")
    assert "passphrase of the file is wrong" in said("handback", "open", package, *out, told=("no",), ends=2)
    assert not (tmp_path / "opened").exists()
    said("handback", "open", package, *out, told=(AGREED,))
    assert "not empty" in said("handback", "open", package, *out, told=(AGREED,), ends=2)
    assert "cannot be read" in said("handback", "open", tmp_path / "none", *out, ends=2)
    assert "no such package" in said("handback", "erase", "12345678", *at, told=(PASSPHRASE,), ends=2)
    few = ("--records", "2026-002", "--passphrase")
    assert "with 1 record:" in said("handback", "make", "--to", tmp_path / "q", *few, *at, told=(PASSPHRASE, AGREED))


def test_a_name_that_would_move_the_cursor_is_shown_without_that(tmp_path: Path) -> None:
    """What a package says of its maker comes from outside, and is printed on the agency's terminal."""
    desk = Desk(Places(tmp_path / "mine"), Ticking())
    desk.set_up(PASSPHRASE, author="Ada\x1b[2J\nExample", role="carer", organisation="\u202eExample")
    desk.seal_draft(ready(desk, CHILD_A))
    desk.handbacks.make("0" * 8, tmp_path / "p", ["2026-001"], passphrase=AGREED)
    desk.close()
    text = said("handback", "open", tmp_path / "p", "--out", tmp_path / "opened", told=(AGREED,))
    assert "from Ada[2JExample, foster carer, Example" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_agency_lets_somebody_back_in(mine: Path, tmp_path: Path) -> None:
    """Whose register was given to its key; the old passphrase is dead then. Another agency's key opens nothing."""
    private, other = tmp_path / "agency.key", tmp_path / "other.key"
    (public,) = re.findall(r"SWA1[-0-9A-Z]+", said("agency", "new", "--private", private, told=(AGENCYS,)))
    said("agency", "new", "--private", other, told=(AGENCYS,))
    desk = Desk(Places(mine), Ticking())
    desk.unlock(PASSPHRASE)
    desk.ways_in.let_agency_in(public)
    desk.close()
    at = ("--store", mine)
    assert "not sealed for this agency's key" in said(
        "agency", "recover", "--private", other, *at, told=(AGENCYS, NEW), ends=2
    )
    wrong = ("a wrong one altogether", NEW)
    assert "The passphrase of the file" in said("agency", "recover", "--private", private, *at, told=wrong, ends=2)
    text = said("agency", "recover", "--private", private, *at, told=(AGENCYS, NEW))
    assert "with 2 records, and has its new passphrase" in text
    assert "The passphrase is wrong" in said("store", "check", *at, told=(PASSPHRASE,), ends=2)
    assert "The register is whole" in said("store", "check", *at, told=(NEW,))


def test_an_agencys_private_file_is_never_written_over(tmp_path: Path) -> None:
    """What is sealed to it would stay shut for ever; and it goes into no folder that is not there."""
    private = tmp_path / "agency.key"
    said("agency", "new", "--private", private, told=(AGENCYS,))
    before = private.read_bytes()
    assert "there already" in said("agency", "new", "--private", private, told=(AGENCYS,), ends=2)
    assert private.read_bytes() == before
    assert "cannot be written" in said("agency", "new", "--private", tmp_path / "no" / "k", told=(AGENCYS,), ends=2)
    assert "at least 15 characters" in said("agency", "new", "--private", tmp_path / "k", told=("short",), ends=2)
    assert "cannot be read" in said("agency", "recover", "--private", tmp_path / "none", ends=2)
    nothing = said("agency", "recover", "--private", private, "--store", tmp_path / "none", ends=2)
    assert "No register in" in nothing
    assert not (tmp_path / "none").exists()
