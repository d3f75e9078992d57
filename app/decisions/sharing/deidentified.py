"""A request for advice that names nobody: what a decision holds, told so that it does not say who it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from app.decisions.content import Content
from app.decisions.draft import Draft
from app.decisions.sharing.clues import Clue, clues
from app.decisions.sharing.long_ago import age, ago, day_of
from app.decisions.sharing.nameless import Nameless
from app.decisions.sharing.values import Item
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment
from app.words import Words

ACTS_FIRST = ("act_now", "share_now")
NOT_TOLD = ("address", "photo")
"""Things of these kinds say where or who somebody is, and nothing else."""

LINES = ("who", "saw", "told", "think", "sure", "done", "ask")
"""The headed paragraphs, in the order in which they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What advice can be asked about, of a draft or of a record. `answers` maps a question to the options chosen and to
    their words as shown; `notes` a question to the person's own words; `tell` holds who must be told (a body of the
    guidance), the same in words, and when they were (ISO, or empty); `calls` when somebody was rung (ISO) and what was
    said; `selves` who asks: their name and organisation."""

    sharing: Sharing
    answers: Mapping[str, tuple[tuple[str, ...], str]]
    notes: Mapping[str, str]
    known_at: str
    outcome: str
    tell: tuple[tuple[str, str, str], ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    judgement: str = ""
    selves: tuple[str, ...] = ()

    def chose(self, question: str) -> tuple[str, ...]:
        """The options chosen; none for a question that was not asked."""
        return self.answers.get(question, ((), ""))[0]

    def words(self, question: str) -> str:
        """The answer in words, or nothing."""
        return self.answers.get(question, ((), ""))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Paragraphs under a heading, each as its sentences. `id` is one of LINES."""

    id: str
    heading: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for advice. `first`: what to do before it, where something is urgent, or nothing; `lines`: what is
    asked with; `could_tell`: what in it could still tell who it is, and what to look for; `left_out`: that sentences
    were left out because they could not be told without a name, or nothing."""

    title: str
    first: str
    lines: tuple[Line, ...]
    could_tell: tuple[Clue, ...]
    left_out: str = ""

    def text(self) -> str:
        """The request as plain text, to read out, copy or send; `first` is for whoever asks and is not in it."""
        parts = ["\n".join([line.heading, *(" ".join(each) for each in line.paragraphs)]) for line in self.lines]
        return "\n\n".join([self.title, *parts]) + "\n"

    def without(self, ids: Collection[str]) -> Request:
        """The same without the sentences of these clues (their ids)."""
        out = {clue.about for clue in self.could_tell if clue.id in ids and clue.about}
        lines = (
            replace(line, paragraphs=tuple(kept for each in line.paragraphs if (kept := _without(each, out))))
            for line in self.lines
        )
        return replace(
            self,
            lines=tuple(line for line in lines if line.paragraphs),
            could_tell=tuple(clue for clue in self.could_tell if clue.id not in ids and clue.about not in out),
        )

    def to_json(self) -> dict[str, Any]:
        """What is asked, as plain JSON values, and nothing that is not on the paper."""
        return {
            "title": self.title,
            "lines": [
                {"heading": line.heading, "text": [" ".join(each) for each in line.paragraphs]} for line in self.lines
            ],
        }


def of_draft(draft: Draft, found: Assessment, wording: Wording, selves: Iterable[str] = ()) -> Matter:
    """What a draft holds, as it stands; `found` is its assessment. `selves`: the name and organisation of who asks."""
    asked = [id for id in found.path if draft.answers.get(id)]
    texts = {id: answer for id in asked if isinstance(answer := draft.answers[id], str)}
    return Matter(
        sharing=draft.sharing,
        answers=MappingProxyType(
            {id: (answer, wording.answer(id, answer)) for id in asked if isinstance(answer := draft.answers[id], tuple)}
        ),
        notes=MappingProxyType({id: text for id, text in draft.notes.items() if id in found.path}),
        known_at=draft.known_at.isoformat(),
        outcome=str(found.outcome or ""),
        tell=tuple(
            (
                tell.id,
                wording.words.text("protect", f"{tell.id}.who"),
                told.isoformat() if (told := draft.told(tell.id)) else "",
            )
            for tell in found.tell_now
        ),
        calls=((draft.call.at.isoformat(), f"{draft.call.said}\n{draft.call.asked_to_do}"),) if draft.call else (),
        judgement=texts.get("judgement", ""),
        selves=tuple(selves),
    )


def of_content(content: Content) -> Matter:
    """What a sealed decision holds."""
    answers = [answer for rule in content.rules for answer in rule.answers]
    return Matter(
        sharing=content.sharing.sharing,
        answers=MappingProxyType({each.question: (each.options, each.answer) for each in answers if each.options}),
        notes=MappingProxyType(
            {"topic": content.happened, **{each.question: each.note for each in answers if each.note}}
        ),
        known_at=content.known_at,
        outcome=content.outcome,
        tell=tuple((tell.body, tell.who, tell.told_at) for tell in content.tell_now),
        calls=tuple((call.at, f"{call.said}\n{call.asked_to_do}") for call in content.calls),
        judgement=content.judgement,
        selves=(content.author, content.organisation),
    )


_NO_REGIONS: Mapping[str, str] = MappingProxyType({})


def request(
    matter: Matter, words: Words, *, today: date, regions: Mapping[str, str] = _NO_REGIONS, asks: str = ""
) -> Request:
    """The request for advice about a matter. `regions` maps a place as it was put in to what may be said of it;
    `asks` is what the person wants to know, in their own words."""
    return _Writing(matter, words, today, regions).request(asks)


class _Writing:
    """One request in the making."""

    def __init__(self, matter: Matter, words: Words, today: date, regions: Mapping[str, str]) -> None:
        self._matter, self._words, self._today = matter, words, today
        self._nameless = Nameless(matter.sharing, words, today, regions, matter.selves)
        self._own: list[str] = []
        """The sentences that came from somebody, and may tell more than ours."""

    def request(self, asks: str) -> Request:
        said = {
            "who": self._who(),
            "saw": self._saw(),
            "told": self._items("said"),
            "think": self._think(),
            "sure": self._sure(),
            "done": self._done(),
            "ask": self._ask(asks),
        }
        lines = tuple(
            Line(id=id, heading=self._say(f"heading.{id}"), paragraphs=paragraphs)
            for id in LINES
            if (paragraphs := tuple(each for each in said[id] if each))
        )
        left = self._nameless.left_out
        return Request(
            title=self._say("title"),
            first=self._first(),
            lines=lines,
            could_tell=clues(self._own, self._words, self._nameless.ordinary),
            left_out=self._words.counted("advice_request", "left_out", left) if left else "",
        )

    def _say(self, key: str, **facts: object) -> str:
        return self._words.text("advice_request", key, **facts)

    def _first(self) -> str:
        """Whom to tell before asking anybody, where somebody must be told."""
        waiting = [who for _, who, told in self._matter.tell if not told]
        if waiting:
            return self._say("first", who="; ".join(waiting))
        told = any(told for _, _, told in self._matter.tell)
        return self._say("first_act") if self._matter.outcome in ACTS_FIRST and not told else ""

    def _who(self) -> Iterator[tuple[str, ...]]:
        me = next(iter(self._matter.chose("role")), "carer")
        ours = me == "carer" and "ours" in self._matter.chose("who")
        yield (self._say(f"me.{'looks_after' if ours else me}"),)
        for person in self._matter.sharing.people:
            details = self._matter.sharing.knows(person.id).details
            born = next((day for each in details if each.kind == "born" and (day := day_of(each.text))), None)
            said = self._say(f"person.{person.role}", ref=self._nameless.ref(person.id))
            aged = self._say("aged_person", age=self._say(f"aged.{age(born, self._today)}")) if born else ""
            self._own.append(f"{said}{aged}.")
            yield (f"{said}{aged}.",)

    def _saw(self) -> Iterator[tuple[str, ...]]:
        if topic := self._matter.words("topic"):
            yield (self._say("about", topic=topic), self._say("known", ago=self._ago(self._matter.known_at)))
        yield self._told(self._matter.notes.get("topic", ""))
        yield from self._items("fact")

    def _think(self) -> Iterator[tuple[str, ...]]:
        yield from self._items("opinion")
        yield self._told(self._matter.judgement)

    def _items(self, sort: str) -> Iterator[tuple[str, ...]]:
        for item in self._matter.sharing.items:
            if item.sort == sort and item.kind not in NOT_TOLD:
                yield self._told(item.text, self._opening(item), self._say(f"accuracy.{item.accuracy}"))

    def _opening(self, item: Item) -> str:
        """When it was, and who said it."""
        when = self._ago(item.happened) if item.happened else ""
        who = self._nameless.phrase(item.said_by) if item.sort == "said" else ""
        if who:
            return self._say("said_when", who=who, when=when) if when else self._say("said_by", who=who)
        return self._say("when", when=when) if when else ""

    def _ago(self, when: str) -> str:
        """How long ago a day or time is; anything else in the words it was put in, with nobody named."""
        day = day_of(when)
        return ago(day, self._today, self._words) if day else self._nameless.phrase(when)

    def _told(self, text: str, before: str = "", after: str = "") -> tuple[str, ...]:
        """The sentences of somebody's words, with ours around them joined to the first and the last, so that they go
        where those go; nothing where nothing can be told."""
        told = list(self._nameless.sentences(text))
        if told:
            told[0] = f"{before[:1].upper()}{before[1:]} {told[0]}".strip()
            told[-1] = f"{told[-1]} {after}".strip()
        self._own += told
        return tuple(told)

    def _sure(self) -> Iterator[tuple[str, ...]]:
        if serious := self._matter.words("serious"):
            yield (self._say("serious", serious=serious),)

    def _done(self) -> Iterator[tuple[str, ...]]:
        for body, words, told in self._matter.tell:
            who = self._words.find("concern", f"recipient.{body}") or words
            yield (self._say("told_them", who=who, ago=self._ago(told)) if told else self._say("not_told", who=who),)
        for at, said in self._matter.calls:
            yield (self._say("rang", ago=self._ago(at)),)
            yield self._told(said)
        if known := self._matter.words("known"):
            yield (self._say("who_knows", known=known),)
            yield self._told(self._matter.notes.get("known", ""))
        sharing = self._matter.sharing
        kinds = {each.id: each.kind for each in sharing.recipients}
        for sent in sharing.sent:
            if sent.recipient in kinds:
                yield (self._say("sent", who=self._recipient(kinds[sent.recipient]), ago=self._ago(sent.at)),)
        for asked in sharing.asked:
            who = self._nameless.ref(asked.person)
            yield (self._say(f"asked.{asked.answer}", who=who, ago=self._ago(asked.at)),)
            yield self._told(asked.said)

    def _ask(self, asks: str) -> Iterator[tuple[str, ...]]:
        if own := self._told(asks):
            yield own
        elif recipient := next(iter(self._matter.chose("recipient")), ""):
            purpose = self._matter.words("purpose")
            why = (self._say("purpose", purpose=purpose),) if purpose else ()
            yield (self._say("may_i", who=self._recipient(recipient)), *why)
            yield self._told(self._matter.notes.get("request", ""))
        yield (self._say("ask_next"), self._say("ask_else"))

    def _recipient(self, kind: str) -> str:
        return self._words.text("concern", f"recipient.{kind}")


def _without(paragraph: tuple[str, ...], out: Collection[str]) -> tuple[str, ...]:
    """The rest of a paragraph."""
    return tuple(sentence for sentence in paragraph if sentence not in out)
