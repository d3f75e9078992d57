"""Every paper is PDF/UA-1 and PDF/A-3a, is read out in order and to the letter, and hides nothing."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from importlib import import_module
from io import BytesIO
from multiprocessing import get_context
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name

import app.pdf
from app.decisions.additions import LEDGER
from app.decisions.content import Content
from app.decisions.sharing.values import GIVES
from app.decisions.sharing.whole import Sharing
from tests.pdf.checks import aloud, attached, bare, compliant, qpdf, read_out, unread
from tests.pdf.generated import generated
from tests.pdf.held import amiss, hidden, missing, standards
from tests.pdf.papers import PAPERS, going_to
from tests.pdf.reading import printed
from tests.pdf.samples import BARE, HOSTILE, LONG, REFUSED, TYPICAL
from tests.pdf.saying import said_by

SAMPLES = {"typical": TYPICAL, "refused": REFUSED, "bare": BARE, "hostile": HOSTILE, "long": LONG}
GENERATED = 200


def test_no_paper_is_left_out() -> None:
    """Every module that draws a paper is one of those that are held against the standards."""
    modules = (f"app.pdf.{each.name}" for each in pkgutil.iter_modules(app.pdf.__path__))
    drawing = {name.removeprefix("app.pdf.") for name in modules if hasattr(import_module(name), "render")}
    assert drawing == set(PAPERS)


@pytest.mark.parametrize("content", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_decision_of_any_kind_is(content: Content) -> None:
    """An ordinary one, a no, a bare one, one whose every word is hostile, and one of four hundred thousand letters."""
    pdf = printed(content)
    assert [*standards(pdf), *hidden(attached(pdf)["record.json"], read_out(pdf))] == []
    assert qpdf(pdf) == ""


@pytest.mark.long
def test_every_paper_for_two_hundred_decisions() -> None:
    """In Latin, Cyrillic and Greek letters and all at once, from a bare one to three hundred steps: both standards, and
    what is read out is what the decision says, to the letter and in its order; what is inside is what is printed."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = [fault for each in pool.map(amiss, range(GENERATED), chunksize=10) for fault in each]
    assert found == []


def test_the_decisions_are_many_kinds() -> None:
    """Among them are empty parts, three hundred steps, every kind of addition, and records that others took over."""
    made = [generated(number) for number in range(GENERATED)]
    contents = [each.record.content for each in made]
    for part in (
        "happened",
        "reasons",
        "judgement",
        "outcome",
        "rules",
        "sources",
        "calls",
        "known_at",
        "organisation",
    ):
        assert {bool(getattr(each, part)) for each in contents} == {True, False}, part
    assert max(sum(len(rule.answers) for rule in each.rules) for each in contents) == 300
    kinds = {added.what for each in made for added in each.thread.added}
    assert kinds == {"correction", "statement", "agrees", "disagrees", "sent_back", "scan", *LEDGER} - {"looked"}
    assert {bool(each.thread.successors) for each in made} == {True, False}
    assert generated(7) == made[7]


def test_they_share_in_many_ways() -> None:
    """Among them are some that share nothing, every part of what is shared full and empty, cells of each kind, some
    held back and some for a reason, and papers for those whom a decision names as well as for made-up ones."""
    sealed = [generated(number).record.content.sharing for number in range(GENERATED)]
    assert {bool(each) for each in sealed} == {True, False}
    for part in fields(Sharing):
        assert {bool(getattr(each.sharing, part.name)) for each in sealed} == {True, False}, part.name
    lines = [line for each in sealed for line in each.cells]
    assert {line.give for line in lines} == set(GIVES)
    assert {line.proposed for line in lines} == set(GIVES)
    assert {bool(line.held) for line in lines} == {True, False}
    assert {need for line in lines for need in line.needs} >= {"excluded", "reason", "left_out"}
    to = [going_to(number) for number in range(0, GENERATED, 4)]
    assert {bool(each.barred) for each in to} == {True, False}
    assert sum(each.theirs for each in to) > 10


def _without_marks(paper: pikepdf.Pdf) -> None:
    del paper.Root.MarkInfo


def _without_a_font(paper: pikepdf.Pdf) -> None:
    font = next(iter(paper.pages[0].resources.Font.values()))
    del font.FontDescriptor.FontFile2


def _without_letters(paper: pikepdf.Pdf) -> None:
    del next(iter(paper.pages[0].resources.Font.values())).ToUnicode


def _without_a_language(paper: pikepdf.Pdf) -> None:
    del paper.Root.Lang


def _without_the_words_of_a_picture(paper: pikepdf.Pdf) -> None:
    for each in paper.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == Name.Figure:
            del each.Alt


def _with_helvetica(paper: pikepdf.Pdf) -> None:
    font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = paper.pages[0]
    page.resources.Font.F0 = font
    page.contents_add(b"/Artifact BMC BT /F0 9 Tf 9 9 Td (x) Tj ET EMC")


def _with_words_in_no_element(paper: pikepdf.Pdf) -> None:
    first = paper.Root.StructTreeRoot.K.K[1]
    first.K = Array()


SPOILT: dict[str, tuple[Callable[[pikepdf.Pdf], None], Callable[[bytes], Any]]] = {
    "marks": (_without_marks, compliant),
    "tags": (_without_marks, bare),
    "language": (_without_a_language, compliant),
    "language-bare": (_without_a_language, bare),
    "font": (_without_a_font, compliant),
    "font-bare": (_without_a_font, bare),
    "letters": (_without_letters, bare),
    "picture": (_without_the_words_of_a_picture, compliant),
    "picture-aloud": (_without_the_words_of_a_picture, aloud),
    "helvetica": (_with_helvetica, bare),
    "helvetica-a": (_with_helvetica, compliant),
    "words": (_with_words_in_no_element, unread),
}


@pytest.mark.parametrize(("spoil", "look"), SPOILT.values(), ids=SPOILT.keys())
def test_what_is_taken_away_is_missed(spoil: Callable[[pikepdf.Pdf], None], look: Callable[[bytes], Any]) -> None:
    """A paper without its marks, language, fonts, letters or the words of its picture, or with a font of the printer's,
    is found out by the checks that these tests rely on."""
    whole, out = printed(TYPICAL), BytesIO()
    assert not look(whole)
    with pikepdf.open(BytesIO(whole)) as paper:
        spoil(paper)
        paper.save(out)
    assert look(out.getvalue())


def test_a_file_cut_off_is_missed() -> None:
    """And so is a paper whose end is not there, by qpdf."""
    assert qpdf(printed(TYPICAL)[:-200]) != ""


def test_words_elsewhere_are_missed() -> None:
    """Two words joined, one letter changed, or an order turned round is not what was to be read out."""
    made = generated(8)
    text, said = read_out(PAPERS["record_paper"](8).pdf), list(said_by(made))
    assert list(missing(text, said)) == []
    reasons = made.record.content.reasons.split()[:2]
    assert list(missing(text.replace(" ".join(reasons), "".join(reasons)), said)) != []
    assert list(missing(text, said[::-1])) != []


def test_what_is_not_printed_is_found_inside() -> None:
    """A key that no paper prints, a word that is not on it, and another spelling of the same values are found."""
    pdf = printed(TYPICAL)
    inside, text = attached(pdf)["record.json"], read_out(pdf)
    assert list(hidden(inside, text)) == []
    assert "holds draft" in "".join(hidden(inside.replace(b'"author":', b'"draft":"d-1","author":'), text))
    assert "not printed" in "".join(hidden(inside.replace(b"touches", b"toucheth"), text))
    assert "not canonical" in "".join(hidden(inside.replace(b'":"', b'": "', 1), text))


def test_the_record_inside_is_the_source_of_the_paper() -> None:
    """It is said to be that, to be JSON, and named by what it is."""
    with pikepdf.open(BytesIO(printed(TYPICAL))) as paper:
        (file,) = paper.Root.AF
        assert file.AFRelationship == Name.Source
        assert file.EF.F.Subtype == Name("/application/json")
        assert str(file.UF) == "record.json"
        assert str(file.Desc) == "The record as it is printed here"
