"""Every fault that must be survived has its test, and docs/security.md names exactly those there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.fault_table import FAULTS, FOLDER, HEAD, PAGE, in_page, numbers, proofs, table, written
from tests.house.rules import ROOT

MAKE = "run: python -m tests.house.fault_table"


def test_every_fault_has_a_test_with_its_number() -> None:
    """1 to 59, each in the name of a test under tests/faults, and no other number."""
    assert sorted(FAULTS) == [*range(1, 60)]
    assert sorted(proofs(FOLDER)) == sorted(FAULTS)


def test_the_document_names_exactly_these_tests() -> None:
    """The table in docs/security.md is the one that would be written now."""
    assert in_page(PAGE.read_text("utf-8")) == table(proofs(FOLDER)), MAKE


def test_every_test_that_a_threat_names_is_there() -> None:
    """The tables of the document point at files and tests that exist."""
    page = PAGE.read_text("utf-8").split("## Faults")[0]
    named = re.findall(r"`((?:bench|e2e|faults|house|store|ui|unit)/[a-z_/0-9]+[.]py)(?:::([a-z_0-9]+))?`", page)
    assert len(named) > 40
    for file, test in named:
        written = (ROOT / "tests" / file).read_text("utf-8")
        assert not test or f"def {test}(" in written, f"{file}::{test}"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("test_fault_07_one_bit", [7]),
        ("test_fault_14_16_power", [14, 16]),
        ("test_fault_43_and_19_on_a_full_disk", [43, 19]),
        ("test_fault_07_400_bits", []),
        ("test_a_fault_07_of_mine", []),
        ("test_fault_7_short", []),
    ],
)
def test_a_name_carries_its_numbers(name: str, found: list[int]) -> None:
    """Two digits each, straight after the word, before anything else."""
    assert numbers(name) == found


def test_a_test_that_goes_is_missed(tmp_path: Path) -> None:
    """A test that is taken away, renamed or added changes the table, and a fault without one has an empty place."""
    (tmp_path / "test_some.py").write_text("def test_fault_07_a():\n    pass\n\ndef test_other():\n    pass\n", "utf-8")
    found = proofs(tmp_path)
    assert found == {7: ["test_some.py::test_fault_07_a"]}
    page = f"# Title\n\n## Faults\n\nWords.\n\n{HEAD}{{faults}}\n\n## After\n"
    after = written(page, table(found))
    assert in_page(after) == table(found) != table({})
    assert after.endswith("|  |\n\n## After\n")
    assert "| 7 | a flipped bit, in each page | `test_some.py::test_fault_07_a` |\n| 8 |" in after
    with pytest.raises(ValueError, match="no table"):
        written("# Title\n", table(found))
