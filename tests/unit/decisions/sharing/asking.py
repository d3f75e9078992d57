"""Requests for advice about decisions that are made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.decisions.draft import Draft
from app.decisions.route import assess
from app.decisions.sharing.deidentified import Matter, Request, of_draft, request
from app.decisions.sharing.values import Known, Person
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.settings import Adopted
from app.words import Words
from tests.unit.decisions.journeys import SECRET, START, blank

WORDS = Words()
TODAY = date(2026, 12, 14)


def matter(draft: Draft, *selves: str) -> Matter:
    """What a draft holds, as it stands."""
    wording = Wording(WORDS, GUIDANCE, GUIDANCE.editions[0])
    return of_draft(draft, assess(GUIDANCE, draft, Adopted(), START), wording, selves)


def asked(draft: Draft, *, asks: str = "", regions: Mapping[str, str] | None = None) -> Request:
    """The request about a draft."""
    return request(matter(draft), WORDS, today=TODAY, asks=asks, regions=regions or {})


def secret(sharing: Sharing) -> Draft:
    """A child tells of abuse; and there is this to share."""
    draft = blank().with_sharing(sharing, START)
    for question, answer in SECRET.items():
        draft = draft.with_answer(question, answer, START)
    return draft


def about(text: str, *, regions: Mapping[str, str] | None = None, **parts: Any) -> str:
    """What is asked about a decision in which only this happened."""
    found = asked(secret(Sharing(**parts)).with_note("topic", text, START), regions=regions)
    saw = next(line for line in found.lines if line.id == "saw")
    return "\n".join(" ".join(each) for each in saw.paragraphs[1:])


def child(name: str = "Zuleika Marrable", ref: str = "Child A", **known: Any) -> dict[str, Any]:
    """One child who is known."""
    return {"people": (Person(id="c", role="child", ref=ref),), "known": (Known(person="c", name=name, **known),)}
