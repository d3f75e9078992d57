"""What is added to a sealed record later: corrections, statements, verdicts, signed papers, and the sharing log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.decisions.record import ADDENDUM, Entry

What = Literal[
    "correction", "statement", "agrees", "disagrees", "sent_back", "scan",
    "sent", "heard", "asked", "told", "advice", "looked",
]  # fmt: skip
KINDS: tuple[What, ...] = ("correction", "statement")
"""What somebody writes and adds themselves."""

VERDICTS: tuple[What, ...] = ("agrees", "disagrees", "sent_back")
"""What a second person may say about a record."""

LEDGER: tuple[What, ...] = ("sent", "heard", "asked", "told", "advice", "looked")
"""What is logged about sharing; their words are in `body`. `looked`: a paper had its second look."""

WORDED = ("by", "words", "said", "why", "who", "request", "chase", "went")
"""Fields of a body that hold somebody's own words; all others hold ids, codes, times and numbers."""

_LATER = frozenset({"role", "public", "signature", "body"})
"""Fields that older additions do not have; left out where they are empty, so that those keep their bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One addition to the record of this number: what it is, whose words, the words, and when (ISO).

    Of a verdict, `role` is who they are, by code; `public` and `signature` (hex) are the key that only they could use
    and what it made of the verdict. Of a scan, `text` is the SHA-256 of its file in hex. Of one of LEDGER, `body` is
    the value as JSON (`sharing.codec`), and `text` is empty.
    """

    record: str
    what: What
    by: str
    text: str
    at: str
    role: str = ""
    public: str = ""
    signature: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """All of somebody's own words in it, a paragraph each; of a scan, nothing."""
        if self.what == "scan":
            return ""
        return "\n".join(text for text in (self.text, *_texts(self.body)) if text)

    def reworded(self, change: Callable[[str], str]) -> Addition:
        """The same with all of somebody's own words changed; whose words they are stays."""
        if self.what == "scan":
            return self
        return replace(self, text=change(self.text), body=_reworded(self.body, change))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values: the payload of its entry."""
        every = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in every.items() if value or name not in _LATER}


def additions(entries: Iterable[Entry], number: str = "") -> tuple[Addition, ...]:
    """What the addenda among these entries say, the oldest first: about this record, or about any still kept."""
    said = (
        Addition(**each.payload)
        for each in sorted(entries, key=lambda each: each.header.seq)
        if each.header.kind == ADDENDUM and each.payload is not None
    )
    return tuple(each for each in said if number in ("", each.record))


def _texts(body: Mapping[str, Any]) -> Iterable[str]:
    for name in WORDED:
        said = body.get(name, "")
        yield from [said] if isinstance(said, str) else said


def _reworded(body: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    def changed(said: Any) -> Any:
        return change(said) if isinstance(said, str) else [change(each) for each in said]

    return {name: changed(said) if name in WORDED else said for name, said in body.items()}
