"""How long each record is kept, holding it back, disposing of it, adding to it, and what is held about one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.decisions import retention
from app.decisions.draft import nfc
from app.decisions.record import TOMBSTONE
from app.decisions.retention import EARLIEST, LATEST, FileOn, Hold, Keeping, Standing
from app.decisions.tombstones import Certificate, buried, certificates
from app.errors import AppError

if TYPE_CHECKING:
    from app.decisions.access import Access
    from app.decisions.additions import Addition, What
    from app.decisions.record import Record
    from app.desk import Desk
    from app.desk.disposing import Disposed, Finished, Proposed
    from app.desk.hands import Hands


class Retention:
    """Looks after the records of one desk's register. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- how long ---------------------------------------------------------------------------------------------------
    def listed(self) -> tuple[Standing, ...]:
        """Where every record stands: what is due first, then what to look at again, then by day."""
        hands = self._desk.hands()
        kept = hands.register.kept_about()
        return retention.in_order(_standing(hands, each, kept.get(each.number)) for each in hands.register.records())

    def standing(self, number: str) -> Standing:
        """Where one record stands. Raises AppError: record_unknown, record_disposed."""
        hands = self._desk.hands()
        return _standing(hands, hands.register.record(number), hands.register.kept_about().get(number))

    def classify(
        self,
        number: str,
        kind: str,
        *,
        file_on: FileOn,
        counted_from: date | None,
        until: date | None = None,
        review_on: date | None = None,
    ) -> Standing:
        """Say which class a record is of, whose file it belongs on, and the days that count. A hold stays as it is.

        Raises AppError: record_unknown, record_disposed, day_unlikely.
        """
        for day in (counted_from, until, review_on):
            if day is not None and not EARLIEST <= day < LATEST:
                raise AppError("day_unlikely", number=number)
        until = until if retention.BY_ID[kind].until_too else None
        said = Keeping(
            kind=kind, file_on=file_on, counted_from=counted_from, until=until, review_on=review_on, chosen=True
        )
        return self._keep(number, replace(said, hold=self.standing(number).keeping.hold))

    def hold(self, number: str, reason: str, by: str) -> Standing:
        """Hold a record back: it cannot be disposed of until the hold is lifted.

        Raises AppError: record_unknown, record_disposed, reason_missing, name_missing.
        """
        reason, by = _said(reason, "reason_missing"), _said(by, "name_missing")
        hold = Hold(reason=reason, by=by, at=self._desk.hands().clock().isoformat())
        return self._keep(number, replace(self.standing(number).keeping, hold=hold))

    def lift(self, number: str, by: str) -> Standing:
        """Lift the hold of a record. Raises AppError: record_unknown, record_disposed, name_missing, not_on_hold."""
        by, kept = _said(by, "name_missing"), self.standing(number).keeping
        if not kept.held:
            raise AppError("not_on_hold", number=number)
        return self._keep(number, kept.lifted(by, self._desk.hands().clock().isoformat()))

    # --- disposal ---------------------------------------------------------------------------------------------------
    def proposed(self, numbers: Sequence[str]) -> tuple[Proposed, ...]:
        """What would be destroyed with each of these records, and what stands in the way of it."""
        from app.desk.disposing import proposed

        return proposed(self._desk, numbers)

    def by_myself(self) -> bool:
        """Whether whoever set up this register may dispose of records alone: a manager may."""
        from app.desk.disposing import is_manager

        return is_manager(self._desk.hands())

    def dispose(self, numbers: Sequence[str], reason: str, authorised_by: str, passphrase: str) -> Disposed:
        """Dispose of these records for good, all or none. See `app.desk.disposing.dispose`."""
        from app.desk.disposing import dispose

        return dispose(self._desk, numbers, reason, authorised_by, passphrase)

    def left(self) -> tuple[str, ...]:
        """What is still to be done after a disposal, by code: tidy, key, backups. Empty: nothing."""
        from app.desk.disposing import left

        return left(self._desk.hands())

    def finish(self, passphrase: str) -> Finished:
        """Do what was left to do after a disposal. Raises AppError: wrong_passphrase, too_many_tries."""
        from app.desk.disposing import finish

        return finish(self._desk, passphrase)

    def certificates(self) -> tuple[Certificate, ...]:
        """Every act of disposal, the newest first; what each record said is gone."""
        return certificates(buried(self._desk.hands().register.entries(TOMBSTONE)))

    def certificate_of(self, number: str) -> Certificate:
        """The act in which a record went. Raises AppError: record_unknown, record_kept."""
        for each in self.certificates():
            if any(line.said.record == number for line in each.lines):
                return each
        self._desk.hands().register.record(number)
        raise AppError("record_kept", number=number)

    def certificate_paper(self, certificate: Certificate) -> bytes:
        """The certificate of one act of disposal as a PDF, made in memory."""
        from app.pdf.disposal_certificate import render

        return render(certificate, self._desk.words, self.left())

    # --- adding -----------------------------------------------------------------------------------------------------
    def add(self, number: str, what: What, text: str, by: str) -> Addition:
        """Add a correction, or somebody's statement in their own words, to a sealed record, which stays as it is.

        Raises AppError: record_unknown, record_disposed, words_missing, words_too_long, name_missing.
        """
        from app.desk.adding import add

        return add(self._desk, number, what, text, by)

    def added(self, number: str) -> tuple[Addition, ...]:
        """What was added to a record, the oldest first."""
        from app.desk.adding import added

        return added(self._desk.hands(), number)

    # --- what is held about somebody --------------------------------------------------------------------------------
    def about_person(self, reference: str, words: Sequence[str] = (), came: date | None = None) -> Access:
        """What is held here about one person, by their reference and other words they go by; `came`: when they asked.

        Raises AppError("nothing_to_look_for").
        """
        from app.desk.person import about_person

        return about_person(self._desk, reference, words, came)

    def access_paper(self, access: Access) -> bytes:
        """What was found as a working paper, made in memory."""
        from app.pdf.access_paper import render

        return render(access, self._desk.words, self._desk.hands().clock())

    def _keep(self, number: str, keeping: Keeping) -> Standing:
        self._desk.hands().register.keep_about(number, keeping.to_json())
        return self.standing(number)


def _standing(hands: Hands, record: Record, kept: dict[str, object] | None) -> Standing:
    keeping = None if kept is None else retention.keeping_from_json(kept)
    return retention.standing(record, keeping, dict(hands.settings.retention), hands.clock().date())


def _said(text: str, code: str) -> str:
    found = nfc(text).strip()
    if not found:
        raise AppError(code)
    return found
