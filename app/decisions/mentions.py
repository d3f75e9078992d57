"""Who and what a record names, and the same record with a reference in their place: what a paper prints by default.

The register keeps every word. A reference is numbered by kind in reading order, in the record first and then in what
was added to it later, so that the same person is the same reference on the whole paper.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.decisions.additions import Addition
from app.decisions.content import Content, RuleLine
from app.decisions.naming import Signs, found
from app.decisions.shapes import KINDS, WORD, Found, begins_sentence, fold, folded
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


def _worded(addition: Addition) -> bool:
    """Whether its text is somebody's words; a scan has the fingerprint of a file there."""
    return addition.what != "scan"


def _of_content(content: Content, change: Change) -> Content:
    """The record with every box of the person's own words changed, in the order in which a paper is read."""
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
    )


def _of_thread(thread: Thread, change: Change) -> Thread:
    """The same for what was added to it and why it was amended; whose words they are stays."""
    return replace(
        thread,
        added=tuple(replace(each, text=change(each.text)) if _worded(each) else each for each in thread.added),
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
    """One mention as it is gathered."""

    kind: str
    text: str
    places: int = 0


class Reading:
    """A record and what stands around it, read together under one numbering."""

    def __init__(self, content: Content, thread: Thread, signs: Signs) -> None:
        self._content, self._thread = content, thread
        texts: dict[str, None] = {}

        def gather(text: str) -> str:
            texts[text] = None
            return text

        _of_content(content, gather)
        _of_thread(thread, gather)
        self._signs = signs
        self._signed = [f" {' '.join(folded(name))} " for name in (content.author, content.organisation)]
        self._named: list[_Named] = []
        self._by_spelling: dict[str, _Named] = {}
        self._by_part: dict[str, list[_Named]] = defaultdict(list)
        self._spans: dict[str, list[tuple[Found, _Named]]] = {}
        self._read(texts)

    def mentions(self) -> tuple[Mention, ...]:
        """What is named, each once, in reading order; not the author, who signs, nor their organisation."""
        return tuple(Mention(kind=each.kind, text=each.text, id=_id(each), places=each.places) for each in self._named)

    def printed(self, shown: frozenset[str], say: Say) -> tuple[Content, Thread]:
        """Both with what they name replaced in people's own words, save what is `shown` (ids of `Mention`). `say` gives
        the words for a kind and a number. Where nothing is replaced they are the very same."""
        change = self._changing(shown, say)
        content, thread = _of_content(self._content, change), _of_thread(self._thread, change)
        return (
            self._content if content == self._content else content,
            self._thread if thread == self._thread else thread,
        )

    def _changing(self, shown: frozenset[str], say: Say) -> Change:
        """Puts the references into a text that was read."""
        numbers: dict[str, int] = defaultdict(int)
        words: dict[int, str] = {}
        for each in self._named:
            numbers[each.kind] += 1
            if _id(each) not in shown:
                words[id(each)] = say(each.kind, numbers[each.kind])

        def change(text: str) -> str:
            parts, at = [], 0
            for span, named in self._spans[text]:
                parts += [text[at : span.start], words.get(id(named), text[span.start : span.end])]
                at = span.end
            return "".join([*parts, text[at:]])

        return change

    def _read(self, texts: Iterable[str]) -> None:
        first = {text: [each for each in found(text, self._signs) if not self._is_signed(text, each)] for text in texts}
        again = _Again(self._signs)
        for text, spans in first.items():
            for span in spans:
                again.learn(text[span.start : span.end], span.kind)
        for text, spans in first.items():
            whole = _one_by_one([*spans, *again.found(text)])
            self._spans[text] = [(span, self._person(text[span.start : span.end], span.kind)) for span in whole]

    def _is_signed(self, text: str, span: Found) -> bool:
        """Whether this is the author or the organisation."""
        words = f" {' '.join(folded(text[span.start : span.end]))} "
        return span.kind in ("name", "place") and any(words in name for name in self._signed)

    def _person(self, text: str, kind: str) -> _Named:
        """The mention that this spelling belongs to, counted; a new one if it is none's yet."""
        spelling = _spelling(text, kind)
        words = spelling.split()
        named = self._by_spelling.get(spelling)
        if named is None and kind == "name":
            named = self._known_by_part(words, text)
        if named is None:
            named = _Named(kind, text)
            self._named.append(named)
        if kind == "name" and len(words) > 1:
            for word in _parts(words, self._signs):
                if named not in self._by_part[word]:
                    self._by_part[word].append(named)
        self._by_spelling.setdefault(spelling, named)
        named.places += 1
        if kind == "referrer":
            named.kind = kind
        return named

    def _known_by_part(self, words: list[str], text: str) -> _Named | None:
        """A first name or surname alone is the one person who has it; a full name is whoever went by a part of it."""
        if len(words) == 1:
            having = self._by_part[words[0]]
            return having[0] if len(having) == 1 else None
        if words[0] in self._signs.titles:
            return None
        for word in (words[0], words[-1]):
            alone = self._by_spelling.get(word)
            if alone is not None and alone.kind == "name" and _spelling(alone.text, "name") == word:
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


def _parts(words: Sequence[str], signs: Signs) -> Iterator[str]:
    """The words of a name that may stand for the whole of it."""
    for word in words:
        if len(word) > 1 and not (word in signs.titles or word in signs.particles or word in signs.never):
            yield word


_LONG = 40
"""Words: what is longer than any address is found by its shape only."""


class _Again:
    """Finds what was found before wherever it stands again: also at the start of a sentence, and in small letters."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.wanted: dict[tuple[str, ...], str] = {}
        self.lengths: dict[str, set[int]] = defaultdict(set)

    def learn(self, text: str, kind: str) -> None:
        """What to look for from now on. Addresses of the web and of email are known by their shape alone."""
        words = folded(text)
        if kind in ("email", "web") or not 0 < len(words) <= _LONG:
            return
        self._want(words, kind)
        if kind == "name" and len(words) > 1:
            for word in _parts(words, self.signs):
                self._want((word,), kind)

    def _want(self, words: tuple[str, ...], kind: str) -> None:
        self.wanted.setdefault(words, kind)
        self.lengths[words[0]].add(len(words))

    def found(self, text: str) -> Iterator[Found]:
        """Where it stands."""
        words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]
        small = [fold(word) for _, _, word in words]
        for at, word in enumerate(small):
            for length in self.lengths.get(word, ()):
                wanted, last = tuple(small[at : at + length]), at + length - 1
                kind = self.wanted.get(wanted) if last < len(small) else None
                if kind is None or not self._meant(text, words[at], wanted, kind):
                    continue
                if all(_GAPS[kind == "name"].fullmatch(text, words[i][1], words[i + 1][0]) for i in range(at, last)):
                    yield Found(words[at][0], words[last][1], kind)

    def _meant(self, text: str, word: tuple[int, int, str], wanted: tuple[str, ...], kind: str) -> bool:
        """A name that is also an ordinary word only with a capital letter, and never a usual start of a sentence."""
        if kind != "name" or len(wanted) > 1:
            return True
        start, _, written = word
        usual = wanted[0] in self.signs.openers
        if usual or wanted[0] in self.signs.common:
            return written[0].isupper() and not (usual and begins_sentence(text, start))
        return True


_GAPS = (re.compile(r"[^\w]{1,4}"), re.compile(r"[\s'’\-]{1,3}|\.\s?"))
"""What may stand between the words of anything but a name, and of a name."""


def _one_by_one(spans: Iterable[Found]) -> list[Found]:
    """From left to right with nothing twice. What overlaps becomes one, of the kind of the longest, so that no end of
    one sticks out beside the other."""
    whole: list[Found] = []
    longest = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end, KINDS.index(each.kind))):
        length = span.end - span.start
        if not whole or span.start >= whole[-1].end:
            whole.append(span)
            longest = length
            continue
        last = whole[-1]
        kind, longest = (span.kind, length) if length > longest else (last.kind, longest)
        whole[-1] = Found(last.start, max(last.end, span.end), kind)
    return whole
