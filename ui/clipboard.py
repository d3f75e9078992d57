"""What somebody copies here does not stay behind: clipboard histories are asked to leave it out, and it is cleared."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

HINTS = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper, GPaste, CopyQ
    "ExcludeClipboardContentFromMonitorProcessing": b"1",  # Windows: these three by Microsoft's "Clipboard Formats"
    "CanIncludeInClipboardHistory": bytes(4),  # a DWORD of nought: no
    "CanUploadToCloudClipboard": bytes(4),
    "application/x-nspasteboard-concealed-type": b"",  # nspasteboard.org
}
"""How each system's histories are told that this is not for keeping. On Windows and macOS not yet seen running."""

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Clipboard(QObject):
    """Watches what our program puts on the clipboard, and on X11 into the selection that the middle button pastes.

    It is cleared `after_ms` after the last copy, when the program ends, and when asked; never what others put there.
    """

    def __init__(self, app: QApplication, after_ms: int = 60_000) -> None:
        super().__init__(app)
        self._clipboard = app.clipboard()
        self._timers: dict[QClipboard.Mode, QTimer] = {}
        for mode in _MODES:
            timer = self._timers[mode] = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(after_ms)
            timer.timeout.connect(partial(self._clear, mode))
        self._clipboard.changed.connect(self._changed)
        app.aboutToQuit.connect(self.clear_if_ours)

    def clear_if_ours(self) -> None:
        """Clear now what came from here."""
        for mode in _MODES:
            self._clear(mode)

    def _ours(self, mode: QClipboard.Mode) -> bool:
        at = self._clipboard
        return at.ownsSelection() if mode == QClipboard.Mode.Selection else at.ownsClipboard()

    def _changed(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is None:
            return
        if not self._ours(mode):
            timer.stop()
            return
        timer.start()
        now = self._clipboard.mimeData(mode)
        if now.hasText() and not now.hasFormat(next(iter(HINTS))):
            again = QMimeData()
            again.setText(now.text())  # people's words are plain text here, so nothing else is handed on
            for name, value in HINTS.items():
                again.setData(name, value)
            self._clipboard.setMimeData(again, mode)

    def _clear(self, mode: QClipboard.Mode) -> None:
        self._timers[mode].stop()
        if self._ours(mode):
            self._clipboard.clear(mode)
