"""What this copy's guidance is: editions, questions, outcomes, sources, dates, and whether it is the one proved."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import spoken_day
from app.decisions.screen import Cited
from app.decisions.wording import Wording
from app.guidance.model import Guidance
from app.guidance.proof import standing
from app.settings import NEW_LAWS, Adopted
from app.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A titled list of lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutEdition:
    """One edition: its title, whether new decisions are made under it, and its rules with their questions."""

    title: str
    in_use: bool
    rules: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The guidance of this copy. `proof` is a sentence; `proved` whether the digest is the one that was proved."""

    version: str
    nation: str
    digest: str
    proved: bool
    proof: str
    editions: tuple[AboutEdition, ...]
    laws: tuple[str, ...]
    outcomes: tuple[Shelf, ...]
    sources: tuple[Cited, ...]


def about(guidance: Guidance, words: Words, adopted: Adopted) -> About:
    """Everything the window's page on the guidance shows."""
    found, dates = standing(guidance, words), words.section("dates")
    first = Wording(words, guidance, guidance.editions[0])
    starts = dict(adopted.starts)
    if found.proved_on is None:
        proof = words.text("session", "about.unproved")
    else:
        proof = words.text("session", "about.proved", day=spoken_day(found.proved_on, dates), count=found.properties)
    return About(
        version=guidance.version,
        nation=guidance.nation,
        digest=found.digest,
        proved=found.proved,
        proof=proof,
        editions=tuple(_edition(Wording(words, guidance, edition), adopted) for edition in guidance.editions),
        laws=tuple(
            words.text("session", "about.law_on", law=title, day=spoken_day(starts[law], dates))
            if law in starts
            else words.text("session", "about.law_off", law=title)
            for law in NEW_LAWS
            for title in (words.text("facts", f"{law}.title"),)
        ),
        outcomes=_outcomes(first),
        sources=first.cited(source.id for source in guidance.sources),
    )


def _edition(wording: Wording, adopted: Adopted) -> AboutEdition:
    guidance = wording.guidance
    return AboutEdition(
        title=wording.edition_title(),
        in_use=wording.edition.id == (adopted.edition or guidance.editions[0].id),
        rules=tuple(
            Shelf(
                title=wording.rule_title(rule.id),
                lines=tuple(wording.question(id, "heading") for id in rule.questions),
            )
            for rule in wording.edition.rules
        ),
    )


def _outcomes(wording: Wording) -> tuple[Shelf, ...]:
    by_value: dict[str, list[str]] = {}
    for case in wording.guidance.outcomes:
        by_value.setdefault(case.value, []).append(wording.words.text("outcomes", f"outcome.{case.id}"))
    return tuple(Shelf(title=wording.verdict("outcome", v), lines=tuple(lines)) for v, lines in by_value.items())
