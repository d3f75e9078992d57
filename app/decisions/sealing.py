"""From a finished draft to what its record says: the words as they were shown, and only what is on the path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.decisions.content import (
    AnswerLine,
    CallLine,
    Content,
    DueLine,
    PartLine,
    PointLine,
    RuleLine,
    SourceLine,
    TellLine,
)
from app.decisions.draft import Draft, nfc
from app.decisions.parts import parts
from app.decisions.route import still_open, too_long
from app.decisions.screen import Because, Part
from app.decisions.sharing.sealed import NOTHING, SealedSharing
from app.decisions.wording import Wording
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT
from app.guidance.circumstances import Circumstances
from app.guidance.deadlines import deadline
from app.guidance.evaluate import Assessment
from app.guidance.model import ONE_DAY, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who decides, as it stands on the paper."""

    name: str
    role: str
    organisation: str


def ready(draft: Draft, found: Assessment, wording: Wording) -> None:
    """Raises AppError("still_open") with the first question that must still be answered, or "text_too_long"."""
    open_ = still_open(wording.guidance, draft, found)
    if open_:
        raise AppError("still_open", question=open_[0])
    long = too_long(draft)
    if long:
        raise AppError("text_too_long", question=long[0], longest=LONGEST_TEXT)


def content(
    draft: Draft,
    found: Assessment,
    wording: Wording,
    *,
    number: str,
    author: Author,
    at: datetime,
    practice: bool,
    now: Circumstances,
    sharing: SealedSharing = NOTHING,
) -> Content:
    """What the record says. The draft must be `ready`; `now` are the circumstances it was assessed in, and `sharing`
    is what `sealed_sharing` made of the draft's."""
    decision = draft.answers["decision"][0]
    outcome = str(found.outcome)  # settled: nothing is open in a ready draft
    cards = parts(found, draft.answers, wording, whole=True)
    refuses = decision == Verdict.DO_NOT_SHARE.value
    open_tells = any(draft.told(tell.id) is None for tell in found.tell_now)
    return Content(
        number=number,
        draft=draft.id,
        edition=draft.edition,
        edition_title=wording.edition_title(),
        guidance=wording.guidance.version,
        nation=wording.guidance.nation,
        author=nfc(author.name),
        author_role=nfc(author.role),
        organisation=nfc(author.organisation),
        started=draft.started.isoformat(),
        known_at=draft.known_at.isoformat(),
        sealed=at.isoformat(),
        happened=draft.notes.get("topic", ""),
        outcome=outcome,
        outcome_title=wording.verdict("outcome", outcome),
        judgement=_text(draft, found, "judgement"),
        decision=decision,
        decision_title=wording.verdict("outcome", decision),
        agrees=decision == outcome,
        reasons=_text(draft, found, "reasons"),
        look_again=_text(draft, found, "look_again") or (_look_again(at) if refuses else ""),
        tell_now=tuple(
            TellLine(
                body=tell.id,
                who=wording.words.text("protect", f"{tell.id}.who"),
                by=wording.by(tell),
                told_at=told.isoformat() if (told := draft.told(tell.id)) else "",
            )
            for tell in found.tell_now
        ),
        parts=tuple(_part(card, found) for card in cards),
        rules=_rules(draft, found, wording),
        calls=(
            CallLine(
                at=draft.call.at.isoformat(),
                who=draft.call.who,
                said=draft.call.said,
                asked_to_do=draft.call.asked_to_do,
            ),
        )
        if draft.call
        else (),
        sources=_sources(found, wording),
        practice=practice,
        dues=tuple(
            DueLine(duty=due.id, what=wording.duty(due), owner=wording.owner(due.owner), by=due.by.isoformat())
            for due in found.duties
        ),
        would_change=_would_change(draft, found, wording) if refuses else "",
        second_look=deadline(at, ONE_DAY).isoformat() if open_tells and decision != outcome else "",
        new_laws=tuple(wording.words.text("facts", f"{law}.title") for law in sorted(now.overlays)),
        supersedes=draft.amends,
        supersede_reason=draft.amends_reason,
        event=draft.event,
        sharing=sharing,
    )


def _look_again(at: datetime) -> str:
    """A decision not to share is for now: where the person named no day, it is looked at again after four weeks."""
    return (at.date() + timedelta(weeks=4)).isoformat()


def _would_change(draft: Draft, found: Assessment, wording: Wording) -> str:
    """The person's own words, else what the guidance names for this case."""
    own = _text(draft, found, "would_change").strip()
    return own or wording.would_change(found.why["outcome"])


def _text(draft: Draft, found: Assessment, question: str) -> str:
    return str(draft.answers.get(question, "")) if question in found.path else ""


def _part(card: Part, found: Assessment) -> PartLine:
    value = found.values().get(card.id)
    return PartLine(
        id=card.id,
        title=card.title,
        value=value.value if value else "",
        verdict=card.verdict,
        points=tuple(
            PointLine(
                id=point.id,
                text=point.text,
                sources=tuple(source.id for source in point.sources),
                because=tuple(_because(each) for each in point.because),
            )
            for point in card.points
        ),
    )


def _because(cause: Because) -> str:
    return f"{cause.heading} {cause.answer}"


def _rules(draft: Draft, found: Assessment, wording: Wording) -> tuple[RuleLine, ...]:
    asked = [id for id in found.path if not wording.guidance.by_id[id].closing and draft.answers.get(id)]
    lines = (
        RuleLine(
            id=rule.id,
            title=wording.rule_title(rule.id),
            answers=tuple(
                AnswerLine(
                    question=id,
                    heading=wording.question(id, "heading"),
                    options=answer if isinstance(answer := draft.answers[id], tuple) else (),
                    answer=wording.answer(id, answer),
                    note="" if id == "topic" else draft.notes.get(id, ""),
                )
                for id in rule.questions
                if id in asked
            ),
        )
        for rule in wording.edition.rules
    )
    return tuple(line for line in lines if line.answers)


def _sources(found: Assessment, wording: Wording) -> tuple[SourceLine, ...]:
    cited = [*wording.edition.sources]
    for each in (*found.tell_now, *found.why.values(), *found.duties, *found.advice):
        cited += each.sources
    return tuple(
        SourceLine(id=source.id, title=source.title, where=source.where, confirm=source.confirm)
        for source in wording.cited(dict.fromkeys(cited))
    )
