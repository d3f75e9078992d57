"""One Sharewell at a time in one folder: a file lock that the system lifts when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.errors import AppError

if sys.platform == "win32":
    from app.windows import lock_byte as _take
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Holds a folder from the moment it is made until `release`. Raises AppError("already_open")."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / "register.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError:
            self.release()
            raise AppError("already_open", folder=str(folder)) from None

    def release(self) -> None:
        """Let the next one in. The file stays: deleting it could let two in."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
