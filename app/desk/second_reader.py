"""One record for a second person, under a passphrase of their own: they read that record, judge it, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from app import strict_json
from app.decisions.additions import Addition
from app.decisions.record import Record, canonical, entry_from_bytes, record_of
from app.decisions.thread import Successor, Thread, alone
from app.decisions.verdicts import Said, signed, verdict
from app.errors import AppError
from app.vault import laid_out

if TYPE_CHECKING:
    from datetime import datetime

    from app.clock import Clock
    from app.desk import Desk
    from app.paths import Places
    from app.vault.slots import Random


class Reading(NamedTuple):
    """What the second person reads: the record, and what stands around it."""

    record: Record
    thread: Thread


class SecondReader:
    """What the owner of a register does: lays a record out, takes it back; and what a second person does with it."""

    def __init__(self, desk: Desk, places: Places, clock: Clock, random: Random) -> None:
        self._desk, self._places, self._clock, self._random = desk, places, clock, random

    # --- the owner, with the register open --------------------------------------------------------------------------
    def lay_out(self, number: str, passphrase: str) -> None:
        """Lay this record out, as it is now with what was added to it, for whoever types this passphrase.

        Raises AppError: record_unknown, record_disposed, passphrase_short, same_passphrase (it opens the register),
        not_in_practice.
        """
        from app.desk import verdicts
        from app.desk.thread import thread
        from app.vault import opening
        from app.vault.signing import new_pair
        from app.vault.stretch import SHORTEST_ALONE, long_enough

        hands = self._desk.hands()
        record = hands.register.record(number)
        if self._desk.scratch:
            raise AppError("not_in_practice")
        long_enough(passphrase, SHORTEST_ALONE)
        if opening.opens(hands.places, hands.keys, passphrase):
            raise AppError("same_passphrase")
        self.take_in()
        private, public = new_pair(hands.random)
        laid = _laid(Reading(record, thread(hands, number)), private)
        # In this order no file is ever there whose key the register does not know, and no verdict is made in vain.
        laid_out.take_back(hands.places, number)
        verdicts.begin(hands, number, public)
        laid_out.lay_out(hands.places, number, laid, passphrase, random=hands.random)

    def take_back(self, number: str) -> None:
        """Take it back, and forget a verdict on it that was put aside; one that is not laid out is no fault."""
        from app.desk import verdicts
        from app.vault import inbox

        hands = self._desk.hands()
        self.take_in()
        verdicts.end(hands, number)
        inbox.forget_aside(hands.places, number)
        self._desk.health.found = tuple(
            each for each in self._desk.health.found if (each.code, each.record) != ("found_verdict", number)
        )

    def take_in(self) -> None:
        """Take in the verdicts that were given meanwhile."""
        from app.desk import verdicts

        if not self._desk.scratch:
            verdicts.take_in(self._desk)

    def gone(self) -> tuple[str, ...]:
        """The numbers of records that were laid out and are there no more, though nobody gave a verdict."""
        from app.desk import verdicts

        return () if self._desk.scratch else verdicts.gone(self._desk.hands())

    def aside(self) -> tuple[str, ...]:
        """The numbers of records on which a verdict was put aside, since it is not what somebody signed."""
        from app.vault import inbox

        return () if self._desk.scratch else inbox.put_aside_about(self._places)

    # --- anybody, with the register open or shut ---------------------------------------------------------------------
    def waiting(self) -> tuple[str, ...]:
        """The numbers of the records that are laid out."""
        return () if self._desk.scratch else laid_out.laid_out(self._places)

    def read(self, number: str, passphrase: str) -> Reading:
        """What the second person reads. See `read`."""
        return read(self._places, number, passphrase)

    def give(self, number: str, passphrase: str, said: Said) -> Addition:
        """Give a verdict; if the register is open it is taken in at once. See `give`."""
        made = give(self._places, number, passphrase, said, at=self._clock(), random=self._random)
        if self._desk.state == "open":
            self.take_in()
        return made


def read(places: Places, number: str, passphrase: str) -> Reading:
    """The record and what stands around it, for the second person's own passphrase; the register stays shut.

    Raises AppError: record_unknown (it is not laid out), wrong_file_passphrase, envelope_damaged, record_unreadable.
    """
    return _read(places, number, passphrase)[0]


def give(places: Places, number: str, passphrase: str, said: Said, *, at: datetime, random: Random) -> Addition:
    """Leave the second person's verdict for the register, which may be shut; they read the record no more.

    When this returns no crash or power cut can take it. Raises AppError like `read`, and: verdict_missing,
    name_missing, own_decision, role_missing, reasons_needed, words_too_long, lay_out_again (an older program laid it
    out), folder_unwritable, disk_full.
    """
    from app.desk import verdicts
    from app.vault.signing import signer

    (record, _), private = _read(places, number, passphrase)
    bare = verdict(record, said, at)
    if not private:
        raise AppError("lay_out_again", number=number)
    public, sign = signer(private)
    made = signed(bare, record.digest, public, sign)
    verdicts.leave(places, made, random)
    laid_out.take_back(places, number)
    return made


def _laid(reading: Reading, private: bytes) -> bytes:
    """What is laid out: the record, what stands around it, and the private key (32 bytes) to sign a verdict with."""
    around = asdict(reading.thread) | {"added": [each.to_json() for each in reading.thread.added]}
    around["successors"] = list(around["successors"])
    entry = reading.record.entry.to_bytes().decode()
    return canonical({"v": 1, "entry": entry, "thread": around, "sign": private.hex()})


def _read(places: Places, number: str, passphrase: str) -> tuple[Reading, bytes]:
    raw = laid_out.read_laid_out(places, number, passphrase)
    try:
        laid = strict_json.loads(raw)
        if "entry" not in laid:  # laid out by a program that knew of no verdicts
            record = record_of(entry_from_bytes(raw))
            return Reading(record, alone(record)), b""
        record = record_of(entry_from_bytes(laid["entry"].encode()))
        return Reading(record, _thread(laid["thread"])), bytes.fromhex(laid["sign"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise AppError("record_unreadable") from fault


def _thread(raw: Mapping[str, Any]) -> Thread:
    return Thread(
        added=tuple(Addition(**each) for each in raw["added"]),
        successors=tuple(Successor(**each) for each in raw["successors"]),
        seq=raw["seq"],
        digest=raw["digest"],
    )
