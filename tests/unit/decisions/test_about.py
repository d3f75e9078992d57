"""What this copy's guidance is."""

from __future__ import annotations

from datetime import date

from app.decisions.about import about
from app.guidance import GUIDANCE
from app.settings import Adopted
from app.words import Words


def test_everything_that_decides_is_listed() -> None:
    """Questions by edition and rule, outcomes with why, sources with where, and the version."""
    found = about(GUIDANCE, Words(), Adopted())
    for edition, shown in zip(GUIDANCE.editions, found.editions, strict=True):
        assert [len(rule.lines) for rule in shown.rules] == [len(rule.questions) for rule in edition.rules]
    assert sum(len(shelf.lines) for shelf in found.outcomes) == len(GUIDANCE.outcomes)
    assert [source.id for source in found.sources] == [source.id for source in GUIDANCE.sources]
    assert (found.version, found.nation) == (GUIDANCE.version, "England")
    assert len(found.digest) == 64


def test_what_the_agency_has_adopted_is_said() -> None:
    """The edition in use, and each new law with its day or off."""
    found = about(GUIDANCE, Words(), Adopted(edition="2024", starts=(("duty_to_share", date(2026, 9, 30)),)))
    assert [edition.in_use for edition in found.editions] == [False, True]
    assert found.laws[0].endswith("counted from Wednesday 30 September 2026")
    assert found.laws[1].endswith(": off")
    assert [edition.in_use for edition in about(GUIDANCE, Words(), Adopted()).editions] == [True, False]


def test_a_changed_copy_is_not_called_proved() -> None:
    """One word of the version is enough; and what is proved says on which day."""
    from dataclasses import replace

    changed = about(replace(GUIDANCE, version="0"), Words(), Adopted())
    assert not changed.proved
    assert "not the one that was proved" in changed.proof
    shipped = about(GUIDANCE, Words(), Adopted())
    assert shipped.proved == shipped.proof.startswith("Proved when this copy was built, on ")
