"""The certificate of disposal: which records went, under what period, why and by whom; not a word of what they said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.decisions.kept_words import counting, source
from app.decisions.retention import BY_ID
from app.decisions.tombstones import HANDED_BACK, Buried, Certificate
from app.pdf.kit import BODY, FINE, GAP, GRID, STRONG, Paper
from app.pdf.voice import Voice
from app.words import Words


def render(certificate: Certificate, words: Words, left: Sequence[str] = (), proved: str = "") -> bytes:
    """The certificate as PDF, A4, in memory only. The same act gives the same bytes. `left`: what is still to be done
    to make it final, by code; `proved`: when somebody looked and found nothing of the records (ISO), if they did."""
    return _Sheet(certificate, words, left, proved).pdf()


class _Sheet(Voice):
    """One act of disposal being put on paper."""

    def __init__(self, certificate: Certificate, words: Words, left: Sequence[str], proved: str) -> None:
        super().__init__(words, "disposal")
        self.certificate, self.left, self.proved = certificate, left, proved
        self.said = certificate.said
        title = self.say("title")
        self.paper = Paper(
            title,
            words,
            header=(title, words.text("papers", "confidential")),
            footer=self.say("footer", at=self.spoken(self.said.at)),
        )

    def pdf(self) -> bytes:
        """All of it in reading order."""
        paper, of = self.paper, self.said
        count = len(self.certificate.lines)
        paper.heading(self.counted("heading", count), level=1)
        paper.paragraph((self.say("what"), BODY))
        paper.fact(self.say("when"), (self.spoken(of.at), BODY), gap=1.5 * GRID)
        paper.fact(self.say("why"), (of.reason, BODY))
        paper.fact(self.say("authorised"), (of.authorised_by, STRONG))
        paper.fact(self.say("done"), (of.disposed_by, BODY))
        self.after()
        paper.line()
        for line in self.certificate.lines:
            self.record(line)
        paper.heading(self.say("sign_heading"))
        paper.fact(self.say("elsewhere_label"), (self.say("elsewhere"), BODY), keep=True)
        head = [self.words.text("papers", f"record.sign_{key}") for key in ("role", "name", "signature", "date")]
        rows = [
            (self.say("sign_authorised"), of.authorised_by, "", ""),
            (self.say("sign_done"), of.disposed_by, "", ""),
        ]
        paper.signatures(head, rows, (0.29, 0.25, 0.28, 0.18), self.say("by_hand"))
        return paper.finish(datetime.fromisoformat(of.at))

    def after(self) -> None:
        """What was done besides, or is still to be done, so that nothing can be brought back."""
        steps = [self.words.text("keeping", f"step.{step}") for step in self.left]
        if steps:
            self.paper.fact(self.say("left"), ("\n".join(steps), STRONG))
        elif all(line.said.kind in (*BY_ID, HANDED_BACK) for line in self.certificate.lines):
            self.paper.fact(self.say("after"), (self.say("final"), BODY))
        if self.proved:
            self.paper.fact(self.say("looked"), (self.say("looked_said", at=self.spoken(self.proved)), BODY))

    def record(self, line: Buried) -> None:
        """One record: its class and dates, and the fingerprints of what went and of what stays."""
        paper, of = self.paper, line.said
        paper.heading(self.say("record", number=of.record))
        kept = self.kept(line)
        facts = (
            ("sealed", self.day(of.sealed[:10])),
            *kept,
            ("addenda", self.counted("addenda", len(of.addenda)) if of.addenda else ""),
            ("fingerprint", line.of_record),
            ("tombstone", line.fingerprint),
        )
        shown = [(key, text) for key, text in facts if text]
        for at, (key, text) in enumerate(shown):
            paper.fact(self.say(key), (text, FINE), gap=GAP if at == 0 else 1, keep=at < len(shown) - 1)

    def kept(self, line: Buried) -> tuple[tuple[str, str], ...]:
        """Under which class it was kept, by which source, and the days that counted."""
        of = line.said
        if of.kind not in BY_ID:
            return (("class", self.say("handed_back" if of.kind == HANDED_BACK else "other")),)
        kind, words = BY_ID[of.kind], self.words
        return (
            ("class", words.text("keeping", f"class.{of.kind}.title")),
            ("period", counting(kind, of.years, words)),
            ("source", source(kind, words)),
            ("manager", self.say("confirmed", day=self.day(of.confirmed)) if of.confirmed else ""),
            ("due", of.due),
        )
