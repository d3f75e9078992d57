"""kill -9 at any moment: what was confirmed is there, and nothing is ever half there."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from app.paths import Places
from app.store.register import Register
from app.vault import keyfile, opening
from app.vault.stretch import LEAST
from tests.faults.killing import killed, start
from tests.faults.typist import WORDS
from tests.store.sealing import fixed_keys
from tests.unit.vault.test_opening import code_of

TRIALS = [pytest.param(3, id="quick"), pytest.param(50, id="fifty", marks=pytest.mark.long)]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """An empty register."""
    made = Places(tmp_path / "store")
    Register.create(made, fixed_keys().data_key).close()
    return made


@pytest.mark.parametrize("trials", TRIALS)
def test_killed_while_typing(places: Places, trials: int) -> None:
    """Killed again and again while a draft is saved: the last save that was confirmed, or a later one, is there."""
    chance, keys = random.Random(20181), fixed_keys()
    for _ in range(trials):
        said = killed("types", places.root, chance, lines=30, within=0.02)
        register = Register.open(places, keys.data_key)
        ((draft, body),) = register.drafts()
        assert (draft, body["rev"] >= int(said[-1])) == ("d", True)
        assert len(body["text"].split()) == 2 * (body["rev"] % 200)
        assert register.check(keys.verify) == []
        register.close()


@pytest.mark.parametrize("trials", TRIALS)
def test_killed_while_sealing(places: Places, trials: int) -> None:
    """Killed again and again while sealing: confirmed records are all there, whole and in one chain, and the decision
    under way is either a record or a draft, never both, never neither, never half."""
    chance, keys = random.Random(20182), fixed_keys()
    for _ in range(trials):
        said = killed("seals", places.root, chance, lines=6, within=0.03)
        register = Register.open(places, keys.data_key)
        numbers = [record.number for record in reversed(register.records())]
        assert numbers == [f"2026-{n:03d}" for n in range(1, len(numbers) + 1)]
        assert said[-1] in numbers[-2:]  # at most one was sealed and not yet confirmed
        sealed = {record.content.draft for record in register.records()}
        drafts = {draft for draft, _ in register.drafts()}
        assert drafts <= {f"d{len(numbers) + 1}"}
        assert sealed == {f"d{n}" for n in range(1, len(numbers) + 1)}
        assert register.check(keys.verify) == []
        register.close()


@pytest.mark.parametrize("trials", TRIALS)
def test_killed_during_the_first_run(tmp_path: Path, trials: int) -> None:
    """Killed during set-up: either the register opens with the passphrase, or nothing stands in the way of
    doing it again in the same folder."""
    chance, ends = random.Random(20183), set()
    with start("sets_up", tmp_path / "measured") as typist:
        assert typist.stdout
        typist.stdout.readline()
        began = time.perf_counter()
        typist.stdout.readline()
        whole = time.perf_counter() - began
    for trial in range(trials):
        places = Places(tmp_path / f"store{trial}")
        killed("sets_up", places.root, chance, lines=1, within=1.2 * whole)
        ends.add(keyfile.is_set_up(places))
        if not keyfile.is_set_up(places):
            keys, _ = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
            Register.create(places, keys.data_key).close()
        keys = opening.unlock(places, WORDS)
        register = Register.open(places, keys.data_key)
        assert register.check(keys.verify) == []
        register.close()
    assert trials < 50 or ends == {True, False}, "the moments chosen do not show both ends"


@pytest.mark.parametrize("trials", TRIALS)
def test_killed_while_changing_the_keys(tmp_path: Path, trials: int) -> None:
    """Killed while the key file is written again and again: the passphrase opens, both copies are the same afterwards,
    and the recovery key that works is the last that was confirmed or the one after it."""
    chance, places = random.Random(20184), Places(tmp_path / "store")
    keys, _ = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    Register.create(places, keys.data_key).close()
    for _ in range(trials):
        said = killed("prints_sheets", places.root, chance, lines=20, within=0.01)
        assert keyfile.read(places).store == keys.store
        assert code_of(opening.open_with_recovery, places, said[-1]) in {None, "wrong_recovery_key"}
        assert said[:-1] == [] or code_of(opening.open_with_recovery, places, said[-2]) == "wrong_recovery_key"
        opening.unlock(places, WORDS)
        assert places.keys.read_bytes() == keyfile.spare(places).read_bytes()
