"""The emergency log: whom to ring in large figures, and room to write down that they were; overleaf, a slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.decisions.to_ring import Ring, everyone
from app.pdf.forms import HINT, Form
from app.pdf.kit import BODY, GRID, STRONG
from app.words import Words

CALLED, TOLD = 6 * GRID, 5 * GRID
"""The height of a row for a call, and for someone who was told."""

CALLS, USUAL = 4, 8
"""Room for so many calls, where the agency has no more than so many numbers; else for one less."""

ELSE = ("child_sw", "out_of_hours", "my_ssw", "on_call")
KINDS = ("sent", "lost", "overheard")
"""What can go wrong with information, as on the screen."""


def render(agency: Sequence[Ring], made: datetime, words: Words) -> bytes:
    """The log as PDF, one sheet of A4, in memory only; `agency`: its own numbers. It names nobody."""
    return _Sheet(agency, words).finish(made)


class _Sheet(Form):
    def __init__(self, agency: Sequence[Ring], words: Words) -> None:
        title = words.text("forms", "log.title")
        super().__init__(
            title,
            words,
            header=(title, words.text("forms", "log.header")),
            footer=words.text("forms", "log.footer"),
        )
        self._rung(agency)
        self._gone_wrong()

    def _say(self, key: str) -> str:
        return self.words.text("forms", f"log.{key}")

    def _rung(self, agency: Sequence[Ring]) -> None:
        self.heading(self.title, level=1)
        self.paragraph((self._say("hint"), BODY), gap=GRID / 4)
        self.dial(everyone(self.words))
        self.ring(agency)
        self.heading(self._say("happened"))
        self.note((self._say("names"), HINT))
        self.write(2, indent=0.0)
        self.heading(self._say("calls"))
        head = [self._say(f"call_{key}") for key in ("number", "when", "who", "said", "asked", "reference")]
        self.blanks(head, CALLS if len(agency) <= USUAL else CALLS - 1, (0.06, 0.1, 0.23, 0.25, 0.23, 0.13), CALLED)
        self.heading(self._say("else"))
        self.note((self._say("else_hint"), HINT))
        self.blank([self._say(f"else_{key}") for key in ELSE], boxes=True)
        self._signed()

    def _gone_wrong(self) -> None:
        self.turn(self._say("wrong"))
        self.paragraph((self._say("wrong_do"), BODY), gap=GRID / 4)
        self.paragraph((self.words.text("ui", "wrong.danger"), STRONG), gap=GRID / 2)
        self.heading(self._say("wrong_kind"), level=3)
        kinds = [(self.words.text("ui", f"wrong.{key}"), self.words.text("ui", f"wrong.{key}_do")) for key in KINDS]
        self.ticks([("", what, do, "") for what, do in kinds], indent=0.0, most=1)
        for key in ("when", "noticed"):
            self.field(self._say(f"wrong_{key}"))
        for key in ("what", "done"):
            self.note((self._say(f"wrong_{key}"), BODY), gap=1.5 * GRID)
            self.write(3, indent=0.0)
        self.heading(self._say("wrong_told"))
        head = [self._say(f"told_{key}") for key in ("number", "when", "who", "asked")]
        self.blanks(head, 3, (0.06, 0.22, 0.34, 0.38), TOLD)
        self._signed()

    def _signed(self) -> None:
        self.blank([self._say(f"sign_{key}") for key in ("name", "signature", "when")])
        self.paragraph((self._say("later"), STRONG))
