"""The chain: whoever changes it behind our back is found; clocks, double clicks and corrections keep it whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.clock import UK
from app.decisions.record import canonical, entry_from_json, record_of, seal
from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from app.store.engine import connect
from app.store.register import Register
from tests.pdf.reading import pdfium_text
from tests.store.sealing import content, fixed_keys, sealing
from tests.ui.look_at import until
from tests.unit.decisions.journeys import sealed_ready
from tests.unit.session import in_a_session
from ui.__main__ import application
from ui.first_light import FirstLight
from ui.kit import Kit
from ui.look import clothe
from ui.palette import THEMES
from ui.theme import Theme
from ui.window import Window

KEYS = fixed_keys()

Connection = Any


def edit_answer(c: Connection) -> None:
    """Another reason in the second record."""
    c.execute("UPDATE records SET content = replace(content, 'told me', 'told you') WHERE seq = 2")


def edit_and_commit_anew(c: Connection) -> None:
    """Another reason, with the commitment and the digest made right, but not the signature."""
    header, body, salt, signature = _row(c, 2)
    body["reasons"] = "other"
    forged = record_of(entry_from_json(header, body, salt, signature))
    made = seal(
        forged.content, seq=2, prev=header["prev"], device=header["device"], salt=salt, sign=lambda _: signature
    )
    _put(c, made)


def sign_with_another_key(c: Connection) -> None:
    """The same, signed by another device."""
    header, body, salt, _ = _row(c, 2)
    other = fixed_keys(2)
    _put(
        c,
        seal(
            content(header["record"], "", "other"),
            seq=2,
            prev=header["prev"],
            device=other.device,
            salt=salt,
            sign=other.sign,
        ),
    )
    assert body


def back_date(c: Connection) -> None:
    """Another time in the header."""
    c.execute("UPDATE records SET header = replace(header, '2026-11-22', '2026-11-20') WHERE seq = 2")


def renumber(c: Connection) -> None:
    """Another number in the row."""
    c.execute("UPDATE records SET number = '2026-009' WHERE seq = 2")


def delete(c: Connection) -> None:
    """The second record gone."""
    c.execute("DELETE FROM records WHERE seq = 2")


def delete_and_close_up(c: Connection) -> None:
    """The second record gone and the third in its place."""
    c.execute("DELETE FROM records WHERE seq = 2")
    c.execute("UPDATE records SET seq = 2 WHERE seq = 3")


def swap(c: Connection) -> None:
    """The second and the third in each other's place."""
    for old, new in ((2, 9), (3, 2), (9, 3)):
        c.execute("UPDATE records SET seq = ? WHERE seq = ?", (new, old))


def erase(c: Connection) -> None:
    """The words of the second record gone, its header kept."""
    c.execute("UPDATE records SET content = '{}' WHERE seq = 2")


def erase_all_of_it(c: Connection) -> None:
    """The words and the salt of the second record gone, as if it had been disposed of, and no tombstone."""
    c.execute("UPDATE records SET content = NULL, salt = NULL WHERE seq = 2")


def nest(c: Connection) -> None:
    """JSON that would break a careless reader."""
    c.execute("UPDATE records SET content = ? WHERE seq = 2", ("[" * 200_000,))


def say_twice(c: Connection) -> None:
    """A key that stands twice, of which a careless reader sees one."""
    c.execute("""UPDATE records SET content = '{"reasons":"other",' || substr(content, 2) WHERE seq = 2""")


def change_salt(c: Connection) -> None:
    """Another salt."""
    c.execute("UPDATE records SET salt = zeroblob(32) WHERE seq = 2")


EDITS: dict[Callable[[Connection], None], list[tuple[str, str | None]]] = {
    edit_answer: [("found_changed", "2026-002")],
    edit_and_commit_anew: [("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    sign_with_another_key: [("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    back_date: [("found_changed", "2026-002"), ("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    renumber: [("found_changed", "2026-009")],
    delete: [("found_missing", None)],
    delete_and_close_up: [("found_moved", "2026-003"), ("found_missing", None)],
    swap: [("found_moved", "2026-003"), ("found_moved", "2026-002"), ("found_moved", "2026-004")],
    erase: [("found_changed", "2026-002")],
    erase_all_of_it: [("found_erased", "2026-002")],
    nest: [("found_changed", "2026-002")],
    say_twice: [("found_changed", "2026-002")],
    change_salt: [("found_changed", "2026-002")],
}


def _row(c: Connection, seq: int) -> tuple[dict, dict, bytes, bytes]:
    header, body, salt, signature = c.execute(
        "SELECT header, content, salt, signature FROM records WHERE seq = ?", (seq,)
    ).fetchone()
    return json.loads(header), json.loads(body), salt, signature


def _put(c: Connection, made) -> None:
    header, body = (canonical(part.to_json()).decode() for part in (made.header, made.content))
    c.execute(
        "UPDATE records SET header = ?, content = ?, signature = ?, digest = ? WHERE seq = ?",
        (header, body, made.signature, made.digest, made.header.seq),
    )


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_fault_38_every_edit_is_found_at_its_entry(tmp_path: Path, edit: Callable[[Connection], None]) -> None:
    """Somebody with the key takes the triggers away and edits: the check names the record."""
    places, keys = Places(tmp_path), KEYS
    register = Register.create(places, keys.data_key)
    for _ in range(4):
        register.append(sealing(keys), None)
    connection = connect(places.register, keys.data_key)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    edit(connection)
    connection.close()
    found = register.check(keys.verify)
    register.close()
    assert [(one.code, one.record) for one in found] == EDITS[edit]


def test_fault_38_what_the_chain_cannot_see_the_keyring_remembers(tmp_path: Path) -> None:
    """Whoever has the device's own key and writes another history that verifies, or takes the end away, all of it, or
    puts an old file back, is found at the next opening by what is kept outside the file, and by the whole check."""
    assert in_a_session(tmp_path, "tests.faults.rewriting") == {
        "nothing": [[], []],
        "the end cut off": [["found_rolled_back"]] * 2,
        "every entry gone": [["found_rolled_back"]] * 2,
        "a fresh register under the same key": [["found_rolled_back"]] * 2,
        "an old file put back": [["found_rolled_back"]] * 2,
        "all of it written anew": [["found_rewritten"]] * 2,
        "back-dated and signed anew": [["found_rewritten"]] * 2,
    }


CLOCKS = {
    "set back a year": ("2026-11-20T14:05:00+00:00", "2025-11-20T14:05:00+00:00", "2026-11-21T09:00:00+00:00"),
    "the hour that comes twice": (
        "2026-10-25T01:30:00+01:00",
        "2026-10-25T01:20:00+00:00",
        "2026-10-25T02:10:00+00:00",
    ),
    "the hour that is left out": (
        "2027-03-28T00:59:59+00:00",
        "2027-03-28T02:00:00+01:00",
        "2027-03-28T02:00:01+01:00",
    ),
    "a leap day": ("2028-02-29T23:59:59+00:00", "2028-03-01T00:00:00+00:00", "2029-02-28T12:00:00+00:00"),
    "the turn of a year": ("2026-12-31T23:59:59+00:00", "2027-01-01T00:00:00+00:00", "2026-12-31T23:59:59+00:00"),
}


@pytest.mark.parametrize("times", CLOCKS.values(), ids=CLOCKS)
def test_fault_39_sealing_goes_on_whatever_the_clock_says(tmp_path: Path, times: tuple[str, ...]) -> None:
    """Each decision is sealed, its time is what the clock said, its number of that year, its place after the one before
    it; the chain is whole, the newest in the chain stands first, and papers and dates are made."""
    clock = [datetime.fromisoformat(times[0]).astimezone(UK)]
    desk, sealed = Desk(Places(tmp_path), lambda: clock[-1], scratch=True), []
    for turn, time in enumerate(times):
        clock.append(datetime.fromisoformat(time).astimezone(UK))
        sealed.append(desk.seal_draft(_ready(str(turn), clock[-1])))
        assert desk.paper(sealed[-1]).startswith(b"%PDF")
        assert desk.calendar(sealed[-1]).startswith(b"BEGIN:VCALENDAR")
    assert desk.check() == ()
    assert [record.number for record in desk.records()] == [record.number for record in sealed[::-1]]
    assert [record.header.seq for record in sealed] == [1, 2, 3]
    assert [datetime.fromisoformat(record.header.at) for record in sealed] == [
        datetime.fromisoformat(time) for time in times
    ]
    assert [record.number[:4] for record in sealed] == [time[:4] for time in times]
    assert len({record.number for record in sealed}) == 3
    desk.close()


def test_fault_40_sealed_twice_is_one_entry(tmp_path: Path) -> None:
    """Sealing the same decision again, as a script or a second window may, names the record that there is."""
    desk, draft = Desk(Places(tmp_path), _noon, scratch=True), _ready("1", _noon())
    number = desk.seal_draft(draft).number
    with pytest.raises(AppError) as told:
        desk.seal_draft(draft)
    assert (told.value.code, told.value.facts) == ("already_sealed", {"number": number})
    with pytest.raises(AppError, match="already_sealed"):
        desk.autosave(draft)
    assert (len(desk.records()), desk.drafts(), desk.check()) == (1, (), ())
    desk.close()


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """A window over a real desk."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else application()
    desk, theme = Desk(Places(tmp_path), _noon, scratch=True), Theme(THEMES["light"])
    clothe(app, theme)
    opened = Window(desk, FirstLight(desk, theme.palette))
    opened.furnish(Kit(desk.words, theme, _noon))
    opened.show()
    app.processEvents()
    yield opened
    opened.close()
    desk.close()
    opened.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_fault_40_a_double_click_on_seal_is_one_entry(window: Window) -> None:
    """A double click, and Enter a few times more, on the button that seals: one record, and it is shown."""
    session = sealed_ready()
    window.desk.autosave(session.draft)
    window.decide(session)
    QApplication.processEvents()
    assert window.wizard is not None
    button = window.wizard.on
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(3):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.wizard is None)
    QApplication.processEvents()
    assert [record.number for record in window.desk.records()] == ["2026-001"]
    assert window.desk.drafts() == ()
    assert window.desk.check() == ()
    assert window._note is None, "nobody is told of an error"


def test_fault_41_two_corrections_of_one_record_are_both_kept(tmp_path: Path) -> None:
    """Two people correct one record, each without knowing of the other: both corrections are kept, in their order, and
    stand on the paper with their names; the record itself is as it was."""
    desk = Desk(Places(tmp_path), _noon, scratch=True)
    record = desk.seal_draft(_ready("1", _noon()))
    texts = ("It was the aunt, not the uncle.", "It was the uncle after all.")
    for text, by in zip(texts, ("Ada Example", "R. Manager"), strict=True):
        desk.retention.add(record.number, "correction", text, by)
    assert [(one.text, one.by) for one in desk.retention.added(record.number)] == [
        (texts[0], "Ada Example"),
        (texts[1], "R. Manager"),
    ]
    assert desk.record(record.number) == record
    said = " ".join(pdfium_text(desk.paper(record)).split())
    assert said.index(texts[0]) < said.index(texts[1])
    assert desk.check() == ()
    desk.close()


def _noon() -> datetime:
    return datetime(2026, 11, 24, 12, 0, tzinfo=UK)


def _ready(id: str, at: datetime) -> Any:
    """A finished decision, made at this time."""
    return replace(sealed_ready().draft, id=id * 32, started=at, known_at=at - timedelta(hours=1), updated=at)
