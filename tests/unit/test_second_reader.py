"""A second person reads the one record that was laid out for them, judges it, and opens nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from app.decisions.additions import Addition
from app.decisions.record import ADDENDUM
from app.decisions.verdicts import Said, holds
from app.desk import Desk, verdicts
from app.desk.second_reader import give, read
from app.errors import AppError
from app.paths import Places
from app.vault import inbox, laid_out, tries
from app.vault.keys import verifier
from app.vault.signing import signer
from tests.unit.decisions.journeys import START, Ticking
from tests.unit.keeping import PASSPHRASE, WHO, over, seal, set_up
from tests.unit.test_cli import sharewell

SECOND = "the second person's own words"
NUMBER = "2026-001"
SAID = Said("disagrees", WHO, "manager", "The school must know as well.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada's open desk with two records."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    yield made
    made.close()


@pytest.fixture
def places(desk: Desk) -> Places:
    """Where it lies."""
    return desk.hands().places


def shut(places: Places) -> Desk:
    """The same desk as a second person finds it."""
    return Desk(places, Ticking())


def found(desk: Desk) -> list[tuple[str, str | None]]:
    """What is known to be wrong."""
    return [(each.code, each.record) for each in desk.health.found]


def refused(code: str, act: object, *given: object) -> None:
    """This act is refused with this code."""
    with pytest.raises(AppError, match=f"^{code}$"):
        act(*given)  # type: ignore[operator]


def test_the_second_person_reads_what_the_paper_shows(desk: Desk, places: Places) -> None:
    """The record and what was added to it, with the register shut; what came later they do not see."""
    desk.retention.add(NUMBER, "statement", "I see it otherwise.", "Child A")
    desk.second_reader.lay_out(NUMBER, SECOND)
    desk.retention.add(NUMBER, "correction", "It was Tuesday.", "Ada Example")
    record = desk.record(NUMBER)
    desk.close()
    came = shut(places).second_reader.read(NUMBER, SECOND)
    assert came.record == record
    assert [each.text for each in came.thread.added] == ["I see it otherwise."]
    assert (came.thread.seq, came.thread.successors) == (3, ())
    assert shut(places).second_reader.waiting() == (NUMBER,)
    refused("wrong_file_passphrase", read, places, NUMBER, PASSPHRASE)
    refused("record_unknown", read, places, "2026-002", SECOND)


def test_it_is_laid_out_under_a_passphrase_of_their_own(desk: Desk, places: Places) -> None:
    """Not under the one that opens the register, nor a short one; asking makes nobody wait; nothing is laid out."""
    for code, passphrase in (("same_passphrase", PASSPHRASE), ("passphrase_short", "fourteen chars")):
        refused(code, desk.second_reader.lay_out, NUMBER, passphrase)
    refused("record_unknown", desk.second_reader.lay_out, "2026-009", SECOND)
    assert (desk.second_reader.waiting(), verdicts.reviews(desk.hands())) == ((), {})
    tries.check(places, START)
    assert not (places.root / "tries.json").exists()


def test_practice_records_are_not_laid_out(tmp_path: Path) -> None:
    """They are gone when the program ends; nothing is written where the real records lie."""
    desk = Desk(Places(tmp_path), Ticking(), scratch=True)
    number = seal(desk, "Child A told me something.")
    second = desk.second_reader
    refused("not_in_practice", second.lay_out, number, SECOND)
    second.take_in()
    assert (second.waiting(), second.gone(), second.aside(), list(tmp_path.iterdir())) == ((), (), (), [])
    desk.close()


@pytest.mark.parametrize("opened", [False, True], ids=["shut", "open"])
def test_a_verdict_becomes_part_of_the_record(desk: Desk, places: Places, opened: bool) -> None:
    """Given with the register shut it is taken in at the next opening, with it open at once: sealed in the chain with
    its own time and proof; the record is laid out no more, and nothing is left in the inbox."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    if opened:
        made = desk.second_reader.give(NUMBER, SECOND, SAID)
    else:
        desk.close()
        made = shut(places).second_reader.give(NUMBER, SECOND, SAID)
        assert len(list(places.inbox.iterdir())) == 1
        assert laid_out.laid_out(places) == ()
        desk.unlock(PASSPHRASE)
    (said,) = desk.retention.added(NUMBER)
    assert said == made
    assert Said(said.what, said.by, said.role, said.text) == SAID
    assert holds(said, desk.record(NUMBER).digest, verifier)
    (entry,) = desk.hands().register.entries(ADDENDUM)
    assert entry.header.at > said.at
    assert (list(places.inbox.iterdir()), list(places.review.iterdir())) == ([], [])
    assert (verdicts.reviews(desk.hands()), desk.second_reader.gone(), desk.check()) == ({}, (), ())
    refused("record_unknown", desk.second_reader.give, NUMBER, SECOND, SAID)


def test_what_is_wrong_with_a_verdict_is_told_before_anything_is_written(desk: Desk, places: Places) -> None:
    """The author's own, one without reasons, a wrong passphrase: the record stays laid out and the inbox empty."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    give = desk.second_reader.give
    refused("own_decision", give, NUMBER, SECOND, SAID._replace(by="ada  EXAMPLE"))
    refused("reasons_needed", give, NUMBER, SECOND, SAID._replace(text=""))
    refused("wrong_file_passphrase", give, NUMBER, PASSPHRASE, SAID)
    refused("record_unknown", give, "2026-002", SECOND, SAID)
    assert (desk.second_reader.waiting(), places.inbox.exists()) == ((NUMBER,), False)
    assert desk.retention.added(NUMBER) == ()


def test_it_may_be_taken_in_twice(desk: Desk, places: Places) -> None:
    """Stopped between adding it and taking it out of the inbox, it is there once, and so is nothing else of it."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    sheet = (places.review / f"{NUMBER}.sealed").read_bytes()
    known = verdicts.reviews(desk.hands())
    desk.close()
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    (note,) = places.inbox.iterdir()
    body = note.read_bytes()
    desk.unlock(PASSPHRASE)
    for review in ({}, known):
        note.write_bytes(body)
        (places.review / f"{NUMBER}.sealed").write_bytes(sheet)
        desk.hands().register.keep("reviews", review)
        desk.second_reader.take_in()
        assert len(desk.retention.added(NUMBER)) == 1
        assert list(places.inbox.iterdir()) == []
    assert (desk.second_reader.waiting(), verdicts.reviews(desk.hands()), found(desk)) == ((), {}, [])


def test_given_again_the_last_one_counts(desk: Desk, places: Places) -> None:
    """Stopped before the record was taken away, the second person may say it again; it is added once."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    sheet = (places.review / f"{NUMBER}.sealed").read_bytes()
    desk.close()
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    (places.review / f"{NUMBER}.sealed").write_bytes(sheet)
    give(places, NUMBER, SECOND, SAID._replace(what="agrees", text=""), at=START, random=os.urandom)
    desk.unlock(PASSPHRASE)
    assert [each.what for each in desk.retention.added(NUMBER)] == ["agrees"]


def altered(places: Places, said: Addition, how: str) -> None:
    """Leaves the verdict in the inbox with something about it that the second person did not sign."""
    public, sign = signer(bytes(32))
    forged = {
        "words": replace(said, text="All is well."),
        "verdict": replace(said, what="agrees"),
        "record": replace(said, record="2026-002"),
        "unknown record": replace(said, record="2026-900"),
        "key": replace(said, public=public, signature=sign(b"x" * 32).hex()),
        "signature": replace(said, signature="ab" * 64),
    }[how]
    verdicts.leave(places, forged, os.urandom)


@pytest.mark.parametrize("how", ["words", "verdict", "record", "unknown record", "key", "signature"])
def test_a_verdict_that_was_altered_is_put_aside_and_told(desk: Desk, places: Places, how: str) -> None:
    """Nothing is added; it is kept, and told at every opening and by every check until it is put away."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    desk.close()
    said = give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    for note in places.inbox.iterdir():
        note.unlink()
    altered(places, said, how)
    number = {"record": "2026-002", "unknown record": "2026-900"}.get(how, NUMBER)
    for _ in range(2):
        desk.unlock(PASSPHRASE)
        assert (found(desk), desk.second_reader.aside()) == ([("found_verdict", number)], (number,))
        assert [each.code for each in desk.check()] == ["found_verdict"]
        assert desk.hands().register.entries(ADDENDUM) == []
        desk.close()
    desk.unlock(PASSPHRASE)
    desk.second_reader.take_back(number)
    assert (found(desk), desk.check(), desk.second_reader.aside()) == ([], (), ())
    assert list(places.inbox.iterdir()) == []


def test_a_damaged_verdict_is_put_aside_and_told(desk: Desk, places: Places) -> None:
    """One flipped bit, and it is not dropped in silence: it is known by its name whose it was."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    desk.close()
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    (note,) = places.inbox.iterdir()
    raw = note.read_bytes()
    note.write_bytes(raw[:60] + bytes([raw[60] ^ 1]) + raw[61:])
    desk.unlock(PASSPHRASE)
    assert (found(desk), desk.retention.added(NUMBER)) == ([("found_verdict", NUMBER)], ())
    desk.second_reader.lay_out(NUMBER, SECOND)  # and the second person can say it again
    desk.second_reader.give(NUMBER, SECOND, SAID)
    assert [each.what for each in desk.retention.added(NUMBER)] == ["disagrees"]


def test_what_is_no_verdict_and_no_call_stays_where_it_is(desk: Desk, places: Places) -> None:
    """What a newer program may have left is not touched; an old call still becomes a draft."""
    call = {"at": START.isoformat(), "who": "999", "said": "She ran.", "asked_to_do": "Wait."}
    notes: list[object] = [{"kind": "later"}, {"kind": "verdict", "said": {"what": "agrees"}}, ["verdict"], call]
    for note in notes:
        inbox.seal_note(places, json.dumps(note).encode())
    desk.close()
    desk.unlock(PASSPHRASE)
    assert (len(list(places.inbox.iterdir())), len(desk.drafts()), found(desk)) == (3, 1, [])


def test_laid_out_again_the_first_passphrase_opens_nothing(desk: Desk, places: Places) -> None:
    """Another passphrase and another key; a verdict that was given before is taken in first."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    desk.second_reader.lay_out(NUMBER, f"{SECOND} again")
    assert len(desk.retention.added(NUMBER)) == 1
    first = verdicts.reviews(desk.hands())
    desk.second_reader.lay_out(NUMBER, f"{SECOND} once more")
    assert verdicts.reviews(desk.hands()) != first
    refused("wrong_file_passphrase", read, places, NUMBER, f"{SECOND} again")


def test_what_was_taken_back_cannot_be_judged(desk: Desk, places: Places) -> None:
    """A copy of the file that somebody kept still opens, but no verdict from it counts any more."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    sheet = (places.review / f"{NUMBER}.sealed").read_bytes()
    desk.second_reader.take_back(NUMBER)
    desk.second_reader.take_back(NUMBER)
    (places.review / f"{NUMBER}.sealed").write_bytes(sheet)
    desk.second_reader.give(NUMBER, SECOND, SAID)
    assert (desk.retention.added(NUMBER), found(desk)) == ((), [("found_verdict", NUMBER)])


def test_what_is_gone_is_told(desk: Desk, places: Places) -> None:
    """If somebody deletes the file that was laid out, its owner hears of it; not while a verdict is on its way."""
    desk.second_reader.lay_out(NUMBER, SECOND)
    assert desk.second_reader.gone() == ()
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    assert desk.second_reader.gone() == ()
    (note,) = places.inbox.iterdir()
    note.unlink()
    assert desk.second_reader.gone() == (NUMBER,)
    desk.second_reader.take_back(NUMBER)
    assert desk.second_reader.gone() == ()


def test_disposing_of_a_record_leaves_nothing_of_its_review(desk: Desk, places: Places) -> None:
    """The sheet, a verdict on its way, one that was put aside and the key: all of it goes with the record, and one
    that comes too late is deleted."""
    over(desk, NUMBER)
    desk.second_reader.lay_out(NUMBER, SECOND)
    said = give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    altered(places, said, "key")
    desk.second_reader.lay_out(NUMBER, SECOND)
    give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    assert len(list(places.inbox.iterdir())) == 2
    desk.retention.dispose([NUMBER], "Its time is over.", WHO, PASSPHRASE)
    assert (list(places.inbox.iterdir()), list(places.review.iterdir())) == ([], [])
    assert verdicts.reviews(desk.hands()) == {}
    verdicts.leave(places, said, os.urandom)
    desk.second_reader.take_in()
    assert (list(places.inbox.iterdir()), found(desk)) == ([], [("found_verdict", NUMBER)])
    assert desk.check() == ()


def test_what_an_older_program_laid_out_is_read_and_not_judged(desk: Desk, places: Places) -> None:
    """It holds the record alone; the second person is told to have it laid out again. What is neither is told."""
    laid_out.lay_out(places, NUMBER, desk.record(NUMBER).entry.to_bytes(), SECOND)
    assert read(places, NUMBER, SECOND).record == desk.record(NUMBER)
    refused("lay_out_again", desk.second_reader.give, NUMBER, SECOND, SAID)
    for raw in (b"[]", b'{"entry":7}', b'{"entry":""}', b"\xff", desk.record(NUMBER).entry.to_bytes()[:-2]):
        laid_out.lay_out(places, NUMBER, raw, SECOND)
        refused("record_unreadable", read, places, NUMBER, SECOND)


def test_by_the_command_line(desk: Desk, places: Places, tmp_path: Path) -> None:
    """Laid out, listed, read as a paper with its additions, judged with the register shut, and part of the record."""
    desk.retention.add(NUMBER, "statement", "I see it otherwise.", "Child A")
    desk.close()
    where, paper, reasons = ("--store", places.root), tmp_path / "paper.pdf", tmp_path / "reasons.txt"
    reasons.write_text("The school must know as well.", "utf-8")
    laid = sharewell("second", "lay", NUMBER, *where, said=f"{PASSPHRASE}\n{SECOND}\n")
    assert (laid.returncode, laid.stderr) == (0, "")
    listed = sharewell("second", "list", *where, said=f"{PASSPHRASE}\n")
    assert (listed.returncode, listed.stdout) == (0, f"{NUMBER}\n")
    came = sharewell("second", "read", NUMBER, "--pdf", paper, *where, said=f"{SECOND}\n")
    assert came.returncode == 0, came.stderr
    assert "I see it otherwise." in "".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    for number, said in (("2026-002", SECOND), (NUMBER, PASSPHRASE)):
        no = sharewell("second", "read", number, "--pdf", tmp_path / "no.pdf", *where, said=f"{said}\n")
        assert (no.returncode, no.stdout, no.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "no.pdf").exists()
    assert sharewell("store", "check", *where, said=f"{SECOND}\n").returncode == 2
    judge = ("second", "give", NUMBER, "--verdict", "disagrees", "--role", "manager", *where)
    for by, more, said in (
        ("Ada Example", ("--reasons", reasons), SECOND),
        (WHO, (), SECOND),
        (WHO, ("--reasons", reasons), PASSPHRASE),
        (WHO, ("--reasons", tmp_path / "missing.txt"), SECOND),
    ):
        no = sharewell(*judge, "--by", by, *more, said=f"{said}\n")
        assert (no.returncode, no.stdout, no.stderr.count("\n")) == (2, "", 1)
    gave = sharewell(*judge, "--by", WHO, "--reasons", "-", said=f"{SECOND}\nThe school must know.\nAnd so must I.\n")
    assert (gave.returncode, gave.stderr) == (0, "")
    desk.unlock(PASSPHRASE)
    assert desk.retention.added(NUMBER)[-1].text == "The school must know.\nAnd so must I."


def test_the_command_line_tells_what_is_gone_and_what_was_put_aside(desk: Desk, places: Places) -> None:
    """One line each, beside what waits, and the answer is no; taken back, all is well."""
    for number in (NUMBER, "2026-002"):
        desk.second_reader.lay_out(number, SECOND)
    said = give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    desk.second_reader.take_back(NUMBER)
    altered(places, said, "words")
    (places.review / "2026-002.sealed").unlink()
    desk.close()
    where, typed = ("--store", places.root), f"{PASSPHRASE}\n"
    listed = sharewell("second", "list", *where, said=typed)
    assert (listed.returncode, listed.stdout, listed.stderr.count("\n")) == (1, "", 2)
    for number in (NUMBER, "2026-002"):
        assert sharewell("second", "back", number, *where, said=typed).returncode == 0
    assert sharewell("second", "list", *where, said=typed).returncode == 0
