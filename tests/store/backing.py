"""Backups as the tests make them: with fixed keys, at fixed times."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.clock import UK
from app.paths import Places
from app.store.backup import Backup, Owner, Said, make_backup
from app.store.register import Register
from app.vault.keys import Keys

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UK)


def owner(keys: Keys) -> Owner:
    """Whose backups are made."""
    return Owner(keys.store, keys.device, keys.data_key, keys.sign, keys.verify)


def back_up(
    register: Register, places: Places, keys: Keys, folder: Path, at: datetime = AT, said: Said = lambda _: None
) -> Backup:
    """A backup with a key file that nobody opens."""
    return make_backup(register, places, owner(keys), folder, keys=b"{}", at=at, said=said)
