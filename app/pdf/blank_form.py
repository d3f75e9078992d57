"""The blank form: the questions of an edition on paper, for when there is no computer."""

from __future__ import annotations

from datetime import datetime

from app.decisions.blank_form import Asked, BlankForm
from app.guidance.model import Kind
from app.pdf.forms import HINT, ONLY, Form
from app.pdf.kit import BODY, GRID, LABEL, REASON, STRONG, VERDICT
from app.words import Words

TOLD = 4 * GRID
"""The height of a row to write in who was told."""

MORE = 12
"""Lines for what did not fit."""


def render(form: BlankForm, made: datetime, words: Words) -> bytes:
    """The form as PDF, A4, in memory only. It names nobody; made at the same time it is the same bytes."""
    return _Sheets(form, words).finish(made)


class _Sheets(Form):
    def __init__(self, form: BlankForm, words: Words) -> None:
        title = words.text("forms", "blank.title")
        footer = words.text("forms", "blank.footer", title=form.title, version=form.version, nation=form.nation)
        super().__init__(title, words, header=(title, words.text("forms", "blank.header")), footer=footer)
        self.form = form
        self._first()
        self._tell_now()
        self._begin()
        for number, part in enumerate(form.parts):
            self.heading(self._say("rule", number=number, title=part.title) if number else part.title)
            for question in part.questions:
                self._question(question)
            if not number:
                self.paragraph((self._say("look_back"), STRONG), gap=1.5 * GRID)
        self._last()

    def _say(self, key: str, **facts: object) -> str:
        return self.words.text("forms", f"blank.{key}", **facts)

    def _first(self) -> None:
        self.heading(self.title, level=1)
        self.heading(self._say("danger_heading"))
        self.paragraph((self._say("danger"), BODY), gap=GRID / 4)
        self.dial(self.form.numbers)
        self.ring(self.form.agency)

    def _tell_now(self) -> None:
        form = self.form
        self.heading(self._say("tell_heading"))
        self.paragraph((self._say("tell", only=form.must_tell), BODY), gap=GRID / 4)
        head = [[(self._say(f"tell_{key}"), LABEL)] for key in ("who", "only", "by", "told")]
        rows = [
            [
                [(each.who, VERDICT), *([(f"\n{each.number}", REASON)] if each.number not in each.who else [])],
                [(each.only, REASON)],
                [(each.by, REASON)],
                [],
            ]
            for each in form.protectors
        ]
        self.table(head, rows, (0.36, 0.33, 0.16, 0.15), gap=GRID / 4, rule=True, least=3 * GRID, together=True)
        said = self._say("sooner_and").join(self._say("sooner_each", by=by, only=only) for by, only in form.sooner)
        self.paragraph((self._say("sooner", what=said), REASON), gap=GRID / 2)
        self.paragraph((self._say("limits"), STRONG), gap=GRID / 2)

    def _begin(self) -> None:
        self.heading(self._say("begin_heading"))
        self.note((self._say("what"), BODY), gap=GRID / 4)
        for key in ("who", "about", "known", "started"):
            self.field(self._say(f"begin_{key}"), keep=True)
        self.note((self._say("names"), HINT), gap=GRID / 2)

    def _question(self, question: Asked) -> None:
        how = {Kind.ONE: "one", Kind.MANY: "many"}.get(question.kind, "")
        hint = " ".join(part for part in (self._say(how) if how else "", question.hint) if part)
        only = [(self._say("only", only=question.only), ONLY)] if question.only else []
        self.question(question.number, question.heading, *only, *([(hint, HINT)] if hint else []))
        ticks = [(each.key, each.label, each.hint, each.group) for each in question.choices]
        self.ticks(ticks, keep=question.lines > 0)
        if question.note:
            self.note((question.note, HINT), indent=3 * GRID, gap=GRID / 2)
        self.write(question.lines)

    def _last(self) -> None:
        self.heading(self._say("others_heading"))
        self.note((self._say("others"), BODY), gap=GRID / 4)
        head = [self._say(f"others_{key}") for key in ("number", "who", "when", "what")]
        self.blanks(head, 4, (0.05, 0.3, 0.25, 0.4), TOLD)
        self.heading(self._say("more_heading"))
        self.note((self._say("more"), HINT))
        self.write(MORE, indent=0.0)
        self.heading(self._say("sign_heading"))
        head = [self.words.text("papers", f"record.sign_{key}") for key in ("role", "name", "signature", "date")]
        roles = [self.words.text("papers", f"record.sign_{key}") for key in ("decider", "ssw", "manager")]
        rows = [(role, "", "", "") for role in roles]
        self.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), self._say("by_hand"))
        self.heading(self._say("file_heading"))
        self.ticks([("", self._say(f"file_{key}"), "", "") for key in ("child", "carer", "both")], indent=0.0)
        self.paragraph((self._say("later"), STRONG), gap=2 * GRID)
