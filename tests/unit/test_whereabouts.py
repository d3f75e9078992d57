"""Where somebody was is in the register and nowhere else, and costs nothing where it does not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.decisions.draft import Draft
from app.desk import Desk
from app.desk.whereabouts import NAME, Spot, Whereabouts, keep, kept
from app.paths import Places
from app.store.register import Register
from tests.store.sealing import fixed_keys
from tests.unit.decisions.journeys import SECRET, Ticking, walk

PASSPHRASE = "four ordinary words together"
WHERE = Whereabouts(
    way=(("decision", "d1"), ("emergency", "")),
    step="q:topic",
    words=(("said", "Zebedee Quillfeather rang"),),
    spot=Spot(3, "What happened?", 12, 8, (0, 240)),
    at="2026-11-20T14:05:00+00:00",
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    made = Register.create(Places(tmp_path), fixed_keys().data_key)
    yield made
    made.close()


def test_every_part_of_a_place_comes_back(register: Register) -> None:
    """Kept and read again it is the same; forgotten, there is none."""
    assert kept(register) is None
    for where in (WHERE, Whereabouts()):
        keep(register, where)
        assert kept(register) == where
    keep(register, None)
    assert kept(register) is None


def test_a_place_that_has_not_changed_is_not_written(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving a draft every half second writes where one is only when one has moved."""
    written, really = [], Register.keep

    def counted(self: Register, name: str, value: Mapping[str, Any]) -> None:
        written.append(name)
        really(self, name, value)

    monkeypatch.setattr(Register, "keep", counted)
    for where in (None, WHERE, WHERE, None, None):
        keep(register, where)
    assert written == [NAME, NAME]


@pytest.mark.parametrize(
    "strange",
    [
        {"way": 3},
        {"spot": {}},
        {"way": [], "words": [], "step": "", "at": "", "spot": {"stop": 1, "later": True, "scrolled": []}},
        {"way": [["decision"]], "words": [], "step": "", "at": "", "spot": {"scrolled": []}},
    ],
)
def test_a_place_that_is_not_understood_is_no_place(register: Register, strange: dict[str, object]) -> None:
    """What a newer program wrote leads nowhere, and stops nobody."""
    register.keep(NAME, strange)
    assert kept(register) is None


def test_a_saved_draft_says_where_in_it_one_is(tmp_path: Path) -> None:
    """With each save the desk keeps the page; opened again it is known, and the decision stands at that page."""
    desk = Desk(Places(tmp_path), Ticking())
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    session = desk.start()
    walk(session, {question: SECRET[question] for question in ("danger", "role", "who", "about")})
    draft: Draft = session.draft
    desk.autosave(draft)
    assert desk.whereabouts() is None
    desk.autosave(draft, "q:who")
    desk.close()
    again = Desk(Places(tmp_path), Ticking())
    again.unlock(PASSPHRASE)
    where = again.whereabouts()
    assert where == Whereabouts(way=(("decision", draft.id),), step="q:who")
    assert again.resume(draft.id, where.step).screen.step == "q:who"
    assert again.resume(draft.id).screen.step == "q:topic"
    again.keep_whereabouts(None)
    assert again.whereabouts() is None
    again.close()


def test_a_place_is_nowhere_in_clear(tmp_path: Path) -> None:
    """Words that somebody was writing are in the encrypted register alone."""
    desk = Desk(Places(tmp_path), Ticking())
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    desk.keep_whereabouts(WHERE)
    marks = [part.encode(coding) for part in ("Zebedee", "Quillfeather") for coding in ("utf-8", "utf-16-le")]
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or not any(mark in path.read_bytes() for mark in marks), path
    desk.close()
