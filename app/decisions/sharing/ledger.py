"""What was sent, what came back, who was asked and who was told: the sealed ledgers together with what came later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from app.clock import UK
from app.decisions.additions import Addition
from app.decisions.sharing.codec import PARTS, thing_from_json
from app.decisions.sharing.sealed import SealedSharing
from app.decisions.sharing.values import Asked, Heard, Sent
from app.decisions.sharing.whole import Sharing

State = Literal["sent", "acknowledged", "answered", "to_chase"]

STATES: tuple[State, ...] = ("to_chase", "sent", "acknowledged", "answered")
"""Where something that went may stand: first what somebody must do something about."""

_LONG_AGO = datetime.min.replace(tzinfo=UK)


def current(sealed: SealedSharing, added: Iterable[Addition]) -> Sharing:
    """The sharing of a record with what was logged after it was sealed: first what was sealed, then the oldest first.

    What bears an id that is there already stands in its place. Additions of other kinds are passed over."""
    sharing = sealed.sharing
    for each in added:
        if each.what in PARTS:
            sharing = sharing.put(thing_from_json(PARTS[each.what], each.body))
    return sharing


def moment(at: str) -> datetime:
    """When that is: an ISO time, in England where it names no offset. What is no time counts as long ago."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return _LONG_AGO
    return found if found.tzinfo else found.replace(tzinfo=UK)


def standing_of(sharing: Sharing, person: str) -> Asked | None:
    """The latest answer of a person; None if they were never asked."""
    answers = [each for each in sharing.asked if each.person == person]
    return max(reversed(answers), key=lambda each: moment(each.at), default=None)


def withdrawn(sharing: Sharing, asked: str) -> tuple[Sent, ...]:
    """What had already gone to others by the time of this answer, the oldest first: what somebody who now withdraws
    should be told of. Raises KeyError for an answer that is not there."""
    said = next((each for each in sharing.asked if each.id == asked), None)
    if said is None:
        raise KeyError(asked)
    own = {each.id for each in sharing.recipients if each.person == said.person}
    before = (each for each in sharing.sent if each.recipient not in own and moment(each.at) <= moment(said.at))
    return tuple(sorted(before, key=lambda each: moment(each.at)))


def heard_of(sharing: Sharing, sent: str) -> tuple[Heard, ...]:
    """What came back about something that was sent, the oldest first."""
    return tuple(sorted((each for each in sharing.heard if each.sent == sent), key=lambda each: moment(each.at)))


def state_of(sharing: Sharing, sent: Sent, on: date) -> State:
    """Where something that was sent stands on a day. Chasing it is no answer: it stays to be chased."""
    heard = {each.what for each in heard_of(sharing, sent.id)}
    if "answered" in heard:
        return "answered"
    if "acknowledged" in heard:
        return "acknowledged"
    by = chase_day(sent)
    return "to_chase" if by is not None and by <= on else "sent"


def to_chase(sharing: Sharing, on: date) -> tuple[Sent, ...]:
    """What nobody acknowledged or answered by the day on which it was to be chased, the longest waiting first."""
    waiting = (each for each in sharing.sent if state_of(sharing, each, on) == "to_chase")
    return tuple(sorted(waiting, key=lambda each: each.chase_on))


def waiting(sharing: Sharing) -> tuple[Sent, ...]:
    """What is to be chased on some day, passed or to come, unless an answer comes first."""
    return to_chase(sharing, date.max)


def chase_day(sent: Sent) -> date | None:
    """The day from which something is to be chased; None where none was named."""
    try:
        return date.fromisoformat(sent.chase_on)
    except ValueError:
        return None
