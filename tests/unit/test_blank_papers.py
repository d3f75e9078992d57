"""Papers to fill in by hand, asked for at the desk and on the command line, with no register anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli import main
from app.clock import wall_clock
from app.desk import Desk
from app.guidance import GUIDANCE
from app.paths import Places

OWN = '[agency]\nname = "Brightwater"\n[guidance]\nedition = "2024"\n[numbers]\nagency = "01632 960 222"\n'


def read(pdf: Path) -> str:
    """All that can be read."""
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an agency that has set its edition and a number, and no register."""
    made = tmp_path / "home"
    made.mkdir()
    (made / "settings.toml").write_text(OWN, "utf-8")
    return made


def test_the_form_is_of_the_edition_the_agency_works_by(folder: Path, tmp_path: Path) -> None:
    """Or of the one that is named; nothing is asked for and nothing is left in the folder but what was there."""
    paper = tmp_path / "form.pdf"
    for wanted, title in ([], "golden rules of 2024"), (["--edition", "2018"], "golden rules of 2018"):
        assert main(["form", "--store", str(folder), "--pdf", str(paper), *wanted]) == 0
        assert title in read(paper)
        assert "01632 960 222" in read(paper)
    assert [each.name for each in folder.iterdir()] == ["settings.toml"]


def test_the_log_is_saved_with_the_agencys_numbers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it was wanted, and that is said."""
    paper = tmp_path / "log.pdf"
    assert main(["emergency-log", "--store", str(folder), "--pdf", str(paper)]) == 0
    assert capsys.readouterr().out == f"Saved to print: {paper}\n"
    assert "Emergency log" in read(paper)
    assert "01632 960 222" in read(paper)


def test_a_place_that_cannot_be_written_to_is_told(folder: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be: the answer is 2, and it is left as it was."""
    there = tmp_path / "there"
    there.write_text("mine", "utf-8")
    assert main(["emergency-log", "--store", str(folder), "--pdf", str(there / "log.pdf")]) == 2
    assert there.read_text("utf-8") == "mine"


def test_an_edition_that_is_not_there_is_refused(folder: Path, tmp_path: Path) -> None:
    """The command line knows the editions by name, and so does the desk."""
    with pytest.raises(SystemExit) as ended:
        main(["form", "--edition", "1999", "--store", str(folder), "--pdf", str(tmp_path / "form.pdf")])
    assert ended.value.code == 2
    assert "1999" not in [edition.id for edition in GUIDANCE.editions]
    with pytest.raises(KeyError):
        Desk(Places(folder), wall_clock).blank_papers.form("1999")
