"""The last look at a finished paper before it leaves: all that any program could read in it, against what is barred."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO

from app.decisions.sharing.look_alikes import standing
from app.decisions.sharing.spellings import ORDINARY
from app.errors import AppError
from app.pdf.pictures import texts

_TAG = re.compile(r"<[^>]*>")


def refuse(pdf: bytes, barred: Iterable[str]) -> bytes:
    """The paper itself, if no barred spelling stands on its pages, in its metadata, or in a file inside it or the name
    of one. Raises AppError("paper_would_tell") if one does.

    It knows the paper only from its bytes. A name that is also an ordinary word (Page, April) is left to the check of
    what somebody wrote, before it is drawn: it may stand among the words that are on every paper.
    """
    spelt = tuple(spelling for spelling in barred if spelling.lower() not in ORDINARY)
    if spelt and any(standing(spelt, text) for text in _all_texts(pdf)):
        raise AppError("paper_would_tell")
    return pdf


def _all_texts(pdf: bytes) -> Iterator[str]:
    """The words of its pages, as one since a name may go on over the page; and every other string in it."""
    import pikepdf

    yield "\n".join(texts(pdf))
    with pikepdf.open(BytesIO(pdf)) as paper:
        for each in (paper.trailer, *paper.objects):
            yield from _strings(each)
        for name, attached in paper.attachments.items():
            yield name
            yield from _file(attached.get_file().read_bytes())
        if "/Metadata" in paper.Root:
            yield from _file(paper.Root.Metadata.read_bytes())


def _strings(value: object) -> Iterator[str]:
    """Every string in an object; what it only points at is an object of its own."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        parts: Iterable[object] = value if isinstance(value, pikepdf.Array) else value.values()
        for each in parts:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _strings(each)


def _file(body: bytes) -> Iterator[str]:
    """What a file says: as it is, with the marks of XML taken out, and the strings of JSON as they are meant."""
    text = body.decode("utf-8", "replace")
    yield unescape(_TAG.sub(" ", text))
    try:
        yield from _said(json.loads(text))
    except ValueError:
        yield text


def _said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in _said(part))
    elif isinstance(value, list):
        yield from (text for each in value for text in _said(each))
