"""The blank form of both editions, read back from its bytes, and held against the window it stands in for."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.clock import UK
from app.decisions.blank_form import BlankForm, blank_form
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.model import Edition
from app.pdf.blank_form import render
from app.pdf.kit import EDGE, GRID
from app.settings import Number, Settings
from tests.pdf.checks import aloud, bare, compliant, outside, qpdf, read_out
from tests.pdf.reading import WORDS, page_texts, pdfium_text, squeezed

MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UK)
SETTINGS = Settings(agency="Brightwater", numbers=(Number("agency", "", "01632 960 222"),))
EDITIONS = pytest.mark.parametrize("edition", GUIDANCE.editions, ids=lambda edition: edition.id)


def form(edition: Edition) -> BlankForm:
    """The form of an edition, for an agency that has set one number."""
    return blank_form(Wording(WORDS, GUIDANCE, edition), SETTINGS)


def printed(edition: Edition) -> bytes:
    """Its paper."""
    return render(form(edition), MADE, WORDS)


@EDITIONS
def test_every_question_and_answer_is_on_the_form_in_order(edition: Edition) -> None:
    """Headings, when each is asked, answers behind their letters and what is asked of one's own words, as the window
    has them: read from the first page to the last, each in its place."""
    text, at = squeezed(" ".join(page_texts(printed(edition)))), 0
    for part in form(edition).parts:
        for question in part.questions:
            said = [f"{question.number}.{question.heading}", question.only, question.hint]
            for choice in question.choices:
                said += [f"{choice.key}{choice.label}", choice.hint]
            for each in map(squeezed, (*said, question.note)):
                found = text.find(each, at)
                assert found >= at, (question.id, each)
                at = found + len(each)


@EDITIONS
def test_danger_and_whom_to_tell_come_first(edition: Edition) -> None:
    """On the first page stand the numbers to ring, the agency's own too, and whom to tell now; no question yet."""
    first = squeezed(page_texts(printed(edition))[0])
    made = form(edition)
    wanted = ["999", "101", "111", "01632 960 222", "Designated officer (LADO)", made.must_tell]
    wanted += [part for each in made.protectors for part in (each.who, each.number, each.only)]
    wanted += [each for by_and_only in made.sooner for each in by_and_only]
    for each in wanted:
        assert squeezed(each) in first, each
    assert squeezed(made.parts[0].questions[0].heading) not in first


@EDITIONS
def test_the_form_ends_with_who_was_told_and_who_signs(edition: Edition) -> None:
    """After the questions: who was told, room for more, three to sign, whose file it goes on, and to type it in later;
    at the foot of every page the edition, the version and the nation."""
    pages = page_texts(printed(edition))
    text, at = squeezed(" ".join(pages)), 0
    for said in ("Who was told, and what they got", "More room", "Decision maker", "Supervising social worker"):
        assert squeezed(said) in text
    for said in (
        "Registered manager",
        "The child's file",
        "The carer's file",
        "Both",
        "When you are back at a computer",
    ):
        at = text.index(squeezed(said), at)
    footer = squeezed(f"{form(edition).title}, guidance {GUIDANCE.version}, for England")
    assert all(footer in squeezed(each) for each in pages)
    assert len(pages) <= 12


@EDITIONS
def test_the_form_can_be_heard_and_kept(edition: Edition) -> None:
    """It is PDF/UA-1 and PDF/A-3a, and what is heard has every word that two other readers read off the page."""
    pdf = printed(edition)
    assert not [*compliant(pdf), *aloud(pdf), *bare(pdf)]
    assert not qpdf(pdf)
    assert squeezed(pdfium_text(pdf)) == squeezed("".join(page_texts(pdf)))
    heard = squeezed(read_out(pdf))
    for part in form(edition).parts:
        for question in part.questions:
            assert squeezed(question.heading) in heard
            assert all(squeezed(f"{choice.key}{choice.label}") in heard for choice in question.choices)


@EDITIONS
def test_nothing_is_cut_off(edition: Edition) -> None:
    """Nothing reaches into a margin, and the same form made at the same time is the same bytes."""
    pdf = printed(edition)
    assert not outside(pdf, EDGE - GRID / 2)
    assert pdf == printed(edition)
