"""A notice tells somebody what goes about them, to whom and why; not what they must not learn, nor if it is unsafe."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.content import Content, PartLine
from app.decisions.sharing.agency_notice import KINDS, LONGEST, Block, blocks, read, shipped
from app.decisions.sharing.notice import Notice, notice
from app.decisions.sharing.values import Bar, Cell, Item, Recipient, Told
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.words import Words
from tests.house.test_reading_age import HALF_AT_MOST, grade, joined
from tests.unit.decisions.sharing import made
from tests.unit.decisions.sharing.going import going

WORDS = Words()


def told(sharing: Sharing, *, person: str = "yes", child: str = "yes") -> Content:
    """A decision in which people may be told, or not."""
    parts = tuple(
        PartLine(id=id, title=id, value=value, verdict=value, points=())
        for id, value in (("tell_person", person), ("tell_child", child))
    )
    return going(sharing, parts=parts)


def of(person: str, sharing: Sharing, *, child: bool = False) -> Notice:
    """The notice for one of the people."""
    return notice(told(sharing), person, sharing, WORDS, child=child)


def said(found: Notice) -> str:
    """All that it says."""
    passed = (text for each in found.passed for text in (each.who, each.why, each.when, *each.items))
    return "\n".join((found.title, *found.opening, *passed, found.heading, *found.lines))


def test_a_child_is_told_what_goes_about_her() -> None:
    """To whom by role, why, since when, and in the words that go; in words for a child."""
    found = of("girl", made.with_ledgers(), child=True)
    worker, mother = found.passed
    assert (worker.who, worker.why) == ("Social worker", "They look after her case.")
    assert worker.when == "We told them on Saturday 21 November 2026."
    assert worker.items == ("Child A had a round bruise on her left arm after contact.",)
    assert (mother.who, mother.when) == ("Mother", "")
    assert mother.items == ("Child A had a bruise. A nurse looks at it.",)
    assert "advocate" in said(found)
    assert "0800 1111" in said(found)
    assert "You are “Child A” here." in said(found)


def test_a_grown_up_is_told_in_other_words() -> None:
    """With whom to complain to, and nothing of what goes to themselves."""
    item = Item(id="new", kind="concern", text="Parent A shouted at Zuleika Marrable.", about=("mother",))
    sharing = made.sharing().put(item)
    for cell in (Cell(item="new", recipient="sw", give="yes"), Cell(item="new", recipient="mum", give="yes")):
        sharing = sharing.put_cell(cell)
    found = of("mother", sharing)
    assert [each.who for each in found.passed] == ["Social worker"]
    assert found.passed[0].items == ("Parent A shouted at Child A.",)
    assert "ico.org.uk" in said(found)
    assert "Childline" not in said(found)


def test_nobody_is_told_what_they_must_not_learn() -> None:
    """Neither the words that hold it, nor a thing that says it does, nor that there is anything; nor whose secret it
    is that somebody else may have."""
    secret = Item(id="s", kind="concern", text="They moved near 14 Larch Road.", about=("mother",))
    known = Item(id="k", kind="concern", text="Parent A was calm.", about=("mother",))
    held = Item(id="h", kind="address", text="It is near the sea.", about=("mother", "carer"), holds=("address",))
    sharing = made.sharing(items=(secret, known, held))
    for item in ("s", "k", "h"):
        sharing = sharing.put_cell(Cell(item=item, recipient="sw", give="yes", reason="They visit."))
    sharing = sharing.put(replace(made.SOCIAL_WORKER, need="They work with Fernhill Primary.", role="Of Thornby"))
    sharing = sharing.put(Bar(id="b", who="person:mother", what=("address", "school")))
    (passed,) = of("mother", sharing).passed
    assert passed.items == ("Parent A was calm.",)
    assert passed.why == ""
    assert "Larch" not in said(of("mother", sharing))


def test_whoever_is_no_recipient_is_held_to_the_same() -> None:
    """A bar about anyone, or about who they are, counts for somebody who gets nothing else."""
    item = Item(id="n", kind="concern", text="Ignatius Quill saw Child B.", about=("boy",))
    calm = Item(id="c", kind="concern", text="Child B slept.", about=("boy",))
    sharing = made.sharing(items=(item, calm)).put(Recipient(id="x", kind="police"))
    for each in ("n", "c"):
        sharing = sharing.put_cell(Cell(item=each, recipient="x", give="yes"))
    sharing = sharing.put(Bar(id="b", who="anyone", what=("reporter",)))
    (passed,) = of("boy", sharing).passed
    assert passed.items == ("Child B slept.",)
    assert passed.who == "The police"


@pytest.mark.parametrize(("who", "answer"), [("girl", "child"), ("mother", "person")])
@pytest.mark.parametrize("value", ["not_yet", "no", "ask_advice"])
def test_nobody_is_told_where_the_record_does_not_say_yes(who: str, answer: str, value: str) -> None:
    """The child by what it says of the child, everybody else by what it says of them."""
    sharing = made.sharing()
    with pytest.raises(AppError) as fault:
        notice(told(sharing, **{answer: value}), who, sharing, WORDS, child=False)
    assert (fault.value.code, fault.value.facts) == ("not_to_be_told", {})


def test_nobody_is_told_what_was_found_unsafe_since() -> None:
    """The latest line about them counts, and a line about somebody else does not."""
    unsafe = Told(id="u", person="girl", told="unsafe", at=made.WROTE, why="He reads her post.")
    with pytest.raises(AppError) as fault:
        of("girl", made.with_ledgers().put(unsafe))
    assert fault.value.code == "not_to_be_told"
    assert of("girl", made.with_ledgers().put(replace(unsafe, person="mother"))).passed
    assert of("girl", made.sharing(told=(unsafe, replace(unsafe, id="v", told="later")))).passed


def test_a_notice_about_nothing_is_not_made() -> None:
    """Where nothing about them goes to anybody; and nobody of the decision has none."""
    with pytest.raises(AppError) as fault:
        of("boy", made.sharing())
    assert fault.value.code == "nothing_to_tell"
    with pytest.raises(KeyError):
        of("stranger", made.sharing())


# --- the agency's own -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_with_the_program_is_read_with_ease(kind: str) -> None:
    """At grade 8 or under; and it says who to turn to."""
    text = next(shipped(each, WORDS, {}) for each in KINDS if each == kind)
    assert grade(joined(block.text for block in blocks(text))) <= HALF_AT_MOST
    assert "{agency}" in text
    assert "{phone}" in text
    assert "0303 123 1113" in text
    assert read(text.encode(), "n.txt") == text


def test_what_is_known_is_put_in() -> None:
    """The rest stays to be filled."""
    text = shipped("privacy", WORDS, {"agency": "Brightwater", "phone": ""})
    assert "Brightwater" in text
    assert "{agency}" not in text
    assert "{phone}" in text


def test_notices_for_people_are_read_with_ease() -> None:
    """In words for a grown-up and for a child."""
    for how in ("adult", "child"):
        said = WORDS.section("notices")["one"][how].values()
        assert grade(joined(said)) <= HALF_AT_MOST


def test_a_text_is_read_line_by_line() -> None:
    """Headings, paragraphs and lists, with a byte order mark or without; lines of signs alone are nothing."""
    text = read("\ufeff# About\n\nOne.\n---\n- two\n#\n## More\n".encode(), "n.txt")
    assert blocks(text) == (
        Block("heading", "About"),
        Block("paragraph", "One."),
        Block("item", "two"),
        Block("heading", "More"),
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff\xfe#\x00", "notice_unreadable"),
        (b"# A\x00b\nc", "notice_unreadable"),
        (b"# A\x07\nc", "notice_unreadable"),
        (b"", "notice_empty"),
        (b"\n# Title\n## More\n", "notice_empty"),
        (b"words without a heading", "notice_empty"),
        (b"# A\n" + b"b" * LONGEST, "notice_too_long"),
        (b"# A\n" + b"b" * 5 * LONGEST, "notice_too_long"),
    ],
)
def test_what_is_no_notice_is_refused(raw: bytes, code: str) -> None:
    """And the file is named."""
    with pytest.raises(AppError) as fault:
        read(raw, "n.txt")
    assert fault.value.code == code
    assert fault.value.facts["file"] == "n.txt"
