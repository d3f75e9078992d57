"""A sealed decision can be read and its paper saved."""

from __future__ import annotations

from tests.ui.look_at import seen, until
from tests.ui.records import NAME, record
from tests.ui.stand_in import StandInDesk


def test_the_record_page_says_what_was_sealed(open_window):
    """Decision, reasons, who must still be told, answers, calls and fingerprint, in the words of the record."""
    window = open_window(StandInDesk(sealed=record()))
    window.show_record(record())
    shown = seen(window.stack.currentWidget())
    assert {"Decision 2026-014", "Share it now", f"{NAME} may be hurt again.", f"{NAME} told me"} <= set(shown)
    assert "Still to be told, today by 6 pm" in shown
    assert "101 Police, today, 1.50 pm" in shown
    assert record().fingerprint in shown
    assert window.windowTitle() == "Sharewell"


def test_the_paper_is_written_whole_where_somebody_chose(open_window, tmp_path):
    """The name offered holds the number and nobody's name; the file holds the whole paper."""
    window = open_window(StandInDesk(sealed=record()))
    offered = []
    target = tmp_path / "paper.pdf"

    def where(_, name):
        offered.append(name)
        return str(target)

    window.ask_where = where
    window.show_record(record())
    page = window.stack.currentWidget()
    page.save_button.click()
    until(page.done.isVisible)
    assert offered == ["decision-2026-014.pdf"]
    assert target.read_bytes() == b"%PDF-1.7 a paper"
    assert list(tmp_path.iterdir()) == [target]


def test_a_paper_that_cannot_be_written_is_said(open_window, tmp_path):
    """A folder that is not there is a message, never half a file."""
    window = open_window(StandInDesk(sealed=record()))
    window.ask_where = lambda _, name: str(tmp_path / "nowhere" / name)
    window.show_record(record())
    window.stack.currentWidget().save_button.click()
    until(lambda: window._note is not None)
    assert list(tmp_path.iterdir()) == []
