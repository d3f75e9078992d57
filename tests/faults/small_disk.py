"""A small disk of its own for one program, in a name space of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.house.rules import ROOT


def holds_on_a_small_disk(module: str, *words: object) -> None:
    """Run `python -m module words`, which may mount disks and says at its end that all of it held."""
    # Root needs no user namespace to mount a disk of its own, and may not have one in a chroot.
    mapped = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        ["unshare", *mapped, "--mount", sys.executable, "-m", module, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.split("\n")[-2:]) == (0, ["all of it held", ""]), done.stderr
