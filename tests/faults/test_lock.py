"""Locked is gone: neither the key nor a word is left in the memory of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desktop import desktop
from tests.e2e.memory import as_key, as_written, holds
from tests.e2e.person import person_at
from tests.e2e.shown import MARK, PASSPHRASE, note_of, ui

pytestmark = pytest.mark.long


def test_fault_56_a_locked_program_holds_no_key_and_no_word(tmp_path: Path) -> None:
    """Before the lock the key and a marked name are found in the program's memory, which shows that the search works;
    after it neither is in any of its processes, and nothing of the decision is on the screen. Back again, the name
    stands where it was typed and typing goes on at the cursor."""
    with desktop(tmp_path) as own, person_at(own, tmp_path / "pictures") as person:
        own.python("tests.e2e.outside", "set_up", str(own.store), told=PASSPHRASE)
        key = bytes.fromhex(own.python("tests.e2e.outside", "key", str(own.store), told=PASSPHRASE).strip('"'))
        marks = {**as_key(key), **as_written(MARK)}
        person.launch(ui("home.danger"))
        assert person.process is not None
        number = person.process.pid
        person.goes_to_the_topic()
        person.tab_to(note_of("topic"))
        person.types(f"{MARK} told me")
        person.press(*["Left"] * len(" told me"))
        before = holds(number, marks)
        assert {"key", "key in hex", *as_written(MARK)} <= before
        person.press("F12")
        person.is_locked_out()
        person.look("locked")
        assert person.process.poll() is None
        assert holds(number, marks) == set()
        assert person.ear.names() == [ui("window.title"), ui("hidden.heading"), ui("hidden.hint")]
        person.comes_back()
        person.hears(note_of("topic"))
        own.ask("xdotool", "type", " (9)")
        person.ear.until(lambda: person.ear.text() == f"{MARK} (9) told me", "it did not go on at the cursor")
        assert holds(number, as_written(MARK)) == set(as_written(MARK))
