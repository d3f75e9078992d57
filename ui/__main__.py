"""Where the program starts: a sub-command goes to the command line without loading Qt, else the window opens."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.restart import Begin, read

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

    from app.desk import Desk
    from ui.window import Window

COMMANDS = frozenset(
    {
        *("questions", "assess", "decide", "store", "guidance", "second", "handback", "agency", "keeping"),
        *("-h", "--help", "--version"),
    }
)
"""What the command line answers."""


BREATH = 50
"""Milliseconds between showing the first page and loading what is slow, so that the system can draw it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or the window until it is closed; the exit code is the program's."""
    words = list(sys.argv[1:] if argv is None else argv)
    begin = None if words and words[0] in COMMANDS else read(words)
    if begin is None:
        from app.cli import main as command

        return int(command(words))
    from app.log import Event

    app = application()
    desk = make_desk(begin)
    window = open_window(app, desk, begin)
    code = app.exec()
    desk.log.note(Event.ENDED)
    window.deleteLater()
    desk.close()
    return code


def make_desk(begin: Begin) -> Desk:
    """The desk over this person's register, another folder or a throw-away one."""
    from app.desk import Desk
    from app.paths import Places, home

    return Desk(Places(Path(begin.store)) if begin.store else home(), now, scratch=begin.scratch)


def now() -> datetime:
    """The time in England. Time zones are loaded when it is first asked for, not while the window opens."""
    from app.clock import wall_clock

    return wall_clock()


def application() -> QApplication:
    """Qt, with our typefaces and one look on every system."""
    import gc

    gc.disable()  # nothing is thrown away while starting; `settle` begins to sweep

    from PySide6.QtWidgets import QApplication

    from ui.fonts import FIRST, load

    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("Sharewell")
    load(FIRST)
    return app


def open_window(app: QApplication, desk: Desk, begin: Begin = Begin()) -> Window:  # noqa: B008 - frozen
    """Show the numbers now; make the first page once they are painted, and load what is slow after that.

    After a lock the neutral page is all that is shown."""
    from ui.faults import catch_faults, hush_qt
    from ui.first_light import FirstLight, guess
    from ui.window import Window

    first = FirstLight(desk, guess())
    window = Window(desk, first)
    catch_faults(window.tell, desk.log.heed)
    hush_qt()
    if begin.resting is None:
        first.painted.connect(lambda: furnish(app, window, desk, begin))
    else:
        furnish(app, window, desk, begin)
    window.show()
    return window


def furnish(app: QApplication, window: Window, desk: Desk, begin: Begin) -> None:
    """After the first paint: the whole first page, in the theme this computer asks for."""
    from PySide6.QtCore import QTimer

    from ui.kit import Kit
    from ui.lock import stand_at
    from ui.look import clothe, wanted
    from ui.restart import again
    from ui.theme import Theme

    theme = Theme(wanted(), begin.percent)
    clothe(app, theme)
    window.furnish(Kit(desk.words, theme, now))
    window.lock.end = lambda place, percent: again(begin._replace(resting=place, percent=percent))
    if begin.resting is not None:
        stand_at(window, begin.resting)
        window.lock.rest()
    QTimer.singleShot(BREATH, window, lambda: settle(app, window, desk))


def settle(app: QApplication, window: Window, desk: Desk) -> None:
    """Once the first page is there: the other typefaces, the sign on the task bar, what is waiting, slow imports."""
    import gc

    from PySide6.QtGui import QIcon

    from app import __version__
    from app.log import Event
    from app.paths import resources
    from ui.fonts import LATER, load
    from ui.look import wanted
    from ui.session_signals import listen
    from ui.sweeper import Sweeper
    from ui.tasks import in_background
    from ui.theme import Theme
    from ui.traces import leave_none

    leave_none(app)
    desk.log.note(Event.STARTED, version=__version__)
    Sweeper(window)
    load(LATER)
    app.setWindowIcon(QIcon(str(resources() / "icons" / "sharewell.png")))
    hints = app.styleHints()
    for changed in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
        changed.connect(lambda _: window.dress(Theme(wanted(), window.kit.theme.percent)))

    def warm(_: object) -> None:
        window.home.refresh()
        gc.collect()
        gc.freeze()  # what is loaded now stays: going through it again would hold up a page turn now and then
        listen(window)

    def cold(fault: Exception) -> None:
        window.tell(fault)
        listen(window)

    in_background(window, desk.warm_up, warm, cold)
    watch_time(window)


def watch_time(window: Window) -> None:
    """Lock what is open after some minutes without a touch."""
    from ui.idle import Idle

    def unattended() -> None:
        if window.desk.state == "open":  # else there is nothing to hide but the numbers, and they must stay
            window.lock.now()

    Idle(window.windowHandle(), 60 * window.desk.settings.lock_minutes, unattended)


if __name__ == "__main__":
    raise SystemExit(main())
