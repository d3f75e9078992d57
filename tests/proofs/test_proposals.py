"""The rules of proposals hold for every recipient, purpose, kind of thing, secret, flag and outcome there is.

Every combination is one bit of a number, and a condition is the number of those for which it holds: all of them, some
twenty million, are looked at at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import assert_never

import pytest

from app.decisions.sharing import values
from app.guidance import GUIDANCE
from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When, atoms, when
from app.guidance.model import RELEASE, Verdict
from app.guidance.outcomes import NOT_CHECKED
from app.guidance.proposals import ASKED, NONE, PROPOSALS, Proposal, propose
from app.guidance.terms import FAMILY, IN_THE_WAY, NO_NEED, OUTSIDE, PROTECTIVE

RELEASED = tuple(sorted(verdict.value for verdict in RELEASE))
SECRETS = ("address", "school", "contact", "reporter", "other_children", "staff")

DOMAIN: Mapping[str, tuple[str, ...]] = {
    "recipient": (*GUIDANCE.by_id["recipient"].option_ids(), "somebody new"),
    "purpose": (*GUIDANCE.by_id["purpose"].option_ids(), NONE),
    "request": ("scene", "unverified", NONE),
    "about": ("my_ssw", NONE),
    "kind": values.KINDS,
    "flag": ("court", "carer_record", "special", NONE),
    "secret": ("address", NONE),
    "sort": ("fact", "said"),
    "accuracy": ("checked", "doubtful"),
    "barred": ("yes", NONE),
    "outcome": (*(verdict.value for verdict in Verdict), NONE),
}
"""Everything that can be said, one answer each. What every rule takes for alike stands here once."""

ALIKE = {"secret": SECRETS, "flag": ("special", "criminal", "third_party")}
"""No rule tells these answers from one another."""


@dataclass(frozen=True)
class Everything:
    """All combinations of DOMAIN as the bits of a number; `material` follows from the kind and the flag."""

    domain: Mapping[str, tuple[str, ...]]

    @cached_property
    def size(self) -> int:
        """How many combinations there are."""
        size = 1
        for options in self.domain.values():
            size *= len(options)
        return size

    @cached_property
    def every(self) -> int:
        """All of them."""
        return (1 << self.size) - 1

    @cached_property
    def said(self) -> dict[tuple[str, str], int]:
        """For each question and option, the combinations in which it is the answer."""
        masks, stride = {}, 1
        for question, options in self.domain.items():
            period = stride * len(options)
            for place, option in enumerate(options):
                masks[question, option] = _repeated(((1 << stride) - 1) << (place * stride), period, self.size)
            stride = period
        return masks

    def where(self, condition: Condition) -> int:
        """The combinations in which a condition holds. Every question is answered, so `clear of` is plainly not."""
        match condition:
            case When(question, options):
                found = 0
                for option in options:
                    for of in ("kind", "flag") if question == "material" else (question,):
                        found |= self.said.get((of, option), 0)
                return found
            case ClearOf(question, options):
                return self.every & ~self.where(When(question, options))
            case All(parts):
                found = self.every
                for part in parts:
                    found &= self.where(part)
                return found
            case Any(parts):
                found = 0
                for part in parts:
                    found |= self.where(part)
                return found
            case Term(_, means):
                return self.where(means)
            case _ as never:
                assert_never(never)

    def one(self, number: int) -> dict[str, tuple[str, ...]]:
        """One combination, by its number, as the rules are asked about it."""
        said: dict[str, tuple[str, ...]] = {}
        for question, options in self.domain.items():
            number, place = divmod(number, len(options))
            said[question] = (options[place],)
        paper = tuple(flag for flag in said["flag"] if flag in ("court", "carer_record"))
        return {**said, "material": tuple(dict.fromkeys((*said["kind"], *paper)))}


def _repeated(block: int, period: int, size: int) -> int:
    """A block of bits over and over, up to a size that the period divides."""
    made, length = 0, 0
    for bit in f"{size // period:b}":
        made |= made << length
        length *= 2
        if bit == "1":
            made = (made << period) | block
            length += period
    return made


ALL = Everything(DOMAIN)
"""One for all proofs: what it works out is kept."""


@pytest.fixture(scope="module")
def rule() -> dict[str, int]:
    """For each rule, the combinations that it decides: where it holds and none before it does."""
    decided, left = {}, ALL.every
    for each in PROPOSALS:
        here = left & ALL.where(each.when)
        decided[each.id] = here
        left ^= here
    assert left == 0
    return decided


@pytest.fixture(scope="module")
def proposed(rule: dict[str, int]) -> dict[str, int]:
    """For no, part and yes, the combinations in which it is proposed."""
    found = {"no": 0, "part": 0, "yes": 0}
    for each in PROPOSALS:
        found[each.give] |= rule[each.id]
    return found


def nowhere(found: int) -> None:
    """Fails with the first combination, if there is any."""
    assert found == 0, ALL.one((found & -found).bit_length() - 1)


def test_the_numbers_say_what_the_rules_say(rule: dict[str, int]) -> None:
    """A combination picked at random is decided by the rule that `propose` finds for it."""
    pick = Random(7)
    for _ in range(1000):
        number = pick.randrange(ALL.size)
        chosen = ALL.one(number)
        assert set(chosen) == set(ASKED)
        assert rule[propose(chosen).id] >> number & 1, (propose(chosen).id, chosen)


@pytest.mark.parametrize("each", PROPOSALS, ids=lambda each: each.id)
def test_every_rule_decides_something(each: Proposal, rule: dict[str, int]) -> None:
    """No rule stands behind others that always come first."""
    assert rule[each.id] > 0


def test_what_stands_for_others_is_told_from_them_by_no_rule() -> None:
    """A rule that mentions one secret, or one flag of those that are alike, mentions all of them or none."""
    for each in PROPOSALS:
        for atom in atoms(each.when):
            alike = {*ALIKE.get(atom.question, ())}
            assert alike & {*atom.options} in (set(), alike), each.id


def test_a_secret_never_goes_wholly_to_family_or_strangers(proposed: dict[str, int]) -> None:
    """Where somebody lives, who told, other children: never proposed wholly to the family, the press, the public, an
    employer or somebody else's lawyer."""
    secret = when("kind", "address", "referrer", "others") | when("secret", *SECRETS)
    to = when("recipient", *FAMILY, *NO_NEED, "employer", "legal")
    nowhere(proposed["yes"] & ALL.where(secret & to))


def test_people_with_no_part_in_it_get_nothing(proposed: dict[str, int]) -> None:
    """Nothing is proposed to the public, the press, or somebody the program does not know."""
    nowhere(proposed["yes"] & ALL.where(when("recipient", *NO_NEED, "unsure", "somebody new")))
    nowhere(proposed["part"] & ALL.where(when("recipient", *NO_NEED, "unsure")))


def test_a_worry_always_goes_to_those_who_protect(proposed: dict[str, int]) -> None:
    """Where something may go to them, some of a worry does: unless it is about them, or nobody knows who asks."""
    to = when("recipient", *PROTECTIVE) & when("outcome", *RELEASED, "anonymise") & when("kind", "concern")
    nowhere(proposed["no"] & ALL.where(to) & ~ALL.where(IN_THE_WAY | NOT_CHECKED))


def test_papers_with_rules_of_their_own_are_never_handed_over_whole(proposed: dict[str, int]) -> None:
    """A carer's file and a whole file go whole to nobody; court papers to nobody outside."""
    nowhere(proposed["yes"] & ALL.where(when("material", "carer_record") | when("kind", "file")) & ~_worry())
    outside = when("recipient", *OUTSIDE, "group", *NO_NEED, "unsure", "somebody new")
    nowhere(proposed["yes"] & ALL.where(when("material", "court", "carer_record") & outside))


def _worry() -> int:
    """A worry that comes from a carer's file is still a worry, to those who protect."""
    return ALL.where(when("kind", "concern") & when("recipient", *PROTECTIVE))


def test_nothing_goes_before_it_is_settled(proposed: dict[str, int]) -> None:
    """With no outcome, and with one that lets nothing go, nothing is proposed but a worry to those who protect."""
    may = ALL.where(when("kind", "concern") & when("recipient", *PROTECTIVE))
    closed = tuple(verdict.value for verdict in Verdict if verdict not in RELEASE and verdict != Verdict.ANONYMISE)
    gone = proposed["yes"] | proposed["part"]
    nowhere(gone & ALL.where(when("outcome", NONE, *closed)) & ~may)
    nowhere(gone & ALL.where(when("outcome", "do_not_share", "seek_consent_first")))


def test_without_names_nothing_goes_whole(proposed: dict[str, int]) -> None:
    """What works without a name is proposed in part at most, and never what gives somebody away."""
    nameless = ALL.where(when("outcome", "anonymise"))
    nowhere(proposed["yes"] & nameless)
    nowhere(proposed["part"] & nameless & ALL.where(when("kind", "address", "referrer", "others", "photo")))


def test_in_danger_only_those_who_protect_get_something(proposed: dict[str, int]) -> None:
    """While someone may be in danger, nothing is proposed to anybody else."""
    gone = proposed["yes"] | proposed["part"]
    nowhere(gone & ALL.where(when("outcome", "act_now")) & ~ALL.where(when("recipient", *PROTECTIVE)))


def test_what_they_must_not_learn_is_never_proposed_whole(proposed: dict[str, int]) -> None:
    """A bar takes all of it away, and leaves a part at most."""
    barred = ALL.where(when("barred", "yes"))
    nowhere(proposed["yes"] & barred)
    nowhere(proposed["part"] & barred & ALL.where(when("kind", "address", "referrer", "others")))


def test_the_one_it_is_about_and_strangers_on_the_telephone_get_nothing(proposed: dict[str, int]) -> None:
    """Whom the worry is about, and who is not checked, is proposed nothing."""
    nowhere((proposed["yes"] | proposed["part"]) & ALL.where(IN_THE_WAY | NOT_CHECKED))
