"""Which theme this computer asks for, and putting it on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.palette import DARK, LIGHT, Palette
from ui.theme import Theme, from_system


def wanted() -> Palette:
    """The system's own colours where more contrast is asked for, else dark or light as the system is."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return from_system(QGuiApplication.palette())
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def clothe(app: QApplication, theme: Theme) -> None:
    """Give the application its colours, its type and its stylesheet."""
    app.setPalette(theme.system_palette())
    app.setFont(theme.font("body"))
    app.setStyleSheet(theme.stylesheet())
