"""Keeping records from the command line: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.clock import wall_clock
from app.desk import Desk
from app.paths import Places
from tests.unit.keeping import PASSPHRASE, WHO, over, seal, set_up
from tests.unit.test_cli import sharewell

AGAIN = f"{PASSPHRASE}\n{PASSPHRASE}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A carer's register with two records; the first is long over."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A met Wilhelmina Quartermaine.")
    seal(desk, "Child B was late.")
    over(desk, "2026-001")
    desk.close()
    return tmp_path / "mine"


def keeping(folder: Path, *words: object, said: str = f"{PASSPHRASE}\n"):
    """Run `sharewell keeping` on the register in this folder."""
    return sharewell("keeping", *words, "--store", folder, said=said)


def test_the_list_says_what_is_due_first(folder: Path) -> None:
    """1 because something is due; what is missing is said below the line; the same for another program."""
    ran = keeping(folder, "list")
    assert ran.returncode == 1, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[0] == "2026-001: A foster carer's record, due since Thursday 3 February 2011"
    assert lines[1] == "2026-002: A child's record, no date yet"
    assert lines[2].startswith("    2026-002: the day it counts from is not known")
    found = json.loads(keeping(folder, "list", "--due", "--json").stdout)
    assert [(each["number"], each["class"], each["due"]) for each in found["records"]] == [
        ("2026-001", "carer", "2011-02-03")
    ]
    assert (found["disposed"], found["left"]) == ([], [])


def test_the_classes_are_explained(folder: Path) -> None:
    """Period, source, and whether a manager has confirmed it."""
    said = keeping(folder, "classes").stdout
    assert "child: A child's record\n    75 years, from the day the child was born" in said
    assert "regulation 50 (confirm)\n    confirmed by your manager on Tuesday 1 September 2026" in said
    assert "applicant" in said
    assert "not confirmed by your manager" in said


def test_a_class_is_set_and_a_hold_put_on_and_taken_off(folder: Path) -> None:
    """What is not named stays; another class begins without its days; a slip is one line."""
    ran = keeping(folder, "set", "2026-002", "--class", "child", "--from", "2014-05-04", "--review", "2027-01-01")
    assert ran.stdout == (
        "2026-002: A child's record, keep until Wednesday 4 May 2089, to look at again on Friday 1 January 2027\n"
    )
    assert "keep until Wednesday 4 May 2089" in keeping(folder, "set", "2026-002", "--class", "child").stdout
    assert "no date yet" in keeping(folder, "set", "2026-002", "--class", "carer", "--file-on", "both").stdout
    assert "on hold" in keeping(folder, "hold", "2026-002", "--reason", "The police asked.", "--by", WHO).stdout
    assert "on hold" not in keeping(folder, "release", "2026-002", "--by", WHO).stdout
    again = keeping(folder, "release", "2026-002", "--by", WHO)
    assert (again.returncode, again.stderr) == (2, "2026-002: it is not on hold.\n")
    wrong = keeping(folder, "set", "2026-002", "--class", "child", "--from", "yesterday")
    assert (wrong.returncode, "invalid day value" in wrong.stderr) == (2, True)


def test_records_are_disposed_of_with_a_certificate(folder: Path, tmp_path: Path) -> None:
    """What stands in the way is said and nothing goes; then it is gone, listed as such, and its paper comes again."""
    paper = tmp_path / "certificate.pdf"
    how = ("--reason", "Its time is over.", "--certificate", paper)
    ran = keeping(folder, "dispose", "2026-001", "2026-002", *how, "--authorised-by", WHO)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (1, "Nothing was disposed of.")
    alone = keeping(folder, "dispose", "2026-001", *how, said=AGAIN)
    assert (alone.returncode, "manager who agreed" in alone.stderr) == (2, True)
    wrong = keeping(folder, "dispose", "2026-001", *how, "--authorised-by", WHO, said=f"{PASSPHRASE}\nnot this one\n")
    assert (wrong.returncode, "passphrase is wrong" in wrong.stderr) == (2, True)
    nowhere = keeping(folder, "dispose", "2026-001", "--reason", "r", "--certificate", tmp_path / "no" / "c.pdf")
    assert nowhere.returncode == 2
    assert not paper.exists()
    done = keeping(folder, "dispose", "2026-001", *how, "--authorised-by", WHO, said=AGAIN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"1 record is disposed of.\nCertificate: {paper}\n"
    assert paper.read_bytes().startswith(b"%PDF-")
    listed = keeping(folder, "list")
    assert (listed.returncode, "2026-001: disposed of on" in listed.stdout) == (0, True)
    found = json.loads(keeping(folder, "list", "--json").stdout)
    assert found["disposed"][0]["authorised_by"] == WHO
    again = keeping(folder, "certificate", "2026-001", "--pdf", tmp_path / "again.pdf")
    assert (again.returncode, (tmp_path / "again.pdf").read_bytes()) == (0, paper.read_bytes())
    assert keeping(folder, "certificate", "2026-002", "--pdf", tmp_path / "x.pdf").stderr.startswith("2026-002: it was")
    assert keeping(folder, "finish").stdout == "Nothing is left to do.\n"


@pytest.mark.long
def test_what_is_left_after_a_disposal_is_said_and_finished(folder: Path, tmp_path: Path) -> None:
    """The stick with the backups is away: 1, and what to do; with the stick back, `finish` does it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = Desk(Places(folder), wall_clock)
    desk.unlock(PASSPHRASE)
    desk.backups.choose(stick)
    desk.backups.make()
    desk.close()
    stick.rename(tmp_path / "away")
    how = ("--reason", "Over.", "--certificate", tmp_path / "c.pdf", "--authorised-by", WHO)
    ran = keeping(folder, "dispose", "2026-001", *how, said=AGAIN)
    assert ran.returncode == 1
    assert "Still to do: Make a new backup" in ran.stdout
    assert "Still to do: Make a new backup" in keeping(folder, "list").stdout
    assert keeping(folder, "finish", said=AGAIN).returncode == 1
    (tmp_path / "away").rename(stick)
    done = keeping(folder, "finish", said=AGAIN)
    assert (done.returncode, done.stdout) == (0, "Nothing is left to do.\n")


def test_what_is_held_about_a_person_is_found(folder: Path, tmp_path: Path) -> None:
    """What was found with its marks, what a search cannot know, as a paper and for another program; 1 if nothing."""
    paper = tmp_path / "held.pdf"
    ran = keeping(folder, "about", "Child A", "--came", "2026-11-30", "--pdf", paper)
    assert ran.returncode == 0
    assert "1 passage in 1 record." in ran.stdout
    assert "Wednesday 30 December 2026" in ran.stdout
    assert "“Wilhelmina Quartermaine” (a name)" in ran.stdout
    assert "not encrypted" in ran.stderr
    assert paper.read_bytes().startswith(b"%PDF-")
    found = json.loads(keeping(folder, "about", "Child B", "--words", "wilhelmina", "--json").stdout)
    assert [(each["record"], each["where"]) for each in found["passages"]] == [
        ("2026-002", "happened"),
        ("2026-001", "happened"),
    ]
    assert found["passages"][1]["others"][0]["words"] == "Child A"
    assert found["answer_by"] is None
    assert keeping(folder, "about", "Nobody").returncode == 1


def test_something_is_added_from_standard_input_or_a_file(folder: Path, tmp_path: Path) -> None:
    """The passphrase is the first line and the words are the rest; what cannot be read adds nothing."""
    file = tmp_path / "words.txt"
    file.write_text("It was Tuesday.", "utf-8")
    one = ("add", "2026-001", "--by", "Child A")
    said = keeping(folder, *one, "--what", "statement", "--text", "-", said=f"{PASSPHRASE}\nI see it\notherwise.\n")
    assert (said.returncode, said.stdout) == (0, "Statement in their own words added to 2026-001.\n")
    assert keeping(folder, *one, "--what", "correction", "--text", file).returncode == 0
    empty = keeping(folder, *one, "--what", "statement", "--text", "-")
    assert (empty.returncode, empty.stderr) == (2, "Nothing was written; expected the words to add.\n")
    file.write_bytes(b"\xff\xfe\xff")
    for bad in (file, tmp_path / "nothing.txt"):
        ran = keeping(folder, *one, "--what", "statement", "--text", bad)
        assert (ran.returncode, "expected a file of plain text" in ran.stderr) == (2, True)
    desk = Desk(Places(folder), wall_clock)
    desk.unlock(PASSPHRASE)
    assert [each.text for each in desk.retention.added("2026-001")] == ["I see it\notherwise.", "It was Tuesday."]
    desk.close()
