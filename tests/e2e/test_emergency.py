"""J1: an emergency is logged in at most five inputs, with no register and with a locked one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.e2e.person import Person
from tests.e2e.shown import MARK, PASSPHRASE, in_clear, ui

pytestmark = pytest.mark.long

RANG = f"{ui('numbers.n999.number')} {ui('numbers.n999.name')}"
SAID = f"{MARK} is being hurt in the kitchen"
ASKED = "Stay on the line and keep the door shut"


def log_a_call(person: Person) -> None:
    """From the first page to a logged call, counting what is put in: a button, a choice, two lines, Enter."""
    before = len(person.acts)
    person.press("Return")
    person.hears(ui("emergency.heading"))
    person.tab_to(RANG)
    person.press("space")
    person.tab_to(ui("emergency.said"))
    person.types(SAID)
    person.tab_to(ui("emergency.asked_to_do"))
    person.types(ASKED)
    person.look("call")
    person.press("Return")
    person.hears_like(ui("emergency.logged", who=RANG, moment=ui("time.today")))
    person.look("logged")
    assert len(person.acts) - before <= 5, person.acts[before:]


def drafts(person: Person) -> list[dict[str, Any]]:
    """What the register holds unfinished, read by another program."""
    found = json.loads(person.desktop.python("tests.e2e.outside", "read", str(person.desktop.store), told=PASSPHRASE))
    assert found["sound"]
    return list(found["drafts"])


def test_before_there_is_a_register(person: Person) -> None:
    """On a fresh computer five inputs log a call; the set-up that follows keeps it as a draft."""
    person.launch(ui("home.danger"))
    assert {"999", "101", "111"} <= set(person.ear.names())
    log_a_call(person)
    assert ui("emergency.held") in person.ear.names()
    person.use(ui("emergency.set_up"))
    person.set_up()
    person.hears(ui("home.danger"))
    person.close()
    (draft,) = drafts(person)
    assert (draft["call"]["who"], draft["call"]["said"], draft["call"]["asked_to_do"]) == (RANG, SAID, ASKED)
    assert in_clear(person.desktop.store, person.desktop.home) == []


def test_while_locked(person: Person) -> None:
    """With a locked register the same five inputs log it, sealed on disk at once; unlocked, it is a draft to finish."""
    person.desktop.python("tests.e2e.outside", "set_up", str(person.desktop.store), told=PASSPHRASE)
    person.launch(ui("home.danger"))
    log_a_call(person)
    assert len(list((person.desktop.store / "inbox").iterdir())) == 1
    assert in_clear(person.desktop.store, person.desktop.home) == []
    person.use(ui("emergency.finish"))
    person.unlock()
    person.is_on_a_page()
    person.look("finish")
    person.close()
    (draft,) = drafts(person)
    assert (draft["call"]["who"], draft["call"]["said"], draft["call"]["asked_to_do"]) == (RANG, SAID, ASKED)
    assert draft["answers"]["role"] == ["carer"]  # said once, at set-up
    assert list((person.desktop.store / "inbox").iterdir()) == []
