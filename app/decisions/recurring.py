"""What was found once, wherever else it stands: in small letters, at the start of a sentence, or spelt another way."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.decisions.naming import Signs
from app.decisions.shapes import KINDS, WORD, Found, Span, begins_sentence, fold, folded


def parts(words: Sequence[str], signs: Signs) -> Iterator[str]:
    """The words of a name that may stand for the whole of it."""
    for word in words:
        if len(word) > 1 and not (word in signs.titles or word in signs.particles or word in signs.never):
            yield word


_LONG = 40
"""Words: what is longer than any address is found by its shape only."""


class Again:
    """Finds what was found before wherever it stands again: also at the start of a sentence, and in small letters."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.wanted: dict[tuple[str, ...], str] = {}
        self.uncased: list[str] = []
        self.lengths: dict[str, set[int]] = defaultdict(set)

    def learn(self, text: str, kind: str, *, also_parts: bool = True) -> None:
        """What to look for from now on; a name by its parts too. Addresses of the web and of email are known by their
        shape alone."""
        words = folded(text)
        if kind in ("email", "web") or not 0 < len(words) <= _LONG:
            return
        self._want(words, kind)
        if kind == "name" and not _has_case(text) and text not in self.uncased:
            self.uncased.append(text)
        if kind == "name" and also_parts and len(words) > 1:
            for word in parts(words, self.signs):
                self._want((word,), kind)

    def _want(self, words: tuple[str, ...], kind: str) -> None:
        self.wanted.setdefault(words, kind)
        self.lengths[words[0]].add(len(words))

    def found(self, text: str) -> Iterator[Found]:
        """Where it stands."""
        for name in self.uncased:
            for match in re.finditer(re.escape(name), text):
                yield Found(*match.span(), "name")
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


def _has_case(text: str) -> bool:
    """Whether its script has capitals. Some scripts without them leave no space between words either."""
    return text.lower() != text.upper()


_GAPS = (re.compile(r"[^\w]{1,4}"), re.compile(r"[\s'’\-]{1,3}|\.\s?"))
"""What may stand between the words of anything but a name, and of a name."""


def one_by_one(spans: Iterable[Found]) -> list[Found]:
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


def places(stands: Callable[[str], bool], text: str) -> Iterator[Span]:
    """The shortest stretches of whole words, from left to right, in which something stands that `stands` can tell."""
    words = [match.span() for match in _UNBROKEN.finditer(text)]
    first = 0
    while first < len(words) and stands(text[words[first][0] :]):
        begin, rest = words[first][0], words[first:-1]
        last = first + bisect_left(rest, True, key=lambda word: stands(text[begin : word[1]]))
        end, rest = words[last][1], words[first + 1 : last + 1]
        later = bisect_left(rest, True, key=lambda word: not stands(text[word[0] : end]))
        yield words[first + later][0], end
        first = last + 1


_UNBROKEN = re.compile(r"\w(?:\S*\w)?")
