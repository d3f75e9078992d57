"""Whoever changes the register behind our back, with the key in hand, is found at the entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.decisions.record import canonical, entry_from_json, record_of, seal
from app.paths import Places
from app.store.audit import Finding
from app.store.engine import connect
from app.store.register import Register
from app.vault.keys import Keys
from app.words import Words
from tests.store.sealing import content, fixed_keys, sealing

Connection = Any


def edit_answer(c: Connection) -> None:
    """Another reason in the second record."""
    c.execute("UPDATE records SET content = replace(content, 'told me', 'told you') WHERE seq = 2")


def edit_and_commit_anew(c: Connection) -> None:
    """Another reason, with the commitment and the digest made right, but not the signature."""
    header, body, salt, signature = _row(c, 2)
    body["reasons"] = "other"
    forged = record_of(entry_from_json(header, body, salt, signature))
    made = seal(
        forged.content, seq=2, prev=header["prev"], device=header["device"], salt=salt, sign=lambda _: signature
    )
    _put(c, made)


def sign_with_another_key(c: Connection) -> None:
    """The same, signed by another device."""
    header, body, salt, _ = _row(c, 2)
    other = fixed_keys(2)
    _put(
        c,
        seal(
            content(header["record"], "", "other"),
            seq=2,
            prev=header["prev"],
            device=other.device,
            salt=salt,
            sign=other.sign,
        ),
    )
    assert body


def back_date(c: Connection) -> None:
    """Another time in the header."""
    c.execute("UPDATE records SET header = replace(header, '2026-11-22', '2026-11-20') WHERE seq = 2")


def renumber(c: Connection) -> None:
    """Another number in the row."""
    c.execute("UPDATE records SET number = '2026-009' WHERE seq = 2")


def delete(c: Connection) -> None:
    """The second record gone."""
    c.execute("DELETE FROM records WHERE seq = 2")


def delete_and_close_up(c: Connection) -> None:
    """The second record gone and the third in its place."""
    c.execute("DELETE FROM records WHERE seq = 2")
    c.execute("UPDATE records SET seq = 2 WHERE seq = 3")


def swap(c: Connection) -> None:
    """The second and the third in each other's place."""
    for old, new in ((2, 9), (3, 2), (9, 3)):
        c.execute("UPDATE records SET seq = ? WHERE seq = ?", (new, old))


def erase(c: Connection) -> None:
    """The words of the second record gone, its header kept."""
    c.execute("UPDATE records SET content = '{}' WHERE seq = 2")


def nest(c: Connection) -> None:
    """JSON that would break a careless reader."""
    c.execute("UPDATE records SET content = ? WHERE seq = 2", ("[" * 200_000,))


def say_twice(c: Connection) -> None:
    """A key that stands twice, of which a careless reader sees one."""
    c.execute("""UPDATE records SET content = '{"reasons":"other",' || substr(content, 2) WHERE seq = 2""")


def change_salt(c: Connection) -> None:
    """Another salt."""
    c.execute("UPDATE records SET salt = zeroblob(32) WHERE seq = 2")


EDITS: dict[Callable[[Connection], None], list[tuple[str, str | None]]] = {
    edit_answer: [("found_changed", "2026-002")],
    edit_and_commit_anew: [("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    sign_with_another_key: [("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    back_date: [("found_changed", "2026-002"), ("found_unsigned", "2026-002"), ("found_moved", "2026-003")],
    renumber: [("found_changed", "2026-009")],
    delete: [("found_missing", None)],
    delete_and_close_up: [("found_moved", "2026-003"), ("found_missing", None)],
    swap: [("found_moved", "2026-003"), ("found_moved", "2026-002"), ("found_moved", "2026-004")],
    erase: [("found_changed", "2026-002")],
    nest: [("found_changed", "2026-002")],
    say_twice: [("found_changed", "2026-002")],
    change_salt: [("found_changed", "2026-002")],
}


def _row(c: Connection, seq: int) -> tuple[dict, dict, bytes, bytes]:
    header, body, salt, signature = c.execute(
        "SELECT header, content, salt, signature FROM records WHERE seq = ?", (seq,)
    ).fetchone()
    return json.loads(header), json.loads(body), salt, signature


def _put(c: Connection, made) -> None:
    header, body = (canonical(part.to_json()).decode() for part in (made.header, made.content))
    c.execute(
        "UPDATE records SET header = ?, content = ?, signature = ?, digest = ? WHERE seq = ?",
        (header, body, made.signature, made.digest, made.header.seq),
    )


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_edit_is_found_at_its_entry(
    register: Register, places: Places, keys: Keys, edit: Callable[[Connection], None]
) -> None:
    """Somebody with the key takes the triggers away and edits: the check names the record."""
    for _ in range(4):
        register.append(sealing(keys), None)
    connection = connect(places.register, keys.data_key)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    edit(connection)
    connection.close()
    assert [(found.code, found.record) for found in register.check(keys.verify)] == EDITS[edit]


def test_a_good_register_has_no_findings(register: Register, keys: Keys) -> None:
    """An empty register and one of sixty records are both found whole."""
    assert register.check(keys.verify) == []
    for _ in range(60):
        register.append(sealing(keys), None)
    assert register.check(keys.verify) == []


def test_another_device_is_not_this_one(register: Register, keys: Keys) -> None:
    """A chain that is whole but signed elsewhere is named at each record."""
    for _ in range(3):
        register.append(sealing(keys), None)
    found = register.check(fixed_keys(2).verify)
    assert [one.code for one in found] == ["found_unsigned"] * 3


@pytest.mark.parametrize("code", ["found_damaged", "found_missing", "found_moved", "found_changed", "found_unsigned"])
def test_findings_have_words(code: str) -> None:
    """Every finding has its title, what happened, what to do and a line, filled by the record's number."""
    words, found = Words(), Finding(code, "2026-001")
    for part in ("title", "what", "todo", "line"):
        assert "{" not in words.text("errors", f"{found.code}.{part}", record=found.record)
