"""What a person can do here, and every transaction it takes: the one door of the window and the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from app.desk.summaries import DraftSummary, RecordSummary, summary
from app.errors import AppError
from app.paths import in_development
from app.settings import Adopted, Settings, begin_settings, read_settings
from app.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from app.clock import Clock
    from app.decisions.about import About
    from app.decisions.again import Again
    from app.decisions.draft import Call, Draft
    from app.decisions.pages import Pages
    from app.decisions.record import Record
    from app.decisions.sealing import Author
    from app.decisions.session import Session
    from app.guidance.model import Edition
    from app.paths import Places
    from app.store.audit import Finding
    from app.store.entries import Place
    from app.store.register import Register
    from app.vault.keys import Keys

State = Literal["none", "locked", "open"]
Random = Callable[[int], bytes]


class Desk:
    """One person's desk over one folder. `scratch`: a throw-away register with its own key, gone at the end."""

    def __init__(self, places: Places, clock: Clock, *, scratch: bool = False, random: Random = os.urandom) -> None:
        self.words = Words()
        self.settings: Settings = read_settings(places)
        self.scratch = scratch
        self._places = places
        self._clock = clock
        self._random = random
        self._keys: Keys | None = None
        self._register: Register | None = None
        self._held: list[Call] = []

    # --- keys and the register --------------------------------------------------------------------------------------
    @property
    def state(self) -> State:
        """`none` before the first set-up, `locked`, or `open`. A scratch desk opens by itself."""
        if self._register is not None or self.scratch:
            return "open"
        from app.vault.keyfile import is_set_up

        return "locked" if is_set_up(self._places) else "none"

    def warm_up(self) -> None:
        """Load what is slow, in the background, once the first page is on screen."""
        from app.guidance.deadlines import deadline
        from app.guidance.model import WorkingDays

        deadline(self._clock(), WorkingDays(days=1))
        _ = self._pages  # in development, a fault of the guidance is told at once
        for slow in ("app.decisions.session", "app.store.register", "app.vault.opening", "app.pdf.record_paper"):
            import_module(slow)

    def set_up(self, passphrase: str, *, author: str, role: str, organisation: str) -> str:
        """A new register for one person; gives the recovery key, to be printed and kept apart.

        `role` is an option of the question who I am: carer, ssw, manager, staff.
        """
        from app.store.register import Register
        from app.vault import opening

        keys, recovery_key = opening.create(self._places, passphrase, random=self._random)
        register = Register.create(self._places, keys.data_key)
        register.keep("author", {"name": author, "role": role, "organisation": organisation})
        self._opened(keys, register)
        begin_settings(self._places)
        return recovery_key

    def unlock(self, passphrase: str) -> None:
        """Open the register. Raises AppError: wrong_passphrase, keyring_missing, register_damaged and their kin."""
        from app.vault import opening

        if self.scratch:
            return
        keys = opening.unlock(self._places, passphrase)
        if self._register is None:
            self._open(keys)

    def recover(self, recovery_key: str, new_passphrase: str) -> None:
        """Open with the printed key and choose a new passphrase; the old one counts until the register was read."""
        from app.vault import opening

        keys = opening.open_with_recovery(self._places, recovery_key)
        if self._register is None:
            self._open(keys)
        opening.replace_passphrase(self._places, keys, new_passphrase, random=self._random)

    def close(self) -> None:
        """Let go of the register and its keys."""
        if self._register is not None:
            self._register.close()
        self._register = self._keys = None

    def check(self) -> list[Finding]:
        """What is wrong with the register: its file, its chain, its signatures; nothing, if all is well."""
        register, keys = self._both()
        return register.check(keys.verify)

    # --- calls ------------------------------------------------------------------------------------------------------
    def log_call(self, call: Call) -> bool:
        """Keep a call, locked or not. False: there is no register yet, so it is held until one is set up."""
        if self.state == "open":
            self._keep_call(call)
            return True
        if self.state == "locked":
            import json

            from app.vault.inbox import seal_note

            seal_note(self._places, json.dumps(call.to_json()).encode(), random=self._random)
            return True
        self._held.append(call)
        return False

    # --- decisions --------------------------------------------------------------------------------------------------
    def drafts(self) -> tuple[DraftSummary, ...]:
        """The unfinished decisions, the latest first. One that cannot be read is left alone and not listed."""
        found = []
        for draft in self._drafts():
            screen = self._session(draft).screen
            found.append(DraftSummary(draft.id, draft.updated, screen.here, len(draft.answers)))
        return tuple(found)

    def start(self, *, asking: bool = False) -> Session:
        """A new decision. Who I am is known from set-up, and that I am `asking` is said; both can be changed."""
        draft = self._as_myself(self.blank())
        return self._session(draft.with_answer("request", ("we_ask",), draft.started) if asking else draft)

    def resume(self, draft_id: str) -> Session:
        """Go on with an unfinished decision. Raises AppError("draft_unreadable")."""
        for draft in self._drafts():
            if draft.id == draft_id:
                return self._session(draft)
        raise AppError("draft_unreadable")

    def blank(self) -> Draft:
        """An empty draft under the edition that the agency has set, or the first."""
        from app.decisions.beginning import blank
        from app.guidance import GUIDANCE

        return blank(GUIDANCE, self._random(16).hex(), self._clock(), self.settings.adopted.edition)

    def autosave(self, draft: Draft) -> None:
        """Keep the draft as it is, finished or not."""
        self._both()[0].save_draft(draft.id, draft.to_json(), draft.updated.isoformat())

    def discard(self, draft_id: str) -> None:
        """Forget an unfinished decision."""
        self._both()[0].delete_draft(draft_id)

    def seal(self, session: Session) -> Record:
        """Seal what the session holds."""
        return self.seal_draft(session.draft)

    def seal_draft(self, draft: Draft, adopted: Adopted | None = None) -> Record:
        """Seal a finished draft in one transaction, under what the agency has adopted (the settings, if not given).

        Raises AppError: still_open, text_too_long, already_sealed."""
        from app.decisions.record import seal
        from app.decisions.route import assess, circumstances, in_office
        from app.decisions.sealing import content, ready
        from app.guidance import GUIDANCE

        register, keys = self._both()
        wording = self._pages.wording(self._edition(draft), office=in_office(draft.answers))
        now, author, adopted = self._clock(), self._author(register), adopted or self.settings.adopted
        found = assess(GUIDANCE, draft, adopted, now)
        ready(draft, found, wording)

        def made(place: Place) -> Record:
            said = content(
                draft,
                found,
                wording,
                number=place.number(now.year),
                author=author,
                at=now,
                practice=self.scratch,
                now=circumstances(draft, adopted, now),
            )
            return seal(said, seq=place.seq, prev=place.prev, device=keys.device, salt=self._random(32), sign=keys.sign)

        return register.append(made, draft.id)

    # --- records ----------------------------------------------------------------------------------------------------
    def records(self) -> tuple[RecordSummary, ...]:
        """The sealed decisions, the newest first."""
        return tuple(summary(record) for record in self._both()[0].records())

    def record(self, number: str) -> Record:
        """One record. Raises AppError("record_unknown")."""
        return self._both()[0].record(number)

    def paper(self, record: Record) -> bytes:
        """The record as a PDF, made in memory."""
        from app.pdf.record_paper import render

        return render(record, self.words)

    def calendar(self, record: Record) -> bytes:
        """What must happen after a decision and by when, as an iCalendar file; it names nobody."""
        from app.decisions.reminders import calendar, of_record

        return calendar(of_record(record.content, self.words), self.words, stamp=self._clock(), number=record.number)

    # --- the guidance -----------------------------------------------------------------------------------------------
    def about(self) -> About:
        """What this copy's guidance is, and whether it is the one that was proved. Needs no open register."""
        from app.decisions.about import about
        from app.guidance import GUIDANCE

        return about(GUIDANCE, self.words, self.settings.adopted)

    def again(self) -> tuple[Again, ...]:
        """Would today's edition say otherwise? Every sealed decision, the newest first; none is changed."""
        from app.decisions.again import again
        from app.guidance import GUIDANCE

        adopted, today = self.settings.adopted, self._clock()
        wording = self._pages.wording(GUIDANCE.edition(adopted.edition or GUIDANCE.editions[0].id))
        return tuple(again(record.content, wording, adopted, today) for record in self._both()[0].records())

    # --- papers -----------------------------------------------------------------------------------------------------
    def recovery_sheet(self, recovery_key: str) -> bytes:
        """The recovery key as a PDF to print and keep apart, made in memory."""
        from app.pdf.recovery_sheet import render

        return render(recovery_key, self._clock(), self.words)

    def save_paper(self, paper: bytes, path: Path) -> None:
        """Write a paper whole or not at all. Raises AppError("paper_unwritable"); the record is safe either way."""
        from app.vault.files import put

        try:
            put(path, paper)
        except AppError as fault:
            raise AppError("paper_unwritable", folder=str(path.parent)) from fault

    # --- inside -----------------------------------------------------------------------------------------------------
    @cached_property
    def _pages(self) -> Pages:
        from app.decisions.pages import Pages
        from app.guidance import GUIDANCE

        if in_development():
            from app.guidance.proof import refuse_faults

            refuse_faults(GUIDANCE)
        return Pages(self.words, GUIDANCE, self.settings.by_name())

    def _both(self) -> tuple[Register, Keys]:
        if self._register is None and self.scratch:
            from app.store.register import Register
            from app.vault import opening

            keys = opening.throwaway(self._random)
            self._opened(keys, Register.scratch(keys.data_key))
        if self._register is None or self._keys is None:
            raise AppError("not_open")
        return self._register, self._keys

    def _open(self, keys: Keys) -> None:
        from app.store.register import Register

        self._opened(keys, Register.open(self._places, keys.data_key))

    def _opened(self, keys: Keys, register: Register) -> None:
        self._keys, self._register = keys, register
        held, self._held = self._held, []
        for call in held:
            self._keep_call(call)
        if not self.scratch:
            self._empty_inbox(keys)

    def _empty_inbox(self, keys: Keys) -> None:
        from app.desk.inbox import waiting
        from app.vault.inbox import delete_note

        register = self._both()[0]
        for note, call in waiting(self._places, keys):
            # Read before and not deleted, because the computer stopped: it is a draft or a record already.
            if not register.knows(note.id):
                self._keep_call(call, id=note.id)
            delete_note(self._places, note.name)

    def _keep_call(self, call: Call, id: str = "") -> None:
        """A logged call becomes a draft to finish. The note's own name as its id makes doing it twice harmless."""
        from app.decisions.beginning import from_call
        from app.guidance import GUIDANCE

        draft = from_call(GUIDANCE, id or self._random(16).hex(), call, self.settings.adopted.edition)
        self.autosave(self._as_myself(draft))

    def _as_myself(self, draft: Draft) -> Draft:
        kept = self._both()[0].kept("author")
        return draft.with_answer("role", (kept["role"],), draft.started) if kept and kept["role"] else draft

    def _drafts(self) -> tuple[Draft, ...]:
        from app.decisions.draft import draft_from_json

        found = []
        for _, body in self._both()[0].drafts():
            try:
                draft = draft_from_json(body)
                self._edition(draft)
            except AppError:
                continue
            found.append(draft)
        return tuple(found)

    def _edition(self, draft: Draft) -> Edition:
        from app.guidance import GUIDANCE

        try:
            return GUIDANCE.edition(draft.edition)
        except KeyError:
            raise AppError("guidance_newer") from None

    def _session(self, draft: Draft) -> Session:
        from app.decisions.session import Session
        from app.guidance import GUIDANCE

        return Session(draft, GUIDANCE, self._pages, self._clock, self.settings.adopted)

    def _author(self, register: Register) -> Author:
        from app.decisions.sealing import Author

        kept = register.kept("author") or {"name": "", "role": "", "organisation": self.settings.agency}
        role = self.words.find("papers", f"role.{kept['role']}") or ""
        return Author(name=kept["name"], role=role, organisation=kept["organisation"])
