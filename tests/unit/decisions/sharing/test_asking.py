"""A decision lends its questions to what may go to whom: their choices, and what is asked about one recipient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.screen import Page
from tests.unit.decisions.journeys import session
from tests.unit.decisions.sharing.made import draft


def test_the_choices_of_a_question_are_in_its_words_and_none_is_chosen():
    """For whoever is asked the same about a thing or a recipient."""
    person = session(draft())
    choices = person.choices("material")
    assert [choice.label for choice in choices][:1] == ["Everyday things"]
    assert not any(choice.chosen for choice in choices)


def test_a_question_about_one_recipient_is_asked_with_their_own_answer():
    """And answering it changes nothing of the decision's own."""
    person = session(draft())
    (column,) = [each for each in person.table().columns if each.recipient == "mum"]
    before = person.draft.answers
    question = column.asks[0]
    screen = person.asked_about("mum", question)
    assert (screen.page, screen.step) == (Page.QUESTION, f"q:{question}")
    assert not any(choice.chosen for choice in screen.choices)
    first = screen.choices[0].id
    screen = person.answer_about("mum", question, (first,))
    assert [choice.id for choice in screen.choices if choice.chosen] == [first]
    assert person.draft.sharing.recipient("mum").answers[question] == (first,)
    assert person.draft.answers == before
    (column,) = [each for each in person.table().columns if each.recipient == "mum"]
    assert question not in column.asks


def test_a_recipient_that_is_not_there_is_asked_nothing():
    """A fault of the page that asks, not of the person."""
    person = session(draft())
    with pytest.raises(KeyError):
        person.asked_about("nobody", "harmful")
    with pytest.raises(KeyError):
        person.answer_about("nobody", "harmful", ("no",))


def test_the_last_pages_say_where_it_stands_and_no_question_does():
    """How many things, recipients and choices there are."""
    person = session(draft())
    assert person.screen.sharing is not None
    assert (person.screen.sharing.things, person.screen.sharing.recipients, person.screen.sharing.decided) == (4, 2, 4)
    person.go_to("recipient")
    assert person.screen.page is Page.QUESTION
    assert person.screen.sharing is None
    empty = session(replace(draft(), answers={}))
    assert empty.screen.sharing is None
