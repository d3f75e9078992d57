"""Notices: for one person about a sealed decision, and the agency's own as texts that it changes and prints again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.decisions.sharing.agency_notice import Kind, blocks, read, shipped
from app.errors import AppError
from app.files import put

if TYPE_CHECKING:
    from app.clock import Clock
    from app.desk import Desk


class Notices:
    """The agency's own notices need no open register: nothing that anybody wrote about a person is on them."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk, self._clock = desk, clock

    def text(self, kind: Kind) -> str:
        """The text of a notice as it comes with the program, to be changed: lines that begin with # are headings. The
        agency's name and number are in it where they are set."""
        settings = self._desk.settings
        known = {"agency": settings.agency, "phone": settings.by_name().get("agency", "")}
        return shipped(kind, self._desk.words, known)

    def save_text(self, kind: Kind, path: Path) -> None:
        """Write it to a plain file. Raises AppError("file_unwritable")."""
        try:
            put(path, self.text(kind).encode())
        except AppError as fault:
            raise AppError("file_unwritable", file=str(path)) from fault

    def read(self, path: Path) -> str:
        """The text in a file that somebody changed. Raises AppError: file_unreadable, notice_unreadable,
        notice_too_long, notice_empty."""
        try:
            raw = path.read_bytes()
        except OSError as fault:
            raise AppError("file_unreadable", file=str(path)) from fault
        return read(raw, str(path))

    def pdf(self, kind: Kind, text: str | None = None) -> bytes:
        """A notice as PDF, made in memory; with the words of `text`, where somebody changed it.

        Raises AppError: notice_empty, notice_too_long."""
        from app.pdf.notice import render_text

        said = self.text(kind) if text is None else text
        return render_text(blocks(said), self._desk.words, self._clock())

    def of_record(self, number: str, person: str, *, child: bool) -> bytes:
        """What is passed on about one of the people of a record, for them, PDF, made in memory; `person` is their
        reference, such as Child A, and `child` whether it is worded for a child.

        Raises AppError: record_unknown, person_unknown, not_to_be_told, nothing_to_tell."""
        from app.decisions.sharing.ledger import current
        from app.decisions.sharing.notice import notice
        from app.pdf.notice import render

        desk = self._desk
        content = desk.record(number).content
        sharing = current(content.sharing, desk.thread(number).added)
        wanted = person.strip().casefold()
        ids = [each.id for each in sharing.people if wanted in (each.ref.strip().casefold(), each.id.casefold())]
        if not ids:
            raise AppError("person_unknown", person=person)
        return render(notice(content, ids[0], sharing, desk.words, child=child), desk.words, self._clock())
