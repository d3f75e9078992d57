"""What keeps one recipient's paper from going out. None of it keeps a decision from being sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.decisions.content import Content
from app.decisions.sharing.values import Recipient
from app.decisions.sharing.whole import Sharing

SECOND_LOOK = frozenset(
    {
        "parent", "relative", "person", "young_person", "school", "club", "legal", "employer", "support_service",
        "media", "public", "group", "unsure",
    }
)  # fmt: skip
"""Kinds of recipient for whom somebody reads a paper page by page before it goes. None is a protective body."""

URGENT = frozenset({"act_now", "share_now"})
"""Outcomes under which no paper waits for a second look or for anybody's identity."""

OURS = frozenset({"my_ssw", "manager", "colleague", "helper", "out_of_hours", "emergency_worker", "medical"})
"""Who is known here, or was called, or is treating the child: nobody checks who they are on paper."""


@dataclass(frozen=True, slots=True)
class PaperProblem:
    """Something to put right before a paper goes: a code of sheets.toml, and the id of the thing it is about."""

    code: str
    item: str = ""


def needs_look(content: Content, recipient: Recipient) -> bool:
    """Whether somebody must have read this recipient's paper page by page before it goes."""
    return recipient.kind in SECOND_LOOK and not _urgent(content, recipient)


def problems(
    content: Content,
    recipient_id: str,
    sharing: Sharing | None = None,
    *,
    looked: bool = False,
    accepted: bool = False,
    superseded: bool = False,
) -> tuple[PaperProblem, ...]:
    """What is still to be put right before a recipient's paper goes. `looked`: somebody read these very pages;
    `accepted`: somebody said that it may go by a channel that has something wrong with it; `superseded`: another record
    took the place of this one, and may hold back what this one gives. Raises KeyError."""
    recipient = (sharing or content.sharing.sharing).recipient(recipient_id)
    found = _found(content, recipient, looked=looked, accepted=accepted)
    return (*([PaperProblem("superseded")] if superseded else []), *found)


def _found(content: Content, recipient: Recipient, *, looked: bool, accepted: bool) -> Iterator[PaperProblem]:
    sealed = content.sharing
    if sealed.verdict(recipient.id).open:
        yield PaperProblem("open")
    lines = [(item, sealed.line(item.id, recipient.id)) for item in sealed.sharing.items]
    going = [item for item, line in lines if line.give != "no"]
    if not going:
        yield PaperProblem("nothing")
    for item, line in lines:
        for need in line.needs:
            yield PaperProblem(need, item.id)
    for item in going:
        if not item.source.strip():
            yield PaperProblem("source", item.id)
    if not recipient.need.strip():
        yield PaperProblem("need")
    if recipient.identity == "not_checked" and recipient.kind not in OURS and not _urgent(content, recipient):
        yield PaperProblem("identity")
    if recipient.worries and not accepted:
        yield PaperProblem("channel")
    if needs_look(content, recipient) and not looked:
        yield PaperProblem("look")


def _urgent(content: Content, recipient: Recipient) -> bool:
    return content.sharing.verdict(recipient.id).outcome in URGENT
