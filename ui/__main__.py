"""Where the program starts: a sub-command goes to the command line without loading Qt, else the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.desk import Desk
    from ui.window import Window

COMMANDS = frozenset({"questions", "assess", "decide", "store", "guidance", "-h", "--help", "--version"})
"""What the command line answers."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or the window until it is closed; the exit code is the program's."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (words[0] in COMMANDS or not wants_window(words)):
        from app.cli import main as command

        return int(command(words))
    app = application()
    window = open_window(app, make_desk(words))
    code = app.exec()
    del window
    return code


def wants_window(words: Sequence[str]) -> bool:
    """Whether these are the window's own arguments: nothing, --scratch, or --store DIR."""
    return list(words) in ([], ["--scratch"]) or (len(words) == 2 and words[0] == "--store")


def make_desk(words: Sequence[str]) -> Desk:
    """The desk over this person's register, another folder (--store DIR) or a throw-away one (--scratch)."""
    from app.clock import wall_clock
    from app.desk import Desk
    from app.paths import Places, home

    places = Places(Path(words[1])) if words[:1] == ["--store"] else home()
    return Desk(places, wall_clock, scratch=list(words) == ["--scratch"])


def application() -> QApplication:
    """Qt, with our typefaces and one look on every system."""
    from PySide6.QtWidgets import QApplication

    from ui.fonts import FIRST, load

    QApplication.setStyle("Fusion")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sharewell")
    load(FIRST)
    return app


def open_window(app: QApplication, desk: Desk) -> Window:
    """Show the first page now; load what is slow once it is painted."""
    from PySide6.QtCore import QTimer

    from app.clock import wall_clock
    from ui.faults import catch_faults
    from ui.kit import Kit
    from ui.look import clothe, wanted
    from ui.theme import Theme
    from ui.window import Window

    theme = Theme(wanted())
    clothe(app, theme)
    window = Window(Kit(desk.words, theme, wall_clock), desk)
    catch_faults(window.tell)
    window.show()
    window.home.focus_first()
    QTimer.singleShot(0, window, lambda: settle(app, window, desk))
    return window


def settle(app: QApplication, window: Window, desk: Desk) -> None:
    """After the first paint: the rest of the typefaces, the sign on the task bar, and the slow imports."""
    from PySide6.QtGui import QIcon

    from app.paths import resources
    from ui.fonts import LATER, load
    from ui.look import wanted
    from ui.tasks import in_background
    from ui.theme import Theme

    load(LATER)
    window.home.refresh()
    app.setWindowIcon(QIcon(str(resources() / "icons" / "sharewell.png")))
    hints = app.styleHints()
    for changed in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
        changed.connect(lambda _: window.dress(Theme(wanted(), window.kit.theme.percent)))
    in_background(window, desk.warm_up, lambda _: None, window.tell)


if __name__ == "__main__":
    raise SystemExit(main())
