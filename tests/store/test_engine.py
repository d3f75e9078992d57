"""The encrypted connection: its key, its settings, and what it refuses to whoever has the key."""

from __future__ import annotations

import sqlite3

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.paths import Places
from app.store.engine import _prove, connect
from app.store.migrations import APPLICATION, VERSION
from app.store.register import Register
from app.store.tables import Rows
from app.vault.keys import Keys
from tests.store.sealing import NOON, sealing

ROW = "header, content, salt, signature, hex(zeroblob(32)) FROM records WHERE seq ="
CHANGES = [
    "UPDATE records SET content = '{}'",
    "UPDATE records SET number = '2026-009' WHERE seq = 1",
    "DELETE FROM records",
    "DELETE FROM records WHERE seq = 2",
    "REPLACE INTO records SELECT * FROM records WHERE seq = 1",
    f"INSERT OR REPLACE INTO records SELECT 3, number, kind, about, NULL, {ROW} 2",
    f"INSERT INTO records SELECT 3, 'x', kind, about, draft, {ROW} 1",
    f"INSERT INTO records SELECT 9, 'x', kind, about, NULL, {ROW} 1",
    f"INSERT INTO records SELECT 1, 'x', kind, about, NULL, {ROW} 1 ON CONFLICT DO UPDATE SET content = ''",
]


@pytest.mark.parametrize("change", CHANGES)
def test_sealed_records_refuse_every_change(register: Register, places: Places, keys: Keys, change: str) -> None:
    """Even with the key in hand, no plain statement changes, deletes, replaces or squeezes in a record."""
    for draft in ("d1", "d2"):
        register.append(sealing(keys, draft), draft)
    before = register.records()
    connection = connect(places.register, keys.data_key)
    with pytest.raises(sqlcipher.IntegrityError, match="never changes"):
        connection.execute(change)
    connection.close()
    assert register.records() == before


def test_replace_is_refused_without_our_settings(register: Register, places: Places, keys: Keys) -> None:
    """The trigger holds on a connection that does not ask triggers before REPLACE deletes."""
    register.append(sealing(keys), None)
    connection = connect(places.register, keys.data_key)
    connection.execute("PRAGMA recursive_triggers=OFF")
    with pytest.raises(sqlcipher.IntegrityError, match="never changes"):
        connection.execute("REPLACE INTO records SELECT * FROM records")
    connection.close()


@pytest.mark.parametrize("statement", ["ATTACH '{path}' AS clear KEY ''", "VACUUM INTO '{path}'"])
def test_nothing_can_be_written_out_in_clear(register: Register, places: Places, keys: Keys, statement: str) -> None:
    """ATTACH is denied, and with it everything that would write a second file."""
    register.append(sealing(keys), None)
    out = places.root.parent / "out.db"
    connection = connect(places.register, keys.data_key)
    with pytest.raises(sqlcipher.DatabaseError, match=r"not authorized|authorization denied"):
        connection.execute(statement.format(path=out))
    connection.close()
    assert not out.exists()


def test_settings_are_those_that_were_measured(register: Register, places: Places, keys: Keys) -> None:
    """Log mode, full syncing, wiping of deleted pages, and nothing temporary on disk."""
    register.save_draft("d1", {}, NOON)
    connection = connect(places.register, keys.data_key)
    settings = ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys", "trusted_schema")
    assert [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings] == ["wal", 2, 1, 2, 1, 0]
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION == 0x53577267
    assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION == 3
    connection.close()


def test_a_sqlite_without_the_cipher_is_refused(tmp_path) -> None:
    """The SQLite that comes with Python takes a key and writes clear text: it is found out before anything is."""
    plain = sqlite3.connect(tmp_path / "clear.db")
    plain.execute("PRAGMA key=\"x'00'\"")
    with pytest.raises(RuntimeError, match="cannot encrypt"):
        _prove(plain, fresh=True)
    plain.close()


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_a_bug(register: Register, places: Places, key: bytes) -> None:
    """Only 32 bytes are taken as a raw key; anything else could be taken for a passphrase."""
    register.save_draft("d1", {}, NOON)
    with pytest.raises(ValueError, match="32 bytes"):
        connect(places.register, key)


def test_rows_and_tables_agree(register: Register, places: Places, keys: Keys) -> None:
    """The columns that the program maps are the columns that the migrations made."""
    register.save_draft("d1", {}, NOON)
    connection = connect(places.register, keys.data_key)
    for name, table in Rows.metadata.tables.items():
        made = [(row[1], bool(row[3])) for row in connection.execute(f"PRAGMA table_info({name})")]
        assert made == [(column.name, not column.nullable) for column in table.columns]
    assert connection.execute("SELECT * FROM meta").fetchall() == [("made_with", "0.1.0"), ("saves", "1")]
    connection.close()
