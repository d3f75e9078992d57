"""Fault 31: the passphrase is forgotten, or the computer is another one, and the printed key opens the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from app.vault import keyfile, opening
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.vault.test_opening import code_of

NEW = "five other quite ordinary words"


@pytest.mark.parametrize("after", ["at once", "after a restart"])
def test_fault_31_after_recovery_the_records_are_read_and_the_old_passphrase_is_dead(
    tmp_path: Path, after: str
) -> None:
    """The printed key opens the same records, word for word, whole and in their chain; from then on the new passphrase
    opens them, the old one nothing, neither with the key file nor with its second copy; and the sheet still works."""
    places = Places(tmp_path / "mine")
    desk = desk_at(places.root)
    printed = desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(desk, 3)
    before, draft = [desk.record(each.number) for each in desk.records()], desk.start().draft
    desk.autosave(draft)
    desk.close()
    again = desk_at(places.root)
    again.recover(printed.lower().replace("-", " "), NEW)
    if after == "after a restart":
        again.close()
        again = desk_at(places.root)
        again.unlock(NEW)
    assert [again.record(each.number) for each in again.records()] == before
    assert [each.id for each in again.drafts()] == [draft.id]
    assert again.check() == ()
    again.close()
    for gone in (places.keys, keyfile.spare(places)):
        assert code_of(opening.unlock, places, PASSPHRASE) == "wrong_passphrase"
        kept = gone.read_bytes()
        gone.unlink()
        assert code_of(opening.unlock, places, PASSPHRASE) == "wrong_passphrase"
        gone.write_bytes(kept)
    assert opening.open_with_recovery(places, printed).data_key == opening.unlock(places, NEW).data_key


def test_fault_31_recovery_that_cannot_read_the_records_changes_nothing(tmp_path: Path) -> None:
    """Where the register that lies beside the keys is another one, or none, recovery says so: no new passphrase is set
    and nothing is said to have worked."""
    places, other = Places(tmp_path / "mine"), Places(tmp_path / "other")
    printed = {}
    for each in (places, other):
        desk = desk_at(each.root)
        printed[each] = desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
        seals(desk)
        desk.close()
    right, keys = places.register.read_bytes(), places.keys.read_bytes()
    for content, code in ((other.register.read_bytes(), "register_wrong_key"), (None, "register_missing")):
        places.register.unlink() if content is None else places.register.write_bytes(content)
        with pytest.raises(AppError, match=code):
            Desk(places, desk_at(places.root)._clock).recover(printed[places], NEW)
        assert (places.keys.read_bytes(), keyfile.spare(places).read_bytes()) == (keys, keys)
    places.register.write_bytes(right)
    assert code_of(opening.unlock, places, NEW) == "wrong_passphrase"
    opening.unlock(places, PASSPHRASE)
