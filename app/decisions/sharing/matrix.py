"""Who gets what: each thing against each recipient, what is proposed, what holds it back, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.decisions.draft import Draft, nfc
from app.decisions.sharing.assessing import answers_of, assess_all
from app.decisions.sharing.guard import Block, blocks, excluded, words_of
from app.decisions.sharing.ledger import moment
from app.decisions.sharing.proposing import proposal
from app.decisions.sharing.searching import Find, left_out, undecided
from app.decisions.sharing.values import Cell, Give, Item, Recipient
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.guidance.evaluate import Assessment
from app.guidance.model import Answer, Guidance
from app.settings import Adopted

Place = tuple[str, str]
"""The ids of a thing and of a recipient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState:
    """One thing and one recipient. `cell` is what somebody decided, or that nothing goes; `proposed` and `rule` what
    the rules say. `blocks` and `excluded` hold back what goes or, where nothing goes, the whole of it. `finds` are
    still to be decided. `sent`: when it last went to them (ISO). `needs`: of NEEDS, what is missing before it can go.
    """

    item: Item
    recipient: Recipient
    cell: Cell
    proposed: Give
    rule: str
    blocks: tuple[Block, ...] = ()
    excluded: tuple[str, ...] = ()
    finds: tuple[Find, ...] = ()
    sent: str = ""
    needs: tuple[str, ...] = ()


NEEDS = ("blocked", "excluded", "reason", "words", "finds", "left_out")
"""It would tell what they must not learn; it holds what stays out unless a reason is given; it is not as proposed and
nothing says why; part of it goes, in no words yet; something found in the words is not decided, or was to stay out."""


def state(
    sharing: Sharing, item: Item, recipient: Recipient, answers: Mapping[str, Answer], outcome: str | None
) -> CellState:
    """One thing and one recipient, by the recipient's answers and the outcome for them."""
    here = {(cell.item, cell.recipient): cell for cell in sharing.cells}
    return _state(sharing, item, recipient, answers, outcome, here, _last_sent(sharing))


def matrix(
    sharing: Sharing,
    answers_by_recipient: Mapping[str, Mapping[str, Answer]],
    outcomes: Mapping[str, str | None],
) -> tuple[tuple[CellState, ...], ...]:
    """Every thing (a row) against every recipient (a column), by the answers and the outcome of each recipient id."""
    here = {(cell.item, cell.recipient): cell for cell in sharing.cells}
    sent = _last_sent(sharing)
    return tuple(
        tuple(
            _state(sharing, item, each, answers_by_recipient[each.id], outcomes[each.id], here, sent)
            for each in sharing.recipients
        )
        for item in sharing.items
    )


def drafted(guidance: Guidance, draft: Draft, adopted: Adopted, at: datetime) -> tuple[tuple[CellState, ...], ...]:
    """The matrix of a draft, each recipient assessed as things stand at a moment."""
    found = assess_all(guidance, draft, adopted, at)
    return matrix(draft.sharing, answers_that_count(draft, found), {id: each.outcome for id, each in found.items()})


def answers_that_count(draft: Draft, found: Mapping[str, Assessment]) -> dict[str, dict[str, Answer]]:
    """The answers of each recipient, without those to questions that are not asked for them."""
    return {
        each.id: {q: a for q, a in answers_of(draft.answers, each).items() if q in found[each.id].path}
        for each in draft.sharing.recipients
    }


def give(
    sharing: Sharing,
    item_id: str,
    recipient_id: str,
    give: Give,
    *,
    words: str | None = None,
    reason: str | None = None,
) -> Sharing:
    """The same with this decided about a thing and a recipient; words or a reason that are not given stay as they were.

    Raises KeyError for ids that are not there, and AppError("cell_blocked") where what would go would tell them what
    they must not learn."""
    item, recipient = sharing.item(item_id), sharing.recipient(recipient_id)
    was = sharing.cell(item_id, recipient_id)
    cell = replace(
        was,
        give=give,
        words=was.words if words is None else nfc(words),
        reason=was.reason if reason is None else nfc(reason),
    )
    for block in _blocks(sharing, item, recipient, cell):
        raise AppError(
            "cell_blocked",
            item=f"{sharing.items.index(item) + 1} ({item.kind})",
            recipient=f"{sharing.recipients.index(recipient) + 1} ({recipient.kind})",
            what=block.what,
        )
    return sharing.put_cell(cell)


def difference(sharing: Sharing, recipient_id: str) -> tuple[str, ...]:
    """The ids of the things whose words to go now are not those that last went to a recipient: all that goes, where
    nothing was sent."""
    went = {item: words for (item, to), (_, words) in _last_sent(sharing).items() if to == recipient_id}
    to_go = ((item, words_of(item, sharing.cell(item.id, recipient_id))) for item in sharing.items)
    return tuple(item.id for item, words in to_go if words and words != went.get(item.id))


def _state(
    sharing: Sharing,
    item: Item,
    recipient: Recipient,
    answers: Mapping[str, Answer],
    outcome: str | None,
    cells: Mapping[Place, Cell],
    sent: Mapping[Place, tuple[str, str | None]],
) -> CellState:
    place = (item.id, recipient.id)
    cell = cells.get(place, Cell(item=item.id, recipient=recipient.id, give="no"))
    whole = replace(cell, give="yes")
    would_tell = _blocks(sharing, item, recipient, whole)
    stays_out = excluded(sharing, item, recipient, whole.give, item.text)
    rule = proposal(item, recipient, answers, outcome, barred=bool(would_tell))
    goes = cell.give != "no"
    words = words_of(item, cell)
    blocked, out = would_tell, stays_out
    if cell.give == "part":
        blocked = _blocks(sharing, item, recipient, cell)
        out = excluded(sharing, item, recipient, cell.give, words)
    if goes and cell.reason.strip():
        out = ()  # a reason of its own lifts it
    finds = undecided(sharing, recipient, words) if goes else ()
    explained = cell.reason.strip() or sharing.reason(item.id) or sharing.reason(recipient.id)
    # Giving less because something must stay out says why by itself.
    less = cell.give != "yes" and rule.give != "no" and (would_tell or stays_out)
    missing = {
        "blocked": goes and blocked,
        "excluded": goes and out,
        "reason": place in cells and cell.give != rule.give and not explained and not less,
        "words": cell.give == "part" and not words.strip(),
        "finds": finds,
        "left_out": goes and left_out(sharing, recipient, words),
    }
    return CellState(
        item=item,
        recipient=recipient,
        cell=cell,
        proposed=rule.give,
        rule=rule.id,
        blocks=blocked,
        excluded=out,
        finds=finds,
        sent=sent[place][0] if place in sent else "",
        needs=tuple(need for need in NEEDS if missing[need]),
    )


def _blocks(sharing: Sharing, item: Item, recipient: Recipient, cell: Cell) -> tuple[Block, ...]:
    return blocks(sharing, item, recipient, cell.give, words_of(item, cell))


def _last_sent(sharing: Sharing) -> dict[Place, tuple[str, str | None]]:
    """When each thing last went to each recipient, and its words as they went; None where nobody kept them."""
    last: dict[Place, tuple[str, str | None]] = {}
    for sent in sorted(sharing.sent, key=lambda each: moment(each.at)):
        for number, item in enumerate(sent.items):
            last[item, sent.recipient] = (sent.at, sent.went[number] if number < len(sent.went) else None)
    return last
