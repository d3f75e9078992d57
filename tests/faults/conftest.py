"""What the tests of faults share: a register with a backup, made once and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.kept import Kept


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Not to be changed."""
    return Kept.made(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(once: Kept, tmp_path: Path) -> Kept:
    """One of a test's own."""
    return once.copied(tmp_path / "kept")
