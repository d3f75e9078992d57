"""How long a step takes to turn, beside Qt putting up a page of plain labels.

`python -m tests.bench.turn` prints medians over the first questions of a real decision, and the time of one frame.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desk import Desk
from app.paths import home
from ui.__main__ import application, now
from ui.first_light import FirstLight
from ui.kit import Kit
from ui.look import clothe
from ui.theme import Theme
from ui.window import Window

ROUNDS = 12
LABELS = 40
"""About as many widgets as a question has."""

FRAME = 1000 / 60
"""Milliseconds."""


def measure(app: QApplication, rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians in milliseconds: a page of plain labels, and a step of a decision; done turn by turn."""
    desk, theme = Desk(home(), now, scratch=True), Theme()
    clothe(app, theme)
    window = Window(desk, FirstLight(desk, theme.palette))
    window.furnish(Kit(desk.words, theme, now))
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    desk.warm_up()
    window.start()
    assert window.wizard is not None
    wizard, plain, turns = window.wizard, [], []
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.resize(860, 600)
    area.show()
    assert QTest.qWaitForWindowExposed(area)
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for answer in ("b", "a", "a", "a"):
            if wizard.page is not None:
                wizard.page.pick(answer)
            _settle(app)
            plain.append(_timed(app, lambda: area.setWidget(_labels())))
            turns.append(_timed(app, wizard.go_on))
        while wizard.session.screen.can_go_back:
            wizard.go_back()
            _settle(app)
    gc.unfreeze()
    wizard.flush()
    area.close()
    window.close()
    desk.close()
    return statistics.median(plain), statistics.median(turns)


def _labels() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(LABELS):
        label = QLabel("Plain words that Qt lays out and paints by itself")
        label.setWordWrap(True)
        column.addWidget(label)
    return page


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    _settle(app)
    spent = (time.perf_counter() - begun) * 1000
    _settle(app)
    return spent


def _settle(app: QApplication) -> None:
    app.sendPostedEvents()
    app.processEvents()


if __name__ == "__main__":
    labels, turn = measure(application())
    sys.stdout.write(
        f"{LABELS} plain labels {labels:.1f} ms, a step turned {turn:.1f} ms, ratio {turn / labels:.2f}; "
        f"a frame is {FRAME:.1f} ms\n"
    )
