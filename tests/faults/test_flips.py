"""Fault 7: one bit flips, anywhere in a register; nothing that is read, copied or made anew of it is ever wrong."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from tests.faults import migrating, work
from tests.faults.checked import checked
from tests.faults.power import MEMORY
from tests.store.sealing import MARK, NOON, content, fixed_keys, sealing
from tests.unit.vault.test_opening import code_of

RECORDS = 1_000
PAGE = 4096
KEYS = fixed_keys()
LONG = {"text": f"{MARK} " * 1000}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A register of records, a draft and an owner, some of them longer than a page."""
    made = Places(tmp_path / "store")
    register = Register.create(made, KEYS.data_key)
    for turn in range(12):
        register.append(sealing(KEYS, f"d{turn}", reasons=f"{MARK} {turn} " * 150), f"d{turn}")
    register.save_draft("long", LONG, NOON)
    register.keep("author", {"name": MARK * 400})
    register.close()
    return made


def flipped(good: bytes, chance: random.Random) -> Iterator[bytes]:
    """The same file with one bit flipped, for each of its pages but the first, without which nothing opens."""
    for page in range(1, len(good) // PAGE):
        at = page * PAGE + chance.randrange(PAGE)
        yield good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :]


def opened(places: Places) -> Register | None:
    """The register; None where opening it tells of the damage, as for the pages that list its tables."""
    try:
        return Register.open(places, KEYS.data_key)
    except AppError as fault:
        if fault.code != "register_damaged":
            raise
        return None


def test_fault_07_a_flipped_bit_in_any_page_is_found(places: Places) -> None:
    """One bit flipped in each page of the file, anywhere in it, is found by opening or by the check."""
    good, chance = places.register.read_bytes(), random.Random(6)
    first = bytes([good[99] ^ 4])
    for bad in (good[:99] + first + good[100:], *flipped(good, chance)):
        places.register.write_bytes(bad)
        assert checked(places) in {"register_wrong_key", "register_damaged", "found_damaged"}
    places.register.write_bytes(good)
    assert checked(places) == ""


READS: dict[str, Callable[[Register], object]] = {
    "drafts": Register.drafts,
    "records": Register.records,
    "one record": lambda register: register.record("2026-012"),
    "search": lambda register: register.find(MARK),
    "owner": lambda register: register.kept("author"),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_fault_07_a_flipped_bit_is_never_read_as_a_word(places: Places, read: Callable[[Register], object]) -> None:
    """With one bit flipped in any page, whatever is read is what was written, or the person is told of the damage; only
    a draft that is no JSON any more is left out of the list.

    The cipher gives zeros, and no error, for the last page of a long text where that page is bad.
    """
    register = Register.open(places, KEYS.data_key)
    right, told = read(register), 0
    register.close()
    for bad in flipped(places.register.read_bytes(), random.Random(7)):
        places.register.write_bytes(bad)
        damaged, shown = opened(places), list[object]()
        if damaged is None:
            told += 1
            continue
        try:
            code = code_of(lambda register=damaged, shown=shown: shown.append(read(register)))
        finally:
            damaged.close()
        assert code in {None, "register_damaged", "record_unreadable"}
        assert code or shown in ([right], [[]]), "something else is shown"
        told += shown != [right]
    assert told, "nothing of it was read"


ACTS: dict[str, Callable[[Register], object]] = {
    "copied": lambda register: register.copy_to(register._places.root / "copy.db"),
    "written anew": Register.tidy,
    "encrypted anew": lambda register: register.rekey(fixed_keys(2).data_key),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_fault_07_a_flipped_bit_is_never_given_a_good_seal(places: Places, act: Callable[[Register], object]) -> None:
    """Whoever copies a register with a flipped bit in it, writes it anew or under another key is told of the damage,
    and it is left as it was; or what comes of it is right. No bad page is passed on as a good one."""
    refused = 0
    good = places.register.read_bytes()
    for bad in flipped(good, random.Random(8)):
        places.register.write_bytes(bad)
        register = opened(places)
        if register is None:
            refused += 1
            continue
        try:
            code = code_of(act, register)
        finally:
            register.close()
        if code is None:
            copy = Places(places.root / "copied")
            shutil.rmtree(copy.root, ignore_errors=True)
            copy.root.mkdir()
            shutil.copyfile(places.root / "copy.db", copy.register)
            again = Register.open(copy, KEYS.data_key)
            assert (again.drafts(), again.check(KEYS.verify)) == ([("long", LONG)], [])
            again.close()
        else:
            assert code == "register_damaged"
            assert sum(a != b for a, b in zip(good, places.register.read_bytes(), strict=True)) == 1
            assert not (places.root / "copy.db").exists()
            refused += 1
        (places.root / "copy.db").unlink(missing_ok=True)
    assert refused > len(good) // PAGE / 2


def test_fault_07_a_flipped_bit_stops_a_migration(tmp_path: Path) -> None:
    """A register of an older program that has a flipped bit in it is not taken to the new shape with what was wrong in
    it: the person is told, and it stays as it was."""
    places = Places(tmp_path / "store")
    migrating.leave_old(places)
    good = places.register.read_bytes()
    for bad in flipped(good, random.Random(9)):
        places.register.write_bytes(bad)
        code = code_of(lambda: Register.open(places, KEYS.data_key).close())
        if code is None:
            migrating.migrated(places)
            places.register.write_bytes(good)
        else:
            assert code == "register_damaged"
            assert places.register.read_bytes() == bad


@pytest.fixture
def large() -> Iterator[Places]:
    """A register of a thousand records and one draft."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        made = Places(Path(folder) / "store")
        register = Register.create(made, KEYS.data_key)
        for turn in range(1, RECORDS + 1):
            register.append(sealing(KEYS, f"d{turn}", reasons=_reasons(turn)), f"d{turn}")
        work.do(register, KEYS, "save d 199")
        register.close()
        yield made


@pytest.mark.long
def test_fault_07_four_hundred_flipped_bits_show_no_wrong_word(large: Places) -> None:
    """Each of 400 bits, flipped alone, is found by opening or by the check, and what can still be read is right."""
    before = large.register.read_bytes()
    flips = [(at, 1 << at % 8) for at in random.Random(20201).sample(range(len(before)), 400)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        told = [one for half in pool.map(partial(_told, before), [flips[::2], flips[1::2]]) for one in half]
    assert (len(told), set(told)) == (400, {"found"})
    assert large.register.read_bytes() == before
    assert _look(large) == "right"


def _told(good: bytes, flips: Sequence[tuple[int, int]]) -> list[str]:
    """What each flip leads to, in a copy of our own."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        copy = Places(Path(folder))
        copy.register.write_bytes(good)
        told = []
        for at, bit in flips:
            _put(copy.register, at, good[at] ^ bit)
            told.append(_look(copy))
            _put(copy.register, at, good[at])
        assert copy.register.read_bytes() == good, "reading changed the register"
    return told


def _look(places: Places) -> str:
    """`found` if opening or the check says so, `right` if all is as it was, `wrong` if anything shown is not."""
    try:
        register = Register.open(places, KEYS.data_key)
    except AppError:
        return "found"
    try:
        found = register.check(KEYS.verify)
        shown = [_shown(register.drafts), _shown(lambda: _said(register))]
    finally:
        register.close()
    right = [[("d", work.body(199))], [content(f"2026-{n:03d}", f"d{n}", _reasons(n)) for n in range(1, RECORDS + 1)]]
    if any(one is not None and one != other for one, other in zip(shown, right, strict=True)):
        return "wrong"
    return "found" if found else "right" if shown == right else "wrong"


def _said(register: Register) -> object:
    return [record.content for record in register.records()[::-1]]


def _shown(read: Callable[[], object]) -> object:
    try:
        return read()
    except AppError:
        return None


def _put(path: Path, at: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes([value]))


def _reasons(turn: int) -> str:
    return f"{MARK}, and why it was decided so, {turn} " * 10
