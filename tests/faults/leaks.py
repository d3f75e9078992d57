"""Leaks made on purpose, so that it is known that each would be found."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings

from app.pdf.kit import BODY, Paper
from tests.faults.seeking import ODD, PASSPHRASE
from tests.faults.walking import SAY, Walk

NAME = ODD[0]


def a_logger(walk: Walk) -> None:
    """A package's logger that nobody silenced, with a file in the folder of the register."""
    logging.disable(logging.NOTSET)
    logger = logging.getLogger("leaking")
    logger.addHandler(logging.FileHandler(walk.desk._places.root / "package.log"))
    logger.warning("could not save %s", NAME)


def the_terminal(walk: Walk) -> None:
    """A traceback."""
    sys.__excepthook__(ValueError, ValueError(NAME), None)


def a_temporary_file(walk: Walk) -> None:
    """A copy that is left behind, in a coding of Windows."""
    handle, path = tempfile.mkstemp()
    os.close(handle)
    Path(path).write_bytes(NAME.upper().encode("utf-16-be"))


def a_title(walk: Walk) -> None:
    """A window named after a person."""
    walk.window.setWindowTitle(f"Decision about {NAME}")


def a_setting(walk: Walk) -> None:
    """What Qt's own settings remember."""
    settings = QSettings(str(Path.home() / ".config" / "Sharewell.conf"), QSettings.Format.IniFormat)
    settings.setValue("last", f"Zoë-Brontë {NAME}")
    settings.sync()


def recent_files(walk: Walk) -> None:
    """The desktop's list of recent files."""
    (Path.home() / ".local" / "share").mkdir(parents=True)
    path = Path.home() / ".local" / "share" / "recently-used.xbel"
    path.write_text(f'<bookmark href="file:///{NAME.replace(" ", "%20")}.pdf"/>', "utf-8")


def a_file_name(walk: Walk) -> None:
    """A file of the register named after a person."""
    (walk.desk._places.root / f"{NAME}.note").write_bytes(b"")


def a_passphrase(walk: Walk) -> None:
    """Not a name, but as bad."""
    (walk.desk._places.root / "settings.toml").write_text(f"# {PASSPHRASE.lower()}", "utf-8")


def a_paper(walk: Walk) -> None:
    """A PDF whose title is a name."""
    paper = Paper(NAME, SAY, header=(SAY.text("ui", "window.title"), "-"), footer="-")
    paper.paragraph(("x", BODY))
    (walk.papers / "leak.pdf").write_bytes(paper.finish(walk.desk._clock()))


LEAKS: tuple[Callable[[Walk], object], ...] = (
    *(a_logger, the_terminal, a_temporary_file, a_title, a_setting),
    *(recent_files, a_file_name, a_passphrase, a_paper),
)
