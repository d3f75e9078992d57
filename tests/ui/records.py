"""A sealed record made by hand."""

# ruff: noqa: E501 - a table of values reads better in long lines

from __future__ import annotations

from app.decisions.content import (
    AnswerLine,
    CallLine,
    Content,
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


def record() -> Record:
    """The same, sealed."""
    return seal(content(), seq=1, prev=GENESIS, device="00" * 32, salt=b"s" * 32, sign=lambda digest: digest * 2)
