"""Conditions as values: what holds, what caused it, how it reads."""

from __future__ import annotations

from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS, All, Any, Term, atoms, causes, clear_of, holds, terms, when
from app.guidance.explain import explain
from app.words import Words

YES = {"danger": ("yes",)}


def test_an_answer_holds_if_it_is_one_of_the_options() -> None:
    """One matching option is enough, and a question that is not there is not so."""
    assert holds(when("danger", "yes", "unsure"), YES)
    assert not holds(when("danger", "no"), YES)
    assert not holds(when("role", "carer"), YES)


def test_clear_of_needs_an_answer() -> None:
    """It is no general not: a question that was never answered does not make it hold."""
    assert holds(clear_of("danger", "no"), YES)
    assert not holds(clear_of("danger", "yes"), YES)
    assert not holds(clear_of("role", "carer"), YES)


def test_conditions_combine_flat_and_either_way_round() -> None:
    """All and any of simple and combined conditions, from either side."""
    a, b, c = when("danger", "yes"), clear_of("danger", "no"), when("role", "carer")
    assert holds(a & b, YES)
    assert holds(b & a, YES)
    assert holds(c | a, YES)
    assert holds(b | c, YES)
    assert holds((a & b) | c, YES)
    assert not holds((a | c) & c, YES)
    assert not holds((a & b) & c, YES)
    assert holds((c | c) | a, YES)
    assert holds(ALWAYS, {})
    assert not holds(Any(()), {})
    assert len(list(atoms((a & b) | (c & a)))) == 4


def test_causes_are_the_questions_that_made_it_hold() -> None:
    """Each once, in order, and none where it does not hold."""
    a, b = when("danger", "yes"), when("role", "carer")
    chosen = {**YES, "role": ("carer",)}
    assert causes(a & b & a, chosen) == ("danger", "role")
    assert causes(a | b, YES) == ("danger",)
    assert causes(a & b, YES) == ()


def test_a_condition_reads_as_a_sentence() -> None:
    """Explained with headings and labels, brackets where it needs them, and always where there is nothing to ask."""
    wording = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
    assert explain(ALWAYS, wording) == "Always."
    said = explain((when("danger", "no", "unsure") & clear_of("role", "carer")) | All(()), wording)
    assert said.startswith(
        "If (“Does someone need help this minute?” is answered with “No, not this minute” or “I'm not sure”, and "
    )
    assert "and not with “A foster carer”" in said
    assert explain(clear_of("danger"), wording) == "If “Does someone need help this minute?” is answered."


def test_a_named_condition_is_what_it_means() -> None:
    """It holds, is caused and combines like what it names, and reads as its name."""
    term = Term("danger", when("danger", "yes"))
    outer = Term("worry", term | clear_of("role", "carer"))
    assert holds(term & when("danger", "yes"), YES)
    assert holds(outer | when("role", "carer"), YES)
    assert causes(outer, YES) == ("danger",)
    assert [each.id for each in terms(outer & term)] == ["danger", "worry", "danger"]
    assert list(terms(when("danger", "yes") | clear_of("role"))) == []
    assert explain(outer, Wording(Words(), GUIDANCE, GUIDANCE.editions[0])) == "If there is a worry."
