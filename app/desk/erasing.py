"""Erasing the records of a package from this computer, once its receipt came back, and seeing that they are gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.clock import spoken_day
from app.decisions.record import TOMBSTONE, Entry
from app.decisions.retention import keeping_from_json
from app.decisions.tombstones import HANDED_BACK, Certificate, buried, certificates
from app.desk import under_way
from app.desk.amending import being_amended
from app.desk.packing import added_to
from app.desk.sealing import author_of
from app.errors import AppError
from app.log import Event

if TYPE_CHECKING:
    from app.decisions.handed import HandBack
    from app.desk import Desk
    from app.desk.disposing import Finished, Said
    from app.desk.summaries import DraftSummary
    from app.store.register import Register

State = Literal["waiting", "arrived", "unfinished", "part", "done"]
"""Where a package is: its code has not come back; it has, and all records are here; something is still to do about
those that went; some are still here; all are gone."""

ALL = 1_000_000
"""More records than a search can find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What erasing the records of a package would come to. `goes`, `gone`: numbers; `stays`: numbers with what stands
    in the way, as error codes; `drafts`: unfinished decisions, which are in no package; `others`: how many records
    here are not in this one; `left`: what is still to be done after an earlier try, by code."""

    state: State
    goes: tuple[str, ...]
    stays: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    drafts: tuple[DraftSummary, ...]
    others: int
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What came of erasing. `certificate`: of what went now, None if only the rest was left to do; `going`: where the
    package stands afterwards; `after`: what could not be done; `proved`: nothing of the records is left in the
    register."""

    certificate: Certificate | None
    going: Going
    after: Finished
    proved: bool


class _Here(NamedTuple):
    """What is here now: each record's digest and those of what was added to it, by number; the numbers on hold, and of
    those being amended; the unfinished decisions; and what is still to be done after an earlier try."""

    digests: Mapping[str, tuple[str, tuple[str, ...]]]
    held: frozenset[str]
    amended: frozenset[str]
    drafts: tuple[DraftSummary, ...]
    left: tuple[str, ...]


def here(desk: Desk) -> _Here:
    """Look at the register once, for as many packages as there are."""
    from app.desk.disposing import left

    hands = desk.hands()
    added = {number: tuple(each.digest for each in entries) for number, entries in added_to(hands).items()}
    held = (number for number, raw in hands.register.kept_about().items() if keeping_from_json(raw).held)
    return _Here(
        digests={each.number: (each.digest, added.get(each.number, ())) for each in hands.register.records()},
        held=frozenset(held),
        amended=being_amended(hands.register),
        drafts=desk.drafts(),
        left=left(hands),
    )


def going(package: HandBack, now: _Here) -> Going:
    """What erasing the records of this package would come to now."""
    goes, gone, stays = [], [], []
    for each in package.records:
        if each.number not in now.digests:
            gone.append(each.number)
        elif now.digests[each.number] != (each.digest, each.addenda):
            stays.append((each.number, "changed_since"))
        elif each.number in now.held:
            stays.append((each.number, "on_hold"))
        elif each.number in now.amended:
            stays.append((each.number, "being_amended"))
        else:
            goes.append(each.number)
    unfinished = bool(now.left) or not package.proved
    return Going(
        state=_state(package, unfinished=unfinished, gone=bool(gone), here=bool(goes or stays)),
        goes=tuple(goes),
        stays=tuple(stays),
        gone=tuple(gone),
        drafts=now.drafts,
        others=len(now.digests.keys() - {each.number for each in package.records}),
        left=now.left,
    )


def _state(package: HandBack, *, unfinished: bool, gone: bool, here: bool) -> State:
    if not package.received:
        return "waiting"
    if not gone:
        return "arrived"
    if unfinished:
        return "unfinished"
    return "part" if here else "done"


def erase(desk: Desk, package: HandBack, passphrase: str) -> Erased:
    """Destroy what may go, and prove that it is gone. See `HandBacks.erase`."""
    from app.desk.disposing import destroy, finish

    if not package.received:
        raise AppError("receipt_not_in", id=package.id)
    now = going(package, here(desk))
    if not now.goes and not now.left and (package.proved or not now.gone):
        raise AppError("nothing_to_remove", id=package.id)
    words = dict.fromkeys(now.gone, "") | {number: _words_of(desk, number) for number in now.goes}
    certificate = None
    if now.goes:
        done = destroy(desk, now.goes, _tombstones(desk, package), passphrase)
        certificate, after = done.certificate, done.after
    else:
        after = finish(desk, passphrase)
    proved = {step for step, _ in after.left} <= {"backups"} and _is_gone(desk, words)
    hands = desk.hands()
    last = last_certificate(desk, package)
    erased, at = last.said.at if last else "", hands.clock().isoformat()
    package = under_way.keep(hands.register, replace(package, erased=erased, proved=at if proved else ""))
    return Erased(certificate=certificate, going=going(package, here(desk)), after=after, proved=proved)


def last_certificate(desk: Desk, package: HandBack) -> Certificate | None:
    """The last act in which records of this package were erased, its records in the order in which they went."""
    entries = reversed(desk.hands().register.entries(TOMBSTONE))
    ours = [each for each in entries if _package_of(each) == package.id]
    return next(reversed(certificates(buried(ours))), None)


def _words_of(desk: Desk, number: str) -> str:
    """Some words of a record, by which it would be found."""
    said = desk.record(number).content
    return " ".join(f"{said.happened} {said.reasons}".split()[:12])


def _is_gone(desk: Desk, words: Mapping[str, str]) -> bool:
    """Whether nothing of these records can be read or found, and file and chain are as whole as they were. `words`:
    some of each, by number, as far as they are still known."""
    register, known = desk.hands().register, set(desk.health.found)
    for number, some in words.items():
        found = {each for query in (number, some) for each, _ in register.find(query, ALL)}
        if number in found or _can_be_read(register, number):
            return False
    try:
        return set(desk.health.in_full()) <= known
    except AppError as fault:
        desk.log.note(Event.TROUBLE, code=fault.code)
        return False


def _can_be_read(register: Register, number: str) -> bool:
    try:
        register.record(number)
    except AppError as fault:
        return fault.code != "record_disposed"
    return True


def _tombstones(desk: Desk, package: HandBack) -> Said:
    """What each tombstone says: the reason in words for people, and which package and receipt, for programs."""
    words, own = desk.words, author_of(desk.hands()).name
    sealed = {each.number: each.sealed for each in package.records}
    made, received = (
        spoken_day(datetime.fromisoformat(day), words.section("dates")) for day in (package.made, package.received)
    )
    reason = words.text("papers", "handover.reason", id=package.id, made=made, received=received)

    def said(entry: Entry, addenda: Sequence[Entry], at: str) -> Mapping[str, Any]:
        number = entry.header.record
        return {
            "record": number,
            "digest": entry.digest,
            "addenda": [each.digest for each in addenda],
            "sealed": sealed[number],
            "reason": reason,
            "kind": HANDED_BACK,
            HANDED_BACK: {"package": package.id, "receipt": package.expects},
            "disposed_by": own,
            "at": at,
        }

    return said


def _package_of(tombstone: Entry) -> str:
    said = (tombstone.payload or {}).get(HANDED_BACK, {})
    return str(said.get("package", ""))
