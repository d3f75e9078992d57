"""Decisions with people in them whose names and details stand all over the words, in any spelling."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from app.decisions.draft import Call, Draft
from app.decisions.sharing.values import Asked, Detail, Item, Known, Person, Recipient
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.journeys import SECRET, START, blank

BITS = ("zorv", "quem", "plix", "thrab", "vunt", "skelm", "jorb", "drusk", "fyrn", "kwald")
OTHERS = ("Олексій Ґрунько", "Ελένη Κλαδά", "محمد الفارسي", "张伟明", "Þórdís Ægisdóttir", "Łukasz Żółć")
LATIN = str.maketrans("aeopcxy", "аеорсху")
"""Cyrillic letters that look like these."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
AT = START.isoformat()


def word() -> st.SearchStrategy[str]:
    """A word that no text has."""
    return st.tuples(st.sampled_from(BITS), st.sampled_from(BITS)).map("".join)


@st.composite
def names(draw: st.DrawFn) -> str:
    """A name: of two words, in small letters, with an apostrophe, double-barrelled, or not in Latin letters."""
    first, last = draw(word()).title(), draw(word()).title()
    shapes = (
        f"{first} {last}",
        f"{first} {last}".lower(),
        f"{first} O'{last}",
        f"{first} {last}-{draw(word()).title()}",
        f"{first}-{draw(word()).title()} {last}",
        f"Mrs {first} van der {last}",
        draw(st.sampled_from(OTHERS)),
    )
    return draw(st.sampled_from(shapes))


@st.composite
def details(draw: st.DrawFn) -> tuple[Detail, ...]:
    """One of each kind."""
    number = draw(st.integers(1_234_567, 9_876_543))
    born = draw(st.dates(date(1960, 1, 1), date(2024, 12, 31)))
    street, town = draw(word()).title(), draw(word()).title()
    return (
        Detail("address", f"{draw(st.integers(1, 199))} {street} Road, {town} ZX{number % 9 + 1} {number % 8 + 1}QD"),
        Detail("school", f"{draw(word()).title()} Primary School"),
        Detail("telephone", f"07700 {number % 1_000_000:06}"),
        Detail("email", f"{draw(word())}@{draw(word())}.example"),
        Detail("born", born.isoformat()),
        Detail("number", draw(st.sampled_from((f"ZQ-{number}", f"943 {number // 10_000} {number % 10_000:04}")))),
        Detail("place", f"Upper {draw(word()).title()}"),
    )


@st.composite
def written_so(draw: st.DrawFn, text: str) -> str:
    """The same in another spelling, as people and computers write it."""
    ways = (
        text,
        text.upper(),
        text.lower(),
        text.replace(" ", "  "),
        text.replace(" ", "-"),
        text.replace(" ", "\u00a0"),
        " ".join(text.replace(" ", "")) if text.isalpha() else text,
        text.translate(LATIN),
        unicodedata.normalize("NFD", text),
        text[:2] + "\u200b" + text[2:],
        f"{text}'s" if text[-1].isalpha() else text,
    )
    return draw(st.sampled_from(ways))


def day_written(day: date) -> st.SearchStrategy[str]:
    """A day as people write it."""
    shapes = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"]
    if day.month <= len(MONTHS):
        shapes += [f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{MONTHS[day.month - 1]} {day.day}, {day.year}"]
    return st.sampled_from(shapes)


def dialled(number: str) -> st.SearchStrategy[str]:
    """A telephone number as people write it."""
    figures = "".join(filter(str.isdigit, number))
    return st.sampled_from((number, figures, f"+44 {figures[1:5]} {figures[5:]}", f"{figures[:5]}-{figures[5:]}"))


@st.composite
def sentences(draw: st.DrawFn, known: tuple[Known, ...]) -> str:
    """Some sentences with something of somebody in each."""
    said = []
    for _ in range(draw(st.integers(1, 4))):
        one = draw(st.sampled_from(known))
        detail = draw(st.sampled_from(one.details))
        match detail.kind:
            case "born":
                value = draw(day_written(date.fromisoformat(detail.text)))
            case "telephone":
                value = draw(dialled(detail.text))
            case "email":
                value = draw(st.sampled_from((detail.text, detail.text.upper())))
            case _:
                value = draw(written_so(detail.text))
        name = draw(written_so(draw(st.sampled_from((one.name, one.name.split()[-1])))))
        said.append(draw(st.sampled_from((f"{name} told me of {value}.", f"I know {value}, and {name} does.", value))))
    return draw(st.sampled_from((" ", "\n", " ; "))).join(said)


@st.composite
def decisions(draw: st.DrawFn) -> Draft:
    """A decision about one to three people, who stand in every text of it."""
    count = draw(st.integers(1, 3))
    people = tuple(
        Person(id=f"p{at}", role=draw(st.sampled_from(("child", "sibling", "parent"))), ref=f"Child {'ABC'[at]}")
        for at in range(count)
    )
    known = tuple(Known(person=each.id, name=draw(names()), details=draw(details())) for each in people)
    text = sentences(known)
    items = tuple(
        Item(
            id=f"i{sort}",
            kind="concern",
            sort=sort,
            text=draw(text),
            said_by=draw(written_so(known[0].name)),
            source=draw(text),
            happened=draw(st.sampled_from((AT, "2026-10-01", f"when {known[0].name} came"))),
            about=(people[0].id,),
        )
        for sort in ("fact", "opinion", "said")
    )
    sharing = Sharing(
        people=people,
        known=known,
        items=items,
        recipients=(Recipient(id="r", kind="child_sw", name=draw(names())),),
        asked=(Asked(id="a", person="p0", answer="refused", at=AT, said=draw(text)),),
    )
    draft = blank().with_sharing(sharing, START)
    for question, answer in SECRET.items():
        draft = draft.with_answer(question, answer, START)
    for question in ("topic", "known", "recipient"):
        draft = draft.with_note(question, draw(text), START)
    call = Call(at=START, who=known[0].name, said=draw(text), asked_to_do=draw(text))
    return replace(draft.with_answer("judgement", draw(text), START), call=call)
