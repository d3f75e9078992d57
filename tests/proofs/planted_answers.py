"""Planted mistakes in who is protected, what leaves and who is told what: one for each property, under its name.

Each function gives a copy of the guidance with the mistake that its docstring tells, as somebody who means well might
make it. What `planted` names are the questions that a reader of the counter-example must find in it.
"""

from __future__ import annotations

from dataclasses import replace

from app.guidance.conditions import clear_of, when
from app.guidance.model import Case, Guidance, Verdict
from app.guidance.terms import (
    BEYOND_BASICS,
    FAMILY,
    FRONT_LINE,
    NO_DANGER,
    SEVERE,
    TO_OUTSIDE,
    TO_PROTECTIVE,
    VERIFIED,
    WORRY,
)
from tests.proofs.planting import (
    added,
    also,
    body,
    case,
    cases,
    changed,
    forget,
    forgive,
    instead,
    moved,
    only,
    planted,
    question,
)


# --- danger and harm -------------------------------------------------------------------------------------------------
@planted("danger")
def danger_is_act_now(guidance: Guidance) -> Guidance:
    """Only a yes counts as danger."""
    return case(guidance, "outcome", "danger", instead(when("danger", "yes")))


@planted()
def danger_can_be_finished(guidance: Guidance) -> Guidance:
    """Whom it could touch is not asked in danger."""
    return question(guidance, "who", instead(NO_DANGER))


@planted("topic")
def only_danger_is_act_now(guidance: Guidance) -> Guidance:
    """A severe worry rings 999, too."""
    return body(guidance, "emergency", also(SEVERE))


@planted("role", "who")
def harm_names_someone(guidance: Guidance) -> Guidance:
    """An adult at risk is forgotten where social care is told."""
    return body(guidance, "social_care", forget("who", "adult_risk"))


@planted("danger")
def danger_names_more_than_999(guidance: Guidance) -> Guidance:
    """After 999 nobody thinks of the fostering service."""
    return body(guidance, "my_ssw", only(WORRY))


@planted("known")
def protectors_are_told_of_severe_harm(guidance: Guidance) -> Guidance:
    """Somebody who was told to leave it leaves it for now."""
    return case(guidance, "outcome", "protect_now", only(clear_of("known", "told_to_leave")))


@planted("purpose")
def a_protector_who_asks_is_not_put_off(guidance: Guidance) -> Guidance:
    """Doubt about what it is for comes before harm."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "in_doubt", before="protect_now"))


@planted("purpose")
def a_worry_to_a_protector_is_never_refused(guidance: Guidance) -> Guidance:
    """Curiosity is refused before the worry is looked at."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "no_reason", before="protect"))


@planted("recipient")
def a_carer_is_always_heard_by_her_own_people(guidance: Guidance) -> Guidance:
    """What a carer tells is treated as if it were for someone outside, and agreed to first."""
    ask = Case("carer_asks_first", Verdict.SEEK_CONSENT_FIRST, FRONT_LINE & TO_PROTECTIVE & NO_DANGER)
    return cases(guidance, "outcome", lambda listed: added(listed, ask, before="carer_asks"))


@planted("known")
def nothing_happened_goes_further(guidance: Guidance) -> Guidance:
    """That nothing happened is only a line of advice."""
    for id in ("manager", "social_care"):
        guidance = body(guidance, id, forget("known", "nothing_happened"))
    return guidance


@planted("recipient")
def no_question_delays_a_severe_worry(guidance: Guidance) -> Guidance:
    """Everybody is asked what for."""
    return question(guidance, "purpose", also(TO_PROTECTIVE & VERIFIED))


@planted("recipient")
def agreement_is_no_gate_to_a_protector(guidance: Guidance) -> Guidance:
    """Agreement is asked for where there seems to be time."""
    return question(guidance, "consent", also(TO_PROTECTIVE & when("request", "no") & when("serious", "uneasy")))


@planted("recipient")
def open_questions_say_nothing(guidance: Guidance) -> Guidance:
    """The press is refused at once, whatever is still open."""
    return cases(
        guidance, "outcome", lambda listed: changed(listed, "no_need", lambda each: replace(each, interrupts=True))
    )


# --- what leaves -----------------------------------------------------------------------------------------------------
@planted("request")
def who_is_not_checked_gets_nothing(guidance: Guidance) -> Guidance:
    """Harm is looked at before who is asking."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "not_checked", "not_sure_who", before="protect"))


@planted("recipient")
def without_a_need_there_is_no_release(guidance: Guidance) -> Guidance:
    """Social media are forgotten."""
    return case(guidance, "outcome", "no_need", forget("recipient", "media"))


@planted("material")
def a_photograph_or_something_private_needs_agreement(guidance: Guidance) -> Guidance:
    """Agreement is asked for help and services only."""
    return question(guidance, "consent", forget("material", "photo", "private"))


@planted("consent")
def a_refusal_is_kept(guidance: Guidance) -> Guidance:
    """What is safe and needed goes before what was refused is looked at."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "refused", "refused_worry"))


@planted("harmful")
def not_sure_never_ends_in_a_release_outside(guidance: Guidance) -> Guidance:
    """Not sure whether it could hurt anyone is no doubt."""
    return case(guidance, "outcome", "in_doubt", forget("harmful", "unsure"))


@planted("harmful")
def harm_in_their_hands_stops_it(guidance: Guidance) -> Guidance:
    """Only the family can do harm with it."""
    return case(guidance, "outcome", "dangerous", only(when("recipient", *FAMILY)))


@planted("material")
def addresses_reporters_and_other_people_come_out(guidance: Guidance) -> Guidance:
    """An address is not thought of as something to take out."""
    return case(guidance, "outcome", "too_much", forget("material", "address"))


@planted("material", "recipient")
def court_papers_stay_with_the_court(guidance: Guidance) -> Guidance:
    """A school is thought to need them."""
    return case(guidance, "outcome", "court_papers", only(clear_of("recipient", "school")))


@planted("material", "purpose")
def a_carers_file_is_not_handed_out(guidance: Guidance) -> Guidance:
    """A carer's file goes where it is for a child's care."""
    return case(guidance, "outcome", "carer_record", forget("purpose", "care"))


@planted("role", "recipient")
def a_carer_gives_no_more_than_is_hers(guidance: Guidance) -> Guidance:
    """That less may go is looked at before whose it is to give."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "too_much", before="carer_basics"))


@planted("recipient")
def a_carer_is_not_asked_to_weigh_what_is_not_hers(guidance: Guidance) -> Guidance:
    """Everyone is asked whether the person knows."""
    return question(guidance, "told", also(TO_OUTSIDE & when("material", *BEYOND_BASICS)))


@planted("topic", "recipient")
def the_accused_hears_nothing_before_advice(guidance: Guidance) -> Guidance:
    """The person it is about has a right to know, and so is told at once."""
    return case(guidance, "outcome", "tips_off", forget("recipient", "person"))


@planted("topic", "recipient")
def the_family_is_not_told_by_way_of_sharing(guidance: Guidance) -> Guidance:
    """FGM, honour and made-up illness are not thought of where the family asks."""
    return case(guidance, "outcome", "tips_off", forget("topic", "fgm", "marriage_honour", "fabricated"))


@planted("told")
def asking_is_never_telling(guidance: Guidance) -> Guidance:
    """Whoever was not asked is asked first, and whether that is safe is looked at later."""
    return cases(guidance, "outcome", lambda listed: moved(listed, "ask_first", before="asking_unsafe"))


# --- who is told what ------------------------------------------------------------------------------------------------
@planted("about")
def nobody_is_sent_to_whom_it_is_about(guidance: Guidance) -> Guidance:
    """The child's social worker hears of everything, whoever it is about."""
    return body(guidance, "child_sw", forgive("about", "child_sw"))


@planted("about", "recipient")
def a_household_in_question_gets_nothing(guidance: Guidance) -> Guidance:
    """The home is forgotten."""
    return case(guidance, "outcome", "in_the_way", forget("about", "own_home"))


@planted()
def a_duty_of_whom_it_is_about_goes_to_someone_senior(guidance: Guidance) -> Guidance:
    """Support in an allegation is given to the supervising social worker, who may be the one accused."""
    return replace(
        guidance, duties=changed(guidance.duties, "lado_support", lambda duty: replace(duty, owner="my_ssw"))
    )


@planted()
def words_send_to_people_who_can_be_in_question(guidance: Guidance) -> Guidance:
    """Words send someone to a team that no worry can be about."""
    return cases(guidance, "outcome", lambda listed: changed(listed, "dangerous", lambda c: replace(c, to=("team",))))


@planted("about", "topic")
def telling_the_person_is_never_yes_where_it_can_kill(guidance: Guidance) -> Guidance:
    """Violence at home is forgotten where it is in the carer's own home."""
    return case(guidance, "tell_person", "home_abuse", forget("topic", "domestic_abuse"))
