"""The register held against what is kept outside its file, and the ways in changed once it is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.decisions.record import RESTORED
from app.desk import Desk
from app.errors import AppError
from app.store.engine import connect
from app.vault import keyfile, opening, rotation
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.session import in_a_session

OTHER = "five other quite ordinary words"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An open desk with two records."""
    made = desk_at(tmp_path / "mine")
    made.printed = made.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="")  # type: ignore[attr-defined]
    seals(made, 2)
    return made


def test_a_rekey_leaves_every_way_in_as_it_was(desk: Desk, tmp_path: Path) -> None:
    """After a new data key the passphrase and the printed sheet still open, work goes on, and an old copy of the key
    file opens nothing."""
    old = (tmp_path / "mine" / "keys.json").read_bytes()
    before = desk.hands().keys.data_key
    assert desk.rekey(PASSPHRASE) is None
    assert desk.hands().keys.data_key != before
    seals(desk)
    assert desk.check() == ()
    desk.close()
    again = desk_at(tmp_path / "mine")
    again.recover(desk.printed, OTHER)  # type: ignore[attr-defined]
    assert len(again.records()) == 3
    again.close()
    for copy in ("keys.json", "keys.json.bak"):
        (tmp_path / "mine" / copy).write_bytes(old)
    with pytest.raises(AppError, match="register_wrong_key"):
        desk_at(tmp_path / "mine").unlock(PASSPHRASE)


@pytest.mark.parametrize("forgotten", [False, True], ids=["known", "forgotten"])
@pytest.mark.parametrize("reached", ["prepared", "rekeyed"])
def test_a_rekey_that_was_cut_off_opens(desk: Desk, tmp_path: Path, reached: str, forgotten: bool) -> None:
    """Cut off before or after the register changed its key, the next unlock finds the one that fits and tidies up; so
    does the recovery key, and a new passphrase then opens."""
    hands = desk.hands()
    made = rotation.prepare(hands.places, hands.keys, PASSPHRASE)
    if reached == "rekeyed":
        hands.register.rekey(made.keys.data_key)
    desk.close()
    if forgotten:
        back = desk_at(tmp_path / "mine")
        back.recover(desk.printed, OTHER)  # type: ignore[attr-defined]
        back.close()
    for _ in range(2):
        again = desk_at(tmp_path / "mine")
        again.unlock(OTHER if forgotten else PASSPHRASE)
        assert len(again.records()) == 2
        assert again.check() == ()
        assert (again.hands().keys.data_key == made.keys.data_key) == (reached == "rekeyed")
        assert not keyfile.waiting(hands.places).exists()
        again.close()


def test_the_wrong_passphrase_changes_no_key(desk: Desk) -> None:
    """A rekey and a change of passphrase both ask for the passphrase there is, and do nothing without it."""
    for act in (lambda: desk.rekey(OTHER), lambda: desk.ways_in.change_passphrase(OTHER, "yet another passphrase")):
        with pytest.raises(AppError, match="wrong_passphrase"):
            act()
    desk.close()
    desk.unlock(PASSPHRASE)
    desk.close()


def test_ways_in_are_changed(desk: Desk, tmp_path: Path) -> None:
    """A new passphrase, a new sheet, and the agency's key let in and shut out again: the old ones open nothing."""
    from app.vault import escrow
    from app.vault.stretch import LEAST

    private, public = escrow.new_agency_key("the agency's own passphrase", random=os.urandom, cost=LEAST)
    desk.ways_in.change_passphrase(PASSPHRASE, OTHER)
    printed = desk.ways_in.new_recovery_key()
    assert desk.ways_in.agency() is None
    assert desk.ways_in.let_agency_in(public) == desk.ways_in.agency() is not None
    places = desk.hands().places
    desk.close()
    with pytest.raises(AppError, match="wrong_passphrase"):
        opening.unlock(places, PASSPHRASE)
    with pytest.raises(AppError, match="wrong_recovery_key"):
        opening.open_with_recovery(places, desk.printed)  # type: ignore[attr-defined]
    keys = opening.open_with_recovery(places, printed)
    assert opening.open_with_escrow(places, private, "the agency's own passphrase").data_key == keys.data_key
    desk.unlock(OTHER)
    desk.ways_in.shut_agency_out()
    assert desk.ways_in.agency() is None
    with pytest.raises(AppError, match="wrong_agency_key"):
        opening.open_with_escrow(places, private, "the agency's own passphrase")
    desk.close()


def test_recovery_reads_before_it_says_so(desk: Desk, tmp_path: Path) -> None:
    """If the newest record cannot be read for what it was, recovery is refused and the old passphrase still counts."""
    hands = desk.hands()
    desk.close()
    connection = connect(hands.places.register, hands.keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute("UPDATE records SET content = replace(content, 'share', 'shore') WHERE seq = 2")
    connection.close()
    with pytest.raises(AppError, match="register_damaged"):
        desk.recover(desk.printed, OTHER)  # type: ignore[attr-defined]
    desk.close()
    opening.unlock(hands.places, PASSPHRASE)


def test_what_changed_since_is_found_at_opening(desk: Desk, tmp_path: Path) -> None:
    """The last fifty entries are looked at each time, and the whole chain in the background with its progress."""
    hands = desk.hands()
    seals(desk, 51)
    for number, at_once in (("2026-053", True), ("2026-001", False)):
        connection = connect(hands.places.register, hands.keys.data_key)
        connection.execute("DROP TRIGGER IF EXISTS records_are_not_changed")
        connection.execute(f"UPDATE records SET salt = zeroblob(32) WHERE number = '{number}'")  # noqa: S608
        connection.close()
        desk.health.at_opening()
        assert [each.record for each in desk.health.found] == ["2026-053"], at_once
    seen: list[tuple[int, int]] = []
    found = desk.health.in_background(lambda done, total: seen.append((done, total)))
    assert [(each.code, each.record) for each in found] == [
        ("found_changed", "2026-001"),
        ("found_changed", "2026-053"),
    ]
    assert seen == [(50, 53), (53, 53)]
    assert desk.health.checked == 53
    assert hands.places.ballast.exists()
    desk.close()


def test_an_older_copy_is_noticed_and_taken_only_on_purpose(tmp_path: Path) -> None:
    """With a real keyring: a folder put back, and one whose end was written anew, are found at every opening, sealing
    does not hide it, and saying so on purpose leaves a signed entry that names where the chain had been."""
    assert in_a_session(tmp_path, "tests.unit.put_back") == [
        "daily",
        [],
        [["found_rolled_back", ["1", "3"]]],
        ["found_rewritten"],
        [RESTORED, 3, 0],
        [[], []],
        [f"{RESTORED}-5"],
    ]
