"""The table as the window shows it: each cell in words, what is proposed and found, and the acts that change it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.sharing.values import Cell, Item, Known, Person, Recipient, Sent
from app.decisions.sharing.view import AROUND, Table, choose, explain, found, rule_on, write
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from tests.unit.decisions.journeys import session
from tests.unit.decisions.sharing.made import ITEMS, SOCIAL_WORKER, WROTE, draft, sharing

OTHER = Recipient(id="else", kind="colleague", role="Cook")


def table(shared: Sharing) -> Table:
    """The table of the made decision with this in it."""
    made = draft()
    return session(replace(made, sharing=shared)).table()


def test_each_recipient_says_what_the_guidance_says_and_what_is_open():
    """By name, else by their part, else by what kind of recipient they are."""
    nameless = Recipient(id="x", kind="police")
    columns = table(sharing(recipients=(SOCIAL_WORKER, OTHER, nameless))).columns
    assert [column.name for column in columns] == ["Mx B. Tarn", "Cook", "The police"]
    assert columns[0].title
    assert columns[0].why
    assert (columns[0].asks, columns[0].open) == ((), ())
    assert len(columns[1].asks) == len(columns[1].open) > 0


def test_a_row_and_a_column_hold_the_same_cells():
    """In the order of the recipients and of the things."""
    shared, made = sharing(), table(sharing())
    row, column = made.row(shared, "bruise"), made.column(shared, "mum")
    assert [cell.recipient for cell in row] == ["sw", "mum"]
    assert [cell.item for cell in column] == [item.id for item in ITEMS]
    assert row[1] == column[0] == made.cell(shared, "bruise", "mum")


def test_the_mark_of_a_cell_says_the_first_thing_that_is_wrong_with_it():
    """All, part and nothing; blocked where it may not go; and else what it needs."""
    shared = sharing(cells=(Cell(item="bruise", recipient="sw", give="yes"),))
    made = table(shared)
    assert made.cell(shared, "bruise", "sw").mark == "yes"
    assert made.cell(shared, "home", "mum").mark == "blocked"
    assert made.cell(shared, "brother", "sw").mark == "no"
    needs = shared.put_cell(Cell(item="bruise", recipient="mum", give="part"))
    assert made.cell(needs, "bruise", "mum").mark == made.cell(needs, "bruise", "mum").needs[0]
    explained = shared.put_cell(Cell(item="bruise", recipient="sw", give="part", words="A bruise.", reason="Enough."))
    assert made.cell(explained, "bruise", "sw").mark == "part"


def test_what_a_bar_holds_back_is_said_without_the_way_round_that_there_is_not():
    """A reason lifts what stays out of everything, and no reason lifts a bar."""
    made, shared = table(sharing()), sharing()
    barred = made.cell(shared, "home", "mum")
    assert barred.barred
    assert barred.held == ("They must not learn this: where someone lives. She came to the last home.",)
    out = made.cell(shared, "brother", "sw")
    assert (out.barred, out.free) == (False, False)
    assert out.held == ("This stays out unless you give a reason: other children.",)


def test_a_part_that_may_go_still_says_that_all_of_it_may_not():
    """So that nobody is offered what would be refused."""
    shared = write(sharing(), "home", "mum", "She is well.")
    cell = table(shared).cell(shared, "home", "mum")
    assert (cell.give, cell.words, cell.barred, cell.free) == ("part", "She is well.", True, False)
    shared = write(sharing(), "bruise", "mum", "A mark.")
    assert table(shared).cell(shared, "bruise", "mum").free


def test_a_blocked_cell_cannot_be_chosen():
    """Nothing changes, and both sides are named."""
    with pytest.raises(AppError) as refused:
        choose(sharing(), "home", "mum", "yes")
    assert refused.value.code == "cell_blocked"
    assert choose(sharing(), "home", "mum", "no").cell("home", "mum").give == "no"


def test_words_that_would_tell_are_kept_and_nothing_goes_until_they_are_changed():
    """What is wrong with them is said, in place of a refusal that would lose them."""
    shared = write(sharing(), "home", "mum", "Ring 07700 900 123.")
    assert shared.cell("home", "mum") == Cell(item="home", recipient="mum", give="no", words="Ring 07700 900 123.")
    made = table(shared)
    tried = made.tried(shared, "home", "mum")
    assert (tried.mark, tried.give) == ("blocked", "part")
    assert tried.held
    assert write(shared, "home", "mum", "Ring me.").cell("home", "mum").give == "part"


def test_the_proposals_are_taken_where_nobody_decided_and_nothing_holds_them_back():
    """What was decided stays; a part would need words, and what stays out a reason: both are left to the person."""
    shared = sharing(cells=(Cell(item="shouting", recipient="sw", give="no", reason="Not yet."),))
    made = table(shared)
    taken = made.proposals(shared, "sw")
    assert taken.cell("shouting", "sw").reason == "Not yet."
    assert {(cell.item, cell.give) for cell in taken.cells} >= {("bruise", "yes"), ("shouting", "no")}
    assert not [cell for cell in taken.cells if cell.item == "brother"]
    assert made.cell(taken, "bruise", "sw").decided
    assert not made.cell(taken, "brother", "sw").decided


def test_what_went_already_is_said_and_whether_its_words_are_still_the_same():
    """The moment as it was kept."""
    went = Sent(id="s", recipient="sw", at=WROTE, by="A", how="post", items=("bruise",), went=(ITEMS[0].text,))
    shared = sharing(sent=(went,))
    made = table(shared)
    assert (made.cell(shared, "bruise", "sw").sent, made.cell(shared, "bruise", "sw").changed) == (WROTE, False)
    other = choose(shared, "bruise", "sw", "part")
    assert made.cell(write(other, "bruise", "sw", "A mark."), "bruise", "sw").changed
    assert made.cell(shared, "home", "sw").sent == ""


def test_a_reason_of_a_cell_is_kept_with_what_was_decided():
    """Also before anything was."""
    shared = explain(sharing(), "bruise", "mum", "She has a right to know.")
    assert shared.cell("bruise", "mum").reason == "She has a right to know."
    assert shared.cell("bruise", "mum").give == "part"
    assert table(shared).cell(shared, "bruise", "mum").reason == "She has a right to know."


def test_what_was_found_is_shown_once_with_what_stands_around_it():
    """The name of the person, and what was decided about it."""
    long = f"{'word ' * 40}Ignatius Quill\n{'more ' * 40}"
    items = (Item(id="a", kind="concern", text=long), Item(id="b", kind="concern", text="Ignatius Quill again"))
    cells = tuple(Cell(item=item.id, recipient="sw", give="yes") for item in items)
    shared = sharing(items=items, cells=cells)
    (find,) = [each for each in found(shared, "sw") if each.kind == "person"]
    assert (find.text, find.ref, find.may_go) == ("Ignatius Quill", "Person A", None)
    assert find.before.endswith("word ")
    assert find.before.startswith("…")
    assert find.after.startswith(" more")
    assert find.after.endswith("…")
    assert max(len(find.before), len(find.after)) <= AROUND + 1
    ruled = rule_on(shared, "sw", find.id, may_go=True)
    assert [each.may_go for each in found(ruled, "sw") if each.id == find.id] == [True]
    assert found(shared, "mum") == ()


def test_what_is_found_in_another_spelling_is_shown_with_all_that_stands_there():
    """Where the find is not there letter for letter, the words are shown from their beginning."""
    people = (Person(id="p", role="child", ref="Child A"),)
    known = (Known(person="p", name="Zuleika Marrable"),)
    items = (Item(id="a", kind="concern", text="Z u l e i k a fell."),)
    shared = sharing(
        people=people, known=known, items=items, cells=(Cell(item="a", recipient="sw", give="yes"),), bars=(),
        recipients=(replace(SOCIAL_WORKER, names=()),),
    )  # fmt: skip
    for find in found(shared, "sw"):
        assert "fell." in find.before + find.text + find.after
