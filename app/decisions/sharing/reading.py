"""What may be shared, as a file says it: checked value by value, then as a whole, and every fault with its place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from app.decisions.sharing import fields as read
from app.decisions.sharing.fields import MOST, Reader
from app.decisions.sharing.matrix import give
from app.decisions.sharing.values import (
    ACCURACY,
    ANSWERS,
    CHANNELS,
    DETAILS,
    EVERYTHING,
    FLAGS,
    FORMS,
    GIVES,
    IDENTITIES,
    KINDS,
    PERSON_ROLES,
    SECRETS,
    SORTS,
    STANDINGS,
    TOLD,
    UNDERSTOOD,
    WORRIES,
    Asked,
    Bar,
    Cell,
    Detail,
    Item,
    Known,
    Person,
    Reason,
    Recipient,
    Ruling,
    Sent,
    Told,
)
from app.decisions.sharing.whole import EMPTY, Sharing
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import checked
from app.guidance.model import Guidance, Kind

HOWS = ("", *CHANNELS, "spoken", "written")

ANYONE = "anyone"

IN_FILE: Mapping[str, str] = MappingProxyType(
    {
        "people": "people",
        "items": "items",
        "recipients": "recipients",
        "bars": "must_not_learn",
        "cells": "cells",
        "reasons": "reasons_for",
        "rulings": "rulings",
        "asked": "consent",
        "told": "telling",
        "sent": "sent",
    }
)
"""What each part of a `Sharing` is called in a file."""

PARTS = tuple(IN_FILE.values())
"""The keys of a file that are read here."""


@dataclass(frozen=True, slots=True)
class Given:
    """The parts that a file gives, each value checked by itself: by the names that they have in a `Sharing`."""

    parts: Mapping[str, tuple[Any, ...]]

    def over(self, held: Sharing) -> Sharing:
        """What was held, with the parts that the file gives in their place. What hung on something that is held no
        more goes with it; who somebody really is stays, where the file does not say it.

        Raises AppError: part_twice, part_nowhere, and cell_blocked, which names the thing and the recipient.
        """
        if not self.parts:
            return held
        for name in _HUNG_ON & self.parts.keys():
            here = {each.id for each in self.parts[name]}
            for each in getattr(held, name):
                held = held if each.id in here else held.without(each.id)
        _each_once(self.parts, held)
        whole = replace(held, **self.parts)
        said = {known.person for known in whole.known}
        whole = replace(whole, known=(*whole.known, *(known for known in held.known if known.person not in said)))
        _all_there(self.parts, whole)
        _allowed(whole)
        return whole


def sharing_in(raw: Mapping[str, Any], guidance: Guidance = GUIDANCE) -> Sharing:
    """What the parts of a file say that stands alone. Raises what `given_in` and `Given.over` raise."""
    return given_in(raw, guidance).over(EMPTY)


def given_in(raw: Mapping[str, Any], guidance: Guidance = GUIDANCE) -> Given:
    """The parts among the keys of a file; other keys are passed over, and what is null counts as left out.

    Raises AppError, each with `place`: part_no_list, part_no_object, part_no_text, part_no_truth, part_no_time,
    part_no_day, part_no_id, part_unknown_key, part_unknown_code, part_missing, part_too_long, part_too_many,
    part_uneven; and those of `app.guidance.answers.checked`.
    """
    shapes = _shapes(guidance)
    parts: dict[str, tuple[Any, ...]] = {}
    for name, key in IN_FILE.items():
        if raw.get(key) is not None:
            most = MOST * MOST if name in ("cells", "rulings") else MOST
            each = enumerate(read.listed(raw[key], key, most))
            parts[name] = tuple(shapes[name].read(value, f"{key}[{at}]", at + 1) for at, value in each)
    if "people" in parts:
        parts["known"] = tuple(known for _, known in parts["people"] if known != Known(person=known.person))
        parts["people"] = tuple(person for person, _ in parts["people"])
    for at, line in enumerate(parts.get("sent", ())):
        if line.went and len(line.went) != len(line.items):
            raise AppError("part_uneven", place=f"sent[{at}].went")
    return Given(MappingProxyType(parts))


@dataclass(frozen=True, slots=True)
class _Shape:
    """One kind of thing: how each field is read, and what its id begins with where the file gives none."""

    make: Callable[..., Any]
    fields: Mapping[str, Reader]
    required: tuple[str, ...]
    called: str = ""

    def read(self, value: object, place: str, number: int) -> Any:
        said = read.table(value, place, self.fields, self.required)
        if self.called:
            said = {"id": f"{self.called}-{number}", **said}
        return self.make(**said)


def _shape(kind: type, called: str = "", /, **readers: Reader) -> _Shape:
    """All fields of a value; those without a default must be there, but for an id that is given to it."""
    must = (field.name for field in fields(kind) if field.default is field.default_factory is MISSING)
    own = {"id": read.id} if "id" in {field.name for field in fields(kind)} else {}
    return _Shape(kind, {**own, **readers}, tuple(name for name in must if not (called and name == "id")), called)


def _person(id: str, role: str, ref: str, reported: bool = False, **known: Any) -> tuple[Person, Known]:
    return Person(id=id, role=role, ref=ref, reported=reported), Known(person=id, **known)


def _detail(value: object, place: str) -> Detail:
    detail = {"kind": read.code(DETAILS), "text": read.words}
    return Detail(**read.table(value, place, detail, detail))


def _who(kinds: tuple[str, ...], value: object, place: str) -> str:
    """Whom a bar is about; whether a person or recipient is there is seen later."""
    who = read.text(value, place)
    sort, _, of = who.partition(":")
    if who == ANYONE or (sort == "kind" and of in kinds):
        return who
    if sort in ("person", "recipient"):
        return f"{sort}:{read.id(of, place)}"
    raise AppError("part_unknown_who", place=place, expected=", ".join(kinds))


def _answers(guidance: Guidance, value: object, place: str) -> Mapping[str, tuple[str, ...]]:
    """A recipient's own answers, each to a question with options."""
    if not isinstance(value, dict):
        raise AppError("part_no_object", place=place)
    found: dict[str, tuple[str, ...]] = {}
    for id, raw in value.items():
        where = read.under(place, id)
        if id not in guidance.by_id or guidance.by_id[id].kind not in (Kind.ONE, Kind.MANY):
            raise AppError("unknown_question", question=where)
        try:
            found[id] = tuple(checked(guidance, {id: raw})[id])
        except AppError as fault:
            raise AppError(fault.code, **{**fault.facts, "question": where}) from fault
    return MappingProxyType(found)


def _shapes(guidance: Guidance) -> Mapping[str, _Shape]:
    """How the things of each part are read; the kinds of recipients are those that the guidance knows."""
    text, ids = read.text, read.several(read.id)
    kinds = guidance.by_id["recipient"].option_ids()
    person = {
        "id": read.id,
        "role": read.code(PERSON_ROLES),
        "ref": read.words,
        "reported": read.truth,
        "name": text,
        "also": read.several(text),
        "details": read.in_order(_detail),
    }
    return {
        "people": _Shape(_person, person, ("id", "role", "ref")),
        "items": _shape(
            Item, "item",
            kind=read.code(KINDS), text=read.words, sort=read.code(SORTS), said_by=text, source=text, happened=text,
            known=text, wrote=read.moment_or_none, flags=read.several(read.code(FLAGS)),
            holds=read.several(read.code(SECRETS)), about=ids, accuracy=read.code(ACCURACY),
        ),
        "recipients": _shape(
            Recipient, "recipient",
            kind=read.code(kinds), name=text, role=text, organisation=text, need=text, identity=read.code(IDENTITIES),
            channel=read.code(("", *CHANNELS)), worries=read.several(read.code(WORRIES)), conditions=text,
            person=read.id_or_none, names=ids, answers=partial(_answers, guidance),
        ),
        "bars": _shape(
            Bar, "bar",
            who=partial(_who, kinds), what=read.several(read.code((*SECRETS, EVERYTHING))), whose=ids, why=text,
        ),
        "cells": _shape(Cell, item=read.id, recipient=read.id, give=read.code(GIVES), words=text, reason=text),
        "reasons": _shape(Reason, of=read.id, text=read.words),
        "rulings": _shape(Ruling, recipient=read.id, find=read.words, may_go=read.truth),
        "asked": _shape(
            Asked, "consent",
            person=read.id, answer=read.code(ANSWERS), at=read.moment, by=text, words=text, said=text,
            understood=read.code(("", *UNDERSTOOD)), standing=read.code(("", *STANDINGS)), form=read.code(("", *FORMS)),
            about=read.id_or_none,
        ),
        "told": _shape(
            Told, "telling",
            person=read.id, told=read.code(TOLD), at=read.moment, by=text, how=read.code(HOWS), words=text,
            why=text,
        ),
        "sent": _shape(
            Sent, "sent",
            recipient=read.id, at=read.moment, by=read.words, how=read.code(CHANNELS), items=ids,
            went=read.in_order(text), reference=text, chase_on=read.day_or_none, chase=text,
        ),
    }  # fmt: skip


_HUNG_ON = {"people", "items", "recipients", "bars"}
"""What other things point at: their ids differ from each other, since one id is all that a pointer has."""

_ONCE: Mapping[str, Callable[[Any], Hashable]] = MappingProxyType(
    {
        "cells": lambda cell: (cell.item, cell.recipient),
        "reasons": lambda reason: reason.of,
        "rulings": lambda ruling: (ruling.recipient, ruling.find),
        "asked": lambda line: line.id,
        "told": lambda line: line.id,
        "sent": lambda line: line.id,
    }
)


def _each_once(given: Mapping[str, tuple[Any, ...]], held: Sharing) -> None:
    """No id stands for two things, no two people are called the same, and nothing is decided twice."""
    ids = {each.id for name in _HUNG_ON - given.keys() for each in getattr(held, name)}
    for name in IN_FILE:
        seen, key = (ids, lambda thing: thing.id) if name in _HUNG_ON else (set(), _ONCE[name])
        for at, thing in enumerate(given.get(name, ())):
            if key(thing) in seen:
                raise AppError("part_twice", place=f"{IN_FILE[name]}[{at}]")
            seen.add(key(thing))
    refs: set[str] = set()
    for at, person in enumerate(given.get("people", ())):
        if person.ref.strip().casefold() in refs:
            raise AppError("part_twice", place=f"people[{at}].ref")
        refs.add(person.ref.strip().casefold())


_POINTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "items": {"about": ("people",)},
        "recipients": {"person": ("people",), "names": ("people",)},
        "bars": {"whose": ("people",)},
        "cells": {"item": ("items",), "recipient": ("recipients",)},
        "reasons": {"of": ("items", "recipients")},
        "rulings": {"recipient": ("recipients",)},
        "asked": {"person": ("people",), "about": ("asked",)},
        "told": {"person": ("people",)},
        "sent": {"recipient": ("recipients",), "items": ("items",)},
    }
)
"""Which field names something of which part."""


def _all_there(given: Mapping[str, tuple[Any, ...]], whole: Sharing) -> None:
    """Every id leads to something."""
    ids = {name: {each.id for each in getattr(whole, name)} for name in ("people", "items", "recipients", "asked")}

    def there(named: str, place: str, *parts: str) -> None:
        if named and not any(named in ids[part] for part in parts):
            raise AppError("part_nowhere", place=place, id=named, part=", ".join(IN_FILE[part] for part in parts))

    for name, pointers in _POINTERS.items():
        for at, thing in enumerate(given.get(name, ())):
            for field, parts in pointers.items():
                named = getattr(thing, field)
                for each in (named,) if isinstance(named, str) else named:
                    there(each, f"{IN_FILE[name]}[{at}].{field}", *parts)
    for at, bar in enumerate(given.get("bars", ())):
        sort, _, of = bar.who.partition(":")
        if sort in ("person", "recipient"):
            there(of, f"must_not_learn[{at}].who", "people" if sort == "person" else "recipients")


def _allowed(whole: Sharing) -> None:
    """Nothing goes to anybody who must not learn it: what was held before is looked at too, since bars may be new."""
    bare = replace(whole, cells=())
    for cell in whole.cells:
        give(bare, cell.item, cell.recipient, cell.give, words=cell.words, reason=cell.reason)
