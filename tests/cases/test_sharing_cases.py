"""Published cases about an address, a redaction or somebody else: what went wrong cannot go, and what may go goes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from app.cli.deciding import with_case
from app.decisions.beginning import blank
from app.decisions.case import read_case
from app.decisions.draft import Draft
from app.decisions.sharing.guard import words_of
from app.decisions.sharing.look_alikes import stands
from app.decisions.sharing.matrix import CellState, drafted
from app.decisions.sharing.sheet import sheet
from app.desk import Desk
from app.desk.recipient_papers import Look
from app.errors import AppError
from app.guidance import GUIDANCE
from app.settings import Adopted
from tests.cases.sharing_cases import CASES, SharingCase
from tests.unit.keeping import set_up

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A register of a social worker, in which all of these are sealed."""
    opened = set_up(tmp_path_factory.mktemp("cases") / "register", role="ssw")
    yield opened
    opened.close()


def draft_of(told: dict[str, Any]) -> Draft:
    """The draft that a file with this in it makes."""
    case = read_case(json.dumps(told).encode(), "case.json", GUIDANCE)
    assert case.known_at is not None
    return with_case(case, blank(GUIDANCE, os.urandom(16).hex(), case.known_at))


def state_of(draft: Draft, place: tuple[str, str]) -> CellState:
    """One thing and one recipient of a draft."""
    rows = drafted(GUIDANCE, draft, Adopted(), draft.started)
    return next(state for row in rows for state in row if (state.item.id, state.recipient.id) == place)


def right_draft(case: SharingCase) -> Draft:
    """The draft in which what may go goes, and what was found in its words was decided."""
    told = case.decided(case.right_cell)
    found = state_of(draft_of(told), case.right[:2]).finds
    assert [find.text for find in found] == ([case.may_go] if case.may_go else [])
    rulings = [{"recipient": case.right[1], "find": find.id, "may_go": True} for find in found]
    return draft_of({**told, "rulings": rulings})


def read(look: Look) -> str:
    """All the words of a paper, as they stand on its pages."""
    return " ".join(" ".join(page.text for page in look.pages).split())


def released(desk: Desk, number: str, recipient: str) -> str:
    """All the words of the paper that a recipient gets, once somebody has read it page by page where that is due."""
    papers = desk.recipient_papers
    look = papers.look(number, recipient)
    if look.needed:
        papers.looked(number, recipient, look.sha256, "R. Manager")
    assert papers.release(number, recipient).startswith(b"%PDF-")
    return read(look)


@each_case
def test_the_case_turns_on_its_secret(case: SharingCase) -> None:
    """All of the thing would have told it, so what is proved of it here is not proved of nothing."""
    sharing = draft_of(case.decided()).sharing
    assert stands(case.secret, sharing.item(case.wrong[0]).text)


@each_case
def test_what_went_wrong_is_stopped(case: SharingCase) -> None:
    """It is not proposed. Where they must not learn it the file is refused, naming both; elsewhere a reason is due."""
    assert state_of(draft_of(case.decided()), case.wrong).proposed != "yes"
    told = case.decided(case.wrong_cell)
    if case.stops == "blocked":
        with pytest.raises(AppError) as refused:
            draft_of(told)
        assert refused.value.code == "cell_blocked"
        sharing = draft_of(case.decided()).sharing
        item, recipient = sharing.item(case.wrong[0]), sharing.recipient(case.wrong[1])
        assert refused.value.facts["item"] == f"{sharing.items.index(item) + 1} ({item.kind})"
        assert refused.value.facts["recipient"] == f"{sharing.recipients.index(recipient) + 1} ({recipient.kind})"
    else:
        assert case.stops in state_of(draft_of(told), case.wrong).needs


@each_case
def test_what_may_go_goes_and_nothing_else(case: SharingCase, desk: Desk) -> None:
    """Nothing keeps the paper back once somebody has read it; it says exactly these words, and no paper of whoever must
    not read the secret holds it in any spelling."""
    item, recipient, give, words = case.right
    number = desk.seal_draft(right_draft(case)).number
    content = desk.record(number).content
    assert content.sharing.line(item, recipient).give == give
    sharing = content.sharing.sharing
    goes = words_of(sharing.item(item), sharing.cell(item, recipient))
    assert goes == (words or sharing.item(item).text)
    assert [each.words for each in sheet(content, recipient).items] == [goes]
    assert goes in released(desk, number, recipient)
    assert not stands(case.secret, read(desk.recipient_papers.look(number, case.wrong[1])))
    assert not stands(case.secret, json.dumps(sheet(content, case.wrong[1]).to_json(), ensure_ascii=False))


@pytest.mark.parametrize("case", [case for case in CASES if case.stops != "blocked"], ids=lambda case: case.id)
def test_a_wrong_choice_can_be_sealed_but_makes_no_paper(case: SharingCase, desk: Desk) -> None:
    """A decision that was not explained is kept as it was made, and its paper waits for the explanation."""
    number = desk.seal_draft(draft_of(case.decided(case.wrong_cell))).number
    with pytest.raises(AppError) as refused:
        released(desk, number, case.wrong[1])
    assert refused.value.code == "paper_not_ready"
    problems = desk.recipient_papers.problems(number, case.wrong[1])
    assert case.stops in [problem.code for problem in problems if problem.item == case.wrong[0]]


def test_each_parent_gets_a_paper_about_their_own_child(desk: Desk) -> None:
    """Of two half-siblings each father reads of his own child alone, the mother of both; nobody's paper tells more."""
    case = next(case for case in CASES if case.id == "practice-15")
    cells = [
        {"item": "assessed", "recipient": to, "give": "part", "words": words, "reason": "It is their own child."}
        for to, words in (
            ("dad_a", "Zuleika reads well."),
            ("dad_b", "Torquil saw his mother being hit."),
            ("mum", "Zuleika reads well. Torquil saw what happened to you."),
        )
    ]
    content = desk.seal_draft(draft_of(case.decided(*cells))).content
    said = {to: json.dumps(sheet(content, to).to_json()) for to in ("dad_a", "dad_b", "mum")}
    assert {to: (stands("Zuleika", text), stands("Torquil", text)) for to, text in said.items()} == {
        "dad_a": (True, False),
        "dad_b": (False, True),
        "mum": (True, True),
    }


def test_a_name_the_other_way_round_is_refused_as_well() -> None:
    """Somebody who types the other child's name into the words, in capitals or spaced out, is stopped like a file."""
    case = next(case for case in CASES if case.id == "practice-15")
    item, recipient, _, _ = case.right
    for name in ("TORQUIL", "T o r q u i l", "T\u043erquil", "Tor\u200bquil"):  # a letter that looks like o
        cell = {
            "item": item,
            "recipient": recipient,
            "give": "part",
            "words": f"{name} is well.",
            "reason": "Own child.",
        }
        with pytest.raises(AppError) as refused:
            draft_of(case.decided(cell))
        assert refused.value.code == "cell_blocked", name
