"""Where the program starts: a sub-command goes to the command line without loading Qt, else the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

    from app.desk import Desk
    from ui.window import Window

COMMANDS = frozenset({"questions", "assess", "decide", "store", "guidance", "-h", "--help", "--version"})
"""What the command line answers."""


BREATH = 50
"""Milliseconds between showing the first page and loading what is slow, so that the system can draw it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or the window until it is closed; the exit code is the program's."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (words[0] in COMMANDS or not wants_window(words)):
        from app.cli import main as command

        return int(command(words))
    app = application()
    desk = make_desk(words)
    window = open_window(app, desk)
    code = app.exec()
    window.deleteLater()
    desk.close()
    return code


def wants_window(words: Sequence[str]) -> bool:
    """Whether these are the window's own arguments: nothing, --scratch, or --store DIR."""
    return list(words) in ([], ["--scratch"]) or (len(words) == 2 and words[0] == "--store")


def make_desk(words: Sequence[str]) -> Desk:
    """The desk over this person's register, another folder (--store DIR) or a throw-away one (--scratch)."""
    from app.desk import Desk
    from app.paths import Places, home

    places = Places(Path(words[1])) if words[:1] == ["--store"] else home()
    return Desk(places, now, scratch=list(words) == ["--scratch"])


def now() -> datetime:
    """The time in England. Time zones are loaded when it is first asked for, not while the window opens."""
    from app.clock import wall_clock

    return wall_clock()


def application() -> QApplication:
    """Qt, with our typefaces and one look on every system."""
    import gc

    gc.disable()  # nothing is thrown away while starting; `settle` lets it begin

    from PySide6.QtWidgets import QApplication

    from ui.fonts import FIRST, load

    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("Sharewell")
    load(FIRST)
    return app


def open_window(app: QApplication, desk: Desk) -> Window:
    """Show the numbers now; make the first page once they are painted, and load what is slow after that."""
    from ui.first_light import FirstLight, guess
    from ui.window import Window

    first = FirstLight(desk, guess())
    window = Window(desk, first)
    first.painted.connect(lambda: furnish(app, window, desk))
    window.show()
    return window


def furnish(app: QApplication, window: Window, desk: Desk) -> None:
    """After the first paint: the whole first page, in the theme this computer asks for."""
    from PySide6.QtCore import QTimer

    from ui.faults import catch_faults
    from ui.kit import Kit
    from ui.look import clothe, wanted
    from ui.theme import Theme

    catch_faults(window.tell)
    theme = Theme(wanted())
    clothe(app, theme)
    window.furnish(Kit(desk.words, theme, now))
    QTimer.singleShot(BREATH, window, lambda: settle(app, window, desk))


def settle(app: QApplication, window: Window, desk: Desk) -> None:
    """Once the first page is there: the other typefaces, the sign on the task bar, what is waiting, slow imports."""
    import gc

    from PySide6.QtGui import QIcon

    from app.paths import resources
    from ui.fonts import LATER, load
    from ui.look import wanted
    from ui.tasks import in_background
    from ui.theme import Theme

    gc.enable()
    load(LATER)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "sharewell.png")))
    hints = app.styleHints()
    for changed in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
        changed.connect(lambda _: window.dress(Theme(wanted(), window.kit.theme.percent)))

    def warm(_: object) -> None:
        window.home.refresh()
        gc.collect()
        gc.freeze()  # what is loaded now stays: going through it again would hold up a page turn now and then

    in_background(window, desk.warm_up, warm, window.tell)


if __name__ == "__main__":
    raise SystemExit(main())
