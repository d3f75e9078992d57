"""The ways in: another passphrase, a new recovery sheet, the agency's key, and a new key for everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, row
from ui.leaf import Leaf
from ui.new_key import new_key
from ui.prose import Prose
from ui.rows import ManyRow
from ui.secret import SecretLine

if TYPE_CHECKING:
    from ui.window import Window

Came = TypeVar("Came")


class KeysPage(Leaf):
    """Every change asks for the passphrase or says first what will no longer work."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "keys")
        self._window = window
        self._passphrase()
        self._sheet()
        self._agency()
        self._rekey()

    # The passphrase

    def _passphrase(self) -> None:
        card = self.card("passphrase")
        self.old = self._secret(card, "old")
        self.new, self.again = self._secret(card, "new", "new_hint"), self._secret(card, "again")
        self.change = self._act(card, "change", self.change_passphrase)
        for line in (self.old, self.new, self.again):
            line.line.returnPressed.connect(self.change.click)

    def change_passphrase(self) -> None:
        """Another passphrase instead of the one there is."""
        old, new = self.old.line.text(), self.new.line.text()
        if not old or not new:
            self.say_problem(self.say("missing"), (self.old if not old else self.new).line)
        elif new != self.again.line.text():
            self.say_problem(self.say("differ"), self.again.line)
        else:

            def done(_: object) -> None:
                for line in (self.old, self.new, self.again):
                    line.line.clear()
                self.say_done(self.say("changed"))

            self._work(lambda: self.desk.ways_in.change_passphrase(old, new), done, self.old.line)

    # The recovery sheet

    def _sheet(self) -> None:
        card = self.card("sheet")
        card.column.addWidget(Prose(self.kit, self.say("sheet_hint")))
        self.sheet_card = card
        self.sheet_ask = self._act(card, "sheet_go", self.new_sheet)

    def new_sheet(self) -> None:
        """A new recovery key, to be printed at once: the old sheet opens nothing from now on."""
        self._work(self.desk.ways_in.new_recovery_key, self.show_key, self.sheet_ask, self._window.show_key)

    def show_key(self, key: str) -> None:
        """The key, until it is written down or printed."""
        self.sheet_ask.setEnabled(False)
        card = new_key(self, self._window, key)
        self.sheet_card.column.addWidget(card)
        self.say_done(self.say("sheet_made"))
        self.ensureWidgetVisible(card)

    # The agency

    def _agency(self) -> None:
        card = self.card("agency")
        self.agency_card = card
        card.column.addWidget(Prose(self.kit, self.say("agency_hint")))
        self.agency_now = Prose(self.kit, "", "strong")
        card.column.addWidget(self.agency_now)
        self.public = box(self.kit, card, self.say("agency_key"), self.say("agency_key_hint"))
        self.sure = ManyRow(self.kit, self.say("agency_sure"))
        card.column.addWidget(self.sure)
        self.let_in = self._act(card, "agency_go", self.let_agency_in)
        self.let_in.setEnabled(False)
        self.sure.toggled.connect(self.let_in.setEnabled)
        self.shut_out = Button(self.kit, self.say("agency_end"), "outline")
        self.shut_out.clicked.connect(self.shut_agency_out)
        card.column.addLayout(row(self.kit, self.shut_out, None))
        self._show_agency()

    def let_agency_in(self) -> None:
        """The agency's key opens these records too, from now on."""
        public = self.public.text().strip()

        def done(fingerprint: str) -> None:
            self.public.clear()
            self.sure.setChecked(False)
            self._show_agency()
            self.say_done(self.say("agency_done", fingerprint=fingerprint))

        if public:
            self._work(lambda: self.desk.ways_in.let_agency_in(public), done, self.public)
        else:
            self.say_problem(self.say("agency_missing"), self.public)

    def shut_agency_out(self) -> None:
        """No agency's key opens these records from now on."""

        def done(_: object) -> None:
            self._show_agency()
            self.say_done(self.say("agency_ended"))

        self._work(self.desk.ways_in.shut_agency_out, done, self.shut_out)

    def _show_agency(self) -> None:
        found = self.desk.ways_in.agency()
        self.agency_now.setText(self.say("agency_none") if found is None else self.say("agency_now", fingerprint=found))
        self.shut_out.setVisible(found is not None)

    # A new key for everything

    def _rekey(self) -> None:
        card = self.card("rekey")
        card.column.addWidget(Prose(self.kit, self.say("rekey_hint")))
        self.proof = self._secret(card, "old")
        self.rekey_go = self._act(card, "rekey_go", self.rekey)
        self.proof.line.returnPressed.connect(self.rekey_go.click)

    def rekey(self) -> None:
        """Encrypt everything anew."""
        typed = self.proof.line.text()
        if not typed:
            self.say_problem(self.say("missing"), self.proof.line)
            return

        def done(key: str | None) -> None:
            self.proof.line.clear()
            if key is None:
                self.say_done(self.say("rekeyed"))
            else:
                self.show_key(key)

        def gone(key: str | None) -> None:
            if key is not None:
                self._window.show_key(key)

        self._work(lambda: self.desk.rekey(typed), done, self.proof.line, gone)

    # How it is put together

    def _secret(self, card: Card, key: str, hint: str = "") -> SecretLine:
        line = SecretLine(self.kit, self.say(key), self.say(hint) if hint else "")
        card.column.addWidget(line)
        return line

    def _act(self, card: Card, key: str, act: Callable[[], object]) -> Button:
        button = Button(self.kit, self.say(key))
        button.clicked.connect(lambda _=False: act())
        card.column.addLayout(row(self.kit, button, None))
        return button

    def _work(
        self,
        work: Callable[[], Came],
        then: Callable[[Came], None],
        at: QWidget,
        gone: Callable[[Came], None] = lambda _: None,
    ) -> None:
        def done(result: Came) -> None:
            then(result)
            self.verticalScrollBar().setValue(0)

        at_work(self, work, done, at, gone)
