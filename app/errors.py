"""What may go wrong in daily life, by code; the words are in resources/words/<locale>/errors.toml."""

from __future__ import annotations


class AppError(Exception):
    """Something expected went wrong.

    `code` is a table in errors.toml with `title`, `what`, `todo` and `line` (one line for a terminal).
    `facts` fill the placeholders: ids, counts, file names given by the person; never what they wrote.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
