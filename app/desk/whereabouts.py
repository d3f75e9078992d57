"""Where somebody was: kept in the register, so that neither a lock nor a power cut costs them their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from app.store.register import Register

NAME = "whereabouts"
"""The name it has in the register."""


class Spot(NamedTuple):
    """Where on a page: which of its stops has the focus (and what it is called), the cursor there and where its
    selection began, and how far each part is scrolled down, in pixels."""

    stop: int = -1
    name: str = ""
    cursor: int = 0
    anchor: int = 0
    scrolled: tuple[int, ...] = ()


class Whereabouts(NamedTuple):
    """A place in the program.

    `way`: the pages that lead there, each with what it shows: decision (its draft), emergency, wrong, record (its
    number), add (to that record), about, care (which page of it), key (a recovery key that is not written down yet).
    `step`: the page of the decision. `words`: what is written in boxes that are no draft, by box. `at`: when, as ISO
    time, where nothing else says so.
    """

    way: tuple[tuple[str, str], ...] = ()
    step: str = ""
    words: tuple[tuple[str, str], ...] = ()
    spot: Spot = Spot()
    at: str = ""


def kept(register: Register) -> Whereabouts | None:
    """Where the person was when it was last kept, or None: nowhere in particular."""
    return _from_json(register.kept(NAME) or {})


def keep(register: Register, where: Whereabouts | None) -> None:
    """Keep it, or None to forget it. Where nothing has changed nothing is written."""
    if kept(register) != where:
        register.keep(NAME, {} if where is None else _to_json(where))


def _to_json(where: Whereabouts) -> dict[str, Any]:
    return {**where._asdict(), "spot": where.spot._asdict()}


def _from_json(raw: Mapping[str, Any]) -> Whereabouts | None:
    """None also for what a newer program wrote: a place that is not understood is no place."""
    try:
        spot = Spot(**{**raw["spot"], "scrolled": tuple(raw["spot"]["scrolled"])})
        way, words = (tuple((str(a), str(b)) for a, b in raw[name]) for name in ("way", "words"))
        return Whereabouts(way, raw["step"], words, spot, raw["at"])
    except (KeyError, TypeError, ValueError):
        return None
