"""Addresses of email and of the web, telephone numbers and other numbers of a person: what has a shape of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.decisions.shapes import EMAIL, HANDLE, NUMBER, Found


def figures(text: str) -> Iterator[Found]:
    """All of them, in no order; what overlaps is there more than once."""
    yield from _shaped(text)
    yield from _numbers(text)


_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"”]*[\w/]", re.IGNORECASE)
_INSURANCE = re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE)
_PUPIL = re.compile(r"\b[A-Z]\d{11}[A-Z\d]?\b", re.IGNORECASE)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WRITTEN_DAY = (
    rf"(?:{_DAY}(?:st|nd|rd|th)?[ .]+(?:of )?[A-Z]{{3,9}}[ ,.]+\d{{2,4}}"
    rf"|[A-Z]{{3,9}} {_DAY}(?:st|nd|rd|th)?,? \d{{4}})"
)
_FIGURES = rf"(?:{_DAY}[./\-](?:0?[1-9]|1[0-2])[./\-](?:\d{{4}}|\d\d)|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-{_DAY})"
_BIRTH = re.compile(
    r"\b(?:born|birthday|date of birth|birth date|d\.?o\.?b\.?)(?: is| was)?(?: on)?[ :\-]{0,3}"
    rf"(?P<day>{_FIGURES}|{_WRITTEN_DAY})\b",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    rf"(?<![\d.\-/]){_FIGURES}(?![.\-/]?\d)"
    r"|(?<![\d.\-/])(?:[01]?\d|2[0-3])\.[0-5]\d(?![.\-/]?\d|[ ]\d)"
    r"|\b20\d\d-\d{3,5}\b(?!-)"
    r"|£\d[\d., ]*"
)
"""Days, times, the numbers of records and sums of money."""

_TELEPHONE = 9
"""So many figures has a telephone number at least, with its area."""


def _shaped(text: str) -> Iterator[Found]:
    for kind, pattern in (
        ("email", EMAIL),
        ("web", HANDLE),
        ("web", _LINK),
        ("number", _INSURANCE),
        ("number", _PUPIL),
    ):
        for match in pattern.finditer(text):
            yield Found(*match.span(), kind)
    for match in _BIRTH.finditer(text):
        yield Found(*match.span("day"), "number")


def _numbers(text: str) -> Iterator[Found]:
    """Telephone numbers begin with 0 or +; any other number of six figures or more may be anything."""
    masked = _NO_NUMBER.sub(lambda match: "\0" * len(match.group()), text)
    for match in NUMBER.finditer(masked):
        figures = sum(each.isdigit() for each in match.group())
        telephone = match.group().lstrip("(")[0] in "+0" and figures >= _TELEPHONE
        yield Found(*match.span(), "telephone" if telephone else "number")
