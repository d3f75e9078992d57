"""Putting a paper on a printer, from memory: the pages as pictures, and nothing but the record's number as its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

DOTS = 300
"""Dots per inch at most: what an office printer shows, at 26 MB a page."""


def any_printer() -> bool:
    """Whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(window: QWidget, number: str) -> QPrinter | None:
    """The printer that somebody chose for the paper of this record, set up as they want it; None: none."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = set_up(QPrinter(QPrinter.PrinterMode.HighResolution), number)
    dialog = QPrintDialog(printer, window)
    # A file that nobody is warned of, and nobody writes down, is not made here.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None


def set_up(printer: QPrinter, number: str) -> QPrinter:
    """A4, edge to edge, and named after the record's number alone."""
    from PySide6.QtGui import QPageSize

    printer.setDocName(number)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def order(printer: QPrinter, count: int) -> list[int]:
    """The pages, counted from 0, as they are to leave the printer, with every copy that it does not make itself."""
    from PySide6.QtPrintSupport import QPrinter

    asked = printer.pageRanges() if printer.printRange() == QPrinter.PrintRange.PageRange else None
    pages = [page for page in range(count) if asked is None or asked.isEmpty() or asked.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    times = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return pages * times if printer.collateCopies() else [page for page in pages for _ in range(times)]


def print_paper(printer: QPrinter, pdf: bytes) -> int:
    """Print it; gives how many copies. Raises AppError: not_printed, no_such_pages (none of those asked for is there).

    Takes a moment: to be called beside the window."""
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPrintSupport import QPrinter

    from app.desk.showing import pages, picture

    going = order(printer, pages(pdf))
    if not going:
        raise AppError("no_such_pages", count=pages(pdf))
    dots, painter, gone = min(DOTS, printer.resolution()), QPainter(), False
    if not painter.begin(printer):
        raise AppError("not_printed")
    try:
        for at, page in enumerate(going):
            if at and not printer.newPage():
                raise AppError("not_printed")
            drawn = picture(pdf, page, dots)
            image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
            painter.drawImage(place(printer.paperRect(QPrinter.Unit.DevicePixel), drawn.width / drawn.height), image)
            del image  # before the bytes that it reads from
        gone = True
    finally:
        if not gone:
            printer.abort()
        painter.end()
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise AppError("not_printed")
    return max(1, printer.copyCount())


def place(paper: QRectF, shape: float) -> QRectF:
    """Where on the paper a page of this shape (width by height) goes: as large as it fits, in the middle."""
    from PySide6.QtCore import QRectF

    wide = min(paper.width(), paper.height() * shape)
    tall = wide / shape
    return QRectF((paper.width() - wide) / 2, (paper.height() - tall) / 2, wide, tall)
