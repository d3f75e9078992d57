"""Every paper of the house, drawn for the generated decision of a number, with what must be read out of it in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from app.clock import UK
from app.decisions.access import Access, Part, found
from app.decisions.blank_form import blank_form as form_of
from app.decisions.handed import HandBack, Handed
from app.decisions.record import GENESIS
from app.decisions.sealing import Author
from app.decisions.to_ring import agency, everyone
from app.decisions.tombstones import Buried, Certificate, Tombstone
from app.decisions.wording import Wording
from app.desk.person import _marks
from app.guidance import GUIDANCE
from app.letters import printed as letters
from app.pdf import (
    access_paper,
    blank_form,
    disposal_certificate,
    emergency_log,
    handback_receipt,
    record_paper,
    recovery_sheet,
)
from app.settings import NAMED, Number, Settings
from tests.pdf.checks import WORDS
from tests.pdf.generated import Maker, generated
from tests.pdf.saying import said_by

MARKS = _marks(WORDS)
FORMS = 12
"""A form to fill in holds no decision: so many kinds of it are enough."""

MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UK)


class Drawn(NamedTuple):
    """A paper, and the texts that are read out of it, in this order."""

    pdf: bytes
    said: list[str]


def record(number: int) -> Drawn:
    """The decision itself."""
    made = generated(number)
    return Drawn(record_paper.render(made.record, WORDS, made.thread), list(said_by(made)))


def access(number: int) -> Drawn:
    """What is held about somebody whose name stands in this decision."""
    content = generated(number).record.content
    texts = [text for text in (content.happened, content.judgement, content.reasons, content.author) if text.strip()]
    name = texts[-1].split()[0]
    passages = found(
        [Part("note", "", f"{name} {text}") for text in texts], [name], MARKS, day=content.sealed, record="2026-001"
    )
    kept = Access(asked=(name,), by=date(2026, 12, 24), passages=passages, disposed=("2025-002",))
    pdf = access_paper.render(kept, WORDS, datetime.fromisoformat(content.sealed))
    return Drawn(pdf, [name, *(each.part.text for each in passages)])


def certificate(number: int) -> Drawn:
    """That so many records were disposed of."""
    make = Maker(number)
    at, reason, by, done = make.time(), make.text(), make.title(), make.title()
    lines = tuple(
        Buried(
            said=Tombstone(
                record=f"2026-{each:03d}",
                digest=make.random.randbytes(32).hex(),
                sealed=make.time(),
                reason=reason,
                authorised_by=by,
                disposed_by=done,
                at=at,
            ),
            digest=make.random.randbytes(32).hex(),
        )
        for each in range(1, make.random.choice((1, 3, 30)) + 1)
    )
    pdf = disposal_certificate.render(Certificate(lines=lines), WORDS, make.random.choice(((), ("key", "backups"))))
    return Drawn(pdf, [reason, by, done, *(text for line in lines for text in (line.said.record, line.fingerprint))])


def receipt(number: int) -> Drawn:
    """That so many records were handed over."""
    make = Maker(number)
    records = tuple(
        Handed(number=f"2026-{each:03d}", sealed=make.time(), digest=make.random.randbytes(32).hex())
        for each in range(1, make.random.choice((1, 3, 60)) + 1)
    )
    package = HandBack(
        id=make.random.randbytes(4).hex(),
        made=make.time(),
        records=records,
        agency=make.maybe("ABCD-EFGH-JKMN"),
        sha256=make.random.randbytes(32).hex(),
        size=make.random.randint(1, 10**9),
        expects=GENESIS,
    )
    author = Author(name=make.title(), role=make.maybe(make.title()), organisation=make.maybe(make.title()))
    pdf = handback_receipt.render(package, author, WORDS)
    whose = [text for text in (author.name, author.role, author.organisation) if text]
    return Drawn(pdf, [package.id, *whose, *(text for each in records for text in (each.number, each.fingerprint))])


def sheet(number: int) -> Drawn:
    """The recovery sheet of a key made of nothing but this number."""
    key = letters(Maker(number).random.randbytes(20), b"recovery")
    return Drawn(recovery_sheet.render(key, MADE, WORDS), key.split("-"))


def blank(number: int) -> Drawn:
    """The blank form, by turns under each edition, with numbers that an agency may have set."""
    return _blank(number % FORMS)


@cache
def _blank(number: int) -> Drawn:
    form = form_of(Wording(WORDS, GUIDANCE, GUIDANCE.editions[number % len(GUIDANCE.editions)]), numbers(number))
    said = [
        text
        for part in form.parts
        for each in part.questions
        for text in (f"{each.number}. {each.heading}", *(f"{choice.key} {choice.label}" for choice in each.choices))
    ]
    rings = [f"{each.name} {each.number}" for each in form.agency]
    return Drawn(blank_form.render(form, MADE, WORDS), [*rings, *(each.who for each in form.protectors), *said])


def log(number: int) -> Drawn:
    """The emergency log, with numbers that an agency may have set."""
    rings = agency(numbers(number % FORMS), WORDS)
    said = [f"{each.number} {each.name}" for each in everyone(WORDS)]
    return Drawn(emergency_log.render(rings, MADE, WORDS), [*said, *(f"{each.name} {each.number}" for each in rings)])


def numbers(number: int) -> Settings:
    """Some of the numbers that can be set, and some that nobody thought of."""
    make = Maker(number)
    named = [Number(id, "", f"020 7946 0{make.random.randint(100, 999)}") for id in NAMED if make.chance(0.5)]
    more = [Number("", make.title(), "0808 157 0000") for _ in range(make.random.choice((0, 0, 2)))]
    return Settings(numbers=(*named, *more))


PAPERS: dict[str, Callable[[int], Drawn]] = {
    "record_paper": record,
    "access_paper": access,
    "disposal_certificate": certificate,
    "handback_receipt": receipt,
    "recovery_sheet": sheet,
    "blank_form": blank,
    "emergency_log": log,
}
"""By the module that draws it."""
