"""No paper for a recipient holds what that recipient must not learn, as other programs read it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime

import pypdf
import pytest
from hypothesis import given, settings, target
from hypothesis import strategies as st

from app.decisions.sharing import guard
from app.decisions.sharing.matrix import give
from app.decisions.sharing.phone_script import Script, script
from app.decisions.sharing.sheet import Sheet, sheet
from app.decisions.sharing.values import (
    EVERYTHING,
    GIVES,
    KINDS,
    PERSON_ROLES,
    SECRETS,
    SORTS,
    Bar,
    Detail,
    Item,
    Known,
    Person,
    Recipient,
)
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.pdf import covering_note, recipient_sheet, telephone_script
from app.words import Words
from tests.pdf.reading import opened
from tests.unit.decisions.sharing.going import going
from tests.unit.decisions.sharing.made import SOCIAL_WORKER, sharing

WORDS = Words()
MADE = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

_FIRST = ("Zuleika", "Torquil", "Perpetua", "Ignatius", "Wynfordia", "Quenilda")
_LAST = ("Marrablewick", "Quillvane", "Vossthorne", "Gyllenfrost", "Tarnobrook", "Pellworthy")
_STREETS = ("Larchmere Road", "Gorsefold Lane", "Elmquist Way", "Rushworth Avenue", "Yewbarrow Street", "Ashgill Close")
_POSTCODES = ("TS9 4QX", "NB1 6TT", "OL12 7ZZ", "W1A 1HQ", "CF10 3XQ", "EH7 5YJ")
_PLACES = ("Ambleworth", "Cragthorpe", "Dunmarsham", "Eskerdale", "Fosswick", "Glenholt", "Hartsmere", "Inglebeck")
_SCHOOLS = ("Fernhillock", "Brackendale", "Withyholme", "Sorrelbank", "Tansyfield", "Meadowsweet")
_KINDS = ("parent", "child_sw", "school", "relative", "health", "young_person")
_SAID = ("Child A is well.", "There was a bruise.", "The plan changes on Friday.", "Nothing else happened, she said.")


def _known(at: int, person: str) -> Known:
    """Somebody with every detail there is, none of which anybody else has."""
    return Known(
        person=person,
        name=f"{_FIRST[at]} {_LAST[at]}",
        also=(f"{_FIRST[at][:4]}ykins",),
        details=(
            Detail("address", f"{at + 4} {_STREETS[at]}, Thornby {_POSTCODES[at]}"),
            Detail("school", f"{_SCHOOLS[at]} Primary School"),
            Detail("telephone", f"07700 90012{at}"),
            Detail("email", f"{_FIRST[at].lower()}@mail{at}.test"),
            Detail("born", f"201{at}-05-0{at + 1}"),
            Detail("number", f"943 476 591{at}"),
            Detail("place", _PLACES[at]),  # no part of it stands in another detail
        ),
    )


_WAYS = (
    lambda text: text,
    str.upper,
    " ".join,
    lambda text: text.replace("a", "а").replace("e", "е"),
    lambda text: text[0] + "\u200b" + text[1:],
    lambda text: f"\u202e{text[::-1]}\u202c",
    lambda text: unicodedata.normalize("NFD", text.replace("e", "é")),
    lambda text: text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
    lambda text: text.replace(" ", ""),
)


@st.composite
def decisions(draw: st.DrawFn) -> Sharing:
    """People of any role, recipients who may be some of them, bars of any kind, and things that tell on purpose."""
    roles = ("child", "sibling", "carer", *draw(st.lists(st.sampled_from(PERSON_ROLES), max_size=len(_FIRST) - 3)))
    people = tuple(
        Person(id=f"p{at}", role=role, ref=f"{chr(ord('A') + at)}. {role}", reported=draw(st.booleans()))
        for at, role in enumerate(roles)
    )
    ids = [each.id for each in people]
    known = tuple(_known(at, id) for at, id in enumerate(ids))
    some = st.lists(st.sampled_from(ids), max_size=2, unique=True).map(tuple)
    recipients = tuple(
        Recipient(
            id=f"r{at}",
            kind=draw(st.sampled_from(_KINDS)),
            name=f"Odo Penn{at}",
            role="Asked us",
            need="They need it.",
            person=draw(st.sampled_from(["", *ids])),
            names=draw(some),
        )
        for at in range(draw(st.integers(1, 3)))
    )
    who = st.sampled_from(["anyone", *(f"recipient:{each.id}" for each in recipients), f"kind:{recipients[0].kind}"])
    whats = st.lists(st.sampled_from([*SECRETS, EVERYTHING]), min_size=2, max_size=4, unique=True).map(tuple)
    bars = tuple(
        Bar(id=f"b{at}", who=draw(who), what=draw(whats), whose=draw(st.just(()) | some))
        for at in range(draw(st.integers(1, 3)))
    )
    telling = [text for each in known for text in (*each.names, *(detail.text for detail in each.details))]
    items = tuple(
        Item(
            id=f"i{at}",
            kind=draw(st.sampled_from(KINDS)),
            text=_told(draw, telling),
            sort=draw(st.sampled_from(SORTS)),
            said_by=draw(st.sampled_from(["", "a neighbour", telling[0]])),
            source="I was there.",
            wrote="2026-11-21T09:00:00+00:00",
            about=draw(some),
            holds=draw(st.lists(st.sampled_from(SECRETS), max_size=1).map(tuple)),
        )
        for at in range(draw(st.integers(1, 4)))
    )
    made = Sharing(people=people, known=known, items=items, recipients=recipients, bars=bars)
    return _given(draw, made, telling)


def _told(draw: st.DrawFn, telling: list[str]) -> str:
    """Plain words, and now and then something that tells, written in some way."""
    said = draw(st.sampled_from(_SAID))
    if draw(st.integers(0, 2)):
        return said
    return f"{said} {draw(st.sampled_from(_WAYS))(draw(st.sampled_from(telling)))}, {said}"


def _given(draw: st.DrawFn, made: Sharing, telling: list[str]) -> Sharing:
    """The same with something decided for every cell that is not blocked."""
    for item in made.items:
        for each in made.recipients:
            try:
                made = give(
                    made,
                    item.id,
                    each.id,
                    draw(st.sampled_from(GIVES)),
                    words=_told(draw, telling),
                    reason="They asked.",
                )
            except AppError as fault:
                if fault.code != "cell_blocked":
                    raise
    return made


def _drawn(of: Sheet, called: Script, barred: tuple[str, ...]) -> Iterator[bytes]:
    """Each of the papers for one recipient."""
    yield recipient_sheet.render(of, WORDS, MADE, barred)
    yield covering_note.render(of, WORDS, MADE, barred)
    yield telephone_script.render(called, WORDS, MADE, barred)


def _all_of(pdf: bytes) -> str:
    """All that pypdf reads in a paper: its pages, what its metadata say, and the files in it, with their names."""
    paper: pypdf.PdfReader = opened(pdf)
    parts = [page.extract_text() for page in paper.pages]
    parts += [str(value) for value in (paper.metadata or {}).values()]
    xmp = paper.xmp_metadata
    assert xmp is not None
    parts.append(xmp.stream.get_data().decode())
    for name, files in paper.attachments.items():
        assert files
        for body in files:
            parts += [name, body.decode(), json.dumps(json.loads(body), ensure_ascii=False)]
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Letters and figures, in small, without accents; read the other way where it is told to be."""
    turned = re.sub(r"\u202e([^\u202c]*)\u202c", lambda found: found.group(1)[::-1], text)
    spread = unicodedata.normalize("NFKD", turned).casefold().translate({0x430: "a", 0x435: "e"})
    return "".join(char for char in spread if char.isalnum() and char.isascii())


def _tells(text: str, made: Sharing, recipient: Recipient) -> list[str]:
    """Which values that are barred from a recipient can be read in a text, without the guard's own search."""
    there = _plain(text)
    return [value for value in _secret(made, recipient) if _plain(value) in there]


def _secret(made: Sharing, recipient: Recipient) -> Iterator[str]:
    """What is barred from a recipient, worked out anew from the bars."""
    for bar in guard.bars_on(made, recipient):
        for person in made.people:
            if person.id == recipient.person or (bar.whose and person.id not in bar.whose):
                continue
            known = made.knows(person.id)
            kinds = {detail.kind: detail.text for detail in known.details}
            sibling, everything = person.role in ("sibling", "other_child"), EVERYTHING in bar.what
            names = everything or (
                (sibling and "other_children" in bar.what)
                or ("reporter" in bar.what and (person.reported or person.role == "reporter"))
                or ("staff" in bar.what and person.role == "staff")
            )
            details = everything or (sibling and "other_children" in bar.what)
            if names:
                yield from (*known.name.split(), *known.also)
            if details or "address" in bar.what:
                house, _, town = kinds["address"].partition(",")
                yield from (house, house.partition(" ")[2], town.removeprefix(" Thornby "), kinds["place"])
            if details or "school" in bar.what:
                yield kinds["school"].partition(" ")[0]
            if details or "contact" in bar.what:
                yield from (kinds["telephone"].removeprefix("0"), kinds["email"])
            if details:
                yield from (kinds["number"], kinds["born"])


def _nothing_leaks(made: Sharing) -> None:
    content, papers = going(made), 0
    for each in made.recipients:
        barred = tuple(spelt.text for spelt in guard.barred(made, each))
        try:
            of, called = sheet(content, each.id), script(content, each.id)
        except AppError as fault:
            # The sender, or the time of a thing, may tell what no cell does.
            if fault.code != "paper_would_tell":
                raise
            continue
        for pdf in _drawn(of, called, barred):
            papers += 1
            assert not _tells(_all_of(pdf), made, each)
    target(papers)


@settings(max_examples=12, deadline=None)
@given(decisions())
def test_no_paper_tells_what_must_not_be_learnt(made: Sharing) -> None:
    """Of any decision, in text, metadata, names and files inside, as another program reads them."""
    _nothing_leaks(made)


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(decisions())
def test_no_paper_tells_what_must_not_be_learnt_at_length(made: Sharing) -> None:
    """The same, many times."""
    _nothing_leaks(made)


def test_the_search_of_this_test_finds_what_stands_there() -> None:
    """The papers of a decision without its bars tell, and this file's own way of reading sees it."""
    telling = sharing(bars=())
    content = going(telling)
    read = _all_of(next(_drawn(sheet(content, "sw"), script(content, "sw"), ())))
    assert _plain("14 Larch Road") in _plain(read)
    assert _plain("TS9 4QX") in _plain(read)


def test_what_the_worker_may_have_is_printed() -> None:
    """The right paper can be made: the same words go to the one who may have them."""
    content = going(sharing())
    barred = tuple(spelt.text for spelt in guard.barred(sharing(), SOCIAL_WORKER))
    assert barred == ()
    pdf = recipient_sheet.render(sheet(content, "sw"), WORDS, MADE, barred)
    assert _plain("14 Larch Road") in _plain(_all_of(pdf))
