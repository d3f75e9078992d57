"""Where a text names a person, a place, an address, a number or whoever reported something, by how words are written.

It marks too much rather than too little, and finds no name that is written small or in a script without capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.decisions.figures import figures
from app.decisions.shapes import Found, Span, begins_sentence, plain
from app.words import Words


class Token(NamedTuple):
    """A word of a text: where it stands without a possessive ending, itself in small letters, and how it is written."""

    start: int
    end: int
    small: str
    capital: bool
    possessive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What tells a name from other words, by the lists in keeping.toml and mentions.toml."""

    openers: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]
    particles: frozenset[str]
    streets: frozenset[str]
    sure_streets: frozenset[str]
    flats: frozenset[str]
    institutions: frozenset[str]
    generic: frozenset[str]
    near: frozenset[str]
    verbs: frozenset[str]
    determiners: frozenset[str]
    common: frozenset[str]
    offices: frozenset[str]
    usual: frozenset[str]
    """Openers and `never`: no part of a name."""
    places: frozenset[str]
    """Whatever a place is called after: streets, institutions, generic words."""
    elsewhere: frozenset[str]
    """Words after which it is no longer said who."""
    after: str
    before: str


def signs(words: Words) -> Signs:
    """The lists of one locale."""
    said, marks, dates = words.section("mentions")["signs"], words.section("keeping")["marks"], words.section("dates")
    lists = {name: frozenset(listed.split()) for name, listed in said.items() if isinstance(listed, str)}
    calendar = [day.lower() for name in ("weekdays", "months") for day in dates[name]]
    lists["never"] = frozenset([*lists["never"], *marks["never"].split(), *calendar]) - lists["titles"]
    openers = frozenset(marks["openers"].split())
    cutters = lists.pop("cutters")
    return Signs(
        **lists,
        openers=openers,
        usual=openers | lists["never"],
        places=lists["generic"] | lists["institutions"] | lists["streets"],
        elsewhere=(openers | cutters) - lists["determiners"],
        after=rf"\b(?:{'|'.join(map(re.escape, said['after']))})(?!\w)",
        before=rf"\b(?:{'|'.join(map(re.escape, said['before']))})\b",
    )


def found(text: str, by: Signs) -> list[Found]:
    """What a text names, in no order; what overlaps is there more than once."""
    tokens = _tokens(text)
    names = list(_names(text, tokens, by))
    addresses = list(_joined(text, sorted([*_addresses(text, tokens, by), *_postcodes(text, tokens, by)])))
    return [*figures(text), *names, *addresses, *_referrers(text, tokens, by)]


_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_CAPITAL = re.compile(r"(?:[^\W\d_]{1,2}['’]|[^\W\d_]{2}-)?(?=[^\W\d_])(.)")
"""The letter that must be a capital: the first, or the one after d’, O’ or al-."""

_FIGURE = re.compile(r"\d")


def _tokens(text: str) -> list[Token]:
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    word, whole = plain(match.group()), match.group()
    first = _CAPITAL.match(word)
    capital = (word[0].isupper() or (first is not None and first.group(1).isupper())) and not _FIGURE.search(word)
    end = match.start() + len(word)
    return Token(match.start(), end, word.lower().replace("’", "'"), capital, len(word) < len(whole))


# Names and places.

_PARTICLES = 3
"""So many small words may stand inside a name: de la, van der."""
_LONGEST = 9
"""Words of a name or of a place at most; what goes on after them is another."""
_SIDE = re.compile(r"[ \u00a0]{1,2}|-")
_DOT = re.compile(r"\.[ \u00a0]?")
_LEADING = re.compile(r"(?:^|\n)[ \t]*[-*–•]$")
_AFTER_A_SENTENCE = ".!?\n•…“\"‘'"


def _names(text: str, tokens: Sequence[Token], by: Signs) -> Iterator[Found]:
    """Runs of capital words side by side, with the title before them."""
    at = 0
    while at < len(tokens):
        last = _run(text, tokens, at, by)
        yield from _named(text, tokens, at, last, by)
        at = last + 1


def _run(text: str, tokens: Sequence[Token], first: int, by: Signs) -> int:
    """The last word of the run that begins here; the word itself where none does."""
    last = at = _title(text, tokens, first, by)
    if at == first and not _opens(text, tokens[first], by):
        return last
    while (
        at + 1 < len(tokens)
        and at - last < _PARTICLES
        and at - first < _LONGEST
        and _beside(text, tokens[at], tokens[at + 1], by)
    ):
        at += 1
        token = tokens[at]
        belongs = token.small in by.places
        another = len(tokens[last].small) == 1 and token.small in by.openers
        if another or (tokens[last].possessive and not belongs):
            break
        if token.capital and (belongs or token.small not in by.never):
            last = at
        elif token.small not in by.particles:
            break
    return last


def _title(text: str, tokens: Sequence[Token], first: int, by: Signs) -> int:
    """The word after a title, whatever it is: Miss April, mr smith; else the word itself."""
    token = tokens[first]
    if token.small in by.titles and first + 1 < len(tokens):
        after = tokens[first + 1]
        small = token.small in by.short_titles and after.small not in by.openers
        if _beside(text, token, after, by) and (small or (token.capital and after.capital)):
            return first + 1
    return first


def _opens(text: str, token: Token, by: Signs) -> bool:
    if not token.capital or (token.small in by.never and token.small not in by.generic):
        return False
    return not (token.small in by.openers and begins_sentence(text, token.start))


def _beside(text: str, one: Token, two: Token, by: Signs) -> bool:
    between = text[one.end + 2 * one.possessive : two.start]
    dotted = len(one.small) == 1 or one.small in by.titles or one.small == "st"
    return bool(_SIDE.fullmatch(between) or (dotted and _DOT.fullmatch(between)))


def _named(text: str, tokens: Sequence[Token], first: int, last: int, by: Signs) -> Iterator[Found]:
    """The run from the first to the last of these words, if it is a name or a place."""
    run = tokens[first : last + 1]
    start, end = run[0].start, run[-1].end
    titled = run[0].small in by.titles
    if len(run) > 1:
        telling = any(_tells(each, by) for each in run)
        shouted = text[start:end].isupper() and any(each.small in by.usual for each in run)
        if titled or (telling and not shouted):
            placed = not titled and any(each.small in by.streets or each.small in by.institutions for each in run[1:])
            yield Found(start, end, "place" if placed else "name")
    elif not titled and _tells(run[0], by) and _opens(text, run[0], by) and not _common(text[start:end], run[0], by):
        near = first > 0 and tokens[first - 1].small in by.near and not run[0].possessive
        if not _first_word(text, start):
            yield Found(start, end, "place" if near else "name")
        elif run[0].possessive or _says(text, tokens, first, by):
            yield Found(start, end, "name")


def _common(word: str, token: Token, by: Signs) -> bool:
    """Whether a capital word alone is an office in short, a word said loud, or a usual word that is nobody's name."""
    return word.isupper() or (token.small in by.openers and token.small not in by.common)


def _tells(token: Token, by: Signs) -> bool:
    return token.capital and len(token.small) > 1 and token.small not in by.generic


def _first_word(text: str, at: int) -> bool:
    line = text[max(0, at - 40) : at].rstrip(" \t\r\u00a0")
    return bool(_LEADING.search(line)) or begins_sentence(text, at, _AFTER_A_SENTENCE)


def _says(text: str, tokens: Sequence[Token], at: int, by: Signs) -> bool:
    if at + 1 == len(tokens):
        return False
    one, two = tokens[at], tokens[at + 1]
    return two.small in by.verbs and text[one.end : two.start] == " "


# Addresses.

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_NEAR = re.compile(r"[ \u00a0]?,?[ \u00a0\n]{1,2}|,")
_HOUSE = re.compile(r"\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)?")
_MIDDLE = 4
"""So many words stand between the number of a house and its street at most."""
_LINES = 9
"""So many words before a postcode belong to its address at most."""


def _addresses(text: str, tokens: Sequence[Token], by: Signs) -> Iterator[Span]:
    """A flat with its number, and a street with that of a house."""
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.small in by.flats and following and text[token.end : following.start] == " ":
            lettered = following.capital and len(following.small) == 1
            if lettered or _HOUSE.fullmatch(following.small):
                yield token.start, following.end
        if token.small in by.streets and (token.capital or token.small in by.sure_streets):
            house = _house(text, tokens, at, _MIDDLE + 1, by)
            if house < at - 1:
                yield tokens[house].start, token.end


def _house(text: str, tokens: Sequence[Token], before: int, most: int, by: Signs) -> int:
    """The nearest number of a house in front of this word with nothing but names of streets and towns in between; the
    word itself if there is none."""
    for at in range(before - 1, max(-1, before - most - 1), -1):
        token = tokens[at]
        if not _NEAR.fullmatch(text, token.end, tokens[at + 1].start):
            break
        if _HOUSE.fullmatch(token.small):
            return at
        if not token.capital and token.small in by.usual:
            break
    return before


def _postcodes(text: str, tokens: Sequence[Token], by: Signs) -> Iterator[Span]:
    """A postcode with what belongs to it: from the number of the house, or the capital words before it."""
    starts = [token.start for token in tokens]
    for match in _POSTCODE.finditer(text):
        at = bisect_left(starts, match.start())
        first = _house(text, tokens, at, _LINES, by)
        while first == at or tokens[first].capital:
            before = first - 1
            if before < 0 or not tokens[before].capital or tokens[before].small in by.usual:
                break
            if not _NEAR.fullmatch(text, tokens[before].end, tokens[first].start):
                break
            first = before
        yield tokens[first].start, match.end()


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Found]:
    """Spans from left to right, those that overlap or stand next to one another as one."""
    whole: Span | None = None
    for start, end in spans:
        if whole and (start < whole[1] or _NEAR.fullmatch(text, whole[1], start)):
            whole = whole[0], max(end, whole[1])
            continue
        if whole:
            yield Found(*whole, "address")
        whole = start, end
    if whole:
        yield Found(*whole, "address")


# Who reported it.

_PHRASE = 4
"""So many words say who reported something at most."""


def _referrers(text: str, tokens: Sequence[Token], by: Signs) -> Iterator[Found]:
    """Who stands after 'reported by', and who stands before 'told us in confidence'."""
    starts = [token.start for token in tokens]
    for match in re.finditer(by.after, text, re.IGNORECASE):
        first = bisect_left(starts, match.end())
        while first < len(tokens) and tokens[first].small in by.determiners:
            first += 1
        last = first
        while last < min(first + _PHRASE, len(tokens)) and _goes_on(text, tokens, last, match.end(), by):
            last += 1
        yield from _phrase(tokens[first:last], by)
    for match in re.finditer(by.before, text, re.IGNORECASE):
        end = first = bisect_left(starts, match.start())
        while first > max(0, end - _PHRASE) and _goes_on(text, tokens, first - 1, 0, by):
            first -= 1
            if first and tokens[first - 1].small in by.determiners:
                yield from _phrase(tokens[first:end], by)
                break


def _goes_on(text: str, tokens: Sequence[Token], at: int, after: int, by: Signs) -> bool:
    """Whether a word still says who: nothing but a space before it, and no word that says something else."""
    token = tokens[at]
    between = text[max(after, tokens[at - 1].end if at else 0) : token.start]
    return between in ("", " ", "\u00a0") and token.small not in by.elsewhere


def _phrase(tokens: Sequence[Token], by: Signs) -> Iterator[Found]:
    if any(each.small not in by.offices and each.small not in by.determiners for each in tokens):
        yield Found(tokens[0].start, tokens[-1].end, "referrer")
