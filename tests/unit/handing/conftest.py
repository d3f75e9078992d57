"""What the tests of handing over share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from tests.store.sealing import MARK
from tests.unit.handing import CHILD_A, CHILD_B, agency, carer


@pytest.fixture(scope="module")
def keys() -> tuple[bytes, str]:
    """The agency's private file and public key."""
    return agency()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with three records: two name Child A, one Child B."""
    made = carer(tmp_path / "mine", CHILD_A, CHILD_B, f"Child A again: {MARK} rang.")
    yield made
    made.close()
