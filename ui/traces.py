"""What the program would leave behind on the computer without anybody asking for it, and that it does not."""

from __future__ import annotations

import os

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.log import silence
from ui.clipboard import Clipboard


def leave_none(app: QApplication) -> None:
    """From now on packages keep silent, Qt keeps no list of the folders that papers went to, and what is copied is
    cleared. The systems' own file dialogs, where Qt uses those, go by the settings of the system."""
    silence()
    # Qt's file dialog keeps its list in a file of all Qt programs; in a place that cannot be, there is none to read.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    Clipboard(app)
