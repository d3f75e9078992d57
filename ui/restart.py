"""Beginning afresh: the program gives its place to a new one, and with it goes everything it had in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

RESTING = "--resting"
TEXT = "--text"


class Begin(NamedTuple):
    """How the window is to begin: over which folder, as practice, and locked (`resting`: where the window stood, in
    numbers; nothing about people) with its text at so many per cent."""

    store: str = ""
    scratch: bool = False
    resting: str | None = None
    percent: int = 100

    def words(self) -> list[str]:
        """The same as arguments; `read` understands them."""
        words = ["--store", self.store] if self.store else []
        words += ["--scratch"] if self.scratch else []
        return words if self.resting is None else [*words, RESTING, self.resting, TEXT, str(self.percent)]


def read(words: Sequence[str]) -> Begin | None:
    """What these arguments ask for, or None where they are not the window's own."""
    begin, rest = Begin(), list(words)
    while rest:
        match rest:
            case ["--scratch"] if begin == Begin():
                begin, rest = begin._replace(scratch=True), []
            case ["--store", folder, *rest] if begin == Begin():
                begin = begin._replace(store=folder)
            case ["--resting", place, "--text", percent] if percent.isdecimal():
                begin, rest = begin._replace(resting=place, percent=int(percent)), []
            case _:
                return None
    return begin


def again(begin: Begin) -> NoReturn:
    """Give this process to a new program, started as this one was. Raises OSError if the system does not do it.

    Same number, same terminal, same folder: nobody who watches the process notices. On Windows, which cannot do that,
    a new one is started and this one ends (not yet seen running).
    """
    how = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv) + 1]  # -m ui, or the script; frozen, nothing
    command = [sys.executable, *how, *begin.words()]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - this program in place of itself
