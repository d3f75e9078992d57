"""What is copied in the program is gone from the clipboard in time, unless it is somebody else's by then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desktop import SIZE, _serving
from tests.house.rules import ROOT
from tests.store.sealing import MARK
from ui.clipboard import HINTS

MINUTE = 60_000
FIRST = MARK.split()[0]


class Running:
    """A program on the display; `ask("copy")` does it and gives what the program says."""

    def __init__(self, started: subprocess.Popen[str]) -> None:
        self._started = started
        assert self.hear() == "ready"

    def ask(self, what: str, text: str = "") -> Any:
        """Have it do something."""
        assert self._started.stdin is not None
        self._started.stdin.write(f"{what} {text}\n")
        self._started.stdin.flush()
        return self.hear()

    def hear(self) -> Any:
        """The next thing it says."""
        assert self._started.stdout is not None
        return json.loads(self._started.stdout.readline())


Start = Callable[..., Running]


@contextmanager
def program(env: dict[str, str], *words: str) -> Iterator[Running]:
    """Started, and ended afterwards."""
    command = [sys.executable, str(Path(__file__).with_name("copying.py")), *words]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        try:
            yield Running(started)
        finally:
            started.kill()


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts programs on a display of their own: `start("ours", ms)`, `start("other")`."""
    with ExitStack() as stack:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
        screen = ("-screen", "0", SIZE, "-nolisten", "tcp")
        env["DISPLAY"] = ":" + stack.enter_context(_serving(["Xvfb", *screen, "-displayfd", "{}"], env))
        yield lambda *words: stack.enter_context(program(env, *map(str, words)))


def both(ours: Running) -> None:
    """The name copied, and its first word marked with the mouse."""
    ours.ask("write", MARK)
    ours.ask("copy")
    ours.ask("mark")


def test_fault_59_what_is_copied_is_cleared_in_time(start: Start) -> None:
    """Another program can paste it until its minute has passed, from the clipboard and with the middle button; then
    there is nothing to paste."""
    ours, other = start("ours", MINUTE), start("other")
    both(ours)
    assert other.ask("read") == [MARK, FIRST]
    assert ours.ask("waits") == [MINUTE, MINUTE]
    ours.ask("due")
    assert other.ask("read") == ["", ""]
    assert ours.ask("waits") == []


def test_fault_59_the_time_passes_by_itself(start: Start) -> None:
    """Nobody has to ask for it."""
    ours, other = start("ours", 1), start("other")
    both(ours)
    while other.ask("read") != ["", ""]:
        pass
    assert ours.ask("read") == ["", ""]


def test_fault_59_what_somebody_else_copied_meanwhile_stays(start: Start) -> None:
    """Neither the time nor a lock touches it, and no timer of ours runs on."""
    ours, other = start("ours", MINUTE), start("other")
    both(ours)
    other.ask("write", "quite another thing")
    other.ask("copy")
    other.ask("mark")
    assert ours.ask("read") == ["quite another thing", "quite"]
    assert ours.ask("waits") == []
    ours.ask("due")
    ours.ask("clear")
    assert other.ask("read") == ours.ask("read") == ["quite another thing", "quite"]


def test_fault_59_a_lock_clears_it_at_once_and_so_does_the_end(start: Start) -> None:
    """What is still ours does not wait for its minute; only one of the two being ours clears only that one."""
    ours, other = start("ours", MINUTE), start("other")
    both(ours)
    ours.ask("clear")
    assert other.ask("read") == ["", ""]
    other.ask("write", "quite another thing")
    other.ask("copy")
    ours.ask("mark")
    ours.ask("clear")
    assert other.ask("read") == ["quite another thing", ""]
    both(ours)
    assert ours.ask("quit") == ["", ""]


def test_clipboard_histories_are_asked_to_leave_it_out(start: Start) -> None:
    """Plain text and the hints of each system, and nothing else of the text; what others copy is left as it is."""
    ours, other = start("ours", MINUTE), start("other")
    other.ask("write", "quite another thing")
    other.ask("copy")
    assert "text/html" in ours.ask("offered"), "what Qt would hand on"
    ours.ask("write", MARK)
    ours.ask("copy")
    offered = other.ask("offered")
    assert {name: bytes.fromhex(offered[name]) for name in HINTS} == HINTS
    assert {name for name in offered if "/" in name and name not in HINTS} == {"text/plain"}
    other.ask("write", "quite another thing")
    other.ask("copy")
    assert not set(ours.ask("offered")) & set(HINTS)
