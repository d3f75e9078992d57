"""Somebody who writes a marked name into all that one decision may share, and sends it out in every way there is."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from app.decisions.sharing.address_book import Contact
from app.decisions.sharing.view import found, rule_on
from app.decisions.sharing.whole import Sharing
from tests.faults.seeking import ODD
from tests.faults.walking import Walk
from tests.ui.look_at import until
from tests.unit.decisions.journeys import SECRET
from ui.advice_page import AdvicePage
from ui.log_page import LogPage
from ui.matrix_page import MatrixPage
from ui.notice_page import NoticePage
from ui.recipient_paper_page import WHICH, RecipientPaperPage
from ui.record_page import RecordPage
from ui.shared_page import open_shared
from ui.sharing_form import Form, Pick
from ui.sharing_leaf import open_sharing
from ui.sharing_people import PersonPage
from ui.slip import Picks, Slip

WHERE = f"14 {ODD[0]} Road, Thornby TS9 4QX"
PLAIN = {"role": "Social worker", "organisation": "Thornshire Council", "reference": "TC-4417"}
"""Boxes whose words a log without names holds."""

SLIPS = ("sent", "heard", "asked", "told", "advice")


def share(walk: Walk) -> str:
    """From the check page to a sealed record of which everything was shared; its number."""
    walk.desk.address_book.put(
        Contact(id="", kind="child_sw", name=ODD[0], role=ODD[1], organisation=ODD[0], telephone="07700 900123")
    )
    walk.window.start("start")
    wizard = walk.window.wizard
    assert wizard is not None
    while wizard.session.screen.step != "check":
        walk._answer(SECRET, -1)
    for table in ("person", "person", "item", "item", "recipient", "recipient", "bar"):
        _form(walk, table)
    _give(walk)
    for table in ("people", "items", "recipients", "bars", "finds r1", "asks r1", "linked", ""):
        open_sharing(walk.window, table)
        walk.fill()
    _ledgers(walk, "")
    walk.window.back_to_wizard()
    wizard.show_screen(wizard.session.screen)
    while not isinstance(walk.page, RecordPage):
        walk._answer(SECRET, -1)
    return walk.page.record.number


def send(walk: Walk, number: str) -> None:
    """From a record: its ledgers, the papers for one recipient, a notice, and the log as three files without names."""
    from ui.notice_page import open_notice
    from ui.recipient_paper_page import open_recipient_papers

    _ledgers(walk, number)
    open_recipient_papers(walk.window, number, "r1")
    page = walk.page
    assert isinstance(page, RecipientPaperPage)
    for which in WHICH:
        page.picked.pick(which)
        page.refresh()
        assert not page.problems, [problem.code for problem in page.problems]
        walk.save(page.save_button, walk.papers / ODD[0] / f"{which}.pdf")
        until(page.isEnabled)
    open_recipient_papers(walk.window, number, "r2")  # who gets nothing, and must not learn it
    open_notice(walk.window, number)
    told = walk.page
    assert isinstance(told, NoticePage)
    told.who.pick("p1")
    told.make_button.click()  # it is not safe to tell them, and that is said
    until(told.problem.isVisible)
    walk.window.open_leaf(LogPage(walk.window))
    log = walk.page
    assert isinstance(log, LogPage)
    assert log.found
    for ending, button in log.saves.items():
        walk.save(button, walk.papers / f"log.{ending}")
        until(log.isEnabled)
    walk.window.show_home()


def _form(walk: Walk, table: str) -> None:
    """One person, thing, recipient or bar, with the name in every box, also in those that are folded away."""
    open_sharing(walk.window, table)
    page = walk.page
    assert isinstance(page, Form)
    first = not page.about.endswith("2")
    if isinstance(page, PersonPage):
        page.details.button.click()
    walk.fill()
    for field, box in page.boxes.items():
        if field in PLAIN and isinstance(box, QLineEdit):
            box.setText(PLAIN[field])
        elif field == "ref" and isinstance(box, QLineEdit):
            box.setText(f"Child {page.about}")
        elif field in ("address", "place") and isinstance(box, QLineEdit):
            box.setText(WHERE)
    chosen = {"who": "recipient:r2", "channel": "post", "kind": "child_sw" if first else "parent", "identity": "known"}
    for field, choice in chosen.items():
        picks = page.boxes.get(field)
        if isinstance(picks, Picks) or (isinstance(picks, Pick) and choice in _rows(picks)):
            picks.rows[choice].click()
    if table == "bar":
        page.boxes["what"].rows["everything"].click()  # type: ignore[attr-defined]  # several of them
    walk.app.processEvents()


def _rows(box: Pick) -> set[str]:
    box.turn()
    return set(box.rows)


def _give(walk: Walk) -> None:
    """Everything to the one, with a reason; to the other it is refused, whole and in part."""
    open_sharing(walk.window, "matrix")
    page = walk.page
    assert isinstance(page, MatrixPage)
    for row in range(2):
        for side, chosen in ((1, "yes"), (1, "part"), (0, "yes")):
            page.grid.go((row, side))
            page._choose(chosen)  # type: ignore[arg-type]  # as the buttons do it
            if chosen == "part":
                page._write(walk.odd())
            page._explain(walk.odd())
    sharing: Sharing = page.sharing
    for view in found(sharing, "r1"):
        sharing = rule_on(sharing, "r1", view.id, may_go=True)
    page.put(sharing)
    walk.window.flush()


def _ledgers(walk: Walk, number: str) -> None:
    """Each form about what was done, and a request for advice, by way of the page of what goes to whom."""
    from ui.shared_page import open_ledger_slip

    open_shared(walk.window, number)
    for table in SLIPS:
        about = {"sent": "r1", "heard": _sent(walk)}.get(table, "p1")
        open_ledger_slip(walk.window, number, table, about)
        slip = walk.page
        assert isinstance(slip, Slip)
        walk.fill()
        for field, box in slip.boxes.items():
            if isinstance(box, Picks) and not box.picked:
                box.pick(next(iter(box.rows)))
            elif field in PLAIN and isinstance(box, QLineEdit):
                box.setText(PLAIN[field])
        slip.keep_button.click()
        until(lambda slip=slip: walk.page is not slip)  # type: ignore[misc]
    from ui.advice_page import open_advice

    open_advice(walk.window, number)
    advice = walk.page
    assert isinstance(advice, AdvicePage)
    walk.fill()
    advice.make_again()
    advice.copy()
    walk.save(advice.save_button, walk.papers / ODD[0] / f"advice {number[-3:]}.pdf")
    until(advice.isEnabled)


def _sent(walk: Walk) -> str:
    """The latest thing that was logged as sent."""
    from ui.shared_page import SharedPage

    page = walk.page
    assert isinstance(page, SharedPage)
    return page.sharing.sent[-1].id if page.sharing.sent else ""
