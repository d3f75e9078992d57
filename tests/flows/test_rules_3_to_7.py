"""Rules 3 to 7: advice, agreement, safety, need, and the record's own questions."""

from __future__ import annotations

import pytest

from tests.flows.walking import EVERYDAY, TO_SCHOOL, WORRIED, asked, found, outcome

HELP = {
    **EVERYDAY,
    "topic": ["help"],
    "recipient": "support_service",
    "request": "no",
    "purpose": "offer",
    "material": ["basics"],
    "harmful": "no",
    "needed": "all",
}


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        ("no", "share"),
        ("unsure", "seek_advice"),
        ("advised_share", "share"),
        ("advised_less", "share_limited"),
        ("advised_not", "do_not_share"),
    ],
)
def test_doubt_leads_to_advice_and_advice_counts(doubt: str, expected: str) -> None:
    """Rule 3. For a serious worry taken to a protector nothing of it is asked."""
    assert outcome(TO_SCHOOL, doubt=doubt) == expected
    assert not asked("doubt", WORRIED, serious="serious", recipient="child_sw", request="no")


@pytest.mark.parametrize(
    ("answers", "expected", "says"),
    [
        ({"consent": "given", "consent_by": "parent"}, "share", "given"),
        ({"consent": "given", "consent_by": "no_say"}, "seek_consent_first", "no_standing"),
        ({"consent": "refused", "consent_by": "themselves"}, "do_not_share", "refusal_stands"),
        ({"consent": "not_asked"}, "seek_consent_first", "ask"),
        ({"consent": "cannot"}, "seek_advice", "not_needed"),
        ({"consent": "unsure"}, "seek_advice", "ask"),
    ],
)
def test_agreement_counts_where_there_is_a_choice(answers: dict[str, str], expected: str, says: str) -> None:
    """Rule 4. From the right person, for help that can be refused."""
    assert outcome({**HELP, **answers}) == expected
    assert found({**HELP, **answers}).consent == says


def test_agreement_is_not_asked_where_it_would_change_nothing() -> None:
    """Rule 4. Not for a worry told to a protector, nor for what a school needs anyway."""
    assert not asked("consent", TO_SCHOOL)
    assert not asked("consent", WORRIED, recipient="child_sw", request="no", told="safe")


def test_an_adult_is_asked_first_unless_others_are_at_risk() -> None:
    """Rule 4. Their no brings advice; danger to anyone else, or not being sure, goes past it."""
    adult = {
        **WORRIED,
        "role": "ssw",
        "who": ["adult"],
        "recipient": "police",
        "request": "no",
        "told": "safe",
        "fits": "no",
        "purpose": "protect",
        "material": ["concern"],
    }
    assert outcome(adult, consent="not_asked") == "seek_consent_first"
    assert outcome(adult, consent="refused", consent_by="themselves") == "do_not_share"
    assert outcome(adult, serious="serious", consent="refused", consent_by="themselves") == "seek_advice"
    assert outcome(adult, who=["adult", "public"]) == "share"
    assert outcome(adult, who=["past_child"], topic=["sexual"]) == "share_now"


@pytest.mark.parametrize(
    ("harmful", "expected"),
    [("no", "share"), ("part", "share_limited"), ("yes", "do_not_share"), ("unsure", "seek_advice")],
)
def test_harm_in_their_hands_decides(harmful: str, expected: str) -> None:
    """Rule 5. The part that could hurt comes out; the whole stays where it is."""
    assert outcome(TO_SCHOOL, harmful=harmful) == expected


def test_small_things_that_fit_raise_a_worry() -> None:
    """Rule 5. A worry that fits with others is told without delay; nothing is lowered by it."""
    report = {**WORRIED, "role": "ssw", "recipient": "social_care", "request": "no", "told": "safe"}
    calm = {**report, "purpose": "protect", "material": ["concern"]}
    assert outcome(calm, fits="no") == "share"
    assert outcome(calm, fits="yes") == "share_now"
    assert outcome(calm, fits="unsure") == "share"
    assert outcome(calm, fits="no", known=["nothing_happened"]) == "share_now"


@pytest.mark.parametrize(
    ("needed", "expected"),
    [("all", "share"), ("part", "share_limited"), ("no", "do_not_share"), ("unsure", "seek_advice")],
)
def test_they_get_what_they_need_and_no_more(needed: str, expected: str) -> None:
    """Rule 6."""
    assert outcome(TO_SCHOOL, needed=needed) == expected


def test_a_designated_officer_is_not_for_private_lives() -> None:
    """Rule 6. Without a worry about anyone's safety there is nothing to refer."""
    private = {**EVERYDAY, "topic": ["private"], "serious": "none", "recipient": "lado", "request": "no"}
    assert outcome({**private, "purpose": "protect", "material": ["basics"], "needed": "all"}) == "do_not_share"


def test_a_carer_gives_basics_and_hands_the_rest_on() -> None:
    """Rules 6 and 4 of authority: school and health get basics; a sitter what keeps a child safe; the rest passes."""
    carer = {**TO_SCHOOL, "role": "carer"}
    assert outcome(carer, material=["basics"]) == "share"
    assert outcome(carer, material=["history"]) == "share_limited"
    assert found(carer, material=["history"]).decider == "child_sw"
    assert outcome(carer, recipient="helper", material=["reason"]) == "share"
    assert outcome(carer, recipient="helper", material=["history"]) == "seek_advice"
    assert outcome(carer, recipient="parent") == "seek_advice"
    assert found(carer, recipient="parent", about=["child_sw"]).decider == "manager"


def test_the_record_asks_for_the_decision_and_the_last_checks() -> None:
    """Rule 7. Checks where something leaves, a date to look again where nothing does yet; neither is ever open."""
    assert asked("careful", TO_SCHOOL, decision="share")
    assert not asked("careful", TO_SCHOOL, decision="do_not_share")
    assert asked("look_again", TO_SCHOOL, decision="do_not_share")
    assert found(TO_SCHOOL, decision="share").open == ()
