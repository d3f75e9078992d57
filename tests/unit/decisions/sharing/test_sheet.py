"""A sheet holds one recipient's column: their words, and nothing of anybody else's."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.decisions.content import Content
from app.decisions.sharing.searching import finds
from app.decisions.sharing.sheet import Party, Sheet, SheetItem, SheetPerson, sheet
from app.decisions.sharing.values import EVERYTHING, Bar, Cell, Item, Known, Person, Ruling, Sent
from app.errors import AppError
from tests.unit.decisions.sharing.going import going
from tests.unit.decisions.sharing.made import BARS, ITEMS, KNOWN, MOTHER, PEOPLE, SOCIAL_WORKER, WROTE, sharing


def of_one(item: Item, recipient: str = "mum", **more: object) -> Sheet:
    """The sheet where one thing goes whole to a recipient, with nothing barred; `more` replaces parts of it."""
    parts = {"items": (item,), "cells": (Cell(item=item.id, recipient=recipient, give="yes"),), "bars": (), **more}
    return sheet(going(sharing(**parts)), recipient)


def only(made: Sheet) -> SheetItem:
    """The one thing on a sheet."""
    (item,) = made.items
    return item


def thing(text: str = "Child A is well.", **more: object) -> Item:
    """Something to share."""
    return Item(**{"id": "it", "kind": "concern", "text": text, "source": "I saw it.", **more})  # type: ignore[arg-type]


def refused(content: Content, recipient: str = "mum") -> None:
    """No sheet is made of this for them."""
    with pytest.raises(AppError) as caught:
        sheet(content, recipient)
    assert caught.value.code == "paper_would_tell"


def test_the_social_worker_gets_what_was_decided_for_them() -> None:
    """Word for word, with references for everybody but the child, whose name they get; who said it, when, how late."""
    made = sheet(going(), "sw")
    assert made.to == Party(name="Mx B. Tarn", role="Social worker", organisation="Thornshire Council")
    assert made.sender == Party(name="Sam Example", role="foster carer", organisation="Example Fostering")
    assert (made.need, made.identity, made.channel) == ("They look after her case.", "known", "telephone")
    assert made.people == (
        SheetPerson(ref="Child A", name="Zuleika Marrable"),
        SheetPerson(ref="Carer A"),
        SheetPerson(ref="Person A"),
    )
    bruise, shouting, home = made.items
    assert bruise == SheetItem(
        words=ITEMS[0].text,
        sort="fact",
        happened="2026-11-20",
        known="2026-11-20T19:30:00+00:00",
        about=("Child A",),
    )
    assert (shouting.words, shouting.said_by) == ("Person A next door heard shouting at the weekend.", "Person A")
    assert (shouting.wrote, shouting.accuracy, shouting.about) == (WROTE, "unchecked", ("Child A", "Person A"))
    assert home.words == ITEMS[2].text


def test_nothing_of_anybody_else_is_on_a_sheet() -> None:
    """Not another recipient, their words, a source, a reason, a bar, what is kept back, or who people really are."""
    said = json.dumps(sheet(going(), "mum").to_json())
    theirs = [each for name in ("sw", *(item.id for item in ITEMS)) for each in (f'"{name}"',)]
    theirs += ["Tarn", "Thornshire", "Larch", "Quill", "Gorse", "Torquil", "Zuleika", "Person A", "Carer A", "Child B"]
    theirs += [text for item in ITEMS for text in (item.source, item.text)]
    theirs += [bar.why for bar in BARS] + ["They need to speak to him.", "They visit her there."]
    assert [text for text in theirs if text in said] == []
    assert "Child A had a bruise. A nurse looks at it." in said


def test_what_is_embedded_is_what_is_printed() -> None:
    """No empty field, and not what may be wrong with the channel, which only the sender is told."""
    said = sheet(going(), "mum").to_json()
    assert set(said) == {
        *("number", "decided", "to", "sender", "need", "conditions", "identity", "channel", "people", "items")
    }
    assert said["to"] == {"name": "Perpetua Marrable", "role": "Mother"}
    assert said["items"] == [
        {
            "words": "Child A had a bruise. A nurse looks at it.",
            "sort": "fact",
            "happened": "2026-11-20",
            "known": "2026-11-20T19:30:00+00:00",
            "about": ["Child A"],
        }
    ]


@pytest.mark.parametrize("words", ["Ignatius Quill saw it.", "I G N A T I U S saw it.", "At 14 Larch Rd."])
def test_words_that_tell_what_they_must_not_learn_make_no_sheet(words: str) -> None:
    """Also where a reference would have taken the place of the name: somebody must look at it again."""
    refused(going(sharing(cells=(Cell(item="bruise", recipient="mum", give="part", words=words),))))


def test_names_come_out_as_references() -> None:
    """Whole, by one part that is nobody else's, and by another spelling; a shared surname and a word as it stands."""
    may = Known(person="neighbour", name="May Quill")
    text = "ZULEIKA  MARRABLE, Zuleika's bag, Zuzu: the Marrable family saw May Quill, may go, and said Zuleikas."
    made = of_one(thing(text), known=(*KNOWN[:4], may), recipients=(replace(MOTHER, person=""),))
    said = "Child A, Child A's bag, Child A: the Marrable family saw Person A, may go, and said Zuleikas."
    assert only(made).words == said


def test_a_name_that_somebody_let_go_is_said() -> None:
    """With its parts, to whom it may go and nobody else; another spelling is not; what is barred is refused."""
    found = finds(sharing(), MOTHER, "Ignatius Quill rang.")
    ruled = tuple(Ruling(recipient="mum", find=find.id, may_go=True) for find in found)
    known = replace(KNOWN[4], also=("Iggy",))
    told = only(of_one(thing("Ignatius Quill rang. Quill, our Iggy."), rulings=ruled, known=(known,)))
    assert told.words == "Ignatius Quill rang. Quill, our Person A."
    assert only(of_one(thing("Ignatius Quill rang."), "sw", rulings=ruled)).words == "Person A rang."
    refused(going(sharing(rulings=ruled, cells=(Cell(item="shouting", recipient="mum", give="part", words="Quill."),))))


def test_a_reference_goes_in_as_it_is_written() -> None:
    """Also with a stroke in it that means something to whoever replaces text."""
    people = (replace(PEOPLE[0], ref=r"Child \1"),)
    assert only(of_one(thing("Zuleika is well."), people=people, known=KNOWN[:1])).words == r"Child \1 is well."


def test_who_said_it_goes_where_it_may() -> None:
    """In words of their own, or by reference; a fact has nobody who said it."""
    assert only(of_one(thing(sort="said", said_by="Her teacher"))).said_by == "Her teacher"
    assert only(of_one(thing(sort="said", said_by="Zuleika"))).said_by == "Child A"
    assert only(of_one(thing(said_by="Her teacher"))).said_by == ""


def test_who_told_us_does_not_go() -> None:
    """Nor another child who said it, by name, by a part of it or by reference; not even with a reason, where the thing
    does not say that it tells who."""
    for who in ("Ignatius Quill", "Mr Quill", "Person A", "Torquil"):
        reason = Cell(item="it", recipient="mum", give="yes", reason="She knows him.")
        assert only(of_one(thing(sort="said", said_by=who), cells=(reason,))).said_by == ""
    told = thing(kind="referrer", sort="said", said_by="A neighbour")
    assert only(of_one(told)).said_by == ""


def test_who_told_us_goes_with_a_reason_unless_it_is_barred() -> None:
    """A reason of its own lifts what stays out by default; nothing lifts a bar."""
    told = thing(kind="referrer", sort="said", said_by="Person A", about=("neighbour",))
    cells = (Cell(item="it", recipient="mum", give="yes", reason="She knows him."),)
    made = only(of_one(told, cells=cells))
    assert (made.said_by, made.about) == ("Person A", ("Person A",))
    barred = only(of_one(told, cells=cells, bars=(Bar(id="b", who="kind:parent", what=("reporter",)),)))
    assert (barred.said_by, barred.about) == ("", ())
    other = Bar(id="b", who="kind:parent", what=("reporter",), whose=("girl",))
    assert only(of_one(told, cells=cells, bars=(other,))).said_by == "Person A"


def test_of_a_part_nothing_goes_but_its_words() -> None:
    """Whom it is about and who said it only where they stand in the words, and of times only days and times."""
    said = thing(
        "All of it.", sort="said", said_by="Zuleika", about=("girl", "boy"), happened="at contact", known=WROTE
    )
    for words, who, about in (
        ("A part.", "", ()),
        ("Child A said it.", "Child A", ("Child A",)),
        ("She saw Child B.", "", ("Child B",)),
    ):
        cells = (Cell(item="it", recipient="mum", give="part", words=words),)
        made = only(of_one(said, cells=cells))
        assert (made.words, made.said_by, made.about) == (words, who, about)
        assert (made.happened, made.known) == ("", WROTE)
    assert only(of_one(said)).happened == "at contact"
    told = replace(said, happened="2026-11-20 when Mr Quill came")
    cells = (Cell(item="it", recipient="mum", give="part", words="A part."),)
    assert only(of_one(told, cells=cells)).happened == ""


@pytest.mark.parametrize("whose", [("carer",), ()])
def test_somebody_of_whom_they_must_not_learn_at_all_is_not_named_in_passing(whose: tuple[str, ...]) -> None:
    """A thing that is also about them goes without saying so."""
    cells = (Cell(item="it", recipient="mum", give="yes"),)
    bars = (Bar(id="b", who="recipient:mum", what=(EVERYTHING,), whose=whose),)
    made = of_one(thing(about=("carer", "mother")), cells=cells, bars=bars)
    assert only(made).about == ("Parent A",)
    assert made.people == (SheetPerson(ref="Child A"), SheetPerson(ref="Parent A", name="Perpetua Marrable"))


def test_the_sender_has_no_name_where_it_must_not_be_learnt() -> None:
    """Their role and their service stand for it."""
    bars = (Bar(id="b", who="recipient:mum", what=(EVERYTHING,), whose=("carer",)),)
    content = going(sharing(bars=bars), author="Ada Example", organisation="Northern Fostering")
    sender = sheet(content, "mum").sender
    assert sender == Party(name="", role="foster carer", organisation="Northern Fostering")
    assert sender.texts == ("foster carer", "Northern Fostering")
    assert sheet(replace(content, organisation="Ada Example Ltd"), "mum").sender.texts == ("foster carer",)


def test_somebody_whose_name_nobody_gave_goes_by_reference() -> None:
    """Also to a recipient who would get the name."""
    people = (*PEOPLE, Person(id="new", role="other", ref="Person B"))
    to = replace(SOCIAL_WORKER, names=("new",))
    assert of_one(thing("Person B is well."), "sw", people=people, recipients=(to,)).people == (
        SheetPerson(ref="Person B"),
    )


def test_only_what_is_new_goes_again() -> None:
    """What went in these words is left out, also where its words were not noted; what went in others goes again."""
    went = (
        Sent(id="1", recipient="sw", at=WROTE, by="A", how="post", items=("bruise", "home"), went=("Other.", "Old.")),
        Sent(id="2", recipient="sw", at=WROTE, by="A", how="post", items=("home",)),
        Sent(id="3", recipient="mum", at=WROTE, by="A", how="post", items=("shouting",), went=(ITEMS[1].text,)),
    )
    content = going()
    since = sharing(sent=went)
    made = sheet(content, "sw", since, only_new=True)
    assert [(item.words, item.changed) for item in made.items] == [
        (ITEMS[0].text, True),
        ("Person A next door heard shouting at the weekend.", False),
    ]
    assert made.to_json()["only_new"] is True
    assert len(sheet(content, "sw", since).items) == 3
    again = replace(went[0], id="4", went=(ITEMS[0].text, ITEMS[2].text))
    assert len(sheet(content, "sw", sharing(sent=(*went, again)), only_new=True).items) == 1


def test_somebody_of_whom_nothing_is_said_goes_by_their_kind() -> None:
    """In the words in which it was shown."""
    content = going(sharing(recipients=(replace(SOCIAL_WORKER, name="", role="", organisation=""),)))
    assert sheet(content, "sw").to.texts == ()
    words = (("recipient.child_sw", "The child's social worker"),)
    shown = replace(content, sharing=replace(content.sharing, words=words))
    assert sheet(shown, "sw").to.texts == ("The child's social worker",)


def test_nothing_is_said_of_an_identity_that_nobody_checked() -> None:
    """Where that matters the paper is kept back; else it says nothing."""
    of = sharing(recipients=(replace(SOCIAL_WORKER, identity="not_checked"),))
    assert "identity" not in sheet(going(of), "sw").to_json()


def test_a_recipient_who_is_not_there_has_no_sheet() -> None:
    """It is asked for by its id."""
    with pytest.raises(KeyError):
        sheet(going(), "nobody")
