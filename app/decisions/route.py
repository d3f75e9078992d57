"""The steps of one decision, worked out from its answers: nothing about where a person is gets stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.decisions.draft import Draft
from app.guidance.answers import LONGEST_TEXT
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, evaluate
from app.guidance.model import Answer, Guidance, Verdict
from app.settings import Adopted

TELL = "tell"
CHECK = "check"
GUIDANCE = "guidance"
SEAL = "seal"


def step_of(question: str) -> str:
    """The step that asks a question."""
    return f"q:{question}"


def question_of(step: str) -> str:
    """The question a step asks, or nothing."""
    return step.removeprefix("q:") if step.startswith("q:") else ""


def assess(guidance: Guidance, draft: Draft, adopted: Adopted, at: datetime) -> Assessment:
    """The assessment of a draft under its own edition, as things stand at a moment."""
    return evaluate(guidance, guidance.edition(draft.edition), draft.answers, circumstances(draft, adopted, at))


def circumstances(draft: Draft, adopted: Adopted, at: datetime) -> Circumstances:
    """What is known of a draft without asking.

    The hour decides between the social worker and the out-of-hours team; once one of them was told, the hour of
    that telling counts, so that nobody has to be told twice because the clock went on."""
    heard = [told for body in ("child_sw", "out_of_hours") if (told := draft.told(body))]
    return Circumstances.of(draft.known_at, min([*heard, at]), adopted)


def in_office(answers: Mapping[str, Answer]) -> bool:
    """Whether a social worker or a manager of the service is deciding, who reads some pages in other words."""
    return answers.get("role") in (("ssw",), ("manager",))


def steps(guidance: Guidance, found: Assessment) -> tuple[str, ...]:
    """Every step of this path in order: the questions, the check, own judgement, the guidance, the decision, the seal.

    Own judgement comes before the guidance is shown, where there is time: not while someone is in danger.
    """
    closing = [id for id in found.path if guidance.by_id[id].closing]
    before = [step_of(id) for id in closing if id == "judgement" and found.outcome is not Verdict.ACT_NOW]
    after = [step_of(id) for id in closing if id != "judgement"]
    asked = [step_of(id) for id in found.path if not guidance.by_id[id].closing]
    return (*asked, CHECK, *before, GUIDANCE, *after, SEAL)


def unheard(draft: Draft, found: Assessment) -> tuple[str, ...]:
    """The bodies to tell that this person has not seen yet: neither told nor put off."""
    seen = {telling.body for telling in draft.telling}
    return tuple(tell.id for tell in found.tell_now if tell.id not in seen)


def frontier(guidance: Guidance, draft: Draft, found: Assessment) -> str:
    """The furthest step there is a reason to be at: someone to tell, else the first page not seen, else the end."""
    if unheard(draft, found):
        return TELL
    for step in steps(guidance, found):
        question = question_of(step)
        if question and (question not in draft.answers or (question in found.open and draft.answers[question])):
            # The check and the guidance are looked at before the closing questions that follow them.
            return {"judgement": CHECK, "decision": GUIDANCE}.get(question, step)
    return SEAL


def newly_asked(guidance: Guidance, draft: Draft, found: Assessment) -> tuple[str, ...]:
    """What a draft that was begun under an older version is asked anew: open questions that stand before an answer.

    That is a new question, and one whose answer is no longer there to be given. Nothing of the draft is dropped."""
    if draft.guidance == guidance.version:
        return ()
    asked = [id for id in found.path if not guidance.by_id[id].closing]
    last = max((at for at, id in enumerate(asked) if id in draft.answers and id not in found.open), default=-1)
    return tuple(id for id in asked[: last + 1] if id in found.open)


def missing(guidance: Guidance, draft: Draft, question: str) -> bool:
    """Whether a required question has no answer."""
    answer = draft.answers.get(question, ())
    return guidance.by_id[question].required and not (answer.strip() if isinstance(answer, str) else answer)


def still_open(guidance: Guidance, draft: Draft, found: Assessment) -> tuple[str, ...]:
    """Every question that must be answered before this can be sealed: what is open, then the closing ones."""
    closing = (id for id in found.path if guidance.by_id[id].closing and missing(guidance, draft, id))
    return (*found.open, *closing)


def too_long(draft: Draft) -> tuple[str, ...]:
    """The questions whose text, or own words, are longer than a record can hold."""
    texts = [*draft.notes.items(), *((id, text) for id, text in draft.answers.items() if isinstance(text, str))]
    return tuple(dict.fromkeys(question for question, text in texts if len(text) > LONGEST_TEXT))
