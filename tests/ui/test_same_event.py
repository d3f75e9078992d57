"""Records about several children of one event lead to one another in the window, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.look_at import seen
from tests.unit.decisions.journeys import sealed_ready
from tests.unit.keeping import decided, set_up
from ui.record_page import RecordPage


def test_a_record_leads_to_the_others_of_its_event(open_window, tmp_path):
    """By their numbers; one that is about one child alone leads nowhere."""
    desk = set_up(tmp_path / "mine")
    draft = sealed_ready().draft
    desk.autosave(draft)
    (other,) = desk.linked.link(draft.id, 1)
    first = desk.seal_draft(desk.resume(draft.id).draft)
    second = desk.seal_draft(decided(desk.resume(other).draft))
    lone = desk.seal_draft(replace(draft, id="c" * 32))
    window = open_window(desk)
    window.show_record(first)
    assert isinstance(window.page, RecordPage)
    assert f"Record {second.number} is about the same event and another child." in seen(window.page)
    window.page.others[second.number].click()
    assert isinstance(window.page, RecordPage)
    assert window.page.record.number == second.number
    assert list(window.page.others) == [first.number]
    window.show_record(lone)
    assert list(window.page.others) == []
    desk.close()
