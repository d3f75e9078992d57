"""Every sentence the program says, read a section at a time from resources/words/<locale>/<section>.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.paths import resources

Table = Mapping[str, Any]


@cache
def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))


class Words:
    """The words of one locale. `text("ui", "home.start")` gives `start` of table `home` in ui.toml."""

    def __init__(self, locale: str = "en_GB") -> None:
        self.locale = locale
        self.folder = resources() / "words" / locale
        self._sections: dict[str, Table] = {}

    def section(self, section: str) -> Table:
        """The whole file as nested tables. Raises FileNotFoundError for a section that does not exist."""
        if section not in self._sections:  # a path costs more than the sentence that is looked for
            self._sections[section] = _read(self.folder / f"{section}.toml")
        return self._sections[section]

    def find(self, section: str, key: str) -> str | None:
        """The sentence at a dotted key, or None where this locale has none."""
        at: Any = self.section(section)
        for part in key.split("."):
            if not isinstance(at, Mapping) or part not in at:
                return None
            at = at[part]
        return at if isinstance(at, str) else None

    def text(self, section: str, key: str, /, **facts: object) -> str:
        """The sentence at a dotted key with its {placeholders} filled. Raises KeyError: a missing word is a bug."""
        found = self.find(section, key)
        if found is None:
            raise KeyError(f"{self.locale}/{section}.toml has no words for {key}")
        return found.format(**facts) if facts else found

    def counted(self, section: str, key: str, count: int, /, **facts: object) -> str:
        """`key_one` or `key_other`, as English counts."""
        return self.text(section, f"{key}_{'one' if count == 1 else 'other'}", count=count, **facts)
