"""What a file says of people, things and recipients: read value by value, and every fault named with its place."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest

from app.decisions.case import read_case
from app.decisions.sharing.codec import to_json
from app.decisions.sharing.fields import MOST
from app.decisions.sharing.reading import given_in, sharing_in
from app.decisions.sharing.values import Bar, Detail, Known, Person, Recipient, Ruling, Told
from app.decisions.sharing.whole import EMPTY, Sharing
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import LONGEST_TEXT
from app.words import Words
from tests.unit.decisions.sharing.made import sharing as made
from tests.unit.decisions.sharing.made import with_ledgers

AT = "2026-11-21T09:00"
FILE: dict[str, Any] = {
    "people": [
        {"id": "girl", "role": "child", "ref": "Child A", "name": "Zuleika Marrable", "also": "Zuzu"},
        {"id": "mother", "role": "parent", "ref": "Parent A"},
    ],
    "items": [{"kind": "plan", "text": "She sees the dentist on Friday.", "about": ["girl"]}],
    "recipients": [{"kind": "parent", "person": "mother", "answers": {"purpose": "care"}}],
    "cells": [{"item": "item-1", "recipient": "recipient-1", "give": "yes"}],
    "reasons_for": [{"of": "item-1", "text": "It is hers to know."}],
    "must_not_learn": [{"who": "person:mother", "what": ["address"]}],
    "rulings": [{"recipient": "recipient-1", "find": "f00", "may_go": False}],
    "consent": [{"person": "mother", "answer": "given", "at": AT}],
    "telling": [{"person": "girl", "told": "later", "at": AT}],
    "sent": [{"recipient": "recipient-1", "at": AT, "by": "Ada", "how": "post", "items": ["item-1"]}],
}


def in_a_file(sharing: Sharing) -> dict[str, Any]:
    """What a file would say of this."""
    told = to_json(sharing)
    names = {"bars": "must_not_learn", "asked": "consent", "told": "telling", "reasons": "reasons_for"}
    known = {each.pop("person"): each for each in told.pop("known")}
    people = [{**person, **known.get(person["id"], {})} for person in told.pop("people")]
    return {"people": people, **{names.get(part, part): things for part, things in told.items()}}


def refused(raw: dict[str, Any]) -> AppError:
    """The fault that is found in this; it has words."""
    with pytest.raises(AppError) as found:
        sharing_in(raw)
    assert Words().find("errors", f"{found.value.code}.line")
    return found.value


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """FILE with one value put in a place of it."""
    told = copy.deepcopy(FILE)
    at: Any = told
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return told


def test_a_file_says_all_that_a_decision_may_hold() -> None:
    """Everything that somebody put in through the pages can be written in a file, and is read as the same."""
    whole = replace(with_ledgers(), heard=(), advice=()).put_reason("mum", "She asked.")
    whole = whole.put_ruling(Ruling(recipient="sw", find="f00", may_go=True))
    assert sharing_in(in_a_file(whole)) == whole


def test_a_short_file_is_enough() -> None:
    """Ids are given where the file gives none, one word stands for a list of one, and a time is England's."""
    found = sharing_in(FILE)
    assert found.people == (
        Person(id="girl", role="child", ref="Child A"),
        Person(id="mother", role="parent", ref="Parent A"),
    )
    assert found.known == (Known(person="girl", name="Zuleika Marrable", also=("Zuzu",)),)
    assert found.items[0].id == "item-1"
    assert found.recipients == (
        Recipient(id="recipient-1", kind="parent", person="mother", answers={"purpose": ("care",)}),
    )
    assert found.bars == (Bar(id="bar-1", who="person:mother", what=("address",)),)
    assert found.told == (Told(id="telling-1", person="girl", told="later", at="2026-11-21T09:00:00+00:00"),)
    assert (found.asked[0].id, found.sent[0].id) == ("consent-1", "sent-1")
    assert sharing_in({"people": None}) == EMPTY == sharing_in({})


def test_what_is_missing_of_a_paper_is_no_fault_of_the_file() -> None:
    """A thing without a source and a recipient without a need are taken; null and nothing count as left out."""
    raw = {
        "items": [{"kind": "plan", "text": "A.", "source": None, "wrote": ""}],
        "recipients": [{"kind": "parent", "channel": "", "person": ""}],
    }
    found = sharing_in(raw)
    assert (found.items[0].source, found.items[0].wrote) == ("", "")
    assert (found.recipients[0].need, found.recipients[0].channel, found.recipients[0].person) == ("", "", "")


def test_text_is_kept_in_one_form() -> None:
    """Letters written in two ways read alike; half a letter and NUL are replaced and lose nothing else; what turns the
    direction of writing stays as it was written, since the guard sees through it."""
    text = "Zoe\u0308 \ud800 \x00 \u202eabc"
    found = sharing_in({"items": [{"kind": "plan", "text": text}]})
    assert found.items[0].text == "Zo\u00eb ? \ufffd \u202eabc"


def test_bars_may_be_about_anyone_a_kind_a_person_or_a_recipient() -> None:
    """And about nobody else."""
    for who in ("anyone", "kind:parent", "person:mother", "recipient:recipient-1"):
        assert sharing_in(changed(("must_not_learn", 0, "who"), who)).bars[0].who == who
    for who in ("mother", "kind:aunt", "everyone", ""):
        fault = refused(changed(("must_not_learn", 0, "who"), who))
        assert (fault.code, fault.facts["place"]) == ("part_unknown_who", "must_not_learn[0].who")
        assert "parent" in str(fault.facts["expected"])


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        (("people",), {}, "part_no_list", "people"),
        (("people",), [{}] * (MOST + 1), "part_too_many", "people"),
        (("people", 0), "girl", "part_no_object", "people[0]"),
        (("people", 0, "age"), 9, "part_unknown_key", "people[0].age"),
        (("people", 0, "k" * 99), 9, "part_unknown_key", f"people[0].{'k' * 40}"),
        (("people", 0, "a\n\u202e\ud800\x00b"), 9, "part_unknown_key", "people[0].a????b"),
        (("people", 0, "id"), None, "part_missing", "people[0].id"),
        (("people", 0, "id"), "a b", "part_no_id", "people[0].id"),
        (("people", 0, "id"), "", "part_no_id", "people[0].id"),
        (("people", 0, "id"), 7, "part_no_id", "people[0].id"),
        (("people", 0, "id"), "a" * 41, "part_no_id", "people[0].id"),
        (("people", 0, "role"), "aunt", "part_unknown_code", "people[0].role"),
        (("people", 0, "role"), ["child"], "part_unknown_code", "people[0].role"),
        (("people", 0, "ref"), " ", "part_missing", "people[0].ref"),
        (("people", 1, "ref"), " child a", "part_twice", "people[1].ref"),
        (("people", 1, "id"), "girl", "part_twice", "people[1]"),
        (("people", 0, "name"), 7, "part_no_text", "people[0].name"),
        (("people", 0, "also"), [1], "part_no_text", "people[0].also[0]"),
        (("people", 0, "also"), {"a": 1}, "part_no_list", "people[0].also"),
        (("people", 0, "reported"), "yes", "part_no_truth", "people[0].reported"),
        (("people", 0, "details"), [{"kind": "age", "text": "9"}], "part_unknown_code", "people[0].details[0].kind"),
        (("people", 0, "details"), [{"kind": "born"}], "part_missing", "people[0].details[0].text"),
        (("people", 0, "details"), "born", "part_no_list", "people[0].details"),
        (("items", 0, "id"), "girl", "part_twice", "items[0]"),
        (("items", 0, "text"), "x" * (LONGEST_TEXT + 1), "part_too_long", "items[0].text"),
        (("items", 0, "about"), ["girl", "uncle"], "part_nowhere", "items[0].about"),
        (("items", 0, "holds"), "everything", "part_unknown_code", "items[0].holds"),
        (("items", 0, "wrote"), "yesterday", "part_no_time", "items[0].wrote"),
        (("items", 0, "wrote"), "0001-01-01T00:00+14:00", "part_no_time", "items[0].wrote"),
        (("recipients", 0, "identity"), "friend", "part_unknown_code", "recipients[0].identity"),
        (("recipients", 0, "kind"), "aunt", "part_unknown_code", "recipients[0].kind"),
        (("recipients", 0, "person"), "uncle", "part_nowhere", "recipients[0].person"),
        (("recipients", 0, "names"), ["uncle"], "part_nowhere", "recipients[0].names"),
        (("recipients", 0, "answers"), [], "part_no_object", "recipients[0].answers"),
        (("cells", 0, "give"), "all", "part_unknown_code", "cells[0].give"),
        (("cells", 0, "item"), "item-2", "part_nowhere", "cells[0].item"),
        (("cells", 0, "recipient"), "item-1", "part_nowhere", "cells[0].recipient"),
        (("cells",), FILE["cells"] * 2, "part_twice", "cells[1]"),
        (("reasons_for", 0, "of"), "girl", "part_nowhere", "reasons_for[0].of"),
        (("reasons_for",), FILE["reasons_for"] * 2, "part_twice", "reasons_for[1]"),
        (("must_not_learn", 0, "what"), ["address", "age"], "part_unknown_code", "must_not_learn[0].what[1]"),
        (("must_not_learn", 0, "who"), 1, "part_no_text", "must_not_learn[0].who"),
        (("must_not_learn", 0, "who"), "person:uncle", "part_nowhere", "must_not_learn[0].who"),
        (("must_not_learn", 0, "who"), "recipient:mother", "part_nowhere", "must_not_learn[0].who"),
        (("must_not_learn", 0, "who"), "person:", "part_no_id", "must_not_learn[0].who"),
        (("must_not_learn", 0, "whose"), ["uncle"], "part_nowhere", "must_not_learn[0].whose"),
        (("rulings", 0, "recipient"), "girl", "part_nowhere", "rulings[0].recipient"),
        (("rulings", 0, "may_go"), 1, "part_no_truth", "rulings[0].may_go"),
        (("rulings",), FILE["rulings"] * 2, "part_twice", "rulings[1]"),
        (("consent", 0, "at"), None, "part_missing", "consent[0].at"),
        (("consent", 0, "at"), "", "part_no_time", "consent[0].at"),
        (("consent", 0, "at"), 2026, "part_no_text", "consent[0].at"),
        (("consent", 0, "about"), "consent-9", "part_nowhere", "consent[0].about"),
        (("telling", 0, "person"), "uncle", "part_nowhere", "telling[0].person"),
        (("sent", 0, "items"), ["item-2"], "part_nowhere", "sent[0].items"),
        (("sent", 0, "went"), ["a", "b"], "part_uneven", "sent[0].went"),
        (("sent", 0, "chase_on"), "soon", "part_no_day", "sent[0].chase_on"),
        (("sent", 0, "chase_on"), 3, "part_no_text", "sent[0].chase_on"),
    ],
)
def test_a_fault_is_named_with_its_place(path: tuple[str | int, ...], value: object, code: str, place: str) -> None:
    """What is wrong, where, and never what was written there but an id."""
    fault = refused(changed(path, value))
    assert (fault.code, fault.facts["place"]) == (code, place)


@pytest.mark.parametrize(
    ("answers", "code", "question"),
    [
        ({"weather": "fine"}, "unknown_question", "weather"),
        ({"reasons": "Because."}, "unknown_question", "reasons"),
        ({"purpose": "fun"}, "unknown_option", "purpose"),
        ({"purpose": ["care", "protect"]}, "one_answer", "purpose"),
    ],
)
def test_a_recipients_own_answers_are_checked_like_any(answers: dict[str, object], code: str, question: str) -> None:
    """Each to a question that has options, and the place says whose they are."""
    fault = refused(changed(("recipients", 0, "answers"), answers))
    assert (fault.code, fault.facts["question"]) == (code, f"recipients[0].answers.{question}")


def test_what_they_must_not_learn_is_refused_and_both_sides_are_named() -> None:
    """All of it, or words that tell; a part in words that do not tell goes."""
    told = changed(("people", 0, "details"), [{"kind": "address", "text": "14 Larch Road, Thornby TS9 4QX"}])
    cell = told["cells"][0]
    cell.update(give="part", words="She lives at 14 LARCH ROAD.")
    fault = refused(told)
    assert (fault.code, fault.facts["item"], fault.facts["recipient"]) == ("cell_blocked", "1 (plan)", "1 (parent)")
    cell["words"] = "She is well."
    assert sharing_in(told).cell("item-1", "recipient-1").words == "She is well."


def test_a_file_replaces_only_the_parts_that_it_gives() -> None:
    """What is held stands beside them; what hung on something that is there no more goes; what was sent stays sent."""
    held = with_ledgers()
    assert given_in({}).over(held) == held
    items = in_a_file(held)["items"][:1]
    found = given_in({"items": items}).over(held)
    assert [item.id for item in found.items] == ["bruise"]
    assert {cell.item for cell in found.cells} == {"bruise"}
    assert (found.recipients, found.bars, found.sent, found.heard) == (
        held.recipients,
        held.bars,
        held.sent,
        held.heard,
    )
    more = given_in({"cells": [{"item": "bruise", "recipient": "sw", "give": "no"}]}).over(held)
    assert (len(more.cells), more.items) == (1, held.items)


def test_who_somebody_really_is_stays_known() -> None:
    """A file that lists the people without their names loses none, so that no name gets past the guard that way."""
    held = made()
    people = [{"id": person.id, "role": person.role, "ref": person.ref} for person in held.people[:4]]
    people[0]["name"] = "Zuleika Vane"
    found = given_in({"people": people}).over(held)
    assert found.knows("girl") == Known(person="girl", name="Zuleika Vane")
    assert found.knows("mother").name == "Perpetua Marrable"
    assert found.knows("neighbour") == Known(person="neighbour")


def test_a_new_bar_is_held_against_what_was_decided_before() -> None:
    """A file that says who must not learn something does not leave standing a cell that would tell them."""
    bar = {"who": "recipient:sw", "what": ["address"]}
    with pytest.raises(AppError) as found:
        given_in({"must_not_learn": [bar]}).over(made())
    assert found.value.code == "cell_blocked"
    assert given_in({"must_not_learn": [bar], "cells": []}).over(made()).cells == ()


def test_an_id_that_is_held_cannot_be_used_for_something_else() -> None:
    """A recipient called as a held person is would be taken for them."""
    with pytest.raises(AppError) as found:
        given_in({"recipients": [{"id": "mother", "kind": "parent"}]}).over(made())
    assert (found.value.code, found.value.facts["place"]) == ("part_twice", "recipients[0]")


def test_an_event_is_an_id_that_the_program_made() -> None:
    """Thirty-two figures and letters, or nothing; whatever else stands there is refused."""
    event = "0f" * 16
    for text, found in ((f'{{"event": "{event}"}}', event), ('{"event": null}', ""), ('{"event": ""}', ""), ("{}", "")):
        assert read_case(text.encode(), "case.json", GUIDANCE).event == found
    for value in ('"Friday"', "7", f'"{event}0"', f'"{event.upper()}"', "[]"):
        with pytest.raises(AppError) as fault:
            read_case(f'{{"event": {value}}}'.encode(), "case.json", GUIDANCE)
        assert (fault.value.code, fault.value.facts["file"]) == ("event_no_id", "case.json")


@pytest.mark.parametrize("deep", ['{"people": ' + "[" * 5_000, '{"people": ' + "[" * 5_000 + "]" * 5_000 + "}"])
def test_a_file_without_end_is_refused(deep: str) -> None:
    """Lists in lists in lists break no reader."""
    with pytest.raises(AppError) as found:
        read_case(deep.encode(), "case.json", GUIDANCE)
    assert found.value.code in {"not_json", "part_no_object"}


def test_many_things_and_long_ones_are_read() -> None:
    """Two hundred things for eight recipients, one of them of twenty thousand words, with all that goes to whom."""
    many = {
        "people": [{"id": "girl", "role": "child", "ref": "Child A", "name": "Zuleika Marrable"}],
        "items": [{"kind": "plan", "text": "word " * (20_000 if number == 0 else 20)} for number in range(200)],
        "recipients": [{"kind": "parent"} for _ in range(8)],
        "cells": [
            {"item": f"item-{item}", "recipient": f"recipient-{to}", "give": "yes"}
            for item in range(1, 201)
            for to in range(1, 9)
        ],
        "must_not_learn": [{"who": "kind:parent", "what": "everything", "whose": "girl"}],
    }
    case = read_case(json.dumps(many).encode(), "case.json", GUIDANCE)
    assert len(case.sharing.over(EMPTY).cells) == 1_600


def test_details_are_kept_as_they_stand() -> None:
    """Each with its kind, in the order of the file."""
    details = [{"kind": "born", "text": "2016-05-04"}, {"kind": "school", "text": "Fernhill Primary"}]
    known = sharing_in(changed(("people", 1, "details"), details)).knows("mother")
    assert known.details == (Detail("born", "2016-05-04"), Detail("school", "Fernhill Primary"))
