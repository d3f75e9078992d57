"""The end of a placement: from the carer's desk to the agency's and back, and then the records go."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk, disposing
from app.desk.erasing import _tombstones
from app.desk.unpacking import MANIFEST, lay_down, sealed_for, unpack
from app.errors import AppError
from app.paths import Places
from app.vault.laid_out import lay_out
from app.vault.stretch import LEAST
from tests.faults.clear_pages import clear_pages
from tests.faults.seeking import leaks_of_papers, leaks_under, words_in
from tests.pdf.reading import pdfium_text
from tests.store.sealing import MARK
from tests.unit.decisions.journeys import Ticking
from tests.unit.handing import (
    AGREED,
    CHILD_A,
    CHILD_B,
    PASSPHRASE,
    arrived,
    code_of,
    hand,
    opens,
    ready,
    seal,
)


def test_records_go_to_the_agency_and_leave_this_computer(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Those that name Child A are packed, opened and verified at the agency, and gone here once the code came back;
    the one about Child B is untouched, and the chain verifies."""
    numbers = [each.number for each in desk.handbacks.found("child a")]
    assert numbers == ["2026-003", "2026-001"]
    desk.retention.add("2026-001", "correction", f"It was Tuesday, says {MARK}.", "Ada Example")
    desk.retention.classify("2026-003", "child", file_on="both", counted_from=None)
    id, path = hand(desk, tmp_path, keys[1], *numbers)
    assert [each.number for each in desk.handbacks.one(id).records] == ["2026-001", "2026-003"]
    assert desk.handbacks.going(id).state == "waiting"

    found = opens(path, keys[0])
    about = found.package.about
    assert (about.id, about.by, about.role, about.organisation) == (
        id,
        "Ada Example",
        "foster carer",
        "Example Fostering",
    )
    one, two = found.package.listed
    assert (one.number, len(one.addenda), two.kind, two.file_on) == ("2026-001", 1, "child", "both")
    assert one.digest == desk.record("2026-001").digest
    lay_down(found, tmp_path / "agency")
    names = {path.name for path in (tmp_path / "agency").iterdir()}
    assert names == {MANIFEST, *(f"2026-00{n}.{end}" for n in (1, 3) for end in ("json", "pdf"))}
    assert MARK in pdfium_text((tmp_path / "agency" / "2026-001.pdf").read_bytes())
    assert "It was Tuesday" in pdfium_text((tmp_path / "agency" / "2026-001.pdf").read_bytes())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "agency").iterdir()}
    assert (stat.S_IMODE((tmp_path / "agency").stat().st_mode), modes) == (0o700, {0o600})

    came = desk.handbacks.receive(id.upper(), f" {found.code.lower().replace('-', '  ')} ")
    assert came.received
    assert desk.handbacks.receive(id, found.code) == came, "twice is once"
    going = desk.handbacks.going(id)
    assert (going.state, going.goes, going.stays, going.others) == ("arrived", ("2026-001", "2026-003"), (), 1)
    old = desk.hands().keys.data_key
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, done.after.left, done.going.state) == (True, (), "done")
    assert done.going.gone == ("2026-001", "2026-003")
    assert desk.hands().keys.data_key != old
    assert [each.number for each in desk.records()] == ["2026-002"]
    assert code_of(desk.record, "2026-001") == "record_disposed"
    assert desk.check() == ()
    assert code_of(desk.handbacks.erase, id, PASSPHRASE) == "nothing_to_remove"
    assert seal(desk, "Something new.") == "2026-004"


def test_a_passphrase_agreed_by_telephone_opens_it_too(desk: Desk, tmp_path: Path) -> None:
    """Where the agency has no key; the file says which of the two it wants."""
    id, path = desk.handbacks.new_id(), tmp_path / "p"
    package = desk.handbacks.make(id, path, ["2026-002"], passphrase=AGREED)
    assert package.agency == ""
    assert sealed_for(path) is None
    assert code_of(unpack, path, "another one altogether") == "wrong_file_passphrase"
    found = opens(path)
    assert [each.number for each in found.package.listed] == ["2026-002"]
    assert found.sha256 == package.sha256
    assert desk.handbacks.receive(id, found.code).received


def test_the_agency_that_was_let_in_needs_no_key_typed(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Its key is in the key file; without one, and with none given, that is said."""
    assert desk.handbacks.agency() is None
    assert code_of(desk.handbacks.make, "0" * 8, tmp_path / "p", ["2026-001"]) == "no_agency_key"
    fingerprint = desk.ways_in.let_agency_in(keys[1])
    assert desk.handbacks.agency() == fingerprint
    package = desk.handbacks.make("0" * 8, tmp_path / "p", ["2026-001"])
    assert package.agency == fingerprint == sealed_for(tmp_path / "p")
    assert opens(tmp_path / "p", keys[0]).package.about.id == "0" * 8


def test_what_was_removed_is_nowhere(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Before, the name is in the decrypted pages; afterwards it is in none, the old key opens none; what was laid out
    for somebody, and the backups, are gone too; and no log, file name, receipt or certificate ever held it."""
    stick = tmp_path / "stick"
    stick.mkdir()
    places, old = desk.hands().places, desk.hands().keys.data_key
    desk.backups.choose(stick)
    desk.backups.make()
    lay_out(places, "2026-001", MARK.encode(), AGREED, cost=LEAST)
    id = arrived(desk, tmp_path, keys)
    receipt, certificate = tmp_path / "receipt.pdf", tmp_path / "certificate.pdf"
    receipt.write_bytes(desk.handbacks.receipt(id))
    before = list(stick.iterdir())
    desk.close()
    assert words_in(b"".join(clear_pages(places.register.read_bytes(), old)))
    desk.unlock(PASSPHRASE)
    assert desk.handbacks.erase(id, PASSPHRASE).proved
    certificate.write_bytes(desk.handbacks.certificate_paper(id))
    new = desk.hands().keys.data_key
    desk.close()
    raw = places.register.read_bytes()
    assert words_in(b"".join(clear_pages(raw, new))) == []
    with pytest.raises(ValueError, match="another key"):
        list(clear_pages(raw, old))
    assert not set(before) & set(stick.iterdir())
    assert not list(places.review.iterdir())
    assert list(leaks_under(tmp_path)) == []
    assert list(leaks_of_papers([receipt, certificate])) == []
    assert "handed_back" in places.log.read_text()


def test_only_the_code_of_this_package_is_taken(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Another package's code is wrong and counted; a slip is a slip and not counted; until the right one comes nothing
    can be removed, and nothing is."""
    one, one_path = hand(desk, tmp_path, keys[1])
    two, two_path = hand(desk, tmp_path, keys[1])
    mine, other = opens(one_path, keys[0]).code, opens(two_path, keys[0]).code
    for slip in ("", "X", mine[:-1], mine + "7", mine.replace(mine[0], "2" if mine[0] != "2" else "3", 1), "0" * 20):
        assert code_of(desk.handbacks.receive, one, slip) == "receipt_code_mistyped", slip
    assert desk.handbacks.one(one).tries == 0
    for tries in (1, 2):
        with pytest.raises(AppError) as caught:
            desk.handbacks.receive(one, other)
        assert (caught.value.code, caught.value.facts) == ("receipt_code_wrong", {"tries": tries})
    assert desk.handbacks.one(one).tries == 2
    assert code_of(desk.handbacks.receive, "ffffffff", mine) == "package_unknown"
    assert code_of(desk.handbacks.erase, one, PASSPHRASE) == "receipt_not_in"
    assert len(desk.records()) == 3
    assert desk.handbacks.receive(one, mine.replace("0", "o").replace("1", "l")).received
    assert not desk.handbacks.one(two).received


def test_the_code_cannot_be_had_from_this_computer(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Neither the code nor the secret it is made of is in the register: it has to come from the package."""
    id, path = hand(desk, tmp_path, keys[1])
    found = opens(path, keys[0])
    kept = str(desk.hands().register.kept("handed_back"))
    for secret in (found.code, found.code.replace("-", ""), found.package.secret.hex(), found.package.code.hex()):
        assert secret.lower() not in kept.lower()
    assert desk.handbacks.receive(id, found.code).received


def test_the_passphrase_is_asked_first(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """A wrong one removes nothing and leaves nothing to do."""
    id = arrived(desk, tmp_path, keys)
    assert code_of(desk.handbacks.erase, id, "not this one at all") == "wrong_passphrase"
    assert desk.handbacks.going(id).state == "arrived"
    assert desk.handbacks.going(id).left == ()
    assert len(desk.records()) == 3


def test_a_record_that_is_being_amended_stays_until_that_is_done(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """An unfinished decision holds its words: the others go; thrown away, the last can go with the same package."""
    id = arrived(desk, tmp_path, keys)
    draft = desk.amend("2026-002", "I know more now.").draft
    assert desk.handbacks.going(id).stays == (("2026-002", "being_amended"),)
    assert desk.handbacks.erase(id, PASSPHRASE).going.gone == ("2026-001", "2026-003")
    desk.discard(draft.id)
    assert desk.handbacks.erase(id, PASSPHRASE).going.state == "done"
    assert desk.records() == ()


def test_a_record_that_took_anothers_place_is_handed_over_whole(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """The agency verifies it like any other, and can read whose place it took and why."""
    draft = replace(ready(desk, "I know more now."), amends="2026-001", amends_reason="Her school rang.")
    number = desk.seal_draft(draft).number
    id, path = hand(desk, tmp_path, keys[1])
    package = opens(path, keys[0]).package
    assert {each.number for each in package.listed} == {"2026-001", "2026-002", "2026-003", number}
    said = json.loads(package.parts[f"{number}.json"])["record"]["payload"]
    assert (said["supersedes"], said["supersede_reason"]) == ("2026-001", "Her school rang.")
    desk.handbacks.receive(id, opens(path, keys[0]).code)
    assert desk.handbacks.erase(id, PASSPHRASE).proved
    assert desk.check() == ()


def test_a_hold_keeps_a_record_here_until_it_is_lifted(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """The others go; the one on hold stays and is named; lifted, it can go with the same package."""
    id = arrived(desk, tmp_path, keys)
    desk.retention.hold("2026-002", "A court has asked for it.", "M. Manager")
    assert desk.handbacks.going(id).stays == (("2026-002", "on_hold"),)
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, done.going.state, done.going.goes) == (True, "part", ())
    assert code_of(desk.handbacks.erase, id, PASSPHRASE) == "nothing_to_remove"
    assert desk.record("2026-002").content.reasons == CHILD_B
    desk.retention.lift("2026-002", "M. Manager")
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, done.going.state, desk.records()) == (True, "done", ())
    assert done.certificate is not None
    assert [line.said.record for line in done.certificate.lines] == ["2026-002"]


def test_where_all_are_held_nothing_is_removed(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """That is said, and nothing was changed by asking."""
    id = arrived(desk, tmp_path, keys, "2026-001")
    desk.retention.hold("2026-001", "A court has asked for it.", "M. Manager")
    assert code_of(desk.handbacks.erase, id, PASSPHRASE) == "nothing_to_remove"
    assert desk.retention.left() == ()


def test_what_was_added_since_stays_until_it_is_handed_over_too(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """A correction after the package was made is not with the agency yet; a decision sealed later is in no package."""
    id = arrived(desk, tmp_path, keys)
    desk.retention.add("2026-001", "correction", "It was Tuesday.", "Ada Example")
    seal(desk, "Something later.")
    going = desk.handbacks.going(id)
    assert (going.stays, going.others) == ((("2026-001", "changed_since"),), 1)
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, done.going.state) == (True, "part")
    assert [each.number for each in desk.records()] == ["2026-004", "2026-001"]
    again = arrived(desk, tmp_path, keys)
    assert desk.handbacks.erase(again, PASSPHRASE).proved
    assert desk.records() == ()
    assert [desk.handbacks.going(each).state for each in (id, again)] == ["done", "done"]


def test_a_record_in_two_packages_goes_once(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Removed with the first, it is gone for the second, which has nothing to remove of it."""
    first, second = arrived(desk, tmp_path, keys, "2026-001"), arrived(desk, tmp_path, keys, "2026-001", "2026-002")
    assert desk.handbacks.erase(first, PASSPHRASE).proved
    going = desk.handbacks.going(second)
    assert (going.gone, going.goes) == (("2026-001",), ("2026-002",))
    assert desk.handbacks.erase(second, PASSPHRASE).going.state == "done"


def test_a_backup_that_cannot_be_reached_is_remembered(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """The stick is not there: the records are gone here, what is left is said and kept, and done when it is back."""
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    desk.backups.choose(stick)
    desk.backups.make()
    id = arrived(desk, tmp_path, keys)
    stick.rename(away)
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert [step for step, _ in done.after.left] == ["backups"]
    assert (done.proved, done.going.state, done.going.left) == (True, "unfinished", ("backups",))
    assert "Still to do" in pdfium_text(desk.handbacks.certificate_paper(id))
    assert [step for step, _ in desk.handbacks.erase(id, PASSPHRASE).after.left] == ["backups"]
    away.rename(stick)
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.after.left, done.certificate, done.going.state) == ((), None, "done")


def test_cut_off_between_the_tombstones_and_the_new_key_it_is_finished_later(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """The computer stops right after the records went: the list says what is left, and doing it leaves no word."""
    id = arrived(desk, tmp_path, keys)
    hands = desk.hands()
    disposing._keep(hands, disposing.STEPS)
    disposing._destroyed(hands, ("2026-001", "2026-002", "2026-003"), _tombstones(desk, desk.handbacks.one(id)))
    desk.close()
    again = Desk(Places(tmp_path / "mine"), Ticking())
    again.unlock(PASSPHRASE)
    going = again.handbacks.going(id)
    assert (going.state, going.left) == ("unfinished", ("tidy", "key", "backups"))
    assert not again.handbacks.one(id).erased
    done = again.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, done.certificate, done.going.state) == (True, None, "done")
    assert again.handbacks.one(id).erased
    assert len(again.handbacks.certificate(id).lines) == 3  # type: ignore[union-attr]
    key = again.hands().keys.data_key
    again.close()
    assert words_in(b"".join(clear_pages((tmp_path / "mine" / "register.db").read_bytes(), key))) == []


def test_at_a_desk_for_practice_it_can_be_tried(tmp_path: Path) -> None:
    """A throw-away register has no agency, no keyring and no backups; the way is the same."""
    desk = Desk(Places(tmp_path / "mine"), Ticking(), scratch=True)
    seal(desk, CHILD_A)
    assert desk.handbacks.agency() is None
    assert code_of(desk.handbacks.make, "0" * 8, tmp_path / "p", ["2026-001"]) == "no_agency_key"
    desk.handbacks.make("0" * 8, tmp_path / "p", ["2026-001"], passphrase=AGREED)
    desk.handbacks.receive("0" * 8, opens(tmp_path / "p").code)
    assert desk.handbacks.erase("0" * 8, "").proved
    assert desk.records() == ()
    desk.close()
