"""What may go to whom, from a file to the register and back: what the command line prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.decisions.content import Content
from app.desk import Desk
from app.paths import Places
from tests.unit.decisions.journeys import Ticking
from tests.unit.keeping import PASSPHRASE, set_up
from tests.unit.test_cli import ROOT, sharewell

EXAMPLE = ROOT / "docs" / "examples" / "sharing.json"
EVENT = "0f" * 16

Told = dict[str, Any]


@pytest.fixture
def told() -> Told:
    """What the example file says."""
    example: Told = json.loads(EXAMPLE.read_text("utf-8"))
    return example


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an empty register."""
    set_up(tmp_path / "mine").close()
    return tmp_path / "mine"


def run(folder: Path, told: Told, *words: str):
    """Run a command on the register in this folder, with this in the file; the file comes after
    the command, or after the number of a record."""
    file = folder.parent / "case.json"
    file.write_text(json.dumps(told), "utf-8")
    command, *more = words
    number, rest = more[:1], more[1:]
    paper = folder.parent / "out.pdf"
    return sharewell(command, *number, file, *rest, "--pdf", paper, "--store", folder, said=f"{PASSPHRASE}\n")


def contents(folder: Path) -> list[Content]:
    """What the records in a register say, the oldest first."""
    desk = Desk(Places(folder), Ticking())
    desk.unlock(PASSPHRASE)
    found = [desk.record(record.number).content for record in reversed(desk.records())]
    desk.close()
    return found


def test_what_the_example_says_is_in_the_record(folder: Path, told: Told) -> None:
    """Every person, thing, recipient, cell, bar and line of the ledgers is read back from the register."""
    ran = run(folder, {**told, "event": EVENT}, "decide")
    assert ran.returncode == 0, ran.stderr
    (content,) = contents(folder)
    kept = content.sharing.sharing
    assert content.event == EVENT
    for part, things in (
        ("people", kept.people), ("items", kept.items), ("recipients", kept.recipients),
        ("must_not_learn", kept.bars), ("consent", kept.asked), ("telling", kept.told),
    ):  # fmt: skip
        assert len(things) == len(told[part]), part
    assert [(cell.item, cell.recipient, cell.give) for cell in kept.cells] == [
        (cell["item"], cell["recipient"], cell["give"]) for cell in told["cells"]
    ]
    assert kept.knows("girl").names == ("Zuleika Marrable", "Zuzu")
    assert content.sharing.line("today", "teacher").reason == "He only needs to know how she is today."
    assert content.sharing.line("home", "teacher").give == "no"
    assert (folder.parent / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_assess_says_what_it_comes_to_for_each_recipient_and_proposes_each_cell() -> None:
    """In JSON with codes and rules, and for people in words; what must stay out of it is said beside it."""
    found = json.loads(sharewell("assess", EXAMPLE, "--json").stdout)
    assert [(line["recipient"], line["outcome"], line["open"]) for line in found["recipients"]] == [
        ("sw", "share_now", []),
        ("teacher", "share", []),
    ]
    cells = {(cell["item"], cell["recipient"]): cell for cell in found["cells"]}
    assert len(cells) == 6
    assert {cell: (cells[cell]["give"], cells[cell]["proposed"], cells[cell]["rule"]) for cell in cells} == {
        ("told", "sw"): ("yes", "yes", "worry_to_protect"),
        ("today", "sw"): ("yes", "yes", "facts_to_protect"),
        ("home", "sw"): ("no", "yes", "facts_to_protect"),
        ("told", "teacher"): ("no", "part", "school_part"),
        ("today", "teacher"): ("yes", "yes", "everyday"),
        ("home", "teacher"): ("no", "part", "where"),
    }
    plain = sharewell("assess", EXAMPLE).stdout
    assert "sw: Share with them without delay [share_now]" in plain
    assert "  today: All of it. Proposed: All of it [everyday]." in plain
    assert "    This stays out unless you give a reason: where someone lives." in plain


def test_assess_says_what_is_still_to_be_answered_and_decided(folder: Path, told: Told) -> None:
    """Questions about a recipient that are open, and what was found in the words, with the id that a ruling names."""
    told["recipients"][1]["answers"] = {}
    told["items"][1]["text"] = "Child A slept badly. Ring 07700 900123."
    file = folder.parent / "case.json"
    file.write_text(json.dumps(told), "utf-8")
    plain = sharewell("assess", file).stdout
    assert "teacher: still open: " in plain
    assert "    Found, and still to be decided: “07700 900123” [" in plain
    cells = json.loads(sharewell("assess", file, "--json").stdout)["cells"]
    found = {find["id"] for cell in cells for find in cell["finds"]}
    told["rulings"] = [{"recipient": to, "find": id, "may_go": True} for id in found for to in ("sw", "teacher")]
    file.write_text(json.dumps(told), "utf-8")
    cells = json.loads(sharewell("assess", file, "--json").stdout)["cells"]
    assert len(found) == 1
    assert [find for cell in cells for find in cell["finds"]] == []


def test_a_file_without_recipients_is_assessed_as_ever() -> None:
    """No lines about anybody; the keys are there for programs."""
    found = json.loads(sharewell("assess", "-", "--json", said='{"answers": {"danger": "unsure"}}').stdout)
    assert (found["recipients"], found["cells"]) == ([], [])


def test_a_blocked_cell_is_refused_with_both_sides_named(folder: Path, told: Told) -> None:
    """One line, exit two, nothing sealed, no paper; the same from assess."""
    told["must_not_learn"].append({"who": "kind:school", "what": "address"})
    told["cells"].append({"item": "home", "recipient": "teacher", "give": "yes"})
    ran = run(folder, told, "decide")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    for part in ("thing 3 (address)", "recipient 2 (school)"):
        assert part in ran.stderr
    assert contents(folder) == []
    assert not (folder.parent / "out.pdf").exists()
    again = sharewell("assess", folder.parent / "case.json")
    assert (again.returncode, again.stdout, again.stderr) == (2, "", ran.stderr)


def spoilt(path: str, value: object) -> Callable[[Told], Told]:
    """The example with one field of the first or second thing of a part spoilt."""

    def spoil(told: Told) -> Told:
        part, at, field = path.split(".")
        told[part][int(at)][field] = value
        return told

    return spoil


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            spoilt("recipients.1.identity", "friend"),
            "recipients[1].identity: unknown; expected one of known, rang_back",
        ),
        (spoilt("items.0.about", ["nobody"]), "items[0].about: nobody is nowhere; expected an id under people."),
        (spoilt("items.2.id", "girl"), "items[2]: there already; expected an id that no person, item or recipient has"),
        (spoilt("consent.0.at", "at noon"), "consent[0].at: not a time; expected a time such as 2026-11-20T14:05."),
        (spoilt("people.0.details", {}), "people[0].details: expected a list, such as [ … ]."),
        (spoilt("recipients.1.answers", 1), "recipients[1].answers: expected an object, such as { … }."),
        (spoilt("must_not_learn.0.who", "uncle"), 'must_not_learn[0].who: expected "anyone", "person:ID"'),
    ],
)
def test_a_fault_is_one_line_with_the_file_the_place_and_what_was_expected(
    spoil: Callable[[Told], Told], line: str, told: Told, tmp_path: Path
) -> None:
    """And exit two."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(spoil(told)), "utf-8")
    ran = sharewell("assess", file)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{file}: {line}"), ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_what_a_record_held_stands_where_the_file_gives_no_other(folder: Path, told: Told) -> None:
    """Deciding again with a file that gives only cells keeps people, things, bars, ledgers and the event."""
    assert run(folder, {**told, "event": EVENT}, "decide").returncode == 0
    closing = {key: told[key] for key in ("judgement", "decision", "reasons")}
    cells = [{"item": "told", "recipient": "sw", "give": "yes"}]
    ran = run(folder, {**closing, "cells": cells}, "amend", "2026-001", "--reason", "He left the school.")
    assert ran.returncode == 0, ran.stderr
    old, new = contents(folder)
    was, now = old.sharing.sharing, new.sharing.sharing
    assert [cell.item for cell in now.cells] == ["told"]
    assert (now.people, now.known, now.items, now.recipients, now.bars) == (
        was.people,
        was.known,
        was.items,
        was.recipients,
        was.bars,
    )
    assert (now.asked, now.told, new.event) == (was.asked, was.told, EVENT)
