"""A register that an older program left, and what must be there when its taking to the new shape was cut off."""

from __future__ import annotations

import shutil
from dataclasses import replace

from app.paths import Places
from app.store.engine import connect
from app.store.migrations import VERSION
from app.store.register import Register
from tests.store.released.make import HERE, RECORDS
from tests.store.sealing import content, fixed_keys
from tests.store.test_released import shape

KEYS = fixed_keys()
OLD = 1


def leave_old(places: Places) -> None:
    """The file of a program of version 1."""
    places.root.mkdir(mode=0o700)
    shutil.copyfile(HERE / f"{OLD}.db", places.register)


def then(version: int, act: str) -> int:
    """The version of the file after the act `migrate`."""
    return VERSION if act == "migrate" else version


def migrated(places: Places) -> int:
    """The version that the file has had; then it is opened twice, as on two days, and must hold everything."""
    connection = connect(places.register, KEYS.data_key)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    for _ in range(2):
        register = Register.open(places, KEYS.data_key)
        try:
            _is_whole(register)
        finally:
            register.close()
    fresh = Places(places.root / "fresh")
    Register.create(fresh, KEYS.data_key).close()
    assert shape(places.register) == shape(fresh.register)
    shutil.rmtree(fresh.root)
    assert sorted(path.name for path in places.root.iterdir()) == ["register.db", "register.lock"], "something is left"
    return version


def _is_whole(register: Register) -> None:
    assert [replace(record.content, v=4) for record in register.records()[::-1]] == [
        content(f"2026-{turn + 1:03d}", f"d{turn}", f"reason {turn} Ελένη") for turn in range(RECORDS)
    ]
    assert register.check(KEYS.verify) == []
    assert register.drafts() == [("open", {"v": 1, "text": "half a thought"})]
    assert register.kept("author") == {"name": "Zoë", "role": "carer", "organisation": "Ashdown"}
    assert len(register.find("ελένη reas")) == RECORDS
