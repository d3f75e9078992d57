"""Every paper of the house, drawn for the generated decision of a number, with what must be read out of it in order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from app.clock import UK
from app.decisions.access import Access, Part, found
from app.decisions.blank_form import blank_form as form_of
from app.decisions.handed import HandBack, Handed
from app.decisions.record import GENESIS
from app.decisions.sealing import Author
from app.decisions.sharing import guard
from app.decisions.sharing.deidentified import of_content, request
from app.decisions.sharing.ledger import STATES
from app.decisions.sharing.log_lines import LogLine
from app.decisions.sharing.notice import Notice, Passed
from app.decisions.sharing.phone_script import Said, Script
from app.decisions.sharing.phone_script import script as script_of
from app.decisions.sharing.sheet import Party, Sheet, SheetItem, SheetPerson
from app.decisions.sharing.sheet import sheet as sheet_of
from app.decisions.sharing.values import CHANNELS, IDENTITIES, SECRETS, SORTS, WORRIES
from app.decisions.to_ring import agency, everyone
from app.decisions.tombstones import Buried, Certificate, Tombstone
from app.decisions.wording import Wording
from app.desk.person import _marks
from app.errors import AppError
from app.guidance import GUIDANCE
from app.letters import printed as letters
from app.pdf import (
    access_paper,
    advice_request,
    blank_form,
    covering_note,
    disposal_certificate,
    emergency_log,
    handback_receipt,
    notice,
    recipient_sheet,
    record_paper,
    recovery_sheet,
    sharing_log,
    telephone_script,
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


def advice(number: int) -> Drawn:
    """A request for advice about this decision."""
    content = generated(number).record.content
    asked = request(of_content(content), WORDS, today=datetime.fromisoformat(content.sealed).date())
    pdf = advice_request.render(asked, WORDS, MADE)
    return Drawn(pdf, [text for line in asked.lines for text in (line.heading, *map(" ".join, line.paragraphs))])


def told(number: int) -> Drawn:
    """A notice for somebody, in words for a grown-up and for a child by turns."""
    make = Maker(number)
    told = tuple(
        Passed(who=make.title(), why=make.maybe(make.text()), when=make.maybe("Then."), items=(make.text(), "It is."))
        for _ in range(make.random.choice((1, 3, 30)))
    )
    said = Notice(
        child=number % 2 == 1, title="About you", opening=("For you.",), passed=told, heading="Do", lines=("Say so.",)
    )
    texts = [text for each in told for text in (each.who, each.why, each.when, *each.items) if text.strip()]
    return Drawn(notice.render(said, WORDS, MADE), [said.title, *said.opening, *texts, said.heading, *said.lines])


def numbers(number: int) -> Settings:
    """Some of the numbers that can be set, and some that nobody thought of."""
    make = Maker(number)
    named = [Number(id, "", f"020 7946 0{make.random.randint(100, 999)}") for id in NAMED if make.chance(0.5)]
    more = [Number("", make.title(), "0808 157 0000") for _ in range(make.random.choice((0, 0, 2)))]
    return Settings(numbers=(*named, *more))


def shared(number: int) -> Drawn:
    """The sharing log, with names and without."""
    make, names = Maker(number), number % 2 == 1
    lines = tuple(
        LogLine(
            record=f"2026-{each:03d}",
            sent=f"s{each}",
            at=make.time(),
            to=make.title(),
            organisation=make.maybe(make.title()),
            what=tuple(make.title() for _ in range(make.random.randint(1, 3))),
            how=make.random.choice(CHANNELS),
            reference=make.maybe(make.title()),
            state=make.random.choice(STATES),
            since=make.maybe(make.time()),
            chase_on=make.maybe("2026-11-27"),
            name=make.title() if names else "",
            by=make.title() if names else "",
            chase=make.text() if names else "",
        )
        for each in range(1, (3, 0, 60, 1)[number // 2 % 4] + 1)
    )
    pdf = sharing_log.render(lines, WORDS, MADE, names=names)
    said = ((each.record, each.name, each.to, each.organisation, *each.what, each.reference) for each in lines)
    return Drawn(pdf, [text for texts in said for text in texts if text])


def _sheet_of(number: int) -> Sheet:
    """What one recipient gets of a decision of this number, with any part that may be empty sometimes empty."""
    make = Maker(number)
    people = tuple(SheetPerson(ref=make.title(), name=make.maybe(make.title(), 0.3)) for _ in range(3))
    sorts = [make.random.choice(SORTS) for _ in range((3, 0, 110, 1)[number % 4])]
    items = tuple(
        SheetItem(
            words=make.text(),
            sort=sort,
            said_by=make.maybe(make.title()) if sort == "said" else "",
            happened=make.maybe(make.time()),
            known=make.maybe(make.title()),
            wrote=make.maybe(make.time(), 0.3),
            accuracy=make.random.choice(("", "unchecked", "doubtful")),
            about=tuple(each.ref for each in people if make.chance(0.5)),
            changed=make.chance(0.1),
        )
        for sort in sorts
    )
    return Sheet(
        number=f"2026-{number + 1:03d}",
        practice=make.chance(0.1),
        decided=make.time(),
        to=Party(name=make.title(), role=make.maybe(make.title()), organisation=make.maybe(make.title())),
        sender=Party(name=make.maybe(make.title()), role=make.title(), organisation=make.maybe(make.title())),
        need=make.maybe(make.text()),
        conditions=make.maybe(make.text()),
        identity=make.random.choice(("", *IDENTITIES[:-1])),
        channel=make.random.choice(("", *CHANNELS)),
        worries=tuple(worry for worry in WORRIES if make.chance(0.3)),
        people=people,
        items=items,
        only_new=make.chance(0.3),
    )


class Going(NamedTuple):
    """What goes to one recipient: their sheet, the call, and what none of their papers may hold. `theirs`: they stand
    in the generated decision, and nobody made up their sheet."""

    sheet: Sheet
    script: Script
    barred: tuple[str, ...] = ()
    theirs: bool = False


@cache
def going_to(number: int) -> Going:
    """By turns to somebody in the decision of this number, and to somebody who is in none."""
    content = generated(number).record.content
    sharing = content.sharing.sharing
    if number % 8 < 4 and sharing.recipients:
        to = sharing.recipients[number % len(sharing.recipients)]
        barred = tuple(each.text for each in guard.barred(sharing, to))
        with suppress(AppError):  # where words of theirs would tell it is refused, which is shown elsewhere
            return Going(sheet_of(content, to.id), script_of(content, to.id), barred, theirs=True)
    made = _sheet_of(number)
    say = tuple(Said(number=at, sentences=(item.words,)) for at, item in enumerate(made.items, 1))
    kept = tuple(range(1, number % 4 + 1))
    return Going(made, Script(sheet=made, say=say, do_not_say=SECRETS[number % 3 :], held=kept))


def recipient(number: int) -> Drawn:
    """The sheet for one recipient."""
    going = going_to(number)
    made, barred = going.sheet, going.barred
    said = [*made.to.texts, *made.sender.texts, made.need, *(each.ref for each in made.people)]
    said += [*(item.words for item in made.items), made.conditions]
    return Drawn(recipient_sheet.render(made, WORDS, MADE, barred), [text for text in said if text.strip()])


def called(number: int) -> Drawn:
    """The script for a call to one recipient."""
    going = going_to(number)
    made, script, barred = going.sheet, going.script, going.barred
    said = [*made.to.texts, made.need, made.number, *(each.ref for each in made.people)]
    pdf = telephone_script.render(script, WORDS, MADE, barred)
    return Drawn(pdf, [text for text in (*said, *(item.words for item in made.items)) if text.strip()])


def note(number: int) -> Drawn:
    """The note that goes with a sheet."""
    going = going_to(number)
    made, barred = going.sheet, going.barred
    said = [*made.to.texts, *made.sender.texts, made.need, made.conditions]
    return Drawn(covering_note.render(made, WORDS, MADE, barred), [text for text in said if text.strip()])


PAPERS: dict[str, Callable[[int], Drawn]] = {
    "record_paper": record,
    "access_paper": access,
    "disposal_certificate": certificate,
    "handback_receipt": receipt,
    "recovery_sheet": sheet,
    "blank_form": blank,
    "emergency_log": log,
    "advice_request": advice,
    "notice": told,
    "sharing_log": shared,
    "recipient_sheet": recipient,
    "telephone_script": called,
    "covering_note": note,
}
"""By the module that draws it."""
