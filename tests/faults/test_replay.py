"""Fault 8: an old copy of one page is put back. It is encrypted and was good once: the cipher sees nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from tests.store.sealing import MARK, NOON, fixed_keys, sealing

KEYS = fixed_keys()
PAGE = 4096
TURNS = 12


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A register whose file was copied after each of twelve turns of work."""
    made = Places(tmp_path / "store")
    register = Register.create(made, KEYS.data_key)
    for turn in range(1, TURNS + 1):
        register.save_draft("open", {"notes": f"{MARK} {turn}"}, NOON)  # so short that one page holds it
        register.keep("author", {"name": f"{MARK} {turn}"})
        register.append(sealing(KEYS, f"d{turn}", reasons=f"{MARK} {turn} " * 30), f"d{turn}")
        register.keep_about("2026-001", {"kind": "child", "turn": turn})
        register.close()
        (tmp_path / f"{turn}.db").write_bytes(made.register.read_bytes())
        register = Register.open(made, KEYS.data_key)
    register.close()
    return made


def replayed(places: Places) -> Iterator[bytes]:
    """Today's file with each page that has changed put back as it was after each turn."""
    today = places.register.read_bytes()
    for turn in range(1, TURNS):
        old = places.root.with_name(f"{turn}.db").read_bytes()
        for begin in range(0, min(len(old), len(today)), PAGE):
            page = old[begin : begin + PAGE]
            if page != today[begin : begin + PAGE]:
                yield today[:begin] + page + today[begin + PAGE :]


def shown(places: Places) -> dict[str, Any] | None:
    """All that a person can see of a register; None if opening, the check or reading says that something is wrong."""
    try:
        register = Register.open(places, KEYS.data_key)
    except AppError:
        return None
    try:
        if register.check(KEYS.verify):
            return None
        return {
            "records": register.records(),
            "found": [number for number, _ in register.find(MARK)],
            "kept about": register.kept_about(),
            "head": register.head(),
            "drafts": register.drafts(),
            "author": register.kept("author"),
        }
    finally:
        register.close()


def test_fault_08_an_old_page_never_changes_what_was_sealed(places: Places) -> None:
    """Whichever page is put back from whichever day: the check says so, or all that was sealed is shown as it is, and
    found. What is not sealed has nothing that vouches for its age: an old page of drafts, of what is kept about the
    owner, or of how long records are kept, shows what they were, and nobody can tell."""
    right, noticed, older = shown(places), 0, set()
    assert right is not None
    for bad in replayed(places):
        places.register.write_bytes(bad)
        seen = shown(places)
        noticed += seen is None
        older |= set() if seen is None else {name for name in right if seen[name] != right[name]}
    assert noticed > 50
    assert older == {"drafts", "author", "kept about"}


def test_fault_08_an_old_file_is_for_the_anchor(places: Places) -> None:
    """All pages of one day put back together are the register of that day, whole in itself: nothing within it can say
    that there is a later one. What is kept outside the file does (faults 38 and 43)."""
    places.register.write_bytes(places.root.with_name("5.db").read_bytes())
    seen = shown(places)
    assert seen is not None
    assert seen["head"][0] == 5
