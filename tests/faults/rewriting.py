"""Somebody with the device's own key writes another history, or takes some of it away, at a computer with a keyring."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.decisions.record import Record, seal
from app.paths import Places
from app.store.engine import connect
from app.store.register import Register
from app.vault import opening
from app.vault.keys import Keys
from tests.store.sealing import content
from tests.unit.put_back import PASSPHRASE, desk_at, seals


def main(root: Path) -> dict[str, list[list[str]]]:
    """What is found at opening, and by the whole check, after each attack on a copy of a register of three records."""
    mine, older = Places(root / "mine"), root / "older.db"
    desk = desk_at(mine.root)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(desk, 2)
    desk.close()
    shutil.copyfile(mine.register, older)
    desk.unlock(PASSPHRASE)
    seals(desk)
    desk.close()
    keys = opening.unlock(mine, PASSPHRASE)
    attacks: dict[str, Callable[[Places], object]] = {
        "nothing": lambda places: None,
        "the end cut off": lambda places: delete(places, keys, "seq > 1"),
        "every entry gone": lambda places: delete(places, keys, "seq > 0"),
        "a fresh register under the same key": lambda places: begin_anew(places, keys),
        "an old file put back": lambda places: shutil.copyfile(older, places.register),
        "all of it written anew": lambda places: rewrite(places, keys, ["another", "and another", "and a third"]),
        "back-dated and signed anew": lambda places: back_date(places, keys),
    }
    found = {}
    for name, attack in attacks.items():
        here = Places(root / "attacked")
        shutil.rmtree(here.root, ignore_errors=True)
        shutil.copytree(mine.root, here.root)
        attack(here)
        desk = desk_at(here.root)
        desk.unlock(PASSPHRASE)
        found[name] = [[one.code for one in each] for each in (desk.health.found, desk.check())]
        desk.close()
    return found


def delete(places: Places, keys: Keys, where: str) -> None:
    """These entries gone, and the index of their words with them, as if they had never been."""
    connection = connect(places.register, keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_deleted")
    for table, column in (("records", "seq"), ("search", "rowid")):
        connection.execute(f"DELETE FROM {table} WHERE {where.replace('seq', column)}")  # noqa: S608
    connection.close()


def begin_anew(places: Places, keys: Keys) -> None:
    """No record at all, and who they are as before."""
    register = Register.open(places, keys.data_key)
    author = register.kept("author")
    register.close()
    places.register.unlink()
    register = Register.create(places, keys.data_key)
    register.keep("author", author or {})
    register.close()


def rewrite(places: Places, keys: Keys, reasons: Sequence[str]) -> None:
    """Other words, sealed at the same places with the same key."""
    begin_anew(places, keys)
    _seal(places, keys, [content(f"2026-{n:03d}", reasons=said) for n, said in enumerate(reasons, 1)])


def back_date(places: Places, keys: Keys) -> None:
    """The same words, a month earlier."""
    register = Register.open(places, keys.data_key)
    said = [replace(each.content, sealed="2026-10-20T14:05:00+01:00") for each in register.records()[::-1]]
    register.close()
    begin_anew(places, keys)
    _seal(places, keys, said)


def _seal(places: Places, keys: Keys, said: Sequence) -> None:
    register = Register.open(places, keys.data_key)
    for each in said:

        def made(place, each=each) -> Record:
            where = {"seq": place.seq, "prev": place.prev, "device": keys.device}
            return seal(each, **where, salt=bytes(32), sign=keys.sign)

        register.append(made, None)
    assert register.check(keys.verify) == [], "the history that was written does not verify"
    register.close()


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
