"""How long it takes from starting the program to the numbers, and to the first question, beside an empty Qt wizard.

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
from ui.__main__ import Begin, application, make_desk, open_window
app = application()
window = open_window(app, make_desk(Begin({folder!r})))
"""

QUESTION = """
import gc
import time
from PySide6.QtCore import QEvent, QObject
from ui.__main__ import Begin, application, make_desk, open_window
app = application()
desk = make_desk(Begin(scratch=True))
window = open_window(app, desk)
while not window.windowHandle().isExposed():
    app.processEvents()
shown = time.monotonic()
while not ({ready}):
    app.processEvents()
pressed = time.monotonic()
window.start()
class Painted(QObject):
    seen = False
    def eventFilter(self, what, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False
painted = Painted()
window.wizard.page.heading.installEventFilter(painted)
while not painted.seen:
    app.processEvents()
print(time.monotonic() - (pressed - shown), flush=True)
desk.close()
"""
"""From the start to the numbers, and from Start to the first question; what a person takes to press it is left out.

`ready` says when it is pressed. A throw-away register has no passphrase, so there is no key derivation in this.
"""

RESTED = QUESTION.replace("{ready}", "gc.get_freeze_count()")
"""Pressed once what is slow has been loaded, about a second after the start."""

AT_ONCE = QUESTION.replace("{ready}", "hasattr(window, 'stack')")
"""Pressed as soon as there is a button to press."""


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
    """Milliseconds from starting a new Python with this code to the moment that it prints."""
    begun = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-c", code), env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return (float(done.stdout.split()[-1]) - begun) * 1000


def measure(ours: str, runs: int = RUNS) -> tuple[float, float, float]:
    """Medians: the empty wizard and `ours` in milliseconds, and how many times as long; run turn by turn."""
    one, other = [], []
    with display() as environment, tempfile.TemporaryDirectory() as folder:
        code = ours.replace("{folder!r}", repr(folder))
        # As installed: what Python compiles is kept. Some machines are told not to.
        environment["PYTHONPYCACHEPREFIX"] = folder
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        once(EMPTY + SHOWN, environment)
        once(code, environment)
        for _ in range(runs):
            one.append(once(EMPTY + SHOWN, environment))
            other.append(once(code, environment))
    return (
        statistics.median(one),
        statistics.median(other),
        statistics.median(b / a for a, b in zip(one, other, strict=True)),
    )


if __name__ == "__main__":
    for name, code in (
        ("our window", OURS + SHOWN),
        ("the first question", RESTED),
        ("the first question, pressed at once", AT_ONCE),
    ):
        before, after, times = measure(code)
        sys.stdout.write(f"empty wizard {before:.0f} ms, {name} {after:.0f} ms, ratio {times:.2f}\n")
