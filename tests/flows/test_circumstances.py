"""The hour, the kind of service, new laws and the edition: what they change, and what they do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.advice import NAMED_DIFFERENCES
from app.guidance.answers import checked
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, evaluate
from tests.flows.walking import HERE, NOW, TO_SCHOOL, WORRIED, Given

SATURDAY = datetime(2026, 11, 21, 22, 0, tzinfo=UK)
TOLD = {**WORRIED, "recipient": "child_sw", "request": "no", "told": "unsure", "fits": "no"}
HELP: dict[str, Given] = {
    **TO_SCHOOL,
    "who": ["other"],
    "topic": ["help"],
    "purpose": "offer",
    "material": ["concern"],
    "consent": "refused",
    "consent_by": "parent",
    "detrimental": "no",
}


def under(now: Circumstances, answers: dict[str, Given], edition: int = 0) -> Assessment:
    """The assessment of these answers in these circumstances."""
    return evaluate(GUIDANCE, GUIDANCE.editions[edition], checked(GUIDANCE, answers), now)


def test_out_of_hours_the_team_stands_in_for_the_social_worker() -> None:
    """By day the child's social worker is named, at night and on Saturdays the out-of-hours team; never both."""
    by_day = {tell.id for tell in under(HERE, TOLD).tell_now}
    at_night = {tell.id for tell in under(Circumstances(known_at=SATURDAY, at=SATURDAY), TOLD).tell_now}
    assert by_day - at_night == {"child_sw"}
    assert at_night - by_day == {"out_of_hours"}


def test_the_time_limit_counts_from_knowing() -> None:
    """Known on Friday and told on Saturday night: the limit is still one working day from Friday."""
    late = under(Circumstances(known_at=NOW, at=SATURDAY), TOLD)
    assert {tell.by for tell in late.tell_now} == {datetime(2026, 11, 23, 17, 0, tzinfo=UK)}


@pytest.mark.parametrize(
    ("service", "basis"),
    [("independent", "recognised_interest"), ("unknown", "recognised_interest"), ("council", "public_task")],
)
def test_the_basis_depends_on_what_the_service_is(service: str, basis: str) -> None:
    """A council may not rest its tasks on a recognised legitimate interest; an independent service may."""
    assert under(Circumstances(known_at=NOW, at=NOW, service=service), TO_SCHOOL).basis == basis


@pytest.mark.parametrize(
    ("changed", "ground"),
    [
        ({"told": "told"}, "not_reasonable"),
        ({"told": "unsafe", "unsafe_why": ["violence"]}, "would_prejudice"),
        ({"who": ["adult_risk"]}, "cannot_consent"),
        ({"material": ["reason"]}, "none"),
    ],
)
def test_the_reason_for_having_no_agreement_is_one_of_the_three(changed: dict[str, Given], ground: str) -> None:
    """DPA 2018 Schedule 1 paragraph 18 knows three; nothing very private needs none."""
    assert under(HERE, {**TO_SCHOOL, **changed}).ground == ground


def test_the_duty_to_share_widens_between_listed_bodies_only() -> None:
    """A refused offer of help goes to a school that the duty names, unless it is worse for the child; not to a club."""
    on = replace(HERE, overlays=frozenset({"duty_to_share"}))
    assert under(HERE, HELP).outcome == "do_not_share"
    assert under(on, HELP).outcome == "share"
    assert under(on, HELP).consent == "not_needed"
    assert under(on, {**HELP, "detrimental": "yes"}).outcome == "do_not_share"
    assert under(on, {**HELP, "detrimental": "unsure"}).outcome == "do_not_share"
    assert under(on, {**HELP, "recipient": "support_service"}).outcome == "do_not_share"


def test_mandatory_reporting_adds_the_police_and_a_duty_of_ones_own() -> None:
    """For a carer too, where it may be sexual abuse of a child; nothing else changes."""
    abuse = {**TOLD, "topic": ["sexual"], "serious": "serious"}
    off, on = under(HERE, abuse), under(replace(HERE, overlays=frozenset({"abuse_reporting"})), abuse)
    assert {tell.id for tell in on.tell_now} - {tell.id for tell in off.tell_now} == {"police"}
    assert {duty.id for duty in on.duties} - {duty.id for duty in off.duties} == {"abuse_report"}
    assert on.values() == off.values()


def test_editions_agree_but_for_named_lines() -> None:
    """The same answers come to the same parts, people and duties; only the lines that are named may differ."""
    worried = {**TO_SCHOOL, "topic": ["neglect"], "serious": "some", "known": ["nobody"], "fits": "no"}
    old, new = under(HERE, worried), under(HERE, worried, 1)
    assert old.values() == new.values()
    assert (
        {line.id for line in old.advice} ^ {line.id for line in new.advice}
        == {
            "agree_where_you_can",
            "both_hide_names",
        }
        <= NAMED_DIFFERENCES
    )
    assert sorted(old.path) == sorted(new.path)
    assert old.path != new.path


def test_a_duty_goes_round_whom_the_worry_is_about() -> None:
    """Where it is the manager's to do and about the manager, somebody senior does it."""
    accused = {**TOLD, "role": "ssw", "about": ["manager"], "topic": ["allegation"], "serious": "serious"}
    lado = next(duty for duty in under(HERE, accused).duties if duty.id == "lado")
    assert lado.owner == "senior"
    assert lado.by - NOW < timedelta(days=4)
