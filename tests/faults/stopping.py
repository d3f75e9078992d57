"""Ends a fork of the test at one of the moments when it is about to change a file, each of them in turn."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.copyfile", "open"}
"""What Python says when it is about to do these; reading is among them, and harmless."""

MOST = 1000


def stopped_at(moment: int, act: Callable[[], object]) -> bool:
    """Whether the act was killed before its change number `moment` (from 0), or came to its end. Not a fault of its
    own: that is an AssertionError."""
    child = os.fork()
    if child == 0:
        _act(moment, act)
    _, how = os.waitpid(child, 0)
    assert how in (0, signal.SIGKILL), "it failed by itself; see above"
    return how != 0


def moments(act: Callable[[int], bool]) -> int:
    """Do this for each moment in turn, until it comes to its end; how many moments there were."""
    for moment in range(MOST):
        if not act(moment):
            return moment
    raise AssertionError("it never comes to its end")


def _act(moment: int, act: Callable[[], object]) -> None:
    """Never comes back."""
    seen = 0

    def listen(event: str, _: object) -> None:
        nonlocal seen
        if event in CHANGES:
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    try:
        sys.addaudithook(listen)
        act()
        os._exit(0)
    except BaseException:  # noqa: BLE001 (whatever it was, the fork must not go on as if it were the test)
        traceback.print_exc()
    finally:
        os._exit(1)
