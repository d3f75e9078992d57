"""The set-up behind ./run and ./check: done once, repaired when it was cut short, done anew when the lock changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.rules import ROOT

START = "import sys; sys.path.insert(0, 'requirements'); import ready; print(ready.ready('run'))"
OTHER_PYTHON = "import sys; sys.version_info = (3, 9, 2); sys.path.insert(0, 'requirements'); import ready"


def start(house: Path, code: str = START) -> subprocess.CompletedProcess[str]:
    """What a start of a script in this folder does and says."""
    return subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False)


def lock_of(package: str) -> str:
    """One small package's own entry in the real lock."""
    lock = (ROOT / "requirements/run.txt").read_text("utf-8")
    entry = re.search(rf"^{package}==(.|\n)*?(?=^\S|\Z)", lock, re.MULTILINE)
    assert entry
    return entry.group()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the set-up and a lock of one small package."""
    (tmp_path / "requirements").mkdir()
    shutil.copy(ROOT / "requirements/ready.py", tmp_path / "requirements")
    (tmp_path / "requirements/run.txt").write_text(lock_of("rfc8785"), "utf-8")
    return tmp_path


def has(house: Path, module: str) -> bool:
    """Whether the .venv of this folder can import a module."""
    python = next(path for path in (house / ".venv/bin/python", house / ".venv/Scripts/python.exe") if path.exists())
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


@pytest.mark.long
def test_a_second_start_does_nothing(house: Path) -> None:
    """The first start installs the lock and says so on standard error only; the second says and changes nothing."""
    first = start(house)
    assert (first.returncode, first.stdout) == (0, "True\n")
    assert "once" in first.stderr
    assert has(house, "rfc8785")
    before = {path: path.stat().st_mtime_ns for path in (house / ".venv").iterdir()}
    second = start(house)
    assert (second.returncode, second.stdout, second.stderr) == (0, "True\n", "")
    assert {path: path.stat().st_mtime_ns for path in (house / ".venv").iterdir()} == before


@pytest.mark.long
def test_a_set_up_cut_short_is_done_again(house: Path) -> None:
    """What an interrupted set-up left behind is thrown away, and the next start makes a whole one."""
    (house / ".venv/bin").mkdir(parents=True)
    (house / ".venv/bin/python").symlink_to(sys.executable)
    (house / ".venv/unfinished").touch()
    (house / ".venv/left-over").touch()
    (house / ".venv/installed-run").write_text(lock_of("rfc8785"), "utf-8")
    assert start(house).stdout == "True\n"
    assert has(house, "rfc8785")
    assert not (house / ".venv/left-over").exists()


@pytest.mark.long
def test_a_changed_lock_is_installed_from_nothing(house: Path) -> None:
    """A package that has left the lock does not stay behind in .venv."""
    assert start(house).stdout == "True\n"
    (house / "requirements/run.txt").write_text(lock_of("six"), "utf-8")
    assert start(house).stdout == "True\n"
    assert has(house, "six")
    assert not has(house, "rfc8785")


@pytest.mark.long
def test_a_wrong_digest_is_refused(house: Path) -> None:
    """A package whose digest is not the lock's is not installed, the start says so and ends, and so does the next."""
    lock = house / "requirements/run.txt"
    lock.write_text(re.sub("sha256:.{64}", "sha256:" + "0" * 64, lock.read_text("utf-8")), "utf-8")
    for _ in range(2):
        ended = start(house)
        assert ended.returncode == 1
        assert "could not be installed" in ended.stderr
        assert not has(house, "rfc8785")


def test_an_old_python_is_told_in_one_line(house: Path) -> None:
    """A Python that is too old gets one line that says what is needed."""
    ended = start(house, OTHER_PYTHON)
    assert ended.returncode == 1
    assert ended.stderr == (
        "Sharewell needs Python 3.11 or newer, and this is Python 3.9. Please install a newer one.\n"
    )


@pytest.mark.parametrize("name", ["run", "check", "requirements/ready.py"])
def test_an_old_python_can_read_the_scripts(name: str) -> None:
    """Nothing in the scripts is a syntax error to Python 3.7, so that it gets as far as that line."""
    import ast

    ast.parse((ROOT / name).read_text("utf-8"), feature_version=(3, 7))


def test_a_folder_that_cannot_be_written_is_told_in_one_line(house: Path) -> None:
    """Where the set-up cannot write, it says so in one line instead of failing deep inside."""
    (house / ".venv.lock").mkdir()
    ended = start(house)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Sharewell cannot be set up, because its folder cannot be written: ")
    assert ended.stderr.count("\n") == 1


def test_an_unknown_step_is_refused() -> None:
    """`./check` names the steps there are when it is asked for another."""
    ended = subprocess.run([ROOT / "check", "everything"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == "There is no step everything. There are: all, format, lint, types, contracts, tests, long.\n"


def test_what_the_system_lacks_is_told_in_one_line(house: Path) -> None:
    """Someone who may not install is told which library is missing, and the one line to type; the start goes on."""
    code = (
        "import os, sys; sys.platform = 'linux'; sys.path.insert(0, 'requirements'); import ready; "
        "ready.LIBRARIES = {'libnothing.so.9': 'libnothing9'}; os.geteuid = lambda: 1000; print(ready._system('run'))"
    )
    (house / "apt-get").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (house / "apt-get").chmod(0o755)
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=house, env={"PATH": str(house)}, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, "False\n")
    assert ended.stderr == (
        "The system still lacks: libnothing.so.9.\n"
        "Please type: sudo apt-get update && sudo apt-get install -y libnothing9\n"
    )


@pytest.mark.long
def test_a_fresh_clone_starts(tmp_path: Path) -> None:
    """A clone with nothing installed answers its first command; the second answers alike and sets nothing up."""
    clone = tmp_path / "a clone"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    command = [sys.executable, str(clone / "run"), "questions", "--json"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    first, second = (
        subprocess.run(command, cwd=tmp_path, env=plain, capture_output=True, text=True, check=False) for _ in range(2)
    )
    assert first.returncode == second.returncode == 0, first.stderr
    assert first.stdout == second.stdout != ""
    assert second.stderr == ""
