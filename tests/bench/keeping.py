"""What encryption costs when the register is opened, and what a hundred thousand records cost when a draft is saved.

`python -m tests.bench.keeping` prints medians and percentiles of interleaved runs, and the time of one frame.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2 as sqlcipher

from app.decisions.record import DECISION, GENESIS, canonical
from app.paths import Places
from app.store import engine, search
from app.store.register import Register
from tests.store.sealing import MARK, NOON, content, fixed_keys
from tests.unit.decisions.journeys import sealed_ready

KEYS = fixed_keys()
RECORDS = 100_000
OPENINGS = 100
SAVES = 400
FRAME = 1000 / 60
"""Milliseconds."""

_ROW = """INSERT INTO records (seq, number, kind, about, draft, header, content, salt, signature, digest)
          VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)"""
_FIRST_READ = "SELECT header, content FROM records ORDER BY seq DESC LIMIT 1"


class Kept(NamedTuple):
    """Milliseconds. Opening and the first record, as medians: in clear, encrypted, and by `Register.open`. Saving a
    draft, as 95th percentiles: in an empty register, and in one of RECORDS."""

    clear: float
    encrypted: float
    whole: float
    empty: float
    full: float

    def __str__(self) -> str:
        return (
            f"opening and the first read: in clear {self.clear:.2f} ms, encrypted {self.encrypted:.2f} ms, "
            f"ratio {self.encrypted / self.clear:.2f}; all of Register.open and a record {self.whole:.1f} ms\n"
            f"a draft saved, 95th percentile: empty {self.empty:.2f} ms, {RECORDS} records {self.full:.2f} ms, "
            f"ratio {self.full / self.empty:.2f}; a frame is {FRAME:.1f} ms"
        )


def measure(records: int = RECORDS) -> Kept:
    """All of it, turn by turn, with a register of so many records."""
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Places(Path(folder) / "empty"), Places(Path(folder) / "full")
        Register.create(empty, KEYS.data_key).close()
        build(full, records)
        clear = Path(folder) / "clear.db"
        in_clear(full.register, clear)
        opened: tuple[list[float], list[float], list[float]] = ([], [], [])
        for _ in range(OPENINGS):
            opened[0].append(_opening(lambda: open_clear(clear)))
            opened[1].append(_opening(lambda: engine.connect(full.register, KEYS.data_key)))
            opened[2].append(_opening(lambda: Register.open(full, KEYS.data_key)))
        clearly, encrypted, whole = (statistics.median(times) for times in opened)
        in_empty, in_full = _saved(empty, full)
        return Kept(clearly, encrypted, whole, in_empty, in_full)


def build(places: Places, records: int) -> None:
    """A register of so many records, in a chain, signed and indexed, put there in one transaction."""
    Register.create(places, KEYS.data_key).close()
    connection = engine.connect(places.register, KEYS.data_key)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_ROW, _rows(records))
    connection.execute(
        "INSERT INTO search (rowid, number, words) SELECT seq, number, ? FROM records",
        (search.searchable(content("2026-000").to_json()),),
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _rows(records: int) -> Iterator[tuple[Any, ...]]:
    said, prev = canonical(content("2026-NUMBER", "DRAFT", reasons=f"{MARK} " * 40).to_json()).decode(), GENESIS
    for seq in range(1, records + 1):
        number, draft, salt = f"2026-{seq:03d}", f"d{seq}", seq.to_bytes(32)
        body = said.replace("2026-NUMBER", number).replace("DRAFT", draft)
        header = {
            "v": 1,
            "seq": seq,
            "prev": prev,
            "device": KEYS.device,
            "kind": DECISION,
            "record": number,
            "at": NOON,
        }
        header["commit"] = hmac.new(salt, body.encode(), hashlib.sha256).hexdigest()
        signed = canonical(header)
        digest = hashlib.sha256(signed)
        prev = digest.hexdigest()
        yield (seq, number, DECISION, draft, signed.decode(), body, salt, KEYS.sign(digest.digest()), prev)


def in_clear(register: Path, to: Path) -> None:
    """The same content as a file of the same library without a key."""
    connection = sqlcipher.connect(str(register), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{KEYS.data_key.hex()}'\"")
    connection.execute(f"ATTACH '{to}' AS clear KEY ''")
    connection.execute("SELECT sqlcipher_export('clear')")
    connection.close()


def open_clear(path: Path) -> Any:
    """What `engine.connect` does, statement by statement, without what concerns the key."""
    made = sqlcipher.connect(
        path.resolve().as_uri() + "?mode=rw", uri=True, timeout=5, check_same_thread=False, isolation_level=None
    )
    made.execute("SELECT count(*) FROM sqlite_master").fetchone()
    made.execute("PRAGMA application_id").fetchone()
    made.execute("PRAGMA user_version").fetchone()
    made.set_authorizer(engine._authorized)
    for setting in engine._SETTINGS:
        made.execute(f"PRAGMA {setting}")
    made.execute("PRAGMA journal_mode=WAL").fetchone()
    made.execute("PRAGMA synchronous=FULL")
    return made


def _opening(way: Callable[[], Any]) -> float:
    """How long it takes to the first record; closing is not counted."""
    begun = time.perf_counter()
    opened = way()
    opened.records(1) if isinstance(opened, Register) else opened.execute(_FIRST_READ).fetchone()
    taken = (time.perf_counter() - begun) * 1000
    opened.close()
    return taken


def _saved(empty: Places, full: Places) -> tuple[float, float]:
    """The 95th percentile of saving a draft, in each."""
    body = json.loads(json.dumps(sealed_ready().draft.to_json()))
    registers = [Register.open(places, KEYS.data_key) for places in (empty, full)]
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(SAVES):
        body["notes"] = {"topic": f"{MARK} " * (turn % 60)}
        for register, taken in zip(registers, times, strict=True):
            taken.append(_timed(partial(register.save_draft, "d", body, NOON)))
    for register in registers:
        register.close()
    return statistics.quantiles(times[0], n=20)[-1], statistics.quantiles(times[1], n=20)[-1]


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
