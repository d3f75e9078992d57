"""Two programs on one register."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store.engine import connect
from app.store.register import Register
from tests.faults.killing import start
from tests.store.sealing import NOON, fixed_keys

KEY = fixed_keys().data_key


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """An empty register."""
    made = Places(tmp_path)
    Register.create(made, KEY).close()
    return made


def test_a_second_program_is_told(places: Places) -> None:
    """While one program has the register another is refused, in words that name the folder; afterwards it opens."""
    with start("holds", places.root) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(AppError) as told:
            Register.open(places, KEY)
        assert (told.value.code, told.value.facts) == ("already_open", {"folder": str(places.root)})
        other.communicate("end\n")
    Register.open(places, KEY).close()


def test_a_killed_program_holds_nothing(places: Places) -> None:
    """When the one that had the register is killed, the next one opens at once."""
    with start("holds", places.root) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        other.kill()
    Register.open(places, KEY).close()


def test_a_lock_in_the_file_itself_is_waited_for_and_told(places: Places) -> None:
    """If another tool holds the file's own lock, reading goes on, saving says busy, and works once it is let go."""
    register = Register.open(places, KEY, patience=0.2)
    tool = connect(places.register, KEY)
    tool.execute("BEGIN IMMEDIATE")
    assert register.drafts() == []
    with pytest.raises(AppError, match="register_busy"):
        register.save_draft("d1", {}, NOON)
    tool.execute("ROLLBACK")
    tool.close()
    register.save_draft("d1", {}, NOON)
    assert register.drafts() == [("d1", {})]
    register.close()
