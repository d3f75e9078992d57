"""The commands for those who review the guidance: reading, checking, measuring, drawing and laying it out."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.cli import review
from app.cli.rule_pages import within
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.model import AT_ONCE, Hours, Months, WorkingDays
from app.guidance.proof import digest, refuse_faults
from app.guidance.situations import GROUPS
from app.words import Words
from tests.unit.test_cli import sharewell

WORDS = Words()
HEADINGS = {question.id: question for question in GUIDANCE.questions}


def test_the_guidance_can_be_read_whole() -> None:
    """Every question, part, name and source in both editions, with when it comes and where it is from."""
    ran = sharewell("guidance", "show")
    assert ran.returncode == 0, ran.stderr
    for edition in GUIDANCE.editions:
        assert WORDS.text("editions", f"{edition.id}.title") in ran.stdout
    for question in GUIDANCE.questions:
        assert ran.stdout.count(f"\n{question.id}: ") >= len(GUIDANCE.editions), question.id
    for case in GUIDANCE.outcomes:
        assert f". {case.id}: " in ran.stdout
    for body in GUIDANCE.bodies:
        page = ran.stdout.split(f"\n{body.id}: ")[1].split("  from: ")[0]
        assert page.count(WORDS.text("proof", "show.sooner", time="").rstrip(":")) == len(body.sooner), body.id
    for source in GUIDANCE.sources:
        assert source.where in ran.stdout
    assert WORDS.text("proof", "show.confirm") in ran.stdout
    assert "“there is a worry”" in ran.stdout


def test_one_rule_is_one_page() -> None:
    """Heading, why, when, what it can change and from where, of this rule's questions and no others."""
    ran = sharewell("guidance", "show", "--edition", "2024", "--rule", "rule_2")
    assert ran.returncode == 0, ran.stderr
    asked = {rule.id: rule.questions for rule in GUIDANCE.edition("2024").rules}["rule_2"]
    assert [line.split(":")[0] for line in ran.stdout.splitlines() if line.split(":")[0] in HEADINGS] == list(asked)
    for said in ("Why: ", "Asked:", "Can change Telling the people concerned: ", "from: "):
        assert said in ran.stdout
    assert sharewell("guidance", "show", "--rule", "rule_9").returncode == 2


def test_a_closing_question_changes_nothing() -> None:
    """Reasons go on the record, and no outcome waits for them."""
    ran = sharewell("guidance", "show", "--edition", "2018", "--rule", "rule_7")
    assert WORDS.text("proof", "show.changes_nothing") in ran.stdout


def test_the_check_finds_the_shipped_guidance_sound() -> None:
    """No fault, its digest, and whether that is the one that was proved: said in one of two ways, never in both."""
    ran = sharewell("guidance", "check")
    assert ran.returncode == 0, ran.stdout
    assert digest(GUIDANCE, WORDS) in ran.stdout
    assert ran.stdout.count("proved") == 1 or "was proved:" in ran.stdout


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guidance in which a word and a source are missing."""
    first, *others = GUIDANCE.outcomes
    changed = replace(GUIDANCE, outcomes=(replace(first, id="no_such_case", sources=("gossip",)), *others))
    monkeypatch.setattr(review, "GUIDANCE", changed)


@pytest.mark.usefixtures("broken")
def test_the_check_names_every_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault is a line with its id, and the answer is no."""
    assert review.check(Namespace(), WORDS) == 1
    said = capsys.readouterr().out
    assert "outcome.no_such_case: there is no source gossip." in said
    assert "outcomes.toml: outcome.no_such_case: there are no words." in said


@pytest.mark.usefixtures("broken")
def test_a_faulty_guidance_is_refused_while_it_is_worked_on() -> None:
    """The first fault stops a command, with its id; sound guidance lets it run."""
    with pytest.raises(AppError) as refused:
        refuse_faults(vars(review)["GUIDANCE"])
    assert refused.value.code == "guidance_fault"
    assert refused.value.facts["id"] == "outcome.no_such_case"
    refuse_faults(GUIDANCE)


def test_journeys_are_measured() -> None:
    """Each edition: how many questions, the shortest and the longest journey, and a row for each common situation."""
    ran = sharewell("guidance", "journeys", "--edition", "2018")
    assert ran.returncode == 0, ran.stderr
    assert "shortest: 2 pages: danger=yes, called=not_yet" in ran.stdout
    assert ran.stdout.count("longest: ") == 2
    for situation in (each for group in GROUPS.values() for each in group):
        assert WORDS.text("situations", f"situation.{situation.id}") in ran.stdout


def test_every_rule_is_drawn(tmp_path: Path) -> None:
    """One drawing for each rule of each edition, with its questions; the same bytes a second time."""
    out = tmp_path / "maps" / "new"
    assert sharewell("guidance", "map", "--out", out).returncode == 0
    files = {path.name: path.read_bytes() for path in out.iterdir()}
    assert set(files) == {f"{edition.id}-{rule.id}.svg" for edition in GUIDANCE.editions for rule in edition.rules}
    texts = [each.text for each in ET.fromstring(files["2018-rule_4.svg"]).iter() if each.tag.endswith("}text")]  # noqa: S314
    assert WORDS.text("rules", "consent.heading") in texts
    assert WORDS.text("terms", "consent_matters") in texts
    assert WORDS.text("outcomes", "title.seek_consent_first") in texts
    assert sharewell("guidance", "map", "--out", out).returncode == 0
    assert files == {path.name: path.read_bytes() for path in out.iterdir()}


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A file is in the way: exit two, and its name."""
    (tmp_path / "file").write_text("in the way")
    ran = sharewell("guidance", "map", "--out", tmp_path / "file")
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert "file" in ran.stderr


def test_how_long_there_is_in_words() -> None:
    """Now, hours, working days and months, as English counts."""
    times = (AT_ONCE, Hours(hours=24), WorkingDays(days=1), WorkingDays(days=5), Months(months=1))
    assert [within(WORDS, time) for time in times] == [
        "now",
        "within 24 hours",
        "within 1 working day",
        "within 5 working days",
        "within 1 month",
    ]


def test_what_other_programs_read_is_json() -> None:
    """A listing is one JSON value and nothing beside it."""
    ran = sharewell("questions", "--json", "--edition", "2024")
    assert [each["id"] for each in json.loads(ran.stdout)] == list(GUIDANCE.edition("2024").order())
    assert ran.stderr == ""
