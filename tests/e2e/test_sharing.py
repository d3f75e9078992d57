"""From what goes to whom to a paper for one person: by key presses in the real window, known by ear."""

from __future__ import annotations

import json

import pytest
from pypdf import PdfReader

from tests.e2e.person import Person
from tests.e2e.shown import PASSPHRASE, SAY, label, ui
from tests.unit.decisions.sharing.made import CELLS, ITEMS, MOTHER

pytestmark = pytest.mark.long

HERE = "Rule 7 of 7 · The record"

SECRETS = ("Larch", "TS9", "Quill", "Zuleika", "Torquil")
"""What the mother must not learn, and whom her paper does not name."""


def shared(key: str, **facts: object) -> str:
    """What the pages after sealing say at a key."""
    return SAY.text("shared_pages", key, **facts)


def sharing(key: str) -> str:
    """What the pages before it say."""
    return SAY.text("sharing_pages", key)


def session(key: str) -> str:
    """What the wizard's own pages say."""
    return SAY.text("session", key)


def test_the_mother_gets_her_page_and_not_the_address(person: Person) -> None:
    """Blocked is what is heard at the cell, and it cannot be given whole; her page leaves once each page was looked at,
    and holds her part alone."""
    store = person.desktop.store
    person.desktop.python("tests.e2e.outside", "share", str(store), told=PASSPHRASE)
    person.launch(ui("home.danger"))
    person.use(ui("home.locked_do"))
    person.unlock()
    person.hears(ui("home.danger"))
    person.use(HERE)
    if person.hears(session("tell.heading"), session("seal.heading")).text == session("tell.heading"):
        person.use(session("carry_on"))  # by the hour of the day somebody else is to be told now
        person.hears(session("seal.heading"))
    person.use(sharing("card.open"))
    person.hears(sharing("sharing.heading"))
    person.use(sharing("sharing.matrix"))
    person.hears(sharing("matrix.heading"))
    first, home = (item.text.rstrip(".") for item in (ITEMS[0], ITEMS[2]))
    while not person.hears_like("").text.startswith(f"{first}, to "):
        person.press("Tab")
    for key in ("Down", "Down", "Right"):
        person.press(key)
        person.hears_like("")
    blocked = f"{home}, to {MOTHER.name}: Blocked"
    person.hears_like(blocked)
    person.look("blocked")
    person.press("a")
    person.press("Left", "Right")
    person.hears_like(blocked)

    for heard in (sharing("sharing.heading"), session("seal.heading")):
        person.use(SAY.text("care", "back"))
        person.hears(heard)
    person.use(session("to_seal"))
    title = person.hears_like(ui("record.title", number="")).text
    person.use(ui("record.do.shared"))
    person.hears(shared("shared.heading"))
    person.use(f"{shared('shared.do.papers')}: {label('recipient', 'relative')}")
    person.hears(shared("recipient_paper.heading", who=MOTHER.role))
    person.tab_to(shared("recipient_paper.right", number=1))
    person.look("second-look")
    person.press("space")
    person.hears(shared("recipient_paper.save"))
    person.is_told(shared("recipient_paper.looked"))
    paper = person.desktop.home / "papers" / "hers.pdf"
    paper.parent.mkdir()
    person.save(shared("recipient_paper.save"), paper)
    person.is_told(shared("recipient_paper.saved"))
    person.look("saved")
    person.close()

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())
    assert CELLS[3].words in text
    assert not [secret for secret in SECRETS if secret in text]
    kept = json.loads(person.desktop.python("tests.e2e.outside", "read", str(store), told=PASSPHRASE))
    assert kept["sound"]
    assert [record["number"] for record in kept["records"]] == [title.split()[-1]]
