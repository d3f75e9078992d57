"""The one plain file: telephone numbers and the agency's choices. It never holds anything about people."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import AppError
from app.paths import resources

if TYPE_CHECKING:
    from app.paths import Places

FIXED = {"999": "999", "101": "101", "111": "111"}
"""Numbers that are the same everywhere in England and are there whatever the file says."""

NAMED = ("out_of_hours", "agency", "child_sw", "social_care", "lado", "nspcc")
"""Numbers the guidance may point at; the file may hold more, each with a name of its own."""

KINDS = ("unknown", "independent", "council")
EDITIONS = ("2018", "2024")
NEW_LAWS = ("duty_to_share", "abuse_reporting")
"""What the file may say about the guidance: what the fostering service is (that decides which lawful basis is
proposed), which edition it works by, and the new laws, each off until it is switched on with a start date."""

NSPCC_HELPLINE = "0808 800 5000"

RECORDS = ("child", "child_died", "carer", "connected", "applicant", "allegation", "other")
"""The classes of record whose period a manager sets; what each means is in app/decisions/retention.py."""

LONGEST_KEPT = 150
"""Years: no period is longer."""

SOONEST, USUAL, LATEST = 1, 5, 15
"""Minutes without a touch after which the program locks itself: the least, what it is if nothing is set, the most."""


class Number(NamedTuple):
    """A telephone number on the first page. `name` is set for the agency's own extra numbers, else empty."""

    id: str
    name: str
    number: str


class Adopted(NamedTuple):
    """What the agency has set about the guidance: what it is (independent, council or unknown), the edition it works
    by (empty: the first), and from which day it counts each new law, by name. A law that is not named is off."""

    kind: str = "unknown"
    edition: str = ""
    starts: tuple[tuple[str, date], ...] = ()


class Period(NamedTuple):
    """How long a class of record is kept, as a manager has set it: years (None: as the source says), and the day on
    which they confirmed it. Without that day nothing is disposed of under it."""

    years: int | None = None
    confirmed: date | None = None


class Settings(NamedTuple):
    """What the file says. `fault` is where it could not be read; the fixed numbers are there all the same.

    `lock_minutes` is always within its bounds. `hide_from_capture`: keep the window out of pictures of the screen,
    where the system can do that."""

    agency: str = ""
    numbers: tuple[Number, ...] = ()
    adopted: Adopted = Adopted()
    retention: tuple[tuple[str, Period], ...] = ()
    lock_minutes: int = USUAL
    hide_from_capture: bool = False
    fault: str = ""

    def by_name(self) -> dict[str, str]:
        """Every number the guidance may point at."""
        named = {each.id: each.number for each in self.numbers if each.id}
        return {**FIXED, "nspcc": NSPCC_HELPLINE, **named}


def read_settings(places: Places) -> Settings:
    """The settings of this folder; a missing file means none, a damaged one is told in `fault` and never stops us."""
    try:
        raw = tomllib.loads(places.settings.read_text("utf-8"))
        return _settings(raw)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as fault:
        return Settings(fault=str(fault)[:120])


def begin_settings(places: Places) -> None:
    """Put an example file there for the agency to fill in. Raises AppError("folder_unwritable")."""
    try:
        handle = os.open(places.settings, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write((resources() / "settings.toml").read_text("utf-8"))
    except FileExistsError:
        return
    except OSError as fault:
        raise AppError("folder_unwritable", folder=str(places.root)) from fault


def _settings(raw: dict[str, Any]) -> Settings:
    named = _table(raw, "numbers")
    more = raw.get("more", [])
    if not isinstance(more, list) or not all(isinstance(each, dict) for each in more):
        raise ValueError("more")
    minutes, unseen, fault = _safety(_table(raw, "safety"))
    kept, slip = _retention(_table(raw, "retention"))
    return Settings(
        agency=_text(_table(raw, "agency"), "name"),
        numbers=(
            *(Number(id, "", _text(named, id)) for id in NAMED if _text(named, id)),
            *(Number("", _text(each, "name"), _text(each, "number")) for each in more if _text(each, "number")),
        ),
        adopted=_adopted(_table(raw, "guidance"), _text(_table(raw, "agency"), "kind")),
        retention=kept,
        lock_minutes=minutes,
        hide_from_capture=unseen,
        fault=fault or slip,
    )


def _adopted(table: dict[str, Any], kind: str) -> Adopted:
    if kind not in ("", *KINDS):
        raise ValueError("kind")
    starts = _table(table, "new_laws")
    for law, start in starts.items():
        if law not in NEW_LAWS or type(start) is not date:
            raise ValueError(law)
    edition = _text(table, "edition")
    if edition not in ("", *EDITIONS):
        raise ValueError("edition")
    return Adopted(kind or KINDS[0], edition, tuple(starts.items()))


def _retention(table: dict[str, Any]) -> tuple[tuple[tuple[str, Period], ...], str]:
    """The periods, and what was not as expected: what cannot be read counts as not set, so nothing goes too soon."""
    kept, slip = [], ""
    for name, said in table.items():
        years, confirmed = (said.get("years"), said.get("confirmed")) if isinstance(said, dict) else (0, None)
        counts = years is None or (type(years) is int and 0 < years <= LONGEST_KEPT)
        if name in RECORDS and counts and (confirmed is None or type(confirmed) is date):
            kept.append((name, Period(years, confirmed)))
        else:
            slip = slip or f"retention.{name}"[:120]
    return tuple(kept), slip


def _safety(table: dict[str, Any]) -> tuple[int, bool, str]:
    """Minutes, whether to keep out of pictures, and what was not as expected: a slip here costs no telephone number."""
    minutes, unseen = table.get("lock_minutes", USUAL), table.get("hide_from_capture", False)
    within = max(SOONEST, min(LATEST, minutes)) if type(minutes) is int else USUAL
    if within != minutes or type(minutes) is not int:
        return within, unseen is True, "lock_minutes"
    return within, unseen is True, "" if isinstance(unseen, bool) else "hide_from_capture"


def _table(raw: dict[str, Any], key: str) -> dict[str, Any]:
    found = raw.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(key)
    return found


def _text(table: dict[str, Any], key: str) -> str:
    found = table.get(key, "")
    if not isinstance(found, str):
        raise ValueError(key)
    return found.strip()
