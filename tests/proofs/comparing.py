"""The same answers twice with one thing changed: what gets worse, what others said, agreement, new laws, editions."""

from __future__ import annotations

from collections.abc import Iterator

from app.guidance.advice import NAMED_DIFFERENCES
from app.guidance.conditions import when
from app.guidance.terms import (
    CHILD,
    FRONT_LINE,
    LISTED,
    PUBLIC_ONLY,
    SEVERE_TOPICS,
    TO_PROTECTIVE,
    WORRY,
)
from tests.proofs.claims import GROWN_UP, RELEASES, Breach, breach, never
from tests.proofs.journey import TRUE, Formula, Journey, both, differ, either, no
from tests.proofs.symbolic import Symbolic

WORSE = (
    ("none", ("uneasy", "some", "serious", "unsure")),
    ("uneasy", ("some", "serious", "unsure")),
    ("some", ("serious", "unsure")),
)
"""How serious, and what is more serious; not being sure of it counts as most."""
OTHERS_SAID = ("others_told", "told_to_leave", "nothing_happened", "i_told")


def release(journey: Journey) -> Formula:
    """It ends in something going to this recipient."""
    return journey.outcome(*RELEASES)


def lower(before: Journey, after: Journey, *, limited_is_less: Formula = TRUE) -> Formula:
    """The outcome has less weight than before: now, then share, then (where that is less) limited, then nothing."""
    steps = (("share_now",), ("share_now", "share"), RELEASES)
    falls = [both(before.outcome(*step), after.settled, no(after.outcome(*step))) for step in steps]
    return either(both(either(*falls[:2]), either(limited_is_less, no(after.outcome("share_limited")))), falls[2])


def unlike(one: Journey, other: Journey, *parts: str, apart_from: frozenset[str] = frozenset()) -> Formula:
    """Something that a person could see differs, in these parts or in any."""
    mine, theirs = one.values, other.values
    compared = [key for key in mine if (not parts or key.partition(":")[0] in parts) and key not in apart_from]
    return either(*(differ(mine[key], theirs[key]) for key in compared))


def loses(before: Journey, after: Journey, *parts: str) -> Formula:
    """Something that was on one of these lists has gone from it."""
    mine, theirs = before.values, after.values
    return either(*(both(mine[key], no(theirs[key])) for key in mine if key.partition(":")[0] in parts))


def more_given(before: Journey, after: Journey, question: str, added: tuple[str, ...]) -> Formula:
    """The same answers to a question, and at least one of these as well."""
    same = [
        no(differ(before.given(question, option), after.given(question, option)))
        for option in before.guidance.by_id[question].option_ids()
        if option not in added
    ]
    kept = [either(no(before.given(question, option)), after.given(question, option)) for option in added]
    new = either(*(both(no(before.given(question, o)), after.given(question, o)) for o in added))
    return both(*same, *kept, new)


@never
def harm_gives_nobody_else_a_right(answers: Symbolic) -> Iterator[Breach]:
    """To anyone who does not protect, more harm never turns "it does not go" into "it goes".

    All else as it was: a higher answer to how serious, a severe topic as well, or that it fits with other things."""
    first = answers.first
    outside = both(no(first.of(TO_PROTECTIVE)), first.settled, no(release(first)))
    worse = answers.but("serious")
    raised = either(*(both(first.chosen("serious", a), worse.chosen("serious", *b)) for a, b in WORSE))
    yield breach(outside, raised, release(worse), journeys=(first, worse))
    worse = answers.but("topic")
    yield breach(outside, more_given(first, worse, "topic", SEVERE_TOPICS), release(worse), journeys=(first, worse))
    worse = answers.but("fits")
    raised = both(first.chosen("fits", "no"), worse.chosen("fits", "yes"))
    yield breach(outside, raised, release(worse), journeys=(first, worse))


@never
def what_others_said_lowers_nothing(answers: Symbolic) -> Iterator[Breach]:
    """That others know, were told, said to leave it or did nothing, or that it fits, only ever adds.

    Nobody leaves the list of whom to tell; what goes to a protector is not less, and what goes to others is the same.
    (Where only other people's safety is at stake, all that protects them is less than all of it.)"""
    first = answers.first
    for question in ("known", "fits"):
        after = answers.but(question)
        if question == "known":
            said = after.chosen("known", *OTHERS_SAID)
            heard = either(
                both(first.chosen("known", "nobody"), said),
                both(first.answered("known"), said, more_given(first, after, "known", OTHERS_SAID)),
            )
        else:
            heard = both(first.chosen("fits", "no"), after.chosen("fits", "yes", "unsure"))
        protects = first.of(TO_PROTECTIVE)
        both_ways = (first, after)
        yield breach(heard, loses(first, after, "tell_now"), journeys=both_ways)
        yield breach(heard, differ(first.settled, after.settled), journeys=both_ways)
        less = lower(first, after, limited_is_less=no(first.of(PUBLIC_ONLY)))
        yield breach(heard, protects, less, journeys=both_ways)
        yield breach(heard, no(protects), unlike(first, after, "outcome"), journeys=both_ways)


@never
def no_answer_about_agreement_keeps_harm_hidden(answers: Symbolic) -> Iterator[Breach]:
    """Whatever is said of agreement, the same people are told now, and a protector of a child gets the same."""
    first, other = answers.first, answers.but("consent", "consent_by")
    yield breach(unlike(first, other, "tell_now"), journeys=(first, other))
    child = both(first.of(WORRY & CHILD & TO_PROTECTIVE), no(first.of(GROWN_UP)))
    yield breach(child, unlike(first, other, "outcome"), journeys=(first, other))


@never
def agreement_without_standing_counts_as_none(answers: Symbolic) -> Iterator[Breach]:
    """What somebody agreed to who may not agree goes only if it would go with nobody asked, and that is said."""
    first, unasked = answers.first, answers.but(consent="not_asked")
    empty = first.of(when("consent", "given") & when("consent_by", "no_say", "unsure"))
    yield breach(empty, release(first), unasked.settled, no(release(unasked)), journeys=(first, unasked))
    yield breach(empty, first.settled, no(first.takes("consent", "no_standing")), journeys=(first,))


@never
def the_duty_to_share_only_widens(answers: Symbolic) -> Iterator[Breach]:
    """Where the agency counts the duty to share as law, nothing that would go without it is kept back, or is less.

    Whatever is said of whether it would be worse for the child. It changes nothing for a carer, nor for a recipient
    whom it does not name."""
    off, on = answers.but(duty_to_share="off"), answers.but(duty_to_share="on")
    yield breach(lower(off, on), journeys=(off, on))
    yield breach(release(off), on.settled, no(release(on)), journeys=(off, on))
    yield breach(loses(off, on, "tell_now"), journeys=(off, on))
    yield breach(off.of(FRONT_LINE), unlike(off, on), journeys=(off, on))
    yield breach(no(off.chosen("recipient", *LISTED)), unlike(off, on), journeys=(off, on))


@never
def mandatory_reporting_only_adds(answers: Symbolic) -> Iterator[Breach]:
    """Where the agency counts reporting of sexual abuse as law, people and duties are added, and nothing is changed."""
    off, on = answers.but(abuse_reporting="off"), answers.but(abuse_reporting="on")
    yield breach(unlike(off, on, *answers.guidance.parts()), journeys=(off, on))
    yield breach(loses(off, on, "tell_now", "duty", "advice"), journeys=(off, on))


@never
def editions_differ_only_where_they_say(answers: Symbolic) -> Iterator[Breach]:
    """The same answers come to the same under every edition, but for the lines of advice named as different."""
    named = frozenset(f"advice:{id}" for id in NAMED_DIFFERENCES)
    for edition in answers.guidance.editions:
        other = answers.but(edition=edition.id)
        yield breach(unlike(answers.first, other, apart_from=named), journeys=(answers.first, other))
        asked = [differ(formula, other.asked[id]) for id, formula in answers.first.asked.items()]
        yield breach(either(*asked), journeys=(answers.first, other))
