"""What stands in words that are to go and may tell who or where somebody is: each is shown to a person, who decides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.decisions.figures import figures
from app.decisions.shapes import NUMBER, POSTCODE, Found
from app.decisions.sharing.look_alikes import day_of, days, folded, lines, standing, written
from app.decisions.sharing.spellings import NAME, spellings
from app.decisions.sharing.values import Recipient
from app.decisions.sharing.whole import Sharing

KINDS = ("person", "postcode", "telephone", "email", "born", "number")
"""What is looked for; where two find the same place, the one that stands first here counts."""


@dataclass(frozen=True, slots=True)
class Find:
    """Something found in words: `id` follows from its kind and spelling and tells neither; `text` is how it reads
    there; `person` is whose name it is, where it is one."""

    id: str
    kind: str
    text: str
    person: str = ""


def finds(sharing: Sharing, recipient: Recipient, text: str) -> tuple[Find, ...]:
    """All of it in these words for this recipient, each once: names of people whom the recipient knows by a reference
    only, postcodes, numbers, addresses of email and days of birth. It knows no more than it was told."""
    found = [*_people(sharing, recipient, text), *_born(sharing, text)]
    found += (_find(kind, spelling) for kind, spelling in _shapes(text))
    once: dict[str, Find] = {}
    for each in found:
        once.setdefault(each.id, each)
    return tuple(sorted(once.values(), key=lambda each: KINDS.index(each.kind)))


def undecided(sharing: Sharing, recipient: Recipient, text: str) -> tuple[Find, ...]:
    """Those about which nobody has decided yet."""
    ruled = {ruling.find for ruling in sharing.rulings if ruling.recipient == recipient.id}
    return tuple(find for find in finds(sharing, recipient, text) if find.id not in ruled)


def left_out(sharing: Sharing, recipient: Recipient, text: str) -> tuple[Find, ...]:
    """Those that somebody decided must stay out, and that still stand in the words."""
    out = {ruling.find for ruling in sharing.rulings if ruling.recipient == recipient.id and not ruling.may_go}
    return tuple(find for find in finds(sharing, recipient, text) if find.id in out)


def may_go(sharing: Sharing, recipient: Recipient, name: str) -> bool:
    """Whether somebody decided that this spelling of somebody's name may go to them."""
    id = _find("person", name).id
    return any(each.find == id and each.recipient == recipient.id and each.may_go for each in sharing.rulings)


def _find(kind: str, text: str, person: str = "") -> Find:
    mark = hashlib.sha256(f"{kind}\0{_same(kind, text)}".encode()).hexdigest()
    return Find(mark[:20], kind, text, person)


def _same(kind: str, text: str) -> str:
    """What all spellings of a find have in common, so that it is decided once."""
    if kind == "born" and (day := day_of(text)):
        return day.isoformat()
    if kind == "telephone":
        return _figures(text).removeprefix("00").removeprefix("44").removeprefix("0")
    return folded(text)


def _people(sharing: Sharing, recipient: Recipient, text: str) -> Iterator[Find]:
    """Whole names where they stand; then the parts that stand alone and are of no name that is there or that the
    recipient has anyway."""
    others = [each for each in sharing.known if each.person not in (recipient.person, *recipient.names)]
    named = [name for each in sharing.known if each not in others for name in each.names] + [recipient.name]
    for known in others:
        for name in standing(known.names, text):
            named.append(name)
            yield _find("person", name, known.person)
    said = {folded(part) for name in named for part in spellings(NAME, name)}
    for known in others:
        parts = tuple(part for name in known.names for part in spellings(NAME, name) if folded(part) not in said)
        yield from (_find("person", part, known.person) for part in standing(parts, text))


def _born(sharing: Sharing, text: str) -> Iterator[Find]:
    """The days on which people were born, as far as they are known."""
    for known in sharing.known:
        for detail in known.details:
            if detail.kind == "born" and written(detail.text, text):
                yield _find("born", detail.text, known.person)


@lru_cache(maxsize=512)
def _shapes(text: str) -> tuple[tuple[str, str], ...]:
    """What is known by its shape, in each way in which the text may be read."""
    return tuple(dict.fromkeys(shape for line in lines(text) for shape in _shapes_of(line)))


def _shapes_of(line: str) -> Iterator[tuple[str, str]]:
    yield from (
        ("postcode", found.group().upper()) for found in POSTCODE.finditer(line) if _INWARD.search(found.group())
    )
    last = 0
    for start, end, kind in sorted([*_dialled(line), *figures(line)], key=lambda found: (found.start, -found.end)):
        found = line[start:end].strip()
        if kind in KINDS and start >= last and not day_of(found):
            last = end
            yield kind, found.upper() if kind == "number" else found
    for start, end in days(line):
        if _BIRTH.search(line[max(0, start - _NEAR) : start]) or _BIRTHDAY.match(line[end : end + _NEAR]):
            yield "born", line[start:end]


_INWARD = re.compile(r"[abd-hjlnp-uw-z]{2}$", re.IGNORECASE)
"""Letters that a postcode may end in."""
_BIRTH = re.compile(r"\b(?:born|birth(?:day|date)?|d\.? ?o\.? ?b)\b[^.!?\n]*$", re.IGNORECASE)
_BIRTHDAY = re.compile(r"[^.!?\n]*\b(?:birth(?:day|date)?|d\.?o\.?b)\b", re.IGNORECASE)
_NEAR = 40
"""So many letters may stand between a day and the word that makes it a day of birth."""


def _dialled(line: str) -> Iterator[Found]:
    """Where a number stands that can be dialled in the United Kingdom, or from it."""
    numbers = list(NUMBER.finditer(line))
    if not numbers:
        return
    from phonenumbers import PhoneNumberMatcher

    for number in numbers:
        for match in PhoneNumberMatcher(number.group(), "GB"):
            yield Found(number.start() + match.start, number.start() + match.end, "telephone")


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))
