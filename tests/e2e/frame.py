"""What a window's frame does, since these displays have no window manager: says which windows there are, closes one."""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Mapping

CLIENT_MESSAGE = 33


class _Message(ctypes.Structure):
    """XClientMessageEvent, with room for the largest event."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("words", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    )


def windows(env: Mapping[str, str]) -> frozenset[str]:
    """The ids of the windows with a title that can be seen."""
    search = ("xdotool", "search", "--onlyvisible", "--name", ".")
    found = subprocess.run(search, env=dict(env), capture_output=True, text=True, timeout=20, check=False)
    return frozenset(found.stdout.split())


def title(env: Mapping[str, str], window: str) -> str:
    """What a window's frame would show."""
    done = subprocess.run(
        ("xdotool", "getwindowname", window), env=dict(env), capture_output=True, text=True, timeout=20, check=True
    )
    return done.stdout.strip()


def close_window(display: str, window: int) -> None:
    """Ask a window to close, as the cross in its corner does."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    server = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    assert server.value, f"no display {display}"
    atom = [ctypes.c_ulong(x11.XInternAtom(server, name, False)) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")]
    message = _Message(CLIENT_MESSAGE, 0, True, server.value, window, atom[0].value, 32, (atom[1].value,))
    x11.XSendEvent(server, ctypes.c_ulong(window), False, ctypes.c_long(0), ctypes.byref(message))
    x11.XCloseDisplay(server)
