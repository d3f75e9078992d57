"""The guidance as pages to read: one for each rule, then what follows from the answers, the names, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from app.decisions.wording import Wording
from app.guidance.conditions import Condition, atoms
from app.guidance.evaluate import Found
from app.guidance.explain import Labels, outline
from app.guidance.model import (
    Advice,
    Body,
    Case,
    Duty,
    Hours,
    Months,
    Question,
    Rule,
    Verdict,
    Within,
    WorkingDays,
)
from app.guidance.proof.structure import conditionals, conditions_of
from app.words import Words


def rule_page(wording: Wording, rule: Rule) -> Iterator[str]:
    """Every question of a rule: its words, when it is asked, what it changes, its answers, its sources."""
    yield from title(f"{wording.edition_title()} · {wording.rule_title(rule.id)}")
    for id in rule.questions:
        yield from _question(wording, wording.guidance.by_id[id])


def _question(wording: Wording, question: Question) -> Iterator[str]:
    yield f"{question.id}: {wording.question(question.id, 'heading')}"
    if hint := wording.question(question.id, "hint"):
        yield f"  {hint}"
    yield f"  {wording.words.text('proof', 'show.why', text=wording.question(question.id, 'why'))}"
    yield f"  {wording.words.text('proof', 'show.asked')}"
    yield from (f"    {line}" for line in outline(question.asked, wording))
    for option in question.options:
        yield f"  - {option.id}: {wording.label(question.id, option.id)}"
        if hint := wording.question(question.id, f"{option.id}_hint"):
            yield f"      {hint}"
    yield from _changes(wording, question.id)
    yield from _from(wording, question.sources)
    yield ""


def _changes(wording: Wording, id: str) -> Iterator[str]:
    """What an answer can change: other questions, who is told, each part by its values, duties, advice."""
    changed: dict[str, list[str]] = {}
    for name, each in conditionals(wording.guidance):
        if any(atom.question == id for condition in conditions_of(each) for atom in atoms(condition)):
            changed.setdefault(name.split(".")[0] if "." in name else "question", []).append(_name(wording, name, each))
    say = wording.words.text
    if not changed:
        yield f"  {say('proof', 'show.changes_nothing')}"
    for kind, names in changed.items():
        part = wording.part(kind) if kind in wording.guidance.parts() else say("proof", f"show.list_{kind}")
        yield f"  {say('proof', 'show.changes', what=part, names='; '.join(dict.fromkeys(names)))}"


def _name(wording: Wording, name: str, each: Question | Case | Body | Duty | Advice) -> str:
    match each:
        case Question():
            return wording.question(each.id, "heading")
        case Case():
            return wording.verdict(name.partition(".")[0], each.value)
        case Body():
            return wording.words.text("protect", f"{each.id}.who")
        case Duty():
            return wording.words.text("duties", f"duty.{each.id}")
        case _:
            return wording.words.text("advice", f"advice.{each.id}")


def consequences(wording: Wording) -> Iterator[str]:
    """Whom to tell, each part in the order in which its cases are tried, duties, advice, the names, the sources."""
    guidance, words = wording.guidance, wording.words
    yield from title(words.text("outcomes", "parts.tell_now"))
    for body in guidance.bodies:
        yield f"{body.id}: {words.text('protect', f'{body.id}.who')} ({within(words, body.within)})"
        for condition, time in body.sooner:
            yield f"  {words.text('proof', 'show.sooner', time=within(words, time))}"
            yield from (f"    {line}" for line in outline(condition, wording))
        yield from grounds(wording, body.when, body.sources)
    for part, cases in guidance.parts().items():
        yield from title(wording.part(part))
        for number, case in enumerate(cases, 1):
            yield f"{number}. {case.id}: {wording.verdict(part, case.value)}"
            yield f"  {wording.case(part, Found(id=case.id, sources=(), because=()))}"
            yield from grounds(wording, case.when, case.sources)
    yield from title(words.text("outcomes", "parts.duties"))
    for duty in guidance.duties:
        yield f"{duty.id}: {words.text('duties', f'duty.{duty.id}')}"
        yield f"  {wording.owner(duty.owner)}: {within(words, duty.within)}"
        yield from _outcomes(wording, duty.outcomes)
        yield from grounds(wording, duty.when, duty.sources)
    yield from title(words.text("outcomes", "parts.advice"))
    for line in guidance.advice:
        yield f"{line.id}: {words.text('advice', f'advice.{line.id}')}"
        yield from _outcomes(wording, line.outcomes)
        yield from grounds(wording, line.when, line.sources)
    yield from title(words.text("cli", "terms"))
    for term in guidance.terms():
        yield words.text("cli", "term", name=words.text("terms", term.id))
        yield from (f"  {line}" for line in outline(term.means, wording))
    yield from _sources(wording)


def _sources(wording: Wording) -> Iterator[str]:
    yield from title(wording.words.text("proof", "show.sources"))
    for source in wording.cited(source.id for source in wording.guidance.sources):
        yield f"{source.id}: {source.title}"
        yield f"  {source.where}"
        if source.confirm:
            yield f"  {wording.words.text('proof', 'show.confirm')}"


def within(words: Words, time: Within) -> str:
    """How long there is: now, hours, working days or months."""
    match time:
        case Hours(hours=0):
            return words.text("protect", "when.now")
        case Hours(hours=count):
            return words.counted("proof", "within.hours", count)
        case WorkingDays(days=count):
            return words.counted("proof", "within.days", count)
        case Months(months=count):
            return words.counted("proof", "within.months", count)
        case _ as never:
            assert_never(never)


def title(said: str) -> tuple[str, ...]:
    """A title as lines: underlined, and a blank line."""
    return (said, "=" * len(said), "")


def grounds(
    wording: Wording, condition: Condition, sources: tuple[str, ...], labels: Labels | None = None
) -> Iterator[str]:
    """When something holds, in the words of `labels` (the guidance's own, if none are given), and where it is from."""
    yield from (f"  {line}" for line in outline(condition, labels or wording))
    yield from _from(wording, sources)
    yield ""


def _outcomes(wording: Wording, outcomes: frozenset[Verdict]) -> Iterator[str]:
    if outcomes != frozenset(Verdict):
        names = "; ".join(wording.verdict("outcome", verdict) for verdict in Verdict if verdict in outcomes)
        yield f"  {wording.words.text('proof', 'show.only', names=names)}"


def _from(wording: Wording, sources: tuple[str, ...]) -> Iterator[str]:
    yield wording.words.text("cli", "from", sources="; ".join(each.title for each in wording.cited(sources)))
