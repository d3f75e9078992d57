"""One event with several children: a decision for each, which share what was chosen and nothing that tells of one."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.decisions.draft import Call, Draft
from app.decisions.linked import MOST, siblings
from app.decisions.sharing.codec import PARTS
from app.decisions.sharing.values import Detail
from app.decisions.sharing.whole import EMPTY, Sharing
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.model import Kind
from tests.unit.decisions.journeys import START, blank, session
from tests.unit.decisions.sharing import made
from tests.unit.decisions.test_keeping import finished
from tests.unit.keeping import decided, set_up

EVENT = "e" * 32
LATER = START + timedelta(hours=1)
CLOSING = {question.id for question in GUIDANCE.questions if question.closing}


def linked(draft: Draft, *ids: str) -> tuple[Draft, ...]:
    """The draft and others about the same event."""
    return siblings(draft, GUIDANCE, EVENT, ids or ("a" * 32,), LATER)


def test_the_first_keeps_everything_and_the_others_start_from_its_choices() -> None:
    """Options that were chosen, edition, guidance and what was known when; judgement and decision are given anew."""
    old = replace(made.draft(), call=finished().call, amends="2026-001", amends_reason="Why.").with_note(
        "topic", "She cried.", START
    )
    first, one, two = linked(old, "a" * 32, "b" * 32)
    assert first == replace(old, event=EVENT)
    chosen = {id: answer for id, answer in old.answers.items() if isinstance(answer, tuple) and id not in CLOSING}
    for new, id in ((one, "a" * 32), (two, "b" * 32)):
        assert new == replace(
            blank(), id=id, event=EVENT, started=LATER, updated=LATER, known_at=old.known_at, answers=one.answers
        )
        assert dict(new.answers) == chosen
        assert (new.sharing, new.notes, new.call, new.telling, new.amends) == (EMPTY, {}, None, (), "")
    assert session(one).draft == one


def test_only_what_the_guidance_knows_is_taken_over() -> None:
    """Not a question or an option of old, nor several answers to what takes one."""
    odd = {"danger": ("yes", "no"), "role": ("a_name",), "an_old_question": ("yes",), "who": ("ours",)}
    draft = replace(blank(), answers=MappingProxyType(odd))
    assert dict(linked(draft)[1].answers) == {"who": ("ours",)}


WORDS = st.text("aeioumnrst ", min_size=6, max_size=20).map(lambda text: f"\u00df{text}")
"""Words that no id, code, time or name of a field holds."""


def _of(kind: type) -> st.SearchStrategy[Any]:
    """A value of sharing with such words in every field that takes a text."""
    values: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(kind):
        if field.name == "details":
            values[field.name] = st.tuples(st.builds(Detail, WORDS, WORDS))
        elif str(field.type).startswith("tuple"):
            values[field.name] = st.tuples(WORDS)
        elif field.type == "str":
            values[field.name] = WORDS
        elif field.name == "give":
            values[field.name] = st.just("part")
        elif field.name == "answers":
            values[field.name] = st.dictionaries(WORDS, st.tuples(WORDS), max_size=2)
    return st.builds(kind, **values)


SHARINGS = st.builds(Sharing, **{name: st.tuples(_of(kind)) for name, kind in PARTS.items()})
OPTIONS = st.sampled_from([question for question in GUIDANCE.questions if question.kind not in (Kind.TEXT, Kind.DATE)])
ANSWERS = st.dictionaries(
    st.sampled_from([question.id for question in GUIDANCE.questions]), WORDS | st.tuples(WORDS), max_size=5
) | st.lists(OPTIONS, max_size=5).map(lambda asked: {each.id: (each.option_ids()[0],) for each in asked})
DRAFTS = st.builds(
    lambda answers, notes, call, sharing, why: replace(
        blank(),
        answers=MappingProxyType(answers),
        notes=MappingProxyType(notes),
        call=call,
        sharing=sharing,
        amends_reason=why,
    ),
    ANSWERS,
    st.dictionaries(WORDS, WORDS, max_size=3),
    st.none() | st.builds(Call, at=st.just(START), who=WORDS, said=WORDS, asked_to_do=WORDS),
    SHARINGS,
    WORDS,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(DRAFTS)
def test_no_word_of_one_stands_in_another(draft: Draft) -> None:
    """Whatever somebody wrote, anywhere in a draft; every such word is marked, and none of the marks is there."""
    first, *others = linked(draft, "a" * 32, "b" * 32)
    assert "\u00df" in json.dumps(first.to_json(), ensure_ascii=False)
    for other in others:
        assert "\u00df" not in json.dumps(other.to_json(), ensure_ascii=False)
        assert other.sharing == EMPTY


def test_a_desk_links_drafts_and_finds_their_records(tmp_path: Path) -> None:
    """Each is a draft of its own and is sealed by itself; the numbers of the others are found by the event alone."""
    desk = set_up(tmp_path / "register")
    draft = decided(made.draft())
    desk.autosave(draft)
    first, second = desk.linked.link(draft.id, 2)
    (third,) = desk.linked.link(draft.id, 1)
    drafts = {each.id: desk.resume(each.id).draft for each in desk.drafts()}
    assert set(drafts) == {draft.id, first, second, third}
    assert len({each.event for each in drafts.values()}) == 1
    assert drafts[draft.id] == replace(draft, event=drafts[first].event)
    numbers = [desk.seal_draft(decided(drafts[id])).number for id in (draft.id, first, second)]
    lone = desk.seal_draft(replace(decided(made.draft()), id="c" * 32)).number
    assert [desk.linked.same_event(number) for number in numbers] == [
        (numbers[1], numbers[2]),
        (numbers[0], numbers[2]),
        (numbers[0], numbers[1]),
    ]
    assert desk.linked.same_event(lone) == ()
    again = desk.seal_draft(decided(desk.amend(numbers[1], "I was wrong.").draft)).number
    assert [desk.linked.same_event(number) for number in (numbers[0], numbers[1], again)] == [
        (numbers[2], again),
        (numbers[0], numbers[2]),
        (numbers[0], numbers[2]),
    ]
    for bad in (0, MOST + 1):
        with pytest.raises(AppError, match="too_many_children"):
            desk.linked.link(third, bad)
    with pytest.raises(AppError, match="draft_unreadable"):
        desk.linked.link("nobody", 1)
    with pytest.raises(AppError, match="record_unknown"):
        desk.linked.same_event("2026-999")
    desk.close()
