"""What tells who or where somebody is, in each of the ways in which a paper may write it: a name, and its parts alone.

The lists stand here, not among the words of a locale: the guard must never depend on which words were loaded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from app.decisions.shapes import EMAIL, POSTCODE

NAME = "name"
"""The kind of a person's name; every other kind is one of `values.DETAILS`."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _listed(
    "mr mrs ms miss mx dr prof professor sir lady lord dame rev reverend pc dc ds di sgt sergeant nurse judge cllr"
    " councillor mum mummy dad daddy nan nana gran granny grandma grandad grandpa auntie aunt"
    " aunty uncle baby foster carer mother father child parent"
)
_REFERENCES = _listed("child parent carer person worker sibling")
"""What papers call people instead: as a surname alone it would be on every paper."""
_PARTICLES = _listed("de da di du del della van von der den la le el bin ibn bint of y and the o d st jr jnr sr")
ORDINARY = _listed(
    "a i am an and any are as at be been but by can could day did do for from get go had has have he her here him his"
    " how if in into is it its just like made many me more my new no not now of off old on one or our out over own see"
    " she so some than that the their them then there theres they this time to too two up us very was we well went were"
    " what when where who will with you your"
    " may might mark hope grace joy faith rose bill jack rob sue pat art dean drew grant frank guy young best love long"
    " short good man men son head wood woods hill field stone banks brook cook baker king knight small little strong"
    " swift sharp wise bright church park parks price bird wolf lamb rice bishop pope green brown white black gray grey"
    " red april june summer sky star angel carol chase christian daisy earl eve gene holly iris ivy jewel lance lane"
    " miles nick olive page pearl penny poppy ray reed rich robin rod ruby sandy storm violet winter moody rest house"
    " hall farm village cottage home court north south east west upper lower middle top end"
)
"""Words that stand in any text: as a name they count where they have a capital, and nobody splits a name into them."""

_STREETS = {
    "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "close": "cl", "crescent": "cres",
    "court": "ct", "terrace": "terr", "gardens": "gdns", "grove": "gr", "square": "sq", "place": "pl", "way": "way",
    "walk": "walk", "hill": "hill", "park": "pk", "row": "row", "mews": "mews", "green": "grn", "view": "vw",
    "rise": "rise", "mount": "mt", "parade": "pde", "wharf": "whf", "yard": "yd", "estate": "est", "gate": "gate",
    "cottages": "cotts", "buildings": "bldgs", "fold": "fold", "croft": "croft", "bank": "bank", "end": "end",
}  # fmt: skip
"""What a street may be called, and how that is written short."""
_SHORT_STREETS = {short: whole for whole, short in _STREETS.items()} | {"av": "avenue", "ter": "terrace", "la": "lane"}
_INSTITUTIONS = _listed(
    "school academy primary secondary college nursery infant infants junior juniors high grammar special playgroup"
    " preschool sixth form community ce rc c of e catholic church the hospital surgery clinic house cottage farm"
    " hall lodge centre and for girls boys hotel"
)

_HOUSE = re.compile(r"\d{1,4}(?: ?[A-Za-z]\b)?(?:[-–/]\d{1,4}[A-Za-z]?)?")
_FLAT = re.compile(r"(?:flat|apartment|apt|unit)\.? ?\w{1,4}\b[ ,]*", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\+|\(?0)[\d\s().\-/–]{8,}")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")
_NAMELIKE = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_FEW_FIGURES = re.compile(r"\W*(?:\d\W*){1,3}")
"""A number this short tells nobody, and stands in every date."""
_LEAST = 2
_LONGEST_NAME = 5


@lru_cache(maxsize=1024)
def spellings(kind: str, text: str) -> tuple[str, ...]:
    """The ways in which a paper may write this name or detail, the whole first. Of an address it is the postcode, the
    house with its street, and the street alone: a town by itself does not tell."""
    text = unicodedata.normalize("NFKC", text).strip()
    match kind:
        case "name":
            found = _of_name(text)
        case "address":
            found = _of_address(text)
        case "place":
            found = _of_place(text)
        case "school":
            found = _of_school(text)
        case "email":
            found = iter((text, text.replace("@", " at "), text.replace("@", " at ").replace(".", " dot ")))
        case "telephone":
            found = iter((_dialled(text),))
        case _:
            found = iter((text,))
    once: dict[str, str] = {}
    for spelling in found:
        if _WORD.search(spelling) and not _FEW_FIGURES.fullmatch(spelling):
            once.setdefault(spelling.lower(), spelling)
    return tuple(once.values())


def kind_of(text: str) -> str:
    """What kind of thing a text is that somebody gave without saying: by its shape, and a name where it has none."""
    text = unicodedata.normalize("NFKC", text).strip()
    words = [word.lower() for word in _WORD.findall(text)]
    if EMAIL.search(text):
        return "email"
    if _TELEPHONE.fullmatch(text):
        return "telephone"
    if POSTCODE.search(text) or (_DIGIT.match(text) and any(_street(word) for word in words)):
        return "address"
    if _DIGIT.search(text) or len(words) > _LONGEST_NAME:
        return "number"
    if len(words) > 1 and _street(words[-1]):
        return "place"
    if any(word in _INSTITUTIONS for word in words):
        return "school"
    return NAME


def _of_name(text: str) -> Iterator[str]:
    """The whole name, and each part of it that tells: no title before it, no particle and no letter alone."""
    yield from _both(text)
    parts = _NAMELIKE.findall(text)
    if len(parts) == 1:
        return
    while parts and parts[0].lower() in _TITLES:
        parts.pop(0)
    for part in parts:
        if len(part) >= _LEAST and part.lower() not in _PARTICLES | _REFERENCES:
            yield from _both(part)


def _both(text: str) -> Iterator[str]:
    """As it is, and as it is written where the keyboard has no umlauts."""
    yield text
    yield text.translate(_UMLAUTS)


def _of_address(text: str) -> Iterator[str]:
    found = False
    for match in POSTCODE.finditer(text):
        found = True
        yield match.group()
    text = re.sub(r"\s*,\s*(?=,)|^[\s,]+|[\s,]+$", "", POSTCODE.sub("", text))
    text = re.sub(rf"(^|[,\n])\s*({_HOUSE.pattern})\s*,", r"\1 \2 ", text)
    lines = [line.strip() for line in re.split(r"[,;\n]", text) if line.strip()]
    for at, line in enumerate(lines):
        bare = _FLAT.sub("", line).strip()
        house = _HOUSE.match(bare)
        street = _street_in(bare[house.end() :] if house else bare)
        if street and house:
            yield from (f"{house.group()} {way}" for way in _ways(street))
        if street:
            yield from _ways(street)
        elif (house and house.end() < len(bare)) or (at == 0 and not house and bare):
            street = bare
            yield bare
        found = found or bool(street)
    if not found:
        yield text


def _street_in(text: str) -> str:
    """Up to the word that makes a street of it; nothing where there is none, or nothing before it."""
    words = list(_WORD.finditer(text))
    for word in words[1:]:
        if _street(word.group().lower()):
            return text[words[0].start() : word.end()]
    return ""


def _street(word: str) -> bool:
    return word in _STREETS or word in _SHORT_STREETS


def _ways(street: str) -> Iterator[str]:
    """Its kind written out, and short."""
    before, last = street[: list(_WORD.finditer(street))[-1].start()], _WORD.findall(street)[-1].lower()
    whole = _SHORT_STREETS.get(last, last)
    yield street
    yield from (before + way for way in (whole, *(short for short, of in _SHORT_STREETS.items() if of == whole)))


def _of_place(text: str) -> Iterator[str]:
    for part in re.split(r"[,;\n]", text):
        street = _street_in(part)
        yield from _ways(street) if street else iter((part.strip(),))


def _of_school(text: str) -> Iterator[str]:
    """The whole, and what is left without the words that many schools have, where that still tells."""
    yield text
    words = text.split()
    while words and _plain(words[-1]) in _INSTITUTIONS:
        words.pop()
        yield from _telling(words)
    while words and _plain(words[0]) in _INSTITUTIONS:
        words.pop(0)
        yield from _telling(words)


def _telling(words: list[str]) -> Iterator[str]:
    left = [_plain(word) for word in words if _plain(word) not in _INSTITUTIONS]
    if len(left) > 1 or (left and left[0] not in ORDINARY):
        yield " ".join(words)
        if left[0] in ("st", "saint"):
            yield " ".join(["Saint" if left[0] == "st" else "St", *words[1:]])


def _plain(word: str) -> str:
    return "".join(_WORD.findall(word)).lower()


def _dialled(text: str) -> str:
    """A telephone number that begins as one does, so that it is known for one."""
    begins = "".join(_DIGIT.findall(text))
    if text.lstrip(" (").startswith(("+", "0")) or len(begins) < _LEAST:
        return text
    return f"+{text}" if begins.startswith("44") else f"0{text}"
