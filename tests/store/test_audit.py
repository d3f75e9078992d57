"""Reading the register back without trusting it: what is well is found well; edits are among the faults."""

from __future__ import annotations

import pytest

from app.store.audit import Finding
from app.store.register import Register
from app.vault.keys import Keys
from app.words import Words
from tests.store.sealing import fixed_keys, sealing


def test_a_good_register_has_no_findings(register: Register, keys: Keys) -> None:
    """An empty register and one of sixty records are both found whole."""
    assert register.check(keys.verify) == []
    for _ in range(60):
        register.append(sealing(keys), None)
    assert register.check(keys.verify) == []


def test_another_device_is_not_this_one(register: Register, keys: Keys) -> None:
    """A chain that is whole but signed elsewhere is named at each record."""
    for _ in range(3):
        register.append(sealing(keys), None)
    found = register.check(fixed_keys(2).verify)
    assert [one.code for one in found] == ["found_unsigned"] * 3


@pytest.mark.parametrize("code", ["found_damaged", "found_missing", "found_moved", "found_changed", "found_unsigned"])
def test_findings_have_words(code: str) -> None:
    """Every finding has its title, what happened, what to do and a line, filled by the record's number."""
    words, found = Words(), Finding(code, "2026-001")
    for part in ("title", "what", "todo", "line"):
        assert "{" not in words.text("errors", f"{found.code}.{part}", record=found.record)
