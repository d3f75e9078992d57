"""What happens to a fault that nobody expected: it is said in the window, and nothing about it is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType


def catch_faults(tell: Callable[[BaseException], None]) -> None:
    """Hand whatever nobody expected to `tell` instead of ending the program with a page of code."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            tell(fault)

    sys.excepthook = hook
