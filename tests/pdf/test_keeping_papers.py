"""The papers about keeping records: the certificate of disposal, what is held about one person, and what was added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import UK
from app.decisions.access import Access, Part, found
from app.decisions.additions import Addition
from app.decisions.retention import Keeping, standing
from app.decisions.thread import Successor, Thread, alone
from app.decisions.tombstones import Buried, Certificate, Tombstone, tombstone
from app.desk.person import _marks
from app.pdf import access_paper, disposal_certificate, record_paper
from app.settings import Period
from tests.pdf.reading import WORDS, opened, page_texts, squeezed
from tests.pdf.samples import BARE, HOSTILE, SEALED, TYPICAL, sealed

MARKS = _marks(WORDS)
MADE = datetime(2026, 11, 24, 14, 5, tzinfo=UK)
BY = {"authorised_by": "R. Manager", "disposed_by": "Ada Example", "at": "2026-11-24T14:05:00+00:00"}
REASON = "Its time is over."


def certificate(*kept: Keeping, reason: str = REASON) -> Certificate:
    """What says that these records, all with the same words in them, were disposed of."""
    record = sealed(TYPICAL)
    lines = []
    for at, keeping in enumerate(kept):
        was = standing(record, keeping, {keeping.kind: Period(None, date(2026, 9, 1))}, date(2100, 1, 1))
        said = tombstone(record.entry, [record.entry] * at, was, reason=reason, **BY)
        lines.append(Buried(said=said, digest=f"{at:064x}"))
    return Certificate(lines=tuple(lines))


CARER = Keeping(kind="carer", counted_from=date(2001, 2, 3))
ALLEGED = Keeping(kind="allegation", counted_from=date(2001, 2, 28), until=date(2020, 1, 1))


def read(pdf: bytes) -> str:
    """All that can be read, without white space."""
    return squeezed(" ".join(page_texts(pdf)))


def test_the_certificate_says_which_why_by_whom_and_when() -> None:
    """Numbers, days, class, period and source, both fingerprints, and a place for two signatures."""
    both = certificate(CARER, ALLEGED)
    text = read(disposal_certificate.render(both, WORDS))
    for said in (
        *("2 records were disposed of", REASON, "R. Manager", "Ada Example", "Tuesday 24 November 2026, 2.05 pm"),
        *(f"Record {TYPICAL.number}", "A foster carer's record", "10 years, from the end of the carer's approval"),
        *("Fostering Services (England) Regulations 2011, regulation 32(1)", "Its time was over in 2011"),
        *("Tuesday 1 September 2026", "Its time was over in 2020", "records of allegations (confirm)"),
        *("One addition, destroyed with the record", both.lines[0].of_record, both.lines[1].fingerprint),
        *("The register was written anew", "Signature", "Papers and copies elsewhere"),
    ):
        assert squeezed(said) in text, said
    assert squeezed("3 February") not in text, "a day that was counted from may be a date of birth"


def test_no_word_of_the_record_is_on_the_certificate() -> None:
    """Neither what happened nor the reasons, nor its title, nor who decided."""
    pdf = disposal_certificate.render(certificate(CARER), WORDS)
    text = read(pdf)
    for said in (TYPICAL.happened, TYPICAL.reasons, TYPICAL.decision_title, TYPICAL.author):
        assert squeezed(said) not in text
    assert "One record was disposed of" in " ".join(page_texts(pdf))


def test_what_is_still_to_be_done_is_on_the_certificate() -> None:
    """Then it does not say that it was done; of a record that went in another way it says neither."""
    text = read(disposal_certificate.render(certificate(CARER), WORDS, ("key", "backups")))
    assert squeezed("Still to do Encrypt everything anew") in text
    assert squeezed("Make a new backup") in text
    assert squeezed("was written anew") not in text
    said = Tombstone(record="2026-001", digest="ab" * 32, reason="Handed back.", at=BY["at"])
    other = read(disposal_certificate.render(Certificate(lines=(Buried(said=said, digest="cd" * 32),)), WORDS))
    assert squeezed("Disposed of in another way: see the reason.") in other
    assert squeezed("was written anew") not in other


@pytest.mark.parametrize("count", [1, 3, 40])
def test_nobody_signs_an_empty_page(count: int) -> None:
    """However many records there are, the lines to sign on stand on a page with words about what is not covered."""
    last = page_texts(disposal_certificate.render(certificate(*[CARER] * count), WORDS))[-1]
    assert "Printed papers, files saved" in last
    assert "Signature" in last


def test_the_certificate_names_nobody_in_its_metadata_and_is_the_same_each_time() -> None:
    """Neither does the paper about a person; and hostile reasons are printed as they stand."""
    nasty = certificate(CARER, reason=HOSTILE.reasons)
    pdf = disposal_certificate.render(nasty, WORDS)
    assert pdf == disposal_certificate.render(nasty, WORDS)
    told = opened(pdf).metadata
    assert told is not None
    assert told.title == "Certificate of disposal"
    assert "Manager" not in str(dict(told))
    about = access_paper.render(access("Zaphod met Trillian"), WORDS, MADE)
    assert "Zaphod" not in str(dict(opened(about).metadata or {}))
    assert [str(opened(paper).root_object["/Lang"]) for paper in (about, pdf)] == ["en-GB", "en-GB"]


def access(*texts: str) -> Access:
    """What was found about Zaphod in a record with these boxes, and in a draft."""
    parts = [Part("note", "What is it about?", text) for text in texts]
    passages = found(parts, ["Zaphod"], MARKS, record="2026-001", day=SEALED)
    drafted = found([Part("call_said", "", "Zaphod ran")], ["Zaphod"], MARKS, draft="d1", day=SEALED)
    gone = ("2025-002", "2025-004")
    return Access(asked=("Zaphod",), by=date(2026, 12, 24), passages=(*passages, *drafted), disposed=gone)


def test_what_is_held_about_somebody_is_printed_with_what_may_be_about_others() -> None:
    """Each passage whole, under its record, with its marks; and first what to know before anything is handed over."""
    pdf = access_paper.render(access("Zaphod met Trillian at M1 1AE.", "Zaphod slept."), WORDS, MADE)
    text = read(pdf)
    order = [
        *(
            "Other people are named in it, so it is not to be handed over as it is.",
            "Looked for Zaphod",
            "Answer by Thursday 24 December 2026",
        ),
        *("3 passages in 1 record and 1 unfinished decision.", "Tell them today", "2025-002, 2025-004"),
        *("Record 2026-001", "Zaphod met Trillian at M1 1AE.", "“Trillian” (a name), “M1 1AE” (a postcode)"),
        *("Zaphod slept.", "No mark of anyone else", "Unfinished decision, last changed", "Zaphod ran"),
    ]
    places = [text.index(squeezed(each)) for each in order]
    assert places == sorted(places)
    assert text.startswith(squeezed("Working copy"))


def test_nothing_found_is_a_paper_too() -> None:
    """It says what was looked for and that nothing was found with those words."""
    text = read(access_paper.render(Access(asked=("Zaphod",), by=None, passages=(), disposed=()), WORDS, MADE))
    assert squeezed("Nothing was found with these words.") in text
    assert squeezed("Answer by") not in text


def test_what_was_added_stands_before_the_signatures() -> None:
    """In order, with when and by whom, so that whoever signs has read it; the first page says that it is there."""
    added = (
        Addition(record="2026-014", what="correction", by="Ada Example", text="It was Tuesday.", at=SEALED),
        Addition(record="2026-014", what="statement", by="Child A", text="I see it\notherwise.", at=BY["at"]),
        Addition(record="2026-014", what="disagrees", by="Bo Second", role="manager", text="Too soon.", at=BY["at"]),
        Addition(record="2026-014", what="scan", by="Ada Example", text="ab12" * 16, at=BY["at"]),
    )
    record = sealed(TYPICAL)
    pages = page_texts(record_paper.render(record, WORDS, Thread(added=added, seq=19, digest="cd" * 32)))
    assert squeezed("4 things were added to this record after it was sealed.") in squeezed(pages[0])
    text = squeezed(" ".join(pages))
    order = ["Correction, by Ada Example", "It was Tuesday.", "Statement in their own words"]
    more = ["by Child A", "I see it otherwise.", "by Bo Second, registered manager", "Too soon.", "checksum ab12 ab12"]
    places = [text.index(squeezed(each)) for each in (*order, *more, "Changes made by hand")]
    assert places == sorted(places)
    assert squeezed("Tuesday 24 November 2026, 2.05 pm") in text


def test_a_superseded_record_says_so_on_every_page() -> None:
    """By what, when and why; and the record that takes its place says whose place that is."""
    by = Successor(number="2026-020", sealed=BY["at"], reason="The date was wrong.")
    old = page_texts(record_paper.render(sealed(TYPICAL), WORDS, Thread(successors=(by,), seq=20, digest="cd" * 32)))
    assert all("Superseded by 2026-020" in page for page in old)
    assert squeezed(
        "By record 2026-020, Tuesday 24 November 2026, 2.05 pm. The reason: The date was wrong."
    ) in squeezed(old[0])
    new = replace(TYPICAL, number="2026-020", supersedes="2026-014", supersede_reason="The date was wrong.")
    said = squeezed(page_texts(record_paper.render(sealed(new), WORDS))[0])
    assert squeezed("In place of Record 2026-014, which stays as it was. The reason: The date was wrong.") in said
    assert "Superseded" not in said


@pytest.mark.parametrize("content", [TYPICAL, BARE], ids=["typical", "bare"])
def test_a_record_without_additions_speaks_of_none(content) -> None:
    """Nor of anything that took its place; it is the paper of the record alone."""
    pdf = record_paper.render(sealed(content), WORDS)
    assert pdf == record_paper.render(sealed(content), WORDS, alone(sealed(content)))
    assert squeezed("Added later") not in read(pdf)
