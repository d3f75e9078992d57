"""Looks for a marked name wherever a program can leave one: files and their names, texts, what a PDF says of itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    TextStringObject,
)

from tests.store.sealing import MARK

PASSPHRASE = "Tangerine bicycles under seven umbrellas"
MARKED = (*MARK.lower().split(), "zoë-brontë", "tangerine bicycles")
"""What is looked for: each word of the name by itself, one with letters beyond ASCII, and the passphrase."""

ODD = (
    MARK,
    f"{MARK.upper()} and Zoë-Brontë",
    unicodedata.normalize("NFD", f"Zoë-Brontë {MARK}"),
    "ZOË-BRONTË  wilhelmina\tquartermaine",
    "Wilhelmina\u202eQuartermaine\u200d 😀",
    f"<b>{MARK}</b> & '%s' {{name}} \\n \"{MARK}\"; DROP TABLE drafts --",
    f"{MARK}/../{MARK} " + "x" * 300,
)
"""The ways in which it is written; each holds what is looked for."""


def forms(word: str) -> frozenset[bytes]:
    """A word's bytes in every spelling that is looked for, with ASCII letters small."""
    cases = {word.lower(), word.upper(), word.title(), word.capitalize()}
    spelt = {unicodedata.normalize(form, each) for each in cases for form in ("NFC", "NFD")}
    found = {each.encode(coding).lower() for each in spelt for coding in ("utf-8", "utf-16-le", "utf-16-be")}
    found |= {each.encode("ascii", "backslashreplace").lower() for each in spelt}  # as JSON and repr have it
    return frozenset(found | {each.encode("latin-1", "ignore").lower() for each in spelt})


_SOUGHT = {word: forms(word) for word in MARKED}


def words_in(content: bytes | str) -> list[str]:
    """Which of the marked words are in it, in whatever case and coding."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    small = raw.lower()  # ASCII letters, also between the noughts of UTF-16
    return [word for word, sought in _SOUGHT.items() if any(form in small for form in sought)]


def leaks_under(root: Path, but: Callable[[Path], bool] = lambda _: False) -> Iterator[str]:
    """Every file, folder and link below `root` with a marked word in its name, in its bytes or in where it leads."""
    for path in sorted(root.rglob("*")):
        if but(path):
            continue
        name = path.relative_to(root)
        if words_in(str(name)):
            yield f"the name of {name}"
        if path.is_symlink():
            if words_in(str(path.readlink())):
                yield f"where {name} leads"
        elif path.is_file() and words_in(path.read_bytes()):
            yield f"in {name}"


def leaks_of_papers(papers: Iterable[Path]) -> Iterator[str]:
    """What a PDF says of itself, beside what is on its pages: its information, XMP, outlines, attachments, fields."""
    for path in papers:
        for where, said in _said(path):
            if words_in(said):
                yield f"{where} of {path.name}"


def _said(path: Path) -> Iterator[tuple[str, bytes | str]]:
    reader = PdfReader(path)
    if reader.is_encrypted:
        yield "what is not encrypted", path.read_bytes()
        return
    root: Any = reader.trailer["/Root"]
    yield "the information", str(reader.metadata)
    for key, part in root.items():
        if key not in ("/Pages", "/StructTreeRoot"):
            for said in _strings(part, set()):
                yield key, said
    for page in reader.pages:
        for key, part in page.items():
            if key not in ("/Contents", "/Parent"):
                for said in _strings(part, set()):
                    yield f"{key} of a page", said
    yield "the rest", re.sub(rb"stream\r?\n.*?endstream", b"", path.read_bytes(), flags=re.DOTALL)


def _strings(part: Any, seen: set[int]) -> Iterator[bytes | str]:
    if isinstance(part, IndirectObject):
        if part.idnum in seen:
            return
        seen.add(part.idnum)
        part = part.get_object()
    match part:
        case StreamObject():
            if part.get("/Type") != "/EmbeddedFile":  # the record that is printed on the pages, for programs to read
                yield part.get_data()
            yield from _strings(DictionaryObject(part), seen)
        case DictionaryObject():
            for key, value in part.items():
                yield key
                if key not in ("/Parent", "/P", "/StructTreeRoot", "/Pages"):
                    yield from _strings(value, seen)
        case ArrayObject():
            for value in part:
                yield from _strings(value, seen)
        case TextStringObject() | ByteStringObject():
            yield part
        case _:
            return
