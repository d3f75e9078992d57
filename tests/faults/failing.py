"""Everything that can go wrong, each with the marked name in what the fault says: in every part of the program."""

from __future__ import annotations

import json
import logging
import threading
import tomllib
import warnings
from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any, NoReturn

from PySide6.QtCore import QThreadPool, QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.paths import resources
from tests.faults.seeking import ODD
from tests.faults.walking import Walk
from tests.ui.look_at import until
from ui.tasks import in_background

NAME = ODD[1]


def failing(fault: Exception) -> NoReturn:
    """Raises it, on top of another that bears the name too."""
    try:
        raise LookupError(NAME)
    except LookupError:
        fault.add_note(NAME)
        raise fault from OSError(5, NAME, f"/{NAME}")


def codes() -> Iterator[AppError]:
    """Every trouble that the program has words for, with the name for each of its facts."""
    texts = tomllib.loads((resources() / "words" / "en_GB" / "errors.toml").read_text("utf-8"))
    for code, table in texts.items():
        facts = {name for text in table.values() for _, name, _, _ in Formatter().parse(text) if name}
        yield AppError(code, **dict.fromkeys(facts, NAME))


def in_a_slot(walk: Walk) -> None:
    """In what a button does."""
    QTimer.singleShot(0, walk.window, lambda: failing(ValueError(NAME)))


def in_painting(walk: Walk) -> None:
    """In a widget that paints itself."""

    class Broken(QWidget):
        def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - the name is Qt's
            self.hide()
            failing(ZeroDivisionError(NAME))

    broken = Broken(walk.window)
    broken.resize(9, 9)
    broken.show()


def in_a_group(walk: Walk) -> None:
    """Several at once."""
    QTimer.singleShot(0, walk.window, lambda: failing(ExceptionGroup(NAME, [ValueError(NAME), KeyError(NAME)])))


def in_the_background(walk: Walk) -> None:
    """In work beside the window."""
    in_background(walk.window, lambda: failing(KeyError(NAME)), lambda _: None, walk.window.tell)


def in_a_thread(walk: Walk) -> None:
    """In a thread that some package started."""
    threading.Thread(target=failing, args=(TypeError(NAME),), name=NAME).start()


def in_a_thread_of_qt(walk: Walk) -> None:
    """In a thread of Qt's."""
    QThreadPool.globalInstance().start(lambda: failing(IndexError(NAME)))


def in_a_destructor(walk: Walk) -> None:
    """Where Python itself can only print it, with what the object says of itself."""

    class Ending:
        def __repr__(self) -> str:
            return NAME

        def __del__(self) -> None:
            failing(BufferError(NAME))

    ending = [Ending()]
    QTimer.singleShot(0, walk.window, ending.clear)


def at_the_desk(walk: Walk) -> None:
    """In an act of the desk."""
    walk.clock.fault = EOFError(NAME)
    QTimer.singleShot(0, walk.window, lambda: walk.window.start("start"))


def in_the_store(walk: Walk) -> None:
    """In a statement with the name bound to it, on an engine like the register's."""
    from sqlalchemy import text

    from app.store.engine import engine_for

    def act() -> None:
        beside = walk.desk._places.root / "beside.db"
        engine = engine_for(beside, bytes(range(32)), fresh=True)
        try:
            with engine.begin() as connection:
                connection.execute(text("CREATE TABLE people (name TEXT CHECK (length(name) < 3))"))
                connection.execute(text("INSERT INTO people VALUES (:name)"), {"name": NAME})
        finally:
            engine.dispose()
            for file in walk.desk._places.root.glob("beside.db*"):
                file.unlink()

    QTimer.singleShot(0, walk.window, act)


def in_a_paper(walk: Walk) -> None:
    """In ReportLab, which quotes what it could not set."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph

    QTimer.singleShot(0, walk.window, lambda: Paragraph(f"<b>{NAME}", getSampleStyleSheet()["Normal"]))


def in_json(walk: Walk) -> None:
    """In a text that is not JSON, which the fault carries whole."""
    QTimer.singleShot(0, walk.window, lambda: json.loads(f'{{"name": "{NAME.replace(chr(34), "")}'))


def unreadable(walk: Walk) -> None:
    """A draft in the register that is no draft any more, and one that is not even JSON: left alone, and in no way."""
    from app.store.register import Register

    register: Any = walk.desk._register
    assert isinstance(register, Register)
    register.save_draft("f" * 32, {"happened": NAME, "answers": [NAME]}, "2026-11-24T09:00:00+00:00")
    walk.window.show_home()
    with register._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE drafts SET body = ? WHERE id = ?", ('{"happened": "' + NAME, "f" * 32))
    walk.window.show_home()
    register.delete_draft("f" * 32)
    assert walk.window._note is None


FAILURES: dict[str, Callable[[Walk], object]] = {
    act.__name__: act
    for act in (
        *(in_a_slot, in_painting, in_a_group, in_the_background, in_a_thread, in_a_thread_of_qt, in_a_destructor),
        *(at_the_desk, in_the_store, in_a_paper, in_json),
    )
}


def interrupted(walk: Walk) -> bool:
    """Ctrl-C while something is done; whether the program has closed its window because of it, and come to its end."""

    def slot() -> NoReturn:
        raise KeyboardInterrupt from ValueError(NAME)

    QTimer.singleShot(0, walk.window, slot)
    walk.app.exec()
    return not walk.window.isVisible()


def told(walk: Walk, fail: Callable[[Walk], object]) -> dict[str, str]:
    """What the window says when this goes wrong: its words, its code, and the report."""
    fail(walk)
    until(lambda: walk.window._note is not None)
    note = walk.window._note
    assert note is not None
    said = {"title": note.title.text(), "code": note.code.text(), "report": note.report.toPlainText()}
    note.put_away()
    return said


def expected(walk: Walk) -> int:
    """Each trouble that the program has words for, told one after the other; how many there were."""
    count = 0
    for fault in codes():
        said = told(walk, lambda walk, fault=fault: _raised(walk, fault))  # type: ignore[misc]
        assert said["code"] == "", fault.code
        count += 1
    return count


def _raised(walk: Walk, fault: AppError) -> None:
    try:
        failing(fault)
    except AppError as caught:
        walk.window.tell(caught)


def chatter() -> None:
    """What packages and Qt say beside their work, where nobody has shut them up."""
    for name in ("", "sqlalchemy.engine", "reportlab", "keyring.backend", "PIL"):
        logger = logging.getLogger(name)
        logger.setLevel(1)
        for level in (logging.DEBUG, logging.WARNING, logging.CRITICAL):
            logger.log(level, "%s", NAME)
        logger.critical("%d", NAME)
    warnings.warn(NAME, stacklevel=1)
    qWarning(NAME)
