"""The rooms of a desk: each theme has its own, made when somebody first goes there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from app.desk.door import Door

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.address_book import AddressBook
    from app.desk.advising import Advising
    from app.desk.blank_papers import BlankPapers
    from app.desk.copies import Copies
    from app.desk.handback import HandBacks
    from app.desk.linked import Linked
    from app.desk.notices import Notices
    from app.desk.recipient_papers import RecipientPapers
    from app.desk.retention import Retention
    from app.desk.scans import Scans
    from app.desk.second_reader import SecondReader
    from app.desk.sharing_log import SharingLog
    from app.desk.verifying import Verifying


class Rooms(Door):
    """What stands behind the door. Only a desk has rooms, so each may ask it for whatever a desk can do."""

    @property
    def _desk(self) -> Desk:
        return cast("Desk", self)

    @cached_property
    def retention(self) -> Retention:
        """How long records are kept, disposing of them, and what was added to them."""
        from app.desk.retention import Retention

        return Retention(self._desk)

    @cached_property
    def handbacks(self) -> HandBacks:
        """Handing records over at the end of a placement, and removing them."""
        from app.desk.handback import HandBacks

        return HandBacks(self._desk)

    @cached_property
    def second_reader(self) -> SecondReader:
        """One record for a second person, and what they say of it."""
        from app.desk.second_reader import SecondReader

        return SecondReader(self._desk, self._places, self._clock, self._random)

    @cached_property
    def copies(self) -> Copies:
        """The copies of records that left here, and who took them."""
        from app.desk.copies import Copies

        return Copies(self._desk)

    @cached_property
    def scans(self) -> Scans:
        """Signed papers that came back."""
        from app.desk.scans import Scans

        return Scans(self._desk)

    @cached_property
    def recipient_papers(self) -> RecipientPapers:
        """The papers for each recipient of a record, and their second look."""
        from app.desk.recipient_papers import RecipientPapers

        return RecipientPapers(self._desk)

    @cached_property
    def sharing_log(self) -> SharingLog:
        """What went to whom, what came back, and what is to be chased."""
        from app.desk.sharing_log import SharingLog

        return SharingLog(self._desk)

    @cached_property
    def advising(self) -> Advising:
        """Asking for advice without naming anybody."""
        from app.desk.advising import Advising

        return Advising(self._desk)

    @cached_property
    def address_book(self) -> AddressBook:
        """Whom the agency shares with."""
        from app.desk.address_book import AddressBook

        return AddressBook(self._desk)

    @cached_property
    def linked(self) -> Linked:
        """One event with several children: a decision for each."""
        from app.desk.linked import Linked

        return Linked(self._desk)

    @cached_property
    def verifying(self) -> Verifying:
        """Checking a paper, or the code on it, against the register."""
        from app.desk.verifying import Verifying

        return Verifying(self._desk)

    @cached_property
    def blank_papers(self) -> BlankPapers:
        """Papers to fill in by hand; they need no open register."""
        from app.desk.blank_papers import BlankPapers

        return BlankPapers(self._desk, self._clock)

    @cached_property
    def notices(self) -> Notices:
        """Notices for people, and those of the agency."""
        from app.desk.notices import Notices

        return Notices(self._desk, self._clock)
