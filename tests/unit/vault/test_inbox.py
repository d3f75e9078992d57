"""Notes made before unlock: sealed to the register, read after, lost never."""

from __future__ import annotations

from pathlib import Path

from app.paths import Places
from app.vault import inbox, opening
from tests.unit.vault.test_opening import code_of, set_up, unlock

NOTE = b"Rang 999 about Wilhelmina Quartermaine, two lines"


def test_a_note_needs_no_unlock_and_is_read_after_it(tmp_path: Path) -> None:
    """A locked register takes notes; the unlocked one reads every one of them, and deletes only when told."""
    places, _, _ = set_up(tmp_path)
    names = sorted(inbox.seal_note(places, NOTE + bytes([n])).name for n in range(3))
    keys = unlock(places)
    notes = inbox.read_notes(places, keys)
    assert sorted(note.name for note in notes) == names
    assert {note.body for note in notes} == {NOTE + bytes([n]) for n in range(3)}
    inbox.delete_note(places, names[0])
    inbox.delete_note(places, names[0])
    assert [note.name for note in inbox.read_notes(places, keys)] == names[1:]


def test_a_note_is_sealed_and_private(tmp_path: Path) -> None:
    """Nothing of the note can be read from its file, not even by mode, and the same note never looks the same."""
    places, _, _ = set_up(tmp_path)
    one, two = (inbox.seal_note(places, NOTE) for _ in range(2))
    assert one.read_bytes() != two.read_bytes()
    assert b"Wilhelmina" not in one.read_bytes()
    assert (one.stat().st_mode & 0o777, one.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_note_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """Damaged, empty, foreign and unreadable notes are listed without a body, and the good one is read."""
    places, keys, _ = set_up(tmp_path / "mine")
    theirs, _, _ = set_up(tmp_path / "theirs")
    good = inbox.seal_note(places, NOTE).name
    foreign = inbox.seal_note(theirs, NOTE)
    foreign.rename(places.inbox / foreign.name)
    (places.inbox / "empty.note").touch()
    (places.inbox / "flipped.note").write_bytes(bytes([1]) + (places.inbox / good).read_bytes()[1:])
    (places.inbox / "folder.note").mkdir()
    (places.inbox / "half.note.part").write_bytes(b"cut off")
    read = {note.name: note.body for note in inbox.read_notes(places, keys)}
    assert read == {good: NOTE, foreign.name: None, "empty.note": None, "flipped.note": None, "folder.note": None}
    assert code_of(keys.open_note, b"") == "note_unreadable"


def test_without_a_register_there_is_no_inbox(tmp_path: Path) -> None:
    """Before the first run a note cannot be sealed, and that is told; there is nothing to read or to delete."""
    places = Places(tmp_path / "none")
    assert code_of(inbox.seal_note, places, NOTE) == "keys_missing"
    assert inbox.read_notes(places, opening.throwaway()) == ()
    inbox.delete_note(places, "gone.note")
    assert not places.root.exists()


def test_a_name_cannot_lead_out_of_the_inbox(tmp_path: Path) -> None:
    """Deleting by a name with a path in it touches nothing outside the inbox."""
    places, _, _ = set_up(tmp_path)
    inbox.seal_note(places, NOTE)
    inbox.delete_note(places, "../keys.json")
    assert places.keys.exists()


def test_a_note_of_the_same_name_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """Whoever says something again under a name is heard once, with what they said last."""
    places, keys, _ = set_up(tmp_path)
    for said in (b"one", b"two"):
        assert inbox.seal_note(places, said, name="mine").name == "mine.note"
    assert inbox.read_notes(places, keys) == (inbox.Note("mine.note", b"two"),)


def test_what_is_put_aside_is_kept_and_not_read(tmp_path: Path) -> None:
    """It goes by the number of its record, is no note any more, and is there until that is forgotten."""
    places, keys, _ = set_up(tmp_path)
    assert inbox.put_aside_about(places) == ()
    for name in ("one", "two", "three"):
        inbox.seal_note(places, NOTE, name=name)
    was = (places.inbox / "one.note").read_bytes()
    for name, number in (("one", "2026-002"), ("two", "2026-001"), ("../inbox/three", "2026-002")):
        inbox.put_aside(places, f"{name}.note", number)
    (places.inbox / "strange.aside").touch()
    assert inbox.read_notes(places, keys) == ()
    assert inbox.put_aside_about(places) == ("2026-001", "2026-002")
    assert (places.inbox / "2026-002.one.aside").read_bytes() == was
    inbox.forget_aside(places, "2026-002")
    assert inbox.put_aside_about(places) == ("2026-001",)
    assert code_of(inbox.put_aside, places, "gone.note", "2026-001") == "folder_unwritable"
