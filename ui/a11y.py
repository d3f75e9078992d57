"""What a screen reader hears beyond the names of things: announcements, and the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Say = Callable[[QWidget, str], None]
"""Says a sentence on behalf of a widget."""


def announce(widget: QWidget, text: str) -> None:
    """Say this when the reader pauses."""
    _send(widget, text, QAccessible.AnnouncementPoliteness.Polite)


def interrupt(widget: QWidget, text: str) -> None:
    """Say this at once: something needs putting right."""
    _send(widget, text, QAccessible.AnnouncementPoliteness.Assertive)


def _send(widget: QWidget, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    if text:
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(politeness)
        QAccessible.updateAccessibility(event)


def in_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these in this order."""
    before: QWidget | None = None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
