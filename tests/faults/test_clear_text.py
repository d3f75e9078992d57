"""Nothing that a person writes can be read from the files of their register."""

from __future__ import annotations

from pathlib import Path

from app.paths import Places
from app.store.register import Register
from app.vault import inbox, opening
from app.vault.stretch import LEAST
from tests.store.sealing import MARK, NOON, sealing

WORDS = "Quite an unusual passphrase"


def readable(root: Path, *secrets: str) -> list[tuple[str, str]]:
    """Every file under `root` that holds one of these, as text in two encodings or as a name."""
    return [
        (path.name, secret)
        for path in sorted(root.rglob("*"))
        for secret in secrets
        for form in (secret, secret.lower())
        if form in path.name
        or (path.is_file() and any(form.encode(code) in path.read_bytes() for code in ("utf-8", "utf-16-le")))
    ]


def test_no_clear_text_in_any_file(tmp_path: Path) -> None:
    """A marked name in drafts, deleted drafts, records and notes, the passphrase, the recovery key and the data key
    are in no file: not while the register is open, not in its log, not after it is closed."""
    places = Places(tmp_path / "store")
    keys, printed = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    register = Register.create(places, keys.data_key)
    secrets = (MARK, MARK.split()[0], WORDS, printed, printed.replace("-", ""), keys.data_key.hex())
    assert readable(tmp_path, "register", "argon2id"), "the search itself must find what is there"
    for turn in range(20):
        register.save_draft(f"d{turn}", {"text": f"{MARK} " * 50}, NOON)
        inbox.seal_note(places, f"{MARK} rang".encode())
    assert len([path for path in places.root.iterdir() if path.name.startswith("register.db")]) == 3
    assert readable(tmp_path, *secrets) == []
    for turn in range(10):
        register.append(sealing(keys, f"d{turn}"), f"d{turn}")
        register.delete_draft(f"d{turn + 10}")
    assert readable(tmp_path, *secrets) == []
    for note in inbox.read_notes(places, keys):
        inbox.delete_note(places, note.name)
    register.close()
    opening.unlock(places, WORDS, cost=LEAST)
    assert readable(tmp_path, *secrets) == []
