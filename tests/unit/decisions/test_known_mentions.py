"""The people of a decision go by their own references on its paper, wherever a spelling of theirs stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.decisions.additions import Addition
from app.decisions.mentions import Reading
from app.decisions.recurring import places
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.look_alikes import written
from app.decisions.sharing.values import Heard, Known, Person, Recipient
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.sharing import made
from tests.unit.decisions.test_mentions import NOBODY, SIGNS, record, say

CHINESE = "\u674e\u5a1c"


def reading(text: str, sharing: Sharing | None = None) -> Reading:
    """A record with people in it, where this happened."""
    return Reading(record(text, sharing=made.sealed(sharing or made.sharing())), NOBODY, SIGNS)


def paper(text: str, sharing: Sharing | None = None, *shown: str) -> str:
    """What its paper prints for that, with these mentions shown."""
    read = reading(text, sharing)
    ids = frozenset(each.id for each in read.mentions() if each.text in shown)
    return read.printed(ids, say)[0].happened


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Then Zuleika Marrable came. She is Zuzu.", "Then [Child A] came. She is [Child A]."),
        ("then zuleika marrable, ZUZU and zuleika", "then [Child A], [Child A] and [Child A]"),
        ("Mrs Perpetua Marrable rang", "[Parent A] rang"),
        ("A Marrable rang", "A [name 1] rang"),
        ("Mr Marrable and Zuleika Brown came", "[name 1] and [name 2] came"),
        ("I told Zuzu Brown so", "I told [name 1] so"),
        ("It was reported by Ignatius Quill.", "It was reported by [Person A]."),
        ("Z u l e i k a  M a r r a b l e! (Zuleik\u0430 M\u0430rr\u0430ble)", "[Child A]! ([Child A])"),
        ("I told Child A, Sibling A and Parent A", "I told Child A, [name 1] and Parent A"),
        ("She was born 4 May 2016, or 04/05/16", "She was born [number 1], or [number 2]"),
        ("on larch rd; at fernhill", "on [address 1]; at [place 1]"),
        ("14 Larch Road, Thornby TS9 4QX", "[address 1]"),
        ("ring +44 7700 900123", "ring [telephone 1]"),
    ],
)  # fmt: skip
def test_who_is_known_goes_by_their_reference(text: str, printed: str) -> None:
    """By the whole name, another spelling or a part that only they have, written small, after a title, spaced out or in
    letters that look the same. A surname that several have is nobody's; what is known of them goes as before."""
    assert paper(text) == printed


def test_a_script_without_capitals_is_found() -> None:
    """Also where it leaves no space between words."""
    sharing = made.sharing().put_known(Known(person="boy", name=CHINESE))
    assert paper(f"{CHINESE}\u6628\u5929", sharing) == "[Child B]\u6628\u5929"


def test_whoever_signs_is_not_hidden() -> None:
    """The author's name stands on the paper anyway, also where the author is one of the people; and who has no
    reference goes by a number like anybody else."""
    sharing = made.sharing().put_known(Known(person="carer", name="Anna Lee"))
    assert paper("I, Anna Lee, saw Zuzu", sharing) == "I, Anna Lee, saw [Child A]"
    nameless = made.sharing().put(Person(id="girl", role="child", ref=" "))
    assert paper("I saw Zuleika Marrable", nameless) == "I saw [name 1]"


def test_the_numbers_of_others_count_others_only() -> None:
    """Nobody is missing between name 1 and name 2 because a person of the decision stands there."""
    assert paper("I told Tom, Zuzu and Kim") == "I told [name 1], [Child A] and [name 2]"


def test_a_known_person_can_be_shown_by_choice() -> None:
    """As any mention; all spellings at once, as they were written."""
    assert paper("Zuleika Marrable is Zuzu; Tom", None, "Zuleika Marrable") == "Zuleika Marrable is Zuzu; [name 1]"
    assert paper("Zuzu, Zuleika", None, "Zuleika") == "Zuzu, Zuleika"
    assert "Perpetua Marrable" in {each.text for each in reading("").mentions()}


def test_a_recipient_goes_by_role_and_where_they_work() -> None:
    """The name is a reference, however it is written; role and organisation stay, but for what is known of people."""
    school = Recipient(id="s", kind="school", name="o. tarn", role="Head of Oak House", organisation="Fernhill Primary")
    trust = Recipient(id="t", kind="health", name=" ", role="Nurse", organisation="Thornby Trust")
    read = reading("o. tarn rang", made.sharing().put(school).put(trust)).printed(frozenset(), say)[0]
    of = {each.id: each for each in read.sharing.sharing.recipients}
    assert (of["s"].name, read.happened) == ("[name 1]", "[name 1] rang")
    assert (of["s"].role, of["s"].organisation) == ("Head of Oak House", "[place 1]")
    assert (of["t"].organisation, of["mum"].name, of["sw"].role) == ("Thornby Trust", "[Parent A]", "Social worker")


def test_everything_that_was_written_about_sharing_goes_by_reference() -> None:
    """Things, cells, reasons, bars, ledgers, and what was logged later; who people really are stays in the register."""
    name = "told Zuleika Marrable"
    sharing = made.with_ledgers().put_reason("home", name)
    sharing = replace(
        sharing,
        items=tuple(
            replace(each, text=name, said_by=name, source=name, happened=name, known=name) for each in sharing.items
        ),
        recipients=tuple(replace(each, need=name, conditions=name) for each in sharing.recipients),
        cells=tuple(replace(each, words=name, reason=name) for each in sharing.cells),
        bars=tuple(replace(each, why=name) for each in sharing.bars),
        asked=tuple(replace(each, by=name, words=name, said=name) for each in sharing.asked),
        told=tuple(replace(each, by=name, words=name, why=name) for each in sharing.told),
        sent=tuple(replace(each, by=name, went=(name, name), chase=name) for each in sharing.sent),
        heard=tuple(replace(each, by=name, said=name) for each in sharing.heard),
        advice=tuple(replace(each, who=name, said=name, request=name) for each in sharing.advice),
    )
    body = thing_to_json(Heard(id="h2", sent="sent", what="answered", at=made.WROTE, by=name, said=name))
    later = Addition(record="2026-001", what="heard", by="Anna Lee", text="", at="", body=body)
    content = record("", sharing=made.sealed(sharing))
    said, thread = Reading(content, replace(NOBODY, added=(later,)), SIGNS).printed(frozenset(), say)
    assert "Zuleika" not in repr(replace(said.sharing.sharing, known=())) + repr(said.sharing.cells) + repr(thread)
    assert said.sharing.sharing.known == sharing.known
    assert said.sharing.sharing.items[0].source == "told [Child A]"


NAMES = st.sampled_from(["Zuleika Marrable", "Zuzu", "Torquil Marrable", "Ignatius Quill", "07700 900123", "TS9 4QX"])
AROUND = st.sampled_from(["", "I told ", "then (", "… ", "at\n"])


@settings(max_examples=60)
@given(st.lists(st.tuples(AROUND, NAMES, st.sampled_from([str.lower, str.upper, str.title, " ".join]))))
def test_no_spelling_of_a_known_person_is_printed(pieces: list[tuple[str, str, object]]) -> None:
    """Whatever stands around it and however it is written."""
    text = ". ".join(f"{around}{change(name)}" for around, name, change in pieces)  # type: ignore[operator]
    printed = paper(text)
    assert not any(written(name, printed) for _, name, _ in pieces)


def test_the_shortest_stretch_of_words_is_found() -> None:
    """From left to right, without what stands beside it; nothing where it does not stand."""
    text = "so (Z u z u), she said, and zuzu."
    found = [text[a:b] for a, b in places(lambda part: written("Zuzu", part), text)]
    assert found == ["Z u z u", "zuzu"]
    assert list(places(lambda part: written("Zuzu", part), "nobody")) == []
    assert list(places(lambda part: True, "")) == []
