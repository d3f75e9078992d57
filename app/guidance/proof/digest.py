"""The fingerprint of the guidance and its words: the same on every computer and version of Python."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from app.guidance.conditions import Term
from app.guidance.model import Guidance
from app.guidance.proof.worded import sections
from app.guidance.proposals import PROPOSALS, TERMS
from app.words import Words


def digest(guidance: Guidance, words: Words) -> str:
    """SHA-256, in hex, over everything that decides and every word that says it.

    A comment or the layout of a file of words counts for nothing; an id, an order, a condition or a word does.
    """
    there = [section for section in sections(guidance) if (words.folder / f"{section}.toml").exists()]
    whole = {
        "guidance": _canonical(guidance),
        "proposals": _canonical(PROPOSALS),
        "terms": [[term.id, _canonical(term.means)] for term in dict.fromkeys((*guidance.terms(), *TERMS))],
        "words": {section: words.section(section) for section in there},
        "locale": words.locale,
    }
    return sha256(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _canonical(value: object) -> Any:
    """Plain JSON values that are equal for equal guidance. A named condition stands as its name; sets are sorted."""
    match value:
        case Term(id, _):
            return {"term": id}
        case Enum():
            return value.value
        case str() | bool() | int() | None:
            return value
        case frozenset():
            return sorted(_canonical(each) for each in value)
        case tuple():
            return [_canonical(each) for each in value]
        case _ if is_dataclass(value):
            return {"is": type(value).__name__, **{f.name: _canonical(getattr(value, f.name)) for f in fields(value)}}
        case _:
            raise TypeError(type(value).__name__)
