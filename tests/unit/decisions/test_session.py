"""A person walking through a decision: every act gives a whole screen."""

from __future__ import annotations

import pytest

from app.decisions.screen import Field, Page, Screen, Urgency
from app.guidance.answers import LONGEST_TEXT
from tests.unit.decisions.journeys import NUMBERS, SECRET, START, blank, sealed_ready, session, walk


def test_the_first_page_asks_about_danger() -> None:
    """With its choices, their keys, why it is asked, and no way back."""
    screen = session().screen
    assert (screen.page, screen.step, screen.field) == (Page.QUESTION, "q:danger", Field.ONE)
    assert [choice.key for choice in screen.choices] == ["A", "B", "N"]
    assert screen.urgency is Urgency.EMBER
    assert screen.why
    assert screen.sources
    assert not screen.can_go_back
    assert screen.rail[0].state == "here"


def test_continue_without_an_answer_says_what_is_missing() -> None:
    """It stays on the page, with a problem linked to the question; answering clears it."""
    person = session()
    screen = person.go_on()
    assert [problem.question for problem in screen.problems] == ["danger"]
    assert screen.problems[0].text in screen.announce
    assert person.answer("danger", ("no",)).problems == ()


def test_danger_shows_the_number_before_anything_else() -> None:
    """Next comes the page to ring now; saying that they rang lets the journey go on."""
    person = session()
    person.answer("danger", ("yes",))
    screen = person.go_on()
    assert screen.page is Page.TELL
    assert screen.urgency is Urgency.EMBER
    assert screen.tell[0].number == "999"
    told = person.told("emergency")
    assert told.page is Page.TELL
    assert told.tell[0].told is not None
    assert person.carry_on().step == "q:role"
    assert person.draft.answers["called"] == ("yes",)


def test_carrying_on_in_danger_asks_whether_they_rang() -> None:
    """Not yet is an answer: it ends in act now, and own judgement is not asked for in danger."""
    person = session()
    person.answer("danger", ("yes",))
    person.go_on()
    assert person.go_on().step == "q:called"
    person.answer("called", ("not_yet",))
    assert person.go_on().page is Page.CHECK
    screen = person.go_on()
    assert screen.page is Page.GUIDANCE
    assert screen.parts[0].urgency is Urgency.EMBER


def test_saying_yes_i_rang_counts_as_told() -> None:
    """The answer on the page is the same as telling on the card."""
    person = session()
    person.answer("danger", ("yes",))
    person.go_on()
    person.carry_on()
    person.answer("called", ("yes",))
    assert person.draft.told("emergency") is not None
    assert person.go_on().step == "q:role"


def test_a_worry_stops_to_say_whom_to_tell() -> None:
    """As soon as it is certain that someone must know, before any other question; told once, not asked again."""
    person = session()
    person.answer("danger", ("no",))
    for question in ("danger", "role", "who", "about", "topic"):
        person.answer(question, SECRET[question])
        person.go_on()
    screen = person.screen
    assert screen.page is Page.TELL
    assert [tell.body for tell in screen.tell] == ["child_sw", "my_ssw"]
    assert "Saturday 21 November" in screen.tell[0].by
    assert [tell.number for tell in screen.tell] == [NUMBERS["out_of_hours"], ""], "the first number that is set"
    person.told("child_sw")
    assert person.back().step == "q:topic"
    assert person.go_on().page is Page.TELL
    screen = person.carry_on()
    assert screen.step == "q:serious"
    assert [tell.body for tell in screen.tell] == ["my_ssw"], "who was not told stays in view"


def test_more_people_to_tell_stop_the_journey_again() -> None:
    """A later answer that adds someone is shown at once, with those told before."""
    person = session()
    walk(person, {**{q: SECRET[q] for q in ("danger", "role", "who", "about", "topic", "serious")}})
    person.answer("known", ("nothing_happened",))
    screen = person.go_on()
    assert screen.page is Page.TELL
    assert "manager" in [tell.body for tell in screen.tell]


def test_the_whole_journey_of_a_secret_told() -> None:
    """Questions, stop, check, own judgement, guidance, decision, reasons, seal: in that order."""
    person = session()
    screen = walk(person, SECRET)
    assert screen.page is Page.CHECK
    assert screen.answered[0].heading == "Does someone need help this minute?"
    assert not any(line.missing for line in screen.answered)
    assert person.back().step == "q:fits"
    assert person.go_on().page is Page.CHECK
    assert person.go_on().step == "q:judgement"
    assert person.screen.field is Field.TEXT
    assert person.screen.optional
    screen = person.go_on()
    assert screen.page is Page.GUIDANCE
    assert screen.parts[0].id == "outcome"
    assert screen.parts[0].points[0].because
    assert person.go_on().step == "q:decision"
    person.answer("decision", ("share_now",))
    assert person.go_on().step == "q:reasons"
    assert person.go_on().problems
    person.answer("reasons", "Because she is not safe.")
    screen = person.go_on()
    assert screen.page is Page.SEAL
    assert person.ready
    assert "This is what the guidance says too." in screen.parts[0].points[0].text


def test_deciding_differently_is_allowed_and_said() -> None:
    """The seal page says what the guidance was and that those to be told stay on the record."""
    person = sealed_ready(decision="do_not_share")
    screen = person.screen
    assert screen.page is Page.SEAL
    assert screen.parts[0].points[0].text.startswith("The guidance says: Share with them")
    assert len(screen.parts[0].points) == 2
    assert screen.parts[0].urgency is Urgency.SUN


def test_deciding_differently_with_nobody_left_to_tell() -> None:
    """Only the difference is said where nobody is waiting to be told."""
    neighbour = {
        "danger": ("no",),
        "role": ("carer",),
        "who": ("ours",),
        "about": ("nobody",),
        "topic": ("care",),
        "recipient": ("public",),
    }
    person = sealed_ready(neighbour, decision="share_limited")
    assert len(person.screen.parts[0].points) == 1


def test_change_leads_back_to_the_check() -> None:
    """A changed answer that asks nothing new returns to the check page; one that does asks it first."""
    person = session()
    walk(person, SECRET)
    assert person.go_to("fits").step == "q:fits"
    assert person.go_on().page is Page.CHECK
    person.go_to("told")
    person.answer("told", ("safe",))
    assert person.go_on().page is Page.CHECK
    assert "unsafe_why" not in person.assessment.path
    person.go_to("request")
    person.answer("request", ("unverified",))
    assert person.go_on().page is Page.CHECK
    assert person.go_to("unsafe_why").page is Page.CHECK, "a question that is not asked cannot be gone to"
    assert "unsafe_why" in person.draft.answers, "hidden answers are kept for the person"


def test_back_and_continue_go_a_step_at_a_time() -> None:
    """Back keeps the answers; at the first page it stays."""
    person = session()
    person.answer("danger", ("no",))
    person.go_on()
    person.answer("role", ("carer",))
    person.go_on()
    assert person.back().step == "q:role"
    assert person.back().step == "q:danger"
    assert person.back().step == "q:danger"
    assert person.go_on().step == "q:role"
    assert person.screen.choices[0].chosen


def test_what_is_known_from_the_start_is_not_asked_again() -> None:
    """Who I am was said at set-up: the page is passed over, can be gone back to, and stands on the check."""
    person = session(blank().with_answer("role", ("carer",), START))
    person.answer("danger", ("no",))
    assert person.go_on().step == "q:who"
    assert person.back().step == "q:role"
    assert person.back().step == "q:danger"
    assert person.go_on().step == "q:role"
    assert walk(person, SECRET).answered[1].question == "role"


def test_an_interrupted_decision_goes_on_where_it_was() -> None:
    """A session over a half-done draft opens at the first page not seen, or at the people not yet told."""
    person = session()
    walk(person, {q: SECRET[q] for q in ("danger", "role", "who")})
    assert session(person.draft).screen.step == "q:about"
    person.answer("about", ("parent",))
    person.answer("topic", ("neglect",))
    assert session(person.draft).screen.page is Page.TELL
    done = sealed_ready()
    assert session(done.draft).screen.page is Page.SEAL


def test_one_finds_back_to_the_very_page() -> None:
    """After a lock the page is the one that was left, also before what must be told and past the check; a page that
    the answers no longer lead to is not forced."""
    person = session()
    walk(person, {q: SECRET[q] for q in ("danger", "role", "who", "about")})
    person.answer("topic", ("neglect",))
    back = session(person.draft)
    assert back.screen.page is Page.TELL
    assert back.stand_at("q:topic").step == "q:topic"
    assert back.stand_at("q:role").step == "q:role"
    assert session(person.draft).stand_at("seal").page is Page.TELL
    assert session(person.draft).stand_at("").page is Page.TELL
    done = session()
    walk(done, SECRET)
    for step in ("check", "q:judgement"):
        assert session(done.draft).stand_at(step).step == step
    assert session(done.draft).stand_at("guidance").step == "check"
    for _ in range(2):
        done.go_on()
    assert done.go_on().step == "q:decision"
    assert session(done.draft).stand_at("q:decision").step == "q:decision"
    assert session(done.draft).id == done.draft.id


def test_an_answer_alone_excludes_the_rest() -> None:
    """What was picked last wins between "no such worry" and the others, and picks stay in the order of the page."""
    person = session()
    walk(person, {q: SECRET[q] for q in ("danger", "role", "who")})
    assert _chosen(person.answer("about", ("relative", "parent"))) == ["parent", "relative"]
    assert _chosen(person.answer("about", ("parent", "relative", "nobody"))) == ["nobody"]
    assert _chosen(person.answer("about", ("nobody", "me"))) == ["me"]
    assert _chosen(person.answer("about", ())) == []
    person.answer("about", ("parent", "unsure"))
    assert _chosen(person.answer("about", ("parent",))) == ["parent"]


def test_own_words_are_kept_beside_the_answer() -> None:
    """A box where the guidance offers one, and what was written is shown again."""
    person = session()
    assert person.screen.note is None
    walk(person, {q: SECRET[q] for q in ("danger", "role", "who", "about")})
    assert person.screen.note == ""
    assert person.screen.note_label.startswith("What happened?")
    assert person.note("topic", "Cafe\u0301").note == "Caf\u00e9"


def test_the_check_says_what_is_missing() -> None:
    """An answer that was taken away again is listed on top and linked, and the seal refuses."""
    person = sealed_ready()
    person.answer("fits", ())
    assert not person.ready
    screen = person.go_on()
    assert [problem.question for problem in screen.problems] == ["fits"]
    assert not screen.can_go_on
    person.go_to("known")
    screen = person.go_on()
    assert screen.page is Page.CHECK
    assert person.go_on().problems


def test_a_date_that_is_none_is_asked_again() -> None:
    """Nothing, or a real date, goes on."""
    person = sealed_ready(decision="do_not_share")
    person.go_to("look_again")
    person.answer("look_again", "next week")
    assert person.go_on().problems[0].question == "look_again"
    person.answer("look_again", "")
    assert person.go_on().page is Page.SEAL


def test_a_text_too_long_is_kept_but_not_sealed() -> None:
    """The words stay; the seal says where to shorten them."""
    person = sealed_ready()
    person.note("topic", "x" * (LONGEST_TEXT + 1))
    assert not person.ready
    assert [problem.question for problem in person.go_on().problems] == ["topic"]
    assert len(person.draft.notes["topic"]) == LONGEST_TEXT + 1


def test_the_rail_shows_where_you_are() -> None:
    """Done, here and ahead; what is behind can be gone back to."""
    person = session()
    walk(person, {q: SECRET[q] for q in SECRET if q not in ("told", "unsafe_why", "fits")})
    screen = person.screen
    assert screen.here == "Rule 2 of 7 · Open and honest"
    assert [stop.state for stop in screen.rail] == ["done", "done", "here", *["ahead"] * 5]
    assert screen.rail[0].goes_to == "danger"
    assert screen.rail[1].goes_to == "", "no question of rule 1 came up"


def test_a_question_that_does_not_exist_is_a_bug() -> None:
    """The window may only answer what was asked."""
    with pytest.raises(KeyError):
        session(blank()).answer("no_such_question", ("yes",))


def _chosen(screen: Screen) -> list[str]:
    return [choice.id for choice in screen.choices if choice.chosen]
