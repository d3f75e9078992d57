"""What there is to share: each thing in its own words, how we know it, when, and what is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.decisions.sharing.acts import as_said, fresh, shortened
from app.decisions.sharing.values import ACCURACY, FLAGS, KINDS, SECRETS, SORTS, Item
from ui.prose import Prose
from ui.sharing_form import Form, Option, coded, options
from ui.sharing_list import Line, ListPage

if TYPE_CHECKING:
    from ui.window import Window

TITLE = 90
"""Letters of a thing's words that stand for it in a list."""


class ItemsPage(ListPage):
    """Each by its first words, with what kind of thing it is."""

    one, then = "item", "recipients"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "items")

    def listed(self) -> tuple[Line, ...]:
        kinds = {option.id: option.label for option in options(self.session.choices("material"))}
        return tuple(
            Line(each.id, shortened(each.text, TITLE) or self.say("blank"), self._detail(each, kinds[each.kind]))
            for each in self.sharing.items
        )

    def _detail(self, item: Item, kind: str) -> str:
        sort = self.kit.words.text("sharing", f"sort.{item.sort}")
        key = "detail_late" if item.late else "detail"
        return self.say(key, kind=kind, sort=sort)


class ItemPage(Form):
    """One of them."""

    up = "items"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "item", about)
        sharing, kit = self.sharing, self.kit
        there = any(each.id == about for each in sharing.items)
        self.about = about or fresh(sharing, "i")
        self.item = sharing.item(about) if there else Item(id=self.about, kind="concern", text="")
        item = self.item
        kinds = options(self.session.choices("material"))
        self.writing("text", item.text, lambda text: self._change(text=text), 4)
        self.pick("kind", [k for k in kinds if k.id in KINDS], item.kind, lambda kind: self._change(kind=kind))
        self.picks("sort", coded(kit, "sort", SORTS), item.sort, lambda sort: self._change(sort=sort))
        self.said_by = self.line("said_by", item.said_by, lambda text: self._change(said_by=text))
        self.line("source", item.source, lambda text: self._change(source=text))
        self.when("happened", item.happened, lambda text: self._change(happened=text))
        self.when("known", item.known, lambda text: self._change(known=text))
        self.late = Prose(kit, "", "strong", "sun")
        self.into.addWidget(self.late)
        self.holds = self.several(
            "holds", coded(kit, "secret", SECRETS), item.secrets, lambda picked: self._change(holds=picked)
        )
        people = [Option(person.id, person.ref) for person in sharing.people]
        if people:
            self.several("about", people, item.about, lambda picked: self._change(about=picked))
        with self.folded("more"):
            self.picks("accuracy", coded(kit, "accuracy", ACCURACY), item.accuracy, lambda a: self._change(accuracy=a))
            self.several("flags", coded(kit, "flag", FLAGS), item.flags, lambda picked: self._change(flags=picked))
        self.ends("item", lambda: shortened(self.item.text, TITLE) or self.say("blank"), there)
        self._mirror()

    def _change(self, **what: object) -> None:
        wrote = self.item.wrote or self.kit.clock().isoformat()
        self.item = replace(self.item, **{**what, "wrote": wrote})  # type: ignore[arg-type]  # each under its own name
        self.put(self.sharing.put(self.item))
        self.out_button.show()
        self._mirror()

    def _mirror(self) -> None:
        """What follows from what was put in; what is in a thing by its kind stays ticked."""
        said = self.said_by.parentWidget()
        if said is not None:
            said.setVisible(self.item.sort == "said")
        self.late.setVisible(self.item.late)
        if self.item.late:
            dates = self.kit.words.section("dates")
            self.late.setText(self.say("late", knew=as_said(self.item.known, dates)))
        self.holds.show_picked(self.item.secrets)
