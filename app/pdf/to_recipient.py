"""What the papers for one recipient have in common: how they speak, and what none of them may be drawn with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.decisions.record import canonical
from app.decisions.sharing.look_alikes import written
from app.decisions.sharing.sheet import Party, Sheet, SheetItem
from app.errors import AppError
from app.pdf.conform import Attachment
from app.pdf.voice import Voice
from app.words import Words


class SheetVoice(Voice):
    """The words of one of the papers, and those of the sheet that all of them share."""

    def __init__(self, sheet: Sheet, words: Words, table: str) -> None:
        super().__init__(words, table, "sheets")
        self.sheet = sheet
        self.shared = Voice(words, "sheet", "sheets")

    def edges(self) -> dict[str, Any]:
        """What stands at the head and the foot of each page, and across it."""
        practice = self.sheet.practice
        return {
            "header": (
                self.title,
                self.words.text("papers", "practice") if practice else self.say("header"),
            ),
            "footer": self.say("footer", number=self.sheet.number),
            "watermark": self.words.text("papers", "practice_mark") if practice else "",
        }

    @property
    def title(self) -> str:
        """It names nobody."""
        return self.say("title", number=self.sheet.number)

    def attached(self, said: Mapping[str, Any]) -> Attachment:
        """What is embedded: what is printed, and nothing more."""
        return Attachment(f"{self.table}.json", self.say("attached"), "application/json", canonical(said))

    def worries(self) -> str:
        """What may be wrong with that way."""
        return " ".join(self.shared.say(f"worry.{worry}") for worry in self.sheet.worries)

    def people(self) -> str:
        """Who it is about, each on a line."""
        return "\n".join(
            self.shared.say("named", ref=each.ref, name=each.name) if each.name else each.ref
            for each in self.sheet.people
        )

    def more(self, item: SheetItem) -> str:
        """What to know about one thing beside its words: fact or not, about whom, when, how sure."""
        return " ".join(self._more(item))

    def _more(self, item: SheetItem) -> Iterator[str]:
        say = self.shared.say
        if item.changed:
            yield say("changed")
        yield say("sort.said_by", who=item.said_by.strip()) if item.said_by.strip() else say(f"sort.{item.sort}")
        if item.accuracy:
            yield say(f"accuracy.{item.accuracy}")
        if item.about:
            yield say("of", who=", ".join(item.about))
        for key, time in (("happened", item.happened), ("known", item.known), ("late", item.wrote)):
            if time.strip():
                yield say(key, at=self.day(time.strip()))


def whose(party: Party) -> str:
    """Role and organisation behind a name; alone, where there is none."""
    return "".join(f", {text}" for text in party.texts[1:]) if party.name.strip() else signed(party)


def signed(party: Party) -> str:
    """Who it is in one line: name, role, organisation."""
    return ", ".join(party.texts)


def refuse(sheet: Sheet, barred: Iterable[str]) -> None:
    """Raises AppError("paper_would_tell") where anything that somebody wrote on it holds a barred spelling."""
    if any(written(each, text) for each in barred for text in sheet.texts):
        raise AppError("paper_would_tell")
