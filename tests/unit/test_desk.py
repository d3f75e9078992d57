"""What a person can do at the desk, with a real encrypted register in a folder."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.decisions.draft import Call
from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from app.settings import read_settings
from tests.unit.decisions.journeys import SECRET, START, Ticking, sealed_ready, walk

PASSPHRASE = "four ordinary words together"
CALL = Call(at=START, who="999", said="He has run off.", asked_to_do="Wait.")


def desk_at(folder: Path) -> Desk:
    """A desk over a folder."""
    return Desk(Places(folder), Ticking())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An open desk with a register of its own."""
    made = desk_at(tmp_path / "mine")
    made.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    return made


def test_a_register_is_set_up_closed_and_opened_again(desk: Desk, tmp_path: Path) -> None:
    """None, open, locked, open: and a decision that was begun is offered again where it was."""
    assert desk_at(tmp_path / "other").state == "none"
    session = desk.start()
    assert session.draft.answers["role"] == ("carer",), "who I am was said at set-up"
    walk(session, {question: SECRET[question] for question in ("danger", "role", "who")})
    desk.autosave(session.draft)
    desk.close()
    again = desk_at(tmp_path / "mine")
    assert again.state == "locked"
    with pytest.raises(AppError, match="not_open"):
        again.drafts()
    with pytest.raises(AppError, match="wrong_passphrase"):
        again.unlock("not this one at all")
    again.unlock(PASSPHRASE)
    (summary,) = again.drafts()
    assert (summary.at, summary.answered) == ("The concern", 3)
    assert again.resume(summary.id).screen.step == "q:about"
    again.unlock(PASSPHRASE)  # coming back from a hidden screen: nothing is opened twice
    with pytest.raises(AppError, match="wrong_passphrase"):
        again.unlock("not this one at all")
    again.close()


def test_asking_someone_is_not_asked_again(desk: Desk) -> None:
    """Who begins by asking for information has said so; the answer stands on the check and can be changed."""
    assert desk.start(asking=True).draft.answers["request"] == ("we_ask",)
    assert "request" not in desk.start().draft.answers
    desk.close()


def test_sealing_makes_a_record_and_ends_the_draft(desk: Desk) -> None:
    """The record is in the register with its author and number, found again, and the paper can be made."""
    session = sealed_ready()
    desk.autosave(session.draft)
    record = desk.seal(session)
    assert record.number == "2026-001"
    assert (record.content.author, record.content.author_role) == ("Ada Example", "foster carer")
    assert not record.content.practice
    assert desk.drafts() == ()
    assert [summary.number for summary in desk.records()] == ["2026-001"]
    assert desk.record("2026-001") == record
    assert desk.paper(record).startswith(b"%PDF-")
    assert desk.check() == ()
    with pytest.raises(AppError, match="already_sealed"):
        desk.seal(session)
    with pytest.raises(AppError, match="already_sealed"):
        desk.autosave(session.draft)
    desk.close()


def test_what_is_not_finished_is_not_sealed(desk: Desk) -> None:
    """The draft stays as it was."""
    session = desk.start()
    desk.autosave(session.draft)
    with pytest.raises(AppError, match="still_open"):
        desk.seal(session)
    assert len(desk.drafts()) == 1
    desk.discard(session.draft.id)
    assert desk.drafts() == ()
    with pytest.raises(AppError, match="draft_unreadable"):
        desk.resume(session.draft.id)
    desk.close()


def test_a_call_before_any_register_is_held_until_there_is_one(tmp_path: Path) -> None:
    """It says so, and becomes a draft to finish as soon as the register is made."""
    desk = desk_at(tmp_path / "new")
    assert desk.log_call(CALL) is False
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    (summary,) = desk.drafts()
    draft = desk.resume(summary.id).draft
    assert draft.call == CALL
    assert draft.answers["called"] == ("yes",)
    assert draft.known_at == START
    desk.close()


def test_a_call_while_locked_is_sealed_and_read_at_the_next_unlock(desk: Desk, tmp_path: Path) -> None:
    """Not a word of it is readable in the folder; a breach is no emergency; what cannot be read stays."""
    desk.close()
    locked = desk_at(tmp_path / "mine")
    assert locked.log_call(CALL) is True
    assert locked.log_call(
        Call(at=START + timedelta(minutes=1), who="Ada", said="Wrong address", asked_to_do="", breach=True)
    )
    for file in (tmp_path / "mine").rglob("*"):
        assert not file.is_file() or b"run off" not in file.read_bytes()
    (tmp_path / "mine" / "inbox" / "junk.note").write_bytes(b"junk")
    locked.unlock(PASSPHRASE)
    drafts = [locked.resume(summary.id).draft for summary in locked.drafts()]
    assert {draft.call.said for draft in drafts if draft.call} == {"He has run off.", "Wrong address"}
    assert {draft.call.said: "called" in draft.answers for draft in drafts if draft.call} == {
        "He has run off.": True,
        "Wrong address": False,
    }
    assert [file.name for file in (tmp_path / "mine" / "inbox").iterdir()] == ["junk.note"]
    assert locked.log_call(CALL) is True
    assert len(locked.drafts()) == 3
    locked.close()


def test_a_note_that_was_read_but_not_deleted_does_not_overwrite_what_was_typed_since(
    desk: Desk, tmp_path: Path
) -> None:
    """The computer stopped between keeping the draft and deleting the note: the draft wins, and so does its record."""
    desk.close()
    desk = desk_at(tmp_path / "mine")
    desk.log_call(CALL)
    (note,) = (tmp_path / "mine" / "inbox").iterdir()
    sealed = note.read_bytes()
    desk.unlock(PASSPHRASE)
    draft = desk.resume(desk.drafts()[0].id).draft.with_note("topic", "He ran towards the station.", START)
    desk.autosave(draft)
    desk.close()
    note.write_bytes(sealed)
    desk = desk_at(tmp_path / "mine")
    desk.unlock(PASSPHRASE)
    assert desk.resume(draft.id).draft.notes["topic"] == "He ran towards the station."
    assert not note.exists()
    desk.close()


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_key(tmp_path: Path) -> None:
    """The records are there, and the old passphrase opens nothing any more."""
    desk = desk_at(tmp_path / "mine")
    recovery = desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    desk.seal(sealed_ready())
    desk.close()
    desk = desk_at(tmp_path / "mine")
    desk.recover(recovery.lower(), "another four ordinary words")
    assert len(desk.records()) == 1
    desk.close()
    desk = desk_at(tmp_path / "mine")
    with pytest.raises(AppError, match="wrong_passphrase"):
        desk.unlock(PASSPHRASE)
    desk.unlock("another four ordinary words")
    desk.close()


def test_never_a_new_register_over_an_old_one(desk: Desk, tmp_path: Path) -> None:
    """Setting up again is refused, whatever is left of the old one."""
    desk.close()
    with pytest.raises(AppError, match="register_exists"):
        desk_at(tmp_path / "mine").set_up(PASSPHRASE, author="", role="", organisation="")


def test_a_draft_of_other_guidance_is_left_alone(desk: Desk) -> None:
    """It is not listed, not lost, and sealing it is refused."""
    draft = desk.blank().under("3024", START)
    desk.autosave(draft)
    assert desk.drafts() == ()
    with pytest.raises(AppError, match="guidance_newer"):
        desk.seal_draft(draft)
    desk.close()


def test_a_scratch_desk_leaves_nothing_behind(tmp_path: Path) -> None:
    """It works without a passphrase, marks its papers as practice, and touches no folder of the person."""
    desk = Desk(Places(tmp_path / "mine"), Ticking(), scratch=True)
    assert desk.state == "open"
    desk.warm_up()
    desk.unlock("anything")
    record = desk.seal(sealed_ready())
    assert record.content.practice
    desk.save_paper(desk.paper(record), tmp_path / "paper.pdf")
    desk.close()
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]


def test_the_settings_hold_numbers_and_never_stop_anyone(tmp_path: Path) -> None:
    """The example is put there once; a filled one is read; a broken one is told and 999 is still there."""
    places = Places(tmp_path)
    assert read_settings(places).numbers == ()
    places.settings.write_text(
        '[agency]\nname = "Example"\n[numbers]\nout_of_hours = "0300 123 4567"\n'
        '[[more]]\nname = "Duty"\nnumber = "0300 1"\n'
    )
    settings = read_settings(places)
    assert [(n.id, n.name, n.number) for n in settings.numbers] == [
        ("out_of_hours", "", "0300 123 4567"),
        ("", "Duty", "0300 1"),
    ]
    assert settings.by_name()["out_of_hours"] == "0300 123 4567"
    for broken in ("[numbers", "numbers = 3", "[numbers]\nagency = 3", "more = 3", '[[more]]\nname = 3\nnumber = "1"'):
        places.settings.write_text(broken)
        settings = read_settings(places)
        assert settings.fault
        assert settings.by_name()["999"] == "999"


def test_the_example_settings_can_be_read(desk: Desk, tmp_path: Path) -> None:
    """What is put there at first has no faults and no numbers of its own."""
    settings = read_settings(Places(tmp_path / "mine"))
    assert (settings.fault, settings.numbers) == ("", ())
    assert json.dumps(settings.agency) == '""'
    desk.close()
