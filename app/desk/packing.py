"""Making a package of records for the agency: each record whole, verified, sealed, written, and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.decisions.handed import HandBack, Handed
from app.decisions.package import MOST, USE, About, Whole, expected, packed, unpacked
from app.decisions.record import ADDENDUM, Entry
from app.desk.sealing import author_of
from app.errors import AppError
from app.files import put

if TYPE_CHECKING:
    from app.decisions.record import Record
    from app.desk import Desk
    from app.desk.hands import Hands


def make(desk: Desk, id: str, path: Path, numbers: Sequence[str], agency_key: str, passphrase: str) -> HandBack:
    """Write the package, and say what is to be remembered of it. See `HandBacks.make`."""
    from app.vault.escrow import fingerprint, public_key
    from app.vault.keys import verifier

    hands = desk.hands()
    public = "" if passphrase else agency_key or _let_in(desk, hands)
    agency = fingerprint(public_key(public)) if public else ""
    if not numbers:
        raise AppError("nothing_chosen")
    every = _every(desk, hands, sorted(dict.fromkeys(numbers)))
    plain = packed(every, _about(hands, id), hands.random(32), hands.keys.sign)
    whole = unpacked(plain, verifier)  # nobody hands over what the agency will not be able to verify
    sealed = _sealed(hands, plain, public, passphrase)
    _write(path, sealed)
    desk.copies.give_all([(each.entry.header.record, each.paper) for each in every], "handed")
    return HandBack(
        id=id,
        made=whole.about.made,
        records=tuple(
            Handed(number=e.number, sealed=e.sealed, digest=e.digest, addenda=e.addenda) for e in whole.listed
        ),
        agency=agency,
        sha256=hashlib.sha256(sealed).hexdigest(),
        size=len(sealed),
        expects=expected(id, whole.code),
    )


def added_to(hands: Hands) -> dict[str, tuple[Entry, ...]]:
    """What was added to each record that is still here, the oldest first."""
    found: dict[str, tuple[Entry, ...]] = {}
    for each in reversed(hands.register.entries(ADDENDUM)):
        if each.payload is not None:
            number = each.payload["record"]
            found[number] = (*found.get(number, ()), each)
    return found


def _let_in(desk: Desk, hands: Hands) -> str:
    from app.vault.opening import escrow_key_of

    found = None if desk.scratch else escrow_key_of(hands.places, hands.keys)
    if found is None:
        raise AppError("no_agency_key")
    return found


def _every(desk: Desk, hands: Hands, numbers: Sequence[str]) -> list[Whole]:
    if len(numbers) > MOST:
        raise AppError("package_too_large", most=MOST)
    added, kept = added_to(hands), hands.register.kept_about()

    def whole_paper(record: Record) -> bytes:
        # Sealed for whoever keeps the record from now on: no reference would lead them anywhere.
        return desk.paper(record, shown=frozenset(each.id for each in desk.mentions(record)))

    def whole(number: str) -> Whole:
        record, keeping = hands.register.record(number), kept.get(number, {})
        return Whole(
            entry=record.entry,
            addenda=added.get(number, ()),
            paper=whole_paper(record),
            kind=keeping.get("class", ""),
            file_on=keeping.get("file_on", ""),
        )

    return [whole(number) for number in numbers]


def _about(hands: Hands, id: str) -> About:
    author = author_of(hands)
    return About(
        id=id,
        made=hands.clock().isoformat(),
        by=author.name,
        role=author.role,
        organisation=author.organisation,
        store=hands.keys.store,
        device=hands.keys.device,
    )


def _sealed(hands: Hands, plain: bytes, public: str, passphrase: str) -> bytes:
    from app.vault.envelope import seal_for, seal_with_passphrase

    if public:
        return seal_for(public, plain, USE, random=hands.random)
    return seal_with_passphrase(passphrase, plain, USE, random=hands.random)


def _write(path: Path, sealed: bytes) -> None:
    """Write the file and read it back. A folder that is not there is not made: it may be a stick that was taken out."""
    if not path.parent.is_dir():
        raise AppError("file_unwritable", file=str(path))
    put(path, sealed)
    _read_back(path, sealed)


def _read_back(path: Path, sealed: bytes) -> None:
    try:
        whole = path.read_bytes() == sealed
    except OSError:
        whole = False
    if not whole:
        raise AppError("package_not_whole", file=str(path))
