"""Rule 1, the law helps: what would go, and whether it needs a name."""

from __future__ import annotations

import pytest

from tests.flows.walking import EVERYDAY, TO_SCHOOL, WORRIED, Given, asked, found, outcome


def test_what_would_go_is_asked_where_something_could_go() -> None:
    """Not for a lawyer, where it is never ours to weigh, nor without a reason."""
    assert asked("material", TO_SCHOOL)
    assert not asked("material", TO_SCHOOL, recipient="legal")
    assert not asked("material", TO_SCHOOL, purpose="curious")
    assert outcome(TO_SCHOOL, recipient="legal") == "refer_to_court_or_legal"


@pytest.mark.parametrize("item", ["referrer", "others"])
def test_what_shows_who_it_is_about_or_from_comes_out(item: str) -> None:
    """To anyone outside: share less. A reporter who was not asked is asked first."""
    expected = "seek_consent_first" if item == "referrer" else "share_limited"
    assert outcome(TO_SCHOOL, material=["history", item], consent="not_asked") == expected


def test_an_address_goes_only_to_those_who_work_with_where_a_child_lives() -> None:
    """A school may have it, if nobody could be hurt by it; family, sitters and services of choice may not."""
    assert outcome(TO_SCHOOL, material=["address"]) == "share"
    assert outcome(TO_SCHOOL, material=["address"], harmful="part") == "share_limited"
    agreed: dict[str, Given] = {"material": ["address"], "consent": "given", "consent_by": "council"}
    for recipient in ("helper", "support_service"):
        assert outcome(TO_SCHOOL, recipient=recipient, **agreed) == "share_limited", recipient
    for recipient in ("parent", "relative", "person"):
        assert outcome(TO_SCHOOL, recipient=recipient, **agreed) == "do_not_share", recipient


def test_a_whole_file_is_rarely_needed_but_follows_a_child_to_a_new_school() -> None:
    """A file on a move to another school goes whole; otherwise a part."""
    assert outcome(TO_SCHOOL, material=["file"]) == "share_limited"
    assert outcome(TO_SCHOOL, material=["file"], topic=["move"]) == "share"


def test_a_fact_is_not_the_paper() -> None:
    """Court papers go to the court's rules; of a carer's file, the facts will do."""
    assert outcome(TO_SCHOOL, material=["court"]) == "refer_to_court_or_legal"
    assert outcome(TO_SCHOOL, material=["reason"]) == "share"
    matching = {**TO_SCHOOL, "recipient": "placing_authority", "purpose": "decide", "material": ["carer_record"]}
    assert outcome(matching) == "share_limited"
    assert found(matching).decider == "manager"
    assert outcome(matching, purpose="enquiry") == "refer_to_court_or_legal"


def test_a_name_is_left_out_where_it_works_without() -> None:
    """Asked where it is for my own learning or I am not sure what for; a support group never needs one."""
    learning = {**TO_SCHOOL, "recipient": "health", "purpose": "learn"}
    assert asked("identify", learning)
    assert not asked("identify", TO_SCHOOL)
    assert outcome(learning, identify="not_needed") == "anonymise"
    assert outcome(learning, identify="needed") == "share"
    assert outcome(EVERYDAY, recipient="group") == "anonymise"
    assert outcome(WORRIED, recipient="group", fits="no") == "anonymise"
