"""Every id the guidance has is worded in every locale, and no words are left over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.decisions.wording import LAW
from app.guidance import GUIDANCE
from app.guidance.evaluate import INSTEAD
from app.guidance.model import Advice, Basis, Case, Consent, Decider, Duty, Ground, TellPerson, Verdict
from app.guidance.questions.opening import OPENING
from app.paths import resources
from app.settings import NEW_LAWS
from app.words import Words

LOCALES = sorted(folder.name for folder in (resources() / "words").iterdir() if folder.is_dir())


VALUES = {
    "title": Verdict,
    "tell_person": TellPerson,
    "tell_child": TellPerson,
    "consent": Consent,
    "decider": Decider,
    "basis": Basis,
    "ground": Ground,
}
"""The table of outcomes.toml that words each value of a part."""


def section_of(part: str) -> str:
    """Where a part of the assessment is worded: the law apart from what a carer reads."""
    return "law" if part in LAW else "outcomes"


def needed() -> Iterator[tuple[str, str]]:
    """Every (section, key) that the guidance needs."""
    opening = {question.id for question in OPENING}
    for question in GUIDANCE.questions:
        section = "concern" if question.id in opening else "rules"
        for key in ("heading", "hint", "why", *question.option_ids()):
            yield section, f"{question.id}.{key}"
        for group in {option.group for option in question.options if option.group}:
            yield "concern", f"groups.{group}"
    for fact in GUIDANCE.facts:
        for key in ("heading", *fact.options):
            yield "facts", f"{fact.id}.{key}"
    for law in NEW_LAWS:
        yield "facts", f"{law}.title"
    for edition in GUIDANCE.editions:
        yield "editions", f"{edition.id}.title"
        for rule in edition.rules:
            yield "editions", f"{edition.id}.{rule.id}"
    for part, cases in GUIDANCE.parts().items():
        table = part if part == "outcome" else f"{part}_case"
        yield from ((section_of(part), f"{table}.{case.id}") for case in cases)
        yield section_of(part), f"parts.{part}"
    for table, values in VALUES.items():
        yield from ((section_of(table), f"{table}.{value.value}") for value in values)
    refusing = (case for case in GUIDANCE.outcomes if case.value == Verdict.DO_NOT_SHARE.value)
    yield from (("outcomes", f"would_change.{id}") for id in ("anything_new", *(case.id for case in refusing)))
    for part in ("tell_now", "duties", "advice"):
        yield "outcomes", f"parts.{part}"
    for body in GUIDANCE.bodies:
        yield from (("protect", f"{body.id}.{key}") for key in ("who", "say_one", "say_two"))
    yield from (("protect", f"when.{key}") for key in ("now", "by"))
    for duty in GUIDANCE.duties:
        yield "duties", f"duty.{duty.id}"
        yield "duties", f"owner.{duty.owner}"
    yield from (("duties", f"owner.{owner}") for owner in INSTEAD.values())
    yield from (("advice", f"advice.{line.id}") for line in GUIDANCE.advice)
    yield from (("terms", term.id) for term in GUIDANCE.terms())
    yield from (("sources", source.id) for source in GUIDANCE.sources)


def worded(words: Words, section: str) -> Iterator[str]:
    """Every dotted key of a section."""
    for key, value in words.section(section).items():
        if isinstance(value, str):
            yield key
        else:
            yield from (f"{key}.{inner}" for inner in value)


SECTIONS = (
    "concern",
    "rules",
    "facts",
    "editions",
    "outcomes",
    "law",
    "protect",
    "duties",
    "advice",
    "sources",
    "terms",
)
"""Every file that holds nothing but the guidance's words."""


def sending() -> Iterator[tuple[str, Case | Duty | Advice]]:
    """Everything whose words may send someone to a person, with its table."""
    for part, cases in GUIDANCE.parts().items():
        yield from ((part if part == "outcome" else f"{part}_case", case) for case in cases)
    yield from (("duty", duty) for duty in GUIDANCE.duties)
    yield from (("advice", line) for line in GUIDANCE.advice)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_of_the_guidance_is_worded(locale: str) -> None:
    """Headings, reasons for asking, options, cases, bodies, duties, advice and sources."""
    words = Words(locale)
    missing = [f"{section}:{key}" for section, key in needed() if not words.find(section, key)]
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
def test_no_words_of_the_guidance_are_left_over(locale: str) -> None:
    """A sentence that nothing can show any more goes."""
    wanted = set(needed())
    optional = {
        f"{question.id}.{key}{whose}"
        for question in GUIDANCE.questions
        for key in ("hint", *(("note",) if question.own_words else ()), *(f"{o.id}_hint" for o in question.options))
        for whose in ("", "_office")
    }
    optional |= {
        f"{question.id}.{key}_office"
        for question in GUIDANCE.questions
        for key in ("heading", "why", *question.option_ids())
    }
    optional |= {f"{table}.{each.id}_around" for table, each in sending() if each.to}
    words = Words(locale)
    left_over = [
        f"{section}:{key}"
        for section in SECTIONS
        for key in worded(words, section)
        if (section, key) not in wanted and key not in optional and key not in {"title", "confirm", "line"}
    ]
    assert not left_over


def test_the_test_can_fail() -> None:
    """A locale without a word is noticed."""
    assert Words().find("concern", "danger.no_such_option") is None
    assert ("rules", "told.heading") in set(needed())


@pytest.mark.parametrize("locale", LOCALES)
def test_headings_are_questions_short_enough_to_take_in(locale: str) -> None:
    """A heading asks one thing in at most fourteen words; a hint is at most forty."""
    words = Words(locale)
    for question in GUIDANCE.questions:
        section = "rules" if words.find("rules", f"{question.id}.heading") else "concern"
        heading = words.text(section, f"{question.id}.heading")
        assert heading.endswith("?"), heading
        assert len(heading.split()) <= 14, heading
        assert len((words.find(section, f"{question.id}.hint") or "").split()) <= 40, question.id


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "jargon",
    [
        "data subject",
        "lawful basis",
        "GDPR",
        "Article ",
        "safeguarding concern",
        "disclosure",
        "significant harm",
        "consent",
    ],
)
def test_the_pages_a_carer_reads_have_no_jargon(locale: str, jargon: str) -> None:
    """Plain words in questions, answers, outcomes, advice and what to say. An office may read the law."""
    folder = Path(Words(locale).folder)
    for section in ("concern", "rules", "outcomes", "protect", "advice", "session"):
        for line in folder.joinpath(f"{section}.toml").read_text("utf-8").splitlines():
            key, _, said = line.partition(" = ")
            if key.endswith("_office"):
                continue
            assert jargon.lower() not in said.lower(), f"{section}: {line}"
