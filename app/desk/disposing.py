"""Disposing of records: what stands in the way, destroying what may go, and everything that could bring it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.decisions.draft import nfc
from app.decisions.record import TOMBSTONE, Entry
from app.decisions.retention import Standing
from app.decisions.tombstones import Certificate, buried, certificates, tombstone
from app.desk.adding import added
from app.desk.amending import being_amended
from app.desk.entries import entry_at
from app.desk.sealing import author_of
from app.errors import AppError
from app.log import Event

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.hands import Hands
    from app.store.entries import Place

LEFT = "disposal_left"
"""The name under which the register keeps what is left to do."""

STEPS = ("tidy", "key", "backups")
"""What makes a disposal final: the file written anew, another key for it, and no backup from before."""

Said = Callable[[Entry, Sequence[Entry], str], Mapping[str, Any]]
"""Gives what the tombstone of an entry, and of what was added to it, says (JSON values); last, when it is (ISO)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What would go with one record: its number, where it stands (None: there is no such record), how many additions
    go with it, and what stands in the way."""

    number: str
    standing: Standing | None
    additions: int
    in_the_way: tuple[AppError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """`left`: what could not be done yet, each by its code with the reason. `recovery_key`: to be printed, where the
    sheet that was printed before opens nothing any more."""

    left: tuple[tuple[str, AppError], ...]
    recovery_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposed:
    """The records are gone, and this is what says so; `after` is how far making that final has come."""

    certificate: Certificate
    after: Finished


def proposed(desk: Desk, numbers: Sequence[str]) -> tuple[Proposed, ...]:
    """What would be destroyed, and what stands in the way of each; nothing is changed."""
    hands, found = desk.hands(), []
    amended = being_amended(hands.register)
    for number in dict.fromkeys(numbers):
        try:
            standing = desk.retention.standing(number)
        except AppError as fault:
            found.append(Proposed(number=number, standing=None, additions=0, in_the_way=(fault,)))
            continue
        codes = (*standing.in_the_way, *(["being_amended"] if number in amended else []))
        more, faults = len(added(hands, number)), tuple(AppError(code, number=number) for code in codes)
        found.append(Proposed(number=number, standing=standing, additions=more, in_the_way=faults))
    return tuple(found)


def is_manager(hands: Hands) -> bool:
    """Whether whoever set up this register is a manager."""
    return (hands.register.kept("author") or {}).get("role") == "manager"


def dispose(desk: Desk, numbers: Sequence[str], reason: str, authorised_by: str, passphrase: str) -> Disposed:
    """Destroy what these records and their additions say, all or none, and make that final as far as it can be done
    now; what is left is remembered. A manager may decide alone; anybody else names the manager who does.

    Raises AppError, before anything is changed: reason_missing, not_authorised, wrong_passphrase, too_many_tries, or
    the first thing that stands in the way (record_unknown, record_disposed, not_confirmed, date_missing, not_due,
    on_hold, being_amended); and disk_full, register_busy.
    """
    hands = desk.hands()
    for each in proposed(desk, numbers):
        if each.in_the_way:
            raise each.in_the_way[0]
    reason, by = nfc(reason).strip(), _authorised(hands, authorised_by)
    if not reason:
        raise AppError("reason_missing")
    was = {number: desk.retention.standing(number) for number in numbers}
    own = author_of(hands).name

    def said(entry: Entry, addenda: Sequence[Entry], at: str) -> dict[str, Any]:
        stood = was[entry.header.record]
        return tombstone(entry, addenda, stood, reason=reason, authorised_by=by, disposed_by=own, at=at).to_json()

    return destroy(desk, tuple(was), said, passphrase)


def destroy(desk: Desk, numbers: Sequence[str], said: Said, passphrase: str) -> Disposed:
    """Destroy what these records and their additions say, as `dispose` has it, whatever entitles anybody to; `said`
    is what each tombstone says, with the fields of `Tombstone` as far as they are known.

    Raises AppError, before anything is changed: wrong_passphrase, too_many_tries; and disk_full, register_busy.
    """
    hands = desk.hands()
    _prove(desk, passphrase)
    before = left(hands)
    _keep(hands, STEPS)  # before anything goes: a power cut must not hide that something is left to do
    try:
        gone = _destroyed(hands, numbers, said)
    except AppError:
        _keep(hands, before)
        raise
    (certificate,) = certificates(buried(gone))
    for line in certificate.lines:
        desk.log.note(Event.DISPOSED, record=line.said.record)
    return Disposed(certificate=certificate, after=_carry_out(desk, passphrase))


def left(hands: Hands) -> tuple[str, ...]:
    """What is still to be done after a disposal."""
    return tuple((hands.register.kept(LEFT) or {}).get("steps", ()))


def finish(desk: Desk, passphrase: str) -> Finished:
    """Do what was left to do. Raises AppError: wrong_passphrase, too_many_tries."""
    _prove(desk, passphrase)
    return _carry_out(desk, passphrase)


def _authorised(hands: Hands, name: str) -> str:
    """Who answers for it. Raises AppError("not_authorised")."""
    name, own = " ".join(nfc(name).split()), author_of(hands).name
    if is_manager(hands):
        return name or own
    if not name or name.casefold() == " ".join(own.split()).casefold():
        raise AppError("not_authorised")
    return name


def _prove(desk: Desk, passphrase: str) -> None:
    from app.vault import opening

    if not desk.scratch:
        hands = desk.hands()
        opening.unlock(hands.places, passphrase, at=hands.clock())


def _destroyed(hands: Hands, numbers: Sequence[str], said: Said) -> list[Entry]:
    from app.desk.verdicts import forget
    from app.store.disposal import dispose as bury_all

    at = hands.clock().isoformat()

    def bury(place: Place, entry: Entry, addenda: Sequence[Entry]) -> Entry:
        return entry_at(place, TOMBSTONE, said(entry, addenda, at), at, hands.keys, hands.random)

    for number in numbers:
        forget(hands, number)
    return bury_all(hands.register, numbers, bury)


def _carry_out(desk: Desk, passphrase: str) -> Finished:
    """Every step that is left, as far as it can be done; the disposal stands whatever comes of them."""
    printed: list[str | None] = []

    def tidy() -> None:
        desk.keep_whereabouts(None)  # it may hold words that were typed about a record
        desk.hands().register.tidy()
        desk.health.note_head()

    def key() -> None:
        if not desk.scratch:
            printed.append(desk.rekey(passphrase))

    def backups() -> None:
        if not desk.scratch:
            desk.backups.forget_old()

    acts: dict[str, Callable[[], None]] = {"tidy": tidy, "key": key, "backups": backups}
    failed: dict[str, AppError] = {}
    for step in left(desk.hands()):
        try:
            acts[step]()
        except AppError as fault:
            desk.log.note(Event.TROUBLE, code=fault.code)
            failed[step] = fault
        else:
            _keep(desk.hands(), [each for each in left(desk.hands()) if each != step])
    return Finished(left=tuple(failed.items()), recovery_key=next(iter(printed), None))


def _keep(hands: Hands, steps: Sequence[str]) -> None:
    hands.register.keep(LEFT, {"steps": list(steps)})
