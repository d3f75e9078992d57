"""Where somebody is in the window, and leading them back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget

from app.desk.whereabouts import Spot, Whereabouts
from app.errors import AppError
from ui.a11y import focus_on
from ui.care import show_page

if TYPE_CHECKING:
    from ui.window import Window


def here(window: Window, spot: Spot | None = None) -> Whereabouts:
    """Where the person is now, also while everything is hidden; `spot` is where on the page, if it is known."""
    page, wizard = window.page, window.wizard
    return Whereabouts(
        way=way(window, page),
        step=wizard.step if wizard is not None else "",
        words=tuple(getattr(page, "jotted", dict)().items()),
        spot=spot or Spot(),
        at=window.kit.clock().isoformat(),
    )


def way(window: Window, page: QWidget | None) -> tuple[tuple[str, str], ...]:
    """The pages that lead to this one, which is the last of them. The first page has none."""
    from ui.emergency import Emergency
    from ui.leaf import Leaf
    from ui.record_page import RecordPage
    from ui.unlock import Unlock
    from ui.wizard import Wizard

    aside = window.aside
    if aside is not None and page is aside.page:
        return (*way(window, aside.under), ("about", ""))
    match page:
        case Wizard():
            return (("decision", page.session.id),)
        case Emergency():
            return (*way(window, window.wizard), (page.table, ""))
        case RecordPage():
            before = way(window, aside.page) if aside is not None and page is aside.record else ()
            return (*before, ("record", page.record.number))
        case Unlock() if page.shown_key:
            return (("key", page.shown_key),)
        case Leaf():
            return page.way
    return ()


def go_back(window: Window, where: Whereabouts | None = None) -> None:
    """Lead the person there, or to where they were when the program locked itself; the first page, if that is gone."""
    try:
        lead_back(window, where or window.desk.whereabouts() or Whereabouts())
    except AppError as fault:
        window.show_home()
        window.tell(fault)


def lead_back(window: Window, where: Whereabouts) -> None:
    """Open the pages that lead there, as the person did. Raises AppError where one of them is gone."""
    from ui.add_page import open_add
    from ui.amend_page import open_amend
    from ui.file_paper_page import open_file_paper
    from ui.paper_page import open_paper
    from ui.sharing_leaf import open_sharing
    from ui.signed_papers import open_signed

    window.home.refresh()
    if not where.way:
        window.open_page(window.home)
    for page, about in where.way:
        match page:
            case "decision":
                window.decide(window.desk.resume(about, where.step))
            case "emergency" | "wrong":
                window.show_emergency(page)
            case "record":
                window.show_record(window.desk.record(about))
            case "add":
                open_add(window, about)
            case "amend":
                open_amend(window, about)
            case "paper":
                open_paper(window, about)
            case "file_paper":
                open_file_paper(window, about)
            case "signed":
                number, _, sha256 = about.partition(" ")
                open_signed(window, number, sha256)
            case "sharing":
                open_sharing(window, about)
            case "shared" | "slip" | "recipient_paper" | "advise" | "notice":
                _lead_to_shared(window, where, page, about)
            case "about":
                window.show_about()
            case "care":
                show_page(window, about)
            case "key":
                window.show_key(about)
    if window.page is not None:
        getattr(window.page, "refill", dict)(dict(where.words))
        stand(window.page, where.spot)


def _lead_to_shared(window: Window, where: Whereabouts, page: str, about: str) -> None:
    """One of the pages about what goes to whom, in a record or in the decision that is being made."""
    from ui.advice_page import open_advice
    from ui.notice_page import open_notice
    from ui.recipient_paper_page import open_recipient_papers
    from ui.shared_page import open_ledger_slip, open_shared

    number = dict(where.way)["shared"]
    match page:
        case "shared":
            open_shared(window, number)
        case "slip":
            table, _, of = about.partition(" ")
            open_ledger_slip(window, number, table, of)
        case "recipient_paper":
            open_recipient_papers(window, number, about)
        case "advise":
            open_advice(window, number)
        case "notice":
            open_notice(window, number)


def spot_of(page: QWidget, focus: QWidget | None) -> Spot:
    """Where on a page somebody is, when `focus` has the focus."""
    scrolled = tuple(area.verticalScrollBar().value() for area in _areas(page))
    stops = _stops(page)
    if focus is None or focus not in stops:
        return Spot(scrolled=scrolled)
    at = Spot(stops.index(focus), focus.accessibleName(), scrolled=scrolled)
    if isinstance(focus, QPlainTextEdit):
        return at._replace(cursor=focus.textCursor().position(), anchor=focus.textCursor().anchor())
    if isinstance(focus, QLineEdit):
        cursor, anchor = focus.cursorPosition(), focus.cursorPosition()
        if focus.hasSelectedText():
            anchor = focus.selectionEnd() if cursor == focus.selectionStart() else focus.selectionStart()
        return at._replace(cursor=cursor, anchor=anchor)
    return at


def stand(page: QWidget, spot: Spot) -> None:
    """Give the focus, the cursor and the scroll bars of a page that was just opened their places back."""
    stops = _stops(page)
    named = [stop for stop in stops if stop.accessibleName() == spot.name]
    meant = stops[spot.stop] if 0 <= spot.stop < len(stops) else None
    focus = meant if meant in named else next(iter(named), None) if spot.stop >= 0 else None
    if focus is not None:
        focus_on(focus)
    if isinstance(focus, QPlainTextEdit):
        cursor = focus.textCursor()
        longest = len(focus.toPlainText())
        cursor.setPosition(min(spot.anchor, longest))
        cursor.setPosition(min(spot.cursor, longest), QTextCursor.MoveMode.KeepAnchor)
        focus.setTextCursor(cursor)
    elif isinstance(focus, QLineEdit):
        focus.setCursorPosition(spot.anchor)
        focus.cursorForward(True, spot.cursor - spot.anchor)  # backwards, if that is less than nothing

    def scroll() -> None:
        for area, value in zip(_areas(page), spot.scrolled, strict=False):
            area.verticalScrollBar().setValue(value)

    QTimer.singleShot(0, page, scroll)  # once the page is laid out and knows how far it reaches


def _stops(page: QWidget) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    inside = page.findChildren(QAbstractScrollArea)
    return [page, *inside] if isinstance(page, QAbstractScrollArea) else inside
