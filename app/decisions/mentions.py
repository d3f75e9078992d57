"""Who and what a record names, and the same record with a reference in their place: what a paper prints by default.

The register keeps every word. A reference is numbered by kind in reading order, in the record first and then in what
was added to it later, so that the same person is the same reference on the whole paper.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from app.decisions.content import Content, RuleLine
from app.decisions.naming import Signs, found
from app.decisions.recurring import Again, one_by_one, parts, places
from app.decisions.shapes import Found, folded
from app.decisions.sharing import look_alikes
from app.decisions.sharing.look_alikes import written
from app.decisions.sharing.own_words import reworded
from app.decisions.sharing.spellings import spellings
from app.decisions.sharing.whole import Sharing
from app.decisions.thread import Thread

Say = Callable[[str, int], str]
Change = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person, place, address or number that is named: what it is (of `KINDS`), its fullest spelling, and in how
    many places it stands. `id` follows from kind and spelling alone; like the text it is not for a log."""

    kind: str
    text: str
    id: str
    places: int


def _of_content(content: Content, change: Change, office: Change) -> Content:
    """The record with every box of the person's own words changed, in the order in which a paper is read; `office`
    changes what a recipient is and where they work."""
    return replace(
        content,
        supersede_reason=change(content.supersede_reason),
        reasons=change(content.reasons),
        look_again=change(content.look_again),
        would_change=change(content.would_change),
        happened=change(content.happened),
        judgement=change(content.judgement),
        calls=tuple(
            replace(each, who=change(each.who), said=change(each.said), asked_to_do=change(each.asked_to_do))
            for each in content.calls
        ),
        rules=tuple(_rule(each, change) for each in content.rules),
        sharing=reworded(content.sharing, change, office),
    )


def _of_thread(thread: Thread, change: Change) -> Thread:
    """The same for what was added to it and why it was amended; whose words they are stays."""
    return replace(
        thread,
        added=tuple(each.reworded(change) for each in thread.added),
        successors=tuple(replace(each, reason=change(each.reason)) for each in thread.successors),
    )


def _rule(rule: RuleLine, change: Change) -> RuleLine:
    answers = tuple(
        replace(each, answer=each.answer if each.options else change(each.answer), note=change(each.note))
        for each in rule.answers
    )
    return replace(rule, answers=answers)


@dataclass(slots=True)
class _Named:
    """One mention as it is gathered. `ref`: what a person of the decision goes by, such as Child A."""

    kind: str
    text: str
    places: int = 0
    ref: str = ""


class Reading:
    """A record and what stands around it, read together under one numbering."""

    def __init__(self, content: Content, thread: Thread, signs: Signs) -> None:
        self._content, self._thread = content, thread
        texts: dict[str, bool] = {}

        def gather(text: str) -> str:
            texts[text] = True
            return text

        def gather_office(text: str) -> str:
            texts.setdefault(text, False)
            return text

        _of_content(content, gather, gather_office)
        _of_thread(thread, gather)
        self._signs = signs
        sharing = content.sharing.sharing
        said = (content.author, content.organisation, *(person.ref for person in sharing.people))
        self._as_said = [f" {' '.join(folded(name))} " for name in said]
        self._named: list[_Named] = []
        self._by_spelling: dict[str, _Named] = {}
        self._by_part: dict[str, list[_Named]] = defaultdict(list)
        self._spans: dict[str, list[tuple[Found, _Named]]] = {}
        self._again = Again(signs)
        self._known: list[tuple[str, str]] = []
        self._by_letters: dict[str, _Named] = {}
        self._know(sharing)
        self._read(texts)

    def mentions(self) -> tuple[Mention, ...]:
        """What is named, each once, in reading order; not the author, who signs, nor their organisation, nor somebody
        by the reference that papers use."""
        return tuple(Mention(kind=each.kind, text=each.text, id=_id(each), places=each.places) for each in self._named)

    def printed(self, shown: frozenset[str], say: Say) -> tuple[Content, Thread]:
        """Both with what they name replaced in people's own words, save what is `shown` (ids of `Mention`). `say` gives
        the words for a kind and a number. Where nothing is replaced they are the very same."""
        change = self._changing(shown, say)
        content, thread = _of_content(self._content, change, change), _of_thread(self._thread, change)
        return (
            self._content if content == self._content else content,
            self._thread if thread == self._thread else thread,
        )

    def _changing(self, shown: frozenset[str], say: Say) -> Change:
        """Puts the references into a text that was read."""
        numbers: dict[str, int] = defaultdict(int)
        words: dict[int, str] = {}
        for each in self._named:
            numbers[each.kind] += not each.ref
            if _id(each) not in shown:
                words[id(each)] = f"[{each.ref}]" if each.ref else say(each.kind, numbers[each.kind])

        def change(text: str) -> str:
            parts, at = [], 0
            for span, named in self._spans[text]:
                parts += [text[at : span.start], words.get(id(named), text[span.start : span.end])]
                at = span.end
            return "".join([*parts, text[at:]])

        return change

    def _know(self, sharing: Sharing) -> None:
        """Who the people of the decision really are, what is known of them, and what the recipients are called."""
        called = {each.person: each.name for each in sharing.recipients if each.person and each.name.strip()}
        for person in sharing.people:
            known = sharing.knows(person.id)
            names = [name for name in (*known.names, called.get(person.id, "")) if not self._is_said(name)]
            if names and person.ref.strip():
                self._know_person(_Named("name", "", ref=person.ref), names)
            for detail in known.details:
                kind = _DETAILS.get(detail.kind, detail.kind)
                self._again.learn(detail.text, kind)
                self._known += [(spelling, kind) for spelling in spellings(detail.kind, detail.text)]
        for each in sharing.recipients:
            if not self._is_said(each.name):
                self._again.learn(each.name, "name", also_parts=False)

    def _know_person(self, named: _Named, names: Iterable[str]) -> None:
        for name in names:
            words = list(folded(name))
            self._by_spelling.setdefault(" ".join(words), named)
            self._again.learn(name, "name")
            self._known.append((name, "name"))
            self._by_letters.setdefault(look_alikes.folded(name), named)
            for word in parts(words, self._signs) if len(words) > 1 else ():
                if named not in self._by_part[word]:
                    self._by_part[word].append(named)

    def _read(self, texts: Mapping[str, bool]) -> None:
        """Finds what is named. In what a recipient is and where they work (False) only what is known of people, for a
        paper says who gets something by that."""
        first = {
            text: [
                each
                for each in (found(text, self._signs) if free else self._again.found(text))
                if not (each.kind in ("name", "place") and self._is_said(text[each.start : each.end]))
            ]
            for text, free in texts.items()
        }
        for text, spans in first.items():
            for span in spans:
                self._again.learn(text[span.start : span.end], span.kind)
        for text, spans in first.items():
            self._spans[text] = []
            found_here = [*spans, *(self._again.found(text) if texts[text] else ())]
            for span in one_by_one([*found_here, *self._spelt(text, found_here)]):
                named = self._person(text[span.start : span.end], span.kind)
                if not named.places:
                    self._named.append(named)
                if named.ref:  # whoever is known is shown by the fullest spelling that stands here, as others are
                    named.text = max(named.text, text[span.start : span.end], key=len)
                named.places += 1
                self._spans[text].append((span, named))

    def _spelt(self, text: str, spans: Iterable[Found]) -> Iterator[Found]:
        """Where what is known of people stands in other letters or another spelling than any of these."""
        rest = text
        for span in spans:
            rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
        for spelling, kind in self._known:
            for start, end in places(partial(written, spelling), rest):
                yield Found(start, end, kind)

    def _is_said(self, text: str) -> bool:
        """Whether this is the author, the organisation, or what somebody goes by on papers."""
        words = f" {' '.join(folded(text))} "
        return any(words in name for name in self._as_said)

    def _person(self, text: str, kind: str) -> _Named:
        """The mention that this spelling belongs to; a new one if it is none's yet."""
        spelling = _spelling(text, kind)
        words = spelling.split()
        named = self._by_spelling.get(spelling)
        if named is None and kind == "name":
            named = (
                self._titled(words)
                or self._by_letters.get(look_alikes.folded(text))
                or self._known_by_part(words, text)
            )
        if named is None:
            named = _Named(kind, text)
        if kind == "name" and len(words) > 1:
            for word in parts(words, self._signs):
                if named not in self._by_part[word]:
                    self._by_part[word].append(named)
        self._by_spelling.setdefault(spelling, named)
        if kind == "referrer":
            named.kind = kind
        return named

    def _titled(self, words: list[str]) -> _Named | None:
        """A person of the decision with a title before the whole of their name."""
        bare = [word for word in words if word not in self._signs.titles]
        named = self._by_spelling.get(" ".join(bare)) if len(bare) > 1 else None
        return named if named is not None and named.ref else None

    def _known_by_part(self, words: list[str], text: str) -> _Named | None:
        """A first name or surname alone is the one person who has it; a full name is whoever went by a part of it."""
        if len(words) == 1:
            having = self._by_part[words[0]]
            return having[0] if len(having) == 1 else None
        if words[0] in self._signs.titles:
            return None
        for word in (words[0], words[-1]):
            alone = self._by_spelling.get(word)
            # Whoever else has the name of a person of the decision is not that person.
            if alone and alone.kind == "name" and not alone.ref and _spelling(alone.text, "name") == word:
                alone.text = text
                return alone
        return None


def _id(named: _Named) -> str:
    return hashlib.sha256(f"{named.kind}:{_spelling(named.text, named.kind)}".encode()).hexdigest()[:16]


def _spelling(text: str, kind: str) -> str:
    """What two spellings of the same have in common."""
    words = folded(text)
    if kind in ("telephone", "number", "address"):
        together = "".join(words)
        return re.sub(r"^(?:0044|44)0?(?=\d{9,10}$)", "0", together)
    return text.casefold() if kind in ("email", "web") else " ".join(words)


_DETAILS = {"school": "place", "born": "number"}
"""What is known of somebody that is a mention of another name."""
