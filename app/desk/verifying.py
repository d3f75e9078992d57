"""Checking a paper against the register: a file, a scan or a photo, or the code that somebody types off a sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app import strict_json
from app.decisions.additions import What, additions
from app.decisions.record import ADDENDUM, DECISION, TOMBSTONE, Entry, record_of
from app.decisions.sheet_code import SheetCode, read_code
from app.decisions.thread import thread_of
from app.decisions.tombstones import buried
from app.desk.brought import brought, codes_on
from app.desk.papers import named as named_on
from app.errors import AppError
from app.store import papers
from app.store.papers import Copy

if TYPE_CHECKING:
    from app.desk import Desk

State = Literal["genuine", "superseded", "altered", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Something that came to a record and is not on the paper, or that takes the record's place: what it is, when it
    came (ISO), and of a decision its number."""

    what: What | Literal["decision"]
    at: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a paper is, held against the register.

    `state`: genuine, and nothing has come to the record since; superseded: genuine, and something has; altered: it
    names a record that is here and is not what left here; unknown: it names none that is here.
    `evidence`: file, where every byte was looked at; code, where only the code was, so that the words must be compared
    by whoever has both. `number`: the record's, or empty where none could be read. `seq`: the last entry that it shows;
    0 where that is not known. `later`: what came since. `copies`: where the file is one that was given out, when, how
    and to whom. `disposed`: when the record was disposed of (ISO), or empty.
    """

    state: State
    evidence: Literal["file", "code"]
    number: str = ""
    seq: int = 0
    later: tuple[Later, ...] = ()
    copies: tuple[Copy, ...] = ()
    disposed: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


class Verifying:
    """Holds papers against one desk's register. Every method may raise AppError("not_open"); nothing is changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def check_code(self, text: str) -> Verdict:
        """What a code says that somebody typed off a sheet. Raises AppError("code_mistyped")."""
        code = read_code(text)
        if code is None:
            raise AppError("code_mistyped")
        return self._by_code(code)

    def check_file(self, file: Path | bytes) -> Verdict:
        """What a file is: a PDF that was saved here, a scan of a sheet or a photo of one.

        A scan or photo is judged by the code on it; two that differ are refused, since whatever one of them vouches for
        the other may not. Raises AppError: what `brought` and `app.pdf.found_codes.codes_in` raise (also paper_locked,
        paper_unreadable), no_code_found, codes_differ.
        """
        from app.pdf import scan
        from app.pdf.made_here import is_cut, is_pdf, is_scan, was_made_here

        raw = brought(file, scan.refuse_large)
        known = papers.copies_of_file(self._desk.hands().register, hashlib.sha256(raw).hexdigest())
        if known:
            return self._shows(known[0].record, known[0].seq, "file", copies=known)
        if not is_pdf(raw):
            return self._by_code(_one(codes_on(raw)))
        if is_cut(raw):
            raise AppError("paper_unreadable")
        inside = _inside(raw)
        if inside is None and is_scan(raw):
            return self._by_code(_one(codes_on(raw)))
        named = _named_inside(inside)
        for code in named:
            if raw in self._drawn(code, inside or b""):
                return self._shows(code.number, code.seq, "file")
        if not any(self._about(code.number) for code in named):
            named = (*named, *_named_on(raw))  # neither may be swapped for what names no record here
        if not named and not was_made_here(raw):
            raise AppError("no_code_found")
        here = [code.number for code in named if self._about(code.number)]
        if named and not here:
            return Verdict(state="unknown", evidence="file", number=named[0].number)
        if here and self._disposed(self._about(here[0]), here[0]):
            said = {self._by_code(code) for code in (*named, *_named_on(raw))}  # there are no words to hold it against
            if len(said) == 1:
                return said.pop()
        return Verdict(state="altered", evidence="file", number=here[0] if here else "")

    def _by_code(self, code: SheetCode) -> Verdict:
        entries = self._about(code.number)
        if not entries:
            return Verdict(state="unknown", evidence="code", number=code.number)
        if not any(each.header.seq == code.seq and code.matches(each.digest) for each in entries):
            return Verdict(state="altered", evidence="code", number=code.number)
        return self._shows(code.number, code.seq, "code")

    def _shows(
        self, number: str, seq: int, evidence: Literal["file", "code"], copies: tuple[Copy, ...] = ()
    ) -> Verdict:
        """The verdict on what is genuine, and shows the record up to this entry."""
        entries = self._about(number)
        later, disposed = _later(entries, number, seq), self._disposed(entries, number)
        return Verdict(
            state="superseded" if later or disposed else "genuine",
            evidence=evidence,
            number=number,
            seq=seq,
            later=later,
            copies=copies,
            disposed=disposed,
        )

    def _about(self, number: str) -> tuple[Entry, ...]:
        """What the chain holds about a record; nothing, if there is none of this number."""
        found = papers.about(self._desk.hands().register, number)
        return found if any(_is_own(each, number) for each in found) else ()

    def _drawn(self, code: SheetCode, inside: bytes) -> Iterator[bytes]:
        """The paper of a record as it was when this was the last entry about it, without names and with those that are
        embedded in the paper at hand; none where that is not known."""
        entries = [each for each in self._about(code.number) if each.header.seq <= code.seq]
        own = next((each for each in entries if _is_own(each, code.number)), None)
        if own is None or own.payload is None:
            return
        record, thread = record_of(own), thread_of(entries, code.number)
        said = inside.decode("utf-8", "replace")
        named = frozenset(each.id for each in named_on(record, thread, self._desk.words) if each.text in said)
        for shown in {frozenset[str](), named}:
            yield self._desk.paper(record, thread, shown=shown)

    def _disposed(self, entries: Sequence[Entry], number: str) -> str:
        if any(_is_own(each, number) and each.payload is not None for each in entries):
            return ""
        tombstones = buried(self._desk.hands().register.entries(TOMBSTONE))
        return next((each.said.at for each in tombstones if each.said.record == number), "")


def _is_own(entry: Entry, number: str) -> bool:
    return entry.header.kind == DECISION and entry.header.record == number


def _later(entries: Sequence[Entry], number: str, seq: int) -> tuple[Later, ...]:
    """What came after this entry. A signed paper that was filed says nothing that its record does not; a decision in
    its place counts even where the paper names it, since nobody must go by the old one."""
    found = []
    for entry in entries:
        header = entry.header
        if header.kind == DECISION and header.record != number:
            found.append(Later(what="decision", at=header.at, number=header.record))
        elif header.kind == ADDENDUM and header.seq > seq:
            found += [Later(what=each.what, at=each.at) for each in additions([entry], number) if each.what != "scan"]
    return tuple(found)


def _one(codes: Sequence[SheetCode]) -> SheetCode:
    """The one code that is on a sheet. Raises AppError: no_code_found, codes_differ."""
    if not codes:
        raise AppError("no_code_found")
    if len(set(codes)) > 1:
        raise AppError("codes_differ")
    return codes[0]


def _inside(pdf: bytes) -> bytes | None:
    """The record that is embedded in a paper, None where there is none; nothing of it where a paper that was made here
    is too damaged. Raises AppError: paper_locked, paper_unreadable."""
    from app.decisions.printed import FILE
    from app.pdf.found_codes import attached
    from app.pdf.made_here import was_made_here

    try:
        return attached(pdf, FILE)
    except AppError as fault:
        if fault.code != "paper_unreadable" or not was_made_here(pdf):
            raise
        return b""


def _named_inside(inside: bytes | None) -> tuple[SheetCode, ...]:
    """The code that the embedded record gives, if it can be read."""
    try:
        code = read_code(strict_json.loads(inside or b"")["code"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    return () if code is None else (code,)


def _named_on(pdf: bytes) -> tuple[SheetCode, ...]:
    """The codes on its pages; none where it is damaged beyond drawing."""
    try:
        return codes_on(pdf)
    except AppError:
        return ()
