"""Rule 2, open and honest: do they know, and what could happen if they did."""

from __future__ import annotations

import pytest

from tests.flows.walking import TO_SCHOOL, WORRIED, asked, found, outcome

REPORT = {
    **WORRIED,
    "recipient": "child_sw",
    "request": "no",
    "purpose": "protect",
    "material": ["concern"],
    "fits": "no",
}


def test_telling_is_asked_where_it_goes_beyond_everyday_things() -> None:
    """And why not, only where it is not safe."""
    assert asked("told", TO_SCHOOL)
    assert not asked("told", TO_SCHOOL, material=["basics"])
    assert asked("told", REPORT)
    assert asked("unsafe_why", REPORT, told="unsafe")
    assert not asked("unsafe_why", REPORT, told="unsure")


def test_everyday_things_need_no_telling() -> None:
    """Basics to someone who needs them surprise nobody."""
    assert found(TO_SCHOOL, material=["basics"]).tell_person == "yes"


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({"role": "ssw", "told": "safe"}, "yes"),
        ({"told": "safe"}, "ask_advice"),  # a carer asks the social worker, who talks to the parents
        ({"told": "unsure"}, "ask_advice"),
        ({"told": "unsafe", "unsafe_why": ["violence"]}, "no"),
        ({"told": "unsafe", "unsafe_why": ["silence"]}, "ask_advice"),
        ({"told": "told", "topic": ["fgm"]}, "no"),
        ({"told": "safe", "topic": ["abuse"]}, "no"),
        ({"told": "safe", "topic": ["allegation"], "about": ["carer"]}, "not_yet"),
        ({"role": "ssw", "told": "safe", "about": ["unsure"]}, "ask_advice"),
        ({"role": "ssw", "told": "safe", "topic": ["exploitation"], "about": ["other_adult"]}, "ask_advice"),
    ],
)
def test_whether_the_person_may_be_told(changed: dict[str, str | list[str]], may: str) -> None:
    """Never yes where it can bring harm, and ask where it is not clear."""
    assert found({**REPORT, **changed}).tell_person == may


def test_what_must_not_be_told_is_not_shared_with_the_family_either() -> None:
    """A social worker does not give a mother what would warn her."""
    to_mother = {**TO_SCHOOL, **{q: WORRIED[q] for q in ("about", "known")}, "recipient": "parent", "fits": "no"}
    hidden = {
        **to_mother,
        "topic": ["fabricated"],
        "serious": "serious",
        "told": "unsafe",
        "unsafe_why": ["child_harm"],
    }
    assert outcome(hidden) == "do_not_share"
    assert outcome(hidden, purpose="required", harmful="part") == "share_limited"
