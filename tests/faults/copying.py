"""A program on a real display that copies and reads, as it is told on standard input; says one line of JSON to each.

`python copying.py ours MS`: with our Clipboard, which clears after so many milliseconds; `python copying.py other`:
a program that has none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QClipboard, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ui.clipboard import Clipboard

SELECTION = QClipboard.Mode.Selection


class Program:
    """A window with one box of plain text."""

    def __init__(self, app: QApplication) -> None:
        self.app, self.board = app, app.clipboard()
        self.box = QPlainTextEdit()
        self.box.show()
        self.ours: Clipboard | None = None

    def write(self, text: str) -> None:
        """Have this in the box."""
        self.box.setPlainText(text)

    def copy(self, _: str) -> None:
        """All of the box, as Ctrl-C does it."""
        self.box.selectAll()
        QTest.keyClick(self.box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    def mark(self, _: str) -> None:
        """A word of the box with the mouse: X11 offers that to the middle button at once."""
        self.box.moveCursor(QTextCursor.MoveOperation.Start)
        at = self.box.cursorRect().center()
        QTest.mouseDClick(self.box.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def read(self, _: str) -> tuple[str, str]:
        """What pasting would give: from the clipboard, and with the middle button."""
        return self.board.text(), self.board.text(SELECTION)

    def offered(self, _: str) -> dict[str, str]:
        """Every format on the clipboard, with its bytes in hexadecimal."""
        found = self.board.mimeData()
        return {name: bytes(found.data(name).data()).hex() for name in found.formats()}

    def waits(self, _: str) -> list[int]:
        """The milliseconds of each of our timers that runs."""
        assert self.ours is not None
        return [timer.interval() for timer in self.ours._timers.values() if timer.isActive()]

    def due(self, _: str) -> None:
        """Each of our timers has run out."""
        assert self.ours is not None
        for timer in self.ours._timers.values():
            timer.timeout.emit()

    def clear(self, _: str) -> None:
        """As at a lock."""
        assert self.ours is not None
        self.ours.clear_if_ours()

    def quit(self, _: str) -> None:
        """End."""
        self.app.quit()


def main(words: list[str]) -> None:
    """Do as told until the end."""
    app = QApplication([])
    program = Program(app)
    if words[0] == "ours":
        program.ours = Clipboard(app, int(words[1]))
    assert QTest.qWaitForWindowExposed(program.box)
    app.aboutToQuit.connect(lambda: say(program.read("")))
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(lambda *_: obey(program, sys.stdin.readline()))
    say("ready")
    app.exec()


def obey(program: Program, line: str) -> None:
    """One line: what to do, and a text for it."""
    what, _, text = line.rstrip("\n").partition(" ")
    act: Callable[[str], object] = getattr(program, what or "quit")
    done = act(text)
    if what != "quit":
        say(done)


def say(what: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
