"""What a person can do here, and every transaction it takes: the one door of the window and the command line."""

from __future__ import annotations

import os
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from app.desk.door import Random
from app.desk.rooms import Rooms
from app.desk.summaries import DraftSummary, RecordSummary, summary
from app.desk.whereabouts import Whereabouts, keep, kept
from app.errors import AppError
from app.log import Event
from app.paths import in_development
from app.settings import Adopted

if TYPE_CHECKING:
    from pathlib import Path

    from app.clock import Clock
    from app.decisions.about import About
    from app.decisions.again import Again
    from app.decisions.draft import Call, Draft
    from app.decisions.mentions import Mention
    from app.decisions.pages import Pages
    from app.decisions.record import Record
    from app.decisions.session import Session
    from app.decisions.thread import Thread
    from app.guidance.model import Edition
    from app.paths import Places


class Desk(Rooms):
    """What one person can do with the register behind the door."""

    def __init__(self, places: Places, clock: Clock, *, scratch: bool = False, random: Random = os.urandom) -> None:
        super().__init__(places, clock, scratch=scratch, random=random)
        self._held: list[Call] = []

    def warm_up(self) -> None:
        """Load what is slow, in the background, once the first page is on screen."""
        from app.guidance.deadlines import deadline
        from app.guidance.model import WorkingDays

        deadline(self._clock(), WorkingDays(days=1))
        _ = self.pages  # in development, a fault of the guidance is told at once
        for slow in ("app.decisions.session", "app.store.register", "app.vault.opening", "app.pdf.record_paper"):
            import_module(slow)

    def begin(self) -> None:
        """What follows each opening: the last checks, and what was noted before it."""
        from app.desk.inbox import empty

        super().begin()
        held, self._held = self._held, []
        for call in held:
            self.keep_call(call)
        if not self.scratch:
            empty(self)

    # --- calls ------------------------------------------------------------------------------------------------------
    def log_call(self, call: Call) -> bool:
        """Keep a call, locked or not. False: there is no register yet, so it is held until one is set up."""
        if self.state == "open":
            self.keep_call(call)
            return True
        if self.state == "locked":
            from app.desk.inbox import leave

            leave(self._places, call, self._random)
            return True
        self._held.append(call)
        return False

    def keep_call(self, call: Call, id: str = "") -> None:
        """A logged call becomes a draft to finish. The note's own name as its id makes doing it twice harmless."""
        from app.decisions.beginning import from_call
        from app.guidance import GUIDANCE

        draft = from_call(GUIDANCE, id or self._random(16).hex(), call, self.settings.adopted.edition)
        self.autosave(self._as_myself(draft))

    # --- decisions --------------------------------------------------------------------------------------------------
    def drafts(self) -> tuple[DraftSummary, ...]:
        """The unfinished decisions, the latest first. One that cannot be read is left alone and not listed."""
        found = []
        for draft in self._drafts():
            screen = self._session(draft).screen
            found.append(DraftSummary(draft.id, draft.updated, screen.here, len(draft.answers), draft.amends))
        return tuple(found)

    def start(self, *, asking: bool = False) -> Session:
        """A new decision. Who I am is known from set-up, and that I am `asking` is said; both can be changed."""
        draft = self._as_myself(self.blank())
        return self._session(draft.with_answer("request", ("we_ask",), draft.started) if asking else draft)

    def amend(self, number: str, reason: str) -> Session:
        """A new decision that starts from the answers of a record and is to take its place; it is kept at once.

        Raises AppError: record_unknown, record_disposed, already_superseded, reason_missing, words_too_long."""
        from app.desk.amending import amendment

        draft = amendment(self, number, reason)
        self.autosave(draft)
        return self._session(draft)

    def resume(self, draft_id: str, step: str = "") -> Session:
        """Go on with an unfinished decision, at `step` if answers lead there. Raises AppError("draft_unreadable")."""
        for draft in self._drafts():
            if draft.id == draft_id:
                session = self._session(draft)
                session.stand_at(step)
                return session
        raise AppError("draft_unreadable")

    def blank(self) -> Draft:
        """An empty draft under the edition that the agency has set, or the first."""
        from app.decisions.beginning import blank
        from app.guidance import GUIDANCE

        return blank(GUIDANCE, self._random(16).hex(), self._clock(), self.settings.adopted.edition)

    def autosave(self, draft: Draft, step: str = "") -> None:
        """Keep the draft as it is, finished or not; `step`, if given, is where in it the person is working."""
        self._both()[0].save_draft(draft.id, draft.to_json(), draft.updated.isoformat())
        if step:
            self.keep_whereabouts(Whereabouts(way=(("decision", draft.id),), step=step))

    def whereabouts(self) -> Whereabouts | None:
        """Where the person was when the program ended without being closed, or locked itself; else None."""
        return kept(self._both()[0])

    def keep_whereabouts(self, where: Whereabouts | None) -> None:
        """Remember where the person is; None: nothing is open that they would have to be led back to."""
        keep(self._both()[0], where)

    def discard(self, draft_id: str) -> None:
        """Forget an unfinished decision."""
        self._both()[0].delete_draft(draft_id)

    def seal(self, session: Session) -> Record:
        """Seal what the session holds."""
        return self.seal_draft(session.draft)

    def seal_draft(self, draft: Draft, adopted: Adopted | None = None) -> Record:
        """Seal a finished draft in one transaction, under what the agency has adopted (the settings, if not given).

        Raises AppError: still_open, text_too_long, already_sealed."""
        from app.decisions.route import in_office
        from app.desk.sealing import sealed

        wording = self.pages.wording(self._edition(draft), office=in_office(draft.answers))
        record = sealed(self.hands(), draft, wording, adopted or self.settings.adopted, practice=self.scratch)
        self.health.note_head()
        self.log.note(Event.SEALED, record=record.number)
        return record

    # --- records ----------------------------------------------------------------------------------------------------
    def records(self) -> tuple[RecordSummary, ...]:
        """The sealed decisions, the newest first."""
        from app.store.papers import superseded

        register = self._both()[0]
        taken = superseded(register)
        return tuple(summary(record, taken.get(record.number, "")) for record in register.records())

    def record(self, number: str) -> Record:
        """One record. Raises AppError("record_unknown")."""
        return self._both()[0].record(number)

    def thread(self, number: str) -> Thread:
        """What was added to a record, and what took its place. Raises AppError("record_unknown")."""
        from app.desk.thread import thread

        return thread(self.hands(), number)

    def mentions(self, record: Record) -> tuple[Mention, ...]:
        """Who and what the paper of a record would name, if somebody chose to show it."""
        from app.desk.papers import named

        return named(record, self.thread(record.number), self.words)

    def paper(self, record: Record, thread: Thread | None = None, *, shown: frozenset[str] = frozenset()) -> bytes:
        """The record with what stands around it, or stood around it then, as a PDF, made in memory. A reference stands
        for every name, address and number but those `shown` (ids of mentions)."""
        from app.desk.papers import drawn

        return drawn(record, thread or self.thread(record.number), self.words, shown)

    def calendar(self, record: Record) -> bytes:
        """What must happen after a decision and by when, as an iCalendar file; it names nobody."""
        from app.desk.papers import calendar

        return calendar(record, self.sharing_log.sharing(record.number), self.words, self._clock())

    # --- the guidance -----------------------------------------------------------------------------------------------
    def about(self) -> About:
        """What this copy's guidance is, and whether it is the one that was proved. Needs no open register."""
        from app.desk.reading import about

        return about(self)

    def again(self) -> tuple[Again, ...]:
        """Would today's edition say otherwise? Every sealed decision, the newest first; none is changed."""
        from app.desk.reading import again

        return again(self)

    # --- papers -----------------------------------------------------------------------------------------------------
    def recovery_sheet(self, recovery_key: str) -> bytes:
        """The recovery key as a PDF to print and keep apart, made in memory."""
        from app.pdf.recovery_sheet import render

        return render(recovery_key, self._clock(), self.words)

    def save_paper(self, paper: bytes, path: Path) -> None:
        """Write a paper whole or not at all. Raises AppError("paper_unwritable"); the record is safe either way."""
        from app.desk.papers import save

        save(paper, path)

    # --- inside -----------------------------------------------------------------------------------------------------
    @cached_property
    def pages(self) -> Pages:
        """The wording of every page. Raises AppError("guidance_fault") in development."""
        from app.decisions.pages import Pages
        from app.guidance import GUIDANCE

        if in_development():
            from app.guidance.proof import refuse_faults

            refuse_faults(GUIDANCE)
        return Pages(self.words, GUIDANCE, self.settings.by_name())

    def _as_myself(self, draft: Draft) -> Draft:
        kept = self._both()[0].kept("author")
        return draft.with_answer("role", (kept["role"],), draft.started) if kept and kept["role"] else draft

    def _drafts(self) -> tuple[Draft, ...]:
        from app.desk.drafts import readable

        return readable(self._both()[0], self._edition)

    def _edition(self, draft: Draft) -> Edition:
        from app.guidance import GUIDANCE

        try:
            return GUIDANCE.edition(draft.edition)
        except KeyError:
            raise AppError("guidance_newer") from None

    def _session(self, draft: Draft) -> Session:
        from app.decisions.session import Session
        from app.guidance import GUIDANCE

        return Session(draft, GUIDANCE, self.pages, self._clock, self.settings.adopted)
