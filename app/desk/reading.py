"""The guidance as it stands, and what it would say today about what was sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.about import About
from app.decisions.about import about as about_guidance
from app.decisions.again import Again
from app.decisions.again import again as hold_against
from app.guidance import GUIDANCE

if TYPE_CHECKING:
    from app.desk import Desk


def about(desk: Desk) -> About:
    """What this copy's guidance is, and whether it is the one that was proved."""
    return about_guidance(GUIDANCE, desk.words, desk.settings.adopted)


def again(desk: Desk) -> tuple[Again, ...]:
    """Every sealed decision held against today's rules, the newest first."""
    hands = desk.hands()
    adopted, today = hands.settings.adopted, hands.clock()
    wording = desk.pages.wording(GUIDANCE.edition(adopted.edition or GUIDANCE.editions[0].id))
    return tuple(hold_against(record.content, wording, adopted, today) for record in hands.register.records())
