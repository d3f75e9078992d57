"""The log takes codes, numbers and nothing else, never grows large, and never stops anybody."""

from __future__ import annotations

import json
import logging
import stat
import subprocess
import sys
import threading
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.log import LARGEST, Event, note, silence
from app.paths import Places
from tests.house.rules import ROOT
from tests.store.sealing import MARK

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def lines(path: Path) -> list[dict[str, object]]:
    """What stands in a log."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_line_says_what_happened_and_when(tmp_path: Path) -> None:
    """One line of JSON for each event, in a file that only its owner may read."""
    places = Places(tmp_path)
    note(places, Event.STARTED, AT, version="0.1.0")
    note(places, Event.SEALED, AT + timedelta(minutes=1), record="2026-014")
    note(places, Event.FINDING, AT, code="found_changed", record="2026-014")
    note(places, Event.FAULT, AT, fault="0a1b2c3d")
    note(places, Event.CHECKED, AT, count=0)
    assert lines(places.log) == [
        {"at": "2026-11-24T09:30:00+00:00", "event": "started", "version": "0.1.0"},
        {"at": "2026-11-24T09:31:00+00:00", "event": "sealed", "record": "2026-014"},
        {"at": "2026-11-24T09:30:00+00:00", "event": "finding", "code": "found_changed", "record": "2026-014"},
        {"at": "2026-11-24T09:30:00+00:00", "event": "fault", "fault": "0a1b2c3d"},
        {"at": "2026-11-24T09:30:00+00:00", "event": "checked", "count": 0},
    ]
    assert stat.S_IMODE(places.log.stat().st_mode) == 0o600


REFUSED = (
    {"name": "x"},
    {"record": MARK},
    {"record": f"2026-001 {MARK}"},
    {"record": "2026-001\n"},
    {"record": "２０２６-００１"},
    {"record": 2026},
    {"code": MARK},
    {"code": "zoë"},
    {"code": "a" * 41},
    {"fault": "wilhelmi"},
    {"version": "1.0 beta"},
    {"count": -1},
    {"count": True},
    {"count": "3"},
    {"count": 10**9},
)


@pytest.mark.parametrize("ids", REFUSED, ids=str)
def test_what_is_not_on_the_list_is_refused_and_not_repeated(tmp_path: Path, ids: dict[str, str | int]) -> None:
    """While the program is being made that is a fault, whose message says nothing of the value; nothing is written."""
    with pytest.raises(ValueError, match=r"^this must not be noted$"):
        note(Places(tmp_path), Event.SEALED, AT, **ids)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ids", REFUSED, ids=str)
def test_a_built_program_leaves_it_out(
    tmp_path: Path, ids: dict[str, str | int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event is noted all the same, without it."""
    monkeypatch.setattr(sys, "_MEIPASS", str(ROOT), raising=False)
    note(Places(tmp_path), Event.SEALED, AT, **ids)
    assert lines(Places(tmp_path).log) == [{"at": AT.isoformat(), "event": "sealed"}]


def test_an_event_that_is_not_on_the_list_is_refused(tmp_path: Path) -> None:
    """There are as many things to note as the list has."""
    with pytest.raises(ValueError, match="is not a valid Event"):
        note(Places(tmp_path), "typed", AT)  # type: ignore[arg-type]


def test_a_full_log_becomes_the_older_one(tmp_path: Path) -> None:
    """Never more than two files of the largest size, each of whole lines, and the newest line is in the newer."""
    places = Places(tmp_path)
    each = len(json.dumps({"at": AT.isoformat(), "event": "checked", "count": 100_000})) + 1
    for count in range(100_000, 100_000 + 3 * (LARGEST // each)):
        note(places, Event.CHECKED, AT, count=count)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.log", "events.old"]
    kept = lines(tmp_path / "events.old") + lines(places.log)
    assert [line["count"] for line in kept] == list(range(count + 1 - len(kept), count + 1))
    assert all(path.stat().st_size <= LARGEST for path in tmp_path.iterdir())
    assert len(kept) > LARGEST // each


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    """No folder, a file where the folder should be, a folder or a link where the log should be: nothing is raised, and
    nothing is made or followed."""
    note(Places(tmp_path / "none"), Event.OPENED, AT)
    (tmp_path / "file").touch()
    note(Places(tmp_path / "file"), Event.OPENED, AT)
    for name in ("folder", "link"):
        (tmp_path / name).mkdir()
    Places(tmp_path / "folder").log.mkdir()
    (tmp_path / "elsewhere").touch()
    Places(tmp_path / "link").log.symlink_to(tmp_path / "elsewhere")
    for name in ("folder", "link"):
        note(Places(tmp_path / name), Event.OPENED, AT)
    assert not (tmp_path / "none").exists()
    assert (tmp_path / "elsewhere").read_bytes() == b""


def test_half_a_line_is_taken_back(tmp_path: Path) -> None:
    """Where the file may grow by a few bytes only, as on a disk that is all but full, no part of a line stays."""
    script = (
        "import resource, signal, sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from app.log import Event, note\nfrom app.paths import Places\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "for _ in range(3): note(Places(Path(sys.argv[1])), Event.OPENED, datetime.now(UTC))\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], cwd=ROOT, check=True, timeout=60)
    assert len(lines(Places(tmp_path).log)) == 1


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    """Threads that note at the same time each get their line."""
    places = Places(tmp_path)

    def work(start: int) -> None:
        for count in range(start, start + 100):
            note(places, Event.CHECKED, AT, count=count)

    threads = [threading.Thread(target=work, args=(turn * 100,)) for turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(str(line["count"])) for line in lines(places.log)) == list(range(800))


def test_packages_are_silent(tmp_path: Path) -> None:
    """After `silence` a package's record, of whatever level and with whatever handlers it made itself, its warnings and
    the faults of its logging reach neither the terminal nor a file. Without it they do."""
    script = (
        "import logging, sys, warnings\nfrom app.log import silence\n"
        "if sys.argv[2] == 'silent': silence()\n"
        "noisy = logging.getLogger('noisy')\nnoisy.setLevel(1)\n"
        "noisy.addHandler(logging.FileHandler(sys.argv[1]))\nnoisy.addHandler(logging.StreamHandler())\n"
        f"for level in (1, 20, 50, 1000): noisy.log(level, {MARK!r})\n"
        f"logging.getLogger('quiet').critical('%d', {MARK!r})\n"
        f"warnings.warn({MARK!r})\n"
    )
    for how, silent in (("silent", True), ("loud", False)):
        file = tmp_path / how
        ran = subprocess.run(
            [sys.executable, "-c", script, file, how], cwd=ROOT, check=True, timeout=60, capture_output=True, text=True
        )
        assert (MARK not in ran.stderr) == silent
        assert (MARK not in file.read_text("utf-8")) == silent
        assert (ran.stderr == "") == silent


def test_silence_does_not_hide_warnings_from_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where warnings are errors they stay errors."""
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    try:
        silence()
        with pytest.raises(UserWarning):
            warnings.warn("still heard", stacklevel=1)
    finally:
        logging.disable(logging.NOTSET)
