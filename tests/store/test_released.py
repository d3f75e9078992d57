"""A file of every shape that was ever released opens today, with everything that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.paths import Places
from app.store.engine import connect
from app.store.migrations import VERSION
from app.store.register import Register
from tests.store.released.make import HERE, RECORDS
from tests.store.sealing import fixed_keys, sealing

KEYS = fixed_keys()
RELEASED = sorted(int(path.stem) for path in HERE.glob("*.db"))


@pytest.fixture(params=RELEASED)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """A register as some program left it."""
    made = Places(tmp_path)
    shutil.copyfile(HERE / f"{request.param}.db", made.register)
    return made


def shape(path: Path) -> list[tuple[str, str]]:
    """Every table, index and trigger of a file, as SQL."""
    connection = connect(path, KEYS.data_key)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL ORDER BY name").fetchall()
    connection.close()
    return [(name, " ".join(sql.replace('"', "").split())) for name, sql in found]


def test_there_is_a_file_of_every_shape() -> None:
    """Every version up to today's has its file, so none is upgraded untested."""
    assert list(range(1, VERSION + 1)) == RELEASED


def test_every_released_file_opens_with_all_that_was_in_it(places: Places, tmp_path: Path) -> None:
    """Records, chain, draft and owner are there, found by their words, and the file has the shape of a new one."""
    register = Register.open(places, KEYS.data_key)
    assert [record.number for record in register.records()] == [f"2026-{n:03d}" for n in range(RECORDS, 0, -1)]
    assert register.check(KEYS.verify) == []
    assert register.drafts() == [("open", {"v": 1, "text": "half a thought"})]
    assert register.kept("author") == {"name": "Zoë", "role": "carer", "organisation": "Ashdown"}
    assert {number for number, _ in register.find("ελένη reas")} == {f"2026-{n:03d}" for n in range(1, RECORDS + 1)}
    assert register.append(sealing(KEYS, "open"), "open").number == f"2026-{RECORDS + 1:03d}"
    register.close()
    fresh = Places(tmp_path / "fresh")
    Register.create(fresh, KEYS.data_key).close()
    assert shape(places.register) == shape(fresh.register)


def test_the_file_as_it_was_is_kept_until_the_new_shape_has_opened(tmp_path: Path) -> None:
    """A migration copies first; the copy opens with the same key, and goes once the migrated file opened again."""
    places = Places(tmp_path)
    shutil.copyfile(HERE / "1.db", places.register)
    Register.open(places, KEYS.data_key).close()
    (copy,) = tmp_path.glob("register.db.before-*")
    connection = connect(copy, KEYS.data_key)
    assert connection.execute("SELECT count(*) FROM records").fetchone() == (RECORDS,)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    Register.open(places, KEYS.data_key).close()
    assert list(tmp_path.glob("register.db.before-*")) == []
