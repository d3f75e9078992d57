"""The sharing log and the address book on a real register: filed, read back, exported, and no name unasked."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from app.decisions.sharing.address_book import Contact
from app.desk import Desk
from app.errors import AppError
from app.store.shared import sharing_records
from tests.unit.decisions.sharing.made import draft, with_ledgers
from tests.unit.keeping import PASSPHRASE, seal, set_up
from tests.unit.test_cli import sharewell

NAMES = ("Zuleika", "Marrable", "Quill", "Torquil", "Tarn")
NUMBER = "2026-002"


def seal_shared(desk: Desk, supersedes: str = "") -> str:
    """Seal a decision that shares something, with ledgers; gives its number."""
    return desk.seal_draft(replace(draft(), id=os.urandom(16).hex(), amends=supersedes)).number


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A carer's open desk: a record that shares nothing, and one that shares something."""
    desk = set_up(tmp_path_factory.mktemp("log") / "mine")
    seal(desk, "Child B was late.")
    assert seal_shared(desk) == NUMBER
    yield desk
    desk.close()


def test_the_log_is_filed_with_the_record_and_read_back(filled: Desk) -> None:
    """Each line is an addition of the chain; the record itself stays as it is; what it says now holds all of them."""
    log, before = filled.sharing_log, filled.record(NUMBER)
    gone = log.sent(NUMBER, to="mum", how="post", reference="=1+1", chase_on="2030-01-01")
    log.heard(NUMBER, gone.id, "acknowledged", said="Perpetua Marrable has it.")
    log.asked(NUMBER, "mother", "objected", said="Leave us alone.")
    log.told(NUMBER, "mother", "later", why="Her worker tells her.")
    log.advice(NUMBER, "The NSPCC line", "Tell today.")
    added = filled.retention.added(NUMBER)
    assert [(each.what, each.by) for each in added] == [
        (what, "Ada Example") for what in ("sent", "heard", "asked", "told", "advice")
    ]
    now = log.sharing(NUMBER)
    assert now.sent == (*with_ledgers().sent, gone)
    assert [len(each) for each in (now.heard, now.asked, now.told, now.advice)] == [2, 2, 2, 2]
    assert filled.record(NUMBER) == before
    assert filled.hands().register.check(filled.hands().keys.verify) == []
    assert filled.thread(NUMBER).said == ()
    assert filled.paper(filled.record(NUMBER)).startswith(b"%PDF")


def test_only_records_that_share_something_are_read(filled: Desk) -> None:
    """The other is left where it is."""
    assert [each.number for each in sharing_records(filled.hands().register)] == [NUMBER]


def test_what_names_no_record_is_refused(filled: Desk) -> None:
    """Nothing is filed; neither is what is about nobody."""
    before = filled.hands().register.head()
    for act, code in (
        (lambda: filled.sharing_log.advice("2026-999", "Somebody", "Do."), "record_unknown"),
        (lambda: filled.sharing_log.sent("2026-001", to="sw", how="post"), "recipient_unknown"),
        (lambda: filled.sharing_log.heard(NUMBER, "nothing", "answered"), "sent_unknown"),
        (lambda: filled.sharing_log.told(NUMBER, "mother", "unsafe"), "reason_missing"),
        (lambda: filled.sharing_log.asked(NUMBER, "nobody", "given"), "person_unknown"),
    ):
        with pytest.raises(AppError) as fault:
            act()
        assert fault.value.code == code
    assert filled.hands().register.head() == before


def test_the_log_can_be_sifted(tmp_path: Path) -> None:
    """By state, by record, and by day; the newest first. What waits longest is told first."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child B was late.")
    seal_shared(desk)
    log = desk.sharing_log
    early = log.sent(NUMBER, to="mum", how="post", at="2026-11-20T10:00", chase_on="2026-11-28")
    (sealed_line,) = with_ledgers().sent
    assert [each.sent for each in log.entries()] == [sealed_line.id, early.id]
    assert log.entries(number="2026-001") == ()
    assert [each.sent for each in log.entries(state="acknowledged")] == [sealed_line.id]
    assert [each.sent for each in log.entries(until=date(2026, 11, 20))] == [early.id]
    assert [each.sent for each in log.entries(since=date(2026, 11, 21))] == [sealed_line.id]
    assert log.due(date(2026, 11, 27)) == ()
    assert [each.sent for each in log.due(date(2026, 11, 28))] == [early.id]
    log.heard(NUMBER, early.id, "answered")
    assert log.due(date(2026, 11, 28)) == ()
    again = seal_shared(desk, supersedes=NUMBER)
    assert [(each.record, each.sent) for each in log.entries() if each.sent == sealed_line.id] == [(again, "sent")]
    assert [each.sent for each in log.entries(number=NUMBER)] == [sealed_line.id, early.id]
    desk.close()


def test_dates_for_a_calendar_name_nobody(filled: Desk) -> None:
    """Only that something is to be chased, with the number of the decision."""
    made = filled.sharing_log.sent(NUMBER, to="sw", how="telephone", chase_on="2031-02-03", chase="Ring Mx B. Tarn.")
    for book in (filled.sharing_log.calendar(), filled.calendar(filled.record(NUMBER))):
        said = book.decode().replace("\r\n ", "")
        assert made.id in said
        assert "DTEND:20310203T" in said
        assert f"UID:{NUMBER}-chase-{made.id}@sharewell" in said
        assert "See if an answer came to what you shared" in said
        assert f"Open decision {NUMBER} in Sharewell" in said
        assert not [name for name in NAMES if name in said]


def test_what_is_held_about_somebody_is_found_in_the_log(filled: Desk) -> None:
    """A line of the log is part of what is held."""
    filled.sharing_log.asked(NUMBER, "mother", "objected", said="Ask Wilhelmina Quartermaine instead.")
    access = filled.retention.about_person("Wilhelmina Quartermaine")
    assert [each.part.where for each in access.passages] == ["asked"]


def test_the_address_book_is_kept_and_changed(filled: Desk) -> None:
    """New ones get an id; a file's line takes the place of the one it is about; a wrong line takes in nothing."""
    book = filled.address_book
    assert book.contacts() == ()
    made = book.put(Contact(id="", kind="child_sw", role="Duty worker", organisation="Thornshire Council"))
    assert made.id
    book.put(replace(made, telephone="01632 960 100"))
    assert [each.telephone for each in book.contacts()] == ["01632 960 100"]
    taken = book.import_csv(
        b"kind,role,organisation,telephone\n"
        b"child_sw,duty worker,Thornshire Council,01632 960 101\n"
        b"school,Head,A school,\n"
    )
    assert (taken[0].id, len(book.contacts())) == (made.id, 2)
    before = book.contacts()
    with pytest.raises(AppError) as fault:
        book.import_csv(b"kind,role\nschool,Head\nwizard,Head\n")
    assert (fault.value.code, fault.value.facts["line"]) == ("contacts_line", 3)
    assert "expected one that" in str(fault.value.facts["why"])
    assert book.contacts() == before
    assert book.import_csv(book.export_csv()) == before
    assert book.contacts() == before
    book.remove(made.id)
    book.remove("nobody")
    assert [each.role for each in book.contacts()] == ["Head"]


def test_an_address_book_has_an_end(filled: Desk) -> None:
    """More than it holds is refused, and nothing of it kept."""
    before = filled.address_book.contacts()
    rows = "".join(f"school,Head {number}\n" for number in range(2_000 - len(before)))
    filled.address_book.import_csv(f"kind,role\n{rows}".encode())
    with pytest.raises(AppError) as fault:
        filled.address_book.put(Contact(id="", kind="school", role="One more"))
    assert fault.value.code == "contacts_many"
    assert len(filled.address_book.contacts()) == 2_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a record that shares something, closed."""
    folder = tmp_path_factory.mktemp("cli") / "mine"
    desk = set_up(folder)
    seal(desk, "Child B was late.")
    seal_shared(desk)
    desk.close()
    return folder


def run(folder: Path, *words: object):
    """One command on this register."""
    return sharewell(*words, "--store", folder, said=f"{PASSPHRASE}\n")


def test_the_log_by_the_command_line(folder: Path, tmp_path: Path) -> None:
    """Sent, chased, answered; as lines, as JSON, as a table, as a paper and as dates; names only where asked for."""
    went = run(folder, "sent", NUMBER, "--to", "mum", "--how", "post", "--at", "2026-11-21T10:00", "--reference", "R-1",
               "--chase-on", "2026-11-22", "--chase", "Ring.")  # fmt: skip
    assert went.returncode == 0, went.stderr
    id = went.stdout.strip().rstrip(".").rpartition(" ")[2]
    assert went.stdout == f"Logged with {NUMBER}: 1 thing went. The line is {id}.\n"
    waiting = run(folder, "log", "--to-chase", "--json")
    assert (waiting.returncode, [each["sent"] for each in json.loads(waiting.stdout)]) == (1, [id])
    table, paper, dates = tmp_path / "log.csv", tmp_path / "log.pdf", tmp_path / "log.ics"
    listed = run(folder, "log", "--csv", table, "--pdf", paper, "--ics", dates)
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.splitlines()[0] == (
        f"{NUMBER}, Saturday 21 November 2026, 10 am: Mother. A worry. By post. Ask again. "
        f"Ask again on: Sunday 22 November 2026 [{id}]"
    )
    for said in (listed.stdout, table.read_text("utf-8-sig"), dates.read_text("utf-8")):
        assert not [name for name in NAMES if name in said]
    assert [row[0] for row in csv.reader(StringIO(table.read_text("utf-8-sig")))] == ["Decision", NUMBER, NUMBER]
    assert paper.read_bytes().startswith(b"%PDF")
    named = run(folder, "log", "--names", "--state", "to_chase")
    assert "Perpetua Marrable, Mother" in named.stdout
    assert "names people" in named.stderr
    answered = run(folder, "heard", NUMBER, id, "--what", "answered", "--said", "Thank you.")
    assert answered.stdout == f"Logged with {NUMBER}, about {id}.\n"
    slip = run(folder, "sent", NUMBER, "--to", "nobody", "--how", "post")
    assert (slip.returncode, slip.stderr.strip()) == (
        2, "nobody: no such recipient in this record; nothing has changed.",
    )  # fmt: skip


def test_the_address_book_by_the_command_line(folder: Path, tmp_path: Path) -> None:
    """Taken in, shown, written out; a file with a slip in it is one line."""
    file, out = tmp_path / "book.csv", tmp_path / "out.csv"
    file.write_text("kind,role,organisation\nschool,Head,A school\n", "utf-8")
    assert run(folder, "contacts", "--import", file).stdout == "1 contact was taken in.\n"
    assert run(folder, "contacts").stdout == "A school, Head\n"
    assert run(folder, "contacts", "--export", out).returncode == 0
    assert out.read_text("utf-8-sig").splitlines()[1] == "school,,Head,A school,,,,"
    file.write_text("kind\nwizard\n", "utf-8")
    wrong = run(folder, "contacts", "--import", file)
    assert (wrong.returncode, wrong.stderr[:6]) == (2, "Line 2")
