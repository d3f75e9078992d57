"""The real program locked by the computer: nothing holds it open, nothing stays in memory, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.logind import Logind, logind
from tests.e2e.memory import as_key, as_written, holds
from tests.e2e.person import Person
from tests.e2e.shown import MARK, PASSPHRASE, ui

pytestmark = pytest.mark.long

RANG = f"{ui('numbers.n999.number')} {ui('numbers.n999.name')}"
SAID = f"{MARK} is in the kitchen"


@pytest.fixture
def computer(person: Person) -> Iterator[Logind]:
    """What says that the computer is locked or put to sleep."""
    with logind(person.desktop.env["DBUS_SYSTEM_BUS_ADDRESS"]) as made:
        yield made


def holds_up_the_sleep(person: Person, computer: Logind) -> int:
    """Wait until the program has asked to be waited for; our end of that."""
    person.ear.until(lambda: bool(computer.held), "it does not hold up the sleep")
    return computer.held[-1]


def data_key(person: Person) -> bytes:
    """The key of this person's register."""
    said = person.desktop.python("tests.e2e.outside", "key", str(person.desktop.store), told=PASSPHRASE)
    return bytes.fromhex(said.strip('"'))


def test_asleep_in_the_middle_of_a_call(person: Person, computer: Logind) -> None:
    """The computer sleeps while somebody writes down a call: it waits until the program is locked. Awake again, who was
    rung and every word stand there, and typing goes on at the cursor."""
    person.desktop.python("tests.e2e.outside", "set_up", str(person.desktop.store), told=PASSPHRASE)
    marks = {**as_key(data_key(person)), **as_written(MARK)}
    person.launch(ui("home.danger"))
    assert person.process is not None
    number = person.process.pid
    person.use(ui("home.locked_do"))
    person.unlock()
    person.hears(ui("home.danger"))
    person.press("Return")
    person.hears(ui("emergency.heading"))
    person.tab_to(RANG)
    person.press("space")
    person.tab_to(ui("emergency.said"))
    person.types(SAID)
    person.press(*["Left"] * len(" is in the kitchen"))
    held = holds_up_the_sleep(person, computer)
    awake = holds(number, marks)  # in which spelling the words still lie about is a matter of chance
    assert "key in hex" in awake
    assert awake & set(as_written(MARK))
    assert not computer.let_go(held, 0)
    computer.sleep()
    assert computer.let_go(held, 5)
    assert holds(number, marks) == set()
    computer.sleep(before=False)
    person.is_locked_out()
    person.look("asleep")
    assert person.ear.names() == [ui("window.title"), ui("hidden.heading"), ui("hidden.hint")]
    person.comes_back()
    person.hears(ui("emergency.said"))
    person.desktop.ask("xdotool", "type", " (9)")
    person.ear.until(lambda: person.ear.text() == SAID.replace(" is", " (9) is"), "it did not go on at the cursor")
    assert [thing.name for thing in person.ear.page() if thing.picked] == [RANG]
    person.look("awake")
    assert holds_up_the_sleep(person, computer) != held


def test_locked_with_a_dialog_open(person: Person, computer: Logind) -> None:
    """The session is locked while a file dialog waits for an answer: dialog and program are gone, and with them the key
    of the register and the recovery key that was on the screen; unlocked, that is there to be written down."""
    person.launch(ui("home.danger"))
    assert person.process is not None
    number = person.process.pid
    person.use(ui("home.none_do"))
    person.says_who()
    shown = next(thing.more for thing in person.ear.page() if thing.name == ui("key.name"))
    marks = {**as_key(data_key(person)), **as_written(shown)}
    person.use(ui("key.sheet"))
    person.ear.until(lambda: len(person.titles()) > 1, "no dialog came")
    assert holds(number, marks) >= {"key in hex", *as_written(shown)}
    holds_up_the_sleep(person, computer)
    computer.lock()
    person.is_locked_out()
    assert person.titles() == [ui("window.title")]
    assert holds(number, marks) == set()
    person.comes_back()
    person.hears(ui("key.heading"))
    assert shown in [thing.more for thing in person.ear.page()]
    person.has_written_it_down()
    person.hears(ui("home.danger"))
    person.close()
