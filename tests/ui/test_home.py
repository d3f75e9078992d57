"""The first page: the numbers before anything else."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from app.decisions.screen import Page
from app.desk import Desk
from app.desk.summaries import DraftSummary, RecordSummary
from app.paths import Places
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record
from tests.ui.screens import screen
from tests.ui.stand_in import NOW, StandInDesk, StandInSession
from tests.unit.keeping import seal, set_up
from ui.home import Home
from ui.restart import Begin, read
from ui.second_read_page import SecondReadPage


@pytest.mark.parametrize("state", ["none", "locked", "open"])
def test_the_numbers_are_there_whatever_the_state_of_the_register(open_window, state):
    """999, 101, 111 and the agency's own numbers are on screen before anything is unlocked."""
    desk = StandInDesk(state=state, numbers=(("Out-of-hours team", "0300 123 6720"),))
    shown = seen(open_window(desk).home)
    assert {"999", "101", "111", "0300 123 6720", "Out-of-hours team"} <= set(shown)
    assert focus_name() == "Someone is in danger now"


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1024, 600))])
def test_the_numbers_need_no_scrolling(open_window, percent, size):
    """The large numbers are inside the window at every size it is meant for, at large text too."""
    window = open_window(StandInDesk(state="locked"), percent=percent, size=size)
    found = [w for w in window.home.findChildren(type(window.bar.saved)) if w.text() in {"999", "101", "111"}]
    assert len(found) == 3
    for number in found:
        assert number.visibleRegion().boundingRect() == number.rect()


def test_settings_that_cannot_be_read_are_said_and_the_fixed_numbers_stay(open_window):
    """A broken settings file costs the agency's own numbers and a quiet line, nothing else."""
    shown = seen(open_window(StandInDesk(state="locked", fault="line 3")).home)
    assert {"999", "101", "111", "Your agency's own numbers could not be read."} <= set(shown)
    assert not any("line 3" in text for text in shown)
    assert "Your agency's own numbers could not be read." not in seen(open_window(StandInDesk()).home)


def test_the_agency_s_numbers_in_the_file_are_on_the_first_page_and_on_the_tell_card(open_window, tmp_path):
    """What settings.toml says is what is rung: at the start, and when somebody must be told."""
    settings = '[numbers]\nout_of_hours = "0300 123 6720"\nchild_sw = "0300 200 3004"\n'
    (tmp_path / "settings.toml").write_text(settings + '[[more]]\nname = "Duty desk"\nnumber = "0161 496 0000"\n')
    desk = Desk(Places(tmp_path), lambda: NOW, scratch=True)
    window = open_window(desk)
    shown = seen(window.home)
    assert {"Out-of-hours team", "0300 123 6720", "0300 200 3004", "Duty desk", "0161 496 0000"} <= set(shown)
    draft = desk.blank()
    path = {"danger": "no", "role": "carer", "who": "ours", "about": "nobody", "topic": "abuse"}
    for question, answer in path.items():
        draft = draft.with_answer(question, (answer,), NOW)
    desk.autosave(draft)
    window.resume(draft.id)
    assert window.wizard.session.screen.page is Page.TELL
    assert "0300 200 3004" in seen(window.wizard)
    window.close()
    desk.close()


def test_opening_the_window_loads_nothing_slow():
    """The first page needs no database, no PDF and no cryptography, and of Qt only the widgets."""
    code = (
        "import sys; from ui.__main__ import Begin, application, make_desk, open_window;"
        "app = application(); window = open_window(app, make_desk(Begin('no such folder'))); window.repaint();"
        "print([m for m in ('sqlalchemy', 'reportlab', 'cryptography', 'keyring', 'PySide6.QtNetwork', 'PySide6.QtSvg',"
        " 'app.guidance', 'ui.wizard') if m in sys.modules])"
    )
    assert run(code) == "[]"


def test_a_sub_command_does_not_load_qt():
    """The command line shares the door of the window but never wakes it."""
    assert run("import sys, ui.__main__; print('PySide6' in sys.modules)") == "False"
    assert read([]) == Begin()
    assert read(["--scratch"]) == Begin(scratch=True)
    assert read(["--store", "somewhere"]) == Begin("somewhere")
    assert read(["assess", "case.json"]) is None
    assert read(["--scratch", "assess"]) is None
    assert read(["--store"]) is None


def test_unfinished_and_last_decisions_are_listed_once_it_is_open(open_window):
    """A decision is offered again with its time, how far it got and what it amends; the last ones can be opened, and
    say what replaced them."""
    desk = StandInDesk(
        unfinished=(
            DraftSummary(
                id="d", updated=NOW - timedelta(minutes=12), at="Rule 4 · Consent", answered=11, amends="2026-013"
            ),
        ),
        kept={"1": RecordSummary("2026-014", NOW, "Share it now", "share_now", "Alex Morgan", "2026-015")},
        session=StandInSession([screen()]),
        sealed=record(),
    )
    window = open_window(desk)
    shown = {button.text(): button for button in window.home.findChildren(type(window.home.danger_button))}
    assert shown["Rule 4 · Consent"].detail == "amends 2026-013 · today, 1.53 pm · 11 answers"
    assert shown["Share it now"].detail == "2026-014 · replaced by 2026-015 · today · Alex Morgan"
    shown["Share it now"].click()
    assert "Decision 2026-014" in seen(window.stack.currentWidget())
    window.show_home()
    next(b for b in window.home.findChildren(type(window.home.danger_button)) if b.text() == "Rule 4 · Consent").click()
    assert window.wizard is not None


def test_nothing_about_anybody_is_listed_while_it_is_locked(open_window):
    """A locked first page says that there is something, never what."""
    shown = seen(open_window(StandInDesk(state="locked")).home)
    assert "Your decisions are locked" in shown
    assert "Unfinished" not in shown


def test_there_is_one_window_and_its_title_says_nothing(open_window):
    """The title is the name of the program on every page, and no page opens a window of its own."""
    window = open_window(StandInDesk(session=StandInSession([screen(heading="About Zebedee")])))
    press(window, "\t")
    window.start()
    QApplication.processEvents()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert window.windowTitle() == "Sharewell"


def run(code: str) -> str:
    """What a new Python says that runs this code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_a_second_person_is_let_in_while_everything_is_locked(open_window, tmp_path):
    """Where a record waits for one, the first page and the page that asks for the passphrase lead there; else not."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A told me something.")
    window = open_window(desk)
    assert not window.home.second_button.isVisible()
    desk.second_reader.lay_out("2026-001", "five warm words of hers")
    window.show_home()
    until(window.home.second_button.isVisible)
    desk.close()
    window.show_home()
    window.home.second_button.click()
    assert isinstance(window.page, SecondReadPage)
    window.page.back.click()
    assert window.page is window.home
    window.home.unlock.emit()
    window.page.second_button.click()
    assert isinstance(window.page, SecondReadPage)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2026-11-20",), "You shared something and nobody has answered. The day to ask again: today."),
        (
            ("2026-11-18", "2026-11-20"),
            "You shared 2 things that nobody has answered. The first day to ask again: Wednesday 18 November 2026.",
        ),
    ],
)
def test_what_is_to_be_chased_is_said_once_it_is_unlocked(open_window, days, said):
    """How many and since when, with a way to the log; locked, nothing is said, and neither is it where all answered."""
    due = tuple(SimpleNamespace(chase_on=day) for day in days)
    log = SimpleNamespace(due=lambda: due)
    desk = StandInDesk(state="open", sharing_log=log)
    window = open_window(desk)
    until(lambda: said in seen(window.home))
    home, gone = Home(window.kit, desk, window), []
    home.refresh()
    home.show_due(1, days[0])
    home.log.connect(lambda: gone.append(1))
    home.log_button.click()
    assert gone == [1]
    assert "An answer has not come" not in seen(open_window(StandInDesk(state="locked", sharing_log=log)).home)
    assert "An answer has not come" not in seen(open_window(StandInDesk(state="open")).home)
