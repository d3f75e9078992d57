"""Every word the guidance needs, by file and key; which of them are missing; and the files that hold them."""

from __future__ import annotations

from collections.abc import Iterator

from app.guidance.evaluate import INSTEAD
from app.guidance.model import LAW, Guidance, Verdict
from app.guidance.proof.structure import VALUES, Fault
from app.guidance.proposals import PROPOSALS, TERMS
from app.settings import NEW_LAWS
from app.words import Words

SECTIONS = (
    *("concern", "rules", "facts", "editions", "outcomes", "law", "protect", "duties", "advice", "terms", "sources"),
    "proposals",
)
"""The files that hold nothing but the guidance's words. An edition may have one more of its own."""

Key = tuple[str, str]
"""A section and a dotted key in it."""


def sections(guidance: Guidance) -> tuple[str, ...]:
    """Every file that may hold words of this guidance, the editions' own ones among them."""
    return (*SECTIONS, *(f"edition_{edition.id}" for edition in guidance.editions))


def needed(guidance: Guidance) -> Iterator[Key]:
    """Every key that the guidance asks for and that must be there, in every locale."""
    yield from _asked(guidance)
    yield from _decided(guidance)
    for body in guidance.bodies:
        yield from (("protect", f"{body.id}.{key}") for key in ("who", "say_one", "say_two"))
    yield from (("protect", f"when.{key}") for key in ("now", "by"))
    for duty in guidance.duties:
        yield from (("duties", key) for key in (f"owner.{duty.owner}", *_around(f"duty.{duty.id}", duty.to)))
    yield from (("duties", f"owner.{owner}") for owner in INSTEAD.values())
    for line in guidance.advice:
        yield from (("advice", key) for key in _around(f"advice.{line.id}", line.to))
    yield from (("terms", term.id) for term in (*guidance.terms(), *TERMS))
    yield from (("sources", source.id) for source in guidance.sources)
    yield from (("proposals", f"{rule.id}.{key}") for rule in PROPOSALS for key in ("name", "why"))


def word_faults(guidance: Guidance, words: Words) -> tuple[Fault, ...]:
    """What has no words in this locale: one fault for each key, named by its file."""
    there = {path.stem for path in words.folder.glob("*.toml")}
    return tuple(
        Fault("no_words", f"{section}.toml: {key}")
        for section, key in dict.fromkeys(needed(guidance))
        if section not in there or not words.find(section, key)
    )


def _asked(guidance: Guidance) -> Iterator[Key]:
    opening = {id for edition in guidance.editions[:1] for rule in edition.rules[:1] for id in rule.questions}
    for question in guidance.questions:
        section = "concern" if question.id in opening else "rules"
        yield from ((section, f"{question.id}.{key}") for key in ("heading", "hint", "why", *question.option_ids()))
        yield from (("concern", f"groups.{option.group}") for option in question.options if option.group)
    for fact in guidance.facts:
        yield from (("facts", f"{fact.id}.{key}") for key in ("heading", *fact.options))
    yield from (("facts", f"{law}.title") for law in NEW_LAWS)
    for edition in guidance.editions:
        yield from (("editions", f"{edition.id}.{key}") for key in ("title", *(rule.id for rule in edition.rules)))


def _decided(guidance: Guidance) -> Iterator[Key]:
    for part, cases in guidance.parts().items():
        section = "law" if part in LAW else "outcomes"
        titles, table = ("title", part) if part == "outcome" else (part, f"{part}_case")
        yield section, f"parts.{part}"
        yield from ((section, f"{titles}.{value.value}") for value in VALUES[part])
        yield from ((section, key) for case in cases for key in _around(f"{table}.{case.id}", case.to))
    yield from (("outcomes", f"parts.{part}") for part in ("tell_now", "duties", "advice"))
    yield "outcomes", "would_change.anything_new"
    refusals = (case for case in guidance.outcomes if case.value == Verdict.DO_NOT_SHARE.value)
    yield from (("outcomes", f"would_change.{case.id}") for case in refusals)


def _around(key: str, to: tuple[str, ...]) -> tuple[str, ...]:
    """The words, and those that go round whomever the words would send someone to."""
    return (key, f"{key}_around") if to else (key,)
