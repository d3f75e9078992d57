"""The one plain file: telephone numbers and the agency's choices. It never holds anything about people."""

from __future__ import annotations

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


class Settings(NamedTuple):
    """What the file says. `fault` is where it could not be read; the fixed numbers are there all the same."""

    agency: str = ""
    numbers: tuple[Number, ...] = ()
    adopted: Adopted = Adopted()
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
        with places.settings.open("x", encoding="utf-8") as file:
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
    return Settings(
        agency=_text(_table(raw, "agency"), "name"),
        numbers=(
            *(Number(id, "", _text(named, id)) for id in NAMED if _text(named, id)),
            *(Number("", _text(each, "name"), _text(each, "number")) for each in more if _text(each, "number")),
        ),
        adopted=_adopted(_table(raw, "guidance"), _text(_table(raw, "agency"), "kind")),
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
