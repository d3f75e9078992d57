"""What names, addresses and numbers look like in what a person wrote: the shapes that every search for them uses."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

Span = tuple[int, int]

KINDS = ("referrer", "email", "web", "address", "telephone", "number", "place", "name")
"""What can be found. Of two that are as long as each other in the same place, the one that stands first here counts."""


class Found(NamedTuple):
    """Something that was found in a text: from where to where, and what kind of thing it is."""

    start: int
    end: int
    kind: str


WORD = re.compile(r"[^\W_]+")
NAMELIKE = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
HANDLE = re.compile(r"(?<!\w)@\w{2,}")
POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b")
NUMBER = re.compile(r"\+?\(?\d(?:[\s().\-/]{0,2}\d){5,}")
INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,}")

_SHORT = re.compile(r"['’](?:s|m|ve|ll|d|re|t)$", re.IGNORECASE)
"""What is said short after a word: Ann's, she'd, I'm."""

_BEFORE_A_SENTENCE = ".!?:;\n•…“\"‘'(–"
_AFTER_AN_INITIAL = re.compile(r"(?:^|\W)[A-Z]\.$")
"""A full stop that ends no sentence: J. Smith."""


def fold(word: str) -> str:
    """Without case and accents, as the search has it."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, each folded."""
    return tuple(fold(word) for word in WORD.findall(text))


def plain(word: str) -> str:
    """A word without what is said short after it."""
    return _SHORT.sub("", word)


def begins_sentence(text: str, at: int, before_one: str = _BEFORE_A_SENTENCE) -> bool:
    """Whether a word that starts here is the first of its sentence."""
    before = text[max(0, at - 40) : at].rstrip(" \t\r\u00a0")
    if before and before[-1] not in before_one:
        return False
    return not _AFTER_AN_INITIAL.search(before)
