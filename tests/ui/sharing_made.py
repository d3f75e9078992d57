"""A window over a real register, in the middle of a decision with people, things and recipients in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.decisions.draft import Draft
from app.decisions.sharing.whole import Sharing
from app.desk import Desk
from tests.ui.look_at import seen
from tests.unit.decisions.journeys import sealed_ready
from ui.buttons import Button
from ui.matrix_cell import Place
from ui.matrix_page import MatrixPage
from ui.prose import Prose
from ui.rows import ManyRow, OneRow
from ui.sharing_leaf import SharingLeaf, open_sharing
from ui.window import Window

Open = Callable[..., Window]
Page = TypeVar("Page", bound=SharingLeaf)


def decide(open_window: Open, desk: Desk, shared: Sharing, made: Draft | None = None, **how: object) -> Window:
    """A window on the guidance of this decision, with this in it."""
    begun = desk.start().draft
    base = made or sealed_ready().draft
    draft = replace(base, id=begun.id, guidance=begun.guidance, sharing=shared)
    desk.autosave(draft, "guidance")
    window = open_window(desk, **how)
    window.decide(desk.resume(draft.id, "guidance"))
    QApplication.processEvents()
    return window


def page(window: Window, where: str, kind: type[Page]) -> Page:
    """One of the pages about what goes to whom, opened."""
    open_sharing(window, where)
    QApplication.processEvents()
    assert isinstance(window.page, kind)
    assert window.isActiveWindow()  # nothing on it became a window of its own, even for a moment
    return window.page


def kept(window: Window) -> Sharing:
    """What the register holds of the draft that is open."""
    assert window.wizard is not None
    return window.desk.resume(window.wizard.session.id).draft.sharing


def cell(window: Window, row: int, column: int) -> Place:
    """One place of the table that is open."""
    assert isinstance(window.page, MatrixPage)
    return window.page.grid.places[row, column]


def whole(root: QWidget) -> int:
    """How many texts stand on a page; each has the height it needs, and no part is wider than what shows it."""
    seen(root)
    for area in (*root.findChildren(QScrollArea), *([root] if isinstance(root, QScrollArea) else [])):
        if area.isVisible():
            inside = area.widget()
            assert inside is not None
            assert inside.width() <= area.viewport().width(), area
    kinds: tuple[type[QWidget], ...] = (Button, Prose, OneRow, ManyRow, Place)
    parts = [part for kind in kinds for part in root.findChildren(kind) if part.isVisible()]
    for part in parts:
        assert part.height() >= part.heightForWidth(part.width()), part.accessibleName()
        assert isinstance(part, Prose) or part.height() >= 44, part.accessibleName()
    return len(parts)
