"""Power cuts: what a typist really wrote, as strace saw it, and what a disk may hold of it when the power goes.

The model: a file system with a journal for names, and a disk that keeps what it says it has kept. What was written to
a file since its last sync is there, not there, or there in some of its sectors, each write for itself. Names are made,
changed and taken away in their order; how far that had come may be anything from the last sync of a folder to the
cut. The index of the write-ahead log (-shm) is memory, and gone.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.faults.killing import command
from tests.house.rules import ROOT

MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""A folder in memory, where an image is made and read ten times as fast; None: wherever temporary files go."""

SECTOR = 512
FOLDER = -1

_NAMED = "?open,openat,?openat2,?creat,?rename,?renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,?rmdir,?link,linkat"
_WRITTEN = "write,pwrite64,writev,pwritev,?pwritev2,ftruncate,?truncate,?fallocate,lseek,?sendfile,?copy_file_range"
_SYNCED = "fsync,fdatasync,?sync_file_range,sync,syncfs,mmap,?io_uring_setup,clone,?clone3,?fork,?vfork"
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_OPEN = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})+)")
_FORGOTTEN = ("-shm",)


class Said(NamedTuple):
    """The typist said something: what they had confirmed counts from here."""

    line: str


class Written(NamedTuple):
    """Bytes in a file, at a place."""

    file: int
    at: int
    content: bytes


class Sized(NamedTuple):
    """A file was made this long."""

    file: int
    size: int


class Synced(NamedTuple):
    """What was written to this file is on the disk."""

    file: int


class Named(NamedTuple):
    """From now on this name (within the folder) is this file's, or nobody's."""

    name: str
    file: int | None


class Moved(NamedTuple):
    """A file has another name, in one step, and what had that name before has none."""

    name: str
    to: str


class Settled(NamedTuple):
    """The names are on the disk."""


Event = Said | Written | Sized | Synced | Named | Moved | Settled


def recorded(what: str, root: Path, trace: Path, turns: int) -> list[Event]:
    """What a typist said and wrote over so many turns in the folder `root`, whose names must be plain; `trace` is where
    strace writes.

    It begins with what lay there, and `Settled`.
    """
    names, start = dict[str, int](), list[Event]()
    for number, path in enumerate(sorted(root.rglob("*")), 1000):
        name = path.relative_to(root).as_posix()
        names[name] = FOLDER if path.is_dir() else number
        start.append(Named(name, names[name]))
        if path.is_file():
            start += [Written(number, 0, path.read_bytes()), Synced(number)]
    calls = f"trace={_NAMED},{_WRITTEN},{_SYNCED}"
    strace = ["strace", "-y", "-qq", "-xx", "-s", "2000000", "-e", calls, "-o", str(trace)]
    subprocess.run(
        [*strace, *command(what, str(root), str(turns))], cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=300
    )
    with trace.open("r", encoding="ascii", errors="replace") as lines:
        return [*start, Settled(), *_Reading(root, names).events(lines)]


class _Reading:
    """Makes events of the lines of strace, and refuses what the model does not know."""

    def __init__(self, root: Path, names: dict[str, int]) -> None:
        self._root = str(root)
        self._names = names
        self._places: dict[str, int] = {}
        self._next = 1

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        for line in lines:
            if (call := _CALL.match(line)) is None:
                continue
            what, given, gave = call[1], call[2], int(call[3])
            assert what not in {"clone", "clone3", "fork", "vfork"}, "somebody else is writing, whom nobody watches"
            if gave < 0:
                continue
            texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(given)]
            opened = _OPEN.match(given)
            path = bytes.fromhex(opened[2].replace("\\x", "")).decode() if opened else ""
            if what == "write" and given.startswith("1<"):
                yield from (Said(said) for said in texts[0].decode().splitlines())
            elif what.endswith("at"):  # the name may be one within the folder that is open
                yield from self._to_a_name(what, given, gave, [f"{path}/{text.decode()}" for text in texts])
            elif self._ours(path):
                yield from self._to_an_open_file(what, given, gave, path, texts, opened[1] if opened else "")
            else:
                yield from self._to_a_name(what, given, gave, [text.decode(errors="replace") for text in texts])

    def _to_a_name(self, what: str, given: str, gave: int, paths: list[str]) -> Iterator[Event]:
        paths = [path[path.rfind("//") + 1 :] for path in paths]
        if not any(self._ours(path) for path in paths):
            return
        name = self._name(paths[0])
        if what in {"open", "openat"}:
            self._places[str(gave)] = 0
            if name.endswith(_FORGOTTEN):
                return
            if "O_CREAT" in given and name not in self._names:
                yield self._named(name, self._next)
                self._next += 1
            elif "O_TRUNC" in given:
                yield Sized(self._names[name], 0)
        elif what in {"mkdir", "mkdirat"}:
            if name:
                yield self._named(name, FOLDER)
        elif what in {"unlink", "unlinkat", "rmdir"}:
            if not name.endswith(_FORGOTTEN):
                yield self._named(name, None)
        elif what in {"rename", "renameat", "renameat2"}:
            to = self._name(paths[1])
            yield Moved(name, to)
            _move(self._names, name, to)
        else:
            raise AssertionError(f"not modelled: {what}({given[:200]}")

    def _to_an_open_file(
        self, what: str, given: str, gave: int, path: str, texts: list[bytes], number: str
    ) -> Iterator[Event]:
        name, last = self._name(path), int(found[0]) if (found := re.findall(r"(\d+)$", given)) else 0
        if name.endswith(_FORGOTTEN):
            return
        if what == "mmap":
            assert "MAP_SHARED" not in given or "PROT_WRITE" not in given, f"not modelled: {name} is written as memory"
        elif what in {"fsync", "fdatasync"}:
            file = self._names[name] if name else FOLDER
            yield Settled() if file == FOLDER else Synced(file)
        elif what == "write":
            yield Written(self._names[name], self._places[number], texts[0][:gave])
            self._places[number] += gave
        elif what == "pwrite64":
            yield Written(self._names[name], last, texts[0][:gave])
        elif what == "ftruncate":
            yield Sized(self._names[name], last)
        elif what == "lseek":
            self._places[number] = gave
        else:
            raise AssertionError(f"not modelled: {what}({given[:200]}")

    def _named(self, name: str, file: int | None) -> Named:
        if file is None:
            del self._names[name]
        else:
            self._names[name] = file
        return Named(name, file)

    def _ours(self, path: str) -> bool:
        return path == self._root or path.startswith(self._root + "/")

    def _name(self, path: str) -> str:
        assert self._ours(path), path
        return path[len(self._root) + 1 :]


def said_by(events: Sequence[Event], cut: int) -> list[str]:
    """What had been said before the cut."""
    return [event.line for event in events[:cut] if isinstance(event, Said)]


def put_image(events: Sequence[Event], cut: int, chance: random.Random, root: Path) -> None:
    """Makes in `root`, an empty folder, what a disk may hold if the power went before the event number `cut`."""
    how = chance.choice(["nothing late", "everything late", "some", "torn"])
    before = events[:cut]
    synced: dict[int, int] = {}
    settled = 0
    for place, event in enumerate(before):
        if isinstance(event, Synced):
            synced[event.file] = place
        elif isinstance(event, Settled):
            settled = place
    reached = {"nothing late": settled, "everything late": cut}.get(how, chance.randint(settled, cut))
    names: dict[str, int] = {}
    content: dict[int, bytearray] = {}
    for place, event in enumerate(before):
        match event:
            case Named(name, None) if place < reached:
                del names[name]
            case Named(name, int(file)) if place < reached:
                names[name] = file
            case Moved(name, to) if place < reached:
                _move(names, name, to)
            case Written(file, at, some):
                kept = how if place > synced.get(file, -1) else "everything late"
                _write(content.setdefault(file, bytearray()), at, some, kept, chance)
            case Sized(file, size):
                if place < synced.get(file, -1) or _happened(how, chance):
                    _resize(content.setdefault(file, bytearray()), size)
    for name, file in sorted(names.items()):
        path = root / name
        if file == FOLDER:
            path.mkdir(mode=0o700, exist_ok=True)
        else:
            path.write_bytes(content.get(file, b""))
            path.chmod(0o600)


def _move(names: dict[str, int], name: str, to: str) -> None:
    """With a folder goes what lies in it."""
    for within in [one for one in names if one.startswith(name + "/")]:
        names[to + within[len(name) :]] = names.pop(within)
    names[to] = names.pop(name)


def _happened(how: str, chance: random.Random) -> bool:
    return {"nothing late": False, "everything late": True}.get(how, chance.random() < 0.5)


def _write(file: bytearray, at: int, some: bytes, how: str, chance: random.Random) -> None:
    if how != "torn":
        if _happened(how, chance):
            _put(file, at, some)
        return
    begin = at
    while begin < at + len(some):
        end = min((begin // SECTOR + 1) * SECTOR, at + len(some))
        if chance.random() < 0.5:
            _put(file, begin, some[begin - at : end - at])
        begin = end


def _put(file: bytearray, at: int, some: bytes) -> None:
    if len(file) < at:
        file.extend(bytes(at - len(file)))
    file[at : at + len(some)] = some


def _resize(file: bytearray, size: int) -> None:
    del file[size:]
    file.extend(bytes(size - len(file)))
