"""A key pair for one use: what its private half signs, its public half proves."""

from __future__ import annotations

import random

import pytest

from app.vault.keys import verifier
from app.vault.signing import new_pair, signer


def test_what_one_half_signs_the_other_proves() -> None:
    """Of that digest and no other, by that pair and no other."""
    chance = random.Random(1).randbytes
    private, public = new_pair(chance)
    again, sign = signer(private)
    made = sign(b"digest")
    assert (again, len(private), len(made)) == (public, 32, 64)
    assert verifier(public)(made, b"digest")
    assert not verifier(public)(made, b"other")
    assert not verifier(new_pair(chance)[1])(made, b"digest")


def test_what_is_no_key_signs_nothing() -> None:
    """It is refused."""
    with pytest.raises(ValueError, match="32 bytes"):
        signer(b"short")
