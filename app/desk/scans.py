"""Signed papers that come back: read from a scan or a photo, made anew as plain pictures, and kept with the record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import spoken
from app.decisions.additions import Addition
from app.decisions.draft import nfc
from app.decisions.record import ADDENDUM, Entry
from app.desk.brought import brought, codes_on
from app.desk.entries import entry_at
from app.errors import AppError
from app.store import papers

if TYPE_CHECKING:
    from app.desk import Desk
    from app.store.entries import Place


class Scans:
    """The signed papers of one desk's records. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def file(self, number: str, file: Path | bytes, by: str, *, anyway: bool = False) -> Addition:
        """Keep a signed paper with the record of this number, in one transaction with the entry that says so.

        `by`: who files it. `anyway`: also where the code on it is another record's. Raises AppError: record_unknown,
        record_disposed, name_missing, what `brought` and `app.pdf.scan.reencoded` raise, scan_filed_already,
        scan_of_other, disk_full.
        """
        from app.pdf import scan

        hands = self._desk.hands()
        hands.register.record(number)
        by = nfc(by).strip()
        if not by:
            raise AppError("name_missing")
        raw = brought(file, scan.refuse_large)
        made = scan.reencoded(raw)
        for each in self.of(number):
            if each.text == made.sha256:
                at = spoken(datetime.fromisoformat(each.at), hands.words.section("dates"))
                raise AppError("scan_filed_already", number=number, at=at)
        others = sorted({code.number for code in codes_on(raw)} - {number})
        if others and not anyway:
            raise AppError("scan_of_other", number=number, other=", ".join(others))
        said = Addition(record=number, what="scan", by=by, text=made.sha256, at=hands.clock().isoformat())

        def entry(place: Place) -> Entry:
            return entry_at(place, ADDENDUM, said.to_json(), said.at, hands.keys, hands.random)

        papers.file_scan(hands.register, number, made.sha256, made.pages, entry)
        self._desk.health.note_head()
        return said

    def of(self, number: str) -> tuple[Addition, ...]:
        """The signed papers of a record, the oldest first."""
        return tuple(each for each in self._desk.retention.added(number) if each.what == "scan")

    def pages(self, number: str, sha256: str) -> tuple[bytes, ...]:
        """The pages of one of them, each a JPEG, in order; `sha256` (hex) is its addition's `text`.

        Raises AppError("scan_altered") where they are not what was filed."""
        from app.pdf.scan import scan_sum

        found = papers.scan_pages(self._desk.hands().register, number, sha256)
        if scan_sum(found) != sha256:
            raise AppError("scan_altered", number=number)
        return found
