"""A carer with sealed records that name somebody, and the agency that they are handed over to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.decisions.draft import Draft
from app.desk import Desk
from app.desk.unpacking import Unpacked, unpack
from app.errors import AppError
from app.paths import Places
from app.vault.escrow import new_agency_key
from app.vault.stretch import LEAST
from tests.store.sealing import MARK
from tests.unit.decisions.journeys import Ticking, sealed_ready

PASSPHRASE = "four ordinary words together"
AGREED = "agreed by telephone on Friday"
AGENCYS = "the agency keeps this apart"
CHILD_A = f"Child A told me that {MARK} hits her."
CHILD_B = f"Child B saw {MARK} at the gate."


def carer(folder: Path, *said: str) -> Desk:
    """A carer's open desk, with a record for each of these reasons."""
    desk = Desk(Places(folder), Ticking())
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    for reasons in said:
        seal(desk, reasons)
    return desk


def ready(desk: Desk, reasons: str) -> Draft:
    """A decision of this desk that could be sealed."""
    session = sealed_ready()
    session.answer("reasons", reasons)
    return replace(session.draft, id=desk.blank().id)


def seal(desk: Desk, reasons: str) -> str:
    """Seal a decision with these reasons; gives its number."""
    return desk.seal_draft(ready(desk, reasons)).number


def agency() -> tuple[bytes, str]:
    """An agency's private file, which AGENCYS opens, and its public key as it is copied."""
    return new_agency_key(AGENCYS, cost=LEAST)


def opens(file: Path, private: bytes | None = None) -> Unpacked:
    """What the agency finds in a package."""
    return unpack(file, AGREED if private is None else AGENCYS, private)


def hand(desk: Desk, folder: Path, public: str, *numbers: str) -> tuple[str, Path]:
    """Make a package of these records, or of all, for the agency of this public key; gives its id and its file."""
    id = desk.handbacks.new_id()
    path = folder / f"sharewell-handover-{id}.package"
    desk.handbacks.make(id, path, numbers or [each.number for each in desk.handbacks.found()], agency_key=public)
    return id, path


def arrived(desk: Desk, folder: Path, keys: tuple[bytes, str], *numbers: str) -> str:
    """A package that the agency has opened, whose code came back; gives its id."""
    id, path = hand(desk, folder, keys[1], *numbers)
    desk.handbacks.receive(id, opens(path, keys[0]).code)
    return id


def code_of(act: Callable[..., object], *arguments: object, **more: object) -> str:
    """The error that it ends with."""
    try:
        act(*arguments, **more)
    except AppError as fault:
        return fault.code
    raise AssertionError("nothing went wrong")
