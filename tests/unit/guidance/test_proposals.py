"""What of a thing might go to whom: the rules are in order, and propose what practice learnt the hard way."""

from __future__ import annotations

import pytest

from app.cli.proposal_pages import TABLES, proposal_lines, proposal_page
from app.decisions.sharing import values
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS, atoms
from app.guidance.proof import word_faults
from app.guidance.proposals import ASKED, NONE, PROPOSALS, TERMS, propose
from app.words import Words

OWN = {
    "kind": values.KINDS,
    "material": values.KINDS,
    "flag": (*values.FLAGS, NONE),
    "secret": (*values.SECRETS, NONE),
    "sort": values.SORTS,
    "accuracy": values.ACCURACY,
    "barred": ("yes", NONE),
}
"""The answers to what only these rules ask."""


def given(**said: str) -> tuple[str, str]:
    """What is proposed, and by which rule, of a checked fact; what is not said is none."""
    plain = {"sort": "fact", "accuracy": "checked", "outcome": "share", **said}
    plain.setdefault("material", plain["kind"])
    rule = propose({question: (plain.get(question, NONE),) for question in ASKED})
    return rule.give, rule.id


def test_the_rules_are_in_order() -> None:
    """Each id is there once, each rule has sources that are known, the last holds always and gives nothing."""
    ids = [rule.id for rule in PROPOSALS]
    assert len(ids) == len(set(ids))
    assert all(rule.sources for rule in PROPOSALS)
    assert {source for rule in PROPOSALS for source in rule.sources} <= set(GUIDANCE.source_by_id)
    assert [rule.id for rule in PROPOSALS if rule.when == ALWAYS] == ["nothing"]
    assert (PROPOSALS[-1].id, PROPOSALS[-1].give) == ("nothing", "no")


def test_the_rules_ask_only_what_can_be_answered() -> None:
    """Every question and every option that a rule mentions is there to be said."""
    for rule in PROPOSALS:
        for atom in atoms(rule.when):
            assert atom.question in ASKED, rule.id
            if atom.question == "outcome":
                options = (*(case.value for case in GUIDANCE.outcomes), NONE)
            else:
                options = OWN.get(atom.question) or GUIDANCE.by_id[atom.question].option_ids()
            assert set(atom.options) <= {*options}, (rule.id, atom)


def test_every_kind_of_thing_is_an_answer_to_what_they_would_get() -> None:
    """What a thing can be and what the decision asks about it are the same list."""
    assert {*values.KINDS} == {*GUIDANCE.by_id["material"].option_ids()} - {"unsure"}


def test_every_rule_and_phrase_is_worded() -> None:
    """A name and a reason for each rule, words for each phrase; and nothing is worded that is no rule."""
    assert word_faults(GUIDANCE, Words()) == ()
    tables = Words().section("proposals")
    assert {name for name, table in tables.items() if "why" in table} == {rule.id for rule in PROPOSALS}
    assert len({term.id for term in TERMS}) == len(TERMS)


@pytest.mark.parametrize("kind", values.KINDS)
def test_a_placement_record_for_the_mother_loses_the_address(kind: str) -> None:
    """The carers' address never goes to the mother: not by itself, and not within anything else."""
    give, _ = given(recipient="parent", purpose="care", kind=kind, secret="address", outcome="share_limited")
    assert give in ("no", "part")
    assert given(recipient="parent", purpose="care", kind="address", secret="address")[0] == "no"


def test_a_plan_with_an_address_in_it_goes_without_it() -> None:
    """The plan is hers to have: a part of it is proposed."""
    for kind in ("basics", "plan", "file"):
        assert given(recipient="parent", purpose="care", kind=kind, secret="address")[0] == "part"


@pytest.mark.parametrize("recipient", ["parent", "person"])
def test_an_assessment_of_half_siblings_goes_to_nobody_whole(recipient: str) -> None:
    """Each of the parents gets the part about their own child, and nothing about the other family."""
    assert given(recipient=recipient, purpose="care", kind="file", secret="other_children") == ("part", "file_part")
    assert given(recipient=recipient, purpose="care", kind="others", secret="other_children")[0] == "no"


@pytest.mark.parametrize("kind", ["address", "file", "concern", "court", "history"])
def test_a_violent_former_partner_gets_nothing(kind: str) -> None:
    """Neither the address nor the minutes, also where something of the case may go to a relative."""
    for outcome in ("share", "do_not_share", "share_limited"):
        assert given(recipient="relative", purpose="open", kind=kind, outcome=outcome)[0] == "no"


def test_who_asked_the_police_is_never_told() -> None:
    """The one who is told of a partner's past, and the one it is about, never learn who applied."""
    for recipient in ("person", "relative", "parent", "young_person"):
        assert given(recipient=recipient, purpose="open", kind="referrer", secret="reporter")[0] == "no"


def test_a_carers_assessment_for_matching_goes_in_part() -> None:
    """A council that looks for a home gets the facts that it needs, and not the assessment."""
    asked = {"recipient": "placing_authority", "request": "verified", "purpose": "decide", "kind": "carer_record"}
    assert given(**asked, outcome="share_limited") == ("part", "carer_facts")


def test_a_new_carer_is_told_why_and_what_risk_there_is() -> None:
    """The reason for the move and the danger to others go whole, what came before as far as it bears on care."""
    new = {"recipient": "new_carer", "purpose": "care"}
    assert [given(**new, kind=kind)[0] for kind in ("reason", "concern", "basics", "history")] == [
        "yes", "yes", "yes", "part",
    ]  # fmt: skip


def test_what_is_not_sure_or_very_private_is_cut_down() -> None:
    """A doubt, someone's opinion for the family, and what is sensitive make a part of what would be all."""
    school = {"recipient": "school", "purpose": "care", "kind": "basics"}
    assert given(**school) == ("yes", "everyday")
    assert given(**school, accuracy="doubtful") == ("part", "not_sure_of_it")
    assert given(**school, sort="opinion") == ("yes", "everyday")
    assert given(recipient="parent", purpose="care", kind="basics", sort="opinion") == ("part", "not_sure_of_it")
    assert given(**school, flag="special") == ("part", "sensitive")
    assert given(recipient="guardian", purpose="decide", kind="history", flag="special") == ("yes", "for_the_child")


def test_a_worry_reaches_those_who_protect_before_all_is_settled() -> None:
    """While questions are open the social worker gets the worry and nothing else; not if the worry is about them."""
    assert given(recipient="child_sw", kind="concern", outcome=NONE) == ("yes", "worry_to_protect")
    assert given(recipient="child_sw", kind="history", outcome=NONE) == ("no", "not_settled")
    assert given(recipient="child_sw", about="child_sw", kind="concern", outcome=NONE) == ("no", "in_the_way")
    assert given(recipient="police", request="unverified", kind="concern", outcome=NONE) == ("no", "not_checked")
    assert given(recipient="school", kind="concern", outcome=NONE) == ("no", "not_settled")


def test_whoever_reviews_the_guidance_can_read_every_rule() -> None:
    """`guidance show` numbers the rules in their order, with what each proposes and the phrases it uses; and the page
    in the docs says what they come to for everybody."""
    wording = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
    lines = list(proposal_lines(wording))
    for number, rule in enumerate(PROPOSALS, 1):
        give = Words().text("proposal_pages", f"give.{rule.give}")
        assert f"{number}. {rule.id}: {Words().text('proposals', f'{rule.id}.name')} ({give})" in lines
    for term in TERMS:
        assert f"“{Words().text('terms', term.id)}”" in lines
    page = proposal_page(wording, "Made today.")
    assert "Made today." in page
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == sum(len(recipients) + 2 for _, recipients, _, _ in TABLES)
    (press,) = (row for row in rows if row.startswith("| press"))
    assert press.count("nothing") == len(values.KINDS)
