"""A request for advice names nobody, and says what happened all the same; what is urgent comes before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.decisions.draft import Call
from app.decisions.sharing.deidentified import LINES, of_content, request
from app.decisions.sharing.values import DETAILS, PERSON_ROLES, Asked, Detail, Item, Known, Person, Recipient, Sent
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.journeys import START, blank
from tests.unit.decisions.sharing.asking import TODAY, WORDS, about, asked, child, matter, secret
from tests.unit.decisions.sharing.going import going
from tests.unit.decisions.sharing.made import draft as made_draft


def test_it_is_told_in_order() -> None:
    """Who is involved, what happened, what was told and thought, how sure, what was done, what is asked; each apart."""
    found = asked(made_draft())
    assert tuple(line.id for line in found.lines) == LINES
    said = {line.id: " ".join(line.sentences) for line in found.lines}
    assert said["who"].startswith("I am a foster carer, and I look after a child. Child A: the child this is about,")
    assert "aged 5 to 10" in said["who"]
    assert "Child A had a round bruise on her left arm after contact. (I have checked this.)" in said["saw"]
    assert "About three weeks ago:" in said["saw"]
    assert "She lives at" not in found.text()
    assert said["told"].startswith("Person A said: Person A next door heard shouting")
    assert said["think"] == "Her social worker must know today."
    assert "badly hurt" in said["sure"]
    assert "I have not told them yet: My supervising social worker" in said["done"]
    assert "Parent A was asked about three weeks ago, and said no." in said["done"]
    assert said["ask"].endswith("Who else must know, and who must not?")
    assert len(found.text().split()) < 400


def test_a_record_is_told_like_its_draft() -> None:
    """From what was sealed: its people and things, whom to tell, and who decided is left out of it."""
    item = Item(
        id="i", kind="concern", text="Sam Example of Example Fostering saw Zuleika cry.", happened="one evening"
    )
    content = going(Sharing(**child(), items=(item,)), known_at="2026-11-21T09:30:00+00:00", happened="She cried.")
    found = request(of_content(content), WORDS, today=TODAY)
    assert "One evening: A person of an organisation saw Child A cry." in found.text()
    assert "She cried." in found.text()
    assert found.first == ""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Zuleika hit Marrable.", "Child A hit Child A."),
        ("Miss Zuleika Marrable cried.", "Miss Child A cried."),
        ("ZULEIKA’S mum", "Child A’S mum"),
        ("Z u l e i k a cried", "Child A cried"),
        ("Zu\u200bleika cried", "Child A cried"),
        ("She said Zuleika, Zuleika!", "She said Child A!"),
        ("Tell Mr Penhaligon.", "Tell a person."),
        ("Ring +44 7700 900 123 or 07700900123", "Ring a phone number or a phone number"),
        ("Write to zuleika@example.org", "Write to an email address"),
        ("It is on @zuleika10", "It is on an email address"),
        ("She is at Fernhill now", "She is at a school now"),
        ("She went to Greystoke Academy.", "She went to a place."),
        ("We live at 14 Larch Rd, Thornby", "We live at a place"),
        ("Thornby is small", "A place is small"),
        ("ts94qx", "A place"),
        ("File ZQ 48213/7 says so", "File a number says so"),
        ("Born 4.5.16 or 4 May 2016", "Born a date of birth or a date of birth"),
        ("\ue000 is nothing", "Is nothing"),
        ("", ""),
    ],
)
def test_what_is_known_is_replaced(written: str, told: str) -> None:
    """By a reference for a name, and by plain words for the rest, in any usual spelling."""
    details = (
        Detail("address", "14 Larch Road, Thornby TS9 4QX"),
        Detail("school", "Fernhill Primary"),
        Detail("number", "ZQ 48213/7"),
        Detail("born", "2016-05-04"),
        Detail("email", "zuleika@example.org"),
    )
    assert about(written, **child(details=details)) == told


def test_a_name_that_is_also_a_word_counts_with_its_capital() -> None:
    """A mark on the arm is no Mark."""
    assert (
        about("Mark saw a red mark and I will ring", **child("Mark Will")) == "Child A saw a red mark and I will ring"
    )


def test_a_name_of_several_is_somebody() -> None:
    """Where two people have it nobody can tell which is meant."""
    people = (Person(id="c", role="child", ref="Child A"), Person(id="m", role="parent", ref="Parent A"))
    known = (Known(person="c", name="Zuleika Marrable"), Known(person="m", name="Perpetua Marrable"))
    said = about("Zuleika and the Marrable family", people=people, known=known)
    assert said == "Child A and the a person family"


def test_a_reference_that_is_a_name_is_not_used() -> None:
    """Nor one that is empty."""
    assert about("Zuleika cried", **child(ref="Zuleika M")) == "A person cried"


def test_a_recipient_is_not_named() -> None:
    """Nor their organisation, unless it is called what any such place is called."""
    recipient = Recipient(id="r", kind="school", name="Bo Tarn", organisation="Thornshire Trust")
    school = Recipient(id="s", kind="school", organisation="The School")
    said = about("Bo Tarn of Thornshire Trust is at the school", recipients=(recipient, school))
    assert said == "A person of an organisation is at the school"


def test_a_place_is_said_as_its_region() -> None:
    """Whether it was put in or only looks like one; a region that would name somebody is not used."""
    known = child(details=(Detail("place", "Thornby"),))
    regions = {"thornby": "a town in the north", "Greystoke Academy": "a big school", "Utterly": ""}
    assert about("In Thornby", regions=regions, **known) == "In a town in the north"
    assert about("She went to Greystoke Academy.", regions=regions, **known) == "She went to a big school."
    assert about("In Thornby", regions={"Thornby": "near Thornby"}, **known) == "In a place"


def test_what_cannot_be_replaced_is_left_out_and_said() -> None:
    """A name with figures in the place of letters; the rest stays, and how much is missing is counted."""
    draft = secret(Sharing(**child()))
    found = asked(draft.with_note("topic", "Zu1e1ka cried. She ran. Then zule1ka slept.", START))
    assert "She ran." in found.text()
    assert "cried" not in found.text()
    assert found.left_out == "2 sentences were left out: they could not be told without saying who they are about."


def test_a_name_over_two_sentences_is_left_out_whole() -> None:
    """What only tells when its lines are read together is not told at all."""
    assert about("Zule1\nka cried", **child()) == ""
    assert about("Zulei\nka cried", **child()) == ""


def test_a_name_that_shows_nothing_is_no_name() -> None:
    """A letter that nobody sees takes nothing out."""
    assert about("She cried", **child("\u3164")) == "She cried"


def test_advice_never_holds_up_what_is_urgent() -> None:
    """Whoever is still to be told stands first; the request is there all the same."""
    found = asked(made_draft())
    assert found.first.startswith("Tell them first: The child's social worker; ")
    assert found.first.endswith("Advice can wait.")
    assert found.first not in found.text()
    heard = made_draft()
    for body in ("child_sw", "my_ssw"):
        heard = heard.with_telling(body, True, START)
    said = asked(heard)
    assert said.first == ""
    assert "I told them about three weeks ago: The child's social worker" in said.text()


@pytest.mark.parametrize(("outcome", "first"), [("share_now", "Do that first. Advice can wait."), ("share", "")])
def test_a_thing_to_do_now_comes_first(outcome: str, first: str) -> None:
    """Also where nobody else is to be told."""
    assert request(replace(matter(blank()), outcome=outcome), WORDS, today=TODAY).first == first


def test_what_they_want_to_know_is_asked_in_their_words() -> None:
    """With nobody named in it; else what they think of doing, and why."""
    draft = made_draft()
    for question, answer in {"recipient": "school", "purpose": "care"}.items():
        draft = draft.with_answer(question, (answer,), START)
    plain = next(line for line in asked(draft).lines if line.id == "ask")
    own = next(line for line in asked(draft, asks="May I tell Ignatius Quill?").lines if line.id == "ask")
    assert plain.sentences[0].startswith("I think of passing this on to: A school")
    assert plain.sentences[1].startswith("What it would be for: To look after the child")
    assert own.sentences[0] == "May I tell Person A?"
    bare = next(line for line in asked(blank()).lines if line.id == "ask")
    assert bare.sentences == ("What should I do next, and how soon?", "Who else must know, and who must not?")


@pytest.mark.parametrize("role", ["carer", "ssw", "manager", "staff"])
def test_who_asks_is_said_by_what_they_are(role: str) -> None:
    """And never by name."""
    draft = blank().with_answer("danger", ("no",), START).with_answer("role", (role,), START)
    found = request(matter(draft.with_note("role", "", START), "Ada Example", "Brightwater"), WORDS, today=TODAY)
    assert found.lines[0].sentences[0] == WORDS.text("advice_request", f"me.{role}")


def test_calls_and_answers_are_told() -> None:
    """What was said on the telephone, and what somebody answered who was asked."""
    call = Call(at=START, who="Bo", said="Zuleika was gone.", asked_to_do="They came.")
    sent = tuple(Sent(id=to, recipient=to, at=START.isoformat(), by="Bo", how="post", items=()) for to in ("r", "gone"))
    ledger = tuple(
        Asked(id=answer, person="c", answer=answer, at=START.isoformat(), said="No, said Zuleika." if said else "")
        for answer, said in (("given", 0), ("refused", 1), ("not_asked", 0), ("withdrawn", 0), ("objected", 0))
    )
    more: dict[str, Any] = {"asked": ledger, "sent": sent, "recipients": (Recipient(id="r", kind="police"),)}
    draft = replace(blank().with_sharing(Sharing(**child(), **more), START), call=call)
    done = next(line for line in asked(draft).lines if line.id == "done").sentences
    assert done[:3] == ("I rang for help about three weeks ago.", "Child A was gone.", "They came.")
    assert "No, said Child A." in done
    assert [each for each in done if "passed something on" in each] == [
        "I passed something on about three weeks ago to: The police."
    ]
    assert "Child A has not been asked." in done


def test_every_kind_is_worded() -> None:
    """Each role and each kind of detail has its words."""
    for role in PERSON_ROLES:
        assert WORDS.text("advice_request", f"person.{role}", ref="X").startswith("X: ")
    for kind in DETAILS:
        known = child(details=(Detail(kind, "Qwertzu 5"),))
        assert "Qwertzu" not in about("It is Qwertzu 5.", **known)
