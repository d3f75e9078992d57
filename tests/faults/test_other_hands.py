"""Papers and verdicts of other hands, whose mark is not known here, and of long ago, older than the keys of today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import UK, wall_clock
from app.decisions.additions import VERDICTS
from app.decisions.verdicts import Said, holds, signed, verdict
from app.desk import Desk
from app.paths import Places
from app.vault.keys import verifier
from app.vault.signing import new_pair, signer
from tests.unit.keeping import PASSPHRASE, seal, set_up

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UK)
YEARS = timedelta(days=75 * 365)
"""As long as a child's file is kept."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open desk with one record."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    yield made
    made.close()


def test_fault_48_a_paper_of_another_register_is_never_genuine(desk: Desk, tmp_path: Path) -> None:
    """Neither as a file nor by its code: not where no record here has its number, and not where one has."""
    other = set_up(tmp_path / "other")
    numbers = [seal(other, "Child B was late."), seal(other, "Child C slept badly.")]
    papers = [other.paper(other.record(number)) for number in numbers]
    codes = [other.thread(number).code(number).typed for number in numbers]
    other.close()
    assert [desk.verifying.check_file(paper).state for paper in papers] == ["altered", "unknown"]
    assert [desk.verifying.check_code(code).state for code in codes] == ["altered", "unknown"]


def test_fault_48_a_verdict_by_an_unknown_key_proves_nothing(desk: Desk) -> None:
    """What somebody signs with a key of their own choosing does not hold for the key that the register gave out."""
    record = desk.record("2026-001")
    given, made_up = new_pair(os.urandom), new_pair(os.urandom)
    for what in VERDICTS:
        said = verdict(record, Said(what=what, by="Bo Second", role="manager", text="I have read it."), AT)
        public, sign = signer(made_up[0])
        forged = replace(signed(said, record.digest, public, sign), public=given[1])
        assert not holds(forged, record.digest, verifier)
        public, sign = signer(given[0])
        assert holds(signed(said, record.digest, public, sign), record.digest, verifier)


def test_fault_49_a_paper_is_genuine_for_as_long_as_it_is_kept(desk: Desk, tmp_path: Path) -> None:
    """Long after, and after the register was given another key, which is when a certificate would have run out."""
    paper, code = desk.paper(desk.record("2026-001")), desk.thread("2026-001").code("2026-001").typed
    desk.rekey(PASSPHRASE)
    desk.close()
    later = Desk(Places(tmp_path / "mine"), lambda: wall_clock() + YEARS)
    later.unlock(PASSPHRASE)
    assert later.verifying.check_file(paper).state == "genuine"
    assert later.verifying.check_code(code).state == "genuine"
    assert later.check() == ()
    later.close()
