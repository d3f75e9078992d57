"""Keeping records at the desk: classes, holds, disposal and what it leaves, additions, and what is held about one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.decisions.record import ADDENDUM
from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from app.vault.laid_out import laid_out, lay_out
from tests.unit.decisions.journeys import Ticking
from tests.unit.keeping import OLD, PASSPHRASE, SET, WHO, over, seal, set_up

REASON = "Its time is over."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with two records; the first is long over."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    over(made, "2026-001")
    yield made
    made.close()


def refused(code: str, act: object, *given: object, **named: object) -> None:
    """This act is refused with this code."""
    with pytest.raises(AppError, match=f"^{code}$"):
        act(*given, **named)  # type: ignore[operator]


def test_every_record_is_listed_with_where_it_stands(desk: Desk) -> None:
    """What is due first; of one that nobody has looked at the class is proposed and the date is missing."""
    first, second = desk.retention.listed()
    assert (first.number, first.keeping.kind, first.due, first.is_due) == ("2026-001", "carer", date(2011, 2, 3), True)
    assert (second.number, second.keeping.kind, second.missing) == ("2026-002", "child", ("counted_from",))
    assert (first.keeping.chosen, second.keeping.chosen) == (True, False)
    assert (first.in_the_way, second.in_the_way) == ((), ("date_missing",))


def test_a_class_is_said_and_said_again(desk: Desk) -> None:
    """The days and the file are kept; a second day only where the class has one; a hold stays; nonsense is refused."""
    desk.retention.hold("2026-002", "The police have asked.", WHO)
    said = desk.retention.classify(
        "2026-002",
        "allegation",
        file_on="both",
        counted_from=OLD,
        until=date(2040, 1, 1),
        review_on=date(2026, 1, 1),
    )
    assert (said.due, said.look_again, said.keeping.held, said.keeping.file_on) == (
        date(2040, 1, 1),
        True,
        True,
        "both",
    )
    again = desk.retention.classify("2026-002", "child", file_on="child", counted_from=OLD, until=date(2040, 1, 1))
    assert (again.keeping.until, again.keeping.review_on, again.keeping.held) == (None, None, True)
    for day in (date(1899, 12, 31), date(2200, 1, 1)):
        refused("day_unlikely", desk.retention.classify, "2026-002", "child", file_on="child", counted_from=day)
    refused("record_unknown", desk.retention.classify, "2026-009", "child", file_on="child", counted_from=None)
    assert desk.retention.standing("2026-002") == again


def test_a_hold_has_a_reason_and_a_name_and_is_lifted_by_name(desk: Desk) -> None:
    """While it stands nothing is disposed of; who lifted it is kept."""
    refused("reason_missing", desk.retention.hold, "2026-001", " \n", WHO)
    refused("name_missing", desk.retention.hold, "2026-001", "The police have asked.", "")
    refused("not_on_hold", desk.retention.lift, "2026-001", WHO)
    assert desk.retention.hold("2026-001", "The police have asked.", WHO).in_the_way == ("on_hold",)
    refused("on_hold", desk.retention.dispose, ["2026-001"], REASON, WHO, PASSPHRASE)
    refused("name_missing", desk.retention.lift, "2026-001", " ")
    hold = desk.retention.lift("2026-001", "Someone Else").keeping.hold
    assert hold is not None
    assert (hold.by, hold.lifted_by, hold.stands) == (WHO, "Someone Else", False)
    refused("not_on_hold", desk.retention.lift, "2026-001", WHO)
    desk.retention.dispose(["2026-001"], REASON, WHO, PASSPHRASE)


def test_before_anything_goes_it_is_shown_what_would(desk: Desk) -> None:
    """Each record with how much was added to it and all that stands in the way; nothing is changed by asking."""
    desk.retention.add("2026-001", "statement", "I see it otherwise.", "Child A")
    asked = desk.retention.proposed(["2026-001", "2026-002", "2026-009", "2026-001"])
    assert [(each.number, each.additions, [f.code for f in each.in_the_way]) for each in asked] == [
        ("2026-001", 1, []),
        ("2026-002", 0, ["date_missing"]),
        ("2026-009", 0, ["record_unknown"]),
    ]
    assert asked[2].standing is None
    assert len(desk.retention.listed()) == 2


def test_a_record_is_disposed_of_and_a_tombstone_says_so(desk: Desk, tmp_path: Path) -> None:
    """It is gone with what was added; the certificate names it; the chain verifies; the log knows its number alone."""
    desk.retention.add("2026-001", "correction", "It was Tuesday.", "Ada Example")
    done = desk.retention.dispose(["2026-001"], f" {REASON} ", WHO, PASSPHRASE)
    assert (done.after.left, done.after.recovery_key) == ((), None)
    (line,) = done.certificate.lines
    assert (line.said.record, line.said.kind, line.said.years, line.said.due) == ("2026-001", "carer", 10, "2011")
    assert (line.said.reason, line.said.authorised_by, line.said.disposed_by) == (REASON, WHO, "Ada Example")
    assert len(line.said.addenda) == 1
    assert desk.check() == ()
    refused("record_disposed", desk.record, "2026-001")
    refused("record_disposed", desk.retention.dispose, ["2026-001"], REASON, WHO, PASSPHRASE)
    refused("record_disposed", desk.retention.add, "2026-001", "statement", "More.", WHO)
    assert [each.number for each in desk.retention.listed()] == ["2026-002"]
    assert desk.retention.certificates() == (done.certificate,)
    assert desk.retention.certificate_of("2026-001") == done.certificate
    refused("record_kept", desk.retention.certificate_of, "2026-002")
    refused("record_unknown", desk.retention.certificate_of, "2026-009")
    assert desk.retention.certificate_paper(done.certificate).startswith(b"%PDF-")
    noted = [json.loads(line) for line in (tmp_path / "mine" / "events.log").read_text().splitlines()]
    assert [each["record"] for each in noted if each["event"] == "disposed"] == ["2026-001"]
    assert seal(desk, "Child C") == "2026-003"


def test_only_what_is_due_confirmed_and_free_is_disposed_of_and_all_or_none(tmp_path: Path) -> None:
    """One that is not in order keeps every one of them; each reason is told by its code."""
    desk = set_up(tmp_path / "mine", settings="[retention]\ncarer.confirmed = 2026-09-01\n")
    for happened in ("one", "two", "three"):
        seal(desk, happened)
    over(desk, "2026-001")
    dispose = desk.retention.dispose
    refused("not_confirmed", dispose, ["2026-001", "2026-002"], REASON, WHO, PASSPHRASE)
    desk.retention.classify("2026-002", "carer", file_on="carer", counted_from=date(2020, 1, 1))
    refused("not_due", dispose, ["2026-001", "2026-002"], REASON, WHO, PASSPHRASE)
    desk.retention.classify("2026-002", "carer", file_on="carer", counted_from=None)
    refused("date_missing", dispose, ["2026-001", "2026-002"], REASON, WHO, PASSPHRASE)
    refused("record_unknown", dispose, ["2026-001", "2026-009"], REASON, WHO, PASSPHRASE)
    refused("reason_missing", dispose, ["2026-001"], " ", WHO, PASSPHRASE)
    refused("wrong_passphrase", dispose, ["2026-001"], REASON, WHO, "not this one at all")
    assert len(desk.records()) == 3
    assert desk.retention.left() == ()
    over(desk, "2026-002")
    done = dispose(["2026-002", "2026-001", "2026-002"], REASON, WHO, PASSPHRASE)
    assert {line.said.record for line in done.certificate.lines} == {"2026-001", "2026-002"}
    assert [each.number for each in desk.records()] == ["2026-003"]
    assert desk.check() == ()
    desk.close()


@pytest.mark.parametrize("name", ["", " ", "Ada Example", "ada  example "])
def test_who_is_no_manager_names_the_one_who_agreed(desk: Desk, name: str) -> None:
    """A carer cannot dispose of anything alone, nor in their own name."""
    assert not desk.retention.by_myself()
    refused("not_authorised", desk.retention.dispose, ["2026-001"], REASON, name, PASSPHRASE)
    assert len(desk.records()) == 2


@pytest.mark.parametrize(("name", "kept"), [("", "Ada Example"), ("Ada Example", "Ada Example"), (WHO, WHO)])
def test_a_manager_may_decide_alone(tmp_path: Path, name: str, kept: str) -> None:
    """What stands on the certificate is their own name, or the one they typed."""
    desk = set_up(tmp_path / "mine", role="manager")
    seal(desk, "one")
    over(desk, "2026-001")
    assert desk.retention.by_myself()
    done = desk.retention.dispose(["2026-001"], REASON, name, PASSPHRASE)
    assert done.certificate.said.authorised_by == kept
    desk.close()


def test_what_could_not_be_done_is_remembered_and_done_later(desk: Desk, tmp_path: Path) -> None:
    """The stick with a backup is away: the disposal stands, what is left is told, kept over a restart, and done when
    the stick is back."""
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    desk.backups.choose(stick)
    desk.backups.make()
    shutil.move(stick, away)
    done = desk.retention.dispose(["2026-001"], REASON, WHO, PASSPHRASE)
    assert [step for step, _ in done.after.left] == ["backups"]
    refused("record_disposed", desk.record, "2026-001")
    hands = desk.hands()
    desk.close()
    again = Desk(hands.places, hands.clock)
    again.unlock(PASSPHRASE)
    assert again.retention.left() == ("backups",)
    refused("wrong_passphrase", again.retention.finish, "not this one at all")
    shutil.move(away, stick)
    assert again.retention.finish(PASSPHRASE).left == ()
    assert again.retention.left() == ()
    assert again.retention.finish(PASSPHRASE).left == ()
    assert again.check() == ()
    again.close()


def test_a_record_laid_out_for_somebody_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    """A copy of a record under a passphrase of its own does not outlive the record."""
    places = desk.hands().places
    for number in ("2026-001", "2026-002"):
        lay_out(places, number, b"what it says", "another four ordinary words")
    desk.retention.dispose(["2026-001"], REASON, WHO, PASSPHRASE)
    assert laid_out(places) == ("2026-002",)


def test_a_scratch_desk_disposes_too(tmp_path: Path) -> None:
    """Without a passphrase and without a key to change: there is nothing outside it."""
    (tmp_path / "settings.toml").write_text(SET)
    desk = Desk(Places(tmp_path), Ticking(), scratch=True)
    number = seal(desk, "one")
    over(desk, number)
    assert desk.retention.dispose([number], REASON, WHO, "").after.left == ()
    assert desk.records() == ()
    desk.close()


def test_something_is_added_and_the_record_stays_as_it_was(desk: Desk) -> None:
    """A correction and a statement, signed and in the chain, in order, on the paper; the record is what was sealed."""
    before = desk.record("2026-001")
    bare = desk.paper(before)
    desk.retention.add("2026-001", "correction", " It was Tuesday. ", " Ada Example ")
    desk.retention.add("2026-001", "statement", "I see it otherwise.", "Child A")
    desk.retention.add("2026-002", "statement", "So do I.", "Child B")
    assert [(each.what, each.by, each.text) for each in desk.retention.added("2026-001")] == [
        ("correction", "Ada Example", "It was Tuesday."),
        ("statement", "Child A", "I see it otherwise."),
    ]
    assert desk.record("2026-001") == before
    assert desk.paper(before) != bare
    assert desk.check() == ()
    assert [entry.header.record for entry in desk.hands().register.entries(ADDENDUM)][-1] == "addendum-3"


def test_nothing_empty_is_added(desk: Desk) -> None:
    """Words and a name are needed, and there must be such a record."""
    add = desk.retention.add
    refused("words_missing", add, "2026-001", "statement", " \n", WHO)
    refused("words_too_long", add, "2026-001", "statement", "a" * 200_001, WHO)
    refused("name_missing", add, "2026-001", "statement", "More.", "  ")
    refused("record_unknown", add, "2026-009", "statement", "More.", WHO)
    assert desk.retention.added("2026-001") == ()


def test_all_that_names_a_person_is_found(desk: Desk) -> None:
    """In records, in what was added, in the reasons of holds and in drafts; and it is said what cannot be looked at."""
    desk.retention.add("2026-002", "statement", "Child A was there.", "Zoë")
    desk.retention.hold("2026-002", "Child A's solicitor has asked.", WHO)
    draft = desk.blank().with_note("topic", "child a again, at 07700 900123", desk.blank().started)
    desk.autosave(draft)
    desk.autosave(desk.blank().under("3024", draft.started).with_note("topic", "Child A", draft.started))
    desk.hands().register.save_draft("broken", {"v": 9}, draft.started.isoformat())
    found = desk.retention.about_person(" Child  A ", ["zoe", ""], date(2026, 11, 30))
    assert (found.asked, found.by, found.records) == (("Child A", "zoe"), date(2026, 12, 30), ("2026-002", "2026-001"))
    assert [(each.record, each.part.where) for each in found.passages] == [
        *(("2026-002", where) for where in ("statement", "hold")),
        *(("2026-001", "happened"), ("", "note"), ("", "note")),
    ]
    assert found.passages[0].part.text == "Zoë: Child A was there."
    assert {each.part.heading for each in found.passages if each.draft == draft.id} == {"What is it about?"}
    assert found.disposed == ()
    over(desk, "2026-001")
    desk.retention.dispose(["2026-001"], REASON, WHO, PASSPHRASE)
    gone = desk.retention.about_person("Child A")
    assert (gone.records, gone.disposed, gone.by) == (("2026-002",), ("2026-001",), None)
    assert desk.retention.access_paper(gone).startswith(b"%PDF-")
    refused("nothing_to_look_for", desk.retention.about_person, " . ", ["-"])
