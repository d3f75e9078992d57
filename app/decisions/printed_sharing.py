"""What a record's paper says about sharing: what was considered, who gets what and why, and what was logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.decisions.content import Content
from app.decisions.sharing.ledger import current, heard_of, withdrawn
from app.decisions.sharing.sealed import CellLine, SealedSharing
from app.decisions.sharing.values import Asked, Bar, Give, Heard, Item, Recipient, Sent, Told
from app.decisions.sharing.whole import Sharing
from app.decisions.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """The things, by number, of which somebody gets as much for the same reason. `words`: the part of it that goes;
    `held`: what keeps it back."""

    things: tuple[int, ...]
    give: Give
    words: str
    reason: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """The sharing of a record as it was sealed, and as it is `now` with what was logged since. People go by their
    references; who they really are is in none of this."""

    sealed: SealedSharing
    now: Sharing

    def __bool__(self) -> bool:
        return bool(self.now)

    def say(self, code: str) -> str:
        """A code in the words as shown; one that came later, by itself."""
        return dict(self.sealed.words).get(code, code.partition(".")[2])

    def ref(self, person: str) -> str:
        """What somebody goes by; empty for who is not among the people any more."""
        return next((each.ref for each in self.now.people if each.id == person), "")

    def refs(self, people: Iterable[str]) -> tuple[str, ...]:
        """What several go by."""
        return tuple(ref for ref in map(self.ref, people) if ref)

    def number(self, item: str) -> int:
        """The number of a thing on the paper, from 1; 0 for one that is not there any more."""
        return next((number for number, each in enumerate(self.now.items, 1) if each.id == item), 0)

    def numbers(self, items: Iterable[str]) -> tuple[int, ...]:
        """The numbers of several."""
        return tuple(number for number in map(self.number, items) if number)

    def who(self, recipient: str) -> str:
        """A recipient by role and organisation, with a number where that is not enough; empty for an unknown one."""
        same = [each.id for each in self.now.recipients if self._called(each) == self._called_of(recipient)]
        if recipient not in same:
            return ""
        called = self._called_of(recipient)
        return called if len(same) == 1 else f"{called} ({same.index(recipient) + 1})"

    def barred(self, bar: Bar) -> str:
        """Whom a bar is about; empty for anyone."""
        sort, _, id = bar.who.partition(":")
        return (
            {"person": self.ref, "recipient": self.who}[sort](id) if sort in ("person", "recipient") else self._kind(id)
        )

    def got(self, recipient: str) -> tuple[Got, ...]:
        """What somebody gets of each thing, and why: first what goes whole, then parts, then what stays."""
        groups: dict[tuple[Give, str, str, tuple[str, ...]], list[int]] = {}
        for number, item in enumerate(self.now.items, 1):
            line = self.sealed.line(item.id, recipient)
            groups.setdefault((line.give, _part(line), line.reason, line.held), []).append(number)
        found = [
            Got(things=tuple(things), give=give, words=words, reason=reason, held=held)
            for (give, words, reason, held), things in groups.items()
        ]
        return tuple(sorted(found, key=lambda each: ("yes", "part", "no").index(each.give)))

    def gone(self, asked: Asked) -> tuple[Sent, ...]:
        """What had gone to others already when somebody took back a yes."""
        return withdrawn(self.now, asked.id) if asked.answer == "withdrawn" else ()

    def heard(self, sent: Sent) -> tuple[Heard, ...]:
        """What came back about something that went, the oldest first."""
        return heard_of(self.now, sent.id)

    def went(self, sent: Sent) -> tuple[str, ...]:
        """The words that went, where they do not stand further up: as the thing itself, or as the part that goes."""
        texts = {item.text for item in self.now.items}
        texts |= {line.words for line in self.sealed.cells if line.recipient == sent.recipient}
        return tuple(words for words in sent.went if words.strip() and words not in texts)

    def to_json(self) -> dict[str, Any]:
        """What is printed, as JSON values."""
        now = self.now
        return {
            "things": [self._item(number, each) for number, each in enumerate(now.items, 1)],
            "recipients": [self._recipient(each) for each in now.recipients],
            "must_not_learn": [
                {
                    "who": self.barred(bar),
                    "what": [self.say(f"secret.{what}") for what in bar.what],
                    "whose": list(self.refs(bar.whose)),
                    "why": bar.why,
                }
                for bar in now.bars
            ],
            "consent": [self._asked(each) for each in now.asked],
            "told": [self._told(each) for each in now.told],
            "sent": [self._sent(each) for each in now.sent],
            "advice": [
                {"at": each.at, "who": each.who, "said": each.said, "request": each.request} for each in now.advice
            ],
        }

    def _called(self, recipient: Recipient) -> str:
        parts = (recipient.role.strip() or self._kind(recipient.kind), recipient.organisation.strip())
        return ", ".join(part for part in parts if part)

    def _called_of(self, recipient: str) -> str:
        return next((self._called(each) for each in self.now.recipients if each.id == recipient), "")

    def _kind(self, kind: str) -> str:
        return self.say(f"recipient.{kind}") if kind else ""

    def _item(self, number: int, item: Item) -> dict[str, Any]:
        return {
            "number": number,
            "kind": self.say(f"kind.{item.kind}"),
            **{name: getattr(item, name) for name in ("text", "said_by", "source", "happened", "known", "wrote")},
            "late": item.late,
            "sort": self.say(f"sort.{item.sort}"),
            "accuracy": self.say(f"accuracy.{item.accuracy}"),
            "flags": [self.say(f"flag.{flag}") for flag in item.flags],
            "holds": [self.say(f"secret.{secret}") for secret in item.secrets],
            "about": list(self.refs(item.about)),
        }

    def _recipient(self, recipient: Recipient) -> dict[str, Any]:
        verdict = self.sealed.verdict(recipient.id)
        return {
            "who": self.who(recipient.id),
            **{name: getattr(recipient, name) for name in ("name", "need", "conditions")},
            "is": self.ref(recipient.person),
            "identity": self.say(f"identity.{recipient.identity}"),
            "channel": self.say(f"channel.{recipient.channel}") if recipient.channel else "",
            "worries": [self.say(f"worry.{worry}") for worry in recipient.worries],
            "real_names": list(self.refs(recipient.names)),
            "outcome": verdict.title,
            "why": verdict.why,
            "open": list(verdict.open),
            "gets": [
                {
                    "things": list(got.things),
                    "give": self.say(f"give.{got.give}"),
                    "words": got.words,
                    "reason": got.reason,
                    "held": list(got.held),
                }
                for got in self.got(recipient.id)
            ],
        }

    def _asked(self, asked: Asked) -> dict[str, Any]:
        return {
            "who": self.ref(asked.person),
            "answer": self.say(f"asked.{asked.answer}"),
            **self._codes(asked, ("standing", "understood", "form")),
            **{name: getattr(asked, name) for name in ("at", "by", "words", "said")},
            "gone": [{"to": self.who(sent.recipient), "at": sent.at} for sent in self.gone(asked)],
        }

    def _told(self, told: Told) -> dict[str, Any]:
        return {
            "who": self.ref(told.person),
            "told": self.say(f"told.{told.told}"),
            **self._codes(told, ("how",)),
            **{name: getattr(told, name) for name in ("at", "by", "words", "why")},
        }

    def _sent(self, sent: Sent) -> dict[str, Any]:
        heard = self.heard(sent)
        return {
            "to": self.who(sent.recipient),
            **self._codes(sent, ("how",)),
            **{name: getattr(sent, name) for name in ("at", "by", "reference")},
            **({} if heard else {"chase_on": sent.chase_on, "chase": sent.chase}),
            "things": list(self.numbers(sent.items)),
            "went": list(self.went(sent)),
            "heard": [
                {"what": self.say(f"heard.{each.what}"), "at": each.at, "by": each.by, "said": each.said}
                for each in heard
            ],
        }

    def _codes(self, thing: object, names: tuple[str, ...]) -> Mapping[str, str]:
        codes = {name: str(getattr(thing, name)) for name in names}
        return {name: self.say(f"{name}.{code}") if code else "" for name, code in codes.items()}


def shared(content: Content, thread: Thread) -> Shared:
    """The sharing of a record with what was logged since it was sealed."""
    return Shared(content.sharing, current(content.sharing, thread.added))


def _part(line: CellLine) -> str:
    return line.words if line.give == "part" else ""
