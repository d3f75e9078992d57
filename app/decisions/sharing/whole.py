"""Everything that one decision may share, as one value: changed by making another, never in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from app.decisions.sharing.values import (
    Advice,
    Asked,
    Bar,
    Cell,
    Heard,
    Item,
    Known,
    Person,
    Reason,
    Recipient,
    Ruling,
    Sent,
    Told,
)

Thing = Person | Item | Recipient | Bar | Asked | Told | Sent | Heard | Advice


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """All of it, in the order in which it was put in. `known` holds who people really are, and goes on no paper."""

    people: tuple[Person, ...] = ()
    known: tuple[Known, ...] = ()
    items: tuple[Item, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    cells: tuple[Cell, ...] = ()
    reasons: tuple[Reason, ...] = ()
    bars: tuple[Bar, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    asked: tuple[Asked, ...] = ()
    told: tuple[Told, ...] = ()
    sent: tuple[Sent, ...] = ()
    heard: tuple[Heard, ...] = ()
    advice: tuple[Advice, ...] = ()

    def __bool__(self) -> bool:
        return self != EMPTY

    def person(self, id: str) -> Person:
        """One of the people. Raises KeyError."""
        return _one(self.people, id)

    def item(self, id: str) -> Item:
        """One of the things. Raises KeyError."""
        return _one(self.items, id)

    def recipient(self, id: str) -> Recipient:
        """One of the recipients. Raises KeyError."""
        return _one(self.recipients, id)

    def knows(self, person: str) -> Known:
        """Who a person really is, as far as somebody said it."""
        return next((known for known in self.known if known.person == person), Known(person=person))

    def cell(self, item: str, recipient: str) -> Cell:
        """What goes of a thing to a recipient; nothing, where nobody decided."""
        here = (cell for cell in self.cells if cell.item == item and cell.recipient == recipient)
        return next(here, Cell(item=item, recipient=recipient, give="no"))

    def reason(self, of: str) -> str:
        """The reason of a whole row or column, or nothing."""
        return next((reason.text for reason in self.reasons if reason.of == of), "")

    def put(self, thing: Thing) -> Sharing:
        """The same with a thing put in, or in the place of the one with its id."""
        name = _WHERE[type(thing)]
        return replace(self, **{name: _put(getattr(self, name), thing)})

    def put_known(self, known: Known) -> Sharing:
        """The same, knowing this of a person."""
        others = tuple(each for each in self.known if each.person != known.person)
        return replace(self, known=(*others, known))

    def put_cell(self, cell: Cell) -> Sharing:
        """The same with this decision about one thing and one recipient."""
        here = (cell.item, cell.recipient)
        return replace(self, cells=(*(c for c in self.cells if (c.item, c.recipient) != here), cell))

    def put_reason(self, of: str, text: str) -> Sharing:
        """The same with one reason for a whole row or column; with no text, none."""
        others = tuple(reason for reason in self.reasons if reason.of != of)
        return replace(self, reasons=(*others, Reason(of, text)) if text.strip() else others)

    def put_ruling(self, ruling: Ruling) -> Sharing:
        """The same with this decided about a find."""
        here = (ruling.recipient, ruling.find)
        return replace(self, rulings=(*(r for r in self.rulings if (r.recipient, r.find) != here), ruling))

    def without(self, id: str) -> Sharing:
        """The same without a person, thing, recipient or bar, and without what hangs on it. What was asked, told and
        sent stays: it happened."""

        def rest(named: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(each for each in named if each != id)

        # A bar about nobody else any more would be one about everybody.
        bars = (bar for bar in self.bars if id not in (bar.id, bar.who.partition(":")[2]) and bar.whose != (id,))
        return replace(
            self,
            people=tuple(each for each in self.people if each.id != id),
            known=tuple(each for each in self.known if each.person != id),
            items=tuple(replace(each, about=rest(each.about)) for each in self.items if each.id != id),
            recipients=tuple(
                replace(each, names=rest(each.names), person="" if each.person == id else each.person)
                for each in self.recipients
                if each.id != id
            ),
            cells=tuple(each for each in self.cells if id not in (each.item, each.recipient)),
            reasons=tuple(each for each in self.reasons if each.of != id),
            bars=tuple(replace(bar, whose=rest(bar.whose)) for bar in bars),
            rulings=tuple(each for each in self.rulings if each.recipient != id),
        )


EMPTY = Sharing()

_WHERE = {
    Person: "people",
    Item: "items",
    Recipient: "recipients",
    Bar: "bars",
    Asked: "asked",
    Told: "told",
    Sent: "sent",
    Heard: "heard",
    Advice: "advice",
}


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


def _one(things: tuple[_T, ...], id: str) -> _T:
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(id)


def _put(things: tuple[_T, ...], thing: _T) -> tuple[_T, ...]:
    """In the place of the one with its id, or at the end."""
    if any(each.id == thing.id for each in things):
        return tuple(thing if each.id == thing.id else each for each in things)
    return (*things, thing)
