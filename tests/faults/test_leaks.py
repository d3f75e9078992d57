"""A marked name goes through every page, paper and failure of the real program, and is then nowhere that outlasts it.

The paper that somebody asked for has it on its pages, and the register has it encrypted. Everything else is searched:
the folder of the register, the home, the folder for temporary files, the terminal, titles, and what papers say of
themselves.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.fault_report import KEPT
from app.paths import Places
from tests.faults.failing import FAILURES, codes
from tests.faults.leaks import LEAKS
from tests.faults.seeking import MARKED, ODD, PASSPHRASE, leaks_of_papers, leaks_under, words_in
from tests.house.rules import ROOT
from tests.unit.decisions.journeys import SECRET

WALK = Path(__file__).with_name("leaking.py")
CHANGES = "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
"""The calls by which a file comes to be, or is opened to be written."""


@dataclass(frozen=True, slots=True)
class Computer:
    """A made-up person's: what the program may find and write, each in a folder of its own below `root`."""

    root: Path

    @property
    def store(self) -> Path:
        """The folder of the register."""
        return self.root / "store"

    @property
    def papers(self) -> Path:
        """Where the person saves papers, in folders and under names of their own."""
        return self.root / "papers"

    def env(self, **more: str) -> dict[str, str]:
        """What a program is started with: nothing of ours, and no compiler, which Python would try out."""
        folders = {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
        for name in (*folders.values(), "papers", "out"):
            (self.root / name).mkdir(exist_ok=True)
        plain = {"PATH": "/nowhere", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        own = {name: str(self.root / folder) for name, folder in folders.items()}
        return {**plain, **own, "QT_QPA_PLATFORM": "offscreen", **more}

    def walk(self, what: str, *before: object) -> Any:
        """Have `leaking.py` do this, and give what it wants known. What it prints is kept for the search."""
        out = self.root / "out"
        command = [*map(str, before), sys.executable, WALK, what, self.store, self.papers, out / f"{what}.json"]
        code = self.run(command, what)
        said = [*Places(self.store).reports.glob("*.txt"), *out.glob("*.printed")]
        ended = "\n".join([f"ended with {code}", *(path.read_text("utf-8") for path in said)])
        assert (out / f"{what}.json").exists(), ended
        return json.loads((out / f"{what}.json").read_text("utf-8"))

    def run(self, command: list[Any], name: str, told: str = "") -> int:
        """Run a program here; how it ended."""
        with (self.root / "out" / f"{name}.printed").open("wb") as printed:
            done = subprocess.run(
                command, cwd=ROOT, env=self.env(), input=told.encode(), stdout=printed, stderr=printed, timeout=120,
                check=False,
            )  # fmt: skip
        return done.returncode

    def leaks(self) -> list[str]:
        """Wherever a marked word is and must not be."""
        chosen = (self.papers, self.root / "out")
        found = list(leaks_under(self.root, but=lambda path: any(path.is_relative_to(each) for each in chosen)))
        for result in sorted((self.root / "out").glob("*.json")):
            titles = json.loads(result.read_text("utf-8"))["titles"]
            found += [f"a title: {title}" for title in titles if words_in(title)]
        for printed in sorted((self.root / "out").glob("*.printed")):
            found += ["on the terminal"] if words_in(printed.read_bytes()) else []
        found += [f"in {path.name}" for path in self.papers.rglob("*.ics") if words_in(path.read_bytes())]
        return [*found, *leaks_of_papers(sorted(self.papers.rglob("*.pdf")))]


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    """One on which all of it has happened, on two days, and by the command line."""
    made = Computer(tmp_path_factory.mktemp("computer"))
    made.env()
    trace = ("/usr/bin/strace", "-f", "-qq", "--seccomp-bpf", "-y", f"-etrace={CHANGES}")
    made.walk("first", *trace, "-o", made.root / "out" / "first.trace")
    made.walk("again", *trace, "-o", made.root / "out" / "again.trace")
    decided = {
        "answers": {question: list(answer) for question, answer in SECRET.items()},
        "judgement": ODD[1],
        "decision": "share_now",
        "reasons": ODD[0],
        "would_change": ODD[3],
    }
    (made.papers / "case.json").write_text(json.dumps(decided), "utf-8")
    store = ("--store", str(made.store))
    case = ("decide", str(made.papers / "case.json"), "--pdf", str(made.papers / "decided.pdf"))
    for words in ((*case, *store), ("store", "check", *store), ("store", "again", *store)):
        code = made.run([sys.executable, "-m", "ui", *words], f"cli-{words[0]}-{words[1][-5:]}", PASSPHRASE + "\n")
        said = (made.root / "out" / f"cli-{words[0]}-{words[1][-5:]}.printed").read_text("utf-8")
        assert code in (0, 1), (words, said)
    return made


def said(computer: Computer, what: str) -> Any:
    """What the walk wants known."""
    return json.loads((computer.root / "out" / f"{what}.json").read_text("utf-8"))


def test_fault_55_a_name_is_nowhere_but_in_the_register_and_on_the_papers(computer: Computer) -> None:
    """Not in the log, a report, the settings, a temporary file, the home, a title or what was printed, in no case and
    no coding; not in the name of a file, and in nothing that a paper says of itself."""
    assert computer.leaks() == []
    assert said(computer, "first")["tracebacks of crashes"] is False


def test_fault_55_the_name_was_written_everywhere(computer: Computer) -> None:
    """Into the boxes of the first set-up, of calls, of questions and of the pages behind; each page was turned to, each
    trouble that has words was told, and every failure was told as one, with a code and no name in its report."""
    first, again = said(computer, "first"), said(computer, "again")
    notes = {f"q:{question}" for question in ("topic", "known", "recipient", "request", "unsafe_why", "fits")}
    assert {"Emergency", "Unlock", "q:judgement", "q:reasons", "q:would_change"} | notes <= set(first["wrote"])
    shared = {"PersonPage", "ItemPage", "RecipientPage", "BarPage", "SentSlip", "HeardSlip", "AskedSlip", "ToldSlip"}
    assert shared | {"AdviceSlip", "AdvicePage"} <= set(first["wrote"])
    assert {"tell", "check", "guidance", "q:look_again", "seal", "RecordPage"} <= set(first["pages"])
    assert {"Emergency", "Unlock", "CheckSheetPage", "KeysPage"} <= set(again["wrote"])
    assert again["interrupted"], "Ctrl-C closes the window"
    assert first["expected"] == len(list(codes()))
    assert set(first["told"]) == set(FAILURES)
    for told in (*first["told"].values(), *again["told"].values()):
        code = told["code"].removeprefix("Fault code ")
        assert told["report"].startswith(code)
        assert words_in(told["report"]) == []
    assert len({told["code"] for told in first["told"].values()}) == len(FAILURES)
    for paper in (*computer.papers.rglob(f"{ODD[0]}.pdf"), computer.papers / "decided.pdf"):
        text = " ".join(page.extract_text() for page in PdfReader(paper).pages)
        assert set(words_in(text)) >= set(MARKED[:3]), "the paper itself has it"


def test_fault_55_what_is_shared_without_names_has_none(computer: Computer) -> None:
    """The sharing log as a file for a spreadsheet and as a paper, and the request for advice: not even on the pages."""
    assert words_in((computer.papers / "log.csv").read_bytes()) == []
    nameless = [computer.papers / "log.pdf", *computer.papers.rglob("advice *.pdf")]
    assert len(nameless) == 3
    for paper in nameless:
        assert words_in(" ".join(page.extract_text() for page in PdfReader(paper).pages)) == [], paper.name
    for which in ("sheet", "script", "note"):
        assert (computer.papers / ODD[0] / f"{which}.pdf").exists()


def test_fault_55_the_log_and_the_reports_are_kept_all_the_same(computer: Computer) -> None:
    """What was searched is there: both days in the log by code and number, the last reports, private to their owner."""
    places = Places(computer.store)
    noted = [json.loads(line) for line in places.log.read_text("utf-8").splitlines()]
    events = [line["event"] for line in noted]
    assert {"started", "set_up", "sealed", "wrong_try", "opened", "checked", "trouble", "fault"} <= set(events)
    assert events.count("started") == 1, "on the first day there was no folder for a log yet"
    assert [line["record"][5:] for line in noted if line["event"] == "sealed"] == ["001", "002", "003", "004", "005"]
    codes_told = [told["code"][-8:] for what in ("first", "again") for told in said(computer, what)["told"].values()]
    assert [line["fault"] for line in noted if line["event"] == "fault" and line["fault"] in codes_told] == codes_told
    reports = sorted(places.reports.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert len(reports) == KEPT
    assert reports[-1].stem == codes_told[-1]
    for path in (places.log, *reports):
        assert path.stat().st_mode & 0o077 == 0


def test_fault_55_nothing_is_written_anywhere_else(computer: Computer) -> None:
    """Every file that the program made or opened to write, as the system saw it, is in the folder of the register,
    where the person saved a paper, or in the typefaces' own cache."""
    written = {path for what in ("first", "again") for path in _written(computer.root / "out" / f"{what}.trace")}
    ours = [computer.store, computer.papers, computer.root / "out"]
    theirs = [Path("/dev/null"), computer.root / "home" / ".cache" / "fontconfig", Path("/var/cache/fontconfig")]
    assert {path.name for path in written if path.parent == computer.store} >= {
        "register.db",
        "keys.json",
        "events.log",
    }
    assert {path for path in written if not any(path.is_relative_to(each) for each in (*ours, *theirs))} == set()


def _written(trace: Path) -> Iterator[Path]:
    for line in trace.read_text("utf-8").splitlines():
        call = re.match(r"\d+ +(\w+)\(", line)
        if call is None or re.search(r"= -1 E\w+", line):
            continue
        if call[1].startswith("open") and not re.search("O_WRONLY|O_RDWR|O_CREAT", line):
            continue
        folder = re.search(r"\((?:AT_FDCWD|\d+)<([^>]*)>", line)
        for name in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
            yield Path(folder[1] if folder else "/") / name


def test_fault_55_a_full_disk_tells_no_more(tmp_path: Path) -> None:
    """On a disk that fills up while the name is typed, that is said, every failure is told as ever, and what could not
    be kept is in no file: neither there nor anywhere else."""
    computer = Computer(tmp_path)
    computer.env()
    computer.store.mkdir()
    mapped = [] if os.geteuid() == 0 else ["--map-root-user"]
    small = '/bin/mount -t tmpfs -o size=24m tmpfs "$0" && exec "$@"'
    found = computer.walk("full", "/usr/bin/unshare", *mapped, "--mount", "/bin/sh", "-c", small, computer.store)
    assert found["title"] == "The disk is full"
    assert set(found["told"]) == set(FAILURES)
    assert found["leaks"] == computer.leaks() == []


def test_fault_55_every_leak_would_be_found(tmp_path: Path) -> None:
    """A package's logger, a traceback, a temporary file in another coding, a title, a setting, recent files, the name
    of a file, a passphrase, the title of a paper: each, made on purpose, is found where it is, and nothing else."""
    computer = Computer(tmp_path)
    computer.env()
    computer.walk("leaky")
    (temporary,) = (tmp_path / "tmp").iterdir()
    assert sorted(computer.leaks()) == sorted((
        "in store/package.log",
        "on the terminal",
        f"in tmp/{temporary.name}",
        f"a title: Decision about {ODD[0]}",
        "in home/.config/Sharewell.conf",
        "in home/.local/share/recently-used.xbel",
        f"the name of store/{ODD[0]}.note",
        "in store/settings.toml",
        "the information of leak.pdf",
        "/Metadata of leak.pdf",
        "the rest of leak.pdf",
    ))  # fmt: skip
    assert len(LEAKS) == 9
