"""kill -9 while a second person gives a verdict, and while it is taken in: it is never lost, and never there twice."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.decisions.verdicts import Said
from app.desk import Desk, verdicts
from app.desk.second_reader import give
from app.paths import Places
from tests.faults.stopping import moments, stopped_at
from tests.unit.decisions.journeys import START, Ticking
from tests.unit.keeping import PASSPHRASE, WHO, seal, set_up

SECOND = "the second person's own words"
NUMBER = "2026-001"
SAID = Said("disagrees", WHO, "manager", "The school must know as well.")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A closed register, one record of which is laid out."""
    desk = set_up(tmp_path / "made")
    seal(desk, "Child A told me something.")
    desk.second_reader.lay_out(NUMBER, SECOND)
    desk.close()
    return tmp_path / "made"


def gives(places: Places) -> None:
    """The second person gives their verdict."""
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)


def opens(places: Places) -> Desk:
    """The owner opens the register."""
    desk = Desk(places, Ticking())
    desk.unlock(PASSPHRASE)
    return desk


def cut_off(made: Path, act: Callable[[Places], object], moment: int) -> tuple[Places, bool]:
    """A copy in which this was killed at that moment, if it was not done by then."""
    root = made.with_name(f"at-{moment}")
    shutil.copytree(made, root)
    places = Places(root)
    return places, stopped_at(moment, lambda: act(places))


def test_killed_while_a_verdict_is_given(made: Path) -> None:
    """At any moment: it can still be given, or it is on its way; in the end it is part of the record, once."""
    gave = []

    def trial(moment: int) -> bool:
        places, cut = cut_off(made, gives, moment)
        on_its_way = any(path.suffix == ".note" for path in places.inbox.iterdir()) if places.inbox.exists() else False
        gave.append(on_its_way)
        if not on_its_way:
            gives(places)
        desk = opens(places)
        assert [each.what for each in desk.retention.added(NUMBER)] == ["disagrees"]
        assert (desk.second_reader.waiting(), desk.second_reader.gone(), desk.health.found) == ((), (), ())
        desk.close()
        return cut

    assert moments(trial) > 3
    assert set(gave) == {True, False}


@pytest.mark.long
def test_killed_while_a_verdict_is_taken_in(made: Path) -> None:
    """At any moment of the next opening: opened once more it is part of the record, once, and nothing of it is left."""
    gives(Places(made))
    added = []

    def takes_in(places: Places) -> None:
        opens(places).close()

    def trial(moment: int) -> bool:
        places, cut = cut_off(made, takes_in, moment)
        added.append(not any(path.suffix == ".note" for path in places.inbox.iterdir()))
        desk = opens(places)
        assert [each.what for each in desk.retention.added(NUMBER)] == ["disagrees"]
        assert (list(places.inbox.iterdir()), verdicts.reviews(desk.hands())) == ([], {})
        assert (desk.second_reader.gone(), desk.check()) == ((), ())
        desk.close()
        return cut

    assert moments(trial) > 3
    assert set(added) == {True, False}
