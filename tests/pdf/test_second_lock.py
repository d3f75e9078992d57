"""A paper that would tell is not made, however what is on it came there: the finished file itself is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest

from app.decisions.sharing import guard
from app.decisions.sharing.phone_script import Said, Script
from app.decisions.sharing.sheet import Party, Sheet, SheetItem, SheetPerson
from app.errors import AppError
from app.pdf import covering_note, recipient_sheet, second_lock, telephone_script
from app.words import Words
from tests.pdf.reading import opened
from tests.unit.decisions.sharing.made import MOTHER, sharing

WORDS = Words()
MADE = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

PARTY = Party(name="Odo Penn", role="Asked us", organisation="")
CLEAN = Sheet(
    number="2026-014",
    practice=False,
    decided="2026-11-21T09:30:00+00:00",
    to=PARTY,
    sender=PARTY,
    need="They need it.",
    conditions="",
    identity="known",
    channel="post",
    worries=(),
    people=(SheetPerson(ref="Child A"),),
    items=(SheetItem(words="Child A is well.", sort="fact"),),
)
BARRED = tuple(spelt.text for spelt in guard.barred(sharing(), MOTHER))
TELLING = "She lives in Larch Road."


@pytest.mark.parametrize(
    "telling",
    [
        replace(CLEAN, items=(SheetItem(words=TELLING, sort="fact"),)),
        replace(CLEAN, items=(SheetItem(words="L a r c h  R\u043e\u0430d", sort="fact"),)),
        replace(CLEAN, items=(SheetItem(words="Call +44 7700-900-123", sort="fact"),)),
        replace(CLEAN, items=(SheetItem(words="It.", sort="said", said_by="Ignatius Quill"),)),
        replace(CLEAN, people=(SheetPerson(ref="Person A", name="Mr Quill"),)),
        replace(CLEAN, to=replace(PARTY, organisation="Fernhill Primary")),
        replace(CLEAN, sender=replace(PARTY, name="Ignatius Quill")),
        replace(CLEAN, need=TELLING),
        replace(CLEAN, conditions=TELLING),
    ],
)
def test_a_sheet_made_by_hand_that_tells_is_never_drawn(telling: Sheet) -> None:
    """Whichever part of it tells, and whichever paper it is; the same without bars is drawn."""
    called = Script(
        sheet=telling, say=tuple(Said(number=1, sentences=(x.words,)) for x in telling.items), do_not_say=(), held=()
    )
    papers: tuple[Callable[[tuple[str, ...]], bytes], ...] = (
        lambda barred: recipient_sheet.render(telling, WORDS, MADE, barred),
        lambda barred: covering_note.render(telling, WORDS, MADE, barred),
        lambda barred: telephone_script.render(called, WORDS, MADE, barred),
    )
    for drawn in papers:
        assert drawn(()).startswith(b"%PDF")
        with pytest.raises(AppError) as refused:
            drawn(BARRED)
        assert refused.value.code == "paper_would_tell"
        assert not refused.value.facts


@pytest.mark.parametrize("where", ["page", "file", "escaped", "file name", "title", "metadata"])
def test_the_second_lock_reads_the_finished_paper(where: str) -> None:
    """It knows nothing of what the paper was made from: text on a page, a file inside and its name, metadata."""
    items = (SheetItem(words=TELLING, sort="fact"),) if where == "page" else CLEAN.items
    pdf = recipient_sheet.render(replace(CLEAN, items=items), WORDS, MADE)
    written = pypdf.PdfWriter(clone_from=opened(pdf))
    if where == "file":
        written.add_attachment("notes.txt", TELLING.encode())
    elif where == "escaped":
        written.add_attachment("notes.json", b'{"said": ["L\\u0430rch R\\u043ead", 1]}')
    elif where == "file name":
        written.add_attachment("larch-road.txt", b"nothing")
    elif where == "title":
        written.add_metadata({"/Title": TELLING})
    elif where == "metadata":
        xmp = written.xmp_metadata
        assert xmp is not None
        xmp.dc_description = {"x-default": "Larch &amp; Road"}
        xmp.dc_source = TELLING
    telling = _saved(written)
    assert second_lock.refuse(telling, ()) == telling
    assert second_lock.refuse(pdf if where != "page" else _clean(), BARRED)
    with pytest.raises(AppError) as refused:
        second_lock.refuse(telling, BARRED)
    assert refused.value.code == "paper_would_tell"


def test_words_that_are_on_every_paper_do_not_hold_it_back() -> None:
    """Somebody named Page or April is looked for in what was written, not in the number of a page or in a date."""
    made = recipient_sheet.render(CLEAN, WORDS, MADE, ("Page", "April"))
    assert second_lock.refuse(made, ("Page",)) == made
    with pytest.raises(AppError):
        recipient_sheet.render(replace(CLEAN, need="Ask Mrs Page"), WORDS, MADE, ("Page",))


def _clean() -> bytes:
    return recipient_sheet.render(CLEAN, WORDS, MADE)


def _saved(written: pypdf.PdfWriter) -> bytes:
    out = BytesIO()
    written.write(out)
    return out.getvalue()
