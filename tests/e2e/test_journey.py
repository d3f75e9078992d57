"""practice-09 from launch to the sealed record and its paper, by key presses in the real window."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from pypdf import PdfReader

from app.clock import wall_clock
from tests.e2e.person import Person
from tests.e2e.shown import MARK, PASSPHRASE, SAY, heading, in_clear, label, letter, note_of, papers, ui
from tests.unit.decisions.journeys import SECRET

pytestmark = pytest.mark.long

TOLD = f"{MARK} asked me to promise not to tell, then said her uncle hits her"
THOUGHT = "Her social worker has to know today"
WHY = f"{MARK} is not safe with her uncle. I told her that I cannot keep this to myself"


def answer(person: Person, question: str, words: str = "") -> None:
    """Hear the page's heading, pick by letter, add one's own words, and continue."""
    heard = person.hears(heading(question))
    assert heard.more, "a page says where it stands"
    person.look(question)
    for option in SECRET[question]:
        person.press(letter(question, option))
        person.hears(label(question, option))
    if words:
        person.tab_to(note_of(question))
        person.types(words)
        person.look(f"{question}-answered")
    person.press("ctrl+Return" if words else "Return")


def write(person: Person, question: str, words: str) -> None:
    """Hear the heading, go to the box, write, and continue."""
    person.hears(heading(question))
    person.tab_to(heading(question))
    person.types(words)
    person.look(question)
    person.press("ctrl+Return")


def carry_on(person: Person, page: str) -> None:
    """Hear the heading of a page that is not a question, and take its one way on."""
    person.hears(SAY.text("session", f"{page}.heading"))
    person.look(page)
    person.press("Return")


def test_the_child_who_asked_for_secrecy(person: Person) -> None:
    """From a fresh computer to a sealed record and its paper, and found again the next day, by keyboard and ear."""
    begun = wall_clock()
    person.launch(ui("home.danger"))
    person.look("first")
    person.use(ui("home.start"))
    person.set_up()

    answer(person, "danger")
    answer(person, "who")
    answer(person, "about")
    answer(person, "topic", TOLD)
    person.hears(SAY.text("session", "tell.heading"))
    person.look("tell")
    # Out of hours it is another who must be told.
    offered = {id: SAY.text("protect", f"{id}.who") for id in ("child_sw", "out_of_hours")}
    body = next(id for id, who in offered.items() if ui("wizard.told_name", who=who) in person.ear.names())
    who = offered[body]
    person.use(ui("wizard.told_name", who=who))
    person.look("tell-told")
    person.tab_to(SAY.text("session", "carry_on"))
    person.press("Return")
    for question in ("serious", "known", "recipient", "request", "told", "unsafe_why", "fits"):
        answer(person, question)
    tell, check = SAY.text("session", "tell.heading"), SAY.text("session", "check.heading")
    if person.hears(tell, check).text == tell:  # the last answers may add somebody to tell
        carry_on(person, "tell")
    carry_on(person, "check")
    write(person, "judgement", THOUGHT)
    carry_on(person, "guidance")
    person.hears(heading("decision"))
    person.press(letter("decision", "share_now"))
    person.hears(label("decision", "share_now"))
    person.look("decision")
    person.press("Return")
    write(person, "reasons", WHY)
    carry_on(person, "seal")

    number = f"{begun.year}-001"
    title = ui("record.title", number=number)
    person.hears(title)
    person.look("record")
    paper = person.desktop.home / "papers" / "to sign.pdf"
    paper.parent.mkdir()
    person.use(ui("record.paper"))
    person.hears(papers("paper.heading", number=number))
    person.tab_to(MARK)  # the paper says a reference unless somebody chooses
    person.press("space")
    person.use(papers("paper.save"))
    person.hears(papers("paper.plain.title"))
    person.look("plain")
    person.save(papers("paper.plain.go"), paper)
    person.is_told(papers("paper.saved"))
    person.look("paper")
    person.use(SAY.text("care", "back"))
    person.hears(title)
    dates = paper.with_name("dates.ics")
    person.save(ui("record.do.dates"), dates)
    person.is_told(ui("record.dates_saved"))
    person.look("saved")
    assert b"BEGIN:VEVENT" in dates.read_bytes()
    assert number.encode() in dates.read_bytes()
    assert MARK not in "".join(person.titles())
    person.close()
    ended = wall_clock()

    text = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    flat = " ".join(text.split())
    for words in (number, TOLD, THOUGHT, WHY, who, label("decision", "share_now")):
        assert words in flat, f"the paper does not say: {words}"

    found = json.loads(person.desktop.python("tests.e2e.outside", "read", str(person.desktop.store), told=PASSPHRASE))
    (record,) = found["records"]
    assert (found["sound"], found["drafts"]) == (True, [])
    assert (record["decision"], record["outcome"], record["agrees"]) == ("share_now", "share_now", True)
    assert (record["author"], record["judgement"], record["reasons"]) == ("Sam Carer", THOUGHT, WHY)
    lines = {line["question"]: line for rule in record["rules"] for line in rule["answers"]}
    assert {id: tuple(lines[id]["options"]) for id in SECRET} == {id: tuple(sorted_in(id)) for id in SECRET}
    assert record["happened"] == TOLD
    told = {line["body"]: line["told_at"] for line in record["tell_now"]}
    assert begun - timedelta(seconds=1) < datetime.fromisoformat(told.pop(body)) < ended
    assert set(told.values()) == {""}
    paper_again = paper.rename(person.desktop.home.parent / "paper.pdf")
    assert in_clear(person.desktop.store, person.desktop.home) == []
    assert paper_again.exists()

    person.launch(ui("home.danger"))
    person.use(ui("home.locked_do"))
    person.unlock()
    person.hears(ui("home.danger"))
    person.look("found")
    person.use(label("decision", "share_now"))
    person.hears(title)
    assert {WHY, THOUGHT, TOLD} <= set(person.ear.names())
    person.close()


def sorted_in(question: str) -> list[str]:
    """The options of the journey in the order the guidance lists them."""
    from app.guidance import GUIDANCE

    return [option.id for option in GUIDANCE.by_id[question].options if option.id in SECRET[question]]
