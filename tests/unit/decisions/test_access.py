"""What is held about one person: where they are named, and what there may be about somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from app.decisions.access import Access, Marks, Part, Passage, answer_by, found, of_content, of_draft
from app.decisions.content import AnswerLine, CallLine, RuleLine
from app.decisions.draft import Call
from app.decisions.kept_words import counted, limits, others, place, whence
from app.desk.person import _marks
from app.words import Words
from tests.store.sealing import content
from tests.unit.decisions.journeys import START, blank

WORDS = Words()
MARKS: Marks = _marks(WORDS)


def marked(text: str, *own: str) -> list[tuple[str, str]]:
    """What is marked in a text that names these, each with its kind."""
    (passage,) = found([Part("note", "", f"{text}\nZaphod")], [*own, "Zaphod"], MARKS, day="2026-11-20")
    return [(passage.words(mark), mark.kind) for mark in passage.others]


def named(text: str, term: str) -> list[str]:
    """Where a term is found in a text."""
    return [text[a:b] for each in found([Part("note", "", text)], [term], MARKS, day="") for a, b in each.own]


@pytest.mark.parametrize(
    ("text", "term", "where"),
    [
        ("I told Child A so.", "Child A", ["Child A"]),
        ("I told child  a so.", "Child A", ["child  a"]),
        ("A child and another", "Child A", []),
        ("Child, a dog", "Child A", []),
        ("Child About", "Child A", []),
        ("Zoë was there, and ZOE's dog", "zoe", ["Zoë", "ZOE"]),
        ("the Smiths came", "Smith", ["Smiths"]),
        ("Smit came", "Smith", []),
        ("Anne-Marie, Anne Marie, anne’marie", "Anne Marie", ["Anne-Marie", "Anne Marie", "anne’marie"]),
        ("J.B. came", "J.B.", ["J.B"]),
        ("Anna Lee Anna Lee", "Anna Lee", ["Anna Lee", "Anna Lee"]),
        ("nothing at all", "...", []),
    ],
)
def test_a_term_is_found_as_whole_words_side_by_side(text: str, term: str, where: list[str]) -> None:
    """Without regard to case and accents, also with an ending; not across a comma and not inside another word."""
    assert named(text, term) == where


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("She told Wilhelmina Quartermaine about it.", [("Wilhelmina Quartermaine", "name")]),
        ("Wilhelmina told me. When Mary came, she left.", [("Wilhelmina", "name"), ("Mary", "name")]),
        ("It was said by J. Smith and Dr Khan-Jones.", [("Smith", "name"), ("Khan-Jones", "name")]),
        ("I met Seán O’Brien's aunt", [("Seán O’Brien's", "name")]),
        ("J.S. and KT came, and the LADO, the NHS and UNICEF", [("J.S. ", "name"), ("KT", "name")]),
        ("as child B and Child 12 know, but the child asks", [("child B", "reference"), ("Child 12", "reference")]),
        ("ring 07700 900123 or (0161) 496 0000", [("07700 900123", "number"), ("(0161) 496 0000", "number")]),
        ("born 4/5/2014 in May, room 12", [("4/5/2014", "number")]),
        ("lives at M1 1AE or sw1a 2aa", [("M1 1AE", "postcode"), ("sw1a 2aa", "postcode")]),
        ("write to a.b@example.org or @her_name", [("a.b@example.org", "address"), ("@her_name", "address")]),
        ("On Monday I rang. I’m sure. Don't ask. It’s late. The school knows.", []),
        ("he said “Tell nobody” and (She did)", []),
        ("", []),
    ],
)
def test_what_may_be_about_others_is_marked(text: str, marks: list[tuple[str, str]]) -> None:
    """Names, initials, references, numbers, postcodes and addresses; not the usual first word of a sentence, a day of
    the week, or an office."""
    assert marked(text) == marks


def test_the_person_themselves_is_not_marked_as_somebody_else() -> None:
    """Nor is what they are called by twice; of a longer name the rest is."""
    assert marked("I told Child A and Child B", "Child A") == [("Child B", "reference")]
    assert marked("that Zebedee Smith rang 07700 900123", "Zebedee", "07700 900123") == [("Smith", "name")]


def test_every_box_of_a_record_is_looked_at() -> None:
    """Author, reasons, view, calls, notes, written answers; what was chosen from a list is not a word of theirs."""
    chosen = AnswerLine(question="a", heading="Asked", options=("yes",), answer="Zaphod chosen", note="Zaphod noted")
    written = AnswerLine(question="b", heading="Said", options=(), answer="Zaphod written", note="")
    said = replace(
        content("2026-001"),
        author="Zaphod",
        judgement="Zaphod is safe",
        would_change="if Zaphod asks",
        look_again="when Zaphod is back",
        reasons="Zaphod",
        happened="Zaphod fell",
        rules=(RuleLine(id="r", title="Rule", answers=(chosen, written)),),
        calls=(CallLine(at="", who="Zaphod", said="Zaphod fell", asked_to_do="find Zaphod"),),
    )
    passages = found(of_content(said), ["zaphod"], MARKS, record="2026-001", day=said.sealed)
    where = [each.part.where for each in passages]
    assert where == [
        *("author", "happened", "judgement", "reasons", "would_change", "look_again"),
        *("call_who", "call_said", "call_asked", "note", "answer"),
    ]
    assert "Zaphod chosen" not in {each.part.text for each in passages}
    assert [place(each, WORDS) for each in passages][-2:] == ["A note to a question: Asked", "An answer: Said"]


def test_every_box_of_a_draft_is_looked_at() -> None:
    """Written answers, notes and the call, each under its question's heading where that is known."""
    call = Call(at=START, who="Zaphod", said="-", asked_to_do="find Zaphod")
    draft = replace(
        blank().with_note("topic", "Zaphod fell", START).with_answer("reasons", "for Zaphod", START),
        call=call,
    ).with_answer("role", ("carer",), START)
    passages = found(of_draft(draft, {"reasons": "Why?"}), ["Zaphod"], MARKS, draft=draft.id, day="2026-11-20")
    assert [(each.part.where, each.part.heading) for each in passages] == [
        *(("answer", "Why?"), ("note", ""), ("call_who", ""), ("call_asked", "")),
    ]
    without = replace(draft, call=None, answers=MappingProxyType({}), notes=MappingProxyType({}))
    assert found(of_draft(without, {}), ["Zaphod"], MARKS, day="") == ()


@pytest.mark.parametrize(
    ("came", "by"),
    [
        (date(2026, 11, 24), date(2026, 12, 24)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_the_answer_is_due_in_one_month(came: date, by: date) -> None:
    """The same day of the next month, or its last day."""
    assert answer_by(came) == by


def passage(**more: object) -> Passage:
    """A passage of a record, or of a draft."""
    (one,) = found(
        [Part("reasons", "", "Zaphod and Trillian, and Trillian")], ["Zaphod"], MARKS, day="2026-11-20T10:00"
    )
    return replace(one, **more)  # type: ignore[arg-type]


def test_what_was_found_is_said_in_words() -> None:
    """How much and where, what is marked, each once, and what a search cannot know."""
    access = Access(
        asked=("Zaphod",),
        by=date(2026, 12, 24),
        passages=(passage(record="2026-001"), passage(record="2026-001"), passage(draft="d1")),
        disposed=("2025-004",),
    )
    assert counted(access, WORDS) == "3 passages in 1 record and 1 unfinished decision."
    assert counted(replace(access, passages=access.passages[:1]), WORDS) == "1 passage in 1 record."
    assert counted(replace(access, passages=()), WORDS) == "Nothing was found with these words."
    assert others(access.passages[0], WORDS).endswith("“Trillian” (a name)")
    assert others(replace(access.passages[0], others=()), WORDS).startswith("No mark")
    assert whence(access.passages[0], WORDS) == "Record 2026-001, Friday 20 November 2026"
    assert whence(access.passages[2], WORDS).startswith("Unfinished decision")
    said = list(limits(access, WORDS))
    assert "Thursday 24 December 2026" in said[0]
    assert said[-1] == "One record was disposed of and can no longer be looked at: 2025-004."
    first, *_ = list(limits(replace(access, by=None, disposed=()), WORDS))
    assert "Note that day" in first


@pytest.mark.parametrize("kind", ["name", "reference", "address", "postcode", "number"])
def test_every_kind_of_mark_has_a_word(kind: str) -> None:
    """What it may be is said beside it."""
    assert WORDS.text("keeping", f"mark.{kind}")
