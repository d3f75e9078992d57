"""The packages that the register remembers: those on their way to the agency, and those that have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.handed import HandBack, hand_back_from_json
from app.errors import AppError

if TYPE_CHECKING:
    from app.store.register import Register

NAME = "handed_back"
"""The name under which the register keeps them."""


def every(register: Register) -> tuple[HandBack, ...]:
    """Every package, the newest first."""
    found = (hand_back_from_json(each) for each in (register.kept(NAME) or {}).values())
    return tuple(sorted(found, key=lambda each: (each.made, each.id), reverse=True))


def one(register: Register, id: str) -> HandBack:
    """The package of this id, as somebody may have typed it. Raises AppError("package_unknown")."""
    raw = (register.kept(NAME) or {}).get(id.strip().lower())
    if raw is None:
        raise AppError("package_unknown", id=id.strip()[:20])
    return hand_back_from_json(raw)


def keep(register: Register, package: HandBack) -> HandBack:
    """Remember a package as it is now."""
    register.keep(NAME, {**(register.kept(NAME) or {}), package.id: package.to_json()})
    return package


def forget(register: Register, package: HandBack) -> None:
    """Remember it no more: its code will not be known."""
    kept = register.kept(NAME) or {}
    register.keep(NAME, {id: each for id, each in kept.items() if id != package.id})
