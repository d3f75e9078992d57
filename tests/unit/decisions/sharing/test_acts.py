"""What the window needs while somebody puts things in: new ids, what to call people, times as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.clock import UK
from app.decisions.sharing.acts import as_said, fresh, is_name, is_taken, proposed_ref, shortened, when
from app.decisions.sharing.values import Known, Person, Sent
from app.decisions.sharing.whole import EMPTY
from app.words import Words
from tests.unit.decisions.sharing.made import sharing, with_ledgers

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UK)
DATES = Words().section("dates")


def test_a_new_id_is_above_all_that_were_ever_used():
    """Also those that only the ledgers know any more; ids of another shape are let be."""
    assert fresh(EMPTY, "p") == "p1"
    people = tuple(Person(id=id, role="child", ref=id) for id in ("p2", "p10", "px", "i40"))
    went = Sent(id="s", recipient="r7", at="", by="", how="", items=("i12",))
    had = replace(with_ledgers(), people=people, sent=(went,))
    assert [fresh(had, letter) for letter in "pirb"] == ["p11", "i41", "r8", "b1"]


def test_people_are_called_by_the_next_free_letter():
    """The same person keeps theirs; after Z come two letters."""
    assert proposed_ref(sharing(), "Child") == "Child C"
    assert proposed_ref(sharing(), "Child", "girl") == "Child A"
    assert proposed_ref(sharing(), "Worker") == "Worker A"
    many = tuple(Person(id=f"p{at}", role="other", ref=f"PERSON {chr(65 + at)}") for at in range(26))
    assert proposed_ref(replace(EMPTY, people=many), "Person") == "Person AA"


def test_two_people_are_not_called_the_same():
    """Whatever the case and spaces; one's own is free."""
    assert is_taken(sharing(), " child a ", "boy")
    assert not is_taken(sharing(), "Child A", "girl")


def test_nobody_is_called_by_their_real_name():
    """Nor by a part of it, however it is written."""
    known = Known(person="girl", name="Zuleika Marrable", also=("Zuzu",))
    assert [is_name(known, ref) for ref in ("ZULEIKA", "Miss Marrable", "zuzu", "Child A", "")] == [True] * 3 + [
        False
    ] * 2


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("24/11/2026", "2026-11-24"),
        ("1.2.2026", "2026-02-01"),
        ("20 November 2026", "2026-11-20"),
        ("Friday 20 nov 2026", "2026-11-20"),
        ("Friday, 20th November 2026", "2026-11-20"),
        ("20 November 2026, 7.30 pm", "2026-11-20T19:30:00+00:00"),
        ("20/7/2026 at 12:05", "2026-07-20T12:05:00+01:00"),
        ("20/11/2026 12 am", "2026-11-20T00:00:00+00:00"),
        ("20/11/2026 7", "20/11/2026 7"),
        ("20/11/2026 13 pm", "20/11/2026 13 pm"),
        ("20/11/2026 24:00", "20/11/2026 24:00"),
        ("20/11/2026 10:60", "20/11/2026 10:60"),
        ("31/2/2026", "31/2/2026"),
        ("20 no 2026", "20 no 2026"),
        ("20 Brumaire 2026", "20 Brumaire 2026"),
        ("At the  weekend ", "At the  weekend "),
        ("", ""),
    ],
)
def test_a_time_is_understood_where_it_is_one_and_kept_as_words_where_it_is_none(written, kept):
    """Nothing that was written is lost."""
    assert when(written, NOW, DATES) == kept


def test_what_is_kept_is_said_as_people_say_it():
    """And what is said so is understood again."""
    for kept, said in (
        ("2026-11-20", "Friday 20 November 2026"),
        ("2026-11-20T19:30:00+00:00", "Friday 20 November 2026, 7.30 pm"),
        ("at the weekend", "at the weekend"),
    ):
        assert as_said(kept, DATES) == said
        assert when(said, NOW, DATES) == kept


def test_a_long_text_is_cut_between_words():
    """Its first line that holds something; one long word is cut inside."""
    assert shortened("\n  A bruise. \nMore", 20) == "A bruise."
    assert shortened("A round bruise on her arm", 16) == "A round bruise…"
    assert shortened("x" * 30, 10) == f"{'x' * 9}…"
    assert shortened("", 10) == ""
