"""Starting somebody at work and killing them at a moment that the seed decides."""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from tests.faults.typist import ENDED
from tests.faults.work import BEGIN, DONE, Said
from tests.house.rules import ROOT


def command(*arguments: str) -> list[str]:
    """How a typist is started."""
    return [sys.executable, "-m", "tests.faults.typist", *arguments]


def start(*arguments: str) -> subprocess.Popen[str]:
    """The typist at work, to be listened to."""
    return subprocess.Popen(
        command(*arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ, text=True
    )


class Office:
    """Typists, one after the other, each a fork of one that has read all its code already."""

    def __init__(self, forking: subprocess.Popen[str]) -> None:
        assert forking.stdin
        assert forking.stdout
        self._asked, self._heard = forking.stdin, forking.stdout

    def killed(self, what: str, root: Path, chance: random.Random, act: str, acts: int, within: float) -> Said:
        """What the typist had said when they were killed: up to `within` seconds, the time it takes, after they had
        begun such an act, up to the `acts`th time."""
        pid, lines = self._sit_down(what, root), list[str]()
        for _ in range(chance.randint(1, acts)):
            while not (line := self._line()).startswith(BEGIN + act):
                lines.append(line)
            lines.append(line)
        # Not by counting in a loop: that would slow the typist down on the other half of the same core.
        Event().wait(chance.random() * within)
        lines += self._stood_up(pid)
        return Said.of(lines)

    def seconds(self, what: str, root: Path, act: str, acts: int = 5) -> float:
        """How long such an act takes: the median of the first few of a typist at this work."""
        pid, taken, begun = self._sit_down(what, root), list[float](), 0.0
        while len(taken) < acts:
            line = self._line()
            if line.startswith(BEGIN + act):
                begun = time.perf_counter()
            elif line.startswith(DONE + act):
                taken.append(time.perf_counter() - begun)
        self._stood_up(pid)
        return statistics.median(taken)

    def _sit_down(self, what: str, root: Path) -> int:
        self._asked.write(f"{what} {root}\n")
        self._asked.flush()
        return int(self._line().removeprefix("pid "))

    def _stood_up(self, pid: int) -> list[str]:
        """Kills them, and gives what they had still said."""
        os.kill(pid, signal.SIGKILL)
        lines = []
        while not (line := self._heard.readline().rstrip("\n")).startswith(ENDED):
            lines.append(line)
        assert line == f"{ENDED} {int(signal.SIGKILL)}", line
        return lines

    def _line(self) -> str:
        line = self._heard.readline().rstrip("\n")
        assert line, "there is nobody left"
        assert not line.startswith(ENDED), "the typist stopped by themselves"
        return line


@contextmanager
def office() -> Iterator[Office]:
    """An office, until it closes."""
    with start() as forking:
        try:
            yield Office(forking)
        finally:
            forking.kill()  # whoever is left at work has been killed already
