"""What the end-to-end tests share: a desktop of its own for each test, and somebody at its keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import desktop
from tests.e2e.person import Person, person_at


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody who has just sat down at a fresh computer. Pictures are left in the test's folder."""
    with desktop(tmp_path) as own, person_at(own, tmp_path / "pictures") as somebody:
        yield somebody
