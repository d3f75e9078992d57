"""What may tell who somebody is, is found in words that are to go, shown once, and decided by a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.sharing.searching import finds, left_out, undecided
from app.decisions.sharing.values import Ruling
from tests.unit.decisions.sharing import made

SHARING, MOTHER, WORKER = made.sharing(), made.MOTHER, made.SOCIAL_WORKER


def found(text: str) -> list[tuple[str, str]]:
    """What is found for the mother, by kind."""
    return [(find.kind, find.text) for find in finds(SHARING, MOTHER, text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Child A had a bruise.", []),
        ("Zuleika Marrable came; Zuleika slept.", [("person", "Zuleika Marrable")]),
        ("Zulеikа and Zuzu", [("person", "Zuzu"), ("person", "Zuleika")]),
        ("Perpetua Marrable rang", []),
        ("Torquil rang Quill", [("person", "Torquil"), ("person", "Quill")]),
        ("near ts9 4qx", [("postcode", "TS9 4QX")]),
        ("ring 07700 900123 or +44 7700 900123", [("telephone", "07700 900123")]),
        ("ring 020 7946 0018", [("telephone", "020 7946 0018")]),
        ("ring +353 86 123 4567", [("telephone", "+353 86 123 4567")]),
        ("ring O77OO 9OOl23", [("telephone", "07700 900123")]),
        ("ring 01999 999999999", [("telephone", "01999 999999999")]),
        ("write to odo@penn.test", [("email", "odo@penn.test")]),
        ("born on 4 May 2016", [("born", "2016-05-04")]),
        ("on 04/05/16", [("born", "2016-05-04")]),
        ("DOB: 1/2/14", [("born", "1/2/14")]),
        ("the birthday, as he says, is 3 June 2015", [("born", "3 June 2015")]),
        ("3 June 2015 is his birthday", [("born", "3 June 2015")]),
        ("on 3 June 2015. He was born there", []),
        ("NHS 943 476 5919", [("number", "943 476 5919")]),
        ("QQ 12 34 56 C", [("number", "QQ 12 34 56 C")]),
        ("on 2026-11-20 at 19.30 for £1,234,567.00, record 2026-00042", []),
        ("see www.penn.test and @handle, 12345", []),
    ],
)
def test_what_may_tell_is_found(text: str, what: list[tuple[str, str]]) -> None:
    """Names of people, postcodes, telephone numbers, addresses of email, days of birth and long numbers; no other days,
    no money, and no number of a record."""
    assert found(text) == what


def test_a_name_that_they_get_is_no_find() -> None:
    """The social worker knows the child by name, and not the neighbour."""
    text = "Zuleika Marrable and Ignatius Quill"
    assert [(find.text, find.person) for find in finds(SHARING, WORKER, text)] == [("Ignatius Quill", "neighbour")]


def test_a_find_is_decided_once_for_all_its_spellings() -> None:
    """What may go is not asked again, what stays out is asked for as long as it stands there, and each recipient has
    their own rulings."""
    one, two = finds(SHARING, MOTHER, "Ring +44 7700 900123. Zuzu sleeps.")
    ruled = SHARING.put_ruling(Ruling(recipient="mum", find=two.id, may_go=True))
    ruled = ruled.put_ruling(Ruling(recipient="mum", find=one.id, may_go=False))
    text = "zuzu rang 07700 900 123 at TS9 4QX"
    assert [find.kind for find in undecided(ruled, MOTHER, text)] == ["postcode"]
    assert [find.kind for find in left_out(ruled, MOTHER, text)] == ["person"]
    assert len(undecided(ruled, replace(MOTHER, id="dad"), text)) == 3
    assert not left_out(ruled, MOTHER, "She sleeps.")


def test_the_id_of_a_find_tells_nothing() -> None:
    """No letter of what was found stands in it."""
    (find,) = finds(SHARING, MOTHER, "Zuzu")
    assert find.id.isalnum()
    assert "zuzu" not in find.id
    assert find.id == finds(SHARING, MOTHER, "ZUZU!")[0].id


def test_a_very_long_text_is_searched_in_time() -> None:
    """Twenty thousand words, with something in each line."""
    text = "She rang 07700 900123 and was born on 4 May 2016, said Zuzu of TS9 4QX.\n" * 1500
    assert [find.kind for find in finds(SHARING, MOTHER, text)] == ["person", "postcode", "telephone", "born"]
