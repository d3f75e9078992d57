"""The contracts between the rooms can be broken: each one is shown to find the import it forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import rules

LINT = (
    "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo', '--no-cache', '--contract', {!r}])"
)


def kept(root: Path, contract: str) -> bool:
    """Whether a tree keeps one contract. The tree must be one the tool can read at all."""
    done = subprocess.run(
        [sys.executable, "-c", LINT.format(contract)],
        cwd=root,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with one file in each room that the contracts name."""
    shutil.copy(rules.ROOT / "pyproject.toml", tmp_path)
    for room in ("app", "app/decisions", "app/guidance", "app/vault", "app/store", "app/pdf", "ui"):
        (tmp_path / room).mkdir(parents=True)
        (tmp_path / room / "__init__.py").touch()
    for file in (
        "cli",
        "desk",
        "words",
        "settings",
        "clock",
        "strict_json",
        "letters",
        "memory",
        "windows",
        "files",
        "log",
        "fault_report",
        "paths",
        "errors",
        "decisions/screen",
        "decisions/sealing",
    ):
        (tmp_path / "app" / f"{file}.py").touch()
    (tmp_path / "ui" / "__main__.py").touch()
    (tmp_path / "ui" / "window.py").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("contract", "file", "bad"),
    [
        ("floors", "app/guidance/__init__.py", "import app.decisions"),
        ("floors", "app/store/__init__.py", "import app.vault"),
        ("floors", "app/pdf/__init__.py", "import app.store"),
        ("floors", "app/gadgets.py", ""),
        ("one-way", "app/desk.py", "import ui.window"),
        ("window", "ui/window.py", "from app.decisions import sealing"),
        ("window", "ui/window.py", "import app.cli"),
        ("window", "ui/window.py", "from app.guidance import outcomes"),
        ("door-qt", "app/desk.py", "from PySide6.QtCore import QObject"),
        ("door-store", "app/desk.py", "def later():\n    import sqlalchemy"),
        ("door-store", "app/vault/__init__.py", "import sqlcipher3.dbapi2"),
        ("door-pdf", "app/desk.py", "from reportlab.pdfgen import canvas"),
        ("door-vault", "app/store/__init__.py", "from cryptography.hazmat.primitives.kdf import argon2"),
        ("door-vault", "ui/window.py", "import keyring"),
        ("no-door", "app/store/__init__.py", "import sqlite3"),
        ("no-door", "app/desk.py", "from urllib.request import urlopen"),
        ("no-door", "ui/window.py", "import socket"),
    ],
)
def test_a_forbidden_import_is_found(house: Path, contract: str, file: str, bad: str) -> None:
    """Each contract fails on the import, or the module without a floor, that it is there for."""
    assert kept(house, contract)
    (house / file).write_text(bad, "utf-8")
    assert not kept(house, contract)


@pytest.mark.parametrize(
    ("contract", "file", "good"),
    [
        (
            "window",
            "ui/window.py",
            "from app.desk import Desk\nfrom app.decisions.screen import Screen\nimport app.words",
        ),
        ("window", "ui/__main__.py", "from app import cli"),
        ("door-store", "app/store/tables.py", "import sqlalchemy.orm\nimport sqlcipher3"),
        ("door-vault", "app/vault/slots.py", "import keyring.errors\nfrom cryptography.exceptions import InvalidTag"),
        ("door-pdf", "app/pdf/kit.py", "from reportlab.lib import pagesizes"),
    ],
)
def test_the_right_door_is_open(house: Path, contract: str, file: str, good: str) -> None:
    """What each room is for it may do."""
    (house / file).write_text(good, "utf-8")
    assert kept(house, contract)
