"""What could still tell who somebody is, where no name does: what words give a hint of it, and what to look for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.words import Words

KINDS = ("names", "rare", "dates", "siblings", "health", "faith", "origin", "place", "public", "job", "event")
"""Names that nobody put in, rare facts, exact dates, brothers and sisters, disability or illness, faith, language or
origin, a village or small place, court or news, a parent's job, an unusual event."""

_FIGURES = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d\b(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b", re.IGNORECASE)
"""Years and times of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """Something that could still tell who it is. `kind` is one of KINDS; `text` the words that give it away and `about`
    the sentence they stand in. Where nothing was found both are empty: it is only to be looked for. `ask` says what to
    look for. The same sentence has the same `id` again."""

    id: str
    kind: str
    ask: str
    text: str = ""
    about: str = ""


def clues(sentences: Iterable[str], words: Words, names: Iterable[str] = ()) -> tuple[Clue, ...]:
    """What was found in these sentences, kind by kind; of a kind with nothing found, one to go through. `names`: those
    that are also ordinary words, so that only a person can tell which they are."""
    said = words.section("advice_request")["clues"]
    listed = list(dict.fromkeys(sentences))
    dates = words.section("dates")
    days = [name for key in ("weekdays", "months") for name in dates[key] if name not in ("March", "May")]
    extra = {"dates": days, "names": list(names)}

    def of_kind(kind: str) -> Iterator[Clue]:
        telling = [*said[kind]["words"], *extra.get(kind, ())]
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, telling))})(?:s|es|’s|'s)?(?!\w)", re.IGNORECASE)
        for sentence in listed:
            found = [match.group() for match in pattern.finditer(sentence)]
            if kind == "dates":
                found += [match.group() for match in _FIGURES.finditer(sentence)]
            if found:
                id = hashlib.sha256(f"{kind}:{sentence}".encode()).hexdigest()[:12]
                yield Clue(
                    id=id, kind=kind, ask=said[kind]["ask"], text=", ".join(dict.fromkeys(found)), about=sentence
                )

    return tuple(
        clue for kind in KINDS for clue in (*of_kind(kind),) or (Clue(id=kind, kind=kind, ask=said[kind]["ask"]),)
    )
