"""What a decision record on paper says, and what it never does."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest

from app.decisions.content import Content
from app.decisions.thread import alone
from tests.pdf import samples
from tests.pdf.reading import WORDS, fonts, opened, page_texts, pdfium_text, printed, squeezed
from tests.pdf.samples import BARE, CALL, HOSTILE, LONG, REFUSED, TYPICAL, sealed

CODES = {"id", "question", "options", "body", "value", "sources", "draft", "edition", "nation", "author_role", "number"}
TIMES = {"started", "known_at", "sealed", "told_at", "at", "look_again", "second_look"}


def said(value: Any, name: str = "") -> Iterator[str]:
    """Every text in a record's content that is words rather than a code or a time."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (isinstance(inner, (str, tuple)) and key in CODES | TIMES and not _nested(inner)):
                yield from said(inner, key)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from said(inner, name)
    elif isinstance(value, str) and value:
        yield value


def _nested(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(inner, dict) for inner in value)


def heading(key: str, **facts: object) -> str:
    """The paper's own words, as they read without white space."""
    return squeezed(WORDS.text("papers", f"record.{key}", **facts))


def test_all_words() -> None:
    """Everything the record says in words stands on the paper."""
    content = replace(REFUSED, calls=(CALL,))
    text = squeezed(" ".join(page_texts(printed(content))))
    answers = {f"{line.heading} {line.answer}" for rule in content.rules for line in rule.answers}
    dues = [word for due in content.dues for word in (due.what, due.owner)]  # their times are for a calendar
    words = [*dues, *(one for one in said(asdict(replace(content, dues=()))) if one not in answers)]
    assert len(words) > 80
    assert [one for one in words if squeezed(one) not in text] == []


def test_all_times() -> None:
    """Every time on the paper is in people's words."""
    text = " ".join(" ".join(page_texts(printed(replace(TYPICAL, calls=(CALL,))))).split())
    for time in (
        "Friday 20 November 2026, 2.05 pm",
        "Friday 20 November 2026, 1.48 pm",
        "Friday 20 November 2026, 2.01 pm",
        "Thursday 19 November 2026, 8.15 pm",
        "Thursday 19 November 2026, 8.31 pm",
        "Monday 23 November 2026",
    ):
        assert time in text
    assert "T14:05" not in text


def test_first_half_page() -> None:
    """The upper half of page one says what, who, when, why, who must still be told, and what the guidance said."""
    upper: list[str] = []
    page = opened(printed(TYPICAL)).pages[0]
    middle = float(page.mediabox.height) / 2
    page.extract_text(visitor_text=lambda text, _cm, at, *_: upper.append(text) if at[5] > middle else None)
    text = squeezed("".join(upper))
    record = sealed(TYPICAL)
    for words in (
        TYPICAL.decision_title,
        TYPICAL.author,
        "foster carer",
        "Friday 20 November 2026, 2.05 pm",
        TYPICAL.reasons,
        TYPICAL.tell_now[0].who,
        TYPICAL.tell_now[0].by,
        WORDS.text("papers", "record.agrees"),
        record.number,
    ):
        assert squeezed(words) in text


def test_open_ones_first() -> None:
    """Who must still be told stands before who has been told, whatever their order in the record."""
    told, waiting = TYPICAL.tell_now[1], TYPICAL.tell_now[0]
    text = squeezed(page_texts(printed(replace(TYPICAL, tell_now=(told, waiting))))[0])
    assert text.index(squeezed(waiting.who)) < text.index(squeezed(told.who))


@pytest.mark.parametrize("content", [TYPICAL, REFUSED], ids=["typical", "refused"])
def test_two_pages(content: Content) -> None:
    """An ordinary decision is one sheet: two pages, with the child, the law to confirm and a no to look at again."""
    assert len(opened(printed(content)).pages) == 2


def test_a_no() -> None:
    """A decision not to share says when it is looked at again, what would change it, and by when another looks."""
    text = squeezed(page_texts(printed(REFUSED))[0])
    again = heading("look_again") + squeezed("Friday 18 December 2026")
    assert again + heading("would_change") + squeezed(REFUSED.would_change) in text
    assert heading("second_look", by="Monday 23 November 2026, 5 pm") in text
    assert heading("second") not in squeezed(page_texts(printed(TYPICAL))[0])


def test_the_law_to_confirm() -> None:
    """It is headed as proposed, in smaller print than the rest, and no stop is doubled; a law that counted is named."""
    law = next(part for part in REFUSED.parts if part.id == "basis")
    sizes: dict[str, float] = {}
    for page in opened(printed(REFUSED)).pages:
        page.extract_text(visitor_text=lambda text, _cm, _at, _font, size: sizes.update({squeezed(text): size}))
    smallest = {size for text, size in sizes.items() if text and text in squeezed(law.points[0].text)}
    assert smallest == {8.5}
    text = squeezed(" ".join(page_texts(printed(REFUSED))))
    assert squeezed(law.title) + squeezed(law.verdict) + "Legalbasis" in text
    assert heading("new_laws") + squeezed(REFUSED.new_laws[0]) in text


def test_an_address() -> None:
    """Where to read a source is printed by its site: nobody types the rest."""
    source = replace(TYPICAL.sources[0], where="https://www.example.org/a/page?of=ours")
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, sources=(source, *TYPICAL.sources[1:]))))))
    assert "example.org" in text
    assert "https" not in text
    assert "of=ours" not in text


def test_disagreement() -> None:
    """A decision that differs from the guidance says so."""
    text = squeezed(" ".join(page_texts(printed(HOSTILE))))
    assert heading("differs") in text
    assert heading("agrees") not in text


def test_nothing_blank() -> None:
    """What a record does not say leaves no label behind."""
    text = squeezed(" ".join(page_texts(printed(BARE))))
    for key in ("why", "still_to_tell", "told", "both", "judgement", "look_again", "rules_heading", "next"):
        assert heading(key) not in text.replace(heading("decided"), "")
    for key in ("would_change", "second", "new_laws"):
        assert heading(key) not in text
    for key in ("calls_heading", "sources_heading"):
        assert heading(key) not in text
    assert len(opened(printed(BARE)).pages) == 1


def test_said_once() -> None:
    """A text given as an answer and printed above is not printed again."""
    rule = replace(TYPICAL.rules[0], answers=(samples.written("why", "Why did you decide this?", TYPICAL.reasons),))
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, rules=(rule,))))))
    assert text.count(squeezed(TYPICAL.reasons)) == 1
    assert heading("above") in text


def test_source_numbers() -> None:
    """Each line of guidance carries the numbers of its sources; one that is not listed goes by its id."""
    part = TYPICAL.parts[0]
    point = replace(part.points[0], sources=("nms_22", "lost"))
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, parts=(replace(part, points=(point,)),))))))
    assert squeezed(point.text) + "[2][lost]" in text


def test_answers_by_number() -> None:
    """A line of guidance names the answers behind it by the numbers they have below; one not below stands in full."""
    answer = TYPICAL.rules[4].answers[0]
    point = replace(
        TYPICAL.parts[0].points[0], because=(f"{answer.heading} {answer.answer}", "Is it late? Yes", "Is it late? No")
    )
    part = replace(TYPICAL.parts[0], points=(point,))
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, parts=(part,))))))
    assert "answer10Because:Isitlate?Yes;Isitlate?No" in text
    assert squeezed(f"10. {answer.heading}") in text


def test_confirm_mark() -> None:
    """A source that a manager must confirm is marked, and the mark is explained."""
    text = squeezed(" ".join(page_texts(printed(TYPICAL))))
    assert "children(confirm).Chapter3" in text
    assert heading("confirm_note") in text
    sure = tuple(replace(source, confirm=False) for source in TYPICAL.sources)
    assert "(confirm)" not in squeezed(" ".join(page_texts(printed(replace(TYPICAL, sources=sure)))))


@pytest.mark.parametrize(
    "text", [samples.LATIN, samples.GREEK, samples.CYRILLIC, samples.VIETNAMESE, samples.YORUBA, samples.MARKUP]
)
def test_reads_back(text: str) -> None:
    """Latin, Greek and Cyrillic, and text that looks like markup, read back letter for letter in two programs."""
    pdf = printed(replace(TYPICAL, happened=text, reasons=text))
    assert squeezed(" ".join(page_texts(pdf))).count(squeezed(text)) == 2
    assert squeezed(pdfium_text(pdf)).count(squeezed(text)) == 2


def test_words_stay_apart() -> None:
    """A word at the end of a line and the first of the next do not read as one."""
    read = "".join(page_texts(printed(TYPICAL))[0].splitlines())
    assert TYPICAL.reasons.split("\n", maxsplit=1)[0] in read


def test_no_ligatures() -> None:
    """Letters that printers tie together read back as the letters they are, even where the person typed them tied."""
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, happened="office \ufb03x first flat fjord")))))
    assert "officeffixfirstflatfjord" in text


@pytest.mark.parametrize("content", [TYPICAL, BARE, HOSTILE], ids=["typical", "bare", "hostile"])
def test_same_bytes(content: Content) -> None:
    """The same record gives the same bytes, also after another paper; another record gives others."""
    first = printed(content)
    printed(replace(HOSTILE, happened=samples.GREEK))
    assert printed(content) == first
    assert printed(replace(content, author="Someone else")) != first


@pytest.mark.parametrize("content", [TYPICAL, HOSTILE], ids=["typical", "hostile"])
def test_fonts(content: Content) -> None:
    """Every font a page names is in the file, cut to the letters used; none is left to the printer."""
    names = set()
    for font in fonts(printed(content)):
        name = str(font["/BaseFont"])
        assert name[7] == "+", name
        assert "/FontFile2" in font["/FontDescriptor"].get_object(), name
        assert "/ToUnicode" in font, name
        names.add(name[8:].split("-", maxsplit=1)[0])
    assert names <= {"AtkinsonHyperlegibleNext", "NotoSans"}


def test_metadata() -> None:
    """The file's properties hold the record's number and time, and nobody's name."""
    reader = opened(printed(TYPICAL))
    properties = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert properties["/Title"] == "Decision record 2026-014"
    assert properties["/Author"] == properties["/Subject"] == properties["/Keywords"] == ""
    assert properties["/Producer"] == properties["/Creator"] == "Sharewell"
    assert properties["/CreationDate"] == "D:20261120140500+00'00'"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Decision record 2026-014"}
    assert list(reader.attachments) == ["record.json"]


@pytest.mark.parametrize("content", [TYPICAL, HOSTILE], ids=["typical", "hostile"])
def test_every_page(content: Content) -> None:
    """Each page says which record it belongs to, the code to check it, and which page of how many it is."""
    texts = page_texts(printed(content))
    record = sealed(content)
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert f"Decision record {record.number}" in text
        assert alone(record).code(record.number).typed in text


def test_practice() -> None:
    """A practice record is marked on each page, and a real one never."""
    mark = WORDS.text("papers", "practice_mark") + "\n"
    assert all(mark in f"{text}\n" for text in page_texts(printed(HOSTILE)))
    assert not any(WORDS.text("papers", "practice_mark") in text for text in page_texts(printed(TYPICAL)))


@pytest.mark.parametrize("content", [TYPICAL, BARE, HOSTILE, LONG], ids=["typical", "bare", "hostile", "long"])
def test_signatures(content: Content) -> None:
    """The last page has the record's number and rules, three lines to sign on and the line about changes by hand."""
    last = squeezed(page_texts(printed(content))[-1])
    for key in ("about_heading", "sign_decider", "sign_ssw", "sign_manager", "sign_signature", "sign_date", "by_hand"):
        assert heading(key) in last, key
    assert squeezed(content.edition_title) in last


def test_long() -> None:
    """Two texts of 200,000 characters, one of them a single word, are printed to the last letter."""
    pdf = printed(LONG)
    texts = page_texts(pdf)
    assert len(texts) > 60
    assert sum(len(run) for text in texts for run in re.findall("W{2,}", text)) == 200_000
    assert " ".join(" ".join(texts).split()).count("breakfast") >= LONG.reasons.count("breakfast")


def test_broken_times() -> None:
    """A time that is no time is printed as it stands; no paper is refused for it."""
    text = squeezed(" ".join(page_texts(printed(replace(TYPICAL, sealed="some day", known_at="", look_again="soon")))))
    assert heading("sealed") + "someday" in text
    assert heading("known") not in text


def test_no_file() -> None:
    """Making a paper opens no file for writing."""
    opened_for_writing: list[object] = []
    watching = True

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if watching and event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            opened_for_writing.append(args[0])

    sys.addaudithook(watch)
    printed(HOSTILE)
    watching = False
    assert opened_for_writing == []
