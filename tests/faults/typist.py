"""Somebody at work in a process of their own: begins an act, says so, does it, says so, and the next, until killed.

`python -m tests.faults.typist WORK FOLDER TURNS` does that many acts. `python -m tests.faults.typist` reads lines of
WORK and FOLDER and lets a fork of itself go on until it is killed, which is ready a hundred times as soon; then it says
`ended`, and how.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import event

from app.paths import Places
from app.store.engine import connect
from app.store.register import Register
from tests.faults import keywork, work
from tests.store.sealing import fixed_keys

ENDED = "ended"
KEYS = fixed_keys()


class Act(NamedTuple):
    """What is done next: how it is said, and doing it."""

    what: str
    do: Callable[[], object]


def types(places: Places) -> Iterator[Act]:
    """Saves one draft again and again."""
    register = Register.open(places, KEYS.data_key)
    so_far = dict(work.kept(register, KEYS).drafts)
    for rev in count(so_far.get("d", 0) + 1):
        yield _at(register, f"save d {rev}")


def seals(places: Places) -> Iterator[Act]:
    """Saves a draft and seals it, one after the other."""
    register = Register.open(places, KEYS.data_key)
    for turn in count(1):
        yield _at(register, f"save d{turn} {turn}")
        yield _at(register, f"seal d{turn}")


def works(places: Places, *, carelessly: bool = False) -> Iterator[Act]:
    """A day's work: three drafts are saved, now and then one is sealed or thrown away, or the register is reopened."""
    chance = random.Random(20191)
    register = _register(places, carelessly)
    revs = dict.fromkeys(("d1", "d2", "d3"), 0)
    for turn in count(4):
        draft = chance.choice(sorted(revs))
        revs[draft] += 1
        yield _at(register, f"save {draft} {revs[draft]}")
        then = chance.random()
        if then < 0.3:
            yield _at(register, f"{'seal' if then < 0.2 else 'discard'} {draft}")
            del revs[draft]
            revs[f"d{turn}"] = 0
        elif then < 0.35:
            register.close()
            register = _register(places, carelessly)


def works_carelessly(places: Places) -> Iterator[Act]:
    """The same with a register that does not wait for the disk: what shows that losses would be noticed."""
    return works(places, carelessly=True)


def migrates(places: Places) -> Iterator[Act]:
    """Opens what an older program left."""
    yield Act("migrate", lambda: Register.open(places, KEYS.data_key))


def backs_up(places: Places) -> Iterator[Act]:
    """Saves a draft and makes a backup, one after the other."""
    register = Register.open(places, KEYS.data_key)
    for n in count(1):
        yield _at(register, f"save d {n}")
        yield Act(f"back-up {n}", partial(work.back_up_for, register, places, KEYS, n))


def puts_back(places: Places) -> Iterator[Act]:
    """Puts a backup in the place of what is here."""
    yield Act("put-back", partial(work.put_back, places))


def sets_up(places: Places) -> Iterator[Act]:
    """The first run: keys, then the register."""
    yield Act("set-up", lambda: keywork.set_up(places))


def prints_sheets(places: Places) -> Iterator[Act]:
    """Makes one new recovery key after the other."""
    keys = keywork.unlock(places, keywork.passphrase(0))
    for n in count(1):
        yield Act(f"sheet {n}", partial(keywork.do, places, keys, f"sheet {n}"))


def keeps_keys(places: Places) -> Iterator[Act]:
    """Changes passphrases and prints sheets, seals notes and takes them out."""
    chance, keys = random.Random(20192), keywork.unlock(places, keywork.passphrase(0))
    last, notes = {"sheet": 0, "passphrase": 0}, list[int]()
    for turn in count(1):
        what = chance.choice(["sheet", "sheet", "passphrase", "note", "note", "drop"])
        if what in last:
            n = last[what] = last[what] + 1
        elif what == "note" or not notes:
            what, n = "note", turn
            notes.append(turn)
        else:
            n = notes.pop(0)
        yield Act(f"{what} {n}", partial(keywork.do, places, keys, f"{what} {n}"))


def keeps_keys_carelessly(places: Places) -> Iterator[Act]:
    """The same without a word to the disk to keep it."""
    os.fsync = lambda fd: None
    return keeps_keys(places)


def rekeys(places: Places) -> Iterator[Act]:
    """Saves a draft and encrypts everything under a new key, one after the other."""
    keys, register = keywork.recovered(places)
    ready = keys

    def prepare(n: int) -> None:
        nonlocal ready
        ready = keywork.prepare(places, ready, n)

    for n in count(1):
        yield _at(register, f"save d {n}")
        yield Act(f"prepare {n}", partial(prepare, n))
        yield Act(f"rekey {n}", lambda: keywork.rekey(places, register, ready))


WORKS: dict[str, Callable[[Places], Iterator[Act]]] = {
    one.__name__: one
    for one in (
        *(types, seals, works, works_carelessly, migrates, backs_up, puts_back),
        *(sets_up, prints_sheets, keeps_keys, keeps_keys_carelessly, rekeys),
    )
}


def say(what: str) -> None:
    """One line in one piece, so that whoever listens knows that this much is begun or done."""
    os.write(1, f"{what}\n".encode())


def do(what: str, places: Places, turns: int | None) -> None:
    """That many acts of this work, or for ever."""
    for act in islice(WORKS[what](places), turns):
        say(work.BEGIN + act.what)
        act.do()
        say(work.DONE + act.what)


def holds(places: Places) -> None:
    """Keeps the register open until told to end."""
    register = Register.open(places, KEYS.data_key)
    say("open")
    sys.stdin.readline()
    register.close()


def grabs(places: Places) -> None:
    """Takes the lock in the file itself, as some other tool would, and keeps it until told to end."""
    tool = connect(places.register, KEYS.data_key)
    tool.execute("BEGIN IMMEDIATE")
    say("grabbed")
    sys.stdin.readline()
    tool.execute("ROLLBACK")
    tool.close()


def main(arguments: list[str]) -> None:
    """One typist, or one after the other as they are asked for, each in a fork."""
    match arguments:
        case ["holds", root]:
            holds(Places(Path(root)))
        case ["grabs", root]:
            grabs(Places(Path(root)))
        case [what, root, turns]:
            do(what, Places(Path(root)), int(turns))
        case _:
            for line in sys.stdin:
                what, root = line.rstrip("\n").split(" ", 1)
                one = os.fork()
                if one == 0:
                    _be(what, Places(Path(root)))
                _, how = os.waitpid(one, 0)
                say(f"{ENDED} {how}")


def _be(what: str, places: Places) -> None:
    """Work and wait to be killed; never comes back."""
    try:
        say(f"pid {os.getpid()}")
        do(what, places, None)
        signal.pause()
    except BaseException:  # noqa: BLE001 (whatever it was, the fork must not go on as if it were the one that forks)
        traceback.print_exc()
    finally:
        os._exit(1)


def _at(register: Register, doing: str) -> Act:
    return Act(doing, partial(work.do, register, KEYS, doing))


def _register(places: Places, carelessly: bool) -> Register:
    register = Register.open(places, KEYS.data_key)
    if carelessly:
        event.listen(register._engine, "checkout", lambda made, *_: made.execute("PRAGMA synchronous=NORMAL"))
    return register


if __name__ == "__main__":
    main(sys.argv[1:])
