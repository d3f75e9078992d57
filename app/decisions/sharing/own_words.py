"""Where somebody's own words stand in what may be shared: to find them again, and to change them on a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from app.decisions.sharing.sealed import SealedSharing
from app.decisions.sharing.whole import Sharing

Change = Callable[[str], str]

OWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "items": ("text", "said_by", "source", "happened", "known"),
        "recipients": ("name", "need", "conditions"),
        "cells": ("words", "reason"),
        "reasons": ("text",),
        "bars": ("why",),
        "asked": ("by", "words", "said"),
        "told": ("by", "words", "why"),
        "sent": ("by", "went", "chase"),
        "heard": ("by", "said"),
        "advice": ("who", "said", "request"),
    }
)
"""By the part of `Sharing`, in the order in which a paper is read; all other fields hold ids, codes, times, numbers."""


_ABOUT = MappingProxyType(
    {"items": "about", "recipients": "person", "bars": "whose", "asked": "person", "told": "person"}
)
"""Where a thing says whom it is about."""

_OFFICE = MappingProxyType({"recipients": ("role", "organisation")})


def boxes(sharing: Sharing) -> Iterator[tuple[str, str]]:
    """What somebody wrote of each thing, beside the part that it stands in: first who people really are. Whom it is
    about stands below it by reference, so that it is found under that too."""
    refs = {person.id: person.ref for person in sharing.people}
    for known in sharing.known:
        yield "known", _lines([*known.names, *(detail.text for detail in known.details), refs.get(known.person, "")])
    for part, names in OWN.items():
        for thing in getattr(sharing, part):
            written = [text for name in (*names, *_OFFICE.get(part, ())) for text in _each(getattr(thing, name))]
            about = _each(getattr(thing, _ABOUT[part])) if part in _ABOUT else ()
            yield part, _lines([*written, *(refs.get(id, "") for id in about)])


def reworded(sealed: SealedSharing, change: Change, office: Change) -> SealedSharing:
    """The same with all of it changed, save who people really are, which no paper prints. `office` changes what a
    recipient is and where they work."""
    sharing = replace(
        sealed.sharing,
        **{
            part: tuple(_changed(thing, names, change) for thing in getattr(sealed.sharing, part))
            for part, names in OWN.items()
        },
    )
    recipients = tuple(
        replace(new, role=office(each.role), organisation=office(each.organisation))
        for new, each in zip(sharing.recipients, sealed.sharing.recipients, strict=True)
    )
    cells = tuple(_changed(line, ("words", "reason", "held"), change) for line in sealed.cells)
    return replace(sealed, sharing=replace(sharing, recipients=recipients), cells=cells)


def _changed(thing: Any, names: tuple[str, ...], change: Change) -> Any:
    said = {name: getattr(thing, name) for name in names}
    return replace(
        thing,
        **{
            name: change(text) if isinstance(text, str) else tuple(change(each) for each in text)
            for name, text in said.items()
        },
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text.strip())


def _each(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text
