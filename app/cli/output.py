"""How the command line speaks: lines, JSON, and the ways a command can end."""

from __future__ import annotations

import json
import sys

DONE, NO, WRONG, FAULT, STOPPED = 0, 1, 2, 3, 130
"""Done; the answer is no; the input is wrong; a fault of the program; stopped by Ctrl-C, as shells say it."""


def say(text: str = "") -> None:
    """A line for whoever reads the result."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """A line beside the result: what went wrong, or what to know."""
    sys.stderr.write(f"{text}\n")


def say_json(value: object) -> None:
    """A value for another program."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def filled(sentence: str, **facts: object) -> str:
    """A sentence on one line, with its facts. A missing fact leaves its place empty rather than hiding the error."""
    return " ".join(sentence.format_map(_Facts(facts)).split())


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""
