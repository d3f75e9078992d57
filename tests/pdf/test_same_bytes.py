"""The same paper has the same bytes on any computer, on any day, and whatever was drawn before or at the same time."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house.rules import ROOT
from tests.pdf.drawn_apart import NUMBERS, digests
from tests.pdf.papers import PAPERS

YEARS = 5 * 365 * 86_400
ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "HOME": "/"},
)

UNKNOWN = {
    *("time", "random", "secrets", "uuid", "locale", "platform", "socket", "getpass", "tempfile"),
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "os.environ", "os.getenv", "os.urandom"),
}
"""What is not the same tomorrow, or on another computer."""

NO_PAPER = {"transport.py"}
"""A copy under a password is never the same twice, and must not be."""


def drawn(folder: Path, surroundings: dict[str, str], ahead: int) -> str:
    """What another process draws, in this folder and these surroundings, its clock so many seconds ahead."""
    command = (sys.executable, "-m", "tests.pdf.drawn_apart", str(ahead))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **surroundings}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.long
def test_two_processes_draw_the_same_bytes(tmp_path: Path) -> None:
    """Another seed of hashes, time zone, language and folder, five years later: every paper is the same to the byte."""
    first, second = (
        drawn(at, how, ahead) for at, how, ahead in zip((ROOT, tmp_path), ELSEWHERE, (0, YEARS), strict=True)
    )
    assert first == second
    assert first.splitlines() == [f"{name} {digest}" for name, digest in digests().items()]
    assert len(set(first.split())) > len(NUMBERS) * 4


def test_what_was_drawn_before_does_not_matter() -> None:
    """Drawn again after all the others, in another order, every paper is the same."""
    first = {(name, number): draw(number).pdf for number in NUMBERS[:2] for name, draw in PAPERS.items()}
    again = {(name, number): PAPERS[name](number).pdf for name, number in reversed(first)}
    assert again == first


def test_two_threads_draw_the_same_bytes() -> None:
    """At once, over and over, as one after the other."""
    alone = [PAPERS["record_paper"](number).pdf for number in NUMBERS]
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda number: PAPERS["record_paper"](number).pdf, NUMBERS * 4))
    assert both == alone * 4


def asked(text: str) -> set[str]:
    """What of the world a module's code asks for that is not the same everywhere."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found & UNKNOWN


def test_no_paper_asks_for_the_time_or_for_chance() -> None:
    """Neither the clock, nor chance, nor the surroundings: whatever changes is handed in."""
    modules = [path for path in sorted((ROOT / "app" / "pdf").glob("*.py")) if path.name not in NO_PAPER]
    assert len(modules) > 15
    assert {path.name: asked(path.read_text("utf-8")) for path in modules if asked(path.read_text("utf-8"))} == {}


@pytest.mark.parametrize(
    "line",
    ["import time", "from datetime import datetime\ndatetime.now()", "import os\nos.environ['TZ']", "import random"],
)
def test_one_that_did_would_be_found(line: str) -> None:
    """The rule finds a clock, chance and surroundings."""
    assert asked(line)
