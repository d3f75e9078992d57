"""A second person reads the one record that was laid out for them, by the command line, and opens nothing else."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from app.desk import Desk
from app.desk.second_reader import read
from app.errors import AppError
from app.paths import Places
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.test_cli import sharewell

SECOND = "the second person's own words"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register of two records."""
    desk: Desk = desk_at(tmp_path / "mine")
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="")
    seals(desk, 2)
    desk.close()
    return tmp_path / "mine"


def test_one_record_is_read_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    """Laid out, listed, read as a paper with the second person's passphrase alone, and taken back."""
    where, paper = ("--store", folder), tmp_path / "paper.pdf"
    laid = sharewell("second", "lay", "2026-001", *where, said=f"{PASSPHRASE}\n{SECOND}\n")
    assert (laid.returncode, laid.stderr) == (0, "")
    assert sharewell("second", "list", *where, said=f"{PASSPHRASE}\n").stdout == "2026-001\n"
    came = sharewell("second", "read", "2026-001", "--pdf", paper, *where, said=f"{SECOND}\n")
    assert came.returncode == 0, came.stderr
    assert "2026-001" in pypdf.PdfReader(paper).pages[0].extract_text()
    for number, said in (("2026-002", SECOND), ("2026-001", PASSPHRASE)):
        refused = sharewell("second", "read", number, "--pdf", tmp_path / "no.pdf", *where, said=f"{said}\n")
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "no.pdf").exists()
    assert sharewell("store", "check", *where, said=f"{SECOND}\n").returncode == 2
    assert sharewell("second", "back", "2026-001", *where, said=f"{PASSPHRASE}\n").returncode == 0
    with pytest.raises(AppError, match="record_unknown"):
        read(Places(folder), "2026-001", SECOND)
