"""What a carer reads is easy enough: pages are given a US school grade; half are at 8 or under, none is over 10.

The grade is Flesch-Kincaid's. It looks at the two things a writer can mend, long sentences and long words; it was
fitted on grown-ups reading instructions; and it can be worked out by hand. SMOG needs thirty sentences, which no page
has, and formulas that count letters make a long name that carers know as hard as a long word that they do not.

Two things would flatter, so they are dealt with: textstat rounds syllables a word to a tenth, which can move a page by
half a grade, so nothing is rounded; and many short answers hide one long sentence above them, so a page is read with
its answers and again without. What stays: syllables are counted where a word may be hyphenated, which needs no data
from outside and finds about four in a hundred too few. That makes a page look easier by some half a grade.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from statistics import median

import pytest

from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.model import Edition, Question
from app.words import Words
from tests.house.test_words import leaves

with warnings.catch_warnings():
    # textstat 0.7.4 looks for its files by a way that setuptools calls old; check.in fixes both.
    warnings.filterwarnings("ignore", "pkg_resources is deprecated as an API", UserWarning)
    from textstat.textstat import textstatistics

HALF_AT_MOST = 8
NONE_OVER = 10
ENOUGH = 100
"""Words. One line of guidance is too short to have a grade, so neighbours are read together until there are enough."""

GUIDANCE_SECTIONS = ("outcomes", "protect", "duties", "advice", "session")
FOR_AN_OFFICE = ("basis", "ground")
"""Parts of the guidance that are proposed for an office to confirm, in its own terms."""

JARGON = (
    "Notwithstanding the confidentiality obligations applicable to special category information, practitioners "
    "exercising statutory safeguarding responsibilities should undertake a proportionality assessment."
)


@cache
def scorer() -> textstatistics:
    """The measure, in English and unrounded."""
    made = textstatistics()
    made.set_lang("en_US")
    made.set_rounding(False)
    return made


def grade(text: str) -> float:
    """The US school grade at which a text is read with ease."""
    return float(scorer().flesch_kincaid_grade(text))


def joined(lines: Iterable[str]) -> str:
    """Lines as one text, each ended, so that a list is not read as one long sentence."""
    return " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)


def question_pages(edition: Edition, *, answers: bool) -> dict[str, str]:
    """Each question of an edition as its page reads: heading, hint, why, answers under their headings, note."""
    wording = Wording(Words(), GUIDANCE, edition)
    return {q.id: joined(_page(wording, q, answers=answers)) for q in GUIDANCE.in_order(edition)}


def _page(wording: Wording, question: Question, *, answers: bool) -> Iterator[str]:
    yield from (wording.question(question.id, key) for key in ("heading", "hint", "why"))
    if answers:
        for group, choices in groupby(wording.choices(question, ()), key=lambda choice: choice.group):
            yield group
            for choice in choices:
                yield from (choice.label, choice.hint)
    yield wording.question(question.id, "note")


def guidance_texts() -> dict[str, str]:
    """All that the guidance may say to a carer, cut between lines into texts that are long enough."""
    texts = {}
    for section in GUIDANCE_SECTIONS:
        said = {key: line for key, line in leaves(Words().section(section)) if not key.startswith(FOR_AN_OFFICE)}
        for keys in heaps(said):
            texts[f"{section}.toml {keys[0]} to {keys[-1]}"] = joined(said[key] for key in keys)
    return texts


def heaps(said: Mapping[str, str]) -> list[list[str]]:
    """Keys in heaps of neighbours with words enough in each. A rest that is too short joins the heap before it."""
    made: list[list[str]] = [[]]
    for key in said:
        if _words(said, made[-1]) >= ENOUGH:
            made.append([])
        made[-1].append(key)
    if len(made) > 1 and _words(said, made[-1]) < ENOUGH:
        made[-2:] = [made[-2] + made[-1]]
    return made


def _words(said: Mapping[str, str], keys: Iterable[str]) -> int:
    return sum(len(said[key].split()) for key in keys)


def too_hard(texts: Mapping[str, str]) -> list[str]:
    """Each text over the one limit, and the median over the other with what stands above it; the hardest first."""
    grades = {id: grade(text) for id, text in texts.items()}
    hardest = sorted(grades, key=lambda id: -grades[id])
    faults = [f"{id}: grade {grades[id]:.1f}" for id in hardest if grades[id] > NONE_OVER]
    if (middle := median(grades.values())) > HALF_AT_MOST:
        above = ", ".join(f"{id} {grades[id]:.1f}" for id in hardest if grades[id] > HALF_AT_MOST)
        faults.append(f"the median is {middle:.1f}: {above}")
    return faults


@pytest.mark.parametrize("answers", [True, False], ids=["with answers", "without answers"])
@pytest.mark.parametrize("edition", GUIDANCE.editions, ids=lambda edition: edition.id)
def test_questions_are_read_with_ease(edition: Edition, answers: bool) -> None:
    """Half of an edition's question pages are at grade 8 or under and none is over 10, also without their answers."""
    faults = too_hard(question_pages(edition, answers=answers))
    assert not faults, "\n".join(faults)


def test_guidance_is_read_with_ease() -> None:
    """Outcomes, who to tell and what to say, duties, advice and the closing pages keep the same limits."""
    faults = too_hard(guidance_texts())
    assert not faults, "\n".join(faults)


def test_forms_to_fill_in_by_hand_are_read_with_ease() -> None:
    """What stands on the blank form and the emergency log around the questions: no stretch of it is over 8."""
    said = {key: line for key, line in leaves(Words().section("forms")) if not key.startswith("when.")}
    grades = {keys[0]: grade(joined(said[key] for key in keys)) for keys in heaps(said)}
    assert {key: found for key, found in grades.items() if found > HALF_AT_MOST} == {}


def test_every_line_of_guidance_is_read() -> None:
    """No case, body, duty or line of advice escapes: its words are in one of the texts."""
    said = " ".join(guidance_texts().values())
    words = Words()
    parts = {part: cases for part, cases in GUIDANCE.parts().items() if part not in FOR_AN_OFFICE}
    table = {part: part if part == "outcome" else f"{part}_case" for part in parts}
    for part, cases in parts.items():
        assert all(words.text("outcomes", f"{table[part]}.{case.id}") in said for case in cases), part
    assert all(
        words.text("protect", f"{body.id}.{key}") in said
        for body in GUIDANCE.bodies
        for key in ("who", "say_one", "say_two")
    )
    assert all(words.text("duties", f"duty.{duty.id}") in said for duty in GUIDANCE.duties)
    assert all(words.text("advice", f"advice.{line.id}") in said for line in GUIDANCE.advice)


def test_the_grade_is_the_one_worked_out_by_hand() -> None:
    """0.39 x words a sentence + 11.8 x syllables a word - 15.59, unrounded and each time the same."""
    text = "The cat sat on the mat. Then the dog ran to it. They both had a good long sleep in the sun."
    by_hand = 0.39 * 22 / 3 + 11.8 * 22 / 22 - 15.59
    assert [grade(text) for _ in range(3)] == pytest.approx([by_hand] * 3)


def test_a_page_of_jargon_is_found() -> None:
    """A page over 10 is named with its grade, and so is what lifts the median over 8."""
    assert grade(JARGON) > NONE_OVER
    plain = "Ring them now. Say what you saw."
    assert [fault.split(":")[0] for fault in too_hard({"told": plain, "fits": plain, "needed": JARGON})] == ["needed"]
    page, middle = too_hard({"needed": JARGON})
    assert page == f"needed: grade {grade(JARGON):.1f}"
    assert middle.startswith("the median is ")
    assert "needed" in middle


def test_short_answers_hide_no_long_sentence() -> None:
    """A list is not one long sentence; and a page that many short answers make easy is found without them."""
    labels = ["A child our service looks after", "An adult who can decide", "I'm not sure of it"] * 12
    assert grade(joined(labels)) < HALF_AT_MOST < NONE_OVER < grade(" ".join(labels))
    assert not too_hard({"who": joined([JARGON, *labels])})
    assert too_hard({"who": JARGON})


def test_lines_are_read_together_until_there_are_enough() -> None:
    """Neighbours make a text of a hundred words or more, and a short rest is not a text of its own."""
    said = dict.fromkeys("abcde", "word " * 60)
    assert heaps(said) == [["a", "b"], ["c", "d", "e"]]
    assert heaps({"a": "word"}) == [["a"]]
