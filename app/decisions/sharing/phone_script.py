"""What to say on the telephone to one recipient, and what not to: for the caller, never for the one who is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from app.decisions.content import Content
from app.decisions.sharing.guard import excluded
from app.decisions.sharing.sheet import Sheet, sheet
from app.decisions.sharing.values import SECRETS
from app.decisions.sharing.whole import Sharing

_PRINTED = frozenset({"number", "practice", "to", "need", "people", "items"})
_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing to say, in short sentences as they stand, and its place on the sheet."""

    number: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A call to one recipient. `say`: their things; `do_not_say`: of SECRETS, what may not be told by any of them;
    `held`: the numbers of the things of the record that are kept back whole. It never says what those are."""

    sheet: Sheet
    say: tuple[Said, ...]
    do_not_say: tuple[str, ...]
    held: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values: what of the sheet stands on the script, and what not to say by kind."""
        said = {name: value for name, value in self.sheet.to_json().items() if name in _PRINTED}
        worries = {"worries": list(self.sheet.worries)} if self.sheet.worries else {}
        return {**said, **worries, "do_not_say": list(self.do_not_say), "held": [str(number) for number in self.held]}


def script(content: Content, recipient_id: str, sharing: Sharing | None = None, *, only_new: bool = False) -> Script:
    """The call to one recipient. Raises as `sheet` does."""
    made = sheet(content, recipient_id, sharing, only_new=only_new)
    sealed = content.sharing
    recipient = sealed.sharing.recipient(recipient_id)
    lines = [(item, sealed.line(item.id, recipient_id)) for item in sealed.sharing.items]
    told = {secret for item, line in lines if line.give == "yes" for secret in item.secrets}
    for item, line in lines:
        told.update(excluded(sealed.sharing, item, recipient, line.give, line.words))
    return Script(
        sheet=made,
        say=tuple(Said(number=at, sentences=_sentences(item.words)) for at, item in enumerate(made.items, 1)),
        do_not_say=tuple(secret for secret in SECRETS if secret not in told),
        held=tuple(at for at, (_, line) in enumerate(lines, 1) if line.give == "no"),
    )


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in _ENDS.split(text.strip()) if part)
