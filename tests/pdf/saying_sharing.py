"""What a record's paper must say about sharing, in the order in which it is read out: written down a second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from math import ceil

from app.clock import spoken, spoken_day
from app.decisions.content import Content
from app.decisions.sharing.acts import shortened
from app.decisions.sharing.codec import PARTS, thing_from_json
from app.decisions.sharing.sealed import CellLine
from app.decisions.sharing.values import Advice, Asked, Item, Recipient, Sent, Told
from app.decisions.sharing.whole import Sharing
from app.decisions.thread import Thread
from tests.pdf.checks import WORDS

DATES = WORDS.section("dates")
MARKS = {"yes": "all", "part": "part", "no": "no"}


def shared_by(content: Content, thread: Thread) -> Iterator[str]:
    """Every text of what goes to whom, and of what was logged."""
    sharing = content.sharing.sharing
    for each in thread.added:
        if each.what in PARTS:
            sharing = sharing.put(thing_from_json(PARTS[each.what], each.body))
    yield from _Saying(content, sharing).all()


class _Saying:
    """One decision, with what was logged since."""

    def __init__(self, content: Content, now: Sharing) -> None:
        self.content, self.now = content, now
        self.lines = {(line.item, line.recipient): line for line in content.sharing.cells}
        self.numbers = {item.id: at for at, item in enumerate(now.items, 1)}
        self.refs = {person.id: person.ref for person in now.people}

    def all(self) -> Iterator[str]:
        """In the order of the paper."""
        now = self.now
        for item in now.items:
            yield from self.item(item)
        yield from self.tables()
        for recipient in now.recipients:
            yield from self.recipient(recipient)
        for bar in now.bars:
            yield from (*(self.coded(f"secret.{each}") for each in bar.what), *self.people(bar.whose), bar.why)
        for asked in now.asked:
            yield from self.asked(asked)
        for told in now.told:
            yield from self.told(told)
        for sent in now.sent:
            yield from self.sent(sent)
        for advice in now.advice:
            yield from self.advice(advice)

    def item(self, item: Item) -> Iterator[str]:
        """One thing and its four times."""
        yield f"{self.numbers[item.id]}. {self.coded(f'kind.{item.kind}')}"
        yield from (item.text, self.coded(f"sort.{item.sort}"), item.said_by, self.coded(f"accuracy.{item.accuracy}"))
        yield from (self.coded(f"secret.{each}") for each in item.secrets)
        yield from (self.coded(f"flag.{each}") for each in item.flags)
        yield from (*self.people(item.about), item.source)
        yield from map(self.when, (item.happened, item.known, self.content.sealed, item.wrote))

    def tables(self) -> Iterator[str]:
        """Things down and up to five recipients across, where there are not more heads than cells."""
        everyone, items = self.now.recipients, self.now.items
        count = ceil(len(everyone) / 5)
        for at in range(count):
            across = everyone[at * len(everyone) // count : (at + 1) * len(everyone) // count]
            if len(across) + 1 + len(items) <= len(across) * len(items):
                yield from map(self.who, across)
                for item in items:
                    marks = " ".join(MARKS[self.lines[item.id, each.id].give] for each in across)
                    yield f"{self.numbers[item.id]}. {shortened(item.text, 40)} {marks}"

    def recipient(self, of: Recipient) -> Iterator[str]:
        """Somebody, and what they get for which reason: all, part, nothing."""
        verdict = self.content.sharing.verdict(of.id)
        yield from (self.who(of), verdict.title, verdict.why, *verdict.open, of.name, self.refs.get(of.person, ""))
        yield self.coded(f"identity.{of.identity}")
        yield self.coded(f"channel.{of.channel}") if of.channel else ""
        yield from (self.coded(f"worry.{each}") for each in of.worries)
        yield from (*self.people(of.names), of.need, of.conditions)
        for give in MARKS:
            lines = [line for item in self.now.items if (line := self.lines[item.id, of.id]).give == give]
            for alike in dict.fromkeys(map(_alike, lines)):
                same = [line for line in lines if _alike(line) == alike]
                yield ", ".join(str(self.numbers[line.item]) for line in same) + "."
                yield from (same[0].words if give == "part" else "", same[0].reason, *same[0].held)

    def asked(self, of: Asked) -> Iterator[str]:
        """What somebody was asked and answered."""
        yield from (self.ref(of.person), self.coded(f"asked.{of.answer}"), self.when(of.at))
        yield from (self.coded(f"{name}.{code}") for name in ("standing", "understood") if (code := getattr(of, name)))
        yield from (of.words, of.said, of.by)

    def told(self, of: Told) -> Iterator[str]:
        """Whether somebody was told."""
        yield from (self.ref(of.person), self.coded(f"told.{of.told}"), self.when(of.at))
        yield from (self.coded(f"how.{of.how}") if of.how else "", of.why, of.words, of.by)

    def sent(self, of: Sent) -> Iterator[str]:
        """What went, and what came back or is to be chased."""
        yield from (self.who(self.now.recipient(of.recipient)), self.coded(f"how.{of.how}"), self.when(of.at))
        yield from (", ".join(str(self.numbers[each]) for each in of.items), of.reference, of.by)
        said = {item.text for item in self.now.items}
        said |= {line.words for line in self.lines.values() if line.recipient == of.recipient}
        yield from (words for words in of.went if words not in said)
        heard = sorted((each for each in self.now.heard if each.sent == of.id), key=lambda each: each.at)
        for each in heard:
            yield from (self.coded(f"heard.{each.what}"), self.when(each.at), each.said, each.by)
        yield from () if heard else (self.when(of.chase_on), of.chase)

    def advice(self, of: Advice) -> Iterator[str]:
        """Who advised what."""
        yield from (of.who, self.when(of.at), of.said, of.request)

    def who(self, of: Recipient) -> str:
        """A recipient by role and organisation, with a number where two are called the same."""
        called = [self.called(each) for each in self.now.recipients]
        at, mine = self.now.recipients.index(of), self.called(of)
        return mine if called.count(mine) == 1 else f"{mine} ({called[: at + 1].count(mine)})"

    def called(self, of: Recipient) -> str:
        """The same without a number."""
        named = (of.role or self.coded(f"recipient.{of.kind}"), of.organisation)
        return ", ".join(text for text in named if text)

    def ref(self, person: str) -> str:
        """What somebody goes by."""
        return self.refs.get(person, "")

    def people(self, ids: Iterable[str]) -> Iterator[str]:
        """What several go by."""
        return map(self.ref, ids)

    def coded(self, code: str) -> str:
        """A code in the words as shown, else as they are now."""
        words = dict(self.content.sharing.words).get(code) or WORDS.find("sharing", code) or code
        return words.rstrip(".")

    def when(self, text: str) -> str:
        """A day or a time as people say it; other words as they are."""
        try:
            return spoken_day(date.fromisoformat(text), DATES)
        except ValueError:
            pass
        try:
            return spoken(datetime.fromisoformat(text), DATES)
        except ValueError:
            return text


def _alike(line: CellLine) -> tuple[str, str, tuple[str, ...]]:
    return (line.words if line.give == "part" else "", line.reason, line.held)
