"""The paper of a request for advice: what is asked and room for the advice, inside and out without a name."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from app.decisions.sharing.clues import clues
from app.decisions.sharing.deidentified import Line, Request, of_draft, request
from app.decisions.sharing.values import Item
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.pdf.advice_request import render
from tests.pdf.checks import WORDS, attached, bare, qpdf, read_out
from tests.pdf.held import hidden, standards
from tests.pdf.papers import MADE
from tests.unit.decisions.journeys import session
from tests.unit.decisions.sharing import made

NAMES = ("Zuleika", "Marrable", "Torquil", "Quill", "Larch", "TS9 4QX", "Fernhill", "2016-05-04", "Ada Example")


def asked(sharing: Sharing) -> Request:
    """The request about a decision that is ready, with these people and things in it."""
    draft = made.draft().with_sharing(sharing, MADE)
    wording = Wording(WORDS, GUIDANCE, GUIDANCE.editions[0])
    matter = of_draft(draft, session(draft).assessment, wording, ("Ada Example", "Example Fostering"))
    return request(matter, WORDS, today=MADE.date())


def test_it_is_what_the_request_says_and_nothing_else() -> None:
    """Both standards; what is inside it is what is printed; no name anywhere, not even in the bytes."""
    found = asked(made.with_ledgers())
    pdf = render(found, WORDS, MADE)
    inside = attached(pdf)["request.json"]
    assert [*standards(pdf), *bare(pdf), *hidden(inside, read_out(pdf))] == []
    assert qpdf(pdf) == ""
    assert json.loads(inside) == found.to_json()
    assert [name for name in NAMES if name in read_out(pdf) or name.encode() in pdf] == []


def test_what_to_do_first_is_for_whoever_asks() -> None:
    """It does not stand on the paper, nor do the things to look for."""
    found = asked(made.sharing())
    said = read_out(render(found, WORDS, MADE))
    assert found.first
    assert "Advice can wait" not in said
    assert all(clue.ask not in said for clue in clues((), WORDS))


def test_there_is_room_for_the_advice() -> None:
    """From whom, when, and what was said."""
    said = read_out(render(asked(made.sharing()), WORDS, MADE))
    for text in ("The advice", "Who gave it, and their job", "When, and how", "What they said"):
        assert text in said


def test_the_same_request_is_the_same_paper() -> None:
    """Byte for byte, at the same time."""
    found = asked(made.sharing())
    assert render(found, WORDS, MADE) == render(found, WORDS, MADE)
    assert render(found, WORDS, MADE) != render(found, WORDS, MADE + timedelta(days=1))


@pytest.mark.parametrize("text", ["\u202eevil\u202c مرحبا", "x" * 5000, "line\nline\n" * 200, "<b>&amp;</b>"])
def test_any_words_are_printed(text: str) -> None:
    """From right to left, without a space, on many lines, or with signs that mean something elsewhere."""
    found = asked(Sharing(items=(Item(id="i", kind="concern", text=text),)))
    pdf = render(found, WORDS, MADE)
    assert list(standards(pdf)) == []


def test_nothing_at_all_is_a_paper_too() -> None:
    """Where everything was ruled out, the room for the advice stays."""
    empty = Request(title="Advice", first="", lines=(), could_tell=())
    assert "What they said" in read_out(render(empty, WORDS, MADE))
    line = Line(id="saw", heading="Seen", paragraphs=(("So.",),))
    one = Request(title="Advice", first="", lines=(line,), could_tell=())
    assert "Seen So." in " ".join(read_out(render(one, WORDS, MADE)).split())
