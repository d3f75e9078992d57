"""The papers for one recipient: what they say, and that nothing of anybody else's is in them, in sight or out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from app.decisions.content import Content
from app.decisions.sharing.phone_script import script
from app.decisions.sharing.sheet import sheet
from app.decisions.sharing.values import Cell, Item, Person
from app.errors import AppError
from app.pdf import covering_note, recipient_sheet, telephone_script
from tests.pdf.checks import attached, read_out
from tests.pdf.held import standards
from tests.pdf.reading import WORDS, page_texts, squeezed
from tests.unit.decisions.sharing.going import SEALED, going
from tests.unit.decisions.sharing.made import BARS, CELLS, ITEMS, KNOWN, MOTHER, SOCIAL_WORKER, sharing

MADE = datetime.fromisoformat(SEALED)
FOREIGN = {
    "mum": ("Tarn", "Thornshire", "They look after her case", "They visit her there", "Larch", "Zuleika", "Person A"),
    "sw": ("Perpetua", "She asks how", "Please keep this letter", "A nurse looks at it", "Parent A", "old one"),
}
"""What stands in the column of the other."""

KEPT = ("Torquil", "Gorse", "NB1", "943 476", "Fernhill", "Ignatius", "Quill", "half-brother", "bath time", "Netherby")
"""What is on no paper: who people really are, what went to nobody, how it is known."""


def papers(content: Content, recipient: str) -> dict[str, bytes]:
    """All that there are for one recipient."""
    theirs = sheet(content, recipient)
    return {
        "sheet": recipient_sheet.render(theirs, WORDS, MADE),
        "script": telephone_script.render(script(content, recipient), WORDS, MADE),
        "note": covering_note.render(theirs, WORDS, MADE),
    }


def everything(pdf: bytes) -> str:
    """All that can be read in it: each page, what is read out, the metadata, and every file inside."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        metadata = paper.Root.Metadata.read_bytes().decode()
        told = [f"{key} {value}" for key, value in paper.docinfo.items()]
    inside = [f"{name} {file.decode()}" for name, file in attached(pdf).items()]
    return "\n".join([*page_texts(pdf), read_out(pdf), metadata, *told, *inside])


@pytest.mark.parametrize("recipient", ["sw", "mum"])
def test_nothing_of_anybody_else_is_in_any_paper(recipient: str) -> None:
    """Not in its text, its metadata, or the file inside."""
    for name, pdf in papers(going(), recipient).items():
        text = everything(pdf).casefold()
        assert "child a" in text or "look after her case" in text, name
        assert [each for each in (*FOREIGN[recipient], *KEPT) if each.casefold() in text] == [], name
        assert [bar.why for bar in BARS if bar.why.casefold() in text] == [], name


@pytest.mark.parametrize("recipient", ["sw", "mum"])
def test_no_paper_is_titled_with_a_name(recipient: str) -> None:
    """Its metadata and the names of its files say what kind of paper it is, and of which record."""
    for name, pdf in papers(going(), recipient).items():
        with pikepdf.open(BytesIO(pdf)) as paper:
            metadata = paper.Root.Metadata.read_bytes().decode() + str(dict(paper.docinfo.items()))
        theirs = ("Tarn", "Perpetua", "Marrable", "Child A", "Sam", "Example Fostering", "Thornshire")
        assert [each for each in theirs if each in metadata] == []
        assert "2026-014" in metadata
        assert list(attached(pdf)) == [f"{name}.json"]


def test_a_sheet_says_what_goes_and_what_to_know_about_it() -> None:
    """In the words of the decision: to whom, from whom, why, fact or not, when, how late, whether it was checked."""
    (text,) = page_texts(papers(going(), "sw")["sheet"])
    for said in (
        *("Mx B. Tarn", "Social worker, Thornshire Council", "Sam Example, foster carer, Example Fostering"),
        *("They look after her case.", "Child A is Zuleika Marrable", "We know you.", "By telephone.", "3 things"),
        *(ITEMS[0].text, "This is a fact. It is about Child A. It happened: Friday 20 November 2026."),
        *("Person A next door heard shouting at the weekend.", "Person A said this. We have not checked it."),
        *(
            "It was written down later: Saturday 21 November 2026, 9 am.",
            "She lives at 14 Larch Road, Thornby TS9 4QX.",
        ),
        *("Given by", "Received by", "Signature"),
    ):
        assert squeezed(said) in squeezed(text), said


def test_a_script_says_who_it_must_be_what_to_say_and_what_not() -> None:
    """The sentences of the sheet, what to keep to oneself by kind, and what to ask at the end."""
    text = squeezed(" ".join(page_texts(papers(going(), "mum")["script"])))
    for said in (
        *("you are sure that it is Perpetua Marrable, Mother.", "My name is Sam Example. I am calling from Example"),
        *("This address may be an old one.", "Do not say where anyone lives.", "Do not say who told us"),
        *("Do not speak about numbers 2, 3, 4 in the decision record.", "Child A had a bruise. A nurse looks at it."),
        *("Ask them to read back what you said.", "Their reference number"),
    ):
        assert squeezed(said) in text, said
    nobody = replace(going(), author="")
    assert squeezed("Say who you are") in squeezed(read_out(papers(nobody, "sw")["script"]))
    told = going(sharing(cells=(*CELLS, Cell(item="brother", recipient="sw", give="yes"))))
    assert squeezed("Do not speak about number") not in squeezed(read_out(papers(told, "sw")["script"]))


def test_a_note_says_what_may_be_done_with_it() -> None:
    """What is enclosed, what for, the standard conditions and theirs, how long, and what to do if it went wrong."""
    (text,) = page_texts(papers(going(), "mum")["note"])
    for said in (
        *("An information sheet with one thing on it, with the number 2026-014", "She asks how Child A is."),
        *(
            "Use it for this and for nothing else.",
            "Please keep this letter to yourself.",
            "Then shred it or delete it.",
        ),
        *("Please do not read on", "Sam Example, foster carer, Example Fostering"),
    ):
        assert squeezed(said) in squeezed(text), said
    assert "A nurse looks at it" not in text


def test_practice_and_what_is_only_new_are_said() -> None:
    """A paper of practice says so on each page, and one that holds only what is new says that."""
    made = sheet(going(practice=True), "sw", only_new=True)
    text = "".join(page_texts(recipient_sheet.render(made, WORDS, MADE)))
    assert "This is practice. It is not a real decision." in text
    assert "Practice, not real" in text
    assert "This sheet holds only what is new." in text
    empty = recipient_sheet.render(replace(made, items=()), WORDS, MADE)
    assert "There is nothing new to share." in "".join(page_texts(empty))


def test_somebody_without_a_name_goes_by_what_they_are() -> None:
    """Both who gets it and who sends it."""
    content = going(sharing(recipients=(replace(SOCIAL_WORKER, name=""), replace(MOTHER, name="", role=""))))
    content = replace(content, author="")
    text = squeezed(read_out(papers(content, "sw")["sheet"]))
    assert squeezed("For Social worker Thornshire Council From foster carer, Example Fostering") in text
    for name, pdf in papers(content, "mum").items():
        assert list(standards(pdf)) == [], name


@pytest.mark.parametrize("drawn", ["sheet", "script", "note"])
def test_no_paper_is_drawn_with_what_they_must_not_learn(drawn: str) -> None:
    """The one who draws is given it apart, and looks again, in whatever letters it stands there."""
    content = going()
    made = replace(sheet(content, "mum"), need="She lives with Аda Exаmple.")  # with two letters from Cyrillic
    with pytest.raises(AppError) as caught:
        _draw(drawn, content, made, ("Wendeline Unseen", "Ada Example"))
    assert caught.value.code == "paper_would_tell"
    assert _draw(drawn, content, made, ("Wendeline Unseen",))


def _draw(drawn: str, content: Content, made: object, barred: tuple[str, ...]) -> bytes:
    if drawn == "script":
        called = replace(script(content, "mum"), sheet=made)  # type: ignore[arg-type]
        return telephone_script.render(called, WORDS, MADE, barred)
    render = recipient_sheet.render if drawn == "sheet" else covering_note.render
    return render(made, WORDS, MADE, barred)  # type: ignore[arg-type]


def _many() -> Iterator[Item]:
    for at in range(200):
        yield Item(
            id=f"i{at}", kind="concern", text=f"Child A said sentence {at}.", source="I heard it.", about=("girl",)
        )


@pytest.mark.long
def test_two_hundred_things_and_one_of_twenty_thousand_words_print() -> None:
    """Every one and every word, in order, by both standards."""
    long = Item(id="long", kind="history", text=" ".join(f"word{at}" for at in range(20_000)), source="Notes.")
    people = tuple(Person(id=f"p{at}", role="other", ref=f"Person {at}") for at in range(200))
    for items in (tuple(_many()), (long,)):
        cells = tuple(Cell(item=item.id, recipient="mum", give="yes") for item in items)
        content = going(sharing(items=items, cells=cells, people=(*sharing().people, *people), known=KNOWN))
        for name, pdf in papers(content, "mum").items():
            assert list(standards(pdf)) == [], name
            if name != "note":
                text, at = squeezed(read_out(pdf)), 0
                for item in items:
                    at = text.index(squeezed(item.text), at)
