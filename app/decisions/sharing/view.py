"""The table of who gets what as the window shows it: each cell in words, and the acts that change it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.decisions.draft import Draft, nfc
from app.decisions.sharing.acts import shortened
from app.decisions.sharing.assessing import asks, assess_all
from app.decisions.sharing.guard import blocks, excluded, words_of
from app.decisions.sharing.matrix import CellState, answers_that_count, difference, give, matrix
from app.decisions.sharing.sealing import cell_line, recipient_line, said
from app.decisions.sharing.searching import finds
from app.decisions.sharing.values import Cell, Give, Item, Recipient, Ruling
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.errors import AppError
from app.guidance.evaluate import Assessment
from app.guidance.model import Guidance
from app.settings import Adopted

TITLE = 64
"""Letters of a thing's words that stand for it beside the table."""

AROUND = 60
"""Letters on each side of something that was found."""


_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One thing and one recipient. `mark`: no, part, yes, blocked (nothing goes, and all of it may not) or the first
    of matrix.NEEDS; `barred`: all of it may not go, whatever is said; `free`: nothing keeps all of it back; `held`:
    what keeps it back, in words; `finds`: how many things found in its words are to be decided; `sent`: when it last
    went (ISO); `changed`: its words to go are not those that went."""

    item: str
    recipient: str
    give: Give
    decided: bool
    proposed: Give
    rule: str
    mark: str
    barred: bool
    free: bool
    held: tuple[str, ...]
    needs: tuple[str, ...]
    words: str
    reason: str
    finds: int
    sent: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One recipient: what they are called, what the guidance says, and the ids and headings of what is still open."""

    recipient: str
    name: str
    kind: str
    title: str
    why: str
    asks: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindView:
    """Something found in the words for a recipient, with what stands around it. `ref`: what the person it is of is
    called; `may_go`: what was decided about it, or None."""

    id: str
    kind: str
    text: str
    before: str
    after: str
    item: str
    ref: str
    may_go: bool | None


class Table:
    """The table of one draft, each recipient assessed as things stand at a moment. What is decided in it is a new
    Sharing; the answers and the recipients stay as they were when it was made."""

    def __init__(self, draft: Draft, guidance: Guidance, wording: Wording, adopted: Adopted, at: datetime) -> None:
        self._wording = wording
        found = assess_all(guidance, draft, adopted, at)
        self._answers = answers_that_count(draft, found)
        self._outcomes = {id: each.outcome for id, each in found.items()}
        self.columns = tuple(self._column(each, guidance, found[each.id]) for each in draft.sharing.recipients)

    def row(self, sharing: Sharing, item: str) -> tuple[CellView, ...]:
        """The cells of one thing, in the order of the recipients. Raises KeyError."""
        (states,) = self._states(replace(sharing, items=(sharing.item(item),)))
        return tuple(self._view(sharing, state) for state in states)

    def column(self, sharing: Sharing, recipient: str) -> tuple[CellView, ...]:
        """The cells of one recipient, in the order of the things. Raises KeyError."""
        rows = self._states(replace(sharing, recipients=(sharing.recipient(recipient),)))
        return tuple(self._view(sharing, state) for (state,) in rows)

    def cell(self, sharing: Sharing, item: str, recipient: str) -> CellView:
        """One cell. Raises KeyError."""
        only = replace(sharing, items=(sharing.item(item),), recipients=(sharing.recipient(recipient),))
        ((state,),) = self._states(only)
        return self._view(sharing, state)

    def tried(self, sharing: Sharing, item: str, recipient: str) -> CellView:
        """One cell as it would be if its words went as a part, whatever they would tell. Raises KeyError."""
        return self.cell(sharing.put_cell(replace(sharing.cell(item, recipient), give="part")), item, recipient)

    def proposals(self, sharing: Sharing, recipient: str) -> Sharing:
        """The same with every cell of a recipient that nobody decided as it is proposed. What is held back, and what
        would want words of its own, stays undecided."""
        for cell in self.column(sharing, recipient):
            if not cell.decided and not cell.held and cell.proposed != "part":
                sharing = give(sharing, cell.item, cell.recipient, cell.proposed)
        return sharing

    def _states(self, sharing: Sharing) -> tuple[tuple[CellState, ...], ...]:
        return matrix(sharing, self._answers, self._outcomes)

    def _column(self, recipient: Recipient, guidance: Guidance, found: Assessment) -> ColumnView:
        line, kind = recipient_line(recipient.id, found, guidance, self._wording), self._kind(recipient)
        return ColumnView(
            recipient=recipient.id,
            name=recipient.name.strip() or recipient.role.strip() or kind,
            kind=kind,
            title=line.title,
            why=line.why,
            asks=asks(guidance, found),
            open=line.open,
        )

    def _kind(self, recipient: Recipient) -> str:
        return said(self._wording, f"recipient.{recipient.kind}")

    def _view(self, sharing: Sharing, state: CellState) -> CellView:
        # What no reason can lift is said alone.
        line, cell = (
            cell_line(sharing, replace(state, excluded=()) if state.blocks else state, self._wording),
            state.cell,
        )
        whole, stays_out = state.blocks, state.excluded
        if cell.give == "part":  # where the state speaks of the part alone
            item, to = state.item, state.recipient
            whole = blocks(sharing, item, to, "yes", item.text)
            stays_out = excluded(sharing, item, to, "yes", item.text)
        mark = state.needs[0] if state.needs else "blocked" if cell.give == "no" and whole else cell.give
        return CellView(
            item=cell.item,
            recipient=cell.recipient,
            give=cell.give,
            decided=cell in sharing.cells,
            proposed=state.proposed,
            rule=line.rule_words,
            mark=mark,
            barred=bool(whole),
            free=not (whole or stays_out),
            held=line.held,
            needs=state.needs,
            words=cell.words,
            reason=cell.reason,
            finds=len(state.finds),
            sent=state.sent,
            changed=bool(state.sent) and cell.item in difference(sharing, cell.recipient),
        )


def choose(sharing: Sharing, item: str, recipient: str, chosen: Give) -> Sharing:
    """The same with this decided about a cell; its words and its reason stay. Raises AppError("cell_blocked") where it
    would tell them what they must not learn."""
    return give(sharing, item, recipient, chosen)


def write(sharing: Sharing, item: str, recipient: str, words: str) -> Sharing:
    """The same with these words for a part. Words that would tell what must not be learnt are kept, and nothing goes
    until they are changed."""
    try:
        return give(sharing, item, recipient, "part", words=words)
    except AppError:
        return sharing.put_cell(replace(sharing.cell(item, recipient), give="no", words=nfc(words)))


def explain(sharing: Sharing, item: str, recipient: str, reason: str) -> Sharing:
    """The same with the reason of one cell."""
    return sharing.put_cell(replace(sharing.cell(item, recipient), reason=nfc(reason)))


def rule_on(sharing: Sharing, recipient: str, find: str, *, may_go: bool) -> Sharing:
    """The same with this decided about something that was found."""
    return sharing.put_ruling(Ruling(recipient=recipient, find=find, may_go=may_go))


def found(sharing: Sharing, recipient: str) -> tuple[FindView, ...]:
    """What was found in all words that go to a recipient, each thing once. Raises KeyError."""
    to = sharing.recipient(recipient)
    seen: dict[str, FindView] = {}
    for item in sharing.items:
        for view in _found(sharing, to, item, sharing.cell(item.id, recipient)):
            seen.setdefault(view.id, view)
    return tuple(seen.values())


def _found(sharing: Sharing, to: Recipient, item: Item, cell: Cell) -> Iterator[FindView]:
    words = words_of(item, cell)
    ruled = {ruling.find: ruling.may_go for ruling in sharing.rulings if ruling.recipient == to.id}
    refs = {person.id: person.ref for person in sharing.people}
    for find in finds(sharing, to, words):
        before, there, after = words.partition(find.text)
        if not there:
            before, after = words, ""
        yield FindView(
            id=find.id,
            kind=find.kind,
            text=find.text,
            before=_end(before),
            after=_start(after),
            item=shortened(item.text, TITLE),
            ref=refs.get(find.person, ""),
            may_go=ruled.get(find.id),
        )


def _end(text: str) -> str:
    plain = _SPACE.sub(" ", text)
    return plain if len(plain) <= AROUND else f"…{plain[-AROUND:]}"


def _start(text: str) -> str:
    plain = _SPACE.sub(" ", text)
    return plain if len(plain) <= AROUND else f"{plain[:AROUND]}…"
