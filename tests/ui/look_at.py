"""What the tests ask of widgets: who has the focus, what can be read, and pressing keys as a person does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget


def press(window: QWidget, *keys: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys on the window, as the system delivers them to whatever has the focus."""
    at: Any = window.windowHandle()
    for key in keys:
        QTest.keyClick(at, cast("Any", key), held)
    QApplication.processEvents()


def until(so: Callable[[], bool], seconds: float = 10) -> None:
    """Let the window work until something is so."""
    loop, look, end = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if so() else None)
    end.timeout.connect(loop.quit)
    look.start(2)
    end.start(int(seconds * 1000))
    if not so():
        loop.exec()
    assert so(), "it did not happen"


def focus_name() -> str:
    """The accessible name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def seen(root: QWidget) -> list[str]:
    """Every text that can be seen in a widget, in the order a screen reader meets it."""
    QApplication.processEvents()
    return [text for widget in root.findChildren(QWidget) if widget.isVisible() and (text := words(widget))]


def words(widget: QWidget) -> str:
    """The text of one widget, or nothing."""
    if isinstance(widget, (QAbstractButton, QLabel, QLineEdit)):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
