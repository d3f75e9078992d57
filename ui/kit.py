"""What every page is made with: the words, the look and the time of day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from app.clock import spoken_day, spoken_time
from ui.flow import MEASURE, Flows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.clock import Clock
    from app.words import Words
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Kit:
    """Handed to every page. `say("home.start")` is that sentence of ui.toml."""

    words: Words
    theme: Theme
    clock: Clock
    flow: Flows = field(init=False)
    _measures: dict[tuple[str, int], float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", Flows(self.theme))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence at a key of ui.toml, with its placeholders filled."""
        return self.words.text("ui", key, **facts)

    def table(self, key: str) -> Mapping[str, str]:
        """A whole table of ui.toml, in its order."""
        found: Mapping[str, str] = self.words.section("ui")[key]
        return found

    def measure(self, role: str = "body") -> float:
        """The width of the longest line that reads well, in pixels."""
        found = self._measures.get((role, self.theme.percent))
        if found is None:
            found = QFontMetricsF(self.theme.font(role)).averageCharWidth() * MEASURE
            self._measures[role, self.theme.percent] = found
        return found

    def time(self, at: datetime) -> str:
        """A time as it is said: 2.05 pm."""
        return spoken_time(at, self.words.section("dates"))

    def day(self, at: datetime) -> str:
        """A day as it is said: today, or Friday 20 November 2026."""
        if at.date() == self.clock().date():
            return self.say("time.today")
        return spoken_day(at.date(), self.words.section("dates"))

    def moment(self, at: datetime) -> str:
        """A day and a time: today, 2.05 pm."""
        return self.say("time.moment", day=self.day(at), time=self.time(at))
