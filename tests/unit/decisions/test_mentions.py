"""What a record names, and the references that stand in its place on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.additions import Addition
from app.decisions.content import AnswerLine, CallLine, Content, RuleLine
from app.decisions.mentions import Mention, Reading
from app.decisions.naming import signs
from app.decisions.shapes import KINDS, folded
from app.decisions.thread import Successor, Thread
from app.words import Words
from tests.pdf.samples import HAPPENED, RULES
from tests.store.sealing import content

WORDS = Words()
SIGNS = signs(WORDS)
NOBODY = Thread(seq=1, digest="00" * 32)


def say(kind: str, number: int) -> str:
    """The words of a reference."""
    return WORDS.text("papers", f"reference.{kind}", number=number)


def record(happened: str, **more: object) -> Content:
    """A record that says this and nothing else."""
    said = replace(content("2026-001", reasons=""), judgement="", happened=happened, author="Anna Lee")
    return replace(said, **more)  # type: ignore[arg-type]


def printed(text: str, *shown: str) -> str:
    """What a paper prints for a text, with these mentions shown."""
    reading = Reading(record(text), NOBODY, SIGNS)
    ids = frozenset(each.id for each in reading.mentions() if each.text in shown)
    return reading.printed(ids, lambda kind, number: f"[{kind} {number}]")[0].happened


def named(text: str) -> list[tuple[str, str]]:
    """What a text names, each with its kind."""
    return [(each.kind, each.text) for each in Reading(record(text), NOBODY, SIGNS).mentions()]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("I told Sarah Jones. Sarah said no. Jones left.", "I told [name 1]. [name 1] said no. [name 1] left."),
        ("I saw Sarah. Then Sarah Jones and SARAH came.", "I saw [name 1]. Then [name 1] and [name 1] came."),
        ("I told Sarah Jones. Sarah, Jones.", "I told [name 1]. [name 1], [name 1]."),
        ("I told Sarah Jones, then sarah and sarah  jones.", "I told [name 1], then [name 1] and [name 1]."),
        ("Sarah Jones met Sarah Brown, and Sarah left.", "[name 1] met [name 2], and [name 3] left."),
        ("Mrs Jones met Mr Jones.", "[name 1] met [name 2]."),
        ("Kayla said so. Kayla’s mum rang. So did Kayla", "[name 1] said so. [name 1]’s mum rang. So did [name 1]"),
        ("We met Seán O’Brien-Smith, al-Amin and d’Arcy", "We met [name 1], [name 2] and [name 3]"),
        ("with Anna van der Berg or Jo de la Cruz", "with [name 1] or [name 2]"),
        ("mr smith, Dr. Khan, PC Brown and Miss April", "[name 1], [name 2], [name 3] and [name 4]"),
        ("by J. Smith and J.K. Rowling. Then", "by [name 1] and [name 2]. Then"),
        ("I told Will that he will see. Will he?", "I told [name 1] that he will see. Will he?"),
        ("Mark Smith had a mark. I told Mark.", "[name 1] had a mark. I told [name 1]."),
        ("SARAH JONES came. DO NOT TELL HER.", "[name 1] came. DO NOT TELL HER."),
        ("Present: Sarah, Tom", "Present: [name 1], [name 2]"),
        ("Then Sarah’s Tom came", "Then [name 1]’s [name 2] came"),
        ("in Leeds, at Sarah’s, near the High School", "in [place 1], at [name 1]’s, near the High School"),
        ("at St Mary’s School, Oakfield Primary, the school", "at [place 1], [place 2], the school"),
        ("Анна Петрова сказала. Я видела Анну.", "[name 1] сказала. Я видела [name 2]."),
        ("Είδα τον Νίκο", "Είδα τον [name 1]"),
    ],
)
def test_people_and_places_go_by_reference(text: str, paper: str) -> None:
    """Names with titles, particles and initials, in scripts that have capitals; one person is one reference."""
    assert printed(text) == paper


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("They live at Flat 2, 14 High Street, Leeds LS1 1AA.", "They live at [address 1]."),
        ("They live at 14 high street, Leeds\nls1 1aa now", "They live at [address 1] now"),
        ("at 14a Station Rd and flat B, not flat out", "at [address 1] and [address 2], not flat out"),
        ("14 Elm Road, then 3 Oak Lane", "[address 1], then [address 2]"),
        ("M1 1AE", "[address 1]"),
        ("Her postcode is M1 1AE", "Her postcode is [address 1]"),
        ("He said. Leeds M1 1AE", "He said. [address 1]"),
        ("Leeds; M1 1AE", "Leeds; [address 1]"),
        ("3 people on the road, down the street", "3 people on the road, down the street"),
        ("one two three four five street", "one two three four five street"),
        ("Street", "Street"),
    ],
)
def test_addresses_go_by_reference(text: str, paper: str) -> None:
    """A flat, a street with the number of a house, and a postcode with what belongs to it: one address."""
    assert printed(text) == paper


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("ring 07700 900123 or +44 7700 900 123", "ring [telephone 1] or [telephone 1]"),
        ("ring (0161) 496 0000 or 496 0000", "ring [telephone 1] or [number 1]"),
        ("on 20/11/2026 at 14.05, 2026-11-20, record 2026-014", "on 20/11/2026 at 14.05, 2026-11-20, record 2026-014"),
        ("£90,000 and £100 000; 999, 101", "£90,000 and £100 000; 999, 101"),
        ("mail a.b@example.org or @kay_01", "mail [email 1] or [web 1]"),
        ("see www.facebook.com/kay.jones.", "see [web 1]."),
        ("dob 4/5/2014. On 4/5/2014 and born on 4 May 2014", "dob [number 1]. On [number 1] and born on [number 2]"),
        ("NHS number 943 476 5919, AB 12 34 56 C, A123456789012", "NHS number [number 1], [number 2], [number 3]"),
    ],
)
def test_numbers_go_by_reference(text: str, paper: str) -> None:
    """Telephone numbers in any spelling, email, web names, dates of birth and other numbers; no days, times or sums."""
    assert printed(text) == paper


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Reported by the next-door neighbour.", "Reported by the [referrer 1]."),
        ("A family friend told us in confidence", "A [referrer 1] told us in confidence"),
        ("Sarah came. It was reported by Sarah.", "[referrer 1] came. It was reported by [referrer 1]."),
        ("It was reported by the police. Somebody else reported it", None),
        ("It was reported by", None),
        ("told us in confidence, and one two three four five reported it", None),
    ],
)
def test_who_reported_it_goes_by_reference(text: str, paper: str | None) -> None:
    """Who stands after 'reported by' and before 'told us in confidence'; no office."""
    assert printed(text) == (text if paper is None else paper)


@pytest.mark.parametrize(
    "text",
    [
        *("", HAPPENED, "Bedtime was hard. Contact went well.\n- Breakfast was fine\n• School rang"),
        "On Monday in May Mum, Dad and Nan met the Social Worker, the LADO, the GP and the NSPCC. Year 5. He said No.",
        "Child A. He came. The dr said so, and the Judge rang. What the Nurse",
        (
            "A grandmother told the council she was worried about her grandchildren. The council acted on it and gave "
            "her name to the family without speaking to her first. People asked police for information about a partner."
        ),
        "A Placement Information Record was printed and shown to the children's mother. Police revealed it.",
        "I, Anna Lee, wrote this. Anna",
        *(line.answer for rule in RULES for line in rule.answers),
    ],
)
def test_a_text_that_names_nobody_is_left_alone(text: str) -> None:
    """Offices, family words, days and beginnings of sentences are no names; the author signs. It is the same record."""
    said = record(text)
    reading = Reading(said, NOBODY, SIGNS)
    assert reading.mentions() == ()
    assert reading.printed(frozenset(), say)[0] is said
    assert reading.printed(frozenset(), say)[1] is NOBODY


def test_the_words_of_the_guidance_name_nobody() -> None:
    """Of what the program says about outcomes, duties and rules, only a channel of the government is taken for one."""

    def leaves(table: object) -> Iterator[str]:
        if isinstance(table, dict):
            for part in table.values():
                yield from leaves(part)
        elif isinstance(table, str):
            yield table

    sections = (
        "outcomes",
        "glossary",
        "explain",
        "facts",
        "protect",
        "terms",
        "edition_2018",
        "edition_2024",
        "duties",
    )
    found = {each for name in sections for text in leaves(WORDS.section(name)) for each in named(text)}
    assert found <= {("name", "National Referral Mechanism")}


def test_every_box_of_the_persons_own_words_goes_by_reference() -> None:
    """Reasons, view, calls, notes, written answers, what was added and why it was amended, under one numbering; what
    was chosen from a list, who added something, and the fingerprint of a scan stay."""
    name = "told Sarah Jones"
    chosen = AnswerLine(question="a", heading="told Tom", options=("yes",), answer="told Tom", note=name)
    written = AnswerLine(question="b", heading="told Tom", options=(), answer=name, note="")
    said = record(
        name,
        judgement=name,
        reasons=f"told Ben, {name}",
        look_again=name,
        would_change=name,
        supersede_reason=name,
        calls=(CallLine(at="", who="Out-of-hours team", said=name, asked_to_do="ring Tom Brown"),),
        rules=(RuleLine(id="r", title="told Tom", answers=(chosen, written)),),
    )
    one = Addition(record="2026-001", what="correction", by="Tom Brown", text="told Tom Brown and Kim", at="")
    scan = replace(one, what="scan", text="1234567890" * 6 + "1234")
    thread = replace(NOBODY, added=(one, scan), successors=(Successor(number="2", sealed="", reason=name),))
    reading = Reading(said, thread, SIGNS)
    content_, around = reading.printed(frozenset(), say)
    reference = "told [name 1]"
    assert content_ == replace(
        said,
        happened=reference,
        judgement=reference,
        reasons="told [name 2], told [name 1]",
        look_again=reference,
        would_change=reference,
        supersede_reason=reference,
        calls=(CallLine(at="", who="Out-of-hours team", said=reference, asked_to_do="ring [name 3]"),),
        rules=(
            RuleLine(
                id="r",
                title="told Tom",
                answers=(replace(chosen, note=reference), replace(written, answer=reference)),
            ),
        ),
    )
    assert [(each.by, each.text) for each in around.added] == [
        ("Tom Brown", "told [name 3] and [name 4]"),
        ("Tom Brown", scan.text),
    ]
    assert around.successors[0].reason == reference
    again = Reading(content_, around, SIGNS)
    assert again.mentions() == ()
    assert again.printed(frozenset(), say)[0] is content_


def test_what_was_chosen_is_printed_and_the_numbers_stay() -> None:
    """Only the piece that was chosen, in all its spellings; the others keep the reference that they had."""
    text = "I told Ben, Sarah Jones and Tom. Sarah left."
    assert printed(text, "Sarah Jones") == "I told [name 1], Sarah Jones and [name 3]. Sarah left."
    ben, sarah, tom = Reading(record(text), NOBODY, SIGNS).mentions()
    assert (ben.text, sarah, tom.places) == (
        "Ben",
        Mention(kind="name", text="Sarah Jones", id=sarah.id, places=2),
        1,
    )
    assert sarah.id == Reading(record("Then Sarah Jones came"), NOBODY, SIGNS).mentions()[0].id
    assert "arah" not in sarah.id


def test_an_address_that_goes_on_for_ever_is_replaced_whole() -> None:
    """However long it is."""
    assert printed("14 Elm Road, " * 50) == "[address 1], "


def test_every_kind_has_words_for_its_reference() -> None:
    """And no two are the same."""
    assert len({say(kind, 1) for kind in KINDS}) == len(KINDS)


LETTERS = ("abcdefghijklmnoprstuvwz", "абвгдежзиклмнопрст", "αβγδεζηθικλμνοπρτυ")


def _name(letters: str) -> st.SearchStrategy[str]:
    word = st.text(letters, min_size=3, max_size=8).map(str.capitalize)
    usual = SIGNS.usual | SIGNS.places | SIGNS.titles | SIGNS.common | SIGNS.particles | SIGNS.verbs | SIGNS.flats
    return st.lists(word.filter(lambda each: each.lower() not in usual), min_size=2, max_size=3).map(" ".join)


NAMES = st.one_of(*map(_name, LETTERS))
POSTCODES = st.from_regex(r"(M1|LS11|SW1A|EC1V|B33|CR2) ?[1-9][ABDEFGHJLNPQRSTUWXYZ]{2}", fullmatch=True)
TELEPHONES = st.tuples(
    st.sampled_from(["07700", "+447700", "+44 7700", "(07700)", "0044 7700", "+44 (0)7700"]),
    st.sampled_from([" ", "-", ".", ""]),
    st.from_regex(r"9[0-9]{2}", fullmatch=True),
    st.sampled_from([" ", "-", ".", ""]),
    st.from_regex(r"[0-9]{3}", fullmatch=True),
).map("".join)
PIECES = st.one_of(NAMES, POSTCODES, TELEPHONES, st.from_regex(r"[a-z]{3,8}@[a-z]{3,8}\.(org|co\.uk)", fullmatch=True))


@given(
    NAMES | POSTCODES | TELEPHONES, st.sampled_from(["I told {} so.", "{} is what I know", "(see “{}”)", "then\n{}"])
)
def test_whatever_name_postcode_or_number_stands_in_a_sentence_is_found(piece: str, sentence: str) -> None:
    """Latin, Cyrillic and Greek names, postcodes and telephone numbers in many spellings; all else stays as it is."""
    before, after = sentence.split("{}")
    paper = printed(sentence.format(piece))
    assert re.fullmatch(rf"{re.escape(before)}\[\w+ 1\]{re.escape(after)}", paper)


@given(
    st.lists(
        PIECES | st.sampled_from([HAPPENED, "She said it. ", "at", "Will", "14", "Road", "\n", "Mr", "reported by"])
    )
)
def test_no_paper_prints_what_was_found(pieces: list[str]) -> None:
    """Whatever stands beside what: nothing that was found is printed, and what is printed names nobody any more."""
    text = " ".join(pieces)
    paper = printed(text)
    shown = f" {' '.join(folded(paper))} "
    for _, found in named(text):
        words = " ".join(folded(found))
        if words not in SIGNS.common | SIGNS.openers:
            assert f" {words} " not in shown
    assert printed(paper) == paper


@given(st.text("Aab .,'’1@\n-0+(St"))
def test_only_what_was_found_is_changed(text: str) -> None:
    """With every mention shown the text is as it was written; and all that is not a mention always is."""
    reading = Reading(record(text), NOBODY, SIGNS)
    said = reading.printed(frozenset(each.id for each in reading.mentions()), say)[0]
    assert said.happened == text
    marked = reading.printed(frozenset(), lambda kind, number: "\0")[0].happened
    assert re.fullmatch(".+".join(map(re.escape, marked.split("\0"))), text, re.DOTALL)
