"""From the sharing of a draft to what its record says of it: each recipient, each cell, and each code in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.decisions.draft import Draft
from app.decisions.sharing.assessing import asks, assess_all
from app.decisions.sharing.guard import Block, words_of
from app.decisions.sharing.matrix import CellState, answers_that_count, matrix
from app.decisions.sharing.sealed import NOTHING, CellLine, RecipientLine, SealedSharing
from app.decisions.sharing.values import GIVES
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment
from app.guidance.model import Guidance
from app.settings import Adopted

QUESTION_OF = {"kind": "material", "recipient": "recipient"}
"""Codes that are the options of a question, and worded there; all others are in sharing.toml."""

LEDGERS = ("asked", "standing", "understood", "form", "told", "how", "heard")
"""Tables of codes that a line of a ledger may hold."""


def sealed_sharing(draft: Draft, guidance: Guidance, wording: Wording, adopted: Adopted, at: datetime) -> SealedSharing:
    """What a record says of who gets what, as things stand at a moment; NOTHING where nothing was put in."""
    sharing = draft.sharing
    if not sharing:
        return NOTHING
    found = assess_all(guidance, draft, adopted, at)
    outcomes = {id: each.outcome for id, each in found.items()}
    rows = matrix(sharing, answers_that_count(draft, found), outcomes)
    return SealedSharing(
        sharing=sharing,
        recipients=tuple(recipient_line(id, each, guidance, wording) for id, each in found.items()),
        cells=tuple(cell_line(sharing, cell, wording) for row in rows for cell in row),
        words=tuple((code, said(wording, code)) for code in dict.fromkeys((*codes(sharing), *ledger_codes(wording)))),
    )


def said(wording: Wording, code: str) -> str:
    """A code such as kind.concern in words. What somebody wrote in the place of a code stands for itself."""
    table, _, option = code.partition(".")
    if table in QUESTION_OF:
        return wording.label(QUESTION_OF[table], option) or option
    return wording.words.find("sharing", code) or option


def codes(sharing: Sharing) -> Iterator[str]:
    """Every code that is used, under the table that words it; some more than once."""
    yield from (f"give.{give}" for give in GIVES)
    for person in sharing.people:
        yield f"role.{person.role}"
    for item in sharing.items:
        yield from (f"kind.{item.kind}", f"sort.{item.sort}", f"accuracy.{item.accuracy}")
        yield from (f"flag.{flag}" for flag in item.flags)
        yield from (f"secret.{secret}" for secret in item.secrets)
    for bar in sharing.bars:
        yield from (f"secret.{what}" for what in bar.what)
        sort, _, kind = bar.who.partition(":")
        yield from _named("recipient", kind if sort == "kind" else "")
    for recipient in sharing.recipients:
        yield from (f"recipient.{recipient.kind}", f"identity.{recipient.identity}")
        yield from _named("channel", recipient.channel)
        yield from (f"worry.{worry}" for worry in recipient.worries)
    for asked in sharing.asked:
        yield f"asked.{asked.answer}"
        yield from _named("standing", asked.standing)
        yield from _named("understood", asked.understood)
        yield from _named("form", asked.form)
    for told in sharing.told:
        yield f"told.{told.told}"
        yield from _named("how", told.how)
    for sent in sharing.sent:
        yield f"how.{sent.how}"
    for heard in sharing.heard:
        yield f"heard.{heard.what}"


def ledger_codes(wording: Wording) -> Iterator[str]:
    """Every code that may be logged once the decision is sealed, so that the record has words for it then."""
    tables = wording.words.section("sharing")
    yield from (f"{table}.{option}" for table in LEDGERS for option in tables[table])


def _named(table: str, code: str) -> tuple[str, ...]:
    return (f"{table}.{code}",) if code else ()


def recipient_line(id: str, found: Assessment, guidance: Guidance, wording: Wording) -> RecipientLine:
    """What the guidance says about a recipient, in words."""
    outcome = found.outcome
    return RecipientLine(
        recipient=id,
        outcome=outcome.value if outcome else "",
        title=wording.verdict("outcome", outcome.value) if outcome else "",
        why=wording.case("outcome", found.why["outcome"]) if outcome else "",
        open=tuple(wording.question(question, "heading") for question in asks(guidance, found)),
    )


def cell_line(sharing: Sharing, state: CellState, wording: Wording) -> CellLine:
    """A cell in words: what goes and why, what is proposed, and what holds it back."""
    cell = state.cell
    rule = wording.words.text("proposals", f"{state.rule}.why")
    return CellLine(
        item=cell.item,
        recipient=cell.recipient,
        give=cell.give,
        words=words_of(state.item, cell),
        reason=cell.reason.strip() or sharing.reason(cell.item) or sharing.reason(cell.recipient) or rule,
        proposed=state.proposed,
        rule=state.rule,
        rule_words=rule,
        held=tuple(dict.fromkeys((*(_bar(each, wording) for each in state.blocks), *_out(state, wording)))),
        needs=state.needs,
    )


def _bar(block: Block, wording: Wording) -> str:
    what = _within(said(wording, f"secret.{block.what}"))
    if block.bar.why.strip():
        return wording.words.text("sharing", "held.bar_why", what=what, why=block.bar.why.strip())
    return wording.words.text("sharing", "held.bar", what=what)


def _out(state: CellState, wording: Wording) -> Iterator[str]:
    for secret in state.excluded:
        yield wording.words.text("sharing", "held.excluded", what=_within(said(wording, f"secret.{secret}")))


def _within(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]
