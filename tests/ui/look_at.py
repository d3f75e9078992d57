"""What the tests ask of widgets: who has the focus, what can be read, and pressing keys as a person does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ui.buttons import Button
from ui.prose import Prose
from ui.rows import ManyRow, OneRow


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


def cut_off(window: QWidget) -> list[str]:
    """The texts that do not have the height they need, and the pages that are wider than there is room."""
    QApplication.processEvents()
    wide = [
        area.accessibleName() or type(area).__name__
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and (inside := area.widget()) is not None and inside.width() > area.viewport().width()
    ]
    kinds = (Button, OneRow, ManyRow, Prose)
    return wide + [
        words(text)
        for text in window.findChildren(QWidget)
        if text.isVisible()
        and isinstance(text, kinds)
        and (not isinstance(text, Prose) or text.wordWrap())
        and text.height() < text.heightForWidth(text.width())
    ]
