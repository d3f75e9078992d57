"""Fills a small disk of its own, in a name space of its own, and asserts what must hold."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from app.paths import Places
from app.store.register import Register
from app.vault import inbox, opening
from app.vault.stretch import LEAST
from tests.store.sealing import NOON, sealing
from tests.unit.vault.test_opening import WORDS, code_of


def main(root: Path) -> None:
    """Everything that a person does, on a disk that fills up."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(root)], check=True)
    places, chance = Places(root / "store"), random.Random(10)
    keys, _ = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    register = Register.create(places, keys.data_key)
    opening.unlock(places, WORDS)
    records = [register.append(sealing(keys, f"s{turn}"), f"s{turn}") for turn in range(5)]

    kept: dict[str, dict[str, str]] = {}
    for turn in range(10_000):
        body = {"text": chance.randbytes(2_000).hex()}
        code = code_of(register.save_draft, f"d{turn}", body, NOON)
        if code:
            assert code == "disk_full", code
            break
        kept[f"d{turn}"] = body
    assert 50 < len(kept) < 9_999, len(kept)
    (root / "filler").write_bytes(b"")
    with (root / "filler").open("ab", buffering=0) as filler:  # the last pages that something small could still use
        for size in (4096, 1):
            while _takes(filler, size):
                pass

    big = sealing(keys, "d0", reasons=chance.randbytes(50_000).hex())
    assert code_of(register.append, big, "d0") == "disk_full"
    assert code_of(inbox.seal_note, places, b"note" * 5_000) == "disk_full"
    assert code_of(opening.replace_passphrase, places, keys, WORDS * 2, without_keyring=True, cost=LEAST) == "disk_full"
    assert dict(register.drafts()) == kept
    register.close()

    keys = opening.unlock(places, WORDS)
    (root / "filler").unlink()
    assert not list(root.rglob("*.part"))
    subprocess.run(["mount", "-o", "remount,size=8m", str(root)], check=True)
    register = Register.open(places, keys.data_key)
    assert dict(register.drafts()) == kept
    assert register.records() == records[::-1]
    assert register.append(big, "d0").number == "2026-006"
    assert register.check(keys.verify) == []
    assert set(dict(register.drafts())) == set(kept) - {"d0"}
    register.close()
    sys.stdout.write("all of it held\n")


def _takes(filler, size: int) -> bool:
    try:
        return filler.write(b"x" * size) == size
    except OSError:
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
