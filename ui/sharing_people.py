"""Who is in the decision: what papers call them, who they really are, and what could be used to find them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.decisions.sharing.acts import fresh, is_name, is_taken, proposed_ref
from app.decisions.sharing.values import DETAILS, PERSON_ROLES, Detail, Person
from ui.prose import Prose
from ui.sharing_form import Form, Option, coded
from ui.sharing_list import Line, ListPage

if TYPE_CHECKING:
    from app.decisions.sharing.values import Known
    from ui.window import Window

BETWEEN = ";"
"""Stands between two names or two addresses in one box."""


class PeoplePage(ListPage):
    """Each by what papers call them, with the real name beside it."""

    one, then = "person", "items"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "people")

    def listed(self) -> tuple[Line, ...]:
        said = self.kit.words.text
        return tuple(
            Line(
                person.id,
                person.ref,
                self.say(
                    "detail",
                    role=said("sharing", f"role.{person.role}"),
                    name=self.sharing.knows(person.id).name or self.say("no_name"),
                ),
            )
            for person in self.sharing.people
        )


class PersonPage(Form):
    """One of them."""

    up = "people"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "person", about)
        sharing, kit = self.sharing, self.kit
        there = any(each.id == about for each in sharing.people)
        self.about = about or fresh(sharing, "p")
        usual = "other" if sharing.people else "child"  # the child comes first
        self.person = sharing.person(about) if there else Person(id=self.about, role=usual, ref=self._called(usual))
        self.known: Known = sharing.knows(self.about)
        self.pick("role", coded(kit, "role", PERSON_ROLES), self.person.role, self._role)
        self.line("name", self.known.name, lambda text: self._know(name=text))
        self.ref = self.line("ref", self.person.ref, self._ref)
        self.clash = Prose(kit, "", "strong", "sun")
        self.clash.hide()
        self.into.addWidget(self.clash)
        also = f"{BETWEEN} ".join(self.known.also)
        self.line("also", also, lambda text: self._know(also=_parted(text)))
        self.several(
            "reported", (Option("yes", self.say("reported_yes")),), ("yes",) * self.person.reported, self._told
        )
        with self.folded("details") as self.details:
            for kind in DETAILS:
                had = f"{BETWEEN} ".join(each.text for each in self.known.details if each.kind == kind)
                self.detail_line(kind, had)
        self.ends("person", lambda: self.person.ref, there)

    def detail_line(self, kind: str, had: str) -> None:
        """A box for one kind of what could find them."""
        self.line(kind, had, partial(self._detail, kind))

    def say(self, key: str, /, **facts: object) -> str:
        """The kinds of detail have the words that everything else has for them."""
        return self.kit.words.text("sharing", f"detail.{key}") if key in DETAILS else super().say(key, **facts)

    def _called(self, role: str) -> str:
        return proposed_ref(self.sharing, self.kit.words.text(self.section, f"nouns.{role}"), self.about)

    def _role(self, role: str) -> None:
        """Whoever is still called what was proposed is now called what is proposed now."""
        proposed = self.person.ref == self._called(self.person.role)
        self._change(role=role)
        if proposed:
            self.ref.setText(self._called(role))

    def _ref(self, text: str) -> None:
        ref = " ".join(text.split())
        wrong = ""
        if ref and is_taken(self.sharing, ref, self.about):
            wrong = self.say("clash", ref=ref)
        elif is_name(self.known, ref):
            wrong = self.say("real")
        self.clash.setText(wrong)
        self.clash.setVisible(bool(wrong))
        if not wrong:
            self._change(ref=ref or self._called(self.person.role))

    def _told(self, picked: tuple[str, ...]) -> None:
        self._change(reported=bool(picked))

    def _detail(self, kind: str, text: str) -> None:
        kept = {each: [d.text for d in self.known.details if d.kind == each] for each in DETAILS}
        kept[kind] = list(_parted(text))
        self._know(details=tuple(Detail(each, part) for each in DETAILS for part in kept[each]))

    def _know(self, **what: object) -> None:
        self.known = replace(self.known, **what)  # type: ignore[arg-type]  # each under its own name
        self._change(ref=self._called(self.person.role) if is_name(self.known, self.person.ref) else self.person.ref)
        self._ref(self.ref.text())

    def _change(self, **what: object) -> None:
        self.person = replace(self.person, **what)  # type: ignore[arg-type]  # each under its own name
        self.put(self.sharing.put(self.person).put_known(self.known))
        self.out_button.show()


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(BETWEEN) if part.strip())
