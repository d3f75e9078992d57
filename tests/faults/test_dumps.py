"""Memory that must not leave the program: no core dump on disk, no reading by other programs of the same person."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

from tests.house.rules import ROOT

ABORTS = "import os, sys; {first}; os.abort()"
READ_FROM_OUTSIDE = """
    import subprocess, sys
    child = subprocess.Popen(
        [sys.executable, "-c", "import sys; {first}; print(flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )
    child.stdout.readline()
    try:
        open(f"/proc/{{child.pid}}/mem", "rb").close()
        print("opened")
    except PermissionError:
        print("refused")
    child.communicate()
"""
NOTHING = "None"
KEYS_ARE_MADE = "from app.vault.opening import throwaway; throwaway()"


def dumped(folder: Path, first: str) -> tuple[bool, list[str]]:
    """Whether the system says that a program which aborts left a dump, and the files that it left."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    died = subprocess.Popen(
        [sys.executable, "-c", ABORTS.format(first=first)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),  # noqa: PLW1509  (no threads here)
        stderr=subprocess.DEVNULL,
    )
    _, status = os.waitpid(died.pid, 0)
    died.returncode = status
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status), [path.name for path in folder.iterdir()]


def read_from_outside(first: str) -> str:
    """What becomes of another program of the same person that opens the memory of one."""
    # The administrator may read every program; without that power it is a person like any other.
    as_person = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_person, sys.executable, "-c", textwrap.dedent(READ_FROM_OUTSIDE).format(first=first)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_fault_57_a_program_that_has_keys_leaves_no_dump(tmp_path: Path) -> None:
    """Once keys are made, an abort leaves no core dump, neither as a file nor by the system's own account, even where
    dumps are switched on."""
    assert dumped(tmp_path, KEYS_ARE_MADE) == (False, [])


def test_fault_57_without_it_there_would_be_one(tmp_path: Path) -> None:
    """The same program without keys leaves a dump here, so the test above can fail."""
    assert dumped(tmp_path, NOTHING)[0]


def test_fault_57_no_other_program_reads_its_memory() -> None:
    """Once keys are made, another program of the same person is refused its memory, and is not without keys."""
    assert read_from_outside(KEYS_ARE_MADE) == "refused"
    assert read_from_outside(NOTHING) == "opened"
