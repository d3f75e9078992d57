"""The papers for one recipient of a sealed record: what keeps them back, the second look, and letting them out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from app.decisions.additions import Addition
from app.decisions.draft import nfc
from app.decisions.naming import found, signs
from app.decisions.sharing import guard
from app.decisions.sharing.ledger import current, moment
from app.decisions.sharing.phone_script import script
from app.decisions.sharing.releasing import PaperProblem, needs_look, problems
from app.decisions.sharing.searching import finds
from app.decisions.sharing.sheet import Sheet, sheet
from app.desk.adding import added, put
from app.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path

    from app.decisions.content import Content
    from app.decisions.sharing.values import Recipient
    from app.decisions.sharing.whole import Sharing
    from app.desk import Desk
    from app.desk.copies import Copy, Way

Which = Literal["sheet", "script", "note"]
"""The papers there are for one recipient; the script is for the caller."""

WHICH: tuple[Which, ...] = get_args(Which)


@dataclass(frozen=True, slots=True)
class Spotted:
    """Something on a page that may tell who or where somebody is: what kind of thing, and how it reads there."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPage:
    """One page of a sheet: its words, and what was found in them."""

    text: str
    found: tuple[Spotted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A sheet laid out for a second look. `needed`: it may not go without; `by` and `at` (ISO): who looked at these
    very bytes, and when, if somebody did."""

    pages: tuple[LookPage, ...]
    sha256: str
    needed: bool
    by: str = ""
    at: str = ""


class RecipientPapers:
    """The papers of one desk's records for those whom they go to; `recipient` is an id in the record.

    Every method may raise AppError: not_open, record_unknown, record_disposed, recipient_unknown, and
    paper_would_tell where the words hold what the recipient must not learn."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recipient(self, number: str, said: str) -> str:
        """The id of the recipient whom somebody means by an id, a kind such as parent, a role or organisation, or the
        reference of a person, where just one fits. Raises AppError("recipient_unknown")."""
        sharing = self._desk.hands().register.record(number).content.sharing.sharing
        refs = {person.id: person.ref for person in sharing.people}
        wanted = _smooth(said)
        if any(each.id == said for each in sharing.recipients):
            return said
        fitting = [
            each.id
            for each in sharing.recipients
            if wanted and wanted in map(_smooth, (each.kind, each.role, each.organisation, refs.get(each.person, "")))
        ]
        if len(fitting) != 1:
            raise AppError("recipient_unknown", recipient=said)
        return fitting[0]

    def problems(self, number: str, recipient: str, *, only_new: bool = False) -> tuple[PaperProblem, ...]:
        """What is to be put right before a paper goes. A second look counts for just the bytes that were looked at."""
        of = _Of(self._desk, number, recipient, only_new)
        return problems(
            of.content,
            recipient,
            of.sharing,
            looked=of.looked() is not None,
            accepted=of.accepted() is not None,
            superseded=bool(self._desk.thread(number).successors),
        )

    def problem_lines(self, number: str, problems: Iterable[PaperProblem]) -> tuple[str, ...]:
        """The same in words, a sentence each; things go by their number in the record."""
        hands = self._desk.hands()
        items = [item.id for item in hands.register.record(number).content.sharing.sharing.items]
        return tuple(
            hands.words.text("sheets", f"problem.{each.code}", number=items.index(each.item) + 1 if each.item else "")
            for each in problems
        )

    def sheet_pdf(self, number: str, recipient: str, *, only_new: bool = False) -> bytes:
        """The sheet, made in memory; `only_new`: what they do not have yet."""
        return self._pdf("sheet", number, recipient, only_new)

    def script_pdf(self, number: str, recipient: str, *, only_new: bool = False) -> bytes:
        """The script for a call, made in memory."""
        return self._pdf("script", number, recipient, only_new)

    def note_pdf(self, number: str, recipient: str, *, only_new: bool = False) -> bytes:
        """The covering note, made in memory."""
        return self._pdf("note", number, recipient, only_new)

    def look(self, number: str, recipient: str, *, only_new: bool = False) -> Look:
        """The sheet page by page as it reads, with what was found on each. It knows only what it was told: somebody
        must read it."""
        from app.pdf.pictures import texts

        of = _Of(self._desk, number, recipient, only_new)
        pdf, done = of.pdf("sheet"), of.looked()
        pages = texts(pdf)
        return Look(
            pages=tuple(LookPage(text=text, found=there) for text, there in zip(pages, of.spotted(pages), strict=True)),
            sha256=_sum(pdf),
            needed=needs_look(of.content, of.recipient),
            by=done.by if done else "",
            at=done.at if done else "",
        )

    def looked(self, number: str, recipient: str, sha256: str, by: str, *, only_new: bool = False) -> Addition:
        """File that somebody read the sheet of this checksum page by page, as a signed entry of the chain.

        Raises AppError: name_missing; look_again, where the sheet is not the one that was looked at."""
        from app.pdf.pictures import pages

        pdf = _Of(self._desk, number, recipient, only_new).pdf("sheet")
        if _sum(pdf) != sha256:
            raise AppError("look_again", number=number)
        return self._file(number, by, {"recipient": recipient, "sha256": sha256, "pages": pages(pdf)})

    def accept_channel(self, number: str, recipient: str, by: str) -> Addition:
        """File that somebody says that it may go this way, with all that is wrong with it. Raises
        AppError("name_missing")."""
        of = _Of(self._desk, number, recipient)
        return self._file(number, by, {"recipient": recipient, "channel": of.channel})

    def release(
        self, number: str, recipient: str, *, which: Which = "sheet", way: Way = "printed", only_new: bool = False
    ) -> bytes:
        """A paper that may go, noted among the copies as it leaves. Raises AppError("paper_not_ready"), with `problems`
        among its facts."""
        paper = self._ready(number, recipient, which, only_new)
        self._note(number, recipient, way, paper)
        return paper

    def save(self, number: str, recipient: str, path: Path, *, which: Which = "sheet", only_new: bool = False) -> Copy:
        """Write a paper whole or not at all, and note the copy. Raises AppError: paper_not_ready as `release` does;
        paper_unwritable; copy_not_noted, where it was written and that could not be noted."""
        paper = self._ready(number, recipient, which, only_new)
        self._desk.save_paper(paper, path)
        try:
            return self._note(number, recipient, "saved", paper)
        except AppError as fault:
            raise AppError("copy_not_noted", number=number, file=str(path)) from fault

    def file_name(self, number: str, which: Which = "sheet") -> str:
        """A name for the file that names nobody."""
        return f"{which}-{number}.pdf"

    # --- inside -----------------------------------------------------------------------------------------------------
    def _pdf(self, which: Which, number: str, recipient: str, only_new: bool) -> bytes:
        return _Of(self._desk, number, recipient, only_new).pdf(which)

    def _ready(self, number: str, recipient: str, which: Which, only_new: bool) -> bytes:
        open_ = self.problems(number, recipient, only_new=only_new)
        if open_:
            raise AppError("paper_not_ready", number=number, count=len(open_), problems=open_)
        return self._pdf(which, number, recipient, only_new)

    def _note(self, number: str, recipient: str, way: Way, paper: bytes) -> Copy:
        return self._desk.copies.give_out(number, way, ", ".join(_Of(self._desk, number, recipient).to), paper)

    def _file(self, number: str, by: str, body: dict[str, object]) -> Addition:
        by, at = nfc(by).strip(), self._desk.hands().clock().isoformat()
        if not by:
            raise AppError("name_missing")
        said = Addition(record=number, what="looked", by=by, text="", at=at, body=body)
        put(self._desk, said, at)
        return said


class _Of:
    """One recipient of one record, as things stand."""

    def __init__(self, desk: Desk, number: str, recipient: str, only_new: bool = False) -> None:
        hands = desk.hands()
        self.words = hands.words
        self.content: Content = hands.register.record(number).content
        self.added = added(hands, number)
        self.sharing: Sharing = current(self.content.sharing, self.added)
        self.only_new = only_new
        try:
            self.recipient: Recipient = self.sharing.recipient(recipient)
        except KeyError:
            raise AppError("recipient_unknown", recipient=recipient) from None

    @property
    def channel(self) -> list[str]:
        """The channel and what may be wrong with it."""
        return [self.recipient.channel, *self.recipient.worries]

    @property
    def to(self) -> tuple[str, ...]:
        """Who it is, for the list of copies."""
        of = self.recipient
        return tuple(text for text in (of.name, of.role, of.organisation) if text.strip())

    def sheet(self) -> Sheet:
        """Their column."""
        return sheet(self.content, self.recipient.id, self.sharing, only_new=self.only_new)

    def pdf(self, which: Which) -> bytes:
        """One of their papers. It is made at the time of what is on it, so that the same is always the same bytes."""
        from app.pdf import covering_note, recipient_sheet, telephone_script

        barred = tuple(each.text for each in guard.barred(self.sharing, self.recipient))
        if which == "script":
            called = script(self.content, self.recipient.id, self.sharing, only_new=self.only_new)
            return telephone_script.render(called, self.words, self._made(), barred)
        render = recipient_sheet.render if which == "sheet" else covering_note.render
        return render(self.sheet(), self.words, self._made(), barred)

    def looked(self) -> Addition | None:
        """The second look at just these bytes, the latest."""
        looks = [each for each in self._looks() if "sha256" in each.body]
        if not looks:
            return None
        digest = _sum(self.pdf("sheet"))
        return next((each for each in reversed(looks) if each.body["sha256"] == digest), None)

    def accepted(self) -> Addition | None:
        """Who said that it may go this way, with all that is wrong with it."""
        return next((each for each in self._looks() if each.body.get("channel") == self.channel), None)

    def spotted(self, pages: Sequence[str]) -> tuple[tuple[Spotted, ...], ...]:
        """What stands on each page that may tell who or where somebody is: those who were put in, and what looks like
        a name or a number by how it is written. Not who it is from and to, which must stand on it."""
        found = list(self._in_words())
        smooth = [_smooth(page) for page in pages]
        placed = [tuple(each for each in found if _smooth(each.text) in page) for page in smooth]
        # What begins on one page and ends on the next is shown on all of them.
        cut = tuple(each for each in found if not any(each in there for there in placed))
        return tuple((*there, *cut) for there in placed)

    def _in_words(self) -> Iterator[Spotted]:
        """All of it, each once."""
        of = self.sheet()
        own = [_smooth(part) for part in (*of.to.texts, *of.sender.texts, of.number)]
        seen = set()
        for text in of.texts:
            known = [Spotted(each.kind, each.text) for each in finds(self.sharing, self.recipient, text)]
            shaped = [Spotted(at.kind, text[at.start : at.end]) for at in sorted(found(text, signs(self.words)))]
            for each in (*known, *shaped):
                spelling = _smooth(each.text)
                if spelling not in seen and not any(spelling in part for part in own):
                    seen.add(spelling)
                    yield each

    def _looks(self) -> list[Addition]:
        return [
            each for each in self.added if each.what == "looked" and each.body.get("recipient") == self.recipient.id
        ]

    def _made(self) -> datetime:
        sent = [each.at for each in self.sharing.sent if each.recipient == self.recipient.id] if self.only_new else []
        return max(map(moment, [self.content.sealed, *sent]))


def _smooth(text: str) -> str:
    """Without case, and with one space for any."""
    return " ".join(text.casefold().split())


def _sum(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()
