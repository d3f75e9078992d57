"""What a record says of who gets what: every field filled, every code in words, and taken over when it is amended."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from app.decisions.amending import amending
from app.decisions.content import Content
from app.decisions.draft import Draft
from app.decisions.pages import Pages
from app.decisions.route import assess, circumstances
from app.decisions.sealing import Author, content
from app.decisions.sharing.sealed import NOTHING, SealedSharing, sealed_from_json
from app.decisions.sharing.sealing import codes, said, sealed_sharing
from app.decisions.sharing.values import Asked, Bar, Cell, Item, Recipient, Sent, Told
from app.decisions.sharing.whole import EMPTY
from app.decisions.wording import Wording
from app.desk.ledgers import OfRecord
from app.guidance import GUIDANCE
from app.settings import Adopted
from app.words import Words
from tests.unit.decisions.journeys import NUMBERS, START
from tests.unit.decisions.sharing import made
from tests.unit.keeping import set_up


def wording() -> Wording:
    """The words of the first edition."""
    return Pages(Words(), GUIDANCE, NUMBERS).wording(GUIDANCE.editions[0])


def sealed(draft: Draft) -> SealedSharing:
    """What the record of a draft says of its sharing."""
    return sealed_sharing(draft, GUIDANCE, wording(), Adopted(), START)


def record(draft: Draft) -> Content:
    """What the whole record of a draft says."""
    return content(
        draft,
        assess(GUIDANCE, draft, Adopted(), START),
        wording(),
        number="2026-001",
        author=Author(name="Ada Example", role="Foster carer", organisation="Example Fostering"),
        at=START,
        practice=False,
        now=circumstances(draft, Adopted(), START),
        sharing=sealed(draft),
    )


SEALED = sealed(made.draft())


def test_where_nothing_was_put_in_there_is_nothing() -> None:
    """A decision without things or recipients has an empty place."""
    assert sealed(made.draft().with_sharing(EMPTY, START)) is NOTHING


def test_all_of_it_is_there_and_read_back_the_same() -> None:
    """The sharing as it was, one line for each recipient, one for each cell; and JSON gives the same again."""
    assert SEALED.sharing == made.with_ledgers()
    assert [line.recipient for line in SEALED.recipients] == ["sw", "mum"]
    assert [(line.item, line.recipient) for line in SEALED.cells] == [
        (item.id, recipient.id) for item in made.ITEMS for recipient in (made.SOCIAL_WORKER, made.MOTHER)
    ]
    assert sealed_from_json(SEALED.to_json()) == SEALED


def test_each_recipient_has_a_verdict_in_words_or_open_questions() -> None:
    """The social worker's is settled and says why; the mother's is open, and names what would be asked."""
    worker, mother = SEALED.verdict("sw"), SEALED.verdict("mum")
    assert (worker.outcome, worker.title, worker.open) == ("share_now", "Share with them without delay", ())
    assert worker.why.startswith("Someone may be seriously harmed")
    assert (mother.outcome, mother.title, mother.why) == ("", "", "")
    assert mother.open
    assert all(heading.endswith("?") for heading in mother.open)


def test_each_cell_says_what_goes_and_why() -> None:
    """The words as they go; the reason of the cell, else the row's, else the column's, else the rule's."""
    bruise = SEALED.line("bruise", "sw")
    assert (bruise.give, bruise.words, bruise.proposed) == ("yes", made.ITEMS[0].text, "yes")
    assert bruise.rule == "worry_to_protect"
    assert bruise.reason == bruise.rule_words == "It is their job to keep people safe, so they get the worry."
    assert SEALED.line("bruise", "mum").words == "Child A had a bruise. A nurse looks at it."
    assert SEALED.line("shouting", "sw").reason == "They need to speak to him."
    assert SEALED.line("brother", "sw").words == ""
    column = made.draft().sharing.put_reason("sw", "They work with her.")
    draft = made.draft()
    assert sealed(draft.with_sharing(column, START)).line("bruise", "sw").reason == "They work with her."
    row = column.put_reason("bruise", "They must look at it.")
    assert sealed(draft.with_sharing(row, START)).line("bruise", "sw").reason == "They must look at it."


def test_what_is_held_back_is_said_in_words() -> None:
    """A bar says what and, if somebody wrote it, why; what stays out of all that leaves says so."""
    home = SEALED.line("home", "mum")
    assert home.held == (
        "They must not learn this: where someone lives. She came to the last home.",
        "This stays out unless you give a reason: where someone lives.",
    )
    assert SEALED.line("bruise", "sw").held == ()
    assert SEALED.line("brother", "sw").held == ("This stays out unless you give a reason: other children.",)
    unexplained = made.draft().sharing.put(replace(made.BARS[0], why=" "))
    line = sealed(made.draft().with_sharing(unexplained, START)).line("home", "mum")
    assert line.held[0] == "They must not learn this: where someone lives."


def test_what_is_missing_goes_on_the_record_as_it_is() -> None:
    """A paper may still need something; sealing waits for none of it."""
    sharing = made.draft().sharing.put_cell(Cell(item="brother", recipient="sw", give="part"))
    line = sealed(made.draft().with_sharing(sharing, START)).line("brother", "sw")
    assert line.needs == ("words",)


def test_every_code_that_is_used_has_its_words() -> None:
    """Kinds and recipients in the words of the guidance, the rest in its own; each once."""
    assert len(dict(SEALED.words)) == len(SEALED.words)
    assert SEALED.say("kind.concern") == "A worry: something I saw, heard or was told that troubles me"
    assert SEALED.say("recipient.parent") == "The child's mother or father, with or without a legal say"
    assert [SEALED.say(code) for code in ("role.sibling", "sort.said", "flag.third_party", "secret.reporter")] == [
        "A brother or sister who lives apart",
        "What someone else said",
        "About someone other than the child",
        "Who told us",
    ]
    used = ("accuracy.checked", "identity.known", "channel.post", "worry.old_address", "asked.refused", "told.yes")
    more = ("heard.acknowledged", "how.telephone", "how.spoken", "give.part", "secret.contact")
    assert all(SEALED.say(code) for code in (*used, *more))
    with pytest.raises(KeyError):
        SEALED.say("channel.")


def test_what_was_said_of_an_answer_has_its_words() -> None:
    """Whose say it is, whether it was understood and how it was given, where somebody noted it."""
    asked = Asked(id="a", person="girl", answer="given", at=made.WROTE, standing="has", understood="yes", form="spoken")
    sharing = made.sharing(asked=(asked,), told=(Told(id="t", person="girl", told="later", at=made.WROTE),))
    shown = dict(sealed(made.draft().with_sharing(sharing, START)).words)
    assert [shown[code] for code in ("standing.has", "understood.yes", "form.spoken", "told.later")] == [
        "It is their say", "Understood it", "They said it", "Will be told later",
    ]  # fmt: skip
    # What may be logged once it is sealed has its words too.
    assert [shown[code] for code in ("asked.withdrawn", "heard.answered")] == ["Took back their yes", "They answered"]


def test_what_somebody_wrote_in_the_place_of_a_code_stands_for_itself() -> None:
    """A way of sending that has no code, or a kind from a program to come, is said as it was written."""
    sent = Sent(id="s", recipient="sw", at=made.WROTE, by="Ada Example", how="by hand, at the door", items=("bruise",))
    stranger = Recipient(id="x", kind="martian")
    sharing = made.sharing(sent=(sent,)).put(stranger).put(Item(id="y", kind="riddle", text="What is it?"))
    found = sealed(made.draft().with_sharing(sharing, START))
    assert [found.say(c) for c in ("how.by hand, at the door", "recipient.martian", "kind.riddle")] == [
        "by hand, at the door", "martian", "riddle",
    ]  # fmt: skip
    assert found.verdict("x").outcome == ""


@pytest.mark.parametrize("table", ["role", "sort", "flag", "secret", "accuracy", "identity", "channel", "worry"])
def test_every_code_there_is_has_words(table: str) -> None:
    """Nothing that can be chosen is shown as its code."""
    from app.decisions.sharing import values

    every = {
        "role": values.PERSON_ROLES, "sort": values.SORTS, "flag": values.FLAGS, "worry": values.WORRIES,
        "secret": (*values.SECRETS, values.EVERYTHING), "accuracy": values.ACCURACY,
        "identity": values.IDENTITIES, "channel": values.CHANNELS,
    }  # fmt: skip
    assert {*Words().section("sharing")[table]} == {*every[table]}
    assert {*Words().section("sharing")["detail"]} == {*values.DETAILS}
    for kind in values.KINDS:
        assert said(wording(), f"kind.{kind}") != kind


def test_everything_is_a_code_of_a_bar() -> None:
    """Who must not learn of somebody at all: that has words too."""
    bar = Bar(id="b", who="anyone", what=("everything",), whose=("boy",))
    assert "secret.everything" in set(codes(made.sharing(bars=(bar,))))


def test_the_record_of_a_decision_holds_it_and_the_next_one_starts_from_it() -> None:
    """Content carries the sharing; a decision that takes its place has all of it, and the event that it is part of."""
    draft = replace(made.draft(), event="e1")
    kept = record(draft)
    assert (kept.sharing, kept.event) == (SEALED, "e1")
    again = amending(kept, GUIDANCE, "f" * 32, START + timedelta(days=1), "Her school has told me more.")
    assert (again.sharing, again.event) == (draft.sharing, "e1")
    assert all(getattr(again.sharing, field.name) == getattr(draft.sharing, field.name) for field in fields(EMPTY))
    assert record(replace(draft, sharing=EMPTY, event="")).sharing == NOTHING


def test_a_recipient_whose_questions_are_answered_has_an_outcome_of_their_own() -> None:
    """Somebody whom nobody checked gets nothing, whatever the social worker gets."""
    answers = MappingProxyType({"request": ("unverified",)})
    sharing = made.draft().sharing.put(replace(made.MOTHER, answers=answers))
    found = sealed(made.draft().with_sharing(sharing, START))
    assert (found.verdict("mum").outcome, found.verdict("mum").open) == ("do_not_share", ())
    assert {found.line(item.id, "mum").rule for item in made.ITEMS} == {"not_checked"}


def test_the_register_keeps_it_and_what_was_logged_since_is_taken_over(tmp_path: Path) -> None:
    """Sealed at the desk the record holds all of it; deciding again starts from it, and from what was logged later."""
    desk = set_up(tmp_path / "mine")
    desk.autosave(made.draft())
    number = desk.seal(desk.resume(made.draft().id)).number
    assert desk.record(number).content.sharing.sharing == made.with_ledgers()
    assert desk.record(number).content.sharing.verdict("sw").outcome == "share_now"
    later = OfRecord(desk, number).asked(person="girl", answer="given", words="May I tell?")
    again = desk.amend(number, "Her school has told me more.").draft
    assert again.sharing.asked == (*made.with_ledgers().asked, later)
    assert replace(again.sharing, asked=()) == replace(made.with_ledgers(), asked=())
