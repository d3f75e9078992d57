"""A record that names people and places, and the pages about its paper."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

from tests.ui.look_at import until
from ui.paper_page import PaperPage, open_paper
from ui.printing import set_up

WHO, WHERE, SCHOOL = "Peter Marsh", "14 Elm Street, Leeds LS1 4AB", "Elmwood School"
HAPPENED = f"Child A told me her uncle {WHO} of {WHERE} hits her. It was seen at {SCHOOL}."


def paper_page(window, number="2026-001") -> PaperPage:
    """The page that prints and saves this record's paper, with the paper drawn and the names found."""
    open_paper(window, number)
    page = window.page
    assert isinstance(page, PaperPage)
    wait_drawn(page, lambda: None)
    until(lambda: bool(page.names) or not window.desk.mentions(page.record))
    return page


def wait_drawn(page: PaperPage, act) -> None:
    """Do something and wait until the paper is drawn again."""
    drawn = []
    page.drawn.connect(lambda: drawn.append(True))
    act()
    until(lambda: bool(drawn))


def to_file(path, copies=1, pages=""):
    """Chooses a printer that prints into a file."""
    from PySide6.QtGui import QPageRanges

    def ask(window, number):
        printer = set_up(QPrinter(QPrinter.PrinterMode.HighResolution), number)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setCopyCount(copies)
        if pages:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setPageRanges(QPageRanges.fromString(pages))
        return printer

    return ask
