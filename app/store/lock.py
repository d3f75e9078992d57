"""One Sharewell at a time in one folder: a file lock that the system lifts when its holder ends, however it ends.

In the same file stands how many times something was saved, while that is not yet in the register's own file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from app.errors import AppError

if sys.platform == "win32":
    from app.windows import lock_byte as _take
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NOTE = 16
"""Where in the file the count stands: behind the byte that Windows locks."""


class Lock:
    """Holds a folder from the moment it is made until `release`. Raises AppError("already_open")."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / "register.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError:
            self.release()
            raise AppError("already_open", folder=str(folder)) from None

    def note(self, saves: int) -> None:
        """Note how many saves there were. It follows each one, so it is never ahead of what was confirmed.

        That it cannot be noted, on a full disk, must not make a save that was confirmed look like one that was not.
        """
        with suppress(OSError):
            os.lseek(self._handle, _NOTE, os.SEEK_SET)
            os.write(self._handle, f"{saves:020}".encode())

    def noted(self) -> int:
        """The count that a program left which was not closed; 0 where there is none, or none that can be read."""
        os.lseek(self._handle, _NOTE, os.SEEK_SET)
        found = os.read(self._handle, 20)
        return int(found) if found.isdigit() else 0

    def clear(self) -> None:
        """All that was saved is in the register's own file."""
        if self._handle >= 0:
            os.ftruncate(self._handle, 0)
            os.fsync(self._handle)  # a count that came back after a power cut would tell of saves that were not lost

    def release(self) -> None:
        """Let the next one in. The file stays: deleting it could let two in."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
