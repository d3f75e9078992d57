"""Every id the guidance has is worded in every locale, and no words are left over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.guidance import GUIDANCE
from app.guidance.proof import needed
from app.guidance.proof.worded import SECTIONS
from app.paths import resources
from app.words import Words

LOCALES = sorted(folder.name for folder in (resources() / "words").iterdir() if folder.is_dir())


def worded(words: Words, section: str) -> Iterator[str]:
    """Every dotted key of a section."""
    for key, value in words.section(section).items():
        if isinstance(value, str):
            yield key
        else:
            yield from (f"{key}.{inner}" for inner in value)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_id_of_the_guidance_is_worded(locale: str) -> None:
    """Headings, reasons for asking, options, cases, bodies, duties, advice and sources."""
    words = Words(locale)
    missing = [f"{section}:{key}" for section, key in needed(GUIDANCE) if not words.find(section, key)]
    assert not missing


@pytest.mark.parametrize("locale", LOCALES)
def test_no_words_of_the_guidance_are_left_over(locale: str) -> None:
    """A sentence that nothing can show any more goes."""
    wanted = set(needed(GUIDANCE))
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
    assert ("rules", "told.heading") in set(needed(GUIDANCE))


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
