"""From a sealed record to its paper, and from the paper back to the record: by key presses in the real window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.person import Person
from tests.e2e.shown import PASSPHRASE, SAY, heading, label, letter, papers, ui
from tests.unit.decisions.journeys import SECRET

pytestmark = pytest.mark.long

WHY_AGAIN = "Her school has told me more"
THOUGHT = "Her social worker has to know this too"
REASONS = "She is not safe until they know"


def care(key: str, **facts: object) -> str:
    """What the pages that look after the records say at a key."""
    return SAY.text("care", key, **facts)


def session(page: str) -> str:
    """The heading of a page of the wizard that is no question."""
    return SAY.text("session", f"{page}.heading")


def decides_again(person: Person, title: str) -> None:
    """Go through the pages of the new decision, which has the old answers, as far as its record."""
    asked = {heading(question) for question in SECRET}
    passed = {session(page) for page in ("tell", "check", "guidance", "seal")}
    written = {heading("judgement"): THOUGHT, heading("reasons"): REASONS}
    decision = heading("decision")
    while (at := person.hears(title, decision, *asked, *passed, *written).text) != title:
        if at in written:
            person.tab_to(at)
            person.types(written[at])
            person.press("ctrl+Return")
        elif at == decision:
            person.press(letter("decision", "share_now"))
            person.hears(label("decision", "share_now"))
            person.press("Return")
        else:
            person.press("Return")


def test_a_paper_leaves_and_comes_back(person: Person) -> None:
    """Without a printer it is saved; checked, it is genuine and the latest; once decided again, no more the latest, and
    the code of the new one is right."""
    store = person.desktop.store
    number = json.loads(person.desktop.python("tests.e2e.outside", "seal", str(store), told=PASSPHRASE))
    person.launch(ui("home.danger"))
    person.use(ui("home.locked_do"))
    person.unlock()
    person.hears(ui("home.danger"))
    person.use(label("decision", "share_now"))
    person.hears(ui("record.title", number=number))
    person.use(ui("record.paper"))
    person.hears(papers("paper.heading", number=number))
    person.look("paper")
    person.use(papers("paper.print"))
    person.hears(papers("paper.none.title"))
    person.look("no-printer")
    person.use(papers("paper.none.save"))
    person.hears(papers("paper.plain.title"))
    paper = person.desktop.home / "papers" / "signed.pdf"
    paper.parent.mkdir()
    person.save(papers("paper.plain.go"), paper)
    person.is_told(papers("paper.saved"))
    person.look("saved")

    person.use(ui("window.home"))
    person.hears(ui("home.danger"))
    checks(person, paper)
    person.hears(papers("check_sheet.by_file.genuine"))
    person.look("genuine")

    person.use(papers("check_sheet.open", number=number))
    person.hears(ui("record.title", number=number))
    person.use(ui("record.do.again"))
    person.hears(care("amend.heading", number=number))
    person.tab_to(care("amend.reason"))
    person.types(WHY_AGAIN)
    person.use(care("amend.start"))
    newer = f"{number[:4]}-002"
    decides_again(person, ui("record.title", number=newer))
    person.look("newer")

    person.use(ui("window.home"))
    person.hears(ui("home.danger"))
    checks(person, paper)
    person.hears(papers("check_sheet.by_file.superseded"))
    person.look("superseded")
    person.use(papers("check_sheet.newest", number=newer))
    person.hears(ui("record.title", number=newer))
    assert "signed" not in " ".join(person.titles())
    person.close()

    code = json.loads(person.desktop.python("tests.e2e.outside", "code", str(store), told=PASSPHRASE))
    person.launch(ui("home.danger"))
    person.use(ui("home.check"))
    person.unlock()
    person.hears(papers("check_sheet.heading"))
    person.tab_to(papers("check_sheet.code_name"))
    person.types(code)
    person.press("Return")
    person.hears(papers("check_sheet.by_code.genuine"))
    person.look("code")
    person.close()


def checks(person: Person, paper: Path) -> None:
    """Go to the page that checks a sheet, and choose this file in the system's own dialog."""
    person.use(ui("home.check"))
    person.hears(papers("check_sheet.heading"))
    person.choose(papers("check_sheet.choose"), paper)
