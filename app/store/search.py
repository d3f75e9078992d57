"""The index of what people wrote, so that a record is found by its words; it forgets what is disposed of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.decisions.sharing.codec import from_json
from app.decisions.sharing.own_words import boxes

_WORDS = re.compile(r"\w+")

_FIND = text(
    "SELECT number, snippet(search, 1, '', '', ' … ', 24) FROM search"
    " WHERE search MATCH :words ORDER BY rowid DESC LIMIT :most"
)


_WRITTEN = (
    *("number", "author", "organisation", "happened", "judgement", "reasons", "would_change", "look_again"),
    *("supersede_reason", "decision_title"),
)
"""Where in a decision somebody's own words stand, and its title, by which it is known."""


def searchable(payload: Mapping[str, Any]) -> str:
    """What somebody would look for in a decision: their own words and names, none of the guidance's."""
    return "\n".join(words for words in _own_words(payload) if words)


def _own_words(payload: Mapping[str, Any]) -> Iterator[str]:
    for key in _WRITTEN:
        yield payload.get(key, "")
    for call in payload.get("calls", ()):
        yield from (call["who"], call["said"], call["asked_to_do"])
    for rule in payload.get("rules", ()):
        for answer in rule["answers"]:
            yield answer["note"]
            if not answer["options"]:  # what was written, and not chosen from a list
                yield answer["answer"]
    for _, written in boxes(from_json(payload.get("sharing", {}).get("sharing", {}))):
        yield written


def put(at: Session | Connection, seq: int, number: str, payload: Mapping[str, Any]) -> None:
    """Take a decision into the index."""
    at.execute(
        text("INSERT INTO search (rowid, number, words) VALUES (:seq, :number, :words)"),
        {"seq": seq, "number": number, "words": searchable(payload)},
    )


def forget(session: Session, seq: int) -> None:
    """Take a decision out of the index; secure-delete overwrites its words."""
    session.execute(text("DELETE FROM search WHERE rowid = :seq"), {"seq": seq})


def find(session: Session, query: str, most: int) -> list[tuple[str, str]]:
    """(number, some words around) of decisions that hold every word of the query or a word that begins like it, the
    newest first."""
    words = _WORDS.findall(query[:1000])
    if not words:
        return []
    wanted = " ".join(f'"{word}"*' for word in words)
    return [(row[0], row[1]) for row in session.execute(_FIND, {"words": wanted, "most": most})]


def index_all(connection: Connection) -> None:
    """Take every decision that is there into a new index."""
    rows = connection.exec_driver_sql("SELECT seq, number, content FROM records WHERE kind = 'decision'").fetchall()
    for seq, number, content in rows:
        put(connection, seq, number, json.loads(content))
