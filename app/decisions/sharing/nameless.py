"""Anybody's words with nobody named in them: references for people, words for places, numbers, days and ages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.decisions.figures import figures
from app.decisions.naming import found, signs
from app.decisions.shapes import POSTCODE, Found, Span
from app.decisions.sharing.long_ago import Rough, day_of
from app.decisions.sharing.look_alikes import written
from app.decisions.sharing.seen import readings
from app.decisions.sharing.spellings import NAME, ORDINARY, spellings
from app.decisions.sharing.whole import Sharing
from app.words import Words

INSTEAD = {"born": "born", "place": "place", "address": "place"}
"""Which words stand for a detail, where they are not called like its kind."""

_MARK = 0xE000
"""What was replaced is one letter of the private use area while a text is worked on, so that nothing finds it again."""
_MARKS = range(_MARK, 0xF900)
_GAP = r"[^\w\ue000-\uf8ff]"
_SENTENCE = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')\]]))(?<!\b\w\.)(?<!\b[A-Z][rstx]\.)(?<!\bMrs\.)\s+|\s*\n\s*")
_LEAST = 3
"""Letters: what is shorter tells nothing by itself, and nobody writes it letter by letter."""


_Patterns = Sequence[tuple[re.Pattern[str], str]]


@dataclass(frozen=True, slots=True)
class Value:
    """A spelling that may not stay, and what stands in its place."""

    text: str
    instead: str


class Nameless:
    """Everything that is known of the people of one decision, and what stands in its place.

    `regions` maps a place or an address as it was put in to what may be said of it, such as "a town in the north";
    `selves`: the name of whoever asks, then their organisation."""

    def __init__(
        self,
        sharing: Sharing,
        words: Words,
        today: date,
        regions: Mapping[str, str],
        selves: Iterable[str] = (),
    ) -> None:
        self._sharing, self._words, self._today = sharing, words, today
        self._signs = signs(words)
        details = [detail for known in sharing.known for detail in known.details]
        births = {day for each in details if each.kind == "born" and (day := day_of(each.text))}
        self._rough = Rough(words, today, births)
        self._regions = {_folded(place)[0]: region for place, region in regions.items() if place.strip()}
        self._never = (
            *_names(name for known in sharing.known for name in known.names),
            *(each.text for each in details),
        )
        self.values = tuple(self._values(tuple(selves)))
        self._patterns = [(pattern, value.instead) for value in self.values if (pattern := _pattern(value.text))]
        with_figures = (value for value in self.values if any(map(str.isdigit, value.text)))
        self._figured = [(pattern, value.instead) for value in with_figures if (pattern := _pattern(value.text))]
        self.left_out = 0
        """How many sentences could not be told without telling who it is, and were left out."""

    @property
    def ordinary(self) -> tuple[str, ...]:
        """Names that are also ordinary words: in small letters they stay, since nobody can tell which they are."""
        return tuple(value.text for value in self.values if value.text.casefold() in ORDINARY)

    def ref(self, id: str) -> str:
        """How a person is referred to: their reference, or "a person" where that would name somebody."""
        return self._refs.get(id) or self._say("person")

    def sentences(self, text: str) -> tuple[str, ...]:
        """The sentences of a text, with nothing in them that is known of anybody. One that cannot be told so is left
        out, and counted in `left_out`."""
        marks: dict[str, str] = {}

        def mark(instead: str) -> str:
            return marks.setdefault(instead, chr(_MARK + len(marks)))

        plain = _cleared(text)
        # Figures before names: a name in an email address is a part of it; and days first, which are no numbers.
        changed = self._known(self._rough.days(plain, mark), mark, self._figured)
        changed = self._known(self._shaped(figures(changed), changed, mark), mark)
        changed = self._shaped(found(changed, self._signs), changed, mark)
        changed = self._known(self._rough.ages(changed, mark), mark)
        told = [sentence for sentence in _SENTENCE.split(changed) if sentence.strip()]
        left = [value.text for value in self.values if written(value.text, changed)]
        safe = [sentence for sentence in told if not any(written(value, sentence) for value in left)]
        if any(written(value, "\n".join(safe)) for value in left):
            safe = []
        self.left_out += len(told) - len(safe)
        said = {sign: instead for instead, sign in marks.items()}
        return tuple(_restored(sentence, said) for sentence in safe)

    def phrase(self, text: str) -> str:
        """The same for a few words that go on inside a sentence of ours."""
        return " ".join(self.sentences(text)).rstrip(" .")

    def referred(self, text: str) -> str:
        """The text as it is, but for what is known of anybody: references for names, and words for the rest."""
        marks: dict[str, str] = {}
        changed = self._known(_cleared(text), lambda instead: marks.setdefault(instead, chr(_MARK + len(marks))))
        return _restored(changed, {sign: instead for instead, sign in marks.items()})

    @cached_property
    def _refs(self) -> dict[str, str]:
        """Each person's reference, if it names nobody."""
        names = [name for known in self._sharing.known for name in _names(known.names)]
        return {
            person.id: person.ref
            for person in self._sharing.people
            if person.ref.strip() and not any(written(name, person.ref) for name in names)
        }

    def _say(self, key: str) -> str:
        return self._words.text("advice_request", f"instead.{key}")

    # --- what may not stay ------------------------------------------------------------------------------------------
    def _values(self, selves: tuple[str, ...]) -> Iterator[Value]:
        """Every spelling, those of people first; a name that several have stands for a person, whoever it is."""
        whose: dict[str, set[str]] = {}
        spelt: dict[str, str] = {}
        for known in self._sharing.known:
            for name in _names(known.names):
                whose.setdefault(_folded(name)[0], set()).add(known.person)
                spelt.setdefault(_folded(name)[0], name)
        for folded, people in whose.items():
            yield Value(spelt[folded], self.ref(*people) if len(people) == 1 else self._say("person"))
        recipients = self._sharing.recipients
        for name in _names([*(each.name for each in recipients), *selves[:1]]):
            if _folded(name)[0] not in whose:
                yield Value(name, self._say("person"))
        for organisation in (*(each.organisation for each in recipients), *selves[1:]):
            if self._tells(organisation):
                yield Value(organisation, self._say("organisation"))
        for known in self._sharing.known:
            for detail in known.details:
                instead = self._say(INSTEAD.get(detail.kind, detail.kind))
                for text in self._spellings(detail.kind, detail.text):
                    yield Value(text, self._region(text) or self._region(detail.text) or instead)

    def _spellings(self, kind: str, text: str) -> Iterator[str]:
        """As the guard has them; of a place also the town alone, which says too much to somebody who knows nobody."""
        yield from spellings(kind, text)
        if kind in ("address", "place"):
            for part in re.split(r"[,;\n]", POSTCODE.sub("", text)):
                street = re.sub(r"^\W*\d+\s?[A-Za-z]?\b\W*", "", part)
                yield from (each.strip() for each in (part, street) if self._tells(each))

    def _tells(self, text: str) -> bool:
        """Whether it is more than words that any place or office is called by."""
        words = _folded(text)[0].split()
        known = self._signs.usual | self._signs.places | self._signs.offices | self._signs.flats
        return len("".join(words)) >= _LEAST and any(word not in known and not word.isdecimal() for word in words)

    def _region(self, place: str) -> str:
        """What may be said of a place, if somebody put it in and it names nobody."""
        region = self._regions.get(_folded(place)[0], "")
        return "" if any(written(value, region) for value in self._never) else region

    # --- putting something in its place -----------------------------------------------------------------------------
    def _known(self, text: str, mark: Callable[[str], str], of: _Patterns | None = None) -> str:
        """Without what is known of anybody, until nothing is found."""
        patterns = self._patterns if of is None else of
        while spans := list(_spans(text, patterns)):
            text = _replaced(text, spans, mark)
        return text

    def _shaped(self, spans: Iterable[Found], text: str, mark: Callable[[str], str]) -> str:
        """Without what looks like a name, a place, an address or a number. What holds a mark already was found before,
        so only what is around the mark goes."""
        parts = []
        for start, end, kind in spans:
            instead = self._region(text[start:end]) or self._say(_NAMED.get(kind, kind))
            rest = re.finditer(r"[^\s\ue000-\uf8ff](?:[^\ue000-\uf8ff]*[^\W_])?", text[start:end])
            parts += [((start + part.start(), start + part.end()), instead) for part in rest]
        return _replaced(text, parts, mark)


_NAMED = {"name": "person", "referrer": "person", "address": "place", "place": "place", "web": "email"}
"""Which words stand for what was found by its look."""


def _spans(text: str, patterns: _Patterns) -> Iterator[tuple[Span, str]]:
    """Where a pattern is found; what is also an ordinary word only with its capital."""
    folded, places = _folded(text)
    for pattern, instead in patterns:
        for match in pattern.finditer(folded):
            start, end = places[match.start()][0], places[match.end() - 1][1]
            if match.group() not in ORDINARY or text[start].isupper():
                yield (_from(text, start), end), instead


def _replaced(text: str, spans: list[tuple[Span, str]], mark: Callable[[str], str]) -> str:
    """The text with each span replaced; of those that overlap, the longest."""
    taken: list[tuple[Span, str]] = []
    for (start, end), instead in sorted(spans, key=lambda each: (each[0][0] - each[0][1], each[0])):
        if all(end <= other[0] or start >= other[1] for other, _ in taken):
            taken.append(((start, end), instead))
    for (start, end), instead in sorted(taken, reverse=True):
        text = text[:start] + mark(instead) + text[end:]
    return text


def _from(text: str, start: int) -> int:
    """Where it begins, with the plus of a telephone number."""
    return start - text[:start].endswith("+")


def _cleared(text: str) -> str:
    """Without letters that our marks could be taken for."""
    return re.sub(r"[\ue000-\uf8ff]", " ", text)


def _restored(text: str, said: Mapping[str, str]) -> str:
    """The text with what stands in the place of each mark, once where the same stands side by side."""
    parts, last, between = [], "", ""
    for part in re.split(r"([\ue000-\uf8ff])", text):
        instead = said.get(part)
        if instead is None:
            between += part
        elif instead == last and not between.strip(" ,-"):
            between = ""
        else:
            parts += [between, instead]
            last, between = instead, ""
    whole = re.sub(r"[ \t\u00a0]+", " ", "".join([*parts, between])).strip()
    return whole[:1].upper() + whole[1:]


def _pattern(value: str) -> re.Pattern[str] | None:
    """Finds a value in folded text: its words side by side or run together, or its letters one by one."""
    words = _folded(value)[0].split()
    letters = "".join(words)
    if not letters:
        return None
    if letters.isdecimal():
        shaped = rf"{_GAP}{{0,3}}".join(letters)
        if letters.startswith("0"):
            shaped = rf"(?:0|(?:00)?44{_GAP}{{0,3}}(?:0{_GAP}{{0,3}})?){shaped[1:].removeprefix(_GAP + '{0,3}')}"
        return re.compile(rf"(?<!\d){shaped}(?!\d)")
    shapes = [rf"{_GAP}{{0,4}}".join(map(re.escape, words))]
    if len(letters) >= _LEAST:
        shapes.append(rf"{_GAP}{{1,4}}".join(letters))
    apart = not any(ord(letter) >= 0x0E00 and unicodedata.category(letter) == "Lo" for letter in letters)
    before, after = (r"(?<!\w)", r"(?!\w)") if apart else ("", "")
    return re.compile(rf"{before}(?:{'|'.join(shapes)}){after}")


def _names(names: Iterable[str]) -> Iterator[str]:
    """Each name, and each word of it that tells by itself."""
    return (spelling for name in names for spelling in spellings(NAME, name))


def _folded(text: str) -> tuple[str, list[Span]]:
    """Letters and figures without case, accents and look-alikes, a space for each of the others; and whence each is."""
    letters: list[str] = []
    places: list[Span] = []
    for at, letter in enumerate(text):
        seen = letter if letter.isascii() or ord(letter) in _MARKS else readings(letter.casefold())[0]
        for each in seen.casefold():
            letters.append(each if each.isalnum() or ord(each) in _MARKS else " ")
            places.append((at, at + 1))
    return "".join(letters), places
