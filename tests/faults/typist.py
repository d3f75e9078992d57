"""Somebody at work in a process of their own: saves drafts or seals them, and says so after each, until killed."""

from __future__ import annotations

import contextlib
import itertools
import sys
from pathlib import Path

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from app.vault import keyfile, opening
from app.vault.stretch import LEAST
from tests.store.sealing import MARK, NOON, fixed_keys, sealing

WORDS = "four ordinary words in a row"


def say(what: object) -> None:
    """One line, so that whoever listens knows that this much is done."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def types(places: Places) -> None:
    """Saves one draft again and again, a little longer each time."""
    register = Register.open(places, fixed_keys().data_key)
    kept = dict(register.drafts()).get("d", {"rev": 0})
    for rev in itertools.count(kept["rev"] + 1):
        register.save_draft("d", {"rev": rev, "text": f"{MARK} " * (rev % 200)}, NOON)
        say(rev)


def seals(places: Places) -> None:
    """Saves a draft and seals it, one after the other; says the number of each record."""
    keys = fixed_keys()
    register = Register.open(places, keys.data_key)
    for turn in itertools.count(register.head()[0] + 1):
        draft = f"d{turn}"
        register.save_draft(draft, {"turn": turn}, NOON)
        with contextlib.suppress(AppError):
            say(register.append(sealing(keys, draft, reasons=f"{MARK} " * 200), draft).number)


def sets_up(places: Places) -> None:
    """The first run: keys, then the register."""
    say("now")
    keys, printed = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    Register.create(places, keys.data_key)
    say(printed)


def prints_sheets(places: Places) -> None:
    """Makes one new recovery key after the other; says each."""
    keys = opening.unlock(places, WORDS)
    while True:
        say(opening.replace_recovery_key(places, keys))


def holds(places: Places) -> None:
    """Keeps the register open until told to end."""
    if keyfile.is_set_up(places):
        register = Register.open(places, fixed_keys().data_key)
        say("open")
        sys.stdin.readline()
        register.close()


if __name__ == "__main__":
    {act.__name__: act for act in (types, seals, sets_up, prints_sheets, holds)}[sys.argv[1]](Places(Path(sys.argv[2])))
