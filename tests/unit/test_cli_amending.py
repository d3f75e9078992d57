"""Deciding again from the command line: what it prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.desk import Desk
from app.paths import Places
from tests.unit.decisions.journeys import Ticking
from tests.unit.keeping import PASSPHRASE, seal, set_up
from tests.unit.test_cli import sharewell

DECIDED = {"judgement": "Tell.", "decision": "share_now", "reasons": "Her school has told me more."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A carer's register with one record."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A told me something.")
    desk.close()
    return tmp_path / "mine"


def amend(folder: Path, number: str, case: Mapping[str, object], reason: str = "I know more now."):
    """Run `sharewell amend` on the register in this folder, with this in the file."""
    file = folder.parent / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    paper = folder.parent / "out.pdf"
    words = ("amend", number, file, "--reason", reason, "--pdf", paper, "--store", folder)
    return sharewell(*words, said=f"{PASSPHRASE}\n")


def test_the_old_answers_stand_where_the_file_gives_no_others(folder: Path) -> None:
    """A new record with its paper; what the file says is changed, the rest is as it was, and so is the old record."""
    ran = amend(folder, "2026-001", {**DECIDED, "answers": {"known": "i_told"}})
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Sealed as 2026-002, fingerprint ")
    assert (folder.parent / "out.pdf").read_bytes().startswith(b"%PDF-")
    desk = Desk(Places(folder), Ticking())
    desk.unlock(PASSPHRASE)
    old, new = desk.record("2026-001").content, desk.record("2026-002").content
    chosen = [{a.question: a.options for rule in said.rules for a in rule.answers} for said in (old, new)]
    assert {**chosen[0], "known": ("i_told",)} == chosen[1]
    assert (new.supersedes, new.supersede_reason, new.reasons) == ("2026-001", "I know more now.", DECIDED["reasons"])
    assert (new.known_at, new.happened) == (old.known_at, "Child A told me something.")
    assert desk.drafts() == ()
    assert desk.check() == ()
    desk.close()


def test_what_cannot_be_is_one_line_and_leaves_nothing_behind(folder: Path) -> None:
    """No such record, no reason, no decision in the file, one that was replaced already."""
    for number, case, reason, said in (
        ("2026-009", DECIDED, "Because.", "No record has the number 2026-009."),
        ("2026-001", DECIDED, " ", "No reason was given; expected one."),
        ("2026-001", {}, "Because.", "decision"),
    ):
        ran = amend(folder, number, case, reason)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert said in ran.stderr
        assert ran.stderr.count("\n") == 1
    assert amend(folder, "2026-001", DECIDED).returncode == 0
    ran = amend(folder, "2026-001", DECIDED)
    assert ran.stderr == "2026-001 was replaced by 2026-002; decide again about that one.\n"
    desk = Desk(Places(folder), Ticking())
    desk.unlock(PASSPHRASE)
    assert (len(desk.records()), desk.drafts()) == (2, ())
    desk.close()
