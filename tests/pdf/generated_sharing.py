"""What nobody shares, by number: the people, things, recipients, cells, bars and ledgers of a generated decision."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from app.decisions.additions import Addition, What
from app.decisions.sharing.acts import proposed_ref
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.matrix import give, matrix
from app.decisions.sharing.sealed import NOTHING, RecipientLine, SealedSharing
from app.decisions.sharing.sealing import cell_line, codes, ledger_codes, said
from app.decisions.sharing.searching import finds
from app.decisions.sharing.values import (
    ACCURACY,
    ANSWERS,
    CHANNELS,
    DETAILS,
    EVERYTHING,
    FLAGS,
    FORMS,
    GIVES,
    HEARD,
    IDENTITIES,
    KINDS,
    PERSON_ROLES,
    SECRETS,
    SORTS,
    STANDINGS,
    TOLD,
    UNDERSTOOD,
    WORRIES,
    Advice,
    Asked,
    Bar,
    Detail,
    Heard,
    Item,
    Known,
    Person,
    Recipient,
    Ruling,
    Sent,
    Told,
)
from app.decisions.sharing.whole import EMPTY, Sharing
from app.decisions.wording import Wording
from app.errors import AppError
from app.guidance import GUIDANCE
from app.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.pdf.generated import Maker

T = TypeVar("T")

WORDING = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
OF_RECIPIENT = tuple(sorted(GUIDANCE.by_id["recipient"].option_ids()))
NAMES = ("Zuleika Marrable", "Торквіл Ґедзь-Їжаченко", "Περπέτουα Γυλλένη", "Łucja d'Ombré", "Þórunn Ødegård", "Quill")
HOUSES = ("14 Larch Road, Thornby TS9 4QX", "вул. Лісова 3, Чернівці", "Οδός Ερμού 9", "2b The Old Forge", "NB1 6TT")
HOW_TOLD = ("", "spoken", "written", "telephone")


def sealed_for(make: Maker) -> SealedSharing:
    """What a record says of sharing; of some decisions, nothing."""
    if make.chance(0.3):
        return NOTHING
    sharing = Drawing(make).sharing()
    chosen = [make.random.choice(("share", "share_limited", "do_not_share", "seek_advice", "")) for _ in sharing.cells]
    outcomes = dict(zip((each.id for each in sharing.recipients), [*chosen, *[""] * 9], strict=False))
    rows = matrix(sharing, {id: {} for id in outcomes}, {id: outcome or None for id, outcome in outcomes.items()})
    return SealedSharing(
        sharing=sharing,
        recipients=tuple(
            RecipientLine(
                recipient=id,
                outcome=outcome,
                title=make.title() if outcome else "",
                why=f"{make.words(20)}." if outcome else "",
                open=() if outcome else (f"{make.words(7)}?",),
            )
            for id, outcome in outcomes.items()
        ),
        cells=tuple(cell_line(sharing, state, WORDING) for row in rows for state in row),
        words=tuple((code, said(WORDING, code)) for code in dict.fromkeys((*codes(sharing), *ledger_codes(WORDING)))),
    )


def logged_for(make: Maker, number: str, sealed: SealedSharing) -> tuple[Addition, ...]:
    """What was logged since the record was sealed, each kind of line in its turn."""
    if not sealed or make.chance(0.5):
        return ()
    lines = Drawing(make, sealed.sharing, before="later-").ledgers()
    kinds: dict[type, What] = {Sent: "sent", Heard: "heard", Asked: "asked", Told: "told", Advice: "advice"}
    made = [
        Addition(record=number, what=kinds[type(each)], by=make.title(), text="", at=each.at, body=thing_to_json(each))
        for each in lines
    ]
    return tuple(made)


class Drawing:
    """One sharing in the making, over what there is already; the ids of the lines it logs begin with `before`."""

    def __init__(self, make: Maker, sharing: Sharing = EMPTY, before: str = "") -> None:
        self.make, self.made, self.before = make, sharing, before

    def sharing(self) -> Sharing:
        """All of it, with any part that may be empty sometimes empty."""
        make = self.make
        for at in range(make.random.choice((1, 3, 5))):
            self.person(at)
        for at in range(make.random.choice((0, 1, 3, 8, 12))):
            self.made = self.made.put(self.item(at))
        for at in range(make.random.choice((0, 1, 2, 4, 7))):
            self.made = self.made.put(self.recipient(at))
        for at in range(make.random.choice((0, 1, 3))):
            self.made = self.made.put(self.bar(at))
        self.give()
        for line in self.ledgers():
            self.made = self.made.put(line)
        return self.made

    def person(self, at: int) -> None:
        """Somebody, and sometimes who they really are."""
        make = self.make
        role = make.random.choice(PERSON_ROLES) if at else "child"
        ref = make.title() if make.chance(0.1) else proposed_ref(self.made, role.replace("_", " ").capitalize())
        self.made = self.made.put(Person(id=f"p{at}", role=role, ref=ref, reported=make.chance(0.2)))
        if make.chance(0.8):
            texts = {"address": HOUSES[at], "telephone": f"07700 90012{at}", "number": f"943 476 591{at}"}
            details = tuple(Detail(kind, texts.get(kind, make.words(3))) for kind in self.some(DETAILS))
            known = Known(person=f"p{at}", name=NAMES[at], also=self.some(("Zuzu", "Їжак")), details=details)
            self.made = self.made.put_known(known)

    def item(self, at: int) -> Item:
        """One thing; now and then a name stands in it."""
        make, name = self.make, self.make.random.choice(NAMES)
        text, sort = make.text(), make.random.choice(SORTS)
        return Item(
            id=f"i{at}",
            kind=make.random.choice(KINDS),
            text=f"{name} {text}" if make.chance(0.2) else text,
            sort=sort,
            said_by=make.maybe(make.random.choice((name, make.title()))) if sort == "said" else "",
            source=make.maybe(make.text(12)),
            happened=self.when(),
            known=self.when(),
            wrote=make.maybe(make.time(), 0.9),
            flags=self.some(FLAGS),
            holds=self.some(SECRETS),
            about=self.some([each.id for each in self.made.people]),
            accuracy=make.random.choice(ACCURACY),
        )

    def recipient(self, at: int) -> Recipient:
        """Somebody who might get something."""
        make, people = self.make, [each.id for each in self.made.people]
        return Recipient(
            id=f"r{at}",
            kind=make.random.choice(OF_RECIPIENT),
            name=make.maybe(make.title()),
            role=make.maybe(make.title()),
            organisation=make.maybe(make.title()),
            need=make.maybe(make.text(15), 0.9),
            identity=make.random.choice(IDENTITIES),
            channel=make.random.choice(("", *CHANNELS)),
            worries=self.some(WORRIES),
            conditions=make.maybe(make.text(15), 0.5),
            person=make.maybe(make.random.choice(people), 0.2),
            names=self.some(people),
        )

    def bar(self, at: int) -> Bar:
        """Somebody who must not learn something."""
        make, made = self.make, self.made
        who = ["anyone", f"kind:{make.random.choice(OF_RECIPIENT)}", *(f"person:{each.id}" for each in made.people)]
        who += [f"recipient:{each.id}" for each in made.recipients]
        return Bar(
            id=f"b{at}",
            who=make.random.choice(who),
            what=self.some((*SECRETS, EVERYTHING)) or (EVERYTHING,),
            whose=self.some([each.id for each in made.people]),
            why=make.maybe(make.text(10)),
        )

    def give(self) -> None:
        """Something is decided of most cells, and of what is found there; what is blocked stays."""
        make = self.make
        for each in self.made.recipients:
            for item in self.made.items:
                chosen = make.random.choice(GIVES) if make.chance(0.8) else "no"
                words, reason = make.text(15), make.maybe(make.text(8), 0.5)
                with suppress(AppError):
                    self.made = give(self.made, item.id, each.id, chosen, words=words, reason=reason)
                for find in finds(self.made, each, item.text):
                    self.made = self.made.put_ruling(Ruling(recipient=each.id, find=find.id, may_go=make.chance(0.5)))
        ids = [*(each.id for each in self.made.items), *(each.id for each in self.made.recipients)]
        for id in [id for id in ids if make.chance(0.1)]:
            self.made = self.made.put_reason(id, make.text(8))

    def ledgers(self) -> list[Asked | Told | Sent | Heard | Advice]:
        """What was asked, told, sent, heard and advised."""
        make, made, before = self.make, self.made, self.before
        lines: list[Asked | Told | Sent | Heard | Advice] = []
        for at in range(make.random.choice((0, 0, 1, 3))):
            person = make.random.choice(made.people).id
            codes = [make.random.choice(each) for each in (("", *UNDERSTOOD), ("", *STANDINGS), ("", *FORMS))]
            lines.append(
                Asked(
                    id=f"{before}a{at}", person=person, answer=make.random.choice(ANSWERS), at=make.time(),
                    by=make.title(), words=make.maybe(make.text(10)), said=make.maybe(make.text(10)),
                    understood=codes[0], standing=codes[1], form=codes[2],
                )
            )  # fmt: skip
            lines.append(
                Told(
                    id=f"{before}t{at}", person=person, told=make.random.choice(TOLD), at=make.time(), by=make.title(),
                    how=make.random.choice(HOW_TOLD), words=make.maybe(make.text(10)), why=make.maybe(make.text(10)),
                )
            )  # fmt: skip
        for at, each in enumerate(made.recipients):
            if make.chance(0.4):
                lines += self.sent(each, at)
        for at in range(make.random.choice((0, 0, 1))):
            asked = make.maybe(make.text(), 0.5)
            lines.append(Advice(id=f"{before}v{at}", who=make.title(), at=make.time(), said=make.text(), request=asked))
        return lines

    def sent(self, to: Recipient, at: int) -> list[Sent | Heard]:
        """Something went, in the words it had then or in others, and something came back or not."""
        make, id = self.make, f"{self.before}s{at}"
        items = self.some([each.id for each in self.made.items])
        went = tuple(make.text(12) if make.chance(0.3) else self.made.item(each).text for each in items)
        sent = Sent(
            id=id, recipient=to.id, at=make.time(), by=make.title(), how=make.random.choice(CHANNELS), items=items,
            went=make.random.choice((went, ())), reference=make.maybe(make.title()),
            chase_on=make.maybe(make.time()[:10], 0.5), chase=make.maybe(make.text(10), 0.5),
        )  # fmt: skip
        heard = Heard(
            id=f"h{id}", sent=id, what=make.random.choice(HEARD), at=make.time(), by=make.maybe(make.title()),
            said=make.maybe(make.text(10)),
        )  # fmt: skip
        return [sent, heard] if make.chance(0.5) else [sent]

    def some(self, of: Sequence[T]) -> tuple[T, ...]:
        """None, one or two of them."""
        return tuple(self.make.random.sample(of, min(len(of), self.make.random.choice((0, 0, 1, 2)))))

    def when(self) -> str:
        """A day, a moment, plain words, or nothing."""
        time = self.make.time()
        return self.make.random.choice((time, time[:10], self.make.title(), ""))
