"""What to say on the telephone: the recipient's own things in short sentences, and what not to say, by kind alone."""

from __future__ import annotations

import json

from app.decisions.sharing.phone_script import Said, script
from app.decisions.sharing.values import Cell
from tests.unit.decisions.sharing.going import going
from tests.unit.decisions.sharing.made import ITEMS, sharing


def test_their_things_are_said_sentence_by_sentence() -> None:
    """As they stand, also where somebody wrote them on lines of their own."""
    words = "Child A had a bruise.\nShe is well! Is that all?"
    cells = (Cell(item="bruise", recipient="mum", give="part", words=words),)
    made = script(going(sharing(cells=cells)), "mum")
    assert made.say == (Said(number=1, sentences=("Child A had a bruise.", "She is well!", "Is that all?")),)
    assert made.sheet.items[0].words == words


def test_what_not_to_say_is_told_by_kind_and_number() -> None:
    """All that stays out unless it goes to them, and the numbers of what is kept back; never what it is."""
    made = script(going(), "sw")
    assert made.do_not_say == ("school", "contact", "other_children", "staff")
    assert made.held == (4,)
    mother = script(going(), "mum")
    assert mother.do_not_say == ("address", "school", "contact", "reporter", "other_children", "staff")
    assert mother.held == (2, 3, 4)


def test_what_goes_in_a_part_is_not_forbidden_beside_it() -> None:
    """A number that the words hold is said, so it does not stand among what not to say."""
    cells = (Cell(item="bruise", recipient="sw", give="part", words="Ring 07700 900123.", reason="They ask."),)
    made = script(going(sharing(cells=cells)), "sw")
    assert made.do_not_say == ("address", "school", "reporter", "other_children", "staff")


def test_what_is_embedded_in_a_script_is_what_it_says() -> None:
    """What may be wrong with the channel, since the caller must know; no other recipient, and nothing that is kept
    back."""
    said = script(going(), "mum").to_json()
    assert (said["worries"], said["held"]) == (["old_address"], ["2", "3", "4"])
    assert {"identity", "channel", "conditions", "decided"} & set(said) == set()
    assert "worries" not in script(going(), "sw").to_json()
    text = json.dumps(said)
    assert [each for each in ("Tarn", "Larch", "Quill", *(item.text for item in ITEMS)) if each in text] == []
