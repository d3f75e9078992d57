"""An assessment as plain JSON values, and read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from app.cli.output import say
from app.decisions.draft import Draft
from app.decisions.sharing.assessing import assess_all
from app.decisions.sharing.matrix import answers_that_count, matrix
from app.decisions.sharing.sealing import cell_line, recipient_line
from app.decisions.wording import Wording
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import Assessment, Due, Found, TellNow
from app.guidance.model import LAW, RELEASE, Answer
from app.settings import Adopted, Settings
from app.words import Words


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


def shared(draft: Draft, wording: Wording, adopted: Adopted, at: datetime) -> dict[str, Any]:
    """What it comes to for each recipient, and of each cell what goes, what is proposed by which rule, what is missing,
    and what was found in the words and is to be decided."""
    guidance, sharing = wording.guidance, draft.sharing
    found = assess_all(guidance, draft, adopted, at)
    outcomes = {id: each.outcome for id, each in found.items()}
    return {
        "recipients": [asdict(recipient_line(id, each, guidance, wording)) for id, each in found.items()],
        "cells": [
            {
                **asdict(cell_line(sharing, state, wording)),
                "finds": [{"id": find.id, "kind": find.kind, "text": find.text} for find in state.finds],
            }
            for row in matrix(sharing, answers_that_count(draft, found), outcomes)
            for state in row
        ],
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
    for line in said["recipients"]:
        _read_recipient(line, [cell for cell in said["cells"] if cell["recipient"] == line["recipient"]], words)


def _read_recipient(line: Mapping[str, Any], cells: Iterable[Mapping[str, Any]], words: Words) -> None:
    """One recipient: what it comes to, what is still to be answered, then each thing."""

    def to_say(key: str, **facts: object) -> None:
        say(words.text("cli", f"sharing.{key}", **facts))

    if line["outcome"]:
        to_say("verdict", **line)
    else:
        to_say("unsettled", recipient=line["recipient"], open=" ".join(line["open"]))
    for cell in cells:
        gives = {key: words.text("sharing", f"give.{cell[key]}") for key in ("give", "proposed")}
        to_say("cell", **{**cell, **gives})
        for why in cell["held"]:
            to_say("held", why=why)
        for find in cell["finds"]:
            to_say("find", **find)
