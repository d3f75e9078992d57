"""What one recipient gets on paper: their own column of a sealed decision, and nothing of anybody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from app.decisions.content import Content
from app.decisions.sharing import guard
from app.decisions.sharing.look_alikes import written
from app.decisions.sharing.sealed import CellLine
from app.decisions.sharing.searching import may_go
from app.decisions.sharing.spellings import NAME, ORDINARY, spellings
from app.decisions.sharing.values import EVERYTHING, Bar, Item, Person, Recipient
from app.decisions.sharing.whole import Sharing

HIDES = {"sibling": "other_children", "other_child": "other_children", "staff": "staff", "reporter": "reporter"}
"""Which secret it would tell that somebody of this role has to do with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who a paper is from or to. Of the sender, what the recipient must not learn is left out."""

    name: str
    role: str
    organisation: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What there is of it: name, role, organisation."""
        return tuple(text for text in (self.name, self.role, self.organisation) if text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """Somebody the paper speaks of: by reference, and by real name only where the recipient gets it or it is theirs."""

    ref: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """One thing in the words in which it goes. `sort` is of SORTS; `said_by` is empty where that may not go. `happened`
    and `known` are days, times or plain words; `wrote` is there for a late entry alone, and `accuracy` where it was not
    checked. `about`: references. `changed`: it went before, in other words."""

    words: str
    sort: str
    said_by: str = ""
    happened: str = ""
    known: str = ""
    wrote: str = ""
    accuracy: str = ""
    about: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that is printed for one recipient. `number` is that of the record; `decided` when it was sealed (ISO).
    `identity` is empty where it was not checked. `only_new`: what went before is left out. The rest is as in
    `values.Recipient`."""

    number: str
    practice: bool
    decided: str
    to: Party
    sender: Party
    need: str
    conditions: str
    identity: str
    channel: str
    worries: tuple[str, ...]
    people: tuple[SheetPerson, ...]
    items: tuple[SheetItem, ...]
    only_new: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, what is empty left out: what a paper has inside it is what stands on it."""
        return {name: value for name, value in _plain(asdict(self)).items() if name != "worries"}

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything on it that somebody wrote."""
        return tuple(_texts(self.to_json()))


def sheet(content: Content, recipient_id: str, sharing: Sharing | None = None, *, only_new: bool = False) -> Sheet:
    """The column of one recipient. `sharing`: with what was added after sealing; as it was sealed, if not given.
    `only_new`: what they do not have yet in these words.

    Raises KeyError for an unknown recipient; AppError("paper_would_tell") where the words hold what they must not
    learn.
    """
    return _Column(content, recipient_id, sharing or content.sharing.sharing).sheet(only_new)


class _Column:
    """One recipient's view of a decision while their paper is put together."""

    def __init__(self, content: Content, recipient_id: str, sharing: Sharing) -> None:
        self.content, self.sharing = content, sharing
        self.recipient: Recipient = sharing.recipient(recipient_id)
        self.bars: tuple[Bar, ...] = guard.bars_on(sharing, self.recipient)
        self.barred = tuple(each.text for each in guard.barred(sharing, self.recipient))
        self.raw: list[str] = []

    def sheet(self, only_new: bool) -> Sheet:
        """All of it, held against what they must not learn before and after references took the place of names."""
        of, content = self.recipient, self.content
        items = tuple(self._items(only_new))
        made = Sheet(
            number=content.number,
            practice=content.practice,
            decided=content.sealed,
            to=self._to(),
            sender=self._sender(),
            need=self._said(of.need),
            conditions=self._said(of.conditions),
            identity="" if of.identity == "not_checked" else of.identity,
            channel=of.channel,
            worries=of.worries,
            people=tuple(self._people(items)),
            items=items,
            only_new=only_new,
        )
        guard.refuse(self.sharing, of, [*self.raw, *made.texts])
        return made

    def _items(self, only_new: bool) -> Iterator[SheetItem]:
        sent = dict(self._sent())
        for item in self.sharing.items:
            line = self.content.sharing.line(item.id, self.recipient.id)
            if line.give == "no":
                continue
            made = self._item(item, line, changed=only_new and item.id in sent)
            if not (only_new and item.id in sent and sent[item.id] in ("", line.words, made.words)):
                yield made

    def _sent(self) -> Iterator[tuple[str, str]]:
        """What they had, by thing, in the words of the last time; empty words where those were not noted."""
        for sent in self.sharing.sent:
            if sent.recipient == self.recipient.id:
                for at, item in enumerate(sent.items):
                    yield item, sent.went[at] if at < len(sent.went) else ""

    def _item(self, item: Item, line: CellLine, *, changed: bool) -> SheetItem:
        part = line.give == "part"
        words = self._said(line.words)
        return SheetItem(
            words=words,
            sort=item.sort,
            said_by=self._said_by(item, words) if item.sort == "said" else "",
            happened=self._time(item.happened, part=part),
            known=self._time(item.known, part=part),
            wrote=item.wrote if item.late else "",
            accuracy="" if item.accuracy == "checked" else item.accuracy,
            about=tuple(
                person.ref
                for person in map(self.sharing.person, item.about)
                if (self._named(person, words) if part else self._may_know_of(person, item))
            ),
            changed=changed,
        )

    def _time(self, text: str, *, part: bool) -> str:
        """A time; where only part of a thing goes, no words but those that were chosen."""
        return "" if part and not _is_time(text) else self._said(text)

    def _said_by(self, item: Item, words: str) -> str:
        """Who said it: not the one who told us, nor anybody else who is kept out of this."""
        who = item.said_by
        line = self.content.sharing.line(item.id, self.recipient.id)
        meant = [person for person in self.sharing.people if self._named(person, who)] or [
            person for person in self.sharing.people if self._named(person, who, parts=True)
        ]
        if line.give == "part" and not written(self._referred(who), words):
            return ""
        if "reporter" in item.secrets and not self._may_tell("reporter", item):
            return ""
        return self._said(who) if all(self._may_know_of(person, item) for person in meant) else ""

    def _may_know_of(self, person: Person, item: Item) -> bool:
        """Whether it may be said to them that this thing has to do with somebody."""
        if person.id in (self.recipient.person, *self.recipient.names):
            return True
        if any(EVERYTHING in bar.what and person.id in (bar.whose or (person.id,)) for bar in self.bars):
            return False
        secret = "reporter" if person.reported else HIDES.get(person.role)
        return secret is None or (self._may_tell(secret, item) and not self._barred_from(secret, person))

    def _barred_from(self, secret: str, person: Person) -> bool:
        return any(secret in bar.what and person.id in (bar.whose or (person.id,)) for bar in self.bars)

    def _may_tell(self, secret: str, item: Item) -> bool:
        """Whether somebody decided, with a reason of its own, that this thing may tell them that."""
        cell = self.sharing.cell(item.id, self.recipient.id)
        return secret in item.secrets and bool(cell.reason.strip())

    def _named(self, person: Person, text: str, *, parts: bool = False) -> bool:
        """Whether somebody stands in a text, by reference or by name, or by `parts` of one."""
        names = self.sharing.knows(person.id).names
        ways = [way for name in names for way in (spellings(NAME, name) if parts else (name,))]
        return any(written(way, text) for way in (person.ref, *ways))

    def _people(self, items: tuple[SheetItem, ...]) -> Iterator[SheetPerson]:
        """Who the paper speaks of, in the order of the decision."""
        listed = {ref for item in items for ref in item.about}
        words = "\n".join(item.words for item in items)
        for person in self.sharing.people:
            name = self.sharing.knows(person.id).name if person.id in self.recipient.names else ""
            if name.strip() or person.ref in listed or written(person.ref, words):
                own = self.recipient.name if person.id == self.recipient.person else ""
                yield SheetPerson(ref=person.ref, name=name or own)

    def _to(self) -> Party:
        """The recipient; somebody of whom nothing is said goes by their kind, as it was shown."""
        of = self.recipient
        said = Party(name=self._kept(of.name), role=self._said(of.role), organisation=self._kept(of.organisation))
        kind = dict(self.content.sharing.words).get(f"recipient.{of.kind}", "")
        return said if said.texts else replace(said, role=kind)

    def _sender(self) -> Party:
        """The author; without what the recipient must not learn, so that a paper can still go."""

        def open_(text: str) -> str:
            return "" if any(written(each, text) for each in self.barred) else text

        of = self.content
        return Party(name=open_(of.author), role=open_(of.author_role), organisation=open_(of.organisation))

    def _kept(self, text: str) -> str:
        """Words that go as they are."""
        self.raw.append(text)
        return text

    def _said(self, text: str) -> str:
        """Words as they go: a reference in the place of each known name."""
        return self._referred(self._kept(text))

    def _referred(self, text: str) -> str:
        for name, ref in self._references:
            text = name.sub(ref.replace("\\", r"\\"), text)
        return text

    @cached_property
    def _references(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """What to put in the place of names, the longest first. A part of a name that two people have stands for
        neither; one that is an ordinary word stays as it is, and so does one of which somebody said that it may go."""
        whose: dict[str, set[str]] = {}
        for person in self.sharing.people:
            for name in self.sharing.knows(person.id).names:
                for way in spellings(NAME, name):
                    if way == name or way.casefold() not in ORDINARY:
                        whose.setdefault(way, set()).add(person.id)
        theirs = {self.recipient.person, *self.recipient.names}
        alone = {way: next(iter(ids)) for way, ids in whose.items() if len(ids) == 1 and not ids & theirs}
        let_go = (way for way in alone if may_go(self.sharing, self.recipient, way))
        free = {part for way in let_go for part in (way, *spellings(NAME, way))}
        longest = sorted(alone.keys() - free, key=lambda way: (-len(way), way))
        return tuple((_token(way), self.sharing.person(alone[way]).ref) for way in longest)


def _token(name: str) -> re.Pattern[str]:
    """A name wherever it stands as whole words."""
    words = r"[^\w\n]{1,3}".join(re.escape(word) for word in re.findall(r"\w+", name))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if each}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
