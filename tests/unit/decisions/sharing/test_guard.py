"""Who must not learn what: bars block things and words, secrets stay out without a reason, and papers are checked."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from app.decisions.sharing.guard import barred, bars_on, blocks, excluded, refuse, words_of
from app.decisions.sharing.values import EVERYTHING, Bar, Cell, Detail, Give, Item, Known, Person, Recipient
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from tests.unit.decisions.sharing import made

BRUISE, SHOUTING, HOME, BROTHER = made.ITEMS
PLAIN = "She has a bruise."


def bar(who: str, *what: str, whose: tuple[str, ...] = ()) -> Sharing:
    """The sample with this bar and no other."""
    return made.sharing(bars=(Bar(id="bar", who=who, what=what, whose=whose),))


def texts(sharing: Sharing, recipient: Recipient) -> set[str]:
    """What the recipient must not get."""
    return {each.text for each in barred(sharing, recipient)}


def why(sharing: Sharing, item: Item, give: Give = "yes", words: str | None = None) -> list[tuple[str, str, str]]:
    """What blocks a thing for the mother: what of, whose, and in which words."""
    found = blocks(sharing, item, made.MOTHER, give, item.text if words is None else words)
    return [(block.what, block.person, block.text) for block in found]


@pytest.mark.parametrize(
    ("who", "mother", "worker"),
    [
        ("person:mother", True, False),
        ("recipient:mum", True, False),
        ("kind:parent", True, False),
        ("recipient:sw", False, True),
        ("kind:child_sw", False, True),
        ("anyone", True, False),
        ("person:", False, False),
        ("somebody", False, False),
    ],
)
def test_a_bar_is_about_whom_it_names(who: str, mother: bool, worker: bool) -> None:
    """By person, recipient or kind; one about anyone spares those whose work it is to protect."""
    sharing = bar(who, "address")
    assert bool(bars_on(sharing, made.MOTHER)) is mother
    assert bool(bars_on(sharing, made.SOCIAL_WORKER)) is worker
    assert bool(barred(sharing, made.MOTHER)) is mother


CARER = {"TS9 4QX", "14 Larch Road", "14 Larch rd", "Larch Road", "Larch rd"}
BOY = {"NB1 6TT", "3 Gorse Lane", "3 Gorse ln", "3 Gorse la", "Gorse Lane", "Gorse ln", "Gorse la"}


@pytest.mark.parametrize(
    ("what", "whose", "spelt"),
    [
        ("address", (), CARER | BOY),
        ("address", ("carer",), CARER),
        ("school", (), {"Fernhill Primary", "Fernhill"}),
        ("contact", (), {"07700 900123"}),
        ("reporter", (), {"Ignatius Quill", "Ignatius", "Quill"}),
        ("reporter", ("carer",), set()),
        ("other_children", (), {"Torquil Marrable", "Torquil", *BOY}),
        ("staff", (), set()),
        (EVERYTHING, ("carer",), {"Ada Example", "Ada", "Example", "07700 900123", *CARER}),
        (EVERYTHING, ("mother",), set()),
    ],
)
def test_each_secret_has_its_names_and_details(what: str, whose: tuple[str, ...], spelt: set[str]) -> None:
    """Of everybody or of those it names, never of the recipient; a surname that is also theirs tells nothing."""
    assert texts(bar("recipient:mum", what, whose=whose), made.MOTHER) == spelt


def test_what_is_known_of_nobody_in_the_decision_is_no_secret() -> None:
    """A detail of somebody who was taken out is not barred from anyone."""
    sharing = replace(bar("anyone", "address"), people=())
    assert not barred(sharing, made.MOTHER)


def test_what_is_theirs_as_well_is_not_kept_from_them() -> None:
    """The street they live in themselves, and the surname of a child whose name they get; but a bar on that very child
    counts, whatever they get elsewhere."""
    lives = Known(person="mother", name="Perpetua Voss", details=(Detail("address", "9 Larch Road, Thornby TS9 4QX"),))
    sharing = bar("recipient:mum", "address", whose=("carer",)).put_known(lives)
    assert texts(sharing, made.MOTHER) == {"14 Larch Road", "14 Larch rd"}
    other = replace(made.MOTHER, person="", name="", names=("girl",))
    assert "Marrable" not in texts(bar("recipient:mum", "other_children"), other)
    assert "Marrable" in texts(bar("recipient:mum", EVERYTHING, whose=("girl",)), other)


def test_staff_and_whoever_told_are_known_by_role() -> None:
    """So too somebody who has another role and is marked as the one who told."""
    sharing = bar("anyone", "staff", "reporter")
    sharing = sharing.put(Person(id="w", role="staff", ref="Worker A")).put(Person(id="r", role="reporter", ref="P B"))
    sharing = sharing.put_known(Known(person="w", name="Odo Penn")).put_known(Known(person="r", name="Ulla Frey"))
    assert {"Odo Penn", "Ulla Frey", "Ignatius Quill"} <= texts(sharing, made.MOTHER)


def test_what_goes_is_nothing_the_part_or_all_of_it() -> None:
    """In exactly those words."""
    cells: tuple[tuple[Give, str], ...] = (("no", ""), ("part", PLAIN), ("yes", BRUISE.text))
    for give, words in cells:
        assert words_of(BRUISE, Cell(item="bruise", recipient="mum", give=give, words=PLAIN)) == words


@pytest.mark.parametrize(
    ("sharing", "item", "found"),
    [
        (made.sharing(), BRUISE, []),
        (made.sharing(), HOME, [("address", "carer", ""), ("address", "carer", "TS9 4QX")]),
        (made.sharing(), SHOUTING, [("reporter", "neighbour", ""), ("reporter", "neighbour", "Ignatius Quill")]),
        (bar("anyone", "address", whose=("boy",)), HOME, []),
        (bar("anyone", "address", whose=("boy",)), replace(HOME, text=PLAIN, about=()), [("address", "", "")]),
        (bar("anyone", "address", whose=("carer",)), replace(HOME, text=PLAIN, about=("girl",)), [("address", "", "")]),
        (bar("anyone", "address"), replace(BRUISE, kind="address", about=("mother",)), [("address", "", "")]),
        (bar("anyone", "reporter", whose=("carer",)), SHOUTING, []),
        (bar("anyone", EVERYTHING, whose=("girl",)), BRUISE, [(EVERYTHING, "girl", "")]),
        (bar("anyone", EVERYTHING), BRUISE, [(EVERYTHING, "girl", "")]),
        (bar("anyone", EVERYTHING, whose=("boy",)), BRUISE, []),
        (bar("anyone", EVERYTHING), replace(BRUISE, about=("mother",)), []),
        (bar("anyone", "school"), replace(BRUISE, happened="at Fernhill"), [("school", "girl", "Fernhill")]),
    ],
)
def test_a_thing_that_holds_what_they_must_not_learn_is_blocked(
    sharing: Sharing, item: Item, found: list[tuple[str, str, str]]
) -> None:
    """By what it says of itself and by its words; where it does not say whose secret it is, it may be anybody's."""
    assert why(sharing, item) == found


def test_their_own_secret_is_none_to_them() -> None:
    """A thing about the recipient's own address is not blocked by a bar on addresses, nor kept out."""
    lives = Known(person="mother", name="Perpetua Marrable", details=(Detail("address", "9 Elm Way"),))
    sharing = bar("anyone", "address").put_known(lives)
    item = replace(HOME, text="You live at 9 Elm Way.", about=("mother",))
    assert why(sharing, item) == []
    assert excluded(sharing, item, made.MOTHER, "yes", item.text) == ()
    assert excluded(sharing, item, made.SOCIAL_WORKER, "yes", item.text) == ("address",)


def test_a_part_in_words_that_do_not_tell_may_go() -> None:
    """That is what taking out is; words that still tell may not, however they are written."""
    assert why(made.sharing(), HOME, "part", PLAIN) == []
    assert why(made.sharing(), SHOUTING, "part", PLAIN) == []
    assert why(made.sharing(), HOME, "part", "L a r c h  Rоаd") == [("address", "carer", "Larch Road")]
    assert why(made.sharing(), HOME, "no") == []


@pytest.mark.parametrize(
    ("item", "give", "words", "kept"),
    [
        (BRUISE, "yes", BRUISE.text, ()),
        (HOME, "yes", PLAIN, ("address",)),
        (HOME, "part", PLAIN, ()),
        (HOME, "part", "near TS94QX", ("address",)),
        (HOME, "no", HOME.text, ()),
        (BRUISE, "part", "Fernhill rang 07700 900123", ("school", "contact")),
        (BRUISE, "part", "Mr Quill to Torquil", ("reporter", "other_children")),
        (replace(BRUISE, holds=("staff",)), "yes", PLAIN, ("staff",)),
    ],
)
def test_what_is_private_stays_out_of_all_that_leaves(
    item: Item, give: Give, words: str, kept: tuple[str, ...]
) -> None:
    """What a thing says it holds, or its words hold of what is known, whoever gets it."""
    assert excluded(made.sharing(), item, made.SOCIAL_WORKER, give, words) == kept


def test_somebody_whose_name_they_get_is_no_secret_to_them() -> None:
    """Nor is whoever told a secret to themselves."""
    worker = replace(made.SOCIAL_WORKER, names=("boy",))
    assert excluded(made.sharing(), BROTHER, worker, "part", "Torquil is well") == ()
    teller = replace(made.SOCIAL_WORKER, person="neighbour")
    assert excluded(made.sharing(), SHOUTING, teller, "yes", SHOUTING.text) == ()


def test_a_paper_that_would_tell_is_refused() -> None:
    """Whatever text of it tells, and without the words themselves in what is raised; one that tells nothing is not."""
    refuse(made.sharing(), made.MOTHER, [PLAIN, "Perpetua Marrable"])
    refuse(made.sharing(), made.SOCIAL_WORKER, [made.HOME])
    with pytest.raises(AppError) as told:
        refuse(made.sharing(), made.MOTHER, [PLAIN, "They live in lаrch  road."])
    assert told.value.code == "paper_would_tell"
    assert not told.value.facts


def test_a_large_matrix_is_held_against_its_bars_in_a_second() -> None:
    """Two hundred things, five recipients, and twenty people of whom they must not learn."""
    people = tuple(Person(id=f"p{n}", role="sibling", ref=f"Child {n}") for n in range(20))
    known = tuple(
        Known(person=each.id, name=f"Zulei{n}ka Marra{n}ble", details=(Detail("address", f"{n} Elm Way TS{n} 4QX"),))
        for n, each in enumerate(people)
    )
    items = tuple(Item(id=f"i{n}", kind="concern", text=f"{n}. {BRUISE.text} " * 10) for n in range(200))
    recipients = tuple(Recipient(id=f"r{n}", kind="parent", name=f"Odo {n}") for n in range(5))
    bars = (Bar(id="bar", who="anyone", what=(EVERYTHING,)),)
    sharing = Sharing(people=people, known=known, items=items, recipients=recipients, bars=bars)
    began = process_time()
    found = [
        (blocks(sharing, item, each, "yes", item.text), excluded(sharing, item, each, "yes", item.text))
        for item in items
        for each in recipients
    ]
    assert process_time() - began < 1
    assert found == [((), ())] * 1000
