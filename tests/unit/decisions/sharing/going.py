"""Sealed decisions to make papers of: what goes to whom, written out by hand."""

from __future__ import annotations

from app.decisions.content import Content
from app.decisions.sharing.sealed import CellLine, RecipientLine, SealedSharing
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.sharing.made import sharing

SEALED = "2026-11-21T09:30:00+00:00"


def going(of: Sharing | None = None, *, outcome: str = "share", **more: object) -> Content:
    """A sealed decision in which just what the cells say goes; each recipient has this outcome. `more` replaces parts
    of it."""
    of = sharing() if of is None else of
    parts: dict[str, object] = {
        "number": "2026-014",
        "draft": "0" * 32,
        "edition": "dfe_2018",
        "edition_title": "Seven golden rules, 2018",
        "guidance": "2026.11",
        "nation": "england",
        "author": "Sam Example",
        "author_role": "foster carer",
        "organisation": "Example Fostering",
        "started": SEALED,
        "known_at": SEALED,
        "sealed": SEALED,
        **dict.fromkeys(("happened", "judgement", "reasons", "look_again"), ""),
        **dict.fromkeys(("outcome", "decision"), outcome),
        **dict.fromkeys(("outcome_title", "decision_title"), "Share what is needed"),
        **dict.fromkeys(("tell_now", "parts", "rules", "calls", "sources"), ()),
        "agrees": True,
        "sharing": sealed(of, outcome),
    }
    return Content(**{**parts, **more})  # type: ignore[arg-type]  # each part under its own name


def sealed(
    of: Sharing, outcome: str = "share", *, open_: tuple[str, ...] = (), needs: tuple[str, ...] = ()
) -> SealedSharing:
    """What was decided, cell by cell, as it was put in."""
    return SealedSharing(
        sharing=of,
        recipients=tuple(
            RecipientLine(recipient=each.id, outcome=outcome, title="Share what is needed", why="", open=open_)
            for each in of.recipients
        ),
        cells=tuple(_line(of, item.id, each.id, needs) for item in of.items for each in of.recipients),
    )


def _line(of: Sharing, item: str, recipient: str, needs: tuple[str, ...]) -> CellLine:
    cell = of.cell(item, recipient)
    words = {"no": "", "part": cell.words, "yes": of.item(item).text}[cell.give]
    return CellLine(
        item=item,
        recipient=recipient,
        give=cell.give,
        words=words,
        reason=cell.reason,
        proposed="no",
        rule="nobody",
        rule_words="Nothing goes unless somebody says so.",
        needs=needs,
    )
