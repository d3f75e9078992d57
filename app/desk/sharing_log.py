"""The sharing log of a register: what went to whom, what came back, who was asked and told, and what to chase."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.decisions import reminders
from app.decisions.additions import LEDGER, Addition, What
from app.decisions.sharing import filing, ledger, log_lines
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.values import Advice, Asked, Heard, Sent, Told
from app.desk.adding import added, put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.decisions.record import Record
    from app.decisions.sharing.ledger import State
    from app.decisions.sharing.log_lines import LogLine
    from app.decisions.sharing.whole import Sharing
    from app.desk import Desk

Line = Sent | Heard | Asked | Told | Advice


class SharingLog:
    """Logs what happens after a decision is sealed, each time as a signed entry of the chain, and reads it back.

    Every method may raise AppError("not_open"); what takes a number: record_unknown, record_disposed. `by` is whoever
    set up the register, where no name is given; times are ISO, now where none is given. What else is raised stands with
    the function of the same name in `decisions.sharing.filing`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sharing(self, number: str) -> Sharing:
        """What a record says of sharing, with what was logged since."""
        return ledger.current(self._record(number).content.sharing, added(self._desk.hands(), number))

    # --- logging ----------------------------------------------------------------------------------------------------
    def sent(self, number: str, *, to: str, how: str, by: str = "", **more: Any) -> Sent:
        """Something went to a recipient: `items`, or all that the record gives them, in the record's own words."""
        sealed = self._record(number).content.sharing
        made = filing.sent(
            sealed, self.sharing(number), self._now(), id=self._id(), to=to, how=how, by=self._by(by), **more
        )
        self._put(number, "sent", made, made.by)
        return made

    def heard(self, number: str, sent: str, what: str, **more: Any) -> Heard:
        """Something came back about what was sent, or it was chased."""
        made = filing.heard(self.sharing(number), self._now(), id=self._id(), sent=sent, what=what, **more)
        self._put(number, "heard", made, self._by(made.by))
        return made

    def asked(self, number: str, person: str, answer: str, *, by: str = "", **more: Any) -> Asked:
        """Somebody was asked, answered, took back a yes, or does not want it."""
        made = filing.asked(
            self.sharing(number), self._now(), id=self._id(), person=person, answer=answer, by=self._by(by), **more
        )
        self._put(number, "asked", made, made.by)
        return made

    def told(self, number: str, person: str, told: str, *, by: str = "", **more: Any) -> Told:
        """Somebody was told what is shared about them, or not."""
        made = filing.told(
            self.sharing(number), self._now(), id=self._id(), person=person, told=told, by=self._by(by), **more
        )
        self._put(number, "told", made, made.by)
        return made

    def advice(self, number: str, who: str, said: str, **more: Any) -> Advice:
        """Somebody gave advice."""
        self._record(number)
        made = filing.advice(self._now(), id=self._id(), who=who, said=said, **more)
        self._put(number, "advice", made, self._by(""))
        return made

    # --- reading ----------------------------------------------------------------------------------------------------
    def entries(
        self,
        *,
        state: State | None = None,
        number: str = "",
        since: date | None = None,
        until: date | None = None,
        names: bool = False,
    ) -> tuple[LogLine, ...]:
        """What went to whom over all records, the newest first; of one state, of one record, from one day to another
        (both counted). Without any name, unless `names` are asked for."""
        return log_lines.newest_first(
            line
            for line in self._lines(number, names=names)
            if state in (None, line.state)
            and (since is None or since <= log_lines.day_of(line.at))
            and (until is None or log_lines.day_of(line.at) <= until)
        )

    def due(self, on: date | None = None) -> tuple[LogLine, ...]:
        """What is to be chased on a day, or today, the longest waiting first."""
        waiting = (line for line in self._lines(on=on, chased=True) if line.state == "to_chase")
        return tuple(sorted(waiting, key=lambda line: line.chase_on))

    def csv(self, found: Sequence[LogLine], *, names: bool = False) -> bytes:
        """These lines as a file for a spreadsheet; with `names` it says so."""
        return log_lines.to_csv(found, self._desk.words, names=names)

    def paper(self, found: Sequence[LogLine], *, names: bool = False) -> bytes:
        """These lines as a PDF, made in memory; with `names` it says so on each page."""
        from app.pdf.sharing_log import render

        return render(found, self._desk.words, self._now(), names=names)

    def calendar(self) -> bytes:
        """All that is still waited for, as an iCalendar file; it names nobody."""
        hands = self._desk.hands()
        waiting = [
            each
            for record, sharing in self._current(chased=True)
            for each in reminders.of_sharing(sharing, hands.words, record.number)
        ]
        return reminders.calendar(waiting, hands.words, stamp=self._now())

    # --- inside -----------------------------------------------------------------------------------------------------
    def _lines(
        self, number: str = "", *, names: bool = False, on: date | None = None, chased: bool = False
    ) -> Iterator[LogLine]:
        today = on or self._now().date()
        every = self._current(chased=chased)
        again = {(record.content.supersedes, each.id) for record, sharing in every for each in sharing.sent}
        for record, sharing in every:
            if number in ("", record.number):
                for line in log_lines.lines(record.number, record.content.sharing, sharing, today, names=names):
                    if number or (record.number, line.sent) not in again:  # it stands with the record that came after
                        yield line

    def _current(self, *, chased: bool = False) -> list[tuple[Record, Sharing]]:
        """Each record that shares anything, or `chased`: in which anything has a day to chase it, as it stands now."""
        from app.store.shared import sharing_records

        hands = self._desk.hands()
        logged: dict[str, list[Addition]] = defaultdict(list)
        for each in added(hands):
            if each.what in LEDGER:
                logged[each.record].append(each)
        return [
            (record, ledger.current(record.content.sharing, logged[record.number]))
            for record in sharing_records(hands.register, chased=set(logged) if chased else None)
        ]

    def _record(self, number: str) -> Record:
        return self._desk.hands().register.record(number)

    def _now(self) -> datetime:
        return self._desk.hands().clock()

    def _id(self) -> str:
        return self._desk.hands().random(8).hex()

    def _by(self, name: str) -> str:
        from app.desk.sealing import author_of

        return name.strip() or author_of(self._desk.hands()).name

    def _put(self, number: str, what: What, made: Line, by: str) -> None:
        at = self._now().isoformat()
        put(self._desk, Addition(record=number, what=what, by=by, text="", at=at, body=thing_to_json(made)), at)
