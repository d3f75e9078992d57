"""The closing questions: own judgement before guidance, then decision, reasons, last checks, when to look again."""

from __future__ import annotations

from app.guidance.conditions import when
from app.guidance.model import RELEASE, Kind, Option, Question, Verdict
from app.guidance.terms import OFFICE

CLOSING: tuple[Question, ...] = (
    Question(id="judgement", kind=Kind.TEXT, required=False, closing=True, sources=("dfe_2018",)),
    Question(
        id="decision",
        options=tuple(Option(verdict.value) for verdict in Verdict),
        closing=True,
        sources=("dfe_2018", "agency_policy"),
    ),
    Question(id="reasons", kind=Kind.TEXT, closing=True, sources=("dfe_2018", "nms_26")),
    Question(
        id="careful",
        kind=Kind.MANY,
        options=(
            Option("facts"),
            Option("current"),
            Option("enough"),
            Option("right_person"),
            Option("secure"),
            Option("none", alone=True),
        ),
        asked=when("decision", Verdict.SHARE.value, Verdict.SHARE_LIMITED.value, Verdict.ANONYMISE.value),
        required=False,
        closing=True,
        sources=("dfe_2018", "nms_26"),
    ),
    Question(
        id="would_change",
        kind=Kind.TEXT,
        asked=when("decision", Verdict.DO_NOT_SHARE.value),
        required=False,
        closing=True,
        sources=("dfe_2024",),
    ),
    Question(
        id="look_again",
        kind=Kind.DATE,
        asked=when(
            "decision",
            Verdict.SEEK_CONSENT_FIRST.value,
            Verdict.SEEK_ADVICE.value,
            Verdict.REFER.value,
            Verdict.DO_NOT_SHARE.value,
        ),
        required=False,
        closing=True,
        sources=("dfe_2018",),
    ),
    Question(
        id="basis_ok",
        options=(Option("yes"), Option("other"), Option("manager"), Option("unsure")),
        asked=OFFICE & when("decision", *sorted(verdict.value for verdict in RELEASE)),
        required=False,
        closing=True,
        own_words=True,
        sources=("gdpr_6", "dpa_18"),
    ),
)
