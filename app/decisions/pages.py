"""Which page shows a step, and everything on it."""

from __future__ import annotations

from collections.abc import Mapping

from app.decisions.draft import Draft
from app.decisions.parts import parts
from app.decisions.route import CHECK, GUIDANCE, SEAL, TELL, in_office, newly_asked, question_of
from app.decisions.screen import (
    Answered,
    Field,
    Page,
    Part,
    Point,
    Problem,
    Screen,
    Stop,
    Tally,
    Tell,
    Urgency,
)
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment, TellNow
from app.guidance.model import Edition, Guidance, Kind
from app.words import Words


class Pages:
    """Makes Screens. `numbers` maps the name of a telephone number to the number, as the agency set it."""

    def __init__(self, words: Words, guidance: Guidance, numbers: Mapping[str, str]) -> None:
        self._words = words
        self._guidance = guidance
        self._numbers = numbers

    def wording(self, edition: Edition, *, office: bool = False) -> Wording:
        """The words of one edition, for a carer or for an office."""
        return Wording(self._words, self._guidance, edition, office=office)

    def screen(self, draft: Draft, found: Assessment, step: str, problems: tuple[Problem, ...]) -> Screen:
        """The whole page for a step."""
        wording = self.wording(self._guidance.edition(draft.edition), office=in_office(draft.answers))
        match step:
            case "tell":
                return self._tell(draft, found, wording)
            case "check":
                return self._check(draft, found, wording, problems)
            case "guidance":
                return self._guided(draft, found, wording)
            case "seal":
                return self._seal(draft, found, wording, problems)
            case _:
                return self._question(draft, found, wording, question_of(step), problems)

    def missing(self, question: str) -> Problem:
        """The problem of a required question without an answer."""
        kind = self._guidance.by_id[question].kind
        return self.problem(question, {Kind.MANY: "missing_many", Kind.TEXT: "missing_text"}.get(kind, "missing"))

    def problem(self, question: str, key: str, **facts: object) -> Problem:
        """A problem with one question, in words."""
        return Problem(question=question, text=self._say(f"problem.{key}", **facts))

    def tell(self, tell: TellNow, draft: Draft, wording: Wording) -> Tell:
        """Someone to tell, in words."""
        return Tell(
            body=tell.id,
            who=self._words.text("protect", f"{tell.id}.who"),
            number=wording.number(tell, self._numbers),
            say=tuple(self._words.text("protect", f"{tell.id}.{key}") for key in ("say_one", "say_two")),
            by=wording.by(tell),
            urgency=Urgency.EMBER if tell.danger else Urgency.SUN,
            told=draft.told(tell.id),
        )

    def _say(self, key: str, **facts: object) -> str:
        return self._words.text("session", key, **facts)

    def _question(
        self, draft: Draft, found: Assessment, wording: Wording, id: str, problems: tuple[Problem, ...]
    ) -> Screen:
        question = self._guidance.by_id[id]
        answer = draft.answers.get(id, "" if question.kind in (Kind.TEXT, Kind.DATE) else ())
        heading, hint = wording.question(id, "heading"), wording.question(id, "hint")
        here, choices = self._here(wording, id), wording.choices(question, answer)
        announce = self._say("announce_question", here=here, heading=heading, hint=hint).strip()
        return Screen(
            page=Page.QUESTION,
            step=f"q:{id}",
            rule=wording.edition.rule_of(id),
            heading=heading,
            hint=hint,
            rail=self._rail(found, wording, wording.edition.rule_of(id)),
            here=here,
            announce=self._say("announce_problem", text=problems[0].text) if problems else announce,
            on_label=self._say("go_on"),
            can_go_on=True,
            can_go_back=id != found.path[0],
            urgency=Urgency.EMBER if id in ("danger", "called") else Urgency.LEAF,
            why=wording.question(id, "why"),
            sources=wording.cited(question.sources),
            glossary=wording.glossary(heading, hint, *(choice.label for choice in choices)),
            notice=self._notice(draft, found, wording),
            field=Field(question.kind.value),
            optional=not question.required,
            choices=choices,
            text=answer if isinstance(answer, str) else "",
            note=draft.notes.get(id, "") if question.own_words else None,
            note_label=(wording.question(id, "note") or self._say("note")) if question.own_words else "",
            problems=problems,
            tell=self._still_open(draft, found, wording),
        )

    def _tell(self, draft: Draft, found: Assessment, wording: Wording) -> Screen:
        cards = tuple(self.tell(tell, draft, wording) for tell in found.tell_now)
        cards = tuple(sorted(cards, key=lambda card: card.told is not None))  # whoever is still to be told comes first
        danger = any(card.urgency is Urgency.EMBER and card.told is None for card in cards)
        last = next((id for id in reversed(found.path) if id in draft.answers), found.path[0])
        return Screen(
            page=Page.TELL,
            step=TELL,
            rule=wording.edition.rule_of(last),
            heading=self._say("tell.heading_danger" if danger else "tell.heading"),
            hint=self._say("tell.hint_danger" if danger else "tell.hint"),
            rail=self._rail(found, wording, wording.edition.rule_of(last)),
            here=self._here(wording, last),
            announce=self._say("tell.announce", who="; ".join(card.who for card in cards if card.told is None)),
            on_label=self._say("carry_on"),
            can_go_on=True,
            can_go_back=True,
            urgency=Urgency.EMBER if danger else Urgency.SUN,
            tell=cards,
        )

    def _check(self, draft: Draft, found: Assessment, wording: Wording, problems: tuple[Problem, ...]) -> Screen:
        lines = tuple(
            Answered(
                question=id,
                heading=wording.question(id, "heading"),
                answer=wording.answer(id, draft.answers.get(id, ())) or self._say("nothing"),
                note=draft.notes.get(id, ""),
                missing=id in found.open,
                group=wording.rule_title(wording.edition.rule_of(id)),
            )
            for id in found.path
            if not self._guidance.by_id[id].closing
        )
        return self._plain(
            Page.CHECK, CHECK, found, wording, "check", on="to_check", draft=draft, problems=problems, answered=lines
        )

    def _guided(self, draft: Draft, found: Assessment, wording: Wording) -> Screen:
        return self._plain(
            Page.GUIDANCE, GUIDANCE, found, wording, "guidance", on="to_decide", draft=draft,
            parts=parts(found, draft.answers, wording),
        )  # fmt: skip

    def _seal(self, draft: Draft, found: Assessment, wording: Wording, problems: tuple[Problem, ...]) -> Screen:
        decision = str(next(iter(draft.answers.get("decision", ())), ""))
        reasons = str(draft.answers.get("reasons", ""))
        agrees = found.outcome is not None and decision == found.outcome.value
        lines = [] if agrees else [self._say("seal.differs", title=self._verdict(found, wording))]
        if not agrees and self._still_open(draft, found, wording):
            lines.append(self._say("seal.differs_open"))
        lines = lines or [self._say("seal.agrees")]
        if draft.amends:
            lines.append(self._say("seal.amends", number=draft.amends))
        chosen = Part(
            id="decision",
            title=self._say("seal.decision"),
            verdict=wording.label("decision", decision) if decision else "",
            urgency=Urgency.LEAF if agrees else Urgency.SUN,
            points=tuple(Point(id="seal", text=text) for text in lines),
        )
        why = Part(
            id="reasons",
            title=self._say("seal.reasons"),
            verdict="",
            urgency=Urgency.LEAF,
            points=(Point(id="reasons", text=reasons),),
        )
        return self._plain(
            Page.SEAL, SEAL, found, wording, "seal", on="to_seal", draft=draft, problems=problems, parts=(chosen, why)
        )

    def _plain(
        self,
        page: Page,
        step: str,
        found: Assessment,
        wording: Wording,
        table: str,
        *,
        on: str,
        draft: Draft,
        problems: tuple[Problem, ...] = (),
        answered: tuple[Answered, ...] = (),
        parts: tuple[Part, ...] = (),
    ) -> Screen:
        last = wording.edition.rules[-1].id
        heading, hint = self._say(f"{table}.heading"), self._say(f"{table}.hint")
        here = self._say("here_check") if page is Page.CHECK else self._here_rule(wording, last)
        return Screen(
            page=page,
            step=step,
            rule=last,
            heading=heading,
            hint=hint,
            rail=self._rail(found, wording, last),
            here=here,
            announce=self._say("announce_page", heading=heading, hint=hint),
            on_label=self._say(on),
            can_go_on=not problems or page is not Page.SEAL,
            can_go_back=True,
            problems=problems,
            answered=answered,
            parts=parts,
            notice=self._told_at_check(draft, found, wording) if page is Page.CHECK else "",
            tell=self._still_open(draft, found, wording),
            sharing=_tally(draft.sharing),
        )

    def _told_at_check(self, draft: Draft, found: Assessment, wording: Wording) -> str:
        again = self._say("amends", number=draft.amends) if draft.amends else ""
        return " ".join(line for line in (again, self._notice(draft, found, wording)) if line)

    def _notice(self, draft: Draft, found: Assessment, wording: Wording) -> str:
        """What is newly asked, where the draft was begun with an older version of the guidance."""
        new = newly_asked(self._guidance, draft, found)
        if not new:
            return ""
        return self._say("newly_asked", headings=" ".join(wording.question(id, "heading") for id in new))

    def _still_open(self, draft: Draft, found: Assessment, wording: Wording) -> tuple[Tell, ...]:
        return tuple(self.tell(tell, draft, wording) for tell in found.tell_now if draft.told(tell.id) is None)

    def _verdict(self, found: Assessment, wording: Wording) -> str:
        return wording.verdict("outcome", found.outcome.value) if found.outcome else ""

    def _here(self, wording: Wording, question: str) -> str:
        return self._here_rule(wording, wording.edition.rule_of(question))

    def _here_rule(self, wording: Wording, rule: str) -> str:
        number = [each.id for each in wording.edition.rules].index(rule)
        if not number:
            return self._say("here_concern")
        return self._say("here_rule", number=number, title=wording.rule_title(rule))

    def _rail(self, found: Assessment, wording: Wording, here: str) -> tuple[Stop, ...]:
        order = [rule.id for rule in wording.edition.rules]
        return tuple(
            Stop(
                rule=rule.id,
                title=wording.rule_title(rule.id),
                state=_state(order.index(rule.id), order.index(here)),
                goes_to=next((id for id in rule.questions if id in found.path), "")
                if order.index(rule.id) <= order.index(here) and rule.id != order[-1]
                else "",
            )
            for rule in wording.edition.rules
        )


def _tally(sharing: Sharing) -> Tally:
    return Tally(things=len(sharing.items), recipients=len(sharing.recipients), decided=len(sharing.cells))


def _state(rule: int, here: int) -> str:
    return "here" if rule == here else "done" if rule < here else "ahead"
