"""A second person's verdict on a sealed record: who may give one, what it says, and proving that it is theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from app.decisions.additions import VERDICTS, Addition
from app.decisions.draft import nfc
from app.decisions.record import canonical
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT

if TYPE_CHECKING:
    from datetime import datetime

    from app.decisions.additions import What
    from app.decisions.record import Record, Sign, Verify

ROLES = ("ssw", "manager", "staff", "carer")
"""Who a second person can be; papers.toml has the words."""

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{3,6}")


class Said(NamedTuple):
    """What a second person says: agrees, disagrees or sent_back; their name and role; and their reasons."""

    what: What
    by: str
    role: str
    text: str = ""


def verdict(record: Record, said: Said, at: datetime) -> Addition:
    """What they said as it is to be signed.

    Raises AppError: verdict_missing, name_missing, own_decision (the author cannot judge their own decision),
    role_missing, reasons_needed, words_too_long.
    """
    by, text = " ".join(nfc(said.by).split()), nfc(said.text).strip()
    if said.what not in VERDICTS:
        raise AppError("verdict_missing")
    if not by:
        raise AppError("name_missing")
    if _folded(by) == _folded(record.content.author):
        raise AppError("own_decision", number=record.number)
    if said.role not in ROLES:
        raise AppError("role_missing")
    if not text and said.what != "agrees":
        raise AppError("reasons_needed")
    if max(len(by), len(text)) > LONGEST_TEXT:
        raise AppError("words_too_long", longest=LONGEST_TEXT)
    return Addition(record=record.number, what=said.what, by=by, role=said.role, text=text, at=at.isoformat())


def signed(said: Addition, digest: str, public: str, sign: Sign) -> Addition:
    """A verdict on the record of this digest (hex) with its proof; `public` (hex) is the key that `sign` signs with."""
    bare = replace(said, public=public, signature="")
    return replace(bare, signature=sign(_message(bare, digest)).hex())


def holds(said: Addition, digest: str, verifier: Callable[[str], Verify]) -> bool:
    """Whether a verdict is on the record of this digest (hex), and as it was signed. `verifier`: gives, for a public
    key in hex, what says whether it made a signature; ValueError for what is no public key."""
    try:
        return verifier(said.public)(bytes.fromhex(said.signature), _message(said, digest))
    except ValueError:
        return False


def verdict_from_json(raw: Any) -> Addition:
    """The verdict that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    said = Addition(**raw)
    if said.body or not all(isinstance(getattr(said, name), str) for name in said.__slots__ if name != "body"):
        raise TypeError("a verdict is made of texts")
    if said.what not in VERDICTS or not _NUMBER.fullmatch(said.record):
        raise ValueError(said.what)
    return said


def _message(said: Addition, digest: str) -> bytes:
    """What is signed: the SHA-256 of the verdict and of which record it is on."""
    bare = replace(said, signature="").to_json()
    return hashlib.sha256(canonical({"form": "sharewell verdict v1", "digest": digest, **bare})).digest()


def _folded(name: str) -> str:
    return " ".join(nfc(nfc(name).casefold()).split())
