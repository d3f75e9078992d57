"""What keeps a paper from going is told, thing by thing; a paper for somebody at a distance needs a second look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.sharing.releasing import SECOND_LOOK, PaperProblem, needs_look, problems
from app.guidance import GUIDANCE
from app.guidance.terms import PROTECTIVE
from tests.unit.decisions.sharing.going import going, sealed
from tests.unit.decisions.sharing.made import CELLS, ITEMS, MOTHER, SOCIAL_WORKER, sharing


def test_nothing_keeps_back_the_sheet_of_a_social_worker() -> None:
    """It is no paper for a second look, and all that is needed is there."""
    assert problems(going(), "sw") == ()


def test_a_paper_for_the_family_waits_for_a_second_look_and_a_doubtful_channel_for_a_yes() -> None:
    """Each goes away when somebody did it."""
    content = going()
    assert problems(content, "mum") == (PaperProblem("channel"), PaperProblem("look"))
    assert problems(content, "mum", looked=True, accepted=True) == ()


def test_a_record_whose_place_was_taken_gives_no_paper() -> None:
    """The one that took it may hold back what this one gives."""
    assert problems(going(), "sw", superseded=True) == (PaperProblem("superseded"),)


def test_all_that_is_missing_is_told() -> None:
    """With the thing it is about; of things that do not go only what the matrix itself says."""
    of = sharing(
        items=tuple(replace(item, source=" ") for item in ITEMS),
        recipients=(replace(SOCIAL_WORKER, need="", identity="not_checked"), MOTHER),
    )
    content = going(of)
    content = replace(content, sharing=sealed(of, open_=("A question",), needs=("finds",)))
    assert problems(content, "sw") == (
        PaperProblem("open"),
        *(PaperProblem("finds", item.id) for item in ITEMS),
        *(PaperProblem("source", id) for id in ("bruise", "shouting", "home")),
        PaperProblem("need"),
        PaperProblem("identity"),
    )


def test_where_nothing_goes_there_is_no_paper() -> None:
    """What somebody else gets does not count."""
    of = sharing(cells=tuple(cell for cell in CELLS if cell.recipient == "mum"))
    assert problems(going(of), "sw") == (PaperProblem("nothing"),)


@pytest.mark.parametrize("outcome", ["act_now", "share_now"])
def test_nothing_urgent_waits_for_a_look_or_an_identity(outcome: str) -> None:
    """Whoever it goes to."""
    of = sharing(recipients=(replace(MOTHER, identity="not_checked", worries=()),))
    content = going(of, outcome=outcome)
    assert problems(content, "mum") == ()
    assert not needs_look(content, of.recipient("mum"))


def test_a_second_look_is_never_asked_for_a_protective_body() -> None:
    """The kinds that need one are options of the guidance, and none of them protects."""
    options = {option.id for option in GUIDANCE.by_id["recipient"].options}
    assert options >= SECOND_LOOK
    assert not SECOND_LOOK & set(PROTECTIVE)
