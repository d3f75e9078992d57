"""A paper held against everything that it must be: the two standards, what is read out of it, what is inside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from app.clock import spoken, spoken_day
from app.decisions.printed import FORMAT
from app.decisions.record import canonical
from tests.pdf.checks import (
    WORDS,
    aloud,
    as_printed,
    attached,
    bare,
    compliant,
    even,
    outside,
    read_out,
    sound,
    unread,
)
from tests.pdf.papers import PAPERS, Drawn

KEYS = {
    *("format", "record", "fingerprint", "code", "sealed", "author", "author_role", "organisation", "decision"),
    *("decision_title", "outcome", "outcome_title", "agrees", "happened", "judgement", "reasons", "edition_title"),
    *("guidance", "nation", "practice", "known_at", "started", "look_again", "would_change", "second_look"),
    *("supersedes", "supersede_reason", "tell_now", "who", "by", "told_at", "next", "what", "owner", "calls", "at"),
    *("said", "asked_to_do", "rules", "title", "answers", "heading", "answer", "note", "parts", "verdict", "points"),
    *("text", "sources", "because", "where", "confirm", "new_laws", "added", "superseded_by", "number", "reason"),
    "lines",
    *(
        "number",
        "decided",
        "name",
        "role",
        "organisation",
        "need",
        "conditions",
        "identity",
        "channel",
        "people",
        "ref",
    ),
    *("items", "words", "sort", "said_by", "happened", "known", "wrote", "accuracy", "about", "only_new", "changed"),
    *("worries", "do_not_say", "held"),
    *("event", "sharing", "things", "kind", "source", "late", "flags", "holds", "recipients", "is", "real_names"),
    *("why", "open", "gets", "give", "must_not_learn", "whose", "consent", "standing", "understood", "form", "gone"),
    "to",
    *("told", "how", "sent", "reference", "chase_on", "chase", "went", "heard", "advice", "request"),
}
"""What a paper prints of a record: no key of the embedded record is another."""

INSIDE = {
    "record_paper": ["record.json"],
    "advice_request": ["request.json"],
    "recipient_sheet": ["sheet.json"],
    "telephone_script": ["script.json"],
    "covering_note": ["note.json"],
}
"""The files that a paper holds, by the module that draws it; the others hold none."""

GIVEN = {"All of it": "All of", "Part of it": "Part of", "Nothing": "Nothing of"}
"""How much goes, as it stands before the numbers of things."""

NEVER = re.compile("[\ufb00-\ufb06\0\ufffd\ue000-\uf8ff]")
"""Letters tied together, and characters that stand for none."""

_seen: dict[bytes, list[str]] = {}


def amiss(number: int) -> list[str]:
    """What is wrong with any of the papers drawn for the generated decision of this number."""
    return [f"{number} {name}: {fault}" for name, draw in PAPERS.items() for fault in _once(name, draw(number))]


def _once(name: str, drawn: Drawn) -> list[str]:
    """The faults of a paper; one of the same bytes is not looked at again."""
    if drawn.pdf not in _seen:
        _seen[drawn.pdf] = list(faults(name, drawn))
    return _seen[drawn.pdf]


def faults(name: str, drawn: Drawn) -> Iterator[str]:
    """What is wrong with a paper."""
    pdf = drawn.pdf
    yield from standards(pdf)
    text = read_out(pdf)
    yield from (f"{found[0]!r} in the text" for found in NEVER.finditer(text))
    yield from (f"not read out in its place: {each}" for each in missing(text, drawn.said))
    inside = attached(pdf)
    if list(inside) != INSIDE.get(name, []):
        yield f"inside: {list(inside)}"
    for file in inside.values():
        yield from hidden(file, text)


def standards(pdf: bytes) -> Iterator[str]:
    """What is wrong with a paper whatever it says."""
    yield from (*compliant(pdf), *aloud(pdf), *sound(pdf), *bare(pdf))
    yield from (f"nobody hears: {each}" for each in unread(pdf))
    yield from (f"runs out of the page: {each}" for each in outside(pdf))


def missing(text: str, said: Iterable[str]) -> Iterator[str]:
    """The texts that are not in what was read out, each after the one before."""
    at, whole = 0, even(text)
    for each in said:
        found = whole.find(as_printed(each), at)
        if found < 0:
            yield each
        else:
            at = found + len(as_printed(each))


def hidden(file: bytes, text: str) -> Iterator[str]:
    """What the embedded record holds that is not printed, and whether it is spelt in another way than the one."""
    inside, whole = json.loads(file), even(text)
    if canonical(inside) != file:
        yield "the embedded record is not canonical"
    for key, value in _values(inside):
        if key not in KEYS:
            yield f"the embedded record holds {key}"
        if isinstance(value, str) and not any(form in whole for form in _forms(key, value)):
            yield f"the embedded record holds what is not printed: {key}: {value}"
        if isinstance(value, int) and not isinstance(value, bool) and not _counted(key, value, whole):
            yield f"the embedded record holds a number that is not printed: {key}: {value}"


def _counted(key: str, value: int, whole: str) -> bool:
    """Whether a number stands on the paper: of a source in brackets, of a thing with a stop or a comma."""
    return f"[{value}]" in whole or (key in ("number", "things") and bool(re.search(rf"(?<!\d){value}[.,]", whole)))


def _values(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, key)
    else:
        yield key, value


def _forms(key: str, value: str) -> Iterator[str]:
    """How a value may stand on the paper."""
    dates = WORDS.section("dates")
    said = {"what": WORDS.find("keeping", f"what.{value}"), "nation": WORDS.find("papers", f"nation.{value}")}
    said |= {key: WORDS.find("sheets", f"sheet.{key}.{value}") for key in ("identity", "channel", "accuracy")}
    said["worries"] = WORDS.find("sheets", f"sheet.worry.{value}")
    said["do_not_say"] = WORDS.find("sheets", f"script.do_not_say.{value}")
    said["sort"] = {"fact": "This is a fact.", "opinion": "This is an opinion."}.get(value, "said this.")
    said["give"] = GIVEN.get(value) or value
    if key == "format":
        yield from ([""] if value == FORMAT else [])  # the name of the file's own kind
    elif re.fullmatch(r"\d{4}-\d\d-\d\dT.*", value):
        yield spoken(datetime.fromisoformat(value), dates)
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield spoken_day(date.fromisoformat(value), dates)
    else:
        yield as_printed(said.get(key) or value)
        yield as_printed(value.rstrip("."))
