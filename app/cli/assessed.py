"""An assessment as plain JSON values, and read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.cli.output import say
from app.decisions.wording import Wording
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, Due, Found, TellNow
from app.guidance.model import LAW, RELEASE, Answer
from app.settings import Settings


def assessed(found: Assessment, wording: Wording, answers: Mapping[str, Answer], now: Circumstances) -> dict[str, Any]:
    """Codes with their words, sources by id, causes by question."""
    return {
        "edition": wording.edition.id,
        "guidance": wording.guidance.version,
        "facts": _facts(wording, now),
        "tell_now": [_tell(tell, wording) for tell in found.tell_now],
        **found.values(),
        "duties": [_duty(duty, wording) for duty in found.duties],
        "advice": [{"id": line.id, "text": wording.advice(line), **_grounds(line)} for line in found.advice],
        "why": {
            part: {
                "case": why.id,
                "text": wording.case(part, why),
                "around": why.around,
                "sources": list(why.sources),
                "because": {id: answers[id] for id in why.because},
            }
            for part, why in found.why.items()
        },
        "open": list(found.open),
        "path": list(found.path),
        "ignored": list(found.ignored),
    }


def _facts(wording: Wording, now: Circumstances) -> dict[str, Any]:
    """What was known without asking."""
    facts = now.facts(wording.edition)
    return {**{id: facts[id][0] for id in ("edition", "office", "service")}, "overlays": sorted(now.overlays)}


def _tell(tell: TellNow, wording: Wording) -> dict[str, Any]:
    said = wording.words.text
    return {
        "id": tell.id,
        "who": said("protect", f"{tell.id}.who"),
        "by": tell.by.isoformat(),
        "when": wording.by(tell),
        "number": wording.number(tell, Settings().by_name()),
        "how": [said("protect", f"{tell.id}.{key}") for key in ("say_one", "say_two")],
        **_grounds(tell),
    }


def _duty(duty: Due, wording: Wording) -> dict[str, Any]:
    return {
        "id": duty.id,
        "what": wording.duty(duty),
        "owner": duty.owner,
        "by": duty.by.isoformat(),
        "when": wording.by(duty),
        **_grounds(duty),
    }


def _grounds(found: Found) -> dict[str, Any]:
    return {"around": found.around, "sources": list(found.sources), "because": list(found.because)}


def read_aloud(said: Mapping[str, Any], wording: Wording) -> None:
    """The same for people: what to do first, then each part with its reason, then what is missing."""
    words = wording.words

    def title(part: str) -> str:
        return words.text("outcomes", f"parts.{part}")

    for tell in said["tell_now"]:
        say(f"{title('tell_now')}: {tell['who']} ({tell['when']})")
    for part, why in said["why"].items():
        if part in LAW and not (wording.office and said["outcome"] in RELEASE):
            continue
        say(f"{wording.part(part)}: {wording.verdict(part, said[part])} [{said[part]}]\n  {why['text']}")
    for duty in said["duties"]:
        say(f"{title('duties')}: {duty['what']} ({wording.owner(duty['owner'])}, {duty['when']})")
    for line in said["advice"]:
        say(f"{title('advice')}: {line['text']}")
    for key in ("open", "ignored"):
        if said[key]:
            say(words.text("cli", key, ids=", ".join(said[key])))
