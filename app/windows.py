"""What Windows wants done its own way, in one place. Written from its documentation; not yet seen running.

Elsewhere what would call Windows does nothing and gives False.
"""

from __future__ import annotations

import sys
from typing import Any

LONGEST = 1200
"""Characters of a credential; Windows holds 1,280 and fails beyond without saying why (jaraco/keyring issue 355)."""

_EXCLUDE_FROM_CAPTURE = 0x11  # before Windows 10 version 2004 it blackens the window instead
_THIS_SESSION = 0
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW
_SESSION_CHANGE, _SESSION_LOCK = 0x2B1, 0x7


def fits_credentials(value: str) -> bool:
    """Whether a value is short enough for every keyring, that of Windows included; asked on every system."""
    return len(value) <= LONGEST


def stay_on_this_computer(ring: Any) -> bool:
    """Keep a keyring's entries out of roaming profiles: a secret that follows its user protects no device."""
    if sys.platform == "win32" and hasattr(ring, "persist"):
        ring.persist = "local machine"
        return True
    return False


def lock_byte(handle: int) -> bool:
    """Lock one byte of an open file until it is closed. Raises OSError if another program has it."""
    if sys.platform == "win32":
        import msvcrt
        import os

        # Beyond the end of the file, so that the byte locked is nobody's to read.
        os.lseek(handle, 1, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        return True
    return False


def hide_from_capture(window_id: int) -> bool:
    """Leave a top-level window out of screenshots, recordings and shared screens; whether that worked."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        return bool(ctypes.windll.user32.SetWindowDisplayAffinity(wintypes.HWND(window_id), _EXCLUDE_FROM_CAPTURE))
    return False


def watch_session(window_id: int) -> bool:
    """Have Windows tell this window when the person locks the computer; whether that worked."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        told = ctypes.windll.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window_id), _THIS_SESSION)
        return bool(told)
    return False


def is_session_lock(message: int, wparam: int) -> bool:
    """Whether a message to the window says that the computer was locked."""
    return (message, wparam) == (_SESSION_CHANGE, _SESSION_LOCK)


def is_remote_drive(anchor: str) -> bool:
    r"""Whether a drive ("Z:\") lies on another computer."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == _REMOTE)
    return False
