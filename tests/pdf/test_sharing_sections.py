"""The part of a record's paper about sharing: a table of who gets what, who they are, and what was logged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.additions import Addition
from app.decisions.content import Content
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.sealed import NOTHING
from app.decisions.sharing.values import Asked, Recipient, Sent
from app.decisions.sharing.whole import EMPTY, Sharing
from app.decisions.thread import Thread, alone
from app.desk.papers import drawn
from app.pdf.record_paper import render
from tests.pdf.checks import aloud, as_printed, attached, even, outside, read_out
from tests.pdf.held import standards
from tests.pdf.reading import WORDS, opened, page_texts, printed, squeezed
from tests.pdf.samples import REFUSED, TYPICAL, sealed
from tests.unit.decisions.sharing import made

LATER = "2026-11-24T10:00:00+00:00"
TOLD = Asked(
    id="back", person="mother", answer="withdrawn", at=LATER, by="Ada Example", words="May I still?", said="No more.",
    standing="shared", understood="helped", form="written",
)  # fmt: skip
WENT = Sent(
    id="s2", recipient="mum", at=LATER, by="Ada Example", how="post", items=("bruise",), went=("A bruise.",),
    chase_on="2026-11-30", chase="Ring her again.",
)  # fmt: skip


def content(sharing: Sharing | None = None) -> Content:
    """A decision with all of the sample in it, or with this."""
    return replace(TYPICAL, sharing=made.sealed(sharing))


def logged(*things: Asked | Sent) -> tuple[Addition, ...]:
    """What was logged after the record was sealed."""
    return tuple(
        Addition(
            record="2026-014", what="asked" if isinstance(each, Asked) else "sent", by="Ada Example", text="", at=LATER,
            body=thing_to_json(each),
        )
        for each in things
    )  # fmt: skip


def read(pdf: bytes) -> str:
    """What the paper says, without white space."""
    return squeezed(" ".join(page_texts(pdf)))


@pytest.mark.parametrize("plain", [TYPICAL, REFUSED], ids=["typical", "refused"])
def test_an_ordinary_decision_has_none_of_it(plain: Content) -> None:
    """It stays two pages, and no heading of it is there."""
    pdf = printed(plain)
    assert len(opened(pdf).pages) == 2
    for key in ("heading", "ledger_heading", "bars"):
        assert squeezed(WORDS.text("sharing_record", f"record.{key}")) not in read(pdf)
    assert b'"sharing"' not in attached(pdf)["record.json"]


def test_it_says_who_gets_what_and_why() -> None:
    """Each thing with its four times, the table, each recipient with need, check, channel and warnings, what is held
    back and why, and who must not learn what."""
    text = read(printed(content()))
    for said in (
        "1. A worry about harm Child A had a round bruise on her left arm after contact.",
        "A fact: seen, heard or on paper. I checked it. About Child A. How we know: I saw it at bath time.",
        "Happened: Friday 20 November 2026. Known: Friday 20 November 2026, 7.30 pm.",
        "Written down: Saturday 21 November 2026, 9 am.",
        "What someone else said. Said by Ignatius Quill. Not checked yet. It tells: Who told us.",
        "Known: Monday 16 November 2026.",
        "Written down late: Saturday 21 November 2026, 9 am.",
        "Take care: About someone other than the child.",
        "Social worker, Thornshire Council Share now. The child may be hurt. Name: Mx B. Tarn.",
        "Checked who they are: I know them. By phone. They get the real name of Child A.",
        "Why they need it: They look after her case. All of 1. Only what they need goes to them.",
        "All of 2. They need to speak to him.",
        "Mother Share part of it. She has a say. Still open: Is it safe? Name: Perpetua Marrable. This is Parent A.",
        "By post. Take care: The address may be out of date.",
        "They were asked: Please keep this letter to yourself.",
        "Part of 1. What goes: \u201cChild A had a bruise. A nurse looks at it.\u201d",
        "Nothing of 2, 4. Only what they need goes to them.",
        "Nothing of 3. Only what they need goes to them. Held back: Not where someone lives.",
        "Must not learn Parent A: Where someone lives; Phone number or email; Which school or nursery. Why: She came",
        "A parent: Who told us. Why: The neighbour is afraid.",
    ):
        assert squeezed(said) in text, said


def test_what_was_logged_stands_with_it() -> None:
    """Asked, told, sent and advice: what was sealed, and what came later, with what is to be chased or came back."""
    record = sealed(content())
    since = Thread(added=logged(TOLD, WENT), seq=15, digest=record.digest)
    text = read(render(record, WORDS, since))
    for said in (
        "Asked Parent A: Said no, Saturday 21 November 2026, 9 am.",
        "In these words: \u201cMay I tell?\u201d By Ada Example.",
        "Parent A: Took back their yes, Tuesday 24 November 2026, 10 am.",
        "They share the say with someone. Understood it with help. They wrote it.",
        "They said: \u201cNo more.\u201d",
        "Before that it went to Social worker, Thornshire Council, Saturday 21 November 2026, 9 am.",
        "Told Child A: Was told, Saturday 21 November 2026, 9 am. In spoken words.",
        "Sent Social worker, Thornshire Council: By phone, Saturday 21 November 2026, 9 am.",
        "Things: 1. Reference TC-4417. By Ada Example.",
        "They say they have it, Saturday 21 November 2026, 9 am. By Mx B. Tarn.",
        "Mother: By post, Tuesday 24 November 2026, 10 am. Things: 1. By Ada Example. It said: \u201cA bruise.\u201d",
        "Chase on Monday 30 November 2026. Ring her again.",
        "Advice The NSPCC line, Saturday 21 November 2026, 9 am They said: \u201cTell the social worker today.\u201d",
    ):
        assert squeezed(said) in text, said
    assert squeezed("Ring the team's duty desk.") not in text


def test_something_may_be_logged_of_a_decision_that_shares_nothing() -> None:
    """Whoever is not listed is said to be so; no table is there."""
    record = sealed(TYPICAL)
    since = Thread(added=logged(replace(TOLD, person="x"), WENT), seq=15, digest=record.digest)
    text = read(render(record, WORDS, since))
    assert squeezed("Someone not listed: Took back their yes") in text
    assert squeezed("Someone not listed: By post") in text
    assert squeezed(WORDS.text("sharing_record", "record.heading")) not in text


def test_more_than_five_recipients_make_another_table() -> None:
    """Things down and recipients across, each cell in words, with heads for whoever hears it; nothing runs out."""
    sharing = made.sharing()
    for number in range(9):
        sharing = sharing.put(Recipient(id=f"r{number}", kind="parent", role=f"Aunt {number}"))
    pdf = printed(content(sharing))
    assert list(standards(pdf)) == []
    assert outside(pdf) == []
    text = read(pdf)
    for number in range(9):
        assert f"Aunt{number}" in text
    assert text.count("1.ChildAhadaroundbruiseonherleft…") == 3
    assert "1.ChildAhadaroundbruiseonherleft…allpartno" in text
    assert "4.Herhalf-brotherissettledwhereheis.nononono" in text


@pytest.mark.parametrize(("things", "people", "tables"), [(1, 5, 0), (4, 1, 0), (2, 2, 0), (3, 2, 1), (2, 6, 2)])
def test_a_table_of_more_heads_than_cells_is_left_out(things: int, people: int, tables: int) -> None:
    """What somebody gets stands below their name as well; with more of both there is a table."""
    everyone = tuple(Recipient(id=f"r{number}", kind="parent", role=f"Aunt {number}") for number in range(people))
    pdf = printed(content(made.sharing(items=made.ITEMS[:things], recipients=everyone)))
    assert aloud(pdf) == []
    assert read(pdf).count("1.ChildAhadaroundbruiseonherleft…") == tables


def test_the_paper_conforms_and_hides_names_by_default() -> None:
    """References stand in the place of names, also in what is embedded; real details are nowhere."""
    record = sealed(content())
    pdf = drawn(record, replace(alone(record), added=logged(TOLD, WENT)), WORDS)
    assert list(standards(pdf)) == []
    whole = read(pdf) + attached(pdf)["record.json"].decode()
    for known in made.KNOWN:
        for text in (*known.names, *(detail.text for detail in known.details)):
            assert squeezed(text) not in squeezed(whole), text
    assert squeezed("[Person A] next door heard shouting at the weekend.") in whole


def test_a_bare_thing_and_a_hostile_one_are_printed() -> None:
    """With next to nothing said, and with words that were never meant for paper."""
    bare = EMPTY.put(replace(made.ITEMS[0], source="", wrote="", known="", happened="", about=(), accuracy="doubtful"))
    bare = bare.put(Recipient(id="r", kind="child_sw")).put(replace(made.BARS[0], who="anyone", whose=("x",), why=""))
    assert squeezed("Anyone: Where someone lives; Phone number or email; Which school or nursery.") in read(
        printed(content(bare))
    )
    nasty = "\u202eevil\u202c <b>&amp;</b> " + "W" * 200
    odd = made.sharing(items=tuple(replace(each, text=nasty) for each in made.ITEMS))
    pdf = printed(content(odd))
    assert list(standards(pdf)) == []
    assert outside(pdf) == []
    assert even(read_out(pdf)).count(as_printed(nasty)) >= 4


def test_records_of_one_event_say_so() -> None:
    """By a code that names nobody; an ordinary one says nothing of it."""
    said = squeezed(WORDS.text("papers", "record.event"))
    assert said in read(printed(replace(TYPICAL, event="e" * 32)))
    assert said not in read(printed(replace(TYPICAL, sharing=NOTHING)))


@pytest.mark.long
def test_two_hundred_things_are_printed() -> None:
    """On as many pages as it takes."""
    sharing = made.sharing(
        items=tuple(replace(made.ITEMS[0], id=f"i{at}", text=f"Thing {at} ends.") for at in range(200))
    )
    pdf = printed(content(sharing))
    assert outside(pdf) == []
    text = read(pdf)
    assert [at for at in range(200) if f"Thing{at}ends." not in text] == []
