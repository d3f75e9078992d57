"""What the typist does, act by act, and what must be there when they were stopped: all that they had confirmed, or that
and the one act they were in the middle of; nothing less, nothing else, nothing half."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, NamedTuple, TypeVar

from app.decisions.sharing.codec import to_json
from app.decisions.sharing.values import Cell, Detail, Item, Known
from app.decisions.sharing.whole import Sharing
from app.paths import Places
from app.store.backup import KEEP, backups_in
from app.store.backup_file import unpack
from app.store.register import Register
from app.store.restoring import Staging, replaced, settle_restore
from app.vault.keys import Keys
from tests.store.backing import AT, back_up, owner
from tests.store.sealing import MARK, NOON, content, sealing
from tests.unit.decisions.sharing.made import with_ledgers

T = TypeVar("T")
BEGIN, DONE = "begin ", "done "


class Said(NamedTuple):
    """What somebody had said when they were stopped: the acts they had confirmed, and the one they were in."""

    done: tuple[str, ...]
    begun: str | None

    @classmethod
    def of(cls, lines: Iterable[str]) -> Said:
        """From the lines as they came; lines that are no acts are left out."""
        acts = [line for line in lines if line.startswith((BEGIN, DONE))]
        done = tuple(line.removeprefix(DONE) for line in acts if line.startswith(DONE))
        begun = acts[-1].removeprefix(BEGIN) if acts and acts[-1].startswith(BEGIN) else None
        return cls(done, begun)


class Possible(NamedTuple, Generic[T]):
    """The two states that there may be after a stop; the same one twice if nothing was under way."""

    confirmed: T
    under_way: T

    @classmethod
    def after(cls, said: Said, start: T, step: Callable[[T, str], T]) -> Possible[T]:
        """What these acts make of `start`."""
        state = start
        for act in said.done:
            state = step(state, act)
        return cls(state, step(state, said.begun) if said.begun else state)


# --- the register -----------------------------------------------------------------------------------------------------
class Kept(NamedTuple):
    """What a register holds: each draft and how often it was saved, and what was sealed, in its order."""

    drafts: frozenset[tuple[str, int]] = frozenset()
    sealed: tuple[str, ...] = ()

    def then(self, act: str) -> Kept:
        """After one more act: `save DRAFT REV`, `discard DRAFT` or `seal DRAFT`."""
        what, draft, *rev = act.split()
        others = frozenset(one for one in self.drafts if one[0] != draft)
        if what == "save":
            return Kept(others | {(draft, int(rev[0]))}, self.sealed)
        return Kept(others, (*self.sealed, draft) if what == "seal" else self.sealed)


def body(rev: int) -> dict[str, object]:
    """What a draft holds when it is saved for this time; now longer, now shorter, with other things to share and other
    cells each time."""
    return {"rev": rev, "text": f"{MARK} " * (rev % 200), "sharing": to_json(_shared(rev % 40))}


@cache
def _shared(turn: int) -> Sharing:
    sharing = with_ledgers().put_known(Known(person="girl", name=MARK, details=(Detail("address", f"{turn} {MARK}"),)))
    for number in range(turn % 7):
        sharing = sharing.put(Item(id=f"i{number}", kind="concern", text=f"{MARK}, thing {number} of turn {turn}"))
        sharing = sharing.put_cell(Cell(item=f"i{number}", recipient="sw", give="part", words=f"{MARK} {turn}"))
    return sharing


def reasons(draft: str) -> str:
    """What is sealed of this draft."""
    return f"{MARK} about {draft} " * 100


def do(register: Register, keys: Keys, act: str) -> None:
    """One act at a register."""
    what, draft, *rev = act.split()
    match what:
        case "save":
            register.save_draft(draft, body(int(rev[0])), NOON)
        case "discard":
            register.delete_draft(draft)
        case "seal":
            register.append(sealing(keys, draft, reasons=reasons(draft)), draft)


def kept(register: Register, keys: Keys) -> Kept:
    """What an open register holds. AssertionError if any of it is half, changed or out of its place."""
    drafts = register.drafts()
    for draft, found in drafts:
        assert found == body(found["rev"]), f"the draft {draft} is not as it was saved"
    records = register.records()[::-1]
    for place, record in enumerate(records, 1):
        draft = record.content.draft
        assert record.content == content(f"2026-{place:03d}", draft, reasons(draft)), f"{record.number} was changed"
    assert register.check(keys.verify) == []
    return Kept(
        frozenset((draft, found["rev"]) for draft, found in drafts), tuple(record.content.draft for record in records)
    )


def opened(places: Places, keys: Keys) -> Kept:
    """What the register here holds, opened, checked and closed again."""
    register = Register.open(places, keys.data_key)
    try:
        assert register.lost_saves == 0, "somebody is told that saves were lost, and none was"
        return kept(register, keys)
    finally:
        register.close()


def filled(register: Register, keys: Keys, records: int = 30) -> Kept:
    """An open register with that many records, and what it holds then."""
    kept = Kept()
    for turn in range(1, records + 1):
        do(register, keys, f"seal s{turn}")
        kept = kept.then(f"seal s{turn}")
    return kept


# --- backups of it ----------------------------------------------------------------------------------------------------
class Backed(NamedTuple):
    """What a register holds, and each of its backups, the oldest first."""

    kept: Kept
    backups: tuple[Kept, ...] = ()

    def then(self, act: str) -> Backed:
        """After one more act: `back-up N`, or one at the register."""
        if act.startswith("back-up"):
            return Backed(self.kept, (*self.backups, self.kept)[-KEEP:])
        return Backed(self.kept.then(act), self.backups)


def stick(places: Places) -> Path:
    """Where the backups go: a folder within, so that whoever watches the one sees the other."""
    return places.root / "stick"


def back_up_for(register: Register, places: Places, keys: Keys, minute: int) -> None:
    """A backup, so many minutes after the first."""
    back_up(register, places, keys, stick(places), at=AT + timedelta(minutes=minute))


def backed(places: Places, keys: Keys) -> Backed:
    """What the register and its backups hold, each opened; every file with a backup's name must be a whole one.
    One that is older than those that are kept may be there still."""
    found = []
    for backup in reversed(backups_in(stick(places), owner(keys))):
        assert backup.manifest, f"{backup.path.name} is not whole"
        with TemporaryDirectory(dir=places.root) as folder:
            unpack(backup.path, Places(Path(folder)))
            found.append(opened(Places(Path(folder)), keys))
    return Backed(opened(places, keys), tuple(found[-KEEP:]))


def put_back(places: Places) -> None:
    """Puts the one backup on the stick in the place of what is here."""
    (backup,) = stick(places).glob("*.backup")
    staging = Staging(places)
    unpack(backup, staging.there)
    staging.commit(AT)


def settled(places: Places, keys: Keys) -> tuple[Kept, ...]:
    """What is here, as a start finds it and brings it to its end; and after it, what was replaced by it."""
    settle_restore(places)
    return (opened(places, keys), *(opened(Places(aside), keys) for aside in replaced(places)))
