"""kill -9 in the real window while somebody types: it is offered again, and at most the last second is lost."""

from __future__ import annotations

import random
import time

import pytest

from tests.e2e.person import Person
from tests.e2e.shown import MARK, PASSPHRASE, heading, in_clear, note_of, ui

pytestmark = pytest.mark.long

TRIALS = 5
LOST = 1.0
"""Seconds of typing that may be lost."""

MACHINE = 0.25
"""Seconds that saving and seeing a key typed may take on a busy machine."""


def test_killed_while_typing(person: Person) -> None:
    """Killed within a second of the last key, five times over: the decision is offered and taken up where it was, with
    every word that was typed more than a second before the end."""
    chance = random.Random(2018)
    person.desktop.python("tests.e2e.outside", "set_up", str(person.desktop.store), told=PASSPHRASE)
    person.launch(ui("home.danger"))
    person.goes_to_the_topic()
    kept = ""
    for trial in range(TRIALS):
        person.tab_to(note_of("topic"))
        person.press("ctrl+End")
        typed: list[tuple[float, str]] = [(0.0, kept)]
        for word in f"{trial} {MARK} told me that her uncle shouts and that she is afraid to go home ".split(" "):
            person.desktop.ask("xdotool", "type", "--delay", "25", word + " ")
            typed.append((time.monotonic(), typed[-1][1] + word + " "))
        person.ear.listen(chance.random())
        end = person.kill()
        assert in_clear(person.desktop.store, person.desktop.home) == []

        person.launch(ui("home.danger"))
        person.use(ui("home.locked_do"))
        person.unlock()
        person.hears(ui("carry_on.decision"))
        person.look(f"offered-{trial}")
        person.use(ui("carry_on.go"))
        person.hears(heading("topic"))
        person.tab_to(note_of("topic"))
        kept = person.ear.text()
        due = [text for at, text in typed if at < end - LOST - MACHINE][-1]
        assert kept.startswith(due), f"{kept!r} has lost some of {due!r}"
        assert typed[-1][1].startswith(kept)
        person.look(f"resumed-{trial}")
