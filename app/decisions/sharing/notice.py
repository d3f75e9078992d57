"""A plain notice for one person: what is passed on about them, with whom and why, and what they can say to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.clock import spoken_day
from app.decisions.content import Content
from app.decisions.sharing import guard
from app.decisions.sharing.nameless import Nameless
from app.decisions.sharing.values import Item, Recipient
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.words import Words

CHILDREN = ("child", "sibling", "other_child")
"""Roles whose telling is a question of its own: that of the child."""

_KINDS = {**dict.fromkeys(CHILDREN, "young_person"), "parent": "parent", "relative": "relative"}
"""What kind of recipient somebody is by their role; everybody else is the person it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What one recipient gets: who they are, by role alone; why; since when, if it went; and each thing in words."""

    who: str
    why: str
    when: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All that stands on the notice, in the words for a grown-up or for a `child`."""

    child: bool
    title: str
    opening: tuple[str, ...]
    passed: tuple[Passed, ...]
    heading: str
    lines: tuple[str, ...]


def notice(content: Content, person_id: str, sharing: Sharing, words: Words, *, child: bool) -> Notice:
    """The notice for one of the people of a sealed decision. `sharing`: with what was added after sealing. What they
    must not learn is not in it, nor that there is anything of the kind.

    Raises KeyError for nobody of the decision; AppError: not_to_be_told where the record does not say that they may be
    told, or where it was noted that it is unsafe; nothing_to_tell where nothing about them goes to anybody else that
    they may know of.
    """
    person = sharing.person(person_id)
    asked = "tell_child" if person.role in CHILDREN else "tell_person"
    unsafe = [each.told for each in sharing.told if each.person == person_id][-1:] == ["unsafe"]
    if unsafe or not any(part.id == asked and part.value == "yes" for part in content.parts):
        raise AppError("not_to_be_told")
    writing = _Writing(content, sharing, _reader(sharing, person_id, person.role), words, child=child)
    passed = tuple(writing.passed())
    if not passed:
        raise AppError("nothing_to_tell")
    return writing.notice(person.ref, passed)


def _reader(sharing: Sharing, person_id: str, role: str) -> Recipient:
    """The person as a recipient of this notice; as the one they are already, where they are one."""
    here = (each for each in sharing.recipients if each.person == person_id)
    return next(here, Recipient(id="", kind=_KINDS.get(role, "person"), person=person_id, names=(person_id,)))


class _Writing:
    """One notice in the making."""

    def __init__(self, content: Content, sharing: Sharing, reader: Recipient, words: Words, *, child: bool) -> None:
        self._content, self._sharing, self._reader, self._words = content, sharing, reader, words
        self._child = child
        self._nameless = Nameless(sharing, words, datetime.fromisoformat(content.sealed).date(), {})

    def notice(self, ref: str, passed: tuple[Passed, ...]) -> Notice:
        lines = (self._words.find("notices", f"one.{self._how}.line_{number}") for number in range(1, 9))
        return Notice(
            child=self._child,
            title=self._say("title"),
            opening=(self._say("opening"), self._say("called", ref=ref)),
            passed=passed,
            heading=self._say("heading"),
            lines=tuple(line for line in lines if line),
        )

    def passed(self) -> Iterator[Passed]:
        """Recipient by recipient; not the person themselves."""
        for recipient in self._sharing.recipients:
            if recipient.person == self._reader.person:
                continue
            items = tuple(text for item in self._sharing.items for text in self._item(item, recipient))
            if items:
                yield Passed(
                    who=self._free(recipient.role) or self._words.text("concern", f"recipient.{recipient.kind}"),
                    why=self._free(recipient.need),
                    when=self._when(recipient),
                    items=items,
                )

    @property
    def _how(self) -> str:
        return "child" if self._child else "adult"

    def _say(self, key: str, **facts: object) -> str:
        return self._words.text("notices", f"one.{self._how}.{key}", **facts)

    def _item(self, item: Item, recipient: Recipient) -> Iterator[str]:
        """What goes of a thing about them, if they may know of it."""
        line = self._content.sharing.line(item.id, recipient.id)
        if line.give == "no" or self._reader.person not in item.about:
            return
        asked = (self._sharing, item, self._reader, line.give, line.words)
        # A secret is not told to them because somebody else may have it.
        if not guard.blocks(*asked) and not guard.excluded(*asked) and (text := self._free(line.words)):
            yield text

    def _free(self, text: str) -> str:
        """The words with references for names; nothing where they hold what this person must not learn."""
        told = self._nameless.referred(text)
        try:
            guard.refuse(self._sharing, self._reader, (text, told))
        except AppError:
            return ""
        return told

    def _when(self, recipient: Recipient) -> str:
        days = [sent.at[:10] for sent in self._sharing.sent if sent.recipient == recipient.id]
        if not days:
            return ""
        return self._say("when", day=spoken_day(date.fromisoformat(min(days)), self._words.section("dates")))
