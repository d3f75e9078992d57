"""What goes to whom in a decision: each recipient with their papers, what was passed on, asked, told and advised."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.buttons import Button
from ui.cards import Card, Fold, together
from ui.leaf import Leaf
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.decisions.sharing.values import Asked, Recipient, Sent
    from app.desk.ledgers import Ledgers
    from ui.slip import Way
    from ui.window import Window


class SharedPage(Leaf):
    """`slip` names a form and what it is about; `paper` a recipient whose papers are wanted; `advise` asks for the page
    that asks for advice, and `notice` for the one that tells somebody what is shared."""

    section = "shared_pages"

    slip = Signal(str, str)
    paper = Signal(str)
    advise = Signal()
    notice = Signal()

    def __init__(self, window: Window, ledgers: Ledgers) -> None:
        self.ledgers, self._led = ledgers, led(window, ledgers)
        super().__init__(window.kit, window.desk, "shared", widest=960)
        self.sealed, self.sharing = ledgers.sealed, ledgers.sharing
        self.buttons: dict[str, Button] = {}
        if not self.sealed:
            self.page.addWidget(Prose(self.kit, self.say("nothing"), "strong"))
            if ledgers.number:
                self.page.addWidget(Prose(self.kit, self.say("nothing_more")))
        for recipient in self.sharing.recipients:
            self._recipient(recipient)
        if self.sharing.sent:
            self._log()
        if self.sharing.people:
            self._asked()
            self._told()
        self._advice()

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of the record or of the decision."""
        return self._led

    def show_saved(self, words: str) -> None:
        """Say what was just done."""
        self.say_done(words)

    # Sections

    def _recipient(self, recipient: Recipient) -> None:
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        who = self.sealed.say(f"recipient.{recipient.kind}")
        named = " · ".join(part for part in (recipient.role, recipient.organisation) if part)
        verdict = self.sealed.verdict(recipient.id)
        lines = [self.sealed.line(item.id, recipient.id) for item in self.sealed.sharing.items]
        goes = sum(line.give != "no" for line in lines)
        counted = self.counted("goes", goes, all=len(lines))
        said = [Prose(kit, named, tone="quiet")] if named else []
        said += [Prose(kit, text) for text in (verdict.title, counted) if text]
        last = [sent for sent in self.sharing.sent if sent.recipient == recipient.id][-1:]
        said += [Prose(kit, self.say("went", at=self._moment(sent.at)), "strong", "leaf") for sent in last]
        card.column.addLayout(together(heading(kit, who, "title"), *said))
        ways = Fold(kit, narrow=560, gap=12)
        if goes:
            ways.row.addWidget(
                self._way(f"paper {recipient.id}", "papers", partial(self.paper.emit, recipient.id), who)
            )
            ways.row.addWidget(self._slip("sent", recipient.id, who))
        ways.row.addStretch(1)
        card.column.addWidget(ways)
        self.page.addWidget(card)

    def _log(self) -> None:
        card = self.card("log")
        for sent in self.sharing.sent:
            recipient = self.sharing.recipient(sent.recipient)
            who = self.sealed.say(f"recipient.{recipient.kind}")
            how = self.kit.words.text("sharing", f"channel.{sent.how}")
            said = [Prose(self.kit, self.say("log_line", at=self._moment(sent.at), who=who, how=how), "strong")]
            if sent.reference:
                said.append(Prose(self.kit, self.say("reference", reference=sent.reference)))
            said += [Prose(self.kit, self._heard(sent, each.id)) for each in self.sharing.heard if each.sent == sent.id]
            if sent.chase_on and not any(each.sent == sent.id for each in self.sharing.heard):
                said.append(
                    Prose(self.kit, self.say("chase", day=self._day(sent.chase_on), what=sent.chase), tone="sun")
                )
            card.column.addLayout(together(*said))
            card.column.addWidget(self._slip("heard", sent.id, who))

    def _heard(self, sent: Sent, id: str) -> str:
        heard = next(each for each in self.sharing.heard if each.id == id and each.sent == sent.id)
        what = self.kit.words.text("sharing", f"heard.{heard.what}")
        return self.say("heard_line", at=self._moment(heard.at), what=what, said=heard.said).rstrip(" .:") + "."

    def _asked(self) -> None:
        card = self.card("views")
        card.column.addWidget(Prose(self.kit, self.say("views_hint"), tone="quiet"))
        for asked in self.sharing.asked:
            what = self.kit.words.text("sharing", f"asked.{asked.answer}")
            said = [
                Prose(self.kit, self.say("view", at=self._moment(asked.at), who=self._ref(asked.person), what=what))
            ]
            said += [Prose(self.kit, text, tone="quiet") for text in (asked.words, asked.said) if text]
            said += self._gone_before(asked)
            card.column.addLayout(together(*said))
        card.column.addWidget(self._slip("asked", ""))

    def _gone_before(self, asked: Asked) -> list[Prose]:
        """What had gone by the time somebody took back a yes: they should hear of it."""
        if asked.answer != "withdrawn":
            return []
        gone = self.ledgers.withdrawn(asked.id)
        who = [self.sealed.say(f"recipient.{self.sharing.recipient(sent.recipient).kind}") for sent in gone]
        return (
            [Prose(self.kit, self.say("gone_before", who="; ".join(dict.fromkeys(who))), "strong", "sun")]
            if who
            else []
        )

    def _told(self) -> None:
        card = self.card("telling")
        for told in self.sharing.told:
            what = self.kit.words.text("sharing", f"told.{told.told}")
            said = [Prose(self.kit, self.say("view", at=self._moment(told.at), who=self._ref(told.person), what=what))]
            said += [Prose(self.kit, text, tone="quiet") for text in (told.words, told.why) if text]
            card.column.addLayout(together(*said))
        ways = Fold(self.kit, narrow=560, gap=12)
        ways.row.addWidget(self._slip("told", ""))
        if self.ledgers.number:
            ways.row.addWidget(self._way("notice", "notice", self.notice.emit))
        ways.row.addStretch(1)
        card.column.addWidget(ways)

    def _advice(self) -> None:
        card = self.card("advised")
        for advice in self.sharing.advice:
            who = Prose(self.kit, self.say("advice_line", at=self._moment(advice.at), who=advice.who), "strong")
            card.column.addLayout(together(who, Prose(self.kit, advice.said)))
        ways = Fold(self.kit, narrow=560, gap=12)
        ways.row.addWidget(self._way("advise", "advise", self.advise.emit))
        ways.row.addWidget(self._slip("advice", ""))
        ways.row.addStretch(1)
        card.column.addWidget(ways)

    # Small things

    def _slip(self, form: str, about: str, who: str = "") -> Button:
        return self._way(f"{form} {about}".strip(), form, partial(self.slip.emit, form, about), who)

    def _way(self, id: str, key: str, act: Callable[[], object], who: str = "") -> Button:
        button = self.buttons[id] = Button(self.kit, self.say(f"do.{key}"))
        if who:
            button.setAccessibleName(f"{self.say(f'do.{key}')}: {who}")
        button.clicked.connect(lambda _=False: act())
        return button

    def _ref(self, person: str) -> str:
        return next((each.ref for each in self.sharing.people if each.id == person), "")

    def _moment(self, iso: str) -> str:
        return self.kit.moment(datetime.fromisoformat(iso)) if iso else ""

    def _day(self, iso: str) -> str:
        return self.kit.day(datetime.fromisoformat(iso))


def led(window: Window, ledgers: Ledgers) -> Way:
    """The pages that lead to the ledgers of a decision."""
    if ledgers.number:
        return (("record", ledgers.number), ("shared", ledgers.number))
    wizard = window.wizard
    return (("decision", wizard.session.id if wizard else ""), ("sharing", "sharing"), ("shared", ""))


def ledgers_of(window: Window, number: str) -> Ledgers:
    """Those of the record of this number; with none, of the decision that is being made."""
    from app.desk.ledgers import OfDraft, OfRecord

    wizard = window.wizard
    if number or wizard is None:
        return OfRecord(window.desk, number)
    return OfDraft(window.desk, wizard.session, wizard.saving.touch)


def open_shared(window: Window, number: str, said: str = "") -> None:
    """What goes to whom from this record, or from the decision that is being made; back leads there. `said`: what was
    just done."""
    from ui.recipient_paper_page import open_recipient_papers
    from ui.sharing_leaf import open_sharing

    page = SharedPage(window, ledgers_of(window, number))
    if number:
        page.leave.connect(lambda: window.show_record(window.desk.record(number)))
    else:
        page.leave.connect(lambda: open_sharing(window))
    page.slip.connect(partial(open_ledger_slip, window, number))
    page.paper.connect(partial(open_recipient_papers, window, number))
    page.advise.connect(partial(_advise, window, number))
    page.notice.connect(partial(_notice, window, number))
    page.failed.connect(window.tell)
    window.open_leaf(page)
    if said:
        page.say_done(said)


def open_ledger_slip(window: Window, number: str, table: str, about: str) -> None:
    """A form of SLIPS about a record, or about the decision that is being made."""
    from ui.ledger_slips import SLIPS
    from ui.slip import open_slip

    ledgers = ledgers_of(window, number)
    page = SLIPS[table](window, ledgers, led(window, ledgers), about)
    open_slip(window, page, partial(open_shared, window, number))


def _advise(window: Window, number: str) -> None:
    from ui.advice_page import open_advice

    open_advice(window, number)


def _notice(window: Window, number: str) -> None:
    from ui.notice_page import open_notice

    open_notice(window, number)
