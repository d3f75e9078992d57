"""The command line about papers: what one is, filing a signed one, and the copies that left here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.pdf import pictures
from tests.pdf import handed
from tests.unit.keeping import PASSPHRASE, seal, set_up
from tests.unit.test_cli import DECIDED, sharewell

KEY = f"{PASSPHRASE}\n"
FIRST = "2026-001"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The folder of a register with one record, whose paper Ms Lee took; the papers lie beside it."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A told me something.")
    desk.copies.save(desk.record(FIRST), tmp_path / "paper.pdf", "Ms\x1b[2J Lee")
    (tmp_path / "code").write_text(desk.thread(FIRST).code(FIRST).typed)
    paper = (tmp_path / "paper.pdf").read_bytes()
    (tmp_path / "changed.pdf").write_bytes(paper + b"x")
    (tmp_path / "photo.jpg").write_bytes(handed.file(handed.printed(paper, 120, pictures.pages(paper) - 1), "JPEG"))
    desk.close()
    return tmp_path / "mine"


def test_a_paper_is_verified_by_its_file_or_its_code(store: Path) -> None:
    """0 genuine and the latest, 1 altered, 4 not the latest, 5 not of these records, 2 could not be checked; what came
    since is said, and nothing that moves the cursor is printed."""
    beside, code = store.parent, (store.parent / "code").read_text()
    genuine = sharewell("verify", beside / "paper.pdf", "--store", store, said=KEY)
    assert genuine.returncode == 0, genuine.stderr
    assert genuine.stdout.startswith(f"This is the paper of record {FIRST}, just as it left here.")
    assert "Taken by Ms[2J Lee." in genuine.stdout
    assert "\x1b" not in genuine.stdout
    by_code = sharewell("verify", "--code", code, "--store", store, said=KEY)
    assert (by_code.returncode, "Only the code was read" in by_code.stdout) == (0, True)
    photo = sharewell("verify", beside / "photo.jpg", "--json", "--store", store, said=KEY)
    assert photo.returncode == 0, photo.stderr
    assert json.loads(photo.stdout)["evidence"] == "code"
    altered = sharewell("verify", beside / "changed.pdf", "--store", store, said=KEY)
    assert (altered.returncode, "Do not rely on it" in altered.stdout) == (1, True)
    strange = set_up(beside / "other")
    strange.close()
    assert sharewell("verify", beside / "paper.pdf", "--store", beside / "other", said=KEY).returncode == 5
    (beside / "words").write_text("I see it otherwise.")
    adding = ("keeping", "add", FIRST, "--what", "statement", "--by", "Child A", "--text", beside / "words")
    assert sharewell(*adding, "--store", store, said=KEY).returncode == 0
    late = sharewell("verify", beside / "paper.pdf", "--store", store, said=KEY)
    assert (late.returncode, "Statement in their own words" in late.stdout) == (4, True)
    slip = sharewell("verify", "--code", code[:-1], "--store", store, said=KEY)
    assert (slip.returncode, slip.stdout, len(slip.stderr.splitlines())) == (2, "", 1)
    gone = sharewell("verify", beside / "gone.pdf", "--store", store, said=KEY)
    assert (gone.returncode, "there is no such file" in gone.stderr) == (2, True)


def test_a_signed_paper_is_filed(store: Path) -> None:
    """Once, with how many pages and the sum of them; the second time it says when."""
    words = ("scan", FIRST, store.parent / "photo.jpg", "--by", "Ada Example", "--store", store)
    ran = sharewell(*words, said=KEY)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"Filed with {FIRST}: 1 page, checksum ")
    again = sharewell(*words, said=KEY)
    assert (again.returncode, "the same scan was filed on" in again.stderr) == (2, True)


def test_the_copies_of_a_record_are_listed(store: Path) -> None:
    """When each left, how, and who took it; a record that there is not is said."""
    ran = sharewell("copies", FIRST, "--store", store, said=KEY)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.endswith("Saved as a file. Taken by Ms[2J Lee.\n")
    assert "2026-009" in sharewell("copies", "2026-009", "--store", store, said=KEY).stderr


def test_a_decision_from_a_file_notes_its_paper(store: Path) -> None:
    """What `decide` writes is a copy that left here."""
    case, paper = store.parent / "case.json", store.parent / "decided.pdf"
    case.write_text(json.dumps(DECIDED), "utf-8")
    ran = sharewell("decide", case, "--pdf", paper, "--store", store, said=KEY)
    assert ran.returncode == 0, ran.stderr
    number = ran.stdout.split("Sealed as ")[1].split(",")[0]
    assert "Saved as a file." in sharewell("copies", number, "--store", store, said=KEY).stdout
    assert sharewell("verify", paper, "--store", store, said=KEY).returncode == 0
