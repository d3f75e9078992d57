"""One package on its way: the receipt, the code that comes back, and removing the records."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.errors import AppError
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Hairline, row
from ui.folded import Folded
from ui.hand_back_step import StepCard
from ui.prose import Prose
from ui.rows import ManyRow
from ui.secret import SecretLine
from ui.troubles import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk.handback import Erased, Going, HandBack
    from ui.hand_back_page import HandBackPage

FEW = 24
"""Up to so many numbers are shown at once."""

ACCENTS = {"waiting": "card", "arrived": "leaf", "unfinished": "sun", "part": "leaf", "done": "card"}


class PackageCard(StepCard):
    """Shows the three steps of one package as they stand, and what can be done next."""

    def __init__(self, page: HandBackPage, package: HandBack, going: Going) -> None:
        super().__init__(page, page.counted("package", len(package.records), id=package.id), ACCENTS[going.state])
        self.package, self.going = package, going
        self._made()
        self._receipt()
        if going.state == "waiting":
            self._code()
            self.outcome()
            self._forget()
            return
        self._came_back()
        if going.gone:
            self._gone()
        if going.goes or going.stays or going.left or going.state == "unfinished":
            self._removal()
        self.outcome()

    def _step(self, number: int, key: str, said: str) -> None:
        """A step's title, and how it stands."""
        self.add(Hairline(self.kit))
        self.line(self.say("step", number=number, title=self.say(key), said=said), "strong")

    # Made, and handed over

    def _made(self) -> None:
        of = self.package
        made = self.kit.moment(datetime.fromisoformat(of.made))
        self._step(1, "step_made", self.say("made_on", day=made))
        self.line(
            self.say("for_agency", fingerprint=of.agency) if of.agency else self.say("for_passphrase"), tone="quiet"
        )

    def _receipt(self) -> None:
        waiting = self.going.state == "waiting"
        self._step(2, "step_receipt", self.say("now" if waiting else "step_done"))
        if waiting:
            self.line(self.say("receipt_hint"))
        self.receipt = self.act(self.say("receipt"), self.save_receipt, "primary" if waiting else "link")

    def save_receipt(self) -> None:
        """Make the receipt and write it where the person says."""
        id, handbacks = self.package.id, self.page.desk.handbacks
        name, title = self.say("receipt_file", id=id), self.say("receipt_title")
        self.save(name, title, lambda: handbacks.receipt(id), self.say("receipt_saved"), self.receipt)

    # The code

    def _code(self) -> None:
        self._step(3, "step_code", self.say("waiting"))
        self.line(self.say("code_hint"))
        self.code = box(self.kit, self, self.say("code"), self.say("code_box_hint"))
        self.check = self.act(self.say("check"), self.receive)
        self.code.returnPressed.connect(self.check.click)

    def receive(self) -> None:
        """Look whether it is the code of this package. Nothing is removed by that."""
        id, code, handbacks = self.package.id, self.code.text().strip(), self.page.desk.handbacks
        if not code:
            self.say_problem(self.say("code_missing"), self.code)
            return
        self.work(lambda: handbacks.receive(id, code), lambda _: self.page.look(self.say("arrived"), id), self.code)

    def _came_back(self) -> None:
        day = self.kit.moment(datetime.fromisoformat(self.package.received))
        self._step(3, "step_code", self.say("came_back", day=day))

    def _forget(self) -> None:
        def fill(page: QVBoxLayout) -> None:
            page.addWidget(Prose(self.kit, self.say("forget_hint")))
            self.forget_go = Button(self.kit, self.say("forget_go"))
            self.forget_go.clicked.connect(lambda _=False: self.forget())
            page.addLayout(row(self.kit, self.forget_go, None))

        self.never = Folded(self.kit, self.say("forget"), fill)
        self.add(self.never)

    def forget(self) -> None:
        """It was never handed over: take it off the list."""
        id, handbacks = self.package.id, self.page.desk.handbacks
        self.work(lambda: handbacks.forget(id), lambda _: self.page.look(self.say("forgotten")), self.heading)

    # Removing

    def _gone(self) -> None:
        of = self.package
        if of.erased:
            day = self.kit.moment(datetime.fromisoformat(of.erased))
            self.line(self.counted("gone", len(self.going.gone), day=day), "strong", "leaf")
        if of.proved:
            self.line(self.say("proved"))
        elif not self.going.left:
            self.line(self.say("not_proved"), "strong", "sun")
        if of.erased:
            self.certificate = self.act(self.say("certificate"), self.save_certificate)

    def save_certificate(self) -> None:
        """Make the certificate of what was removed last, and write it where the person says."""
        id, handbacks = self.package.id, self.page.desk.handbacks
        name, title = self.say("certificate_file", id=id), self.say("certificate_title")
        self.save(name, title, lambda: handbacks.certificate_paper(id), self.say("certificate_saved"), self.certificate)

    def _removal(self) -> None:
        going = self.going
        if going.goes:
            self.line(self.counted("goes", len(going.goes)), "strong")
            self._numbers(going.goes)
            self.line(self.say("stays_behind"), tone="quiet")
        if going.stays:
            self.line(self.counted("stays", len(going.stays)), "strong", "sun")
            for number, code in going.stays:
                told = worded(self.kit.words, AppError(code, number=number))
                self.line(f"{told.what} {told.todo}")
        for key, count in (("others", going.others), ("drafts", len(going.drafts))):
            if count:
                self.line(self.counted(key, count), tone="quiet")
        for step in going.left:
            self.line(self.kit.words.text("keeping", f"step.{step}"), "strong", "sun")
        if going.goes:
            self.sure = ManyRow(self.kit, self.say("sure"))
            self.add(self.sure)
        elif not going.left and self.package.proved:
            return
        self.passphrase = SecretLine(self.kit, self.say("own_passphrase"))
        self.add(self.passphrase)
        self.remove_go = self.act(self.say("remove" if going.goes else "finish"), self.remove, "warn")
        self.passphrase.line.returnPressed.connect(self.remove_go.click)

    def _numbers(self, numbers: Sequence[str]) -> None:
        said = ", ".join(numbers)
        if len(numbers) > FEW:
            self.add(Folded(self.kit, self.say("numbers"), lambda page: page.addWidget(Prose(self.kit, said))))
        else:
            self.line(said)

    def remove(self) -> None:
        """Remove what may go, or do what is left."""
        id, typed, handbacks = self.package.id, self.passphrase.line.text(), self.page.desk.handbacks
        if self.going.goes and not self.sure.isChecked():
            self.say_problem(self.say("sure_missing"), self.sure)
        elif not typed:
            self.say_problem(self.say("own_passphrase_missing"), self.passphrase.line)
        else:
            self.work(lambda: handbacks.erase(id, typed), self._removed, self.passphrase.line, self.say("removing"))

    def _removed(self, result: object) -> None:
        done: Erased = result  # type: ignore[assignment]  # what `erase` gives
        said = self.say("removed" if done.proved and not done.after.left else "removed_but")
        if done.after.recovery_key:
            self.page.owner.show_key(done.after.recovery_key)
        else:
            self.page.look(said, self.package.id)
