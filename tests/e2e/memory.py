"""What is in the memory of a running program: every byte that can be read, searched for some marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PIECE = 16 * 1024 * 1024
"""Bytes read at a time."""

PROC = Path("/proc")


def family(number: int) -> list[int]:
    """A process and all that it started, and they in turn."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdecimal():
            try:
                # The name of the program may hold brackets and spaces; its parent stands second after it.
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has just ended
            children.setdefault(parent, []).append(int(folder.name))
    found = [number]
    for each in found:
        found += children.get(each, [])
    return found


def holds(number: int, marks: Mapping[str, bytes]) -> set[str]:
    """The names of the marks that are somewhere in the memory of this process or of one that it started."""
    return {name for each in family(number) for name in _in_one(each, marks)}


def as_written(words: str) -> dict[str, bytes]:
    """The ways in which words lie in memory: as text of ours, and as Qt keeps it."""
    return {f"{words} ({coding})": words.encode(coding) for coding in ("utf-8", "utf-16-le")}


def as_key(key: bytes) -> dict[str, bytes]:
    """The ways in which a key lies in memory: as it is, and as it is handed to the database."""
    return {"key": key, "key in hex": key.hex().encode(), "key in capital hex": key.hex().upper().encode()}


def _in_one(number: int, marks: Mapping[str, bytes]) -> Iterator[str]:
    left = dict(marks)
    longest = max(len(mark) for mark in marks.values())
    with (PROC / str(number) / "mem").open("rb", 0) as memory:
        for start, end in _readable(number):
            tail = b""
            for at in range(start, end, PIECE):
                try:
                    memory.seek(at)
                    piece = tail + memory.read(min(PIECE, end - at))
                except (OSError, OverflowError, ValueError):
                    break  # the kernel's own pages, or what was given back meanwhile
                found = [name for name, mark in left.items() if mark in piece]
                yield from found
                for name in found:
                    del left[name]
                tail = piece[-longest:]


def _readable(number: int) -> Iterable[tuple[int, int]]:
    for line in (PROC / str(number) / "maps").read_text().splitlines():
        span, rights, *_ = line.split()
        if rights.startswith("r"):
            start, end = (int(part, 16) for part in span.split("-"))
            yield start, end
