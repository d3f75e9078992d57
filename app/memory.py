"""The program's memory: no copy of it may reach the disk when it ends badly, and no other program may read it."""

from __future__ import annotations

import sys

_SET_DUMPABLE = 4
_DENY_ATTACH = 31


def no_dumps() -> None:
    """From now on this process leaves no core dump, and programs of the same person cannot read its memory.

    On macOS not yet seen running; on Windows there is nothing to switch off. Doing it again is harmless.
    """
    if sys.platform == "win32":
        return
    import ctypes
    import resource

    # What may be asked for at most is left as it is, for the programs that are started from here.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    system = ctypes.CDLL(None)
    if sys.platform == "darwin":
        system.ptrace(_DENY_ATTACH, 0, None, 0)
    else:
        system.prctl(_SET_DUMPABLE, *[ctypes.c_ulong(0)] * 4)
