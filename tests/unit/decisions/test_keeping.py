"""Drafts and records as they are kept: the same after reading as before writing, and nothing else accepted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.clock import UK
from app.decisions.case import LARGEST_FILE, read_case
from app.decisions.content import Content, content_from_json
from app.decisions.draft import Call, Draft, draft_from_json
from app.decisions.pages import Pages
from app.decisions.record import (
    GENESIS,
    Record,
    canonical,
    digest,
    entry_from_bytes,
    entry_from_json,
    faults,
    record_of,
    seal,
)
from app.decisions.route import assess, circumstances
from app.decisions.sealing import Author, content, ready
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import LONGEST_TEXT
from app.guidance.evaluate import Assessment
from app.settings import Adopted
from app.words import Words
from tests.unit.decisions.journeys import NUMBERS, START, blank, sealed_ready

SALT = bytes(range(32))
HELP_REFUSED = {
    "danger": "no",
    "role": "ssw",
    "who": "ours",
    "about": "nobody",
    "topic": "help",
    "recipient": "support_service",
    "request": "no",
    "purpose": "offer",
    "material": "basics",
    "consent": "refused",
    "consent_by": "parent",
    "harmful": "no",
    "needed": "all",
}
CALL = Call(at=START, who="999", said="He has run off.", asked_to_do="Stay where you are.")


def finished() -> Draft:
    """A draft that can be sealed, with a note, a call and someone told."""
    draft = sealed_ready().draft
    return replace(
        draft.with_note("fits", "He was quiet all week.", START).with_telling("child_sw", True, START), call=CALL
    )


def refused() -> Draft:
    """A finished draft in which a family says no to help that is on offer."""
    draft = blank()
    for question, answer in HELP_REFUSED.items():
        draft = draft.with_answer(question, (answer,), START)
    return draft.with_answer("decision", ("do_not_share",), START).with_answer("reasons", "They said no.", START)


def said(draft: Draft | None = None) -> Content:
    """What its record says."""
    draft = draft or finished()
    wording = Pages(Words(), GUIDANCE, NUMBERS).wording(GUIDANCE.edition(draft.edition))
    author = Author(name="Ada Example", role="Foster carer", organisation="Example Fostering")
    now = circumstances(draft, Adopted(), START)
    return content(draft, assessed(draft), wording, number="2026-001", author=author, at=START, practice=False, now=now)


def assessed(draft: Draft) -> Assessment:
    """What a draft comes to, on a Friday afternoon and with no new law."""
    return assess(GUIDANCE, draft, Adopted(), START)


def sealed() -> Record:
    """The first record of a register."""
    return seal(said(), seq=1, prev=GENESIS, device="d" * 64, salt=SALT, sign=lambda digest: digest * 2)


def is_genuine(signature: bytes, digest: bytes) -> bool:
    """The other half of the signature above."""
    return signature == digest * 2


def test_a_draft_is_the_same_after_keeping() -> None:
    """Answers, words, who was told, the call and all times survive JSON."""
    draft = finished()
    assert draft_from_json(json.loads(json.dumps(draft.to_json()))) == draft
    assert draft_from_json(blank().to_json()) == blank()


def test_a_draft_that_cannot_be_read_is_named_so() -> None:
    """Anything else than what was written is refused, never half read."""
    for broken in ({}, {**blank().to_json(), "started": "soon"}, {**blank().to_json(), "answers": 3}):
        with pytest.raises(AppError, match="draft_unreadable"):
            draft_from_json(broken)


def test_a_draft_may_be_begun_under_another_edition() -> None:
    """Edition and time of knowing are set before anything is answered."""
    draft = blank().under("2018", datetime(2026, 11, 19, 9, tzinfo=UK))
    assert (draft.edition, draft.known_at.day) == ("2018", 19)


def test_told_is_never_undone() -> None:
    """Carrying on after telling leaves the telling; telling after carrying on counts."""
    draft = blank().with_telling("police", False, START)
    assert draft.told("police") is None
    draft = draft.with_telling("police", True, START).with_telling("police", False, START)
    assert draft.told("police") == START


def test_text_is_kept_in_one_form() -> None:
    """Names written two ways are one; lone surrogates and NUL do not break a file or a digest."""
    draft = blank().with_note("topic", "Zoe\u0308 \ud800\x00", START)
    assert draft.notes["topic"] == "Zoë ?\ufffd"
    assert canonical({"text": draft.notes["topic"]})


def test_heaps_of_marks_do_not_stop_the_program() -> None:
    """Thousands of marks on one letter are kept, in the one form, within a blink; a second look changes nothing."""
    heap = "a" + "\u0300\u0316" * 50_000
    kept = blank().with_note("topic", heap, START).notes["topic"]
    assert kept.count("\u0316") == 50_000
    assert blank().with_note("topic", kept, START).notes["topic"] == kept


def test_the_record_says_what_was_shown() -> None:
    """Words and codes, the person's own words, who was told and who was not, the call, and every source cited."""
    record = said()
    assert record.happened == ""
    assert record.outcome == record.decision == "share_now"
    assert record.agrees
    told = {line.body: line.told_at for line in record.tell_now}
    assert told["child_sw"] == START.isoformat()
    assert told["my_ssw"] == ""
    fits = next(line for rule in record.rules for line in rule.answers if line.question == "fits")
    assert fits.note == "He was quiet all week."
    assert fits.answer == "Perhaps, I'm not sure"
    assert record.calls[0].said == "He has run off."
    cited = {source for part in record.parts for point in part.points for source in point.sources}
    assert cited <= {source.id for source in record.sources}
    assert [part.id for part in record.parts][:2] == ["outcome", "tell_person"]


def test_each_line_cites_its_own_sources() -> None:
    """Two parts may have a case of the same name: the refusal in the outcome and in the agreement cite apart."""
    record = said(refused())
    cited = {part.id: part.points[0].sources for part in record.parts}
    assert cited["outcome"] == ("girfec_consent", "st_helens")
    assert cited["consent"] == ("girfec_consent",)


def test_text_answers_stand_as_they_were_written() -> None:
    """Options are worded, text is not touched."""
    wording = Pages(Words(), GUIDANCE, NUMBERS).wording(GUIDANCE.editions[0])
    assert wording.answer("reasons", "Because; of this.") == "Because; of this."
    assert wording.answer("danger", ("yes",)) == "Yes"


def test_hidden_answers_are_not_in_the_record() -> None:
    """What is no longer on the path is not sealed."""
    draft = finished().with_answer("told", ("safe",), START)
    assert "unsafe_why" in draft.answers
    questions = {line.question for rule in said(draft).rules for line in rule.answers}
    assert "unsafe_why" not in questions
    assert "look_again" not in questions


def test_only_a_finished_decision_can_be_sealed() -> None:
    """The first open question is named, a missing reason too, and a text that is too long."""
    wording = Pages(Words(), GUIDANCE, NUMBERS).wording(GUIDANCE.editions[0])
    ready(finished(), assessed(finished()), wording)
    for draft, question in (
        (blank(), "danger"),
        (finished().with_answer("reasons", "  ", START), "reasons"),
        (finished().with_answer("decision", (), START), "decision"),
    ):
        with pytest.raises(AppError, match="still_open") as refused:
            ready(draft, assessed(draft), wording)
        assert refused.value.facts["question"] == question
    long = finished().with_note("topic", "x" * (LONGEST_TEXT + 1), START)
    with pytest.raises(AppError, match="text_too_long"):
        ready(long, assessed(long), wording)


def test_a_record_is_the_same_after_keeping() -> None:
    """Header, content, salt and signature give the record back, with the same digest."""
    record = sealed()
    kept = entry_from_json(
        json.loads(canonical(record.header.to_json())),
        json.loads(canonical(record.content.to_json())),
        SALT,
        record.signature,
    )
    assert record_of(kept) == record
    assert kept == record.entry
    assert len(record.fingerprint.split()) == 8
    assert record.number == "2026-001"


def test_an_entry_can_be_taken_elsewhere() -> None:
    """As bytes and back it is the same, with what it says or without; anything else is called unreadable, and only an
    entry that holds a decision is one."""
    entry = sealed().entry
    bare = replace(entry, payload=None, salt=None)
    assert entry_from_bytes(entry.to_bytes()) == entry
    assert entry_from_bytes(bare.to_bytes()) == bare
    for raw in (b"{", b"[]", b'{"header": {}, "salt": null, "signature": "x"}', b"[" * 100_000):
        with pytest.raises(AppError, match="record_unreadable"):
            entry_from_bytes(raw)
    for other in (bare, replace(entry, header=replace(entry.header, kind="tombstone"))):
        with pytest.raises(AppError, match="record_unreadable"):
            record_of(other)
    assert faults(bare, seq=1, prev=GENESIS, verify=is_genuine) == ()
    assert faults(replace(entry, salt=None), seq=1, prev=GENESIS, verify=is_genuine) == ("content",)


def test_content_that_cannot_be_read_is_named_so() -> None:
    """Nothing is guessed."""
    for broken in ({}, {**said().to_json(), "tell_now": [{"x": 1}]}, {**said().to_json(), "rules": None}):
        with pytest.raises(AppError, match="record_unreadable"):
            content_from_json(broken)


def test_every_change_to_a_record_is_found() -> None:
    """Place, content, header and signature each betray a change."""
    record = sealed()
    assert faults(record.entry, seq=1, prev=GENESIS, verify=is_genuine) == ()
    assert faults(record.entry, seq=2, prev=GENESIS, verify=is_genuine) == ("place",)
    edited = replace(record, content=replace(record.content, reasons="No reason."))
    assert faults(edited.entry, seq=1, prev=GENESIS, verify=is_genuine) == ("content",)
    dated = replace(record, header=replace(record.header, at="2020-01-01T00:00:00+00:00"))
    assert faults(dated.entry, seq=1, prev=GENESIS, verify=is_genuine) == ("signature",)
    assert digest(dated.header) != record.digest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe{}", "not_json"),
        (b'{"answers": {"danger": NaN}}', "not_json"),
        (b'{"answers": ' + b"9" * 5_000 + b"}", "not_json"),
        (b"[" * 200_000, "not_json"),
        (b"[]", "not_an_object"),
        (b'{"answers": [], "known_at": null}', "answers_not_an_object"),
        (b'{"answers": {}, "answers": {}}', "duplicate_key"),
        (b'{"answer": {}}', "unknown_key"),
        (b'{"edition": "1066"}', "unknown_edition"),
        (b'{"edition": ["2018"]}', "unknown_edition"),
        (b'{"service": "charity"}', "unknown_service"),
        (b'{"service": ["council"]}', "unknown_service"),
        (b'{"new_laws": ["duty_to_share"]}', "unknown_law"),
        (b'{"new_laws": {"another": "2026-09-30"}}', "unknown_law"),
        (b'{"new_laws": {"duty_to_share": "in autumn"}}', "not_a_time"),
        (b'{"new_laws": {"duty_to_share": 2026}}', "not_a_time"),
        (b'{"known_at": "soon"}', "not_a_time"),
        (b'{"known_at": "0001-01-01T00:00:00+14:00"}', "not_a_time"),
        (b'{"answers": {"danger": "perhaps"}}', "unknown_option"),
        (b" " * (LARGEST_FILE + 1), "file_too_large"),
    ],
)
def test_a_file_that_is_not_a_decision_is_refused(text: bytes, code: str) -> None:
    """With a code that has words, and the name of the file."""
    with pytest.raises(AppError) as refused:
        read_case(text, "case.json", GUIDANCE)
    assert refused.value.code == code
    assert refused.value.facts["file"] == "case.json"
    assert Words().find("errors", f"{code}.line")


def test_a_file_is_read_with_its_time_and_its_closing_words() -> None:
    """A time without a zone is England's; judgement, decision and reasons stand beside the answers."""
    case = read_case(
        b'{"known_at": "2026-11-20T14:05", "answers": {"danger": "no"}, "decision": "share", "reasons": "Because."}',
        "case.json",
        GUIDANCE,
    )
    assert case.known_at == START
    assert case.answers == {"danger": ("no",), "decision": ("share",), "reasons": "Because."}
    utc = read_case(b'{"known_at": "2026-07-01T12:00:00Z"}', "case.json", GUIDANCE)
    assert utc.known_at == datetime(2026, 7, 1, 13, 0, tzinfo=UK)
    assert read_case(b"{}", "case.json", GUIDANCE).known_at is None


def test_a_file_may_say_what_service_it_is_about() -> None:
    """The kind of service and the day each new law starts; a file that names neither leaves it to the settings."""
    text = b'{"service": "council", "new_laws": {"duty_to_share": "2026-09-30"}}'
    adopted = read_case(text, "case.json", GUIDANCE).adopted
    assert adopted == Adopted(kind="council", starts=(("duty_to_share", date(2026, 9, 30)),))
    assert read_case(b"{}", "case.json", GUIDANCE).adopted is None
