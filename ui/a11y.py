"""What a screen reader hears beyond the names of things: announcements, and the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
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


def focus_on(widget: QWidget) -> None:
    """Give the focus to a widget, also one that was put on a visible page only a moment ago.

    Qt shows such a widget at the next turn of its loop, and one that is not shown cannot have the focus.
    """
    chain: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None and not at.isVisible() and not at.isWindow():
        if at.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and at.isHidden():
            break  # hidden on purpose: a page that is not on top
        chain.append(at)
        at = at.parentWidget()
    if at is not None and at.isVisible():
        for each in reversed(chain):
            each.show()
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def in_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these in this order."""
    before: QWidget | None = None
    for widget in widgets:
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
