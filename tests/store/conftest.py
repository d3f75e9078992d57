"""A real encrypted register in a folder with an awkward name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import Places
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.sealing import fixed_keys


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where the register lies."""
    return Places(tmp_path / "Zoë's records #1? 100% 😀")


@pytest.fixture
def keys() -> Keys:
    """The keys of the register."""
    return fixed_keys()


@pytest.fixture
def register(places: Places, keys: Keys) -> Iterator[Register]:
    """A new register, closed afterwards."""
    made = Register.create(places, keys.data_key)
    yield made
    made.close()
