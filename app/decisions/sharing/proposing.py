"""From a thing, a recipient, their answers and the outcome to what the rules of proposals ask, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.decisions.sharing.values import Item, Recipient
from app.guidance.model import Answer
from app.guidance.proposals import ASKED, NONE, Proposal, propose

_OF_ANSWERS = ("purpose", "request", "about")
_PAPERS = ("court", "carer_record")
"""Flags that bring the rules of a paper with them, whatever kind of thing it is."""


def chosen(
    item: Item, recipient: Recipient, answers: Mapping[str, Answer], outcome: str | None, *, barred: bool = False
) -> dict[str, tuple[str, ...]]:
    """What the rules ask of one thing and one recipient; NONE where nothing is said. `barred`: all of it would tell
    them what they must not learn."""
    said = {
        **{question: tuple(answer) for question in _OF_ANSWERS if isinstance(answer := answers.get(question), tuple)},
        "recipient": (recipient.kind,),
        "kind": (item.kind,),
        "material": tuple(dict.fromkeys((item.kind, *(flag for flag in item.flags if flag in _PAPERS)))),
        "flag": item.flags,
        "secret": item.secrets,
        "sort": (item.sort,),
        "accuracy": (item.accuracy,),
        "barred": ("yes",) if barred else (),
        "outcome": (outcome,) if outcome else (),
    }
    return {question: said.get(question) or (NONE,) for question in ASKED}


def proposal(
    item: Item, recipient: Recipient, answers: Mapping[str, Answer], outcome: str | None, *, barred: bool = False
) -> Proposal:
    """The rule that proposes what of a thing might go to a recipient."""
    return _first(tuple(chosen(item, recipient, answers, outcome, barred=barred).items()))


@lru_cache(maxsize=256)
def _first(said: tuple[tuple[str, tuple[str, ...]], ...]) -> Proposal:
    # Two hundred things of fourteen kinds ask the same a hundred times over.
    return propose(dict(said))
