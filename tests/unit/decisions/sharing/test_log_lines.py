"""The sharing log says what went where and when, and names nobody unless somebody asks."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

from app.decisions.sharing.log_lines import LogLine, day_of, lines, newest_first, to_csv
from app.decisions.sharing.values import Heard, Recipient, Sent
from app.words import Words
from tests.unit.decisions.sharing.made import WROTE, sealed, with_ledgers

WORDS = Words()
ON = date(2026, 11, 24)


def only(*, names: bool = False, **changes: str) -> LogLine:
    """The one line of the sample, with something of what was sent changed."""
    found = with_ledgers()
    found = replace(found, sent=(replace(found.sent[0], **changes),))  # type: ignore[arg-type]  # texts for texts
    (line,) = lines("2026-001", sealed(found), found, ON, names=names)
    return line


def test_a_line_says_what_went_to_whom_and_where_it_stands() -> None:
    """By role and organisation, by the kinds of things, with the reference; no name is in it."""
    assert only() == LogLine(
        record="2026-001",
        sent="sent",
        at=WROTE,
        to="Social worker",
        organisation="Thornshire Council",
        what=("A worry about harm",),
        how="telephone",
        reference="TC-4417",
        state="acknowledged",
        since=WROTE,
        chase_on="2026-11-24",
    )


def test_a_kind_goes_by_its_first_words() -> None:
    """What is explained behind a colon is left out: a log is read at a glance."""
    found = with_ledgers()
    shown = sealed(found)
    told = replace(shown, words=(*shown.words, ("kind.concern", "A worry: what I saw")))
    (line,) = lines("2026-001", told, found, ON)
    assert line.what == ("A worry",)


def test_names_are_there_where_they_are_asked_for() -> None:
    """Who got it, who sent it, and what to do if no answer comes."""
    line = only(names=True)
    assert (line.name, line.by, line.chase) == ("Mx B. Tarn", "Ada Example", "Ring the team's duty desk.")


def test_a_name_in_a_role_or_a_reference_is_left_out() -> None:
    """The kind of recipient stands in its place; with names all of it is there."""
    found = with_ledgers()
    who = replace(found.recipients[0], role="Worker of Z u l e ï k a", organisation="The Marrable family team")
    found = replace(found, recipients=(who, found.recipients[1]), sent=(replace(found.sent[0], reference="Quill 7"),))
    (line,) = lines("2026-001", sealed(found), found, ON)
    assert (line.to, line.organisation, line.reference) == ("The child's social worker", "", "")
    (named,) = lines("2026-001", sealed(found), found, ON, names=True)
    assert (named.to, named.organisation, named.reference) == (who.role, who.organisation, "Quill 7")


def test_a_line_stays_where_its_recipient_and_things_are_gone() -> None:
    """It happened; nothing waits for an answer that nobody was asked for."""
    found = with_ledgers()
    sent = Sent(id="old", recipient="gone", at="2026-11-01", by="Ada", how="post", items=("gone",))
    found = replace(found, sent=(sent,))
    (line,) = lines("2026-001", sealed(found), found, ON)
    assert (line.to, line.organisation, line.what, line.state, line.since) == ("", "", (), "sent", "")


def test_the_newest_stands_first() -> None:
    """By the time of each, wherever it was written."""
    early, late = only(at="2026-11-21T10:00:00+01:00"), only(at="2026-11-21T09:30:00")
    assert newest_first([early, late]) == (late, early)
    assert day_of("2026-11-21T23:30:00-02:00") == date(2026, 11, 22)


def test_the_table_is_one_that_a_spreadsheet_opens_and_does_not_run() -> None:
    """UTF-8 with its mark, heads in words, and no cell that begins a formula."""
    raw = to_csv([only(reference="=HYPERLINK(1)")], WORDS)
    assert raw.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(raw.decode("utf-8-sig")))
    assert head[:4] == ["Decision", "When", "To whom", "Organisation"]
    assert row == [
        "2026-001", WROTE, "Social worker", "Thornshire Council", "A worry about harm", "By phone",
        "'=HYPERLINK(1)", "They have it", WROTE, "2026-11-24",
    ]  # fmt: skip
    assert "Tarn" not in raw.decode()


def test_a_table_with_names_says_so() -> None:
    """In its first line; the names stand in columns of their own."""
    note, head, row = csv.reader(StringIO(to_csv([only(names=True)], WORDS, names=True).decode("utf-8-sig")))
    assert note == ["This log names people. Keep it safe, and give it only to someone who needs the names."]
    assert dict(zip(head, row, strict=True))["Name"] == "Mx B. Tarn"


def test_the_last_answer_is_the_one_that_counts() -> None:
    """The line says since when."""
    found = with_ledgers().put(Heard(id="h2", sent="sent", what="answered", at="2026-11-23T10:00:00+00:00"))
    (line,) = lines("2026-001", sealed(found), found, ON)
    assert (line.state, line.since) == ("answered", "2026-11-23T10:00:00+00:00")


def test_a_recipient_without_a_role_goes_by_kind() -> None:
    """Nobody is left without a word for what they are."""
    found = with_ledgers()
    found = replace(found, recipients=(Recipient(id="sw", kind="child_sw", name="Mx B. Tarn"), found.recipients[1]))
    (line,) = lines("2026-001", sealed(found), found, ON)
    assert (line.to, line.organisation) == ("The child's social worker", "")


def test_a_line_is_plain_values_for_another_program() -> None:
    """All of it, and no tuple."""
    assert only().to_json()["what"] == ["A worry about harm"]
