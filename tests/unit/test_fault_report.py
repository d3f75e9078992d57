"""The report of a fault holds what mends the program, and nothing that anybody wrote."""

from __future__ import annotations

import gc
import json
import os
import re
import stat
import subprocess
import sys
import weakref
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.errors import AppError
from app.fault_report import KEPT, keep, let_go, report
from app.paths import Places
from tests.house.rules import ROOT
from tests.store.sealing import MARK

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def caught(act: Callable[[], object]) -> Exception:
    """The fault that this raises."""
    try:
        act()
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is looked at
        return fault
    raise AssertionError("nothing was raised")


def named() -> None:
    """Raises with a name in everything that a fault can carry."""
    try:
        try:
            json.loads(f'{{"name": "{MARK}')
        except ValueError:
            raise KeyError(MARK) from OSError(28, MARK, f"/folder of {MARK}")
    except KeyError as fault:
        fault.add_note(MARK)
        raise AppError("disk_full", folder=MARK) from fault


def test_it_says_what_failed_and_where_and_nothing_else() -> None:
    """Types with our codes and the system's numbers, modules with lines and functions, versions; the whole chain."""
    made = report(caught(named))
    first, versions, *lines = made.text.splitlines()
    assert first == made.code
    assert re.fullmatch("[0-9a-f]{8}", made.code)
    assert versions.startswith("0.")
    assert MARK.split()[0].lower() not in made.text.lower()
    assert str(ROOT) not in made.text
    assert [line for line in lines if not line.startswith(" ")] == [
        "app.errors.AppError disk_full",
        "builtins.KeyError",
        "builtins.OSError 28",
    ]
    assert any(re.fullmatch(rf"  {__name__}:\d+ named", line) for line in lines)


def parsed(text: str) -> int:
    """Raises at this line, and says what the text was."""
    return int(text)


def test_the_same_fault_has_the_same_code() -> None:
    """Whatever it says about whom; another place or another type has another."""
    one, two = (report(caught(partial(parsed, said))) for said in (MARK, "someone else"))
    assert one == two
    codes = {report(caught(act)).code for act in (lambda: int("x"), [].pop, partial(next, iter("")))}
    assert len(codes) == 3
    assert one.code not in codes


def test_causes_in_a_ring_come_to_an_end() -> None:
    """Each is named once."""
    one, two = ValueError(MARK), KeyError(MARK)
    one.__cause__, two.__cause__ = two, one
    assert report(one).text.splitlines()[2:] == ["builtins.ValueError", "builtins.KeyError"]


def test_the_last_ones_are_kept_beside_the_register(tmp_path: Path) -> None:
    """Five at most, by their codes, for their owner only, the newest; the log has the code of each."""
    places, codes = Places(tmp_path), []
    for turn in range(KEPT + 2):
        kinds: list[type[Exception]] = [ValueError, KeyError, TypeError, IndexError, OSError, EOFError, LookupError]
        made = keep(places, kinds[turn](MARK), AT + timedelta(minutes=turn))
        codes.append(made.code)
        path = places.reports / f"{made.code}.txt"
        assert path.read_text("utf-8") == f"{(AT + timedelta(minutes=turn)).isoformat()}\n{made.text}\n"
        os.utime(path, (turn, turn))  # as long apart as they are in life
    assert {path.stem for path in places.reports.iterdir()} == set(codes[-KEPT:])
    assert {stat.S_IMODE(path.stat().st_mode) for path in places.reports.iterdir()} == {0o600}
    assert stat.S_IMODE(places.reports.stat().st_mode) == 0o700
    assert [json.loads(line)["fault"] for line in places.log.read_text("utf-8").splitlines()] == codes
    keep(places, OSError(MARK), AT)
    assert len(list(places.reports.iterdir())) == KEPT


def test_where_nothing_can_be_kept_the_code_is_still_there(tmp_path: Path) -> None:
    """No folder, or a file in its place: nothing is made and nothing raised."""
    assert keep(Places(tmp_path / "none"), ValueError(MARK), AT) == report(ValueError(MARK))
    Places(tmp_path).reports.write_bytes(b"")
    assert keep(Places(tmp_path), ValueError(MARK), AT).code
    assert not (tmp_path / "none").exists()


def test_what_the_calls_held_is_let_go() -> None:
    """A name in a variable of a call that failed is gone once the fault was told; its report is the same."""

    def fails(name: bytearray) -> None:
        raise KeyError(len(name)) from caught(partial(parsed, name.decode()))

    class Name(bytearray):
        """One whose end can be seen."""

    name = Name(MARK.encode())
    gone = weakref.ref(name)
    fault = caught(partial(fails, name))
    before = report(fault)
    del name
    gc.collect()
    assert gone() is not None, "the fault holds it"
    let_go(fault)
    gc.collect()
    assert gone() is None
    assert report(fault) == before


def broken(folder: Path, *, traced: bool) -> subprocess.CompletedProcess[str]:
    """`store check` over this folder, where loading the store fails with a name in its message."""
    said = "four ordinary words together\n"
    script = (
        "import sys\nfrom app.cli import main\n"
        f"class Broken:\n def find_spec(self, name, *_):\n  if name == 'app.store.register': raise KeyError({MARK!r})\n"
        "sys.meta_path.insert(0, Broken())\n"
        "sys.exit(main(['store', 'check', '--store', sys.argv[1]]))\n"
    )
    env = {**os.environ, **({"SHAREWELL_TRACEBACK": "1"} if traced else {})}
    return subprocess.run(
        [sys.executable, "-c", script, folder],
        cwd=ROOT, env=env, input=said, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register that was set up."""
    from app.clock import wall_clock
    from app.desk import Desk

    desk = Desk(Places(tmp_path / "mine"), wall_clock)
    desk.set_up("four ordinary words together", author="Ada", role="carer", organisation="")
    desk.close()
    return tmp_path / "mine"


def test_the_command_line_tells_one_line_with_the_code(folder: Path) -> None:
    """A fault in a command ends it with 3 and its code; the report lies in the folder. No traceback, no value."""
    ran = broken(folder, traced=False)
    assert (ran.returncode, ran.stdout) == (3, "")
    (line,) = ran.stderr.splitlines()
    (kept,) = Places(folder).reports.iterdir()
    assert f"Fault code {kept.stem}." in line
    assert "builtins.KeyError" in kept.read_text("utf-8")
    assert MARK not in ran.stderr + kept.read_text("utf-8")


def test_whoever_makes_the_program_can_ask_for_all_of_it(folder: Path) -> None:
    """With an environment variable, and in a checkout only, the traceback is printed with its message."""
    ran = broken(folder, traced=True)
    assert ran.returncode == 1
    assert f"KeyError: {MARK!r}" in ran.stderr
    assert not Places(folder).reports.exists()
