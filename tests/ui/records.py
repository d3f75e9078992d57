"""A sealed record made by hand."""

# ruff: noqa: E501 - a table of values reads better in long lines

from __future__ import annotations

from dataclasses import replace

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
from app.decisions.record import GENESIS, Record, seal

NAME = "Zebedee <b>Smith</b>"


def content() -> Content:
    """A decision about a child with a marked name."""
    return Content(
        number="2026-014", draft="d1", edition="agency-2018", edition_title="Seven golden rules, 2018", guidance="1",
        nation="England", author="Alex Morgan", author_role="Foster carer", organisation="Fernbank Fostering",
        started="2026-11-20T13:40:00+00:00", known_at="2026-11-20T13:00:00+00:00", sealed="2026-11-20T14:05:00+00:00",
        happened=f"{NAME} told me something.", outcome="share_now", outcome_title="Share it now",
        judgement=f"I think {NAME} is not safe.", decision="share_now", decision_title="Share it now", agrees=True,
        reasons=f"{NAME} may be hurt again.", look_again="",
        tell_now=(TellLine(body="sw", who="The child's social worker", by="today by 6 pm", told_at=""),),
        parts=(PartLine(id="outcome", title="What to do", value="share_now", verdict="Share it now",
                        points=(PointLine(id="p", text="Consent is not the gate.", sources=("s",), because=()),)),),
        rules=(RuleLine(id="concern", title="The concern", answers=(
            AnswerLine(question="happened", heading="What happened?", options=(), answer=f"{NAME} told me", note=""),)),),
        calls=(CallLine(at="2026-11-20T13:50:00+00:00", who="101 Police", said="What I heard", asked_to_do="Wait"),),
        sources=(SourceLine(id="s", title="Information sharing advice", where="page 9", confirm=False),),
    )  # fmt: skip


LAW = PartLine(
    id="basis", title="The law, for an office to confirm", value="", verdict="Proposed. Confirm with your manager.",
    points=(PointLine(id="b", text="Legal basis: Safeguarding.", sources=("s",), because=()),),
)  # fmt: skip


def refused() -> Content:
    """A no, with what would change it, a duty with its day, someone untold, and a law that counted."""
    return replace(
        content(), decision="do_not_share", decision_title="Do not share it", agrees=False, look_again="2026-12-18",
        would_change="A letter from the court.", second_look="2026-11-23T17:00:00+00:00", new_laws=("Duty to share",),
        dues=(DueLine(duty="log", what="Write it down", owner="You", by="2026-11-23T17:00:00+00:00"),),
        parts=(*content().parts, LAW),
    )  # fmt: skip


def record(said: Content | None = None) -> Record:
    """This, sealed."""
    return seal(
        said or content(), seq=1, prev=GENESIS, device="00" * 32, salt=b"s" * 32, sign=lambda digest: digest * 2
    )
