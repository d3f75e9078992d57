"""What the tests of the window share: one application, a window over a stand-in desk, and no warnings from Qt."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from tests.faults.kept import Kept
from tests.ui.backing import At
from tests.ui.stand_in import NOW, StandInDesk, StandInSession
from ui.__main__ import application
from ui.first_light import FirstLight
from ui.kit import Kit
from ui.look import clothe
from ui.palette import THEMES
from ui.theme import Theme
from ui.window import Window

HARMLESS = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""What Qt's platform without a display says for itself."""

Open = Callable[..., Window]


@pytest.fixture(scope="session")
def app() -> QApplication:
    """The one application of all these tests."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else application()


@pytest.fixture(autouse=True)
def qt_is_silent(app: QApplication) -> Iterator[None]:
    """A warning from Qt fails the test that caused it."""
    said: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and text not in HARMLESS:
            said.append(text)

    before = qInstallMessageHandler(listen)
    yield
    app.processEvents()
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def open_window(app: QApplication) -> Iterator[Open]:
    """Opens windows: `open_window(desk, theme="light", percent=100, size=(1280, 720))`."""
    opened: list[Window] = []

    def open_one(desk: Any, theme: str = "light", percent: int = 100, size: tuple[int, int] = (1280, 720)) -> Window:
        look = Theme(THEMES[theme], percent)
        clothe(app, look)
        window = Window(desk, FirstLight(desk, look.palette))
        window.furnish(Kit(desk.words, look, lambda: NOW))
        window.resize(*size)
        opened.append(window)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        window.home.refresh()
        window.home.focus_first()
        app.processEvents()
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture
def walk(open_window: Open) -> Callable[..., Window]:
    """Opens a window on these screens: `walk(screen, other)`; `window.desk.session.acts` is what was done."""

    def open_wizard(*screens: Any, **how: Any) -> Window:
        window = open_window(StandInDesk(session=StandInSession(list(screens))), **how)
        window.start()
        QApplication.processEvents()
        return window

    return open_wizard


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A real register with a backup of its first two records, not to be changed."""
    return Kept.made(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(kept_once: Kept, tmp_path: Path) -> Kept:
    """One of a test's own."""
    return kept_once.copied(tmp_path / "kept")


@pytest.fixture
def clock() -> At:
    """The time at its desk."""
    return At()


@pytest.fixture
def locked(kept: Kept, clock: At) -> Iterator[Desk]:
    """A locked desk over it."""
    made = Desk(kept.places, clock)
    yield made
    made.close()
