"""What a record's paper says, as JSON values: what is embedded in the paper, and not a word more than is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.decisions.additions import Addition
from app.decisions.content import AnswerLine, Content, DueLine, PointLine, RuleLine
from app.decisions.linked import code
from app.decisions.printed_sharing import Shared, shared
from app.decisions.record import Record, fingerprint
from app.decisions.thread import Thread
from app.guidance.model import TellPerson

FORMAT = "sharewell decision record 1"
FILE = "record.json"
"""What is embedded goes by this name."""

MOST_NEXT = 3
"""Duties that the first half page names; all of them stand further down."""

_LATER = ("known_at", "started", "look_again", "would_change", "second_look", "supersedes", "supersede_reason")
_WHOLE = ("sealed", "author", "author_role", "organisation", "decision", "decision_title", "outcome", "outcome_title")
_WORDS = ("agrees", "happened", "judgement", "reasons", "edition_title", "guidance", "nation", "practice")

_EMPTY: tuple[object, ...] = ("", [], {})

HELD_BACK = ("needed", "harmful")
"""The questions whose own words say what is left out, and why."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A record with what stands around it, cut to what its paper prints. `content` holds the words that are printed,
    which may be references in the place of names."""

    record: Record
    thread: Thread

    @property
    def content(self) -> Content:
        """What is printed of the decision itself."""
        return self.record.content

    @property
    def rules(self) -> tuple[RuleLine, ...]:
        """The rules with the answers that say something."""
        kept = ((rule, tuple(line for line in rule.answers if _says(line))) for rule in self.content.rules)
        return tuple(RuleLine(id=rule.id, title=rule.title, answers=lines) for rule, lines in kept if lines)

    @property
    def next(self) -> tuple[DueLine, ...]:
        """What falls due first, each in its first sentence; the rest stands under the duties."""
        soonest = sorted(self.content.dues, key=lambda due: due.by)[:MOST_NEXT]
        return tuple(replace(due, what=due.what.split(". ")[0].rstrip(".")) for due in soonest)

    @property
    def held_back(self) -> tuple[AnswerLine, ...]:
        """The answers whose own words say what was left out."""
        lines = (line for rule in self.rules for line in rule.answers)
        return tuple(line for line in lines if line.question in HELD_BACK and line.note.strip())

    @property
    def shared(self) -> Shared:
        """What may go to whom, with what was logged since."""
        return shared(self.content, self.thread)

    @property
    def event(self) -> str:
        """What the event goes by that this and other records are about; empty where there is no other child."""
        return code(self.content.event)

    @property
    def told(self) -> bool:
        """Whether the person concerned may be told, so that they can sign."""
        return any(part.id == "tell_person" and part.value == TellPerson.YES.value for part in self.content.parts)

    def source_numbers(self, point: PointLine) -> tuple[int | str, ...]:
        """The sources of a line by their number on the paper; one that is not listed goes by its id."""
        order = [source.id for source in self.content.sources]
        return tuple(order.index(name) + 1 if name in order else name for name in point.sources)

    def to_json(self) -> dict[str, Any]:
        """JSON values. Empty ones are left out; no id that is not printed is in it."""
        of = self.content
        said: dict[str, Any] = {
            "format": FORMAT,
            "record": self.record.number,
            "fingerprint": self.record.fingerprint,
            "event": self.event,
            "code": self.thread.code(self.record.number).typed,
            **{name: getattr(of, name) for name in (*_WHOLE, *_WORDS, *_LATER)},
            "tell_now": [{"who": each.who, "by": each.by, "told_at": each.told_at} for each in of.tell_now],
            "next": [{"what": due.what, "owner": due.owner, "by": due.by} for due in self.next],
            "calls": [
                {"at": call.at, "who": call.who, "said": call.said, "asked_to_do": call.asked_to_do}
                for call in of.calls
            ],
            "rules": [
                {
                    "title": rule.title,
                    "answers": [
                        {"heading": line.heading, "answer": line.answer, "note": line.note} for line in rule.answers
                    ],
                }
                for rule in self.rules
            ],
            "parts": [
                {
                    "title": part.title,
                    "verdict": part.verdict,
                    "points": [
                        {
                            "text": point.text,
                            "sources": list(self.source_numbers(point)),
                            "because": list(point.because),
                        }
                        for point in part.points
                    ],
                }
                for part in of.parts
                if part.verdict.strip() or part.points
            ],
            "sharing": self.shared.to_json(),
            "sources": [
                {"title": source.title, "where": site(source.where), "confirm": source.confirm} for source in of.sources
            ],
            "new_laws": list(of.new_laws),
            "added": [
                {"what": each.what, "by": each.by, "text": added_text(each), "at": each.at} for each in self.thread.said
            ],
            "superseded_by": [
                {"number": each.number, "sealed": each.sealed, "reason": each.reason} for each in self.thread.successors
            ],
        }
        return {key: full for key, value in said.items() if (full := _full(value)) not in _EMPTY}


def added_text(added: Addition) -> str:
    """What was added as the paper prints it: of a signed paper, the first half of its checksum."""
    return fingerprint(added.text) if added.what == "scan" else added.text


def site(where: str) -> str:
    """A web address as the paper prints it, by its site only; anything else as it stands."""
    if not where.startswith(("https://", "http://")):
        return where
    return where.split("/")[2].removeprefix("www.")


def _says(line: AnswerLine) -> bool:
    return bool(line.answer.strip() or line.note.strip())


def _full(value: Any) -> Any:
    """The same without what is empty; a plain no stays."""
    if isinstance(value, Mapping):
        return {key: inner for key, each in value.items() if (inner := _full(each)) not in _EMPTY}
    if isinstance(value, list):
        return [_full(each) for each in value]
    return value
