"""A small desk and session for the tests of the window: they hold values and follow no rules of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from app.decisions.about import About, AboutEdition, Shelf
from app.decisions.additions import Addition
from app.decisions.again import Again
from app.decisions.draft import Call
from app.decisions.screen import Cited, Screen
from app.decisions.thread import Successor, Thread
from app.desk.backups import Standing
from app.desk.logbook import Logbook
from app.desk.whereabouts import Whereabouts
from app.errors import AppError
from app.words import Words

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=ZoneInfo("Europe/London"))

ABOUT = About(
    version="2026.12",
    nation="England",
    digest="0123456789abcdef" * 4,
    proved=True,
    proof="Proved when this copy was built.",
    editions=(
        AboutEdition(title="Rules of 2018", in_use=True, rules=(Shelf(title="Consent", lines=("Did you ask them?",)),)),
        AboutEdition(title="Rules of 2024", in_use=False, rules=(Shelf(title="Agreement", lines=("Do they agree?",)),)),
    ),
    laws=("Duty to share: off",),
    outcomes=(Shelf(title="Share it now", lines=("A child may be hurt.", "The law says so.")),),
    sources=(Cited(id="s", title="Standard 26", where="https://www.example.org/26", confirm=True),),
)


@dataclass
class StandInSession:
    """Shows the screens it was given, in order; `shape` may refresh the screen after each act."""

    screens: list[Screen]
    shape: Callable[[Screen, str, str, object], Screen] = lambda screen, act, question, value: screen
    at: int = 0
    id: str = "d1"
    acts: list[tuple[str, str, object]] = field(default_factory=list)
    draft: object = "draft"

    @property
    def screen(self) -> Screen:
        return self.screens[self.at]

    def _act(self, act: str, question: str = "", value: object = None) -> Screen:
        self.acts.append((act, question, value))
        self.screens[self.at] = self.shape(self.screen, act, question, value)
        return self.screen

    def answer(self, question: str, value: tuple[str, ...] | str) -> Screen:
        screen = self._act("answer", question, value)
        if isinstance(value, str):
            screen = replace(screen, text=value)
        else:
            screen = replace(screen, choices=tuple(replace(c, chosen=c.id in value) for c in screen.choices))
        self.screens[self.at] = screen
        return screen

    def note(self, question: str, text: str) -> Screen:
        self.screens[self.at] = replace(self._act("note", question, text), note=text)
        return self.screen

    def go_on(self) -> Screen:
        self._act("go_on")
        self.at = min(self.at + 1, len(self.screens) - 1)
        return self.screen

    def back(self) -> Screen:
        self._act("back")
        self.at = max(self.at - 1, 0)
        return self.screen

    def go_to(self, question: str) -> Screen:
        self._act("go_to", question)
        self.at = next(i for i, s in enumerate(self.screens) if s.step == f"q:{question}")
        return self.screen

    def told(self, body: str) -> Screen:
        screen = self._act("told", body)
        tell = tuple(replace(t, told=NOW) if t.body == body else t for t in screen.tell)
        self.screens[self.at] = replace(screen, tell=tell)
        return self.screen

    def carry_on(self) -> Screen:
        self._act("carry_on")
        self.at += 1
        return self.screen


@dataclass
class StandInRetention:
    """What was added to each record."""

    additions: tuple[Addition, ...] = ()

    def added(self, number: str) -> tuple[Addition, ...]:
        return tuple(each for each in self.additions if each.record == number)


@dataclass
class StandInDesk:
    """Remembers what it was asked."""

    state: str = "open"
    scratch: bool = False
    numbers: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    session: StandInSession | None = None
    passphrase: str = "a long enough passphrase"
    words: Words = field(default_factory=Words)
    calls: list[Call] = field(default_factory=list)
    saved: list[object] = field(default_factory=list)
    sealed: object = None
    kept: Mapping[str, object] = field(default_factory=dict)
    unfinished: tuple[object, ...] = ()
    known: About = ABOUT
    otherwise: tuple[Again, ...] = ()
    retention: StandInRetention = field(default_factory=StandInRetention)
    health: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(found=(), short_of_room=False, in_background=lambda progress: ())
    )
    backups: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(standing=lambda: Standing(made=NOW), tend=lambda said: False)
    )
    successors: tuple[Successor, ...] = ()
    second_reader: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(waiting=lambda: ()))
    sharing_log: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(due=lambda: ()))
    where: Whereabouts | None = None
    resumed: tuple[str, str] = ("", "")
    log: Logbook = field(default_factory=lambda: Logbook(None, lambda: NOW))

    @property
    def settings(self) -> SimpleNamespace:
        numbers = tuple(SimpleNamespace(id="", name=n, number=t) for n, t in self.numbers)
        return SimpleNamespace(numbers=numbers, fault=self.fault, lock_minutes=5)

    def log_call(self, call: Call) -> bool:
        self.calls.append(call)
        return self.state != "none"

    def set_up(self, passphrase: str, *, author: str, role: str, organisation: str) -> str:
        self.passphrase, self.state = passphrase, "open"
        return "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"

    def unlock(self, passphrase: str) -> None:
        if passphrase != self.passphrase:
            raise AppError("wrong_passphrase")
        self.state = "open"

    def recover(self, recovery_key: str, new_passphrase: str) -> None:
        self.passphrase, self.state = new_passphrase, "open"

    def drafts(self) -> tuple[object, ...]:
        return self.unfinished

    def records(self) -> tuple[object, ...]:
        return tuple(self.kept.values())

    def start(self, *, asking: bool = False) -> StandInSession:
        assert self.session is not None
        return self.session

    def resume(self, draft_id: str, step: str = "") -> StandInSession:
        self.resumed = (draft_id, step)
        return self.start()

    def autosave(self, draft: object, step: str = "") -> None:
        self.saved.append(draft)
        self.where = Whereabouts(way=(("decision", "d1"),), step=step)

    def whereabouts(self) -> Whereabouts | None:
        return self.where

    def keep_whereabouts(self, where: Whereabouts | None) -> None:
        self.where = where

    def close(self) -> None:
        self.state = "locked"

    def seal(self, session: StandInSession) -> object:
        return self.sealed

    def record(self, number: str) -> object:
        return self.sealed

    def thread(self, number: str) -> Thread:
        return Thread(added=self.retention.added(number), successors=self.successors, seq=1, digest="00" * 32)

    def calendar(self, record: object) -> bytes:
        return b"BEGIN:VCALENDAR"

    def about(self) -> About:
        return self.known

    def again(self) -> tuple[Again, ...]:
        return self.otherwise

    def recovery_sheet(self, recovery_key: str) -> bytes:
        return f"%PDF-1.7 {recovery_key}".encode()

    def save_paper(self, paper: bytes, path: Path) -> None:
        if not path.parent.is_dir():
            raise AppError("paper_unwritable", folder=str(path.parent))
        path.write_bytes(paper)

    def discard(self, draft_id: str) -> None:
        self.unfinished = ()

    def warm_up(self) -> None:
        return None
