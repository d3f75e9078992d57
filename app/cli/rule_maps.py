"""One rule of one edition as a drawing: its questions, what they depend on, and the outcomes they can change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from app.decisions.wording import Wording
from app.guidance.conditions import All, Any, ClearOf, Condition, Term, When, atoms
from app.guidance.drawing import Box, Column, svg
from app.guidance.model import Rule, Verdict


def rule_map(wording: Wording, rule: Rule) -> str:
    """The drawing as SVG: conditions by name and questions of other rules on the left, outcomes on the right."""
    words, guidance = wording.words, wording.guidance
    before: dict[str, Box] = {}
    lines: list[tuple[str, str]] = []
    for id in rule.questions:
        for mentioned in dict.fromkeys(_mentions(guidance.by_id[id].asked)):
            if mentioned not in rule.questions:
                before[_id(mentioned)] = Box(_id(mentioned), _name(wording, mentioned))
            lines.append((_id(mentioned), _id(id)))
    reached = [(id, verdict) for id in rule.questions for verdict in Verdict if verdict in _changed(wording, id)]
    lines += [(_id(id), verdict.value) for id, verdict in reached]
    after = [verdict for verdict in Verdict if any(verdict is each for _, each in reached)]
    columns = (
        Column(words.text("proof", "map.before"), tuple(before.values())),
        Column(
            words.text("proof", "map.here"),
            tuple(Box(_id(id), wording.question(id, "heading"), strong=True) for id in rule.questions),
        ),
        Column(
            words.text("proof", "map.after"),
            tuple(Box(verdict.value, wording.verdict("outcome", verdict)) for verdict in after),
        ),
    )
    title = words.text("proof", "map.title", edition=wording.edition_title(), rule=wording.rule_title(rule.id))
    return svg(title, columns, lines)


def _mentions(condition: Condition) -> Iterator[str | Term]:
    """The questions and names that stand in a condition itself, not those inside a name."""
    match condition:
        case When(question, _) | ClearOf(question, _):
            yield question
        case Term():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from _mentions(part)
        case _ as never:
            assert_never(never)


def _id(mentioned: str | Term) -> str:
    return f"term:{mentioned.id}" if isinstance(mentioned, Term) else f"question:{mentioned}"


def _name(wording: Wording, mentioned: str | Term) -> str:
    if isinstance(mentioned, Term):
        return wording.words.text("terms", mentioned.id)
    return wording.question(mentioned, "heading")


def _changed(wording: Wording, id: str) -> frozenset[str]:
    """The outcomes that depend on a question, directly or by a name."""
    return frozenset(
        case.value for case in wording.guidance.outcomes if any(atom.question == id for atom in atoms(case.when))
    )
