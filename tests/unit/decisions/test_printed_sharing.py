"""What the paper of a record prints about sharing, and what is embedded in it: the same, and no real name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.decisions.additions import Addition, What
from app.decisions.linked import code
from app.decisions.printed import Printed
from app.decisions.printed_sharing import Got, Shared, shared
from app.decisions.sharing.codec import thing_to_json
from app.decisions.sharing.sealed import NOTHING
from app.decisions.sharing.values import Asked, Bar, Heard, Recipient, Sent
from app.decisions.sharing.whole import EMPTY
from app.decisions.thread import Thread, alone
from tests.pdf.samples import TYPICAL, sealed
from tests.unit.decisions.sharing import made

LATER = "2026-11-24T10:00:00+00:00"
BACK = Asked(id="back", person="mother", answer="withdrawn", at=LATER, by="Ada Example", about="asked")
MORE = Sent(id="more", recipient="mum", at=LATER, by="Ada", how="post", items=("gone",), went=("Other.",))


def logged(what: What, thing: Any) -> Addition:
    """Something that was logged after the record was sealed."""
    body = thing_to_json(thing)
    return Addition(record="2026-014", what=what, by="Ada Example", text="", at=LATER, body=body)


def printed(*added: Addition, of: Any = None) -> Printed:
    """A record with all of the sample in it, and with this logged since."""
    record = sealed(replace(TYPICAL, sharing=made.sealed() if of is None else of))
    return Printed(record, replace(alone(record), added=added))


def test_an_ordinary_decision_says_nothing_of_it() -> None:
    """Neither the values nor what is embedded."""
    bare = printed(of=NOTHING)
    assert not bare.shared
    assert not {"sharing", "event"} & set(bare.to_json())
    assert printed().shared


def test_who_gets_what_is_said_once_for_each_reason() -> None:
    """What goes whole first, then the part in its words, then what stays, with what keeps it back."""
    of = printed().shared
    usual = "Only what they need goes to them."
    assert of.got("mum") == (
        Got(things=(1,), give="part", words="Child A had a bruise. A nurse looks at it.", reason=usual, held=()),
        Got(things=(2, 4), give="no", words="", reason=usual, held=()),
        Got(things=(3,), give="no", words="", reason=usual, held=("Not where someone lives.",)),
    )
    assert [(got.give, got.things) for got in of.got("sw")] == [
        ("yes", (1,)),
        ("yes", (2,)),
        ("yes", (3,)),
        ("no", (4,)),
    ]


def test_recipients_go_by_role_and_organisation() -> None:
    """By their kind where no role was said, and by a number where two are called the same."""
    twin = Recipient(id="twin", kind="child_sw", role="Social worker", organisation="Thornshire Council")
    bare = Recipient(id="bare", kind="parent")
    of = shared(replace(TYPICAL, sharing=made.sealed(made.sharing().put(twin).put(bare))), Thread(seq=1, digest=""))
    council = "Social worker, Thornshire Council"
    named = {id: of.who(id) for id in ("sw", "twin", "bare", "mum", "gone")}
    assert named == {
        "sw": f"{council} (1)", "twin": f"{council} (2)", "bare": "A parent", "mum": "Mother", "gone": "",
    }  # fmt: skip
    of = Shared(NOTHING, EMPTY.put(Recipient(id="r", kind="")))
    assert (of.who("r"), of.who("gone")) == ("", "")


def test_whom_a_bar_is_about_is_said_without_a_name() -> None:
    """A person by reference, a recipient by role, a kind in words; anyone is left to the paper."""
    of = printed().shared
    bars = [
        Bar(id="b", who=who, what=("address",)) for who in ("person:mother", "recipient:mum", "kind:parent", "anyone")
    ]
    assert [of.barred(bar) for bar in bars] == ["Parent A", "Mother", "A parent", ""]


def test_what_was_logged_since_is_there() -> None:
    """An answer taken back stands with what had gone before it; what came back ends the chasing."""
    of = printed(logged("asked", BACK), logged("sent", MORE)).shared
    assert [sent.id for sent in of.gone(BACK)] == ["sent"]
    assert of.gone(of.now.asked[0]) == ()
    said = of.to_json()
    assert said["consent"][1]["gone"] == [{"to": "Social worker, Thornshire Council", "at": made.WROTE}]
    first, second = said["sent"]
    assert (first["reference"], first["things"], first["went"], "chase_on" in first) == ("TC-4417", [1], [], False)
    assert [each["what"] for each in first["heard"]] == ["They say they have it"]
    assert (second["things"], second["went"], second["chase_on"]) == ([], ["Other."], "")
    waiting = Shared(made.sealed(), replace(made.with_ledgers(), heard=()))
    assert (waiting.to_json()["sent"][0]["chase_on"], waiting.heard(waiting.now.sent[0])) == ("2026-11-24", ())
    since = printed(logged("heard", Heard(id="x", sent="sent", what="answered", at=LATER, by="Mx B. Tarn"))).shared
    assert [each.what for each in since.heard(since.now.sent[0])] == ["acknowledged", "answered"]


def test_a_code_that_came_later_stands_for_itself() -> None:
    """What was sealed has no words for it; whole words in the place of a code are not cut."""
    of = Shared(NOTHING, EMPTY)
    assert (of.say("how.post"), of.say("how.By hand. Twice")) == ("post", "By hand. Twice")
    assert printed().shared.say("how.post") == "By post"


def texts(value: Any) -> Iterator[str]:
    """Every text in JSON values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def test_what_is_embedded_holds_no_real_name_and_no_id() -> None:
    """Who people really are is in none of it; late entries are marked, and nothing empty is there."""
    sharing = made.with_ledgers()
    clean = replace(
        sharing,
        items=tuple(replace(each, text="Words.", said_by="", source="") for each in sharing.items),
        recipients=tuple(replace(each, name="") for each in sharing.recipients),
        asked=(), told=(), sent=(), heard=(), advice=(),
    )  # fmt: skip
    body = printed(of=made.sealed(clean)).to_json()["sharing"]
    whole = json.dumps(body)
    for known in sharing.known:
        assert not any(text in whole for text in (*known.names, *(detail.text for detail in known.details)))
    assert not {"girl", "mother", "bruise", "sw", "mum", "bar-home"} & set(texts(body))
    assert [thing["late"] for thing in body["things"]] == [False, True, False, False]
    assert "consent" not in body
    assert "" not in set(texts(body))


def test_records_of_one_event_have_one_code() -> None:
    """Eight signs that follow from the event and do not say it; an ordinary decision has none."""
    record = sealed(replace(TYPICAL, event="e" * 32))
    assert Printed(record, alone(record)).to_json()["event"] == code("e" * 32)
    assert len(code("e" * 32)) == 8
    assert code("e" * 32) != code("f" * 32)
    assert code("") == ""
