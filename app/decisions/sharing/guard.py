"""Who must not learn what: which words and things a recipient may never get, and what is kept out unless somebody says
why. It stands before the matrix, and once more before every paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.decisions.sharing.look_alikes import folded, standing
from app.decisions.sharing.spellings import NAME, spellings
from app.decisions.sharing.values import EVERYTHING, SECRETS, Bar, Cell, Give, Item, Known, Person, Recipient
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.guidance.terms import PROTECTIVE

_DETAILS = {"address": ("address", "place"), "school": ("school",), "contact": ("telephone", "email")}
"""Which details of a person a secret is about."""

_ROLES = {"reporter": ("reporter",), "other_children": ("sibling", "other_child"), "staff": ("staff",)}
"""Whose names a secret is about; of other children it is about their details as well."""


@dataclass(frozen=True, slots=True)
class Barred:
    """One spelling that a recipient must not get: `what` is of SECRETS or EVERYTHING, `person` whose it is."""

    text: str
    what: str
    person: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class Block:
    """Why something may not go: the thing itself holds it (`text` is empty), or its words hold this spelling.

    `person` is whose it is, or empty where the thing does not say."""

    bar: Bar
    what: str
    person: str
    text: str


def bars_on(sharing: Sharing, recipient: Recipient) -> tuple[Bar, ...]:
    """The bars that are about this recipient. One about anyone is about nobody whose work it is to protect."""
    who = {f"recipient:{recipient.id}", f"kind:{recipient.kind}"}
    if recipient.person:
        who.add(f"person:{recipient.person}")
    if recipient.kind not in PROTECTIVE:
        who.add("anyone")
    return tuple(bar for bar in sharing.bars if bar.who in who)


def barred(sharing: Sharing, recipient: Recipient) -> tuple[Barred, ...]:
    """Every spelling that this recipient must not get. What is their own they may have, and so too the part of a name
    or of an address that is also theirs, or of somebody whose name they get."""
    return _barred(bars_on(sharing, recipient), *_who_is_who(sharing, recipient))


def words_of(item: Item, cell: Cell) -> str:
    """Exactly what would go of a thing: nothing, the part in its own words, or all of it."""
    return {"no": "", "part": cell.words, "yes": item.text}[cell.give]


def blocks(sharing: Sharing, item: Item, recipient: Recipient, give: Give, words: str) -> tuple[Block, ...]:
    """What forbids that this goes, in these words; nothing where nothing goes. A thing that holds a secret cannot go
    whole, but a part of it can, in words that do not tell."""
    if give == "no":
        return ()
    found: list[Block] = []
    if give == "yes":
        for bar in bars_on(sharing, recipient):
            found += (Block(bar, what, person, "") for what, person in _declared(sharing, item, recipient, bar))
    spelt = barred(sharing, recipient)
    there = _in_words(tuple(each.text for each in spelt), item, give, words)
    found += (Block(each.bar, each.what, each.person, each.text) for each in spelt if each.text in there)
    # The first spelling of each is the longest; the others would only say the same again.
    once: dict[tuple[str, str, str, bool], Block] = {}
    for block in found:
        once.setdefault((block.bar.id, block.what, block.person, bool(block.text)), block)
    return tuple(once.values())


def excluded(sharing: Sharing, item: Item, recipient: Recipient, give: Give, words: str) -> tuple[str, ...]:
    """What this holds of SECRETS: it stays out of everything that leaves, unless the cell says why it may go. What is
    the recipient's own, or the name of somebody whose name they get, is no secret to them."""
    if give == "no":
        return ()
    declared = item.secrets if give == "yes" else ()
    held = {secret for secret in declared if _someone_elses(sharing, item, recipient, secret)}
    for secret, spelt in _known_secrets(*_who_is_who(sharing, recipient)):
        if secret not in held and _in_words(spelt, item, give, words):
            held.add(secret)
    return tuple(secret for secret in SECRETS if secret in held)


def refuse(sharing: Sharing, recipient: Recipient, texts: Iterable[str]) -> None:
    """The check of a whole paper before it is made: raises AppError("paper_would_tell") if any of the texts holds
    what this recipient must not learn."""
    spelt = tuple(each.text for each in barred(sharing, recipient))
    if any(standing(spelt, text) for text in texts):
        raise AppError("paper_would_tell")


_Who = tuple[tuple[Person, ...], tuple[Known, ...], str, str, tuple[str, ...]]


def _who_is_who(sharing: Sharing, recipient: Recipient) -> _Who:
    return sharing.people, sharing.known, recipient.person, recipient.name, recipient.names


def _in_words(spelt: tuple[str, ...], item: Item, give: Give, words: str) -> frozenset[str]:
    """Which of these stand in what goes. Where all of a thing goes, so do who said it and when it was."""
    beside = (item.said_by, item.happened, item.known) if give == "yes" else ()
    return frozenset(spelling for text in (words, *beside) for spelling in standing(spelt, text))


def _declared(sharing: Sharing, item: Item, recipient: Recipient, bar: Bar) -> Iterator[tuple[str, str]]:
    """What a thing holds of what a bar is about, by what it says of itself, with whose it is."""
    about = [person for person in item.about if person != recipient.person]
    for what in bar.what:
        if what == EVERYTHING:
            theirs = [person for person in about if person in bar.whose or not bar.whose]
            if theirs:
                yield what, theirs[0]
        elif what in item.secrets and _someone_elses(sharing, item, recipient, what):
            holders = [person for person in about if person in _holders(sharing, what)]
            theirs = [person for person in holders if person in bar.whose or not bar.whose]
            # Where the thing does not say whose secret it is, it may be anybody's.
            if theirs or not holders:
                yield what, theirs[0] if theirs else ""


def _someone_elses(sharing: Sharing, item: Item, recipient: Recipient, secret: str) -> bool:
    """Whether a secret that a thing holds may be of somebody other than the recipient."""
    holders = [person for person in item.about if person in _holders(sharing, secret)]
    return not holders or any(person != recipient.person for person in holders)


def _holders(sharing: Sharing, secret: str) -> frozenset[str]:
    """Who has a secret of this kind, by what is known of them."""
    if secret in _ROLES:
        return frozenset(person.id for person in sharing.people if _is(person, secret))
    kinds = _DETAILS[secret]
    return frozenset(known.person for known in sharing.known if any(detail.kind in kinds for detail in known.details))


def _is(person: Person, secret: str) -> bool:
    return person.role in _ROLES[secret] or (person.reported and "reporter" in _ROLES[secret])


@lru_cache(maxsize=64)
def _barred(
    bars: tuple[Bar, ...],
    people: tuple[Person, ...],
    known: tuple[Known, ...],
    own: str,
    name: str,
    names: tuple[str, ...],
) -> tuple[Barred, ...]:
    found: dict[Barred, None] = {}
    for bar in bars:
        for what in bar.what:
            for person, spelling in _spelt(people, known, what):
                whose = not bar.whose or person in bar.whose
                if whose and person != own and folded(spelling) not in _theirs(known, own, name, names, person):
                    found[Barred(spelling, what, person, bar)] = None
    return tuple(found)


@lru_cache(maxsize=64)
def _known_secrets(
    people: tuple[Person, ...], known: tuple[Known, ...], own: str, name: str, names: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each secret with its spellings, as far as it is one to this recipient."""
    theirs = _theirs(known, own, name, names, "")
    return tuple(
        (
            secret,
            tuple(way for person, way in _spelt(people, known, secret) if person != own and folded(way) not in theirs),
        )
        for secret in SECRETS
    )


@lru_cache(maxsize=64)
def _theirs(known: tuple[Known, ...], own: str, name: str, names: tuple[str, ...], but: str) -> frozenset[str]:
    """Spellings that a recipient has anyway: of themselves, and the names of those whose names they get, but one."""
    mine = [spelling for each in known if each.person == own for spelling in _everything(each)]
    mine += spellings(NAME, name)
    mine += [spelling for each in known if each.person in names and each.person != but for spelling in _names(each)]
    return frozenset(folded(spelling) for spelling in mine)


def _spelt(people: tuple[Person, ...], known: tuple[Known, ...], what: str) -> Iterator[tuple[str, str]]:
    """Every spelling of what a secret is about, of everybody, with whose it is."""
    by_id = {person.id: person for person in people}
    for each in known:
        person = by_id.get(each.person)
        if person is None:
            continue
        if what == EVERYTHING or (what == "other_children" and _is(person, what)):
            spelt = _everything(each)
        elif what in _ROLES:
            spelt = _names(each) if _is(person, what) else iter(())
        else:
            spelt = _details(each, _DETAILS[what])
        yield from ((each.person, spelling) for spelling in spelt)


def _everything(known: Known) -> Iterator[str]:
    yield from _names(known)
    for detail in known.details:
        yield from spellings(detail.kind, detail.text)


def _names(known: Known) -> Iterator[str]:
    for name in known.names:
        yield from spellings(NAME, name)


def _details(known: Known, kinds: tuple[str, ...]) -> Iterator[str]:
    for detail in known.details:
        if detail.kind in kinds:
            yield from spellings(detail.kind, detail.text)
