"""Two programs on one register."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from tests.faults.killing import start
from tests.store.sealing import NOON, fixed_keys, sealing
from tests.unit.vault.test_opening import code_of

KEYS = fixed_keys()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """An empty register."""
    made = Places(tmp_path)
    Register.create(made, KEYS.data_key).close()
    return made


def test_fault_22_a_second_program_is_told(places: Places) -> None:
    """While one program has the register another is refused, in words that name the folder; afterwards it opens."""
    with start("holds", str(places.root)) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(AppError) as told:
            Register.open(places, KEYS.data_key)
        assert (told.value.code, told.value.facts) == ("already_open", {"folder": str(places.root)})
        other.communicate("end\n")
    Register.open(places, KEYS.data_key).close()


def test_fault_22_a_killed_program_holds_nothing(places: Places) -> None:
    """When the one that had the register is killed, the next one opens at once."""
    with start("holds", str(places.root)) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        other.kill()
    Register.open(places, KEYS.data_key).close()


@pytest.mark.parametrize("end", ["let go", "killed"])
def test_fault_23_a_lock_in_the_file_itself_is_waited_for_and_told(places: Places, end: str) -> None:
    """If another tool holds the file's own lock, reading goes on, saving and sealing say busy and lose nothing, and
    work once it is let go, or its holder is killed."""
    register = Register.open(places, KEYS.data_key, patience=0.2)
    register.save_draft("d1", {"rev": 1}, NOON)
    with start("grabs", str(places.root)) as other:
        assert other.stdout
        assert other.stdout.readline() == "grabbed\n"
        assert register.drafts() == [("d1", {"rev": 1})]
        assert code_of(register.save_draft, "d1", {"rev": 2}, NOON) == "register_busy"
        assert code_of(register.append, sealing(KEYS, "d1"), "d1") == "register_busy"
        assert register.drafts() == [("d1", {"rev": 1})]
        if end == "killed":
            other.kill()
        else:
            other.communicate("end\n")
    register.save_draft("d1", {"rev": 2}, NOON)
    assert register.append(sealing(KEYS, "d1"), "d1").number == "2026-001"
    assert register.check(KEYS.verify) == []
    register.close()
