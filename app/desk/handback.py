"""The end of a placement: records go to the agency in a package, and leave this computer once its receipt came back."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import letters
from app.decisions.handed import HandBack
from app.decisions.package import CODE, CODE_USE, expected
from app.desk import under_way
from app.desk.erasing import Erased, Going, erase, going, here, last_certificate
from app.desk.sealing import author_of
from app.errors import AppError
from app.log import Event

if TYPE_CHECKING:
    from app.decisions.tombstones import Certificate
    from app.desk import Desk
    from app.desk.summaries import RecordSummary

__all__ = ["Erased", "Going", "HandBack", "HandBacks"]


class HandBacks:
    """Hands records of one desk over, and removes them. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- the package ------------------------------------------------------------------------------------------------
    def found(self, words: str = "") -> tuple[RecordSummary, ...]:
        """The records that can be handed over, the newest first: all, or those that name this person or thing.

        Raises AppError("nothing_to_look_for")."""
        every = self._desk.records()
        if not words.strip():
            return every
        named = self._desk.retention.about_person(words).records
        return tuple(each for each in every if each.number in named)

    def agency(self) -> str | None:
        """The fingerprint of the agency's key that was let in, if one was: packages can be made for it."""
        return None if self._desk.scratch else self._desk.ways_in.agency()

    def new_id(self) -> str:
        """The id of a package that is about to be made: eight letters and digits that say nothing."""
        return self._desk.hands().random(4).hex()

    def make(
        self, id: str, path: Path, numbers: Sequence[str], *, agency_key: str = "", passphrase: str = ""
    ) -> HandBack:
        """Write a package of these records to a file, and read it back: for whoever knows the passphrase, or for the
        agency whose key is given, or for the one that was let in. No record here is changed by it; that copies of
        their papers left is noted.

        Raises AppError: nothing_chosen, record_unknown, record_disposed, no_agency_key, agency_key_mistyped,
        passphrase_short, package_too_large, package_altered (a record here is not what was sealed), package_not_whole,
        file_unwritable, disk_full, folder_unwritable.
        """
        from app.desk.packing import make

        made = make(self._desk, id, path, numbers, agency_key, passphrase)
        return under_way.keep(self._desk.hands().register, made)

    def under_way(self) -> tuple[HandBack, ...]:
        """Every package that was made here, the newest first."""
        return under_way.every(self._desk.hands().register)

    def one(self, id: str) -> HandBack:
        """The package of this id. Raises AppError("package_unknown")."""
        return under_way.one(self._desk.hands().register, id)

    def forget(self, id: str) -> None:
        """Forget a package that was never handed over: its receipt code will not be known. No record is touched.

        Raises AppError: package_unknown, package_in_use (its code came back).
        """
        package = self.one(id)
        if package.received:
            raise AppError("package_in_use", id=package.id)
        under_way.forget(self._desk.hands().register, package)

    # --- the receipt ------------------------------------------------------------------------------------------------
    def receipt(self, id: str) -> bytes:
        """The receipt to sign, as a PDF made in memory; no word of any record is on it."""
        from app.pdf.handback_receipt import render

        return render(self.one(id), author_of(self._desk.hands()), self._desk.words)

    def receive(self, id: str, code: str) -> HandBack:
        """The code that the agency gave back, as it was typed. Nothing is erased by it.

        Raises AppError: package_unknown, receipt_code_mistyped, receipt_code_wrong (which is counted).
        """
        hands, package = self._desk.hands(), self.one(id)
        typed = letters.typed(code, CODE, CODE_USE)
        if typed is None:
            raise AppError("receipt_code_mistyped")
        if not hmac.compare_digest(expected(package.id, typed), package.expects):
            package = under_way.keep(hands.register, replace(package, tries=package.tries + 1))
            raise AppError("receipt_code_wrong", tries=package.tries)
        if package.received:
            return package
        self._desk.log.note(Event.HANDED_BACK, count=len(package.records))
        return under_way.keep(hands.register, replace(package, received=hands.clock().isoformat()))

    # --- erasing the records ----------------------------------------------------------------------------------------
    def going(self, id: str) -> Going:
        """What erasing the records of this package would come to now; nothing is changed."""
        return going(self.one(id), here(self._desk))

    def standing(self) -> tuple[tuple[HandBack, Going], ...]:
        """Every package that was made here, the newest first, each with what erasing would come to."""
        now = here(self._desk)
        return tuple((package, going(package, now)) for package in self.under_way())

    def erase(self, id: str, passphrase: str) -> Erased:
        """Destroy what the records of this package say, as far as nothing stands in the way; do what is left from an
        earlier try; and look whether anything of them can still be found.

        Raises AppError, before anything is changed: package_unknown, receipt_not_in, nothing_to_remove,
        wrong_passphrase, too_many_tries; and disk_full, register_busy.
        """
        return erase(self._desk, self.one(id), passphrase)

    def certificate(self, id: str) -> Certificate | None:
        """The last act in which records of this package were removed, or None."""
        return last_certificate(self._desk, self.one(id))

    def certificate_paper(self, id: str) -> bytes:
        """The certificate of the last act, as a PDF made in memory. Raises AppError: package_unknown,
        nothing_removed."""
        from app.desk.disposing import left
        from app.pdf.disposal_certificate import render

        certificate = self.certificate(id)
        if certificate is None:
            raise AppError("nothing_removed", id=id)
        return render(certificate, self._desk.words, left(self._desk.hands()), self.one(id).proved)
