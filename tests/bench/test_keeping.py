"""Encryption is not felt when the register opens, nor the number of records when a draft is saved."""

from __future__ import annotations

import pytest

from app.paths import Places
from app.store.register import Register
from tests.bench.keeping import KEYS, build, in_clear, measure, open_clear


@pytest.mark.long
def test_opening_and_saving_are_quick_with_a_hundred_thousand_records() -> None:
    """In one run: once the key is there, opening and the first read take at most 1.5 times as long as those of the same
    file in clear; and saving a draft, at the 95th percentile, at most 1.5 times as long as in an empty register."""
    found = measure()
    assert found.encrypted / found.clear <= 1.5, str(found)
    assert found.full / found.empty <= 1.5, str(found)


def test_what_is_measured_is_a_register(tmp_path) -> None:
    """The register that is built passes every check, and the file in clear holds the same records."""
    places, clear = Places(tmp_path / "store"), tmp_path / "clear.db"
    build(places, 300)
    register = Register.open(places, KEYS.data_key)
    assert register.check(KEYS.verify) == []
    assert [record.number for record in register.records(2)] == ["2026-300", "2026-299"]
    assert len(register.find("Quartermaine")) == 300
    register.close()
    in_clear(places.register, clear)
    assert clear.read_bytes().startswith(b"SQLite format 3")
    connection = open_clear(clear)
    assert connection.execute("SELECT count(*) FROM records").fetchone() == (300,)
    connection.close()
