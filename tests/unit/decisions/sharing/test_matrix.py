"""Who gets what: what is proposed, what is held back, what is missing, and what has gone already."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from time import perf_counter

import pytest

from app.clock import UK
from app.decisions.sharing.matrix import CellState, difference, drafted, give, matrix, state
from app.decisions.sharing.proposing import chosen
from app.decisions.sharing.searching import finds
from app.decisions.sharing.values import Bar, Cell, Give, Item, Recipient, Ruling, Sent
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.proposals import ASKED, NONE
from app.settings import Adopted
from tests.unit.decisions.journeys import START
from tests.unit.decisions.sharing import made

CARE = {"purpose": ("care",), "request": ("verified",)}
SCHOOL = Recipient(id="school", kind="school", need="They teach her.", identity="known", channel="telephone")
SLEEP = Item(
    id="sleep", kind="basics", text="She sleeps badly after contact.", source="I hear her.", accuracy="checked"
)


def at(sharing: Sharing, item: str, recipient: str, outcome: str | None = "share") -> CellState:
    """One cell, where somebody is cared for."""
    return state(sharing, sharing.item(item), sharing.recipient(recipient), CARE, outcome)


def with_school(*cells: Cell) -> Sharing:
    """The sample with a school among the recipients, the child's sleep among the things, and these cells."""
    sharing = made.sharing(cells=()).put(SCHOOL).put(SLEEP)
    for cell in cells:
        sharing = sharing.put_cell(cell)
    return sharing


def to_school(item: str, given: Give, words: str = "", reason: str = "") -> Cell:
    """A cell of the school."""
    return Cell(item=item, recipient="school", give=given, words=words, reason=reason)


def test_nothing_is_given_and_nothing_missing_before_anybody_decides() -> None:
    """Every cell starts as not shared, says what is proposed by which rule, and asks for nothing."""
    rows = matrix(
        with_school(), {"sw": CARE, "mum": CARE, "school": CARE}, {"sw": "share", "mum": None, "school": "share"}
    )
    assert [[each.recipient.id for each in row] for row in rows] == [["sw", "mum", "school"]] * 5
    assert [row[0].item.id for row in rows] == ["bruise", "shouting", "home", "brother", "sleep"]
    assert {(each.cell.give, each.needs, each.finds, each.sent) for row in rows for each in row} == {("no", (), (), "")}
    assert [(row[2].proposed, row[2].rule) for row in rows] == [
        ("part", "school_part"),
        ("no", "who_or_where"),
        ("part", "where"),
        ("no", "who_or_where"),
        ("yes", "everyday"),
    ]


def test_a_draft_is_laid_out_with_each_recipients_own_outcome() -> None:
    """The social worker gets what protects; the mother, of whom questions are open, is proposed nothing."""
    rows = drafted(GUIDANCE, made.draft(), Adopted(), START)
    assert [(row[0].proposed, row[1].proposed) for row in rows] == [
        ("yes", "no"), ("yes", "no"), ("yes", "no"), ("part", "no"),
    ]  # fmt: skip
    assert {row[1].rule for row in rows} == {"not_settled", "must_not_learn"}


def test_hidden_answers_propose_nothing() -> None:
    """A purpose that is not asked on the social worker's path does not count for what is proposed."""
    draft = made.draft().with_answer("purpose", ("curious",), START)
    assert drafted(GUIDANCE, draft, Adopted(), START) == drafted(GUIDANCE, made.draft(), Adopted(), START)


@pytest.mark.parametrize("given", ["no", "part"])
def test_only_an_exception_asks_for_a_reason(given: Give) -> None:
    """What is decided as proposed needs none; what is not needs one of the cell, the row or the column."""
    assert at(with_school(to_school("sleep", "yes")), "sleep", "school").needs == ()
    cell = to_school("sleep", given, "She sleeps badly.")
    sharing = with_school(cell)
    assert at(sharing, "sleep", "school").needs == ("reason",)
    assert at(sharing.put_reason("sleep", "They know it."), "sleep", "school").needs == ()
    assert at(sharing.put_reason("school", "They know it."), "sleep", "school").needs == ()
    assert at(sharing.put_cell(replace(cell, reason="They know it.")), "sleep", "school").needs == ()
    assert at(sharing.put_cell(replace(cell, reason=" ")), "sleep", "school").needs == ("reason",)


def test_a_part_without_words_asks_for_them() -> None:
    """A part goes in words of its own."""
    assert at(with_school(to_school("bruise", "part", " ")), "bruise", "school").needs == ("words",)
    assert at(with_school(to_school("bruise", "part", "A bruise.")), "bruise", "school").needs == ()


def test_what_stays_out_needs_a_reason_of_the_cell_itself() -> None:
    """Where she lives stays out of what leaves; a reason of the row does not lift that, one of the cell does."""
    sharing = with_school(to_school("home", "yes")).put_reason("home", "They must know.")
    held = at(sharing, "home", "school")
    assert (held.excluded, "excluded" in held.needs) == (("address",), True)
    lifted = at(sharing.put_cell(to_school("home", "yes", reason="They fetch her.")), "home", "school")
    assert (lifted.excluded, "excluded" in lifted.needs) == ((), False)


def test_giving_less_of_what_stays_out_explains_itself() -> None:
    """A part without the address, or nothing at all, where all of it would tell where she lives, asks for no reason."""
    part = at(with_school(to_school("home", "part", "She lives in the north.")), "home", "school")
    assert (part.proposed, part.excluded, part.needs) == ("part", (), ())
    none = at(with_school(to_school("home", "no")), "home", "school")
    assert (none.proposed, none.excluded, none.needs) == ("part", ("address",), ())


def test_what_they_must_not_learn_is_blocked() -> None:
    """A blocked cell says why before anybody gives it; a part may go if its words do not tell."""
    sharing = made.sharing(cells=())
    whole = at(sharing, "home", "mum")
    assert {block.what for block in whole.blocks} == {"address"}
    assert (whole.proposed, whole.rule, whole.needs) == ("no", "must_not_learn", ())
    forced = sharing.put_cell(Cell(item="home", recipient="mum", give="yes", reason="She asked."))
    assert at(forced, "home", "mum").needs[0] == "blocked"
    told = sharing.put_cell(Cell(item="home", recipient="mum", give="part", words=f"In {made.HOME}.", reason="Hm."))
    assert "blocked" in at(told, "home", "mum").needs
    safe = sharing.put_cell(Cell(item="home", recipient="mum", give="part", words="With carers.", reason="She asked."))
    assert (at(safe, "home", "mum").blocks, at(safe, "home", "mum").needs) == ((), ())


def test_a_bar_cuts_down_what_would_be_proposed_whole() -> None:
    """A thing of which the school would get all is proposed in part where it tells what they must not learn."""
    bar = Bar(id="b", who="recipient:school", what=("reporter",))
    sharing = with_school().put(replace(SLEEP, text="Ignatius Quill says that she sleeps badly.")).put(bar)
    assert (at(sharing, "sleep", "school").proposed, at(sharing, "sleep", "school").rule) == ("part", "leave_out")


def test_what_is_found_in_the_words_is_decided() -> None:
    """A name in the words is asked about; ruled to stay out it must come out, ruled to go it goes."""
    sharing = with_school(to_school("sleep", "part", "Zuzu sleeps badly.", "They know."))
    cell = at(sharing, "sleep", "school")
    assert [find.person for find in cell.finds] == ["girl"]
    assert cell.needs == ("finds",)
    (find,) = finds(sharing, SCHOOL, "Zuzu sleeps badly.")
    out = sharing.put_ruling(Ruling(recipient="school", find=find.id, may_go=False))
    assert (at(out, "sleep", "school").finds, at(out, "sleep", "school").needs) == ((), ("left_out",))
    may = sharing.put_ruling(Ruling(recipient="school", find=find.id, may_go=True))
    assert at(may, "sleep", "school").needs == ()


def test_a_cell_is_given_and_keeps_what_was_written() -> None:
    """Words and reason stay when something else is decided, and are replaced when new ones come."""
    sharing = give(with_school(), "bruise", "school", "part", words="A bruise.", reason="They saw it.")
    assert sharing.cell("bruise", "school") == to_school("bruise", "part", "A bruise.", "They saw it.")
    assert give(sharing, "bruise", "school", "no").cell("bruise", "school").words == "A bruise."
    again = give(sharing, "bruise", "school", "part", words="", reason="")
    assert again.cell("bruise", "school") == to_school("bruise", "part")
    with pytest.raises(KeyError):
        give(sharing, "nothing", "school", "yes")


def test_a_blocked_cell_is_refused_with_both_sides_named() -> None:
    """The thing and the recipient are named by place and kind, never by a name or an id; nothing has changed."""
    sharing = made.sharing()
    for given, words in (("yes", None), ("part", f"At {made.HOME}.")):
        with pytest.raises(AppError, match="cell_blocked") as refused:
            give(sharing, "home", "mum", given, words=words, reason="She asked.")  # type: ignore[arg-type]
        assert refused.value.facts == {"item": "3 (address)", "recipient": "2 (parent)", "what": "address"}
    assert give(sharing, "home", "mum", "no").cell("home", "mum").give == "no"
    assert give(sharing, "home", "mum", "part", words="With carers.").cell("home", "mum").give == "part"


def sent(id: str, at: str, *went: str, items: tuple[str, ...] = ("bruise",)) -> Sent:
    """Something that went to the social worker."""
    return Sent(id=id, recipient="sw", at=at, by="Ada Example", how="telephone", items=items, went=went)


def test_where_nothing_was_sent_all_that_goes_is_new() -> None:
    """Every thing that goes to them, and nothing that does not."""
    assert difference(made.sharing(), "sw") == ("bruise", "shouting", "home")
    assert difference(made.sharing(), "mum") == ("bruise",)


def test_what_went_in_the_same_words_is_not_new() -> None:
    """What last went is compared: the words of now are new if they changed, or if nobody kept how they went."""
    text = made.ITEMS[0].text
    early, late = datetime(2026, 11, 21, 9, tzinfo=UK).isoformat(), "2026-11-21T10:00:00"
    sharing = made.sharing(sent=(sent("2", late, text), sent("1", early, "A mark."), sent("0", "on Friday", "Mark.")))
    assert difference(sharing, "sw") == ("shouting", "home")
    assert at(sharing, "bruise", "sw").sent == late
    assert difference(sharing.put(sent("2", late, "A mark.")), "sw") == ("bruise", "shouting", "home")
    assert difference(sharing.put(sent("2", late)), "sw") == ("bruise", "shouting", "home")
    taken_back = sharing.put_cell(Cell(item="bruise", recipient="sw", give="no"))
    assert difference(taken_back, "sw") == ("shouting", "home")


def test_what_the_rules_ask_is_always_answered() -> None:
    """Flags that are papers of their own count as what it is made of; what is not said is none; text is no option."""
    item = replace(SLEEP, flags=("court", "special"), holds=("staff",))
    said = chosen(item, SCHOOL, {"purpose": "in words"}, "", barred=True)
    assert tuple(said) == ASKED
    assert (said["material"], said["flag"], said["secret"]) == (("basics", "court"), ("court", "special"), ("staff",))
    assert (said["purpose"], said["request"], said["outcome"], said["barred"]) == ((NONE,), (NONE,), (NONE,), ("yes",))
    assert chosen(SLEEP, SCHOOL, CARE, None)["barred"] == (NONE,)


def test_two_hundred_things_and_eight_recipients_are_laid_out_at_once() -> None:
    """All of it given, each thing a page long: well within a person's patience."""
    page = "She slept badly after the weekend and was late for school again. " * 16
    items = tuple(
        replace(made.ITEMS[n % 4], id=f"i{n}", text=f"{made.ITEMS[n % 4].text} {page} {n}") for n in range(200)
    )
    recipients = tuple(replace((SCHOOL, made.MOTHER)[n % 2], id=f"r{n}") for n in range(8))
    cells = tuple(Cell(item=i.id, recipient=r.id, give="yes") for i in items for r in recipients)
    sharing = made.sharing(items=items, recipients=recipients, cells=cells)
    begun = perf_counter()
    rows = matrix(sharing, {each.id: CARE for each in recipients}, {each.id: "share" for each in recipients})
    assert perf_counter() - begun < 5
    assert (len(rows), {len(row) for row in rows}) == (200, {8})
