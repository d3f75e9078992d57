"""The forms about what was done: passed on, heard back, asked for a yes, told, and advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.sharing.values import CHANNELS, FORMS, STANDINGS, TOLD, UNDERSTOOD
from ui.slip import Slip, people_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk.ledgers import Ledgers
    from ui.slip import Way
    from ui.window import Window

HEARD = ("acknowledged", "answered", "chased")
ANSWERS = ("given", "refused", "objected", "withdrawn", "not_asked")
"""In the order in which they are picked most often."""

HOW = ("spoken", "written", "telephone")


class LedgerSlip(Slip):
    """A form about the ledgers of one decision; its choices are codes with words in sharing.toml."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, table: str, about: str) -> None:
        super().__init__(window, led, table, about)
        self.ledgers = ledgers

    @property
    def today(self) -> str:
        """The day it is (ISO)."""
        return self.kit.clock().date().isoformat()

    def coded(self, field: str, table: str, codes: Sequence[str]) -> None:
        """One of these codes."""
        self.picks(field, [(code, self.kit.words.text("sharing", f"{table}.{code}")) for code in codes])

    def at(self) -> str:
        """When it was: nothing for today, which means now; noon of any other day; what was typed where it is none."""
        day = self.value("at")
        return "" if day in ("", self.today) else f"{day}T12:00"

    def people(self, field: str, picked: str = "") -> None:
        """One of the people of the decision, by reference and by what they are."""
        self.picks(field, people_of(self.kit, self.ledgers.sharing), picked)


class SentSlip(LedgerSlip):
    """Something was passed on to the recipient that `about` names."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, about: str = "") -> None:
        super().__init__(window, ledgers, led, "sent", about)
        self.coded("how", "channel", CHANNELS)
        self.day("at", self.today)
        self.line("by")
        self.line("reference")
        self.day("chase_on")
        self.writing("chase", 2)
        self.end(("how",), self._file)

    def _file(self) -> None:
        self.ledgers.sent(
            to=self.about,
            how=self.value("how"),
            at=self.at(),
            by=self.value("by"),
            reference=self.value("reference"),
            chase_on=self.value("chase_on"),
            chase=self.value("chase"),
        )


class HeardSlip(LedgerSlip):
    """Something came back about what `about` names, or it was chased."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, about: str = "") -> None:
        super().__init__(window, ledgers, led, "heard", about)
        self.coded("what", "heard", HEARD)
        self.day("at", self.today)
        self.line("by")
        self.writing("said", 3)
        self.end(("what",), self._file)

    def _file(self) -> None:
        more = {key: self.value(key) for key in ("what", "by", "said")}
        self.ledgers.heard(sent=self.about, at=self.at(), **more)


class AskedSlip(LedgerSlip):
    """Somebody was asked, answered, took a yes back, or does not want it."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, about: str = "") -> None:
        super().__init__(window, ledgers, led, "asked", about)
        self.people("person", about)
        self.coded("answer", "asked", ANSWERS)
        self.day("at", self.today)
        self.line("by")
        self.writing("words", 2)
        self.writing("said", 2)
        self.coded("understood", "understood", UNDERSTOOD)
        self.coded("standing", "standing", STANDINGS)
        self.coded("form", "form", FORMS)
        self.end(("person", "answer"), self._file)

    def _file(self) -> None:
        fields = ("person", "answer", "by", "words", "said", "understood", "standing", "form")
        self.ledgers.asked(at=self.at(), **{field: self.value(field) for field in fields})


class ToldSlip(LedgerSlip):
    """Somebody was told what is shared about them, or not."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, about: str = "") -> None:
        super().__init__(window, ledgers, led, "told", about)
        self.people("person", about)
        self.coded("told", "told", TOLD)
        self.day("at", self.today)
        self.line("by")
        self.coded("how", "how", HOW)
        self.writing("words", 2)
        self.writing("why", 2)
        self.end(("person", "told"), self._file)

    def _file(self) -> None:
        fields = ("person", "told", "by", "how", "words", "why")
        self.ledgers.told(at=self.at(), **{field: self.value(field) for field in fields})


class AdviceSlip(LedgerSlip):
    """Somebody gave advice."""

    def __init__(self, window: Window, ledgers: Ledgers, led: Way, about: str = "") -> None:
        super().__init__(window, ledgers, led, "advice", about)
        self.line("who")
        self.day("at", self.today)
        self.writing("said", 4)
        self.end((), self._file)

    def _file(self) -> None:
        self.ledgers.advice(who=self.value("who"), said=self.value("said"), at=self.at())


SLIPS: dict[str, type[SentSlip | HeardSlip | AskedSlip | ToldSlip | AdviceSlip]] = {
    "sent": SentSlip,
    "heard": HeardSlip,
    "asked": AskedSlip,
    "told": ToldSlip,
    "advice": AdviceSlip,
}
