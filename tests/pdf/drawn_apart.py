"""Draws every paper for a few decisions and prints a digest of each: to be run on its own, wherever and whenever.

The number it is given is how many seconds its clock is ahead.
"""

from __future__ import annotations

import hashlib
import sys
import time

from tests.pdf.papers import PAPERS

NUMBERS = (3, 0, 1, 2)


def digests() -> dict[str, str]:
    """By the paper and the decision."""
    return {
        f"{name} {number}": hashlib.sha256(draw(number).pdf).hexdigest()
        for number in sorted(NUMBERS)
        for name, draw in PAPERS.items()
    }


def _ahead(seconds: float) -> None:
    """The clock of the system, as libraries ask for it, goes this much ahead."""
    now, local, universal = time.time, time.localtime, time.gmtime
    time.time = lambda: now() + seconds
    time.localtime = lambda at=None: local(now() + seconds if at is None else at)
    time.gmtime = lambda at=None: universal(now() + seconds if at is None else at)


if __name__ == "__main__":
    _ahead(float(sys.argv[1]))
    for name, digest in digests().items():
        sys.stdout.write(f"{name} {digest}\n")
