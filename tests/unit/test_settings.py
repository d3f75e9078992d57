"""The one plain file: what the agency has set, read strictly and without ever standing in the way."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.paths import Places, resources
from app.settings import Adopted, Settings, read_settings


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
    ],
)
def test_what_is_not_understood_is_said_and_switches_nothing_on(tmp_path: Path, wrong: str) -> None:
    """A slip of the pen never changes the guidance, and never hides the fixed numbers."""
    settings = read(tmp_path, wrong)
    assert settings.fault
    assert settings.adopted == Adopted()
    assert settings.by_name()["999"] == "999"
