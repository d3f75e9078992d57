"""Planted mistakes that show when two journeys are compared, or in the guidance as a whole: one for each property."""

from __future__ import annotations

from dataclasses import replace

from app.guidance.conditions import ALWAYS, clear_of, when
from app.guidance.model import Case, Guidance, Option, Question, Verdict
from app.guidance.protect import REPORTABLE
from app.guidance.terms import (
    DUTY_TO_SHARE,
    SEVERE,
    TO_OUTSIDE,
    WEIGHS,
)
from tests.proofs.planting import (
    added,
    body,
    case,
    cases,
    changed,
    moved,
    only,
    order,
    planted,
    question,
    without,
)


# --- one thing changed -----------------------------------------------------------------------------------------------
@planted("recipient")
def harm_gives_nobody_else_a_right(guidance: Guidance) -> Guidance:
    """Serious harm overrides a refusal, whoever it is that gets it."""
    anyway = Case("serious_anyway", Verdict.SHARE, WEIGHS & SEVERE & when("harmful", "no") & when("consent", "refused"))
    return cases(guidance, "outcome", lambda listed: added(listed, anyway, before="refused_worry"))


@planted("known")
def what_others_said_lowers_nothing(guidance: Guidance) -> Guidance:
    """What others were told already is less urgent."""
    return case(guidance, "outcome", "protect_now", only(clear_of("known", "i_told", "others_told")))


@planted("consent")
def no_answer_about_agreement_keeps_harm_hidden(guidance: Guidance) -> Guidance:
    """A refusal of an adult is kept towards social care."""
    return body(guidance, "social_care", only(clear_of("who", "adult") | clear_of("consent", "refused")))


@planted("consent", "consent_by")
def agreement_without_standing_counts_as_none(guidance: Guidance) -> Guidance:
    """Who gave an agreement is asked, and then not looked at."""
    return cases(guidance, "outcome", lambda listed: without(listed, "ask_who_can"))


@planted("detrimental")
def the_duty_to_share_only_widens(guidance: Guidance) -> Guidance:
    """What is worse for the child under the new duty is refused, though it would go without it."""
    worse = Case("duty_worse", Verdict.DO_NOT_SHARE, DUTY_TO_SHARE & when("detrimental", "yes"))
    return cases(guidance, "outcome", lambda listed: added(listed, worse, before="ready"))


@planted("topic", "abuse_reporting")
def mandatory_reporting_only_adds(guidance: Guidance) -> Guidance:
    """Nobody else is told anything until the report is made."""
    wait = Case("report_first", Verdict.SEEK_ADVICE, REPORTABLE & TO_OUTSIDE)
    return cases(guidance, "outcome", lambda listed: added(listed, wait, before="dangerous"))


@planted("consent", "edition")
def editions_differ_only_where_they_say(guidance: Guidance) -> Guidance:
    """Only the rules of 2018 ask for agreement first."""
    return case(guidance, "outcome", "ask_first", only(when("edition", "2018")))


# --- the whole -------------------------------------------------------------------------------------------------------
@planted("request")
def not_sure_never_causes_a_refusal(guidance: Guidance) -> Guidance:
    """Not being sure who is asking counts as knowing that it is nobody."""
    return cases(guidance, "outcome", lambda listed: without(listed, "not_sure_who"))


@planted("recipient")
def every_finished_journey_has_an_answer_in_every_part(guidance: Guidance) -> Guidance:
    """Not being sure who would get it comes to nothing."""
    return cases(guidance, "outcome", lambda listed: without(listed, "who_gets_it"))


@planted("danger")
def every_journey_ends(guidance: Guidance) -> Guidance:
    """Everyone is asked everything."""
    return replace(guidance, questions=tuple(replace(each, asked=ALWAYS) for each in guidance.questions))


@planted()
def every_question_and_option_is_of_use(guidance: Guidance) -> Guidance:
    """A question waits for two answers that exclude each other."""
    return question(guidance, "unsafe_why", only(when("told", "safe")))


@planted()
def nothing_is_written_that_nobody_sees(guidance: Guidance) -> Guidance:
    """A case comes after one that always holds where it does."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "danger", before="danger_rung"))


@planted()
def every_required_question_can_be_answered(guidance: Guidance) -> Guidance:
    """A required question lost its options."""
    return replace(guidance, questions=changed(guidance.questions, "doubt", lambda each: replace(each, options=())))


@planted()
def conditions_only_look_back(guidance: Guidance) -> Guidance:
    """An edition asks why it is unsafe before it asks whether it is."""
    return replace(guidance, editions=tuple(order(each, "told", "unsafe_why") for each in guidance.editions))


@planted()
def conditions_name_what_there_is(guidance: Guidance) -> Guidance:
    """An answer was given another name, and a condition still has the old one."""

    def renamed(each: Question) -> Question:
        return replace(each, options=tuple(Option("private") if o.id == "limited" else o for o in each.options))

    return replace(guidance, questions=changed(guidance.questions, "parent_say", renamed))
