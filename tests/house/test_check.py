"""What ./check runs."""

from __future__ import annotations

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from tests.house.rules import ROOT


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """The script, as a module."""
    spec = spec_from_loader("check", SourceFileLoader("check", str(ROOT / "check")))
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_folder_of_tests_is_run(check: ModuleType) -> None:
    """Each folder that holds tests is in one of the two groups that run side by side, and in one only."""
    folders = sorted(f"tests/{path.name}" for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py")))
    assert sorted([*check.PURE, *check.REAL]) == folders


@pytest.mark.parametrize("codes", [(0, 0), (0, 1), (1, 0)])
def test_side_by_side_each_must_pass(
    check: ModuleType, codes: tuple[int, int], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What runs beside the first is shown after it, and either of them failing is a failure."""
    says = "print('says {}'); raise SystemExit({})"
    beside = tuple([sys.executable, "-c", says.format(*each)] for each in enumerate(codes))
    assert check.passes(beside) == (codes == (0, 0))
    said = capfdbinary.readouterr().out
    assert said.split() == [b"says", b"0", b"says", b"1"]
