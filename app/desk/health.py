"""Whether the records are what they were: checked at opening and in the background, and held against what is kept
outside the file; and a new key for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.record import Entry, faults
from app.desk.restored import Anchor, explains, say_restored
from app.errors import AppError
from app.log import Event
from app.store import ballast
from app.store.audit import Finding as Finding  # noqa: PLC0414 - handed on to whoever shows it
from app.vault.inbox import put_aside_about

if TYPE_CHECKING:
    from app.desk.door import Door
    from app.desk.hands import Hands
    from app.store.audit import Progress

LAST = 50
"""Entries that are checked each time the register is opened; the rest follows in the background."""


class Health:
    """The checks of one desk's register. `found` is what has been found so far; empty: nothing is known to be wrong."""

    def __init__(self, desk: Door) -> None:
        self._desk = desk
        self._room = True
        self.found: tuple[Finding, ...] = ()
        self.checked: int | None = None
        """Entries that the last whole check looked at; None until there was one."""

    @property
    def can_accept(self) -> bool:
        """Whether something was found that somebody explains who put an older copy back on purpose."""
        return any(each.code in ANCHORED for each in self.found)

    @property
    def short_of_room(self) -> bool:
        """Whether the disk is so full that the room kept aside is used up, or could not be kept."""
        return not self._room or self._desk.hands().register.short_of_room

    def at_opening(self) -> None:
        """Look at the last entries, and hold the register against its anchor; then note where it is now."""
        hands = self._desk.hands()
        self.found = (*hands.register.check_chain(hands.keys.verify, last=LAST), *self._outside(hands))
        if self.found:
            self._desk.log.checked(self.found)
        self.note_head()

    def prove(self) -> None:
        """Read something that is known to be here, so that nobody is told that it worked when it did not.

        Raises AppError("register_damaged").
        """
        hands = self._desk.hands()
        known = hands.register.kept("author")
        for record in hands.register.records(limit=1):
            if faults(record.entry, seq=record.header.seq, prev=record.header.prev, verify=hands.keys.verify):
                raise AppError("register_damaged")
        if known is None:
            raise AppError("register_damaged")

    def in_background(self, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Look at the whole chain, while work goes on; and put the ballast aside where it is not."""
        hands = self._desk.hands()
        self._room = ballast.keep(hands.places)
        chain = hands.register.check_chain(hands.keys.verify, progress=progress)
        return self._settle(hands, chain)

    def in_full(self, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Look at every page of the file and at the whole chain. Raises AppError("register_busy")."""
        hands = self._desk.hands()
        return self._settle(hands, hands.register.check(hands.keys.verify, progress))

    def note_head(self) -> None:
        """Note outside the file how far the chain has come; never behind a note that it does not hold."""
        from app.vault.anchor import keep_anchor

        if self._desk.scratch:
            return
        hands = self._desk.hands()
        if not _held_against_anchor(hands):
            keep_anchor(hands.keys.store, *hands.register.head())

    def accept(self, **facts: object) -> Entry:
        """Somebody put an older copy here on purpose: say so in the chain, signed, and go on from there.

        `facts` (JSON values) say more about it, such as which backup it was.
        """
        from app.vault.anchor import keep_anchor

        hands = self._desk.hands()
        entry = say_restored(
            hands.register, hands.keys, at=hands.clock(), anchor=noted(hands.keys.store), random=hands.random, **facts
        )
        keep_anchor(hands.keys.store, *hands.register.head())
        self.found = tuple(each for each in self.found if each.code not in ANCHORED)
        self._desk.log.note(Event.RESTORED)
        return entry

    def _settle(self, hands: Hands, chain: list[Finding]) -> tuple[Finding, ...]:
        self.found = (*chain, *self._outside(hands))
        self.checked = hands.register.head()[0]
        self._desk.log.checked(self.found)
        return self.found

    def _outside(self, hands: Hands) -> list[Finding]:
        """What is found by what lies outside the file: the keyring's note, the count of saves beside it, and verdicts
        of second persons that were put aside."""
        lost = hands.register.lost_saves
        aside = () if self._desk.scratch else put_aside_about(hands.places)
        return [
            *_held_against_anchor(hands),
            *([Finding("found_saves_lost", None, (str(lost),))] if lost else []),
            *(Finding("found_verdict", number) for number in aside),
        ]


ANCHORED = ("found_rolled_back", "found_rewritten", "anchor_damaged")
"""What is found by holding the register against its anchor."""


def _held_against_anchor(hands: Hands) -> list[Finding]:
    try:
        anchor = _anchor(hands.keys.store)
    except AppError as fault:
        return [Finding(fault.code)]
    if anchor is None or anchor.seq == 0:
        return []
    if hands.register.digest_at(anchor.seq) == anchor.digest or explains(hands.register, hands.keys, anchor):
        return []
    have = hands.register.head()[0]
    if have < anchor.seq:
        return [Finding("found_rolled_back", None, (str(have), str(anchor.seq)))]
    return [Finding("found_rewritten", None, (str(anchor.seq),))]


def noted(store: str) -> Anchor | None:
    """The anchor, or None where there is none that can be read."""
    try:
        return _anchor(store)
    except AppError:
        return None


def _anchor(store: str) -> Anchor | None:
    """Raises AppError("anchor_damaged")."""
    from app.vault.anchor import anchor_of

    found = anchor_of(store)
    return None if found is None else Anchor(*found)
