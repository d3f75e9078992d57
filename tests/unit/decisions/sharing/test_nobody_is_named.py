"""For generated decisions: nothing of anybody who is known survives in a request for advice, nor in its paper."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.decisions.draft import Draft
from app.decisions.sharing.look_alikes import stands
from app.decisions.sharing.whole import Sharing
from app.pdf.advice_request import render
from tests.unit.decisions.journeys import START
from tests.unit.decisions.sharing.asking import WORDS, asked
from tests.unit.decisions.sharing.planted import decisions, sentences


def packed(text: str) -> str:
    """Letters and figures only, in small."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def tells(sharing: Sharing, text: str) -> Iterator[str]:
    """What of the people a text says: by the guard's own measure, and by plain looking."""
    whole = packed(text)
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    for known in sharing.known:
        yield from (each for each in (known.name, *(detail.text for detail in known.details)) if stands(each, text))
        yield from (name for name in [known.name] if packed(name) in whole)
        yield from (part for part in re.findall(r"[^\W\d_]{4,}", known.name.casefold()) if part in words)
        for detail in known.details:
            if detail.kind in ("telephone", "number"):
                number = "".join(filter(str.isdigit, detail.text)).removeprefix("0")
                yield from ([detail.text] if re.search(r"[\W_]{0,3}".join(number), text) else [])
            elif packed(detail.text) in whole:
                yield detail.text
    yield from (each.name for each in sharing.recipients if stands(each.name, text))


def names_nobody(draft: Draft, asks: str, *, paper: bool) -> None:
    """Nothing of anybody stands in the text, in the JSON, or in the paper with what is inside it."""
    found = asked(draft, asks=asks)
    sharing = draft.sharing
    said = [found.text(), json.dumps(found.to_json(), ensure_ascii=False), found.first, found.left_out]
    said += [text for clue in found.could_tell for text in (clue.text, clue.about)]
    if paper:
        read = PdfReader(BytesIO(render(found, WORDS, START)))
        metadata: dict[str, object] = dict(read.metadata or {})
        said += [" ".join(page.extract_text() for page in read.pages)]
        said += [str(metadata.get(key)) for key in ("/Title", "/Subject", "/Author", "/Keywords")]
        said += [body.decode() for bodies in read.attachments.values() for body in bodies]
    assert [each for text in said for each in tells(sharing, text)] == []
    assert [line.id for line in found.lines if line.id in ("who", "ask")] == ["who", "ask"]


UNTIMED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.generate,),  # a decision is too large to be made small in any useful time
)


@given(decisions(), st.data())
@settings(UNTIMED, max_examples=40)
def test_nobody_is_named(draft: Draft, data: st.DataObject) -> None:
    """No name, address, date of birth, school, phone, e-mail or file number of anybody, however it was written."""
    names_nobody(draft, data.draw(sentences(draft.sharing.known)), paper=False)


@given(decisions(), st.data())
@settings(UNTIMED, max_examples=8)
def test_the_paper_names_nobody(draft: Draft, data: st.DataObject) -> None:
    """Nor in the paper, its metadata and what is inside it."""
    names_nobody(draft, data.draw(sentences(draft.sharing.known)), paper=True)


@pytest.mark.long
@given(decisions(), st.data())
@settings(UNTIMED, max_examples=400)
def test_nobody_is_named_five_hundred_times(draft: Draft, data: st.DataObject) -> None:
    """The same for five hundred decisions, each with its paper."""
    names_nobody(draft, data.draw(sentences(draft.sharing.known)), paper=True)
