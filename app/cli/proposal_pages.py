"""The rules of what goes to whom, as lines to read beside the guidance and as a page of tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.cli.rule_pages import grounds, title
from app.decisions.wording import Wording
from app.guidance.explain import explain, outline
from app.guidance.model import Verdict
from app.guidance.proposals import ASKED, NONE, PROPOSALS, TERMS, Proposal, propose
from app.guidance.terms import NO_NEED, OUTSIDE, PROTECTIVE
from app.words import Words

FILE = "what-goes-to-whom.md"
RECIPIENTS = (*PROTECTIVE, *OUTSIDE, "group", *NO_NEED)
TABLES = (
    ("calm", RECIPIENTS, "care", Verdict.SHARE.value),
    ("worried", PROTECTIVE, NONE, Verdict.SHARE_NOW.value),
)
"""Each table: its words, the recipients, what it is for, and the outcome."""
PLAIN = {"sort": "fact", "accuracy": "checked"}
"""What the tables say of every thing; the rest is not said."""


class Asked:
    """The words of what the rules ask: those of a decision's questions, and their own."""

    def __init__(self, wording: Wording) -> None:
        self.words: Words = wording.words
        self._wording = wording

    def question(self, id: str, key: str) -> str:
        """The heading of what a rule asks."""
        return self.words.find("proposal_pages", f"question.{id}") or self._wording.question(id, key)

    def label(self, question: str, option: str) -> str:
        """An answer to it in words."""
        if option == NONE or question == "barred":
            return self.words.text("proposal_pages", f"answer.{option}")
        if question == "outcome":
            return self._wording.verdict("outcome", option)
        named = "material" if question == "kind" else question
        return self.words.find("sharing", f"{question}.{option}") or self._wording.label(named, option)


def proposal_lines(wording: Wording) -> Iterator[str]:
    """Every rule in the order in which they are tried: its name, what it proposes, why, when, and where it is from."""
    say = wording.words.text
    yield from title(say("proposal_pages", "page.title"))
    for number, rule in enumerate(PROPOSALS, 1):
        name, give = say("proposals", f"{rule.id}.name"), say("proposal_pages", f"give.{rule.give}")
        yield say("proposal_pages", "page.shown", number=number, id=rule.id, name=name, give=give)
        yield f"  {say('proposals', f'{rule.id}.why')}"
        yield from grounds(wording, rule.when, rule.sources, Asked(wording))
    yield from title(say("cli", "terms"))
    for term in TERMS:
        yield say("cli", "term", name=say("terms", term.id))
        yield from (f"  {line}" for line in outline(term.means, Asked(wording)))


def proposal_page(wording: Wording, made: str) -> str:
    """The same as Markdown, after tables of what it comes to; `made` says how the page was made."""
    return "\n".join(_page(wording, made)).rstrip() + "\n"


def _page(wording: Wording, made: str) -> Iterator[str]:
    def said(key: str, **facts: object) -> str:
        return wording.words.text("proposal_pages", key, **facts)

    def of(rule: Proposal, key: str) -> str:
        return wording.words.text("proposals", f"{rule.id}.{key}")

    yield from (f"# {said('page.title')}", "", made, "", said("page.text"), "", f"## {said('page.tables')}", "")
    kinds = wording.words.section("proposal_pages")["kind"]
    for table, recipients, purpose, outcome in TABLES:
        yield from (said(f"page.{table}"), "")
        yield _row([said("page.recipient"), *kinds.values()])
        yield _row(["---"] * (len(kinds) + 1))
        for recipient in recipients:
            gives = (proposed(recipient, purpose, kind, outcome) for kind in kinds)
            yield _row(
                [wording.words.text("situations", f"recipient.{recipient}"), *(said(f"give.{g}") for g in gives)]
            )
        yield ""
    yield from (f"## {said('page.rules')}", "")
    for number, rule in enumerate(PROPOSALS, 1):
        yield from (f"### {said('page.rule', number=number, name=of(rule, 'name'))}", "")
        yield from (said("page.gives", why=of(rule, "why"), give=said(f"give.{rule.give}")), "")
        yield from (explain(rule.when, Asked(wording)), "")
        yield from (said("page.from", sources="; ".join(each.title for each in wording.cited(rule.sources))), "")
    yield from (f"## {wording.words.text('cli', 'terms')}", "")
    for term in TERMS:
        name = wording.words.text("cli", "term", name=wording.words.text("terms", term.id))
        yield f"- {name}: {explain(term.means, Asked(wording))}"


def proposed(recipient: str, purpose: str, kind: str, outcome: str) -> str:
    """What is proposed of a plain thing of a kind."""
    said = {**PLAIN, "recipient": recipient, "purpose": purpose, "kind": kind, "material": kind, "outcome": outcome}
    return propose({question: (said.get(question, NONE),) for question in ASKED}).give


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
