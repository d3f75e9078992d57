"""The Windows calls where there is no Windows: nothing happens, and that is said."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from app import windows


def test_elsewhere_nothing_is_done() -> None:
    """On another system every call gives False and leaves what it was given as it is."""
    assert sys.platform != "win32", "there they are to be seen running, one by one"
    ring = SimpleNamespace(persist="roaming")
    assert not windows.stay_on_this_computer(ring)
    assert ring.persist == "roaming"
    assert not windows.lock_byte(0)
    assert not windows.hide_from_capture(1)
    assert not windows.watch_session(1)


def test_the_lock_of_a_session_is_told_from_the_rest() -> None:
    """Of all messages to a window only a session change that says lock is one; unlocking and signing in are not."""
    assert windows.is_session_lock(0x02B1, 0x7)
    assert not any(windows.is_session_lock(0x02B1, change) for change in range(16) if change != 0x7)
    assert not windows.is_session_lock(0x0112, 0x7)
