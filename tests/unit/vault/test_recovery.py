"""The recovery key on paper: forgiving about how it is typed, strict about what it says."""

from __future__ import annotations

import random

import pytest

from app.errors import AppError
from app.vault.recovery import printed, typed

KEYS = [random.Random(seed).randbytes(20) for seed in range(200)] + [bytes(20), b"\xff" * 20]


def code_of(text: str) -> str | None:
    """The error code that typing this gives, if any."""
    try:
        typed(text)
    except AppError as fault:
        return fault.code
    return None


def test_what_is_printed_can_be_typed() -> None:
    """Every key comes back from its nine groups of four."""
    for key in KEYS:
        assert [len(group) for group in printed(key).split("-")] == [4] * 9
        assert typed(printed(key)) == key


def test_habits_of_typing_do_not_matter() -> None:
    """Lower case, no dashes, spaces, line ends, typographic dashes, full-width letters, O for 0 and I or l for 1."""
    for key in KEYS:
        sheet = printed(key)
        for habit in (
            sheet.lower(),
            sheet.replace("-", ""),
            sheet.replace("-", " \n"),
            sheet.replace("-", " – "),
            sheet.replace("0", "O").replace("1", "I"),
            sheet.lower().replace("0", "o").replace("1", "l"),
            "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in sheet),
        ):
            assert typed(habit) == key


def test_a_slip_is_noticed() -> None:
    """One wrong letter, two neighbours swapped, one too many, one too few: each is called a slip."""
    for key in KEYS[:40]:
        sheet = printed(key).replace("-", "")
        for at, letter in enumerate(sheet):
            assert code_of(sheet[:at] + ("7" if letter != "7" else "8") + sheet[at + 1 :]) == "recovery_key_mistyped"
            assert code_of(sheet[:at] + sheet[at + 1 :]) == "recovery_key_mistyped"
            assert code_of(sheet[:at] + letter + sheet[at:]) == "recovery_key_mistyped"
            if sheet[at : at + 2] != sheet[at : at + 2][::-1]:
                swapped = sheet[:at] + sheet[at : at + 2][::-1] + sheet[at + 2 :]
                assert code_of(swapped) == "recovery_key_mistyped"


@pytest.mark.parametrize("nonsense", ["", " ", "-" * 36, "U" * 36, "é" * 36, "0" * 1_000_000, "\ud800" * 36, "\x00"])
def test_nonsense_is_called_a_slip(nonsense: str) -> None:
    """Nothing that can be pasted into the field is more than a slip."""
    assert code_of(nonsense) == "recovery_key_mistyped"
