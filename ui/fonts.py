"""The typefaces that ship with the program; where they are missing, the system's own step in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase

from app.paths import resources

FIRST = ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-SemiBold", "AtkinsonHyperlegibleNext-Bold")
"""What the first page is set in."""

LATER = ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSans-Bold")
"""Letters that the first faces lack: loaded once the window is up."""


def load(names: Iterable[str]) -> int:
    """Make these faces known to Qt and say how many could be."""
    files = (resources() / "fonts" / f"{name}.ttf" for name in names)
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files if file.is_file())
