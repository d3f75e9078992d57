"""Who might get something: who they are, why they need it, how it would reach them, and what they may do with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.decisions.sharing.acts import fresh
from app.decisions.sharing.address_book import as_recipient, warnings
from app.decisions.sharing.values import CHANNELS, IDENTITIES, WORRIES, Recipient
from ui.sharing_contacts import Contacts
from ui.sharing_form import Form, Option, coded, options
from ui.sharing_list import Line, ListPage

if TYPE_CHECKING:
    from app.decisions.sharing.address_book import Contact
    from ui.window import Window


class RecipientsPage(ListPage):
    """Each by name, or by what kind of recipient it is."""

    one, then = "recipient", "bars"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "recipients")

    def listed(self) -> tuple[Line, ...]:
        kinds = {option.id: option.label for option in options(self.session.choices("recipient"), ())}
        return tuple(
            Line(each.id, called(each, kinds), each.need or self.say("no_need")) for each in self.sharing.recipients
        )


class RecipientPage(Form):
    """One of them. The first is whoever the decision itself is about."""

    up = "recipients"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "recipient", about)
        sharing, kit = self.sharing, self.kit
        there = any(each.id == about for each in sharing.recipients)
        self.about = about or fresh(sharing, "r")
        self.recipient = sharing.recipient(about) if there else Recipient(id=self.about, kind=self._usual())
        here, kinds = self.recipient, options(self.session.choices("recipient"), ())
        self.kinds = {option.id: option.label for option in kinds}
        book = () if there else self.desk.address_book.contacts()
        if book:
            self.contacts = Contacts(kit, book)
            self.contacts.picked.connect(self._known)
            self.into.addWidget(self.contacts)
        self.pick("kind", kinds, here.kind, lambda kind: self._change(kind=kind))
        self.line("name", here.name, lambda text: self._change(name=text))
        self.line("role", here.role, lambda text: self._change(role=text))
        self.line("organisation", here.organisation, lambda text: self._change(organisation=text))
        self.writing("need", here.need, lambda text: self._change(need=text), 2)
        self.picks("identity", coded(kit, "identity", IDENTITIES), here.identity, lambda id: self._change(identity=id))
        self.pick("channel", coded(kit, "channel", CHANNELS), here.channel, lambda id: self._change(channel=id))
        self.several("worries", coded(kit, "worry", WORRIES), here.worries, lambda w: self._change(worries=w))
        with self.folded("more"):
            self.writing("conditions", here.conditions, lambda text: self._change(conditions=text), 2)
            people = [Option(person.id, person.ref) for person in sharing.people]
            if people:
                nobody = Option("", self.say("nobody"))
                self.pick("person", (nobody, *people), here.person, lambda id: self._change(person=id))
                self.several("names", people, here.names, lambda picked: self._change(names=picked))
        self.ends("recipient", lambda: called(self.recipient, self.kinds), there)

    def _usual(self) -> str:
        """The first is whoever the decision was asked about."""
        answer = self.session.draft.answers.get("recipient", ())
        return str(answer[0]) if answer and not self.sharing.recipients else "unsure"

    def _known(self, contact: Contact) -> None:
        """Somebody from the address book: the page again, with what is known of them and of how they are reached."""
        made, book, today = as_recipient(contact, self.about), self.desk.address_book, self.kit.clock().date()
        others = [each for each in book.contacts() if each.id != contact.id]
        worries = warnings(made, contact.email, contact.telephone, others=others, checked=contact.checked, on=today)
        self.put(self.sharing.put(replace(made, worries=worries)))
        self.go(f"recipient {self.about}")

    def _change(self, **what: object) -> None:
        self.recipient = replace(self.recipient, **what)  # type: ignore[arg-type]  # each under its own name
        self.put(self.sharing.put(self.recipient))
        self.out_button.show()


def called(recipient: Recipient, kinds: dict[str, str]) -> str:
    """What somebody is called on these pages: their name, else their role, else what kind of recipient it is."""
    return recipient.name.strip() or recipient.role.strip() or kinds.get(recipient.kind, recipient.kind)
