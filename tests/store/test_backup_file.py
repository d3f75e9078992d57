"""A backup's file is read without trust: what is not exactly as we write it is refused, and nothing is laid out."""

from __future__ import annotations

import io
import json
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from app.decisions.record import canonical
from app.paths import Places
from app.store import backup_file
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.backing import AT, back_up
from tests.store.sealing import sealing
from tests.unit.vault.test_opening import code_of

PLAIN = (stat.S_IFREG | 0o600) << 16
Parts = dict[str, bytes]


@pytest.fixture
def good(register: Register, places: Places, keys: Keys, tmp_path: Path) -> Path:
    """A backup of a small register."""
    register.append(sealing(keys), None)
    stick = tmp_path / "stick"
    stick.mkdir()
    return back_up(register, places, keys, stick).path


def parts_of(path: Path) -> Parts:
    """What is in a backup, by name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(
    parts: Parts, *, kind: int = ZIP_STORED, attributes: int = PLAIN, more: tuple[tuple[str, bytes], ...] = ()
) -> bytes:
    """A ZIP of these parts, not always as we would make it."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in (*parts.items(), *more):
            info = ZipInfo(name)
            info.create_system, info.external_attr = 3, attributes
            archive.writestr(info, content, kind)
    return made.getvalue()


def code_and_nothing(path: Path, tmp_path: Path) -> str | None:
    """The code with which a file is refused, by every way of reading it; and nothing lies where it did not lie."""
    into = Places(tmp_path / "into")
    into.root.mkdir(exist_ok=True)
    outside = {each for each in tmp_path.rglob("*") if into.root not in (each, *each.parents)}
    code = code_of(backup_file.unpack, path, into)
    assert code == code_of(backup_file.check, path)
    assert {each for each in tmp_path.rglob("*") if into.root not in (each, *each.parents)} == outside
    assert {each.name for each in into.root.iterdir()} <= {"register.db", "keys.json"}
    for each in into.root.iterdir():
        each.unlink()
    return code


def said(parts: Parts, **changes: object) -> Parts:
    """The parts, with something else said about them."""
    return {**parts, "manifest.json": canonical({**_loads(parts["manifest.json"]), **changes})}


def _loads(text: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(text)
    return found


def test_packing_itself_is_not_what_is_refused(good: Path, tmp_path: Path) -> None:
    """The same parts packed by the tests are a backup like any other: so what follows is refused for its own sake."""
    path = tmp_path / "again.backup"
    path.write_bytes(packed(parts_of(good)))
    assert backup_file.check(path) == backup_file.check(good)
    assert code_and_nothing(path, tmp_path) is None


Hostile = Callable[[Parts], bytes]
HOSTILE: dict[str, Hostile] = {
    "a bomb": lambda p: packed({**p, "register.db": bytes(50_000_000)}, kind=ZIP_DEFLATED),
    "a bomb in what it says": lambda p: packed({**p, "manifest.json": b" " * 5_000_000}),
    "keys without end": lambda p: packed({**p, "keys.json": b"k" * 2_000_000}),
    "a way out": lambda p: packed(p, more=(("../evil", b"x"),)),
    "a way from the root": lambda p: packed(p, more=(("/tmp/evil", b"x"),)),
    "a way out instead": lambda p: packed({n if n != "keys.json" else "../keys.json": c for n, c in p.items()}),
    "one more part": lambda p: packed(p, more=(("notes.txt", b"x"),)),
    "one part twice": lambda p: packed(p, more=(("keys_json", b"x"),)).replace(b"keys_json", b"keys.json"),
    "a part missing": lambda p: packed({n: c for n, c in p.items() if n != "keys.json"}),
    "another order": lambda p: packed({n: p[n] for n in ("manifest.json", "keys.json", "register.db")}),
    "links": lambda p: packed(p, attributes=(stat.S_IFLNK | 0o777) << 16),
    "folders": lambda p: packed(p, attributes=(stat.S_IFDIR | 0o700) << 16),
    "a comment": lambda p: packed(p)[:-2] + b"\x04\x00evil",
    "something behind": lambda p: packed(p) + b"x" * 70_000,
    "other keys": lambda p: packed({**p, "keys.json": b"{ }"}),
    "another register": lambda p: packed({**p, "register.db": p["register.db"][::-1]}),
    "no register": lambda p: packed({**p, "register.db": b""}),
    "nothing said": lambda p: packed({**p, "manifest.json": b""}),
    "no JSON said": lambda p: packed({**p, "manifest.json": b"[" * 9_000}),
    "a list said": lambda p: packed({**p, "manifest.json": b"[]"}),
    "spaces in what it says": lambda p: packed({**p, "manifest.json": p["manifest.json"] + b" "}),
    "a key said twice": lambda p: packed({**p, "manifest.json": b'{"v":1,' + p["manifest.json"][1:]}),
    "more said": lambda p: packed(said(p, more=1)),
    "another kind": lambda p: packed(said(p, kind="something else")),
    "an older version": lambda p: packed(said(p, v=0)),
    "no version": lambda p: packed(said(p, v="1")),
    "no store": lambda p: packed(said(p, store="../../evil")),
    "a number that is none": lambda p: packed(
        {**p, "manifest.json": p["manifest.json"].replace(b'"drafts":0', b'"drafts":9007199254740993')}
    ),
    "no head": lambda p: packed(said(p, head=7)),
    "a count below nothing": lambda p: packed(said(p, records=-1)),
    "a count that is none": lambda p: packed(said(p, drafts=True)),
    "no time": lambda p: packed(said(p, made="yesterday")),
    "a time of nowhere": lambda p: packed(said(p, made="2026-11-24T14:05:00")),
    "no sums": lambda p: packed(said(p, sha256={})),
    "no signature": lambda p: packed(said(p, signature="")),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_what_we_would_not_write_is_refused(good: Path, tmp_path: Path, how: str) -> None:
    """Bombs, ways out, links, parts too many, too few, twice or swapped, and lies about them: all are refused."""
    path = tmp_path / "hostile.backup"
    path.write_bytes(HOSTILE[how](parts_of(good)))
    assert code_and_nothing(path, tmp_path) == "backup_damaged"


def test_what_is_no_backup_is_called_that(good: Path, tmp_path: Path) -> None:
    """A file that is gone, empty, a folder, a picture or somebody's ZIP is no backup, rather than a damaged one."""
    path = tmp_path / "holiday.zip"
    assert code_and_nothing(path, tmp_path) == "backup_unreadable"
    for content in (b"", b"a beach", packed({"notes.txt": b"x"}), b"MZ" + good.read_bytes()):
        path.write_bytes(content)
        assert code_and_nothing(path, tmp_path) == "backup_unreadable"
    assert code_of(backup_file.read, tmp_path) == "backup_unreadable"


def test_one_of_a_newer_program_is_called_that(good: Path, tmp_path: Path) -> None:
    """A later form of the file, with parts that we do not know, or a later shape of the register: install the newer."""
    path, parts = tmp_path / "newer.backup", parts_of(good)
    path.write_bytes(packed(said(parts, v=2, other="x"), more=(("attachments", b"x"),)))
    assert code_and_nothing(path, tmp_path) == "backup_newer"
    path.write_bytes(packed(said(parts, shape=99)))
    assert code_and_nothing(path, tmp_path) == "backup_newer"


@pytest.mark.parametrize("trials", [40, pytest.param(400, marks=pytest.mark.long)])
def test_flipped_cut_and_mixed_up(good: Path, tmp_path: Path, trials: int) -> None:
    """With a byte changed, an end cut off, bytes taken out or two places swapped: refused, or every byte that counts
    is as it was; and never another error than those two."""
    chance, whole, path = random.Random(20185), good.read_bytes(), tmp_path / "bad.backup"
    outer = [at for at in range(len(whole)) if not 900 < at < len(whole) - 1200]  # what is around the register
    right, refused = backup_file.check(good), 0
    for trial in range(trials):
        bad = bytearray(whole)
        at = chance.choice(outer) if trial % 2 else chance.randrange(len(whole))
        match trial % 5:
            case 0 | 1 | 2:
                bad[at] ^= 1 << chance.randrange(8)
            case 3:
                del bad[at:]
            case _:
                del bad[at : at + chance.randrange(1, 50)]
        path.write_bytes(bad)
        code = code_and_nothing(path, tmp_path)
        assert code in {None, "backup_damaged", "backup_unreadable", "backup_newer"}
        refused += code is not None
        if code is None:
            assert backup_file.check(path) == right
    assert refused > trials * 0.7


def test_a_large_register_is_written_in_pieces(tmp_path: Path) -> None:
    """Parts of several megabytes come back byte for byte."""
    parts, chance = Places(tmp_path / "in"), random.Random(7)
    parts.root.mkdir()
    parts.register.write_bytes(chance.randbytes(5_000_001))
    parts.keys.write_bytes(chance.randbytes(900_000))
    manifest = backup_file.Manifest(
        store="0" * 32,
        device="1" * 64,
        made=AT,
        seq=0,
        head="0" * 64,
        records=0,
        drafts=0,
        sums=backup_file.sums_of(parts),
    ).signed(lambda digest: digest * 2)
    backup_file.write(tmp_path / "large.backup", manifest, parts)
    into = Places(tmp_path / "out")
    into.root.mkdir()
    assert backup_file.unpack(tmp_path / "large.backup", into) == manifest
    assert into.register.read_bytes() == parts.register.read_bytes()
    assert into.keys.read_bytes() == parts.keys.read_bytes()
    assert zipfile.is_zipfile(tmp_path / "large.backup")
