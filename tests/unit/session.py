"""A session of one made-up account with a real keyring, unlocked as logging in does it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.house.rules import ROOT
from tests.unit.vault.computer import UNLOCKED


def in_a_session(root: Path, module: str) -> Any:
    """What `python -m module root` prints as JSON, run in a session whose files lie in `root`."""
    home = root / "home"
    home.mkdir(exist_ok=True)
    gone = {"DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"}
    mine = {key: value for key, value in os.environ.items() if key not in gone and not key.startswith("XDG_")}
    done = subprocess.run(
        ["dbus-run-session", "--", *UNLOCKED, sys.executable, "-m", module, str(root)],
        env={**mine, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
