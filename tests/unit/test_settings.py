"""The one plain file: what the agency has set, read strictly and without ever standing in the way."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.paths import Places, resources
from app.settings import RECORDS, Adopted, Period, Settings, read_settings


def read(folder: Path, text: str) -> Settings:
    """What a file with this text says."""
    places = Places(folder)
    places.settings.write_text(text, "utf-8")
    return read_settings(places)


def test_what_the_agency_has_adopted(tmp_path: Path) -> None:
    """The kind of service, the edition, and from which day each new law counts."""
    text = """
        [agency]
        kind = "council"
        [guidance]
        edition = "2024"
        [guidance.new_laws]
        duty_to_share = 2026-09-30
    """
    adopted = read(tmp_path, text).adopted
    assert adopted == Adopted(kind="council", edition="2024", starts=(("duty_to_share", date(2026, 9, 30)),))


def test_nothing_set_is_nothing_adopted(tmp_path: Path) -> None:
    """The kind is unknown, the edition is the first, and no new law counts."""
    assert read(tmp_path, "").adopted == Adopted()
    example = (resources() / "settings.toml").read_text("utf-8")
    assert read(tmp_path, example) == Settings()


def test_the_example_reads_as_it_says_once_its_lines_are_taken_in(tmp_path: Path) -> None:
    """Every example line, without its mark, is one that the program understands."""
    example = (resources() / "settings.toml").read_text("utf-8")
    lines = [
        line.removeprefix("# ") if " = " in line or line.startswith("# [[") else line for line in example.splitlines()
    ]
    tomllib.loads("\n".join(lines))
    settings = read(tmp_path, "\n".join(lines))
    assert settings.fault == ""
    assert settings.adopted.kind == "independent"
    assert [law for law, _ in settings.adopted.starts] == ["duty_to_share", "abuse_reporting"]
    assert tuple(kind for kind, _ in settings.retention) == RECORDS


@pytest.mark.parametrize(
    ("written", "minutes", "fault"),
    [
        ("1", 1, ""),
        ("15", 15, ""),
        ("0", 1, "lock_minutes"),
        ("-3", 1, "lock_minutes"),
        ("600", 15, "lock_minutes"),
        ("5.0", 5, "lock_minutes"),
        ("2.5", 5, "lock_minutes"),
        ('"7"', 5, "lock_minutes"),
        ("true", 5, "lock_minutes"),
    ],
)
def test_the_lock_is_never_switched_off(tmp_path: Path, written: str, minutes: int, fault: str) -> None:
    """One to fifteen minutes; anything else is the nearest of these or five, is told, and costs no number."""
    settings = read(tmp_path, f'[numbers]\nagency = "0300 1"\n[safety]\nlock_minutes = {written}')
    assert (settings.lock_minutes, settings.fault) == (minutes, fault)
    assert settings.by_name()["agency"] == "0300 1"


def test_pictures_of_the_screen(tmp_path: Path) -> None:
    """Kept out of them only where that is plainly set."""
    assert read(tmp_path, "[safety]\nhide_from_capture = true").hide_from_capture
    unclear = read(tmp_path, '[safety]\nhide_from_capture = "yes"')
    assert (unclear.hide_from_capture, unclear.fault) == (False, "hide_from_capture")
    assert read(tmp_path, "").lock_minutes == 5


@pytest.mark.parametrize(
    "wrong",
    [
        '[agency]\nkind = "charity"',
        '[guidance]\nedition = "2031"',
        "[guidance.new_laws]\nduty_to_share = true",
        '[guidance.new_laws]\nduty_to_share = "2026-09-30"',
        "[guidance.new_laws]\nduty_to_share = 2026-09-30T10:00:00",
        "[guidance.new_laws]\nanother_law = 2026-09-30",
        "[guidance]\nnew_laws = 3",
        "safety = 3",
    ],
)
def test_what_is_not_understood_is_said_and_switches_nothing_on(tmp_path: Path, wrong: str) -> None:
    """A slip of the pen never changes the guidance, and never hides the fixed numbers."""
    settings = read(tmp_path, wrong)
    assert settings.fault
    assert settings.adopted == Adopted()
    assert settings.by_name()["999"] == "999"


def test_what_a_manager_has_confirmed(tmp_path: Path) -> None:
    """Years and the day of the check, each by itself; a class that is not named has neither."""
    text = """
        [retention.child]
        years = 80
        confirmed = 2026-09-01
        [retention.carer]
        confirmed = 2026-09-02
    """
    found = dict(read(tmp_path, text).retention)
    assert found == {"child": Period(80, date(2026, 9, 1)), "carer": Period(None, date(2026, 9, 2))}
    assert read(tmp_path, "retention.other.years = 10").retention == (("other", Period(10, None)),)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("child.years = 0", "retention.child"),
        ("child.years = 151", "retention.child"),
        ("child.years = true", "retention.child"),
        ('child.years = "75"', "retention.child"),
        ('child.confirmed = "2026-09-01"', "retention.child"),
        ("child.confirmed = 2026-09-01T10:00:00", "retention.child"),
        ("child = 75", "retention.child"),
        ("parrot.years = 10", "retention.parrot"),
    ],
)
def test_a_period_that_cannot_be_read_counts_as_not_set(tmp_path: Path, written: str, fault: str) -> None:
    """It is told by its class, costs no telephone number, and leaves the other classes as they are."""
    text = f'[numbers]\nlado = "0300 1"\n[retention]\n{written}\ncarer.confirmed = 2026-09-02'
    settings = read(tmp_path, text)
    assert settings.fault == fault
    assert dict(settings.retention) == {"carer": Period(None, date(2026, 9, 2))}
    assert settings.by_name()["lado"] == "0300 1"


def test_periods_that_are_no_table_are_a_fault(tmp_path: Path) -> None:
    """As anywhere else in the file."""
    assert read(tmp_path, "retention = 75").fault
