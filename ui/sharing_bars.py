"""Who must not learn what: the bars that no cell and no paper can pass."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.decisions.sharing.acts import fresh
from app.decisions.sharing.values import EVERYTHING, SECRETS, Bar
from ui.sharing_form import Form, Option, coded, options
from ui.sharing_list import Line, ListPage
from ui.sharing_recipients import called

if TYPE_CHECKING:
    from ui.sharing_leaf import SharingLeaf
    from ui.window import Window


class BarsPage(ListPage):
    """Each by who must not learn it."""

    one, then = "bar", "matrix"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "bars")

    def listed(self) -> tuple[Line, ...]:
        who = {option.id: option.label for option in everyone(self)}
        return tuple(Line(bar.id, who.get(bar.who, bar.who), self._detail(bar)) for bar in self.sharing.bars)

    def _detail(self, bar: Bar) -> str:
        what = "; ".join(self.kit.words.text("sharing", f"secret.{secret}") for secret in bar.what)
        whose = ", ".join(self.sharing.person(id).ref for id in bar.whose)
        if not what:
            return self.say("nothing")
        return self.say("detail", what=what, whose=whose) if whose else what


class BarPage(Form):
    """One of them."""

    up = "bars"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "bar", about)
        sharing, kit = self.sharing, self.kit
        there = any(each.id == about for each in sharing.bars)
        self.about = about or fresh(sharing, "b")
        self.bar = next((each for each in sharing.bars if each.id == about), Bar(id=self.about, who="anyone", what=()))
        bar, who = self.bar, everyone(self)
        labels = {option.id: option.label for option in who}
        self.pick("who", who, bar.who, lambda id: self._change(who=id))
        self.several("what", coded(kit, "secret", (*SECRETS, EVERYTHING)), bar.what, lambda w: self._change(what=w))
        people = [Option(person.id, person.ref) for person in sharing.people]
        if people:
            self.several("whose", people, bar.whose, lambda picked: self._change(whose=picked))
        self.writing("why", bar.why, lambda text: self._change(why=text), 2)
        self.ends("bar", lambda: labels.get(self.bar.who, self.bar.who), there)

    def _change(self, **what: object) -> None:
        self.bar = replace(self.bar, **what)  # type: ignore[arg-type]  # each under its own name
        self.put(self.sharing.put(self.bar))
        self.out_button.show()


def everyone(page: SharingLeaf) -> tuple[Option, ...]:
    """Whom something may be kept from: anyone, somebody in the decision, a recipient, or a kind of them."""
    sharing, say = page.sharing, page.kit.words.text
    kinds = options(page.session.choices("recipient"))
    named = {option.id: option.label for option in kinds}
    return (
        Option("anyone", say(page.section, "who.anyone")),
        *(Option(f"person:{each.id}", each.ref, group=say(page.section, "who.people")) for each in sharing.people),
        *(
            Option(f"recipient:{each.id}", called(each, named), group=say(page.section, "who.recipients"))
            for each in sharing.recipients
        ),
        *(Option(f"kind:{each.id}", each.label, group=each.group) for each in kinds),
    )
