"""Would today's edition say otherwise? Sealed answers held against today's guidance; no record is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.decisions.content import Content
from app.decisions.wording import Wording
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, evaluate
from app.guidance.model import Answer
from app.settings import Adopted

COMPARED = ("outcome", "tell_person", "tell_child", "consent", "decider")
"""The parts that say what to do. The basis in law is for an office to confirm, and is not held against the past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One part that comes out otherwise: its title, what the record says, and what today's edition says, in words."""

    part: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """One sealed decision under today's edition. `open`: what today's edition asks that was not answered then, as
    headings; while there is any, what hangs on it is not compared. `lost`: how many answers it no longer knows."""

    number: str
    sealed: str
    edition: str
    changed: tuple[Changed, ...]
    open: tuple[str, ...]
    lost: int

    @property
    def same(self) -> bool:
        """Whether today's edition says what the record says."""
        return not (self.changed or self.open or self.lost)


def again(content: Content, wording: Wording, adopted: Adopted, today: datetime) -> Again:
    """A sealed decision under the edition of `wording` and what the agency has adopted today."""
    guidance = wording.guidance
    answers: dict[str, Answer] = {
        line.question: line.options for rule in content.rules for line in rule.answers if line.options
    }
    known = {
        id: tuple(option for option in answer if option in guidance.by_id[id].option_ids())
        for id, answer in answers.items()
        if id in guidance.by_id
    }
    # The hour of then, which decides who could be rung, under the laws of today.
    known_at, sealed = (datetime.fromisoformat(at) for at in (content.known_at, content.sealed))
    now = Circumstances.of(known_at, sealed, adopted, law_of=today.date())
    found = evaluate(guidance, wording.edition, known, now)
    return Again(
        number=content.number,
        sealed=content.sealed,
        edition=wording.edition_title(),
        changed=(*_parts(content, found, wording), *_telling(content, found, wording)),
        open=tuple(wording.question(id, "heading") for id in found.open),
        lost=sum(len(answer) for answer in answers.values()) - sum(len(answer) for answer in known.values()),
    )


def _parts(content: Content, found: Assessment, wording: Wording) -> tuple[Changed, ...]:
    was = {part.id: part for part in content.parts}
    was_value = {"outcome": content.outcome, **{id: part.value for id, part in was.items() if id != "outcome"}}
    return tuple(
        Changed(
            part=wording.part(id),
            was=content.outcome_title if id == "outcome" else was[id].verdict,
            now=wording.verdict(id, value.value),
        )
        for id, value in found.values().items()
        if value is not None and id in COMPARED and was_value.get(id) and was_value[id] != value.value
    )


def _telling(content: Content, found: Assessment, wording: Wording) -> tuple[Changed, ...]:
    """Who must be told. The social worker and the team that stands in for them out of hours count as one."""
    before = {tell.body: tell.who for tell in content.tell_now}
    after = {tell.id: wording.words.text("protect", f"{tell.id}.who") for tell in found.tell_now}
    if {_stands_for(body) for body in before} == {_stands_for(body) for body in after}:
        return ()
    none = wording.words.text("session", "again.nobody")
    return (
        Changed(
            part=wording.words.text("outcomes", "parts.tell_now"),
            was="; ".join(before.values()) or none,
            now="; ".join(after.values()) or none,
        ),
    )


def _stands_for(body: str) -> str:
    return "child_sw" if body == "out_of_hours" else body
