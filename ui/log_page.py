"""What was passed on, over all records: what to ask about again first, and saving it without names."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui.at_work import at_work
from ui.buttons import Button
from ui.cards import Card, Fold, Room, together
from ui.leaf import Leaf
from ui.papers import where
from ui.prose import Prose
from ui.rows import ManyRow
from ui.slip import Picks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.decisions.sharing.log_lines import LogLine
    from ui.window import Window

SHOWN = 100
"""Lines on the page; a file holds all of them."""


class LogPage(Leaf):
    """A line for each thing that went to somebody. Names are only in a file, where somebody asks for them."""

    section = "shared_pages"

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "log", widest=960)
        self.owner = window
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        self.which = Picks(kit, self.say("show"), "", [(key, self.say(key)) for key in ("all", "to_chase")])
        self.which.pick("all")
        self.which.changed.connect(self.refresh)
        card.column.addWidget(self.which)
        self.names = ManyRow(kit, self.say("names"), self.say("names_hint"))
        card.column.addWidget(self.names)
        ways = Fold(kit, narrow=640, gap=12)
        self.saves = {key: Button(kit, self.say(key)) for key in ("csv", "pdf", "ics")}
        for key, button in self.saves.items():
            button.clicked.connect(lambda _=False, key=key: self.save(key))
            ways.row.addWidget(button)
        ways.row.addStretch(1)
        card.column.addWidget(ways)
        self.page.addWidget(card)
        self._room = Room(kit, self)
        self.page.addWidget(self._room)
        self.refresh()

    @property
    def found(self) -> tuple[LogLine, ...]:
        """What is to be shown, without names."""
        return self._lines(names=False)

    def refresh(self) -> None:
        """Show the lines as they stand now."""
        kit, card, found = self.kit, Card(self.kit, pad=20, gap=14), self.found
        if not found:
            card.column.addWidget(Prose(kit, self.say("none" if self._everything else "none_now"), tone="quiet"))
        for line in found[:SHOWN]:
            card.column.addLayout(together(*self._said(line)))
            button = Button(kit, self.say("open", number=line.record), "link")
            button.clicked.connect(lambda _=False, number=line.record: self._open(number))
            card.column.addWidget(button)
        if len(found) > SHOWN:
            card.column.addWidget(Prose(kit, self.counted("more_lines", len(found) - SHOWN), tone="quiet"))
        self._room.put(card)

    def save(self, kind: str) -> None:
        """Save what is shown, or the dates of all that is waited for; without names, unless they are asked for."""
        log, named = self.desk.sharing_log, self.names.isChecked() and kind != "ics"
        make: dict[str, Callable[[], bytes]] = {
            "csv": lambda: log.csv(self._lines(names=named), names=named),
            "pdf": lambda: log.paper(self._lines(names=named), names=named),
            "ics": log.calendar,
        }
        ending = self.kit.say("record.file_kind") if kind == "pdf" else self.say(f"{kind}_kind")
        path = where(self.owner, self.say(f"{kind}_file"), self.say("save_title"), ending)
        if path:
            done = partial(self._saved, "saved_names" if named else "saved", self.saves[kind])
            at_work(self, lambda: self.desk.save_paper(make[kind](), Path(path)), done, self.saves[kind])

    def jotted(self) -> dict[str, str]:
        """What is shown, and whether names are asked for."""
        return {"show": self.which.picked, **({"names": "yes"} if self.names.isChecked() else {})}

    def refill(self, words: Mapping[str, str]) -> None:
        """Show the same again."""
        self.which.pick(words.get("show", "all"))
        self.names.setChecked(words.get("names") == "yes")
        self.refresh()

    def _open(self, number: str) -> None:
        self.owner.show_record(self.desk.record(number))

    def _saved(self, said: str, button: Button, _: object) -> None:
        self.say_done(self.say(said), button)

    @property
    def _everything(self) -> bool:
        return self.which.picked == "all"

    def _lines(self, *, names: bool) -> tuple[LogLine, ...]:
        return self.desk.sharing_log.entries(state=None if self._everything else "to_chase", names=names)

    def _said(self, line: LogLine) -> list[Prose]:
        kit = self.kit
        to = " · ".join(part for part in (line.to, line.organisation) if part)
        at = kit.moment(datetime.fromisoformat(line.at))
        how = kit.words.text("sharing", f"channel.{line.how}")
        said = [Prose(kit, self.say("line", at=at, to=to), "strong")]
        said.append(Prose(kit, self.say("more", number=line.record, what="; ".join(line.what), how=how)))
        if line.reference:
            said.append(Prose(kit, self.say("reference", reference=line.reference), tone="quiet"))
        if line.state in ("sent", "to_chase") and line.chase_on:
            day = kit.day(datetime.fromisoformat(line.chase_on))
            strong = line.state == "to_chase"
            said.append(
                Prose(kit, self.say("chase", day=day), "strong" if strong else "body", "sun" if strong else "ink")
            )
        elif line.state != "sent":
            said.append(Prose(kit, kit.words.text("sharing", f"heard.{line.state}"), tone="leaf"))
        return said
