"""The address book of a register: whom the agency shares with, kept encrypted like everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.decisions.sharing import address_book
from app.decisions.sharing.address_book import MOST, Contact
from app.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.desk import Desk

_NAME = "contacts"


class AddressBook:
    """The contacts of one desk. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def contacts(self) -> tuple[Contact, ...]:
        """All of them, by organisation, role and name."""
        kept = self._desk.hands().register.kept(_NAME) or {"contacts": []}
        return address_book.in_order(Contact(**each) for each in kept["contacts"])

    def put(self, contact: Contact) -> Contact:
        """Keep a contact: in the place of the one with its id, or as a new one where it has none.

        Raises AppError: contacts_many and what `decisions.sharing.address_book.sound` raises."""
        (made,) = self._put_all([address_book.sound(contact, self._kinds())])
        return made

    def remove(self, id: str) -> None:
        """Forget a contact; one that is not there is no fault."""
        self._keep(each for each in self.contacts() if each.id != id)

    def import_csv(self, raw: bytes) -> tuple[Contact, ...]:
        """Take in the contacts of a file, all or none; one of the same kind, name, role and organisation takes the
        place of the one that is here.

        Raises AppError: contacts_unreadable, contacts_columns, contacts_cells, contacts_many; contacts_line, which says
        what is wrong with which line."""
        known = {_who(each): each.id for each in self.contacts()}
        came = [self._sound(number, each) for number, each in address_book.from_csv(raw)]
        every = {_who(each): replace(each, id=known.get(_who(each), "")) for each in came}
        return self._put_all(every.values())

    def _sound(self, line: int, contact: Contact) -> Contact:
        try:
            return address_book.sound(contact, self._kinds())
        except AppError as fault:
            why = self._desk.words.text("errors", f"{fault.code}.line", **fault.facts)
            raise AppError("contacts_line", line=line, why=why) from fault

    def export_csv(self) -> bytes:
        """All contacts as a file that `import_csv` reads. It names people: it is for whoever looks after the book."""
        return address_book.to_csv(self.contacts())

    def _put_all(self, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        made = tuple(each if each.id else replace(each, id=self._desk.hands().random(8).hex()) for each in contacts)
        every = {each.id: each for each in (*self.contacts(), *made)}
        if len(every) > MOST:
            raise AppError("contacts_many", most=MOST)
        self._keep(every.values())
        return made

    def _keep(self, contacts: Iterable[Contact]) -> None:
        self._desk.hands().register.keep(_NAME, {"contacts": [each.to_json() for each in contacts]})

    def _kinds(self) -> frozenset[str]:
        from app.guidance import GUIDANCE

        return frozenset(GUIDANCE.by_id["recipient"].option_ids())


def _who(contact: Contact) -> tuple[str, str, str, str]:
    return contact.kind, contact.name.casefold(), contact.role.casefold(), contact.organisation.casefold()
