"""The sharing log: a line for each thing that went to somebody, without any name unless names are asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from io import StringIO
from typing import Any

from app.clock import UK
from app.decisions.sharing.address_book import guarded
from app.decisions.sharing.ledger import State, heard_of, moment, state_of
from app.decisions.sharing.look_alikes import standing
from app.decisions.sharing.sealed import SealedSharing
from app.decisions.sharing.spellings import NAME, spellings
from app.decisions.sharing.values import Recipient
from app.decisions.sharing.whole import Sharing
from app.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """Something that went to somebody. `to`: their role, or what kind of recipient they are, and `organisation`;
    `what`: the kinds of things that went, in words, without what is explained behind a colon; `how`: of CHANNELS;
    `state`: where it stands on the day of asking, and `since` when the last answer came (ISO), or empty; `chase_on`: a
    day (ISO), or empty.

    Only where names were asked for, `name`, `by` and `chase` are filled, and `to`, `organisation` and `reference` are
    as they were written; otherwise each of the three is left out where a name of anybody in the decision stands in
    it."""

    record: str
    sent: str
    at: str
    to: str
    organisation: str
    what: tuple[str, ...]
    how: str
    reference: str
    state: State
    since: str = ""
    chase_on: str = ""
    name: str = ""
    by: str = ""
    chase: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**asdict(self), "what": list(self.what)}


def lines(number: str, sealed: SealedSharing, sharing: Sharing, on: date, *, names: bool = False) -> Iterator[LogLine]:
    """The lines of one record, in the order in which they were logged. `sharing`: the sealed one with what came later;
    `on`: today; `names`: as they were written."""
    of = {each.id: each for each in sharing.recipients}
    kinds = {each.id: sealed.say(f"kind.{each.kind}").partition(":")[0] for each in sharing.items}
    spelt = _spelt(sharing)

    def said(text: str) -> str:
        return text if names or not standing(spelt, text) else ""

    for sent in sharing.sent:
        who = of.get(sent.recipient, Recipient(id=sent.recipient, kind=""))
        kind = sealed.say(f"recipient.{who.kind}") if who.kind else ""
        heard = heard_of(sharing, sent.id)
        yield LogLine(
            record=number,
            sent=sent.id,
            at=sent.at,
            to=said(who.role) or kind,
            organisation=said(who.organisation),
            what=tuple(dict.fromkeys(kinds[item] for item in sent.items if item in kinds)),
            how=sent.how,
            reference=said(sent.reference),
            state=state_of(sharing, sent, on),
            since=heard[-1].at if heard else "",
            chase_on=sent.chase_on,
            name=who.name if names else "",
            by=sent.by if names else "",
            chase=sent.chase if names else "",
        )


def newest_first(found: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """What went last stands first."""
    return tuple(sorted(found, key=lambda each: moment(each.at), reverse=True))


def day_of(at: str) -> date:
    """The day in England of a time in the log."""
    return moment(at).astimezone(UK).date()


def _spelt(sharing: Sharing) -> tuple[str, ...]:
    """The names of everybody in the decision and their parts, in every spelling."""
    named = [name for known in sharing.known for name in known.names]
    named += [each.name for each in sharing.recipients if each.name]
    return tuple(dict.fromkeys(spelling for name in named for spelling in spellings(NAME, name)))


def to_csv(found: Iterable[LogLine], words: Words, *, names: bool = False) -> bytes:
    """The lines as a file that a spreadsheet opens (UTF-8 with a mark), under heads in words; with `names`, the first
    line says so. No cell is one that a spreadsheet would run."""
    out = StringIO()
    rows = csv.writer(out)

    def say(key: str) -> str:
        return words.text("sharing_log", key)

    if names:
        rows.writerow([say("with_names")])
    shown = (*HEADS, *NAMED) if names else HEADS
    rows.writerow([say(f"head.{head}") for head in shown])
    for each in found:
        cells = cells_of(each, words)
        rows.writerow([guarded(cells[head]) for head in shown])
    return out.getvalue().encode("utf-8-sig")


HEADS = ("record", "at", "to", "organisation", "what", "how", "reference", "state", "since", "chase_on")
NAMED = ("name", "by", "chase")


def cells_of(line: LogLine, words: Words) -> dict[str, str]:
    """One line by its heads, codes in words, times as they are kept."""
    return {
        **{head: getattr(line, head) for head in (*HEADS, *NAMED)},
        "what": "; ".join(line.what),
        "how": words.find("sharing", f"channel.{line.how}") or line.how,
        "state": words.text("sharing_log", f"state.{line.state}"),
    }
