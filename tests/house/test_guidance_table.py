"""The tables in docs/guidance say what the guidance says today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cli.situation_pages import page, pages
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.model import Guidance, Verdict
from app.guidance.situations import GROUPS
from app.words import Words
from tests.house import rules

FOLDER = rules.ROOT / "docs" / "guidance"
MAKE = "run: sharewell guidance table --out docs/guidance"


def papers(guidance: Guidance) -> str:
    """One of the pages, as this guidance would have it."""
    return page(Wording(Words(), guidance, guidance.editions[0]), "papers")[0]


def test_the_tables_are_those_of_the_guidance() -> None:
    """Every page stands there as it would be written now, and none is left over."""
    made = pages(GUIDANCE, Words())
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert sorted(there) == sorted(made), MAKE
    for name, text in made.items():
        assert there[name] == text, f"{name} is not what the guidance says; {MAKE}"


@pytest.mark.parametrize(
    "changed",
    [
        replace(GUIDANCE, outcomes=tuple(replace(case, value=Verdict.SHARE.value) for case in GUIDANCE.outcomes)),
        replace(GUIDANCE, tell_person=GUIDANCE.tell_person[-1:]),
        replace(GUIDANCE, bodies=()),
        replace(GUIDANCE, duties=()),
        replace(GUIDANCE, version="2000.1"),
    ],
    ids=["outcomes", "telling", "bodies", "duties", "version"],
)
def test_what_changes_in_the_guidance_shows_in_the_tables(changed: Guidance) -> None:
    """An outcome, who may be told, whom to tell, what else must happen: each changes a page."""
    assert papers(changed) != papers(GUIDANCE)


def test_every_page_says_that_nobody_has_reviewed_it() -> None:
    """The warning stands on each page and on the index, and each situation has its own heading."""
    for path in FOLDER.glob("*.md"):
        assert "No practice lead has reviewed it." in path.read_text("utf-8")
    headings = [line for line in (FOLDER / "papers.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    assert len(headings) == len(GROUPS["papers"]) + 2
