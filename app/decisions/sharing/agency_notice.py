"""The agency's own notices as plain text that it can change: headings, paragraphs and lists, by how lines begin."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.decisions.draft import nfc
from app.errors import AppError
from app.words import Words

Kind = Literal["privacy", "children"]
KINDS: tuple[Kind, ...] = ("privacy", "children")
PLACES = ("agency", "phone")
"""What the agency writes in its place: {agency} and {phone}."""

LONGEST = 40_000
"""Characters: more than ten pages, and nobody reads that."""

_HEADING, _ITEM = "#", "-"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, or an item of a list."""

    kind: Literal["heading", "paragraph", "item"]
    text: str


def shipped(kind: Kind, words: Words, known: Mapping[str, str]) -> str:
    """The text as it comes with the program, with what is `known` of PLACES put in; the others stay to be filled."""
    text = words.text("notices", f"{kind}.text").strip() + "\n"
    for place in PLACES:
        text = text.replace(f"{{{place}}}", known.get(place) or f"{{{place}}}")
    return text


def read(raw: bytes, name: str) -> str:
    """The text in a file that somebody changed; `name` is what they called it.

    Raises AppError: notice_too_long, notice_unreadable (it is no text)."""
    if len(raw) > 4 * LONGEST:
        raise AppError("notice_too_long", file=name, longest=LONGEST)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AppError("notice_unreadable", file=name) from None
    if any(unicodedata.category(letter) == "Cc" and not letter.isspace() for letter in text):
        raise AppError("notice_unreadable", file=name)
    blocks(text, name)
    return nfc(text)


def blocks(text: str, name: str = "") -> tuple[Block, ...]:
    """The text part by part; lines that follow one another without an empty one between are paragraphs of their own.

    Raises AppError: notice_too_long, notice_empty (it does not begin with a heading, or has nothing below one)."""
    if len(text) > LONGEST:
        raise AppError("notice_too_long", file=name, longest=LONGEST)
    found = tuple(_block(line.strip()) for line in text.splitlines() if line.strip().strip("#-").strip())
    if not found or found[0].kind != "heading" or all(each.kind == "heading" for each in found):
        raise AppError("notice_empty", file=name)
    return found


def _block(line: str) -> Block:
    if line.startswith(_HEADING):
        return Block("heading", line.lstrip(_HEADING).strip())
    if line.startswith(_ITEM):
        return Block("item", line.lstrip(_ITEM).strip())
    return Block("paragraph", line)
