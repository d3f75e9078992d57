"""A desk with records to keep, one of them long over, and settings that a manager has checked."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.decisions.draft import Draft
from app.desk import Desk
from app.paths import Places
from app.store.engine import connect
from tests.unit.decisions.journeys import START, Ticking, sealed_ready

PASSPHRASE = "four ordinary words together"
OLD = date(2001, 2, 3)
SET = "[retention]\n" + "".join(f"{kind}.confirmed = 2026-09-01\n" for kind in ("child", "carer", "allegation"))
WHO = "R. Manager"


def set_up(folder: Path, role: str = "carer", settings: str = SET) -> Desk:
    """An open desk over a new register; the passphrase is PASSPHRASE."""
    places = Places(folder)
    folder.mkdir()
    places.settings.write_text(settings, "utf-8")
    desk = Desk(places, Ticking())
    desk.set_up(PASSPHRASE, author="Ada Example", role=role, organisation="Example Fostering")
    return desk


def seal(desk: Desk, happened: str, reasons: str = "She told me her uncle hits her.") -> str:
    """Seal a decision about what happened; gives its number."""
    draft = sealed_ready().draft.with_note("topic", happened, START).with_answer("reasons", reasons, START)
    return desk.seal_draft(replace(draft, id=os.urandom(16).hex())).number


def decided(draft: Draft) -> Draft:
    """The same draft, with what a decision ends with."""
    for question, text in (("judgement", "Tell."), ("reasons", "She may be hurt.")):
        draft = draft.with_answer(question, text, draft.started)
    return draft.with_answer("decision", ("share_now",), draft.started)


def everything(desk: Desk) -> str:
    """All that any table of the open register holds, text and bytes, as one text."""
    hands = desk.hands()
    connection = connect(hands.places.register, hands.keys.data_key)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = "\n".join(repr(row) for name in names for row in connection.execute(f"SELECT * FROM {name}"))  # noqa: S608
    connection.close()
    return found


def over(desk: Desk, number: str) -> None:
    """Say that the time of this record is over: a carer's, whose approval ended long ago."""
    desk.retention.classify(number, "carer", file_on="carer", counted_from=OLD)


def with_three(folder: Path) -> Desk:
    """A carer's open desk with three records; the first is long over, the second was given a class."""
    made = set_up(folder)
    for happened in ("Child A told me something.", "Child B was late.", "Child C was ill."):
        seal(made, happened)
    over(made, "2026-001")
    made.retention.classify("2026-002", "child", file_on="child", counted_from=date(2014, 5, 4))
    return made
