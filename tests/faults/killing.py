"""Starting somebody at work and killing them at a moment that the seed decides."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.house.rules import ROOT

TYPIST = Path(__file__).with_name("typist.py")


def start(what: str, root: Path) -> subprocess.Popen[str]:
    """The typist at work, to be listened to."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, str(TYPIST), what, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        text=True,
    )


def killed(what: str, root: Path, chance: random.Random, *, lines: int, within: float) -> list[str]:
    """What the typist had said when they were killed: after some lines (up to `lines`) and up to `within` seconds."""
    said = []
    with start(what, root) as typist:
        assert typist.stdout is not None
        for _ in range(chance.randint(1, lines)):
            said.append(typist.stdout.readline().strip())
            assert said[-1], "the typist stopped by themselves"
        until = time.perf_counter() + chance.random() * within
        while time.perf_counter() < until:
            pass
        typist.kill()
        said += typist.stdout.read().split("\n")[:-1]  # what was said before the end counts; half a line does not
    return said
