"""A decision with people, things and recipients in it: a child, her half-brother, their mother, and who told."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

from app.clock import UK
from app.decisions.draft import Draft
from app.decisions.sharing.sealed import CellLine, RecipientLine, SealedSharing
from app.decisions.sharing.values import (
    Advice,
    Asked,
    Bar,
    Cell,
    Detail,
    Heard,
    Item,
    Known,
    Person,
    Recipient,
    Sent,
    Told,
)
from app.decisions.sharing.whole import Sharing
from app.words import Words
from tests.unit.decisions.journeys import sealed_ready

WROTE = datetime(2026, 11, 21, 9, 0, tzinfo=UK).isoformat()
HOME = "14 Larch Road, Thornby TS9 4QX"
"""The carer's address, which the mother must not learn."""

PEOPLE = (
    Person(id="girl", role="child", ref="Child A"),
    Person(id="boy", role="sibling", ref="Child B"),
    Person(id="mother", role="parent", ref="Parent A"),
    Person(id="carer", role="carer", ref="Carer A"),
    Person(id="neighbour", role="other", ref="Person A", reported=True),
)
KNOWN = (
    Known(
        person="girl",
        name="Zuleika Marrable",
        also=("Zuzu",),
        details=(Detail("born", "2016-05-04"), Detail("school", "Fernhill Primary"), Detail("number", "943 476 5919")),
    ),
    Known(person="boy", name="Torquil Marrable", details=(Detail("address", "3 Gorse Lane, Netherby NB1 6TT"),)),
    Known(person="mother", name="Perpetua Marrable"),
    Known(person="carer", name="Ada Example", details=(Detail("address", HOME), Detail("telephone", "07700 900123"))),
    Known(person="neighbour", name="Ignatius Quill"),
)
ITEMS = (
    Item(
        id="bruise",
        kind="concern",
        text="Child A had a round bruise on her left arm after contact.",
        source="I saw it at bath time.",
        happened="2026-11-20",
        known="2026-11-20T19:30:00+00:00",
        wrote=WROTE,
        about=("girl",),
        accuracy="checked",
    ),
    Item(
        id="shouting",
        kind="referrer",
        text="Ignatius Quill next door heard shouting at the weekend.",
        sort="said",
        said_by="Ignatius Quill",
        source="He rang me.",
        known="2026-11-16",
        wrote=WROTE,
        about=("girl", "neighbour"),
    ),
    Item(
        id="home",
        kind="address",
        text=f"She lives at {HOME}.",
        source="The placement plan.",
        wrote=WROTE,
        holds=("address",),
        about=("carer",),
        accuracy="checked",
    ),
    Item(
        id="brother",
        kind="others",
        text="Her half-brother is settled where he is.",
        source="His social worker.",
        wrote=WROTE,
        holds=("other_children",),
        about=("boy",),
        flags=("third_party",),
    ),
)
SOCIAL_WORKER = Recipient(
    id="sw",
    kind="child_sw",
    name="Mx B. Tarn",
    role="Social worker",
    organisation="Thornshire Council",
    need="They look after her case.",
    identity="known",
    channel="telephone",
    names=("girl",),
)
MOTHER = Recipient(
    id="mum",
    kind="parent",
    name="Perpetua Marrable",
    role="Mother",
    need="She asks how Child A is.",
    identity="known",
    channel="post",
    worries=("old_address",),
    conditions="Please keep this letter to yourself.",
    person="mother",
    answers=MappingProxyType(
        {
            "request": ("verified",),
            "purpose": ("care",),
            "parent_say": ("in_touch",),
            "material": ("basics",),
        }
    ),
)
BARS = (
    Bar(id="bar-home", who="person:mother", what=("address", "contact", "school"), why="She came to the last home."),
    Bar(id="bar-told", who="kind:parent", what=("reporter",), why="The neighbour is afraid."),
)
CELLS = (
    Cell(item="bruise", recipient="sw", give="yes"),
    Cell(item="shouting", recipient="sw", give="yes", reason="They need to speak to him."),
    Cell(item="home", recipient="sw", give="yes", reason="They visit her there."),
    Cell(item="bruise", recipient="mum", give="part", words="Child A had a bruise. A nurse looks at it."),
)


def sharing(**more: object) -> Sharing:
    """All of the above; `more` replaces parts of it."""
    parts: dict[str, object] = {
        "people": PEOPLE,
        "known": KNOWN,
        "items": ITEMS,
        "recipients": (SOCIAL_WORKER, MOTHER),
        "cells": CELLS,
        "bars": BARS,
    }
    return Sharing(**{**parts, **more})  # type: ignore[arg-type]  # each part under its own name


def with_ledgers() -> Sharing:
    """The same with something asked, told, sent, heard and advised."""
    return sharing(
        asked=(Asked(id="asked", person="mother", answer="refused", at=WROTE, by="Ada Example", words="May I tell?"),),
        told=(
            Told(id="told", person="girl", told="yes", at=WROTE, by="Ada Example", how="spoken", words="I will tell."),
        ),
        sent=(
            Sent(
                id="sent",
                recipient="sw",
                at=WROTE,
                by="Ada Example",
                how="telephone",
                items=("bruise",),
                went=(ITEMS[0].text,),
                reference="TC-4417",
                chase_on="2026-11-24",
                chase="Ring the team's duty desk.",
            ),
        ),
        heard=(Heard(id="heard", sent="sent", what="acknowledged", at=WROTE, by="Mx B. Tarn"),),
        advice=(Advice(id="advice", who="The NSPCC line", at=WROTE, said="Tell the social worker today."),),
    )


def draft() -> Draft:
    """A decision that can be sealed, with all of it."""
    made = sealed_ready().draft
    return made.with_sharing(with_ledgers(), made.updated)


def sealed(of: Sharing | None = None) -> SealedSharing:
    """What a record says of all of that, with verdicts and words that are written down here."""
    of = with_ledgers() if of is None else of
    said = {
        "kind": {
            "concern": "A worry about harm",
            "referrer": "Who told us",
            "address": "An address",
            "others": "Others",
        },
        "recipient": {"child_sw": "The child's social worker", "parent": "A parent"},
    }
    section = Words().section("sharing")
    shown = {
        **{f"{table}.{code}": words for table, codes in said.items() for code, words in codes.items()},
        **{
            f"{table}.{code}": words
            for table, codes in section.items()
            if isinstance(codes, dict)
            for code, words in codes.items()
        },
    }
    lines = []
    for item in of.items:
        for recipient in of.recipients:
            cell = of.cell(item.id, recipient.id)
            goes = {"no": "", "part": cell.words, "yes": item.text}[cell.give]
            reason = cell.reason or of.reason(item.id) or of.reason(recipient.id) or "Only what they need goes to them."
            held = ("Not where someone lives.",) if cell.give != "yes" and "address" in item.secrets else ()
            lines.append(
                CellLine(
                    item=item.id, recipient=recipient.id, give=cell.give, words=goes, reason=reason,
                    proposed="no", rule="rest", rule_words="Only what they need goes to them.", held=held,
                )
            )  # fmt: skip
    titles = {"sw": ("Share now", "The child may be hurt."), "mum": ("Share part of it", "She has a say.")}
    verdicts = (
        RecipientLine(
            recipient=each.id, outcome="share", title=title, why=why, open=("Is it safe?",) * (each.id == "mum")
        )
        for each in of.recipients
        for title, why in [titles.get(each.id, ("Share", "They need it."))]
    )
    return SealedSharing(sharing=of, recipients=tuple(verdicts), cells=tuple(lines), words=tuple(shown.items()))
