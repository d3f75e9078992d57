"""Fills small disks of its own, in a name space of its own, and asserts what must hold."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

from app.desk import papers as papers_to
from app.paths import Places
from app.store import ballast
from app.store.register import Register
from app.vault import inbox, opening
from app.vault.stretch import LEAST
from tests.store.backing import back_up
from tests.store.sealing import NOON, fixed_keys, sealing
from tests.unit.vault.test_opening import WORDS, code_of


def main(root: Path) -> None:
    """Everything that a person does, on a disk that fills up."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(root)], check=True)
    places, chance = Places(root / "store"), random.Random(10)
    keys, _ = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    register = Register.create(places, keys.data_key)
    opening.unlock(places, WORDS, cost=LEAST)
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
    _fill(root / "filler")  # the last pages that something small could still use

    papers = sorted(path.name for path in root.iterdir())
    assert code_of(papers_to.save, b"%PDF" + chance.randbytes(20_000), root / "paper.pdf") == "paper_unwritable"
    assert code_of(register.copy_to, root / "copy.db") == "disk_full"
    assert sorted(path.name for path in root.iterdir()) == papers, "half a file is in the way"
    assert code_of(back_up, register, places, keys, root) == "disk_full"
    assert sorted(path.name for path in root.iterdir()) == papers, "half a file is in the way"
    other = Places(root / "other")
    assert code_of(opening.create, other, WORDS, without_keyring=True, cost=LEAST) == "disk_full"

    big = sealing(keys, "d0", reasons=chance.randbytes(50_000).hex())
    assert code_of(register.append, big, "d0") == "disk_full"
    assert code_of(inbox.seal_note, places, b"note" * 5_000) == "disk_full"
    assert code_of(opening.replace_passphrase, places, keys, WORDS * 2, without_keyring=True, cost=LEAST) == "disk_full"
    assert dict(register.drafts()) == kept
    register.close()

    keys = opening.unlock(places, WORDS, cost=LEAST)
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


def with_ballast(root: Path) -> None:
    """A disk that is full to the last byte, with and without the room that was kept aside."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(root)], check=True)
    places, keys = Places(root / "store"), fixed_keys()
    register = Register.create(places, keys.data_key)
    for turn in range(40):
        register.save_draft(f"d{turn}", {"text": "x" * 2_000}, NOON)
    register.close()
    register = Register.open(places, keys.data_key)

    _fill(root / "filler")
    assert code_of(register.delete_draft, "d0") == "disk_full", "without ballast there is no room even to delete"
    assert code_of(register.save_draft, "d1", {"text": "y" * 2_000}, NOON) == "disk_full"
    (root / "filler").unlink()
    assert ballast.keep(places)

    _fill(root / "filler")
    assert not register.short_of_room
    register.delete_draft("d0")
    assert not places.ballast.exists()
    assert not places.ballast.exists()
    register.save_draft("d1", {"text": "y" * 2_000}, NOON)
    assert register.append(sealing(keys, "d1"), "d1").number == "2026-001"
    assert set(dict(register.drafts())) == {f"d{turn}" for turn in range(2, 40)}
    assert not ballast.keep(places), "there is no room to keep any aside again"

    _fill(root / "more")
    assert code_of(register.delete_draft, "d2") == "disk_full", "what was kept aside is gone"
    register.close()
    _fill(root / "more")
    assert code_of(Register.open, places, keys.data_key) == "disk_full", "a full disk is not a damaged file"
    for filler in ("filler", "more"):
        (root / filler).unlink()
    assert ballast.keep(places)

    _fill(root / "filler")
    register = Register.open(places, keys.data_key)
    assert not places.ballast.exists()
    register.delete_draft("d2")
    assert register.check(keys.verify) == []
    register.close()


def nearly_full(root: Path) -> None:
    """A disk with room for so many pages more, and no others: opening, saving and sealing say what is so."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(root)], check=True)
    places, keys, said = Places(root / "store"), fixed_keys(), set()
    for pages in range(40):
        Register.create(places, keys.data_key).close()
        _fill(root / "filler")
        with (root / "filler").open("r+b") as filler:
            filler.truncate((root / "filler").stat().st_size - pages * 4096)
        opened = list[Register]()
        acts: dict[str, str | None] = {"save": "not tried", "seal": "not tried"}
        code = code_of(lambda opened=opened: opened.append(Register.open(places, keys.data_key)))
        if code is None:
            acts["save"] = code_of(opened[0].save_draft, "d", {"text": "x" * 2_000}, NOON)
            acts["seal"] = code_of(opened[0].append, sealing(keys, "d"), "d")
            opened[0].close()
        (root / "filler").unlink()
        register = Register.open(places, keys.data_key)
        found = (len(register.drafts()), len(register.records()))
        register.close()
        assert found == (acts["save"] is None and acts["seal"] is not None, acts["seal"] is None), (pages, acts, found)
        said |= {("open", code), *acts.items()}
        shutil.rmtree(places.root)
    both = {(act, code) for act in ("open", "save", "seal") for code in (None, "disk_full")}
    assert said == {*both, ("save", "not tried"), ("seal", "not tried")}, said


def _fill(path: Path) -> None:
    with path.open("ab", buffering=0) as filler:
        for size in (1 << 20, 4096, 1):
            while _takes(filler, size):
                pass


def _takes(filler, size: int) -> bool:
    try:
        return filler.write(b"x" * size) == size
    except OSError:
        return False


if __name__ == "__main__":
    {"main": main, "with_ballast": with_ballast, "nearly_full": nearly_full}[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write("all of it held\n")
