"""Common situations and what they come to, as pages of tables for a practice lead to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TypeVar

from app.cli.proposal_pages import FILE, proposal_page
from app.cli.rule_pages import within
from app.clock import UK
from app.decisions.wording import Wording
from app.guidance.circumstances import Circumstances
from app.guidance.conditions import ALWAYS
from app.guidance.evaluate import Assessment, Found
from app.guidance.explain import explain
from app.guidance.model import AT_ONCE, Guidance, Within
from app.guidance.situations import DEFAULTS, GROUPS, Line, Situation, lines
from app.words import Words

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
"""A working day in office hours. No date is in the pages."""
NOW = Circumstances(known_at=AT, at=AT, service="independent")


def pages(guidance: Guidance, words: Words) -> dict[str, str]:
    """Each page by its file name: the index, one page for each group of situations, and what goes to whom."""
    wording = Wording(words, guidance, guidance.editions[0])
    made, ways = {}, 0
    for group in GROUPS:
        made[f"{group}.md"], here = page(wording, group)
        ways += here
    made[FILE] = proposal_page(wording, _made(wording))
    return {"README.md": "\n".join(_index(wording, ways)) + "\n", **made}


def page(wording: Wording, group: str) -> tuple[str, int]:
    """One group of situations as Markdown, and how many ways through them it tells of."""
    text = [f"# {wording.words.text('situations', f'group.{group}')}", "", _made(wording), ""]
    every: list[Line] = []
    for situation in GROUPS[group]:
        walked = tuple(lines(wording.guidance, wording.edition, NOW, situation))
        every += walked
        text += [*_situation(wording, situation, walked), ""]
    return "\n".join([*text, *_reasons(wording, every)]).rstrip() + "\n", len(every)


def _made(wording: Wording) -> str:
    say = wording.words.text
    return f"{say('situations', 'page.made', version=wording.guidance.version)}\n\n{say('situations', 'page.warning')}"


def _index(wording: Wording, ways: int) -> Iterator[str]:
    def said(key: str, **facts: object) -> str:
        return wording.words.text("situations", key, **facts)

    facts = NOW.facts(wording.edition)
    told = ((fact.id, facts[fact.id]) for fact in wording.guidance.facts if fact.id != "edition")
    assumed = "; ".join(f"{wording.question(id, 'heading')}: {wording.answer(id, answer)}" for id, answer in told)
    yield from (f"# {said('page.index')}", "", _made(wording), "")
    yield from (f"## {said('page.list')}", "")
    for group in GROUPS:
        title, intro = said(f"group.{group}"), said(f"intro.{group}")
        yield said("page.entry", title=title, file=f"{group}.md", intro=intro)
    title, intro = (wording.words.text("proposal_pages", f"page.{key}") for key in ("title", "intro"))
    yield said("page.entry", title=title, file=FILE, intro=intro)
    yield from ("", said("page.count", situations=sum(map(len, GROUPS.values())), lines=ways), "")
    yield from (f"## {said('page.how')}", "", said("page.how_text"), "")
    for default in DEFAULTS:
        heading, answers = (
            wording.question(default.question, "heading"),
            wording.answer(default.question, default.answer),
        )
        if default.when == ALWAYS:
            yield said("page.default", heading=heading, answers=answers)
        else:
            condition = explain(default.when, wording).rstrip(".")
            yield said(
                "page.default_when", heading=heading, answers=answers, when=condition[:1].lower() + condition[1:]
            )
    yield from ("", said("page.facts", facts=assumed, edition=wording.edition_title()), "", said("page.sources"))


def _situation(wording: Wording, situation: Situation, walked: Sequence[Line]) -> Iterator[str]:
    def said(key: str, **facts: object) -> str:
        return wording.words.text("situations", key, **facts)

    yield from (f"## {said(f'situation.{situation.id}')}", "")
    answers = (
        said("table.answer", heading=wording.question(id, "heading"), answers=wording.answer(id, answer))
        for id, answer in situation.given.items()
    )
    yield from (said("table.assumed", answers="; ".join(answers)), "")
    yield from (said("table.tell"), "")
    yield from (
        said("table.list", who=_roles(wording, (line.role for line in sharing)), what=told or said("table.nobody"))
        for told, sharing in _shared(walked, lambda line: _told(wording, line.found)).items()
    )
    always = {role: _always(line for line in walked if line.role == role) for role in situation.roles}
    if any(always.values()):
        yield from ("", said("table.always"), "")
        yield from (
            said("table.list", who=_roles(wording, (line.role for line in sharing)), what=due or said("table.nothing"))
            for due, sharing in _shared(walked, lambda line: _due(wording, line.found, always[line.role])).items()
        )
    yield ""
    titles = [said(f"table.{key}") for key in ("who", "recipient", *COLUMNS)]
    yield _cells(titles)
    yield _cells(["---"] * len(titles))
    rows = [
        (roles, recipients, row)
        for row, sharing in _shared(walked, lambda line: _row(wording, line.found, always[line.role])).items()
        for roles, recipients in _by_recipients(sharing)
    ]
    for roles, recipients, row in sorted(rows, key=lambda each: situation.roles.index(each[0][0])):
        names = [said(f"recipient.{recipient or 'none'}") for recipient in recipients]
        yield _cells([_roles(wording, roles), ", ".join(names), *row])


COLUMNS = ("outcome", "telling", "agreement", "decider", "more")
T = TypeVar("T")


def _shared(walked: Sequence[Line], said: Callable[[Line], T]) -> dict[T, list[Line]]:
    """Lines that come to the same, in the order in which they first do."""
    found: dict[T, list[Line]] = {}
    for line in walked:
        found.setdefault(said(line), []).append(line)
    return found


def _told(wording: Wording, found: Assessment) -> str:
    return "; ".join(
        wording.words.text(
            "situations",
            "table.body",
            who=wording.words.text("situations", f"recipient.{tell.id}"),
            when=_latest(wording.words, tell.within),
        )
        for tell in found.tell_now
    )


def _latest(words: Words, time: Within) -> str:
    """Whoever is to be told is told now; some have a last moment as well."""
    when = within(words, time)
    return when if time == AT_ONCE else words.text("situations", "table.latest", when=when)


def _always(walked: Iterable[Line]) -> frozenset[str]:
    """The duties that are there whoever gets it."""
    return frozenset.intersection(*(frozenset(due.id for due in line.found.duties) for line in walked))


def _due(wording: Wording, found: Assessment, ids: AbstractSet[str]) -> str:
    return "; ".join(
        wording.words.text(
            "situations",
            "table.duty",
            what=wording.duty(due),
            owner=wording.owner(due.owner),
            when=within(wording.words, due.within),
        )
        for due in found.duties
        if due.id in ids
    )


def _row(wording: Wording, found: Assessment, always: AbstractSet[str]) -> tuple[str, ...]:
    """What to do, telling, agreement, decider, what else; a dash where it is open. Ids stand for what is told below."""

    def verdict(part: str) -> str:
        value = found.values()[part]
        return wording.verdict(part, value) if value else "–"

    outcome = found.why.get("outcome")
    return (
        f"**{verdict('outcome').rstrip('.')}** `{_case(outcome)}`" if outcome else "–",
        wording.words.text("situations", "table.pair", person=verdict("tell_person"), child=verdict("tell_child")),
        verdict("consent"),
        verdict("decider"),
        ", ".join(f"`{due.id}`" for due in found.duties if due.id not in always),
    )


def _case(outcome: Found) -> str:
    return f"{outcome.id}_around" if outcome.around else outcome.id


def _reasons(wording: Wording, walked: Iterable[Line]) -> Iterator[str]:
    """What the ids in the rows of a page mean: why an outcome, from where; and each duty, whose and by when."""
    whys: dict[str, str] = {}
    duties: dict[str, str] = {}
    for line in walked:
        if outcome := line.found.why.get("outcome"):
            sources = "; ".join(cited.title for cited in wording.cited(outcome.sources))
            words = {"id": _case(outcome), "why": wording.case("outcome", outcome), "sources": sources}
            whys[_case(outcome)] = wording.words.text("situations", "table.reason", **words)
        duties |= {due.id: f"- `{due.id}`: {_due(wording, line.found, {due.id})}." for due in line.found.duties}
    yield from (f"## {wording.words.text('situations', 'table.why')}", "", *(whys[id] for id in sorted(whys)), "")
    yield from (
        f"## {wording.words.text('situations', 'table.duties')}",
        "",
        *(duties[id] for id in sorted(duties)),
        "",
    )


def _by_recipients(sharing: Sequence[Line]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Roles that share the same recipients, with those."""
    recipients: dict[str, list[str]] = {}
    for line in sharing:
        recipients.setdefault(line.role, []).append(line.recipient)
    roles: dict[tuple[str, ...], list[str]] = {}
    for role, theirs in recipients.items():
        roles.setdefault(tuple(theirs), []).append(role)
    yield from ((who, whom) for whom, who in roles.items())


def _roles(wording: Wording, roles: Iterable[str]) -> str:
    return ", ".join(wording.words.text("situations", f"role.{role}") for role in dict.fromkeys(roles))


def _cells(texts: Iterable[str]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"
