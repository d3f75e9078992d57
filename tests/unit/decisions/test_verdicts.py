"""A second person's verdict: who may give one, what it must say, and that nothing of it can be changed unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.decisions.additions import VERDICTS, Addition
from app.decisions.record import canonical
from app.decisions.verdicts import ROLES, Said, holds, signed, verdict, verdict_from_json
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT
from app.vault.keys import verifier
from app.vault.signing import signer
from app.words import Words
from tests.pdf.samples import sealed
from tests.store.sealing import NOON, content

RECORD = sealed(replace(content("2026-001"), author="Zoë  Carer"))
AT = datetime.fromisoformat(NOON)
SAID = Said("disagrees", "R. Manager", "manager", "It should go to the school too.")
KEY = bytes(range(32))


def proved(said: Said = SAID) -> Addition:
    """A verdict as the second person's key signs it."""
    public, sign = signer(KEY)
    return signed(verdict(RECORD, said, AT), RECORD.digest, public, sign)


def test_it_says_who_in_which_role_what_and_why() -> None:
    """In one spelling, at the time it was given; agreeing needs no reasons."""
    said = verdict(RECORD, Said("sent_back", " R.\n Manager ", "ssw", "  Ask the  school first.\n"), AT)
    assert said == Addition(
        record="2026-001",
        what="sent_back",
        by="R. Manager",
        role="ssw",
        text="Ask the  school first.",
        at=NOON,
    )
    assert verdict(RECORD, Said("agrees", "R. Manager", "staff"), AT).text == ""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("verdict_missing", SAID._replace(what="correction")),
        ("name_missing", SAID._replace(by=" \n")),
        ("own_decision", SAID._replace(by="Zoë Carer")),
        ("own_decision", SAID._replace(by=" zoe\u0308  CARER ")),
        ("role_missing", SAID._replace(role="parent")),
        ("reasons_needed", SAID._replace(text=" \n")),
        ("reasons_needed", SAID._replace(what="sent_back", text="")),
        ("words_too_long", SAID._replace(text="x" * (LONGEST_TEXT + 1))),
        ("words_too_long", SAID._replace(by="x" * (LONGEST_TEXT + 1))),
    ],
)
def test_what_is_missing_or_too_much_is_told(code: str, said: Said) -> None:
    """Nobody judges their own decision, however their name is written; each other lack is told by its own code."""
    with pytest.raises(AppError, match=f"^{code}$"):
        verdict(RECORD, said, AT)


def test_a_record_without_an_author_can_be_judged_by_anybody() -> None:
    """Where no name was kept there is nobody to be the same as."""
    nameless = sealed(replace(content("2026-001"), author=""))
    assert verdict(nameless, SAID, AT).by == "R. Manager"


def test_it_can_be_proved_with_the_record_alone() -> None:
    """It holds for the record it is on, with the key and signature that stand in it; read back it is the same."""
    said = proved()
    assert holds(said, RECORD.digest, verifier)
    assert verdict_from_json(said.to_json()) == said
    assert set(said.to_json()) == {"record", "what", "by", "text", "at", "role", "public", "signature"}


@pytest.mark.parametrize("field", ["record", "what", "by", "text", "at", "role", "public", "signature"])
def test_no_part_of_it_can_be_changed(field: str) -> None:
    """Another word, name, role, time, number, key or signature, and it does not hold any more."""
    said = proved()
    other: Any = {"what": "agrees", "public": signer(bytes(32))[0], "signature": "00" * 64}.get(field, "another")
    assert not holds(replace(said, **{field: other}), RECORD.digest, verifier)


def test_it_holds_for_no_other_record() -> None:
    """Not for one with the same number that says something else."""
    assert not holds(proved(), sealed(content("2026-001", reasons="Other.")).digest, verifier)


@pytest.mark.parametrize("field", ["public", "signature"])
@pytest.mark.parametrize("value", ["", "zz", "ab", "é" * 64])
def test_what_is_no_key_and_no_signature_holds_nothing(field: str, value: str) -> None:
    """It is refused and does not trip anybody."""
    changed: dict[str, Any] = {field: value}
    assert not holds(replace(proved(), **changed), RECORD.digest, verifier)


def test_half_a_letter_holds_nothing() -> None:
    """Words that cannot be written down were never signed."""
    assert not holds(replace(proved(), text="\ud800"), RECORD.digest, verifier)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "agrees",
        {},
        {**proved().to_json(), "more": "x"},
        {**proved().to_json(), "what": "correction"},
        {**proved().to_json(), "what": ["agrees"]},
        {**proved().to_json(), "record": "../2026-001"},
        {**proved().to_json(), "text": 7},
        {**proved().to_json(), "body": {"said": "x"}},
    ],
)
def test_what_is_no_verdict_is_not_read(raw: object) -> None:
    """Anything else than a verdict on a record's number is refused in one of three ways."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        verdict_from_json(raw)


def test_older_additions_keep_their_bytes() -> None:
    """A correction is written as it always was; role and proof stand only in what has them."""
    old: dict[str, Any] = {
        "record": "2026-001",
        "what": "correction",
        "by": "Zoë",
        "text": "It was Tuesday.",
        "at": NOON,
    }
    assert canonical(Addition(**old).to_json()) == canonical(old)
    assert Addition(**old).role == ""


def test_every_verdict_and_role_has_its_words() -> None:
    """On paper and in a search for a person; and so has a signed paper."""
    words = Words()
    for what in (*VERDICTS, "scan"):
        assert words.text("keeping", f"what.{what}")
        assert words.text("keeping", f"where.{what}")
    for role in ROLES:
        assert words.text("papers", f"role.{role}")
