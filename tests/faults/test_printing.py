"""Fault 54: no printer, or one that does not take the paper. Nothing is lost, nor noted that did not happen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.errors import AppError
from tests.ui.look_at import focus_name, seen, until
from tests.ui.papered import HAPPENED, paper_page
from tests.ui.stand_in import NOW
from tests.unit.keeping import seal, set_up
from ui.__main__ import application
from ui.first_light import FirstLight
from ui.kit import Kit
from ui.look import clothe
from ui.palette import THEMES
from ui.printing import any_printer, print_paper
from ui.printing import set_up as prepared
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one record."""
    made = set_up(tmp_path / "mine")
    seal(made, HAPPENED)
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[Window]:
    """The window over it."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else application()
    look = Theme(THEMES["light"], 100)
    clothe(app, look)
    made = Window(desk, FirstLight(desk, look.palette))
    made.furnish(Kit(desk.words, look, lambda: NOW))
    made.show()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def quiet() -> Iterator[None]:
    """What Qt says of a printer that fails is no fault of ours."""
    before = qInstallMessageHandler(lambda kind, context, text: None)
    yield
    qInstallMessageHandler(before)


def nowhere(folder: Path) -> QPrinter:
    """A printer that takes nothing: its tray is a folder that is not there."""
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), "2026-001")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "nowhere" / "out.pdf"))
    return printer


def test_fault_54_without_a_printer_one_can_still_save(
    window: Window, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in words, saving is one press away, and nothing was noted as printed."""
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no printers here"))
    assert not any_printer()
    page = paper_page(window)
    page.print_button.click()
    assert focus_name() == "There is no printer on this computer"
    assert "Save the paper instead" in " ".join(seen(page))
    assert desk.copies.of("2026-001") == ()
    window.ask_where = lambda _, name: str(tmp_path / name)
    page.ways["save"].click()
    page.ways["go"].click()
    until(page.done.isVisible)
    assert (tmp_path / "decision-2026-001.pdf").read_bytes() == desk.paper(page.record)


def test_fault_54_a_printer_that_does_not_take_it_is_told(
    window: Window, desk: Desk, tmp_path: Path, quiet: None
) -> None:
    """The page says so, what was written stays, and no copy is noted."""
    page = paper_page(window)
    page.ask_printer = lambda owner, number: nowhere(tmp_path)
    page.taker.setText("Court")
    page.print_button.click()
    until(page.problem.isVisible)
    assert page.problem.text().startswith("The paper was not printed.")
    assert page.taker.text() == "Court"
    assert desk.copies.of("2026-001") == ()


def test_fault_54_printing_ends_in_an_error_and_no_file(desk: Desk, tmp_path: Path, quiet: None) -> None:
    """Nothing half done is left in the way."""
    with pytest.raises(AppError) as fault:
        print_paper(nowhere(tmp_path), desk.paper(desk.record("2026-001")))
    assert fault.value.code == "not_printed"
    assert not (tmp_path / "nowhere").exists()


def test_fault_54_a_place_that_takes_no_file_is_said(window: Window, desk: Desk, tmp_path: Path) -> None:
    """Never half a file, and never a copy that does not exist."""
    page = paper_page(window)
    (tmp_path / "stick").write_bytes(b"")
    window.ask_where = lambda _, name: str(tmp_path / "stick" / name)
    page.save_button.click()
    page.ways["go"].click()
    until(page.problem.isVisible)
    assert page.problem.text().startswith("The paper could not be saved there.")
    assert desk.copies.of("2026-001") == ()
    assert (tmp_path / "stick").read_bytes() == b""
