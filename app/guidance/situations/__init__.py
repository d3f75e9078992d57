"""Common situations as answers, so that the guidance can be read as tables and not only as logic."""

from __future__ import annotations

from collections.abc import Mapping

from app.guidance.situations.everyday import EVERYDAY, FAMILY, MOVES
from app.guidance.situations.requests import PAPERS, REQUESTS
from app.guidance.situations.shape import ROLES, Situation
from app.guidance.situations.walked import DEFAULTS, Default, Line, completed, lines
from app.guidance.situations.worries import ALLEGATIONS, OTHERS, PARTICULAR, WORRIES

GROUPS: Mapping[str, tuple[Situation, ...]] = {
    "worries": WORRIES,
    "allegations": ALLEGATIONS,
    "particular": PARTICULAR,
    "others": OTHERS,
    "moves": MOVES,
    "family": FAMILY,
    "requests": REQUESTS,
    "papers": PAPERS,
    "everyday": EVERYDAY,
}
"""Situations by what they have in common; a group is a page."""

__all__ = ["DEFAULTS", "GROUPS", "ROLES", "Default", "Line", "Situation", "completed", "lines"]
