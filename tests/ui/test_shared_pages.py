"""Who gets what in a decision, what was passed on, what people said, and advice that is asked for without names."""

from __future__ import annotations

import pytest

from tests.ui.look_at import cut_off, seen, until
from tests.ui.shared import on, shared_desk, shared_page
from tests.unit.decisions.sharing import made
from tests.unit.keeping import set_up
from ui.advice_page import AdvicePage, open_advice
from ui.care import open_page
from ui.ledger_slips import AdviceSlip, AskedSlip, HeardSlip, SentSlip, ToldSlip
from ui.linked_page import LinkedPage
from ui.notice_page import open_notice
from ui.place import go_back, here
from ui.shared_page import SharedPage, open_ledger_slip, open_shared
from ui.sharing_leaf import open_sharing

SOCIAL = "The child's social worker, or another social worker of the placing council"


@pytest.fixture
def desk(tmp_path):
    """A desk with one record in which things go to two people."""
    desk = shared_desk(tmp_path / "mine")
    yield desk
    desk.close()


@pytest.fixture
def page(open_window, desk):
    """What goes to whom from the record, reached from it."""
    return shared_page(open_window(desk))


def test_each_recipient_stands_there_with_what_goes_and_what_went(page):
    """Who, what the guidance says, how much, when it went; names of the register are not said."""
    shown = seen(page)
    assert shown.index(SOCIAL) < shown.index("They get 3 of 4 things.") < shown.index("They get 1 of 4 things.")
    assert any(text.startswith("Passed on") for text in shown)
    assert "Their reference: TC-4417" in shown
    assert not any("Zuleika" in text or "Perpetua" in text for text in shown)
    page.back.click()
    assert page.window().page.record.number == "2026-001"


def test_passing_something_on_is_logged_in_the_words_of_the_record(page, desk):
    """How is asked; what went is taken from the record; it is in the log at once, and the place is forgotten."""
    window = page.window()
    page.buttons["sent mum"].click()
    form = on(window, SentSlip)
    form.keep_button.click()
    assert "One thing is missing: How did it go?" in seen(form)
    form.boxes["how"].rows["post"].click()
    form.boxes["reference"].setText("L-1")
    form.keep_button.click()
    assert "It is in the log." in seen(on(window, SharedPage))
    sent = desk.sharing_log.sharing("2026-001").sent[-1]
    assert (sent.recipient, sent.how, sent.reference, sent.by) == ("mum", "post", "L-1", "Ada Example")
    assert sent.went == ("Child A had a bruise. A nurse looks at it.",)
    assert desk.whereabouts() is None


def test_what_is_wrong_is_said_and_nothing_is_lost(page, desk):
    """A day to come is refused in words, and what was written stays."""
    page.buttons["sent mum"].click()
    form = on(page.window(), SentSlip)
    form.boxes["how"].rows["post"].click()
    form.boxes["at"].put("2031-01-01")
    form.boxes["chase"].setPlainText("Ring her.")
    form.keep_button.click()
    assert form.problem.isVisible()
    assert (form.value("chase"), len(desk.sharing_log.sharing("2026-001").sent)) == ("Ring her.", 1)


def test_what_came_back_stands_with_what_was_sent(page, desk):
    """It is said of which, and what was said; until then it can be asked about again."""
    window = page.window()
    sent = desk.sharing_log.sent("2026-001", to="mum", how="post", chase_on="2026-11-27", chase="Write again.")
    open_shared(window, "2026-001")
    assert any("Write again." in text for text in seen(window.page))
    window.page.buttons[f"heard {sent.id}"].click()
    form = on(window, HeardSlip)
    form.boxes["what"].rows["answered"].click()
    form.boxes["said"].setPlainText("She has read it.")
    form.keep_button.click()
    shown = seen(on(window, SharedPage))
    assert any("She has read it." in text for text in shown)
    assert not any("Write again." in text for text in shown)
    assert desk.sharing_log.sharing("2026-001").heard[-1].sent == sent.id


def test_an_answer_and_a_telling_are_kept_with_the_record(page, desk):
    """Who and what must be picked; a telling that is not safe must say why."""
    window = page.window()
    page.buttons["asked"].click()
    form = on(window, AskedSlip)
    for field, picked in (("person", "mother"), ("answer", "objected"), ("standing", "shared"), ("form", "spoken")):
        form.boxes[field].rows[picked].click()
    form.boxes["said"].setPlainText("I do not want the school to know.")
    form.keep_button.click()
    again = on(window, SharedPage)
    assert {"I do not want the school to know.", "It is kept with the record."} <= set(seen(again))
    again.buttons["told"].click()
    form = on(window, ToldSlip)
    for field, picked in (("person", "mother"), ("told", "unsafe")):
        form.boxes[field].rows[picked].click()
    form.keep_button.click()
    assert form.problem.isVisible()
    form.boxes["why"].setPlainText("He reads her post.")
    form.keep_button.click()
    assert "He reads her post." in seen(on(window, SharedPage))
    sharing = desk.sharing_log.sharing("2026-001")
    assert (sharing.asked[-1].standing, sharing.told[-1].told) == ("shared", "unsafe")


def test_a_form_half_filled_in_is_there_again_after_hiding(page, desk):
    """What is written is kept with the person's place, encrypted, and the way leads back to it."""
    window = page.window()
    page.buttons["told"].click()
    form = on(window, ToldSlip)
    form.boxes["person"].rows["girl"].click()
    form.boxes["words"].setPlainText("I told her at tea.")
    where = here(window)
    window.show_home()
    go_back(window, where)
    again = on(window, ToldSlip)
    assert (again.value("person"), again.value("words")) == ("girl", "I told her at tea.")
    again.back.click()
    assert desk.whereabouts() is None
    on(window, SharedPage)


def test_advice_is_asked_for_without_names_and_what_gives_away_can_come_out(page, desk, tmp_path, app):
    """No name, address or number of anybody; a tick takes a sentence out; copied text is the text that is shown."""
    window = page.window()
    page.buttons["advise"].click()
    asking = on(window, AdvicePage)
    text = asking.request.text()
    for secret in ("Zuleika", "Marrable", "Larch", "TS9", "Fernhill", "943", "Quill", "Ada Example"):
        assert secret not in text
    assert "I only know what you told me. Read it yourself." in seen(asking)
    id, line = next(iter(asking.clues.items()))
    about = next(clue.about for clue in asking.request.could_tell if clue.id == id)
    line.click()
    assert about not in asking.request.text()
    asking.asks.setText("May I tell her school?")
    until(lambda: "May I tell her school?" in asking.request.text())
    assert about not in asking.request.text()
    asking.copy_button.click()
    assert app.clipboard().text() == asking.request.text()
    where = here(window)
    window.show_home()
    go_back(window, where)
    assert about not in on(window, AdvicePage).request.text()
    assert "May I tell her school?" in window.page.request.text()
    window.ask_where = lambda _, name: str(tmp_path / name)
    window.page.save_button.click()
    until((tmp_path / "advice-request.pdf").exists)
    until(window.page.isEnabled)
    window.page.got_button.click()
    form = on(window, AdviceSlip)
    form.boxes["who"].setText("The NSPCC line")
    form.boxes["said"].setPlainText("Tell the social worker first.")
    form.keep_button.click()
    assert desk.sharing_log.sharing("2026-001").advice[-1].said == "Tell the social worker first."


def test_a_record_that_says_nothing_of_it_says_how_to_come_to_it(open_window, tmp_path):
    """Nothing is invented: it is decided again."""
    from tests.unit.keeping import seal

    desk = set_up(tmp_path / "mine")
    number = seal(desk, "Child A told me something.")
    window = open_window(desk)
    open_shared(window, number)
    assert "This record does not say yet who gets what." in seen(window.page)
    desk.close()


@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("dark", 200)])
def test_nothing_is_cut_off_on_any_of_these_pages(open_window, desk, theme, percent):
    """At 1280 by 720, in large text too, every text has its room and nothing needs sideways scrolling."""
    window = open_window(desk, theme=theme, percent=percent)
    open_shared(window, "2026-001")
    assert cut_off(window) == []
    for form, about in (("sent", "mum"), ("heard", "sent"), ("asked", ""), ("told", ""), ("advice", "")):
        open_ledger_slip(window, "2026-001", form, about)
        assert cut_off(window) == [], form
    open_advice(window, "2026-001")
    assert cut_off(window) == []
    open_notice(window, "2026-001")
    assert cut_off(window) == []
    for page in ("log", "agency_notices"):
        open_page(window, page)
        assert cut_off(window) == [], page


def test_each_child_has_a_decision_of_its_own(open_window, tmp_path):
    """Those of the others begin without names and own words; this one knows that it belongs to them, and goes on."""
    desk = set_up(tmp_path / "mine")
    draft = made.draft()
    desk.autosave(draft)
    window = open_window(desk)
    window.resume(draft.id)
    open_sharing(window, "linked")
    page = on(window, LinkedPage)
    page.many.rows["2"].click()
    page.begin_button.click()
    assert window.page is window.wizard
    assert window.wizard.session.id == draft.id
    others = [each.id for each in desk.drafts() if each.id != draft.id]
    drafts = [desk.resume(id).draft for id in others]
    assert {each.event for each in drafts} == {window.wizard.session.draft.event} != {""}
    assert len(drafts) == 2
    assert not any(each.sharing or each.notes for each in drafts)
    assert window.wizard.session.draft.sharing == draft.sharing
    desk.close()
