"""What may be shared as values: put in, taken out, kept as JSON, and read back the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.content import content_from_json
from app.decisions.draft import draft_from_json
from app.decisions.sharing.codec import from_json, thing_from_json, to_json
from app.decisions.sharing.sealed import NOTHING, CellLine, RecipientLine, SealedSharing, sealed_from_json
from app.decisions.sharing.values import Cell, Known, Person, Ruling
from app.decisions.sharing.whole import EMPTY
from app.errors import AppError
from tests.unit.decisions.sharing import made

SEALED = SealedSharing(
    sharing=made.with_ledgers(),
    recipients=(
        RecipientLine(recipient="sw", outcome="share_now", title="Share now", why="She may be hurt.", open=("?",)),
    ),
    cells=(
        CellLine(
            item="bruise", recipient="sw", give="yes", words="A bruise.", reason="They must know.", proposed="yes",
            rule="harm", rule_words="Whoever protects gets it.", held=("An address.",), needs=("reason",),
        ),
    ),
    words=(("kind.concern", "A worry"),),
)  # fmt: skip


def test_what_is_kept_is_read_back_the_same() -> None:
    """Every field of every value, with and without the usual ones left out; and nothing is nothing."""
    assert from_json(to_json(made.with_ledgers())) == made.with_ledgers()
    ruled = made.sharing().put_ruling(Ruling(recipient="mum", find="x", may_go=False)).put_reason("mum", "Asked.")
    assert from_json(to_json(ruled)) == ruled
    assert (to_json(EMPTY), from_json({}), bool(EMPTY), bool(made.sharing())) == ({}, EMPTY, False, True)
    with pytest.raises(TypeError):
        thing_from_json(Person, "no person")  # type: ignore[arg-type]


def test_a_draft_keeps_it() -> None:
    """A draft with all of it is read back the same; one of an older program has none of it."""
    draft = replace(made.draft(), event="e1")
    assert draft_from_json(draft.to_json()) == draft
    older = {key: value for key, value in draft.to_json().items() if key not in ("sharing", "event")}
    assert (draft_from_json(older).sharing, draft_from_json(older).event) == (EMPTY, "")
    with pytest.raises(AppError, match="draft_unreadable"):
        draft_from_json({**draft.to_json(), "sharing": {"strangers": []}})


def test_a_record_holds_it() -> None:
    """With the words as they were shown; a record with nothing of it has an empty place."""
    assert sealed_from_json(SEALED.to_json()) == SEALED
    assert (NOTHING.to_json(), sealed_from_json({}), bool(NOTHING), bool(SEALED)) == ({}, NOTHING, False, True)
    assert SEALED.say("kind.concern") == "A worry"
    assert (SEALED.verdict("sw").title, SEALED.line("bruise", "sw").words) == ("Share now", "A bruise.")
    for ask in (lambda: SEALED.verdict("mum"), lambda: SEALED.line("home", "sw"), lambda: SEALED.say("kind.plan")):
        with pytest.raises(KeyError):
            ask()


def test_content_is_read_back_with_it() -> None:
    """A sealed content with sharing is the same again from its JSON."""
    from tests.unit.decisions.test_keeping import said

    content = replace(said(), sharing=SEALED, event="e1")
    assert content_from_json(content.to_json()) == content


def test_putting_in_replaces_what_has_the_same_id() -> None:
    """A thing is changed in its place; a cell, a reason and a ruling are one each."""
    sharing = made.sharing().put(replace(made.PEOPLE[1], ref="Child Z"))
    assert [person.ref for person in sharing.people][:3] == ["Child A", "Child Z", "Parent A"]
    assert sharing.put(Person(id="new", role="other", ref="Person B")).people[-1].id == "new"
    told = sharing.put_cell(Cell(item="home", recipient="mum", give="part", words="In the north."))
    assert told.put_cell(Cell(item="home", recipient="mum", give="no")).cell("home", "mum").give == "no"
    assert (sharing.cell("home", "mum").give, sharing.reason("mum")) == ("no", "")
    assert sharing.put_reason("mum", "She asked.").put_reason("mum", " ") == sharing
    assert sharing.put_reason("mum", "She asked.").reason("mum") == "She asked."
    twice = sharing.put_ruling(Ruling(recipient="sw", find="f", may_go=False)).put_ruling(
        Ruling(recipient="sw", find="f", may_go=True)
    )
    assert [ruling.may_go for ruling in twice.rulings] == [True]


def test_who_somebody_is_stands_apart() -> None:
    """A name is known of a person, and no person holds it; of whom nothing is known there is no name."""
    sharing = made.sharing().put_known(Known(person="boy", name="Torquil M.", also=(" ",)))
    assert sharing.knows("boy").names == ("Torquil M.",)
    assert sharing.knows("nobody").names == ()
    assert (sharing.person("boy").ref, sharing.item("home").kind, sharing.recipient("sw").kind) == (
        "Child B",
        "address",
        "child_sw",
    )
    with pytest.raises(KeyError):
        sharing.person("nobody")


def test_taking_out_takes_what_hangs_on_it() -> None:
    """A bar that named only them goes too, and does not become a bar about everybody; what was sent stays."""
    sharing = made.with_ledgers()
    whose = replace(made.BARS[0], id="whose", who="anyone", whose=("boy",))
    both = replace(made.BARS[0], id="both", who="anyone", whose=("boy", "carer"))
    sharing = sharing.put(whose).put(both).put_reason("home", "For the visit.")
    out = sharing.without("boy")
    assert [bar.id for bar in out.bars] == ["bar-home", "bar-told", "both"]
    assert (out.bars[-1].whose, out.item("brother").about, out.knows("boy").name) == (("carer",), (), "")
    assert sharing.without("mother").recipient("mum").person == ""
    assert [bar.id for bar in sharing.without("mother").bars] == ["bar-told", "whose", "both"]
    gone = sharing.put_ruling(Ruling(recipient="sw", find="f", may_go=True)).without("sw")
    assert (gone.rulings, {cell.recipient for cell in gone.cells}, len(gone.sent)) == ((), {"mum"}, 1)
    assert (sharing.without("home").reasons, sharing.without("girl").recipient("sw").names) == ((), ())


def test_a_late_entry_is_seen() -> None:
    """Written down more than a day after it was known; where a time is not known, nothing is said."""
    bruise, shouting, home, _ = made.ITEMS
    assert (bruise.late, shouting.late, home.late) == (False, True, False)
    assert replace(bruise, wrote="2026-11-21T19:31:00+00:00").late
    evening = replace(bruise, known="2026-11-20")
    assert not evening.late
    assert replace(evening, wrote="2026-11-22T00:01:00+00:00").late


def test_a_kind_holds_its_own_secret() -> None:
    """Whatever was ticked, an address holds an address and who told us is who told us."""
    assert [item.secrets for item in made.ITEMS] == [(), ("reporter",), ("address",), ("other_children",)]
