"""What the tests of faults share: an empty register, and one with a backup, made once and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.paths import Places
from app.store.register import Register
from tests.faults.checked import KEYS
from tests.faults.kept import Kept


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Not to be changed."""
    return Kept.made(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(once: Kept, tmp_path: Path) -> Kept:
    """One of a test's own."""
    return once.copied(tmp_path / "kept")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where a register lies."""
    return Places(tmp_path / "store")


@pytest.fixture
def empty(places: Places) -> Places:
    """An empty register there."""
    Register.create(places, KEYS.data_key).close()
    return places
