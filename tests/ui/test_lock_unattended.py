"""What locks by itself: minutes without a touch, a locked session, a closed lid, a computer that goes to sleep."""

from __future__ import annotations

import os

import pytest
from jeepney import DBusAddress, new_signal  # type: ignore[import-untyped]
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from tests.e2e.desktop import _serving
from tests.e2e.logind import logind
from tests.ui.look_at import press, seen, until
from tests.ui.screens import WRITE
from tests.ui.stand_in import StandInDesk
from ui.__main__ import watch_time
from ui.idle import Idle, seconds
from ui.session_signals import Signals

# Nobody has touched it


@pytest.fixture
def idle(walk):
    """A window, its watch over the time with five minutes, the time, and how often it locked."""
    window, now, locked = walk(WRITE), [1000.0], []
    made = Idle(window.windowHandle(), 300, lambda: locked.append(now[0]), lambda: now[0])
    return window, made, now, locked


def test_after_some_minutes_without_a_touch_it_locks(idle):
    """Not before the time, at the time, and not again at every look."""
    _, made, now, locked = idle
    for at in (1000, 1299.9):
        now[0] = at
        made.look()
    assert locked == []
    for at in (1300, 1301, 1599):
        now[0] = at
        made.look()
    assert locked == [1300]
    now[0] = 1600
    made.look()
    assert locked == [1300, 1600]


@pytest.mark.parametrize("touch", ["key", "click", "wheel"])
def test_a_touch_begins_the_time_again(idle, touch):
    """A key, a click or a turn of the wheel in our window."""
    window, made, now, locked = idle
    now[0] = 1200
    match touch:
        case "key":
            press(window, "a")
        case "click":
            QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
        case "wheel":
            QTest.wheelEvent(window.windowHandle(), QPoint(300, 300), QPoint(0, -120))
    now[0] = 1400
    made.look()
    assert locked == []
    now[0] = 1500
    made.look()
    assert locked == [1500]


def test_a_pointer_that_only_moves_is_no_touch(idle):
    """A table that is nudged keeps nothing open."""
    window, made, now, locked = idle
    now[0] = 1200
    QTest.mouseMove(window.windowHandle(), QPoint(200, 200))
    QTest.mouseMove(window.windowHandle(), QPoint(400, 300))
    now[0] = 1300
    made.look()
    assert locked == [1300]


def test_after_a_long_sleep_the_first_key_locks(idle):
    """The key that wakes the computer does not open what has lain there too long: it locks before it counts."""
    window, _, now, locked = idle
    now[0] = 9000
    press(window, "a")
    assert locked == [9000]


def test_keys_in_a_dialog_count_and_f12_locks_there_too(idle):
    """A dialog takes all keys to itself; what is typed there is a touch, and the key that hides works."""
    window, made, now, locked = idle
    dialog = QDialog(window)
    box = QLineEdit()
    QVBoxLayout(dialog).addWidget(box)
    dialog.open()
    until(box.hasFocus)
    now[0] = 1200
    press(dialog, "a")
    now[0] = 1400
    made.look()
    assert locked == []
    press(dialog, Qt.Key.Key_F12)
    assert locked == [1400]


def test_the_time_goes_on_while_the_computer_sleeps():
    """It is counted by a clock that sleep does not stop, where there is one."""
    before = seconds()
    assert seconds() >= before


@pytest.mark.parametrize(("state", "hidden"), [("open", True), ("locked", False), ("none", False)])
def test_only_what_is_open_is_hidden_by_itself(open_window, monkeypatch, state, hidden):
    """Without an open register the numbers to ring stay, however long nobody touches them."""
    window, limits, acts = open_window(StandInDesk(state=state)), [], []

    def remember(self, handle, limit, lock):
        QObject.__init__(self, handle)
        limits.append(limit)
        acts.append(lock)

    with monkeypatch.context() as patched:
        patched.setattr(Idle, "__init__", remember)
        watch_time(window)
    acts[0]()
    assert limits == [300]
    assert ("999" not in seen(window)) == hidden


# The computer says so


@pytest.fixture
def bus(tmp_path):
    """The address of a bus of our own."""
    with _serving(["dbus-daemon", "--session", "--nofork", "--print-address={}"], dict(os.environ)) as address:
        yield address


def listening(app, system, session="unix:path=/nowhere"):
    """What listens on these buses, and what it did."""
    locked, owner = [], QObject()
    buses = (QDBusConnection.connectToBus(address, address) for address in (system, session))
    made = Signals(owner, lambda: locked.append(1), *buses)
    return owner, made, locked


def test_without_buses_nothing_happens(app):
    """A computer that says nothing is no fault."""
    _, _, locked = listening(app, "unix:path=/nowhere")
    assert locked == []


def test_a_bus_without_logind_is_no_fault(app, bus):
    """Nobody answers, and nobody is told anything."""
    _, made, locked = listening(app, bus)
    made.sleeping(before=True)
    assert locked == [1]


def test_a_locked_session_locks(app, bus):
    """Whoever locks the computer locks this, too."""
    with logind(bus) as computer:
        owner, _, locked = listening(app, bus)
        until(computer.looked.is_set)
        computer.lock()
        until(lambda: locked == [1])
        owner.deleteLater()


def test_sleep_waits_for_the_lock_and_no_longer(app, bus):
    """Sleep is held up from the start, let go once locked, and held up again when the computer is awake."""
    with logind(bus) as computer:
        owner, _, locked = listening(app, bus)
        until(lambda: bool(computer.held))
        assert not computer.let_go(computer.held[0], 0)
        computer.sleep()
        until(lambda: computer.let_go(computer.held[0], 0))
        assert locked == [1]
        computer.sleep(before=False)
        until(lambda: len(computer.held) == 2)
        assert not computer.let_go(computer.held[1], 0)
        assert locked == [1]
        owner.deleteLater()


def test_a_lid_that_is_closed_locks(app, bus):
    """Closing it does; lying closed from the start, beside a large screen, does not."""
    with logind(bus) as computer:
        computer.lid_closed = True
        owner, made, locked = listening(app, bus)
        until(computer.looked.is_set)
        for closed, times in ((True, 0), (False, 0), (True, 1), (True, 1)):
            computer.lid_closed = closed
            computer.looked.clear()
            made._look_at_lid()
            until(computer.looked.is_set)
            until(lambda closed=closed: made._lid_closed == closed)
            assert len(locked) == times
        owner.deleteLater()


@pytest.mark.parametrize("name", ["org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"])
def test_a_screen_saver_locks(app, bus, name):
    """When it comes, not when it goes."""
    with open_dbus_connection(bus) as desktop:
        assert desktop.send_and_get_reply(message_bus.RequestName(name)).body == (1,)
        owner, _, locked = listening(app, "unix:path=/nowhere", bus)
        at = DBusAddress("/" + name.replace(".", "/"), interface=name)
        for active in (False, True):
            desktop.send(new_signal(at, "ActiveChanged", "b", (active,)))
        until(lambda: locked == [1])
        owner.deleteLater()
