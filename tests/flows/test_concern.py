"""The concern: danger first, whom to tell, who would receive it, did they ask."""

from __future__ import annotations

import pytest

from tests.flows.walking import EVERYDAY, TO_SCHOOL, WORRIED, asked, found, outcome, told


def test_in_danger_only_ringing_is_asked_until_they_rang() -> None:
    """Then the journey goes on to finish the record, without asking who else would get anything."""
    assert found({"danger": "yes"}).path[:2] == ("danger", "called")
    assert not asked("role", {"danger": "yes", "called": "not_yet"})
    assert asked("role", {"danger": "yes", "called": "yes"})
    assert not asked("recipient", {**WORRIED, "danger": "yes", "called": "yes"})


def test_a_worry_asks_how_serious_and_who_knows_and_an_everyday_matter_does_not() -> None:
    """Everyday matters keep a short path."""
    assert asked("known", WORRIED)
    assert asked("fits", WORRIED)
    for question in ("serious", "known", "fits"):
        assert not asked(question, EVERYDAY)


@pytest.mark.parametrize(
    ("changed", "bodies"),
    [
        ({}, ["child_sw", "my_ssw"]),
        ({"about": ["child_sw"]}, ["my_ssw", "manager", "social_care"]),
        ({"about": ["my_ssw"]}, ["child_sw", "manager"]),
        ({"about": ["my_ssw", "manager", "child_sw"]}, ["social_care", "ofsted"]),
        ({"role": "ssw"}, ["child_sw", "manager"]),
        ({"role": "manager"}, ["child_sw"]),
        ({"who": ["other"]}, ["my_ssw", "social_care"]),
        ({"topic": ["missing"]}, ["police", "child_sw", "my_ssw"]),
        ({"role": "ssw", "topic": ["allegation"]}, ["child_sw", "manager", "lado"]),
        ({"known": ["told_to_leave"]}, ["child_sw", "my_ssw", "manager", "ofsted"]),
    ],
)
def test_who_is_told_depends_on_who_i_am_and_goes_round_whom_it_is_about(
    changed: dict[str, str | list[str]], bodies: list[str]
) -> None:
    """A carer's first two, and the ways round them."""
    assert told({**WORRIED, **changed}) == bodies


def test_nobody_is_told_about_everyday_matters() -> None:
    """No worry, no list."""
    assert told(EVERYDAY) == []


def test_who_has_no_need_is_refused_without_further_questions() -> None:
    """A neighbour, the press: five questions and a kind no."""
    for recipient in ("public", "media"):
        assert found(EVERYDAY, recipient=recipient).path[-4:] == ("recipient", "judgement", "decision", "reasons")
        assert outcome(EVERYDAY, recipient=recipient) == "do_not_share"


@pytest.mark.parametrize("request_", ["unverified", "unsure"])
def test_who_is_not_checked_is_rung_back(request_: str) -> None:
    """Nothing more is asked, and the advice says how to ring back."""
    result = found(TO_SCHOOL, request=request_)
    assert result.outcome == "do_not_share"
    assert "purpose" not in result.path
    assert "ring_back" in [line.id for line in result.advice]


def test_an_emergency_worker_at_the_scene_counts_as_known() -> None:
    """Anyone else at the scene does not."""
    assert (
        outcome(
            {**WORRIED, "topic": ["abuse"], "recipient": "medical", "request": "scene", "told": "safe", "fits": "no"}
        )
        == "share_now"
    )
    assert outcome({**WORRIED, "recipient": "school", "request": "scene", "fits": "no"}) == "do_not_share"


def test_what_it_is_for_is_asked_where_it_can_matter() -> None:
    """Of everyone outside, and of a protector who asked; not when I take a serious worry to a protector."""
    severe = {**WORRIED, "serious": "serious", "recipient": "police"}
    assert asked("purpose", TO_SCHOOL)
    assert asked("purpose", severe, request="verified")
    assert not asked("purpose", severe, request="no")
    assert outcome(TO_SCHOOL, purpose="curious") == "do_not_share"
