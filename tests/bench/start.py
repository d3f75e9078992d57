"""How long it takes from starting the program to the emergency numbers on screen, beside an empty Qt wizard.

`python -m tests.bench.start` prints medians of interleaved runs under a display of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

RUNS = 15

SHOWN = """
import time
while not window.windowHandle().isExposed():
    app.processEvents()  # an exposed window is painted before this comes back
print(time.monotonic(), flush=True)
import os
os._exit(0)
"""

EMPTY = """
from PySide6.QtWidgets import QApplication, QWizard, QWizardPage
app = QApplication([])
window = QWizard()
window.addPage(QWizardPage())
window.show()
"""

OURS = """
from ui.__main__ import application, make_desk, open_window
app = application()
window = open_window(app, make_desk(["--store", {folder!r}]))
"""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """An X display of our own, as environment variables."""
    reading, writing = os.pipe()
    screen = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(writing), *screen), pass_fds=(writing,), stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield {**os.environ, "DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def once(code: str, environment: dict[str, str]) -> float:
    """Milliseconds from starting a new Python with this code to its window being painted."""
    begun = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-c", code + SHOWN), env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return (float(done.stdout.split()[-1]) - begun) * 1000


def measure(runs: int = RUNS) -> tuple[float, float, float]:
    """Medians: the empty wizard and our window in milliseconds, and how many times as long; run turn by turn."""
    empty, ours = [], []
    with display() as environment, tempfile.TemporaryDirectory() as folder:
        code = OURS.format(folder=folder)
        # As installed: what Python compiles is kept. Some machines are told not to.
        environment["PYTHONPYCACHEPREFIX"] = folder
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        once(EMPTY, environment)
        once(code, environment)
        for _ in range(runs):
            empty.append(once(EMPTY, environment))
            ours.append(once(code, environment))
    return (
        statistics.median(empty),
        statistics.median(ours),
        statistics.median(b / a for a, b in zip(empty, ours, strict=True)),
    )


if __name__ == "__main__":
    before, after, times = measure()
    sys.stdout.write(f"empty wizard {before:.0f} ms, our window {after:.0f} ms, ratio {times:.2f}\n")
