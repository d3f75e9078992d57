"""What was disposed of is nowhere: not in a page, an index, a draft, a log, a backup; and the chain still verifies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from app.decisions.tombstones import tombstone
from app.desk import Desk, disposing
from app.desk.whereabouts import Whereabouts
from app.paths import Places
from app.store.engine import connect
from app.vault.laid_out import lay_out
from tests.faults.clear_pages import clear_pages
from tests.faults.seeking import leaks_under, words_in
from tests.store.sealing import MARK
from tests.unit.keeping import PASSPHRASE, WHO, over, seal, set_up

OTHER = "Somebody else was late."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in which a marked name was written everywhere: two records hold it, one of them many times over."""
    made = set_up(tmp_path / "mine")
    stick = tmp_path / "stick"
    stick.mkdir()
    seal(made, f"{MARK} told me. " * 400, reasons=f"{MARK} may be hurt.")
    seal(made, OTHER)
    seal(made, f"It was {MARK} again.")
    for number in ("2026-001", "2026-003"):
        over(made, number)
        made.retention.add(number, "statement", f"I am {MARK}, and I see it otherwise.", MARK)
        made.retention.hold(number, f"{MARK} has asked.", MARK)
        made.retention.lift(number, MARK)
        lay_out(made.hands().places, number, MARK.encode(), "another four ordinary words")
    draft = made.blank().with_note("topic", f"{MARK} rang. " * 400, made.blank().started)
    made.autosave(draft)
    made.discard(draft.id)
    made.keep_whereabouts(Whereabouts(words=(("said", MARK),)))
    made.retention.about_person(MARK, [MARK.split()[0]])
    (tmp_path / "mine" / "register.db.before-2").write_bytes(made.hands().places.register.read_bytes())
    made.backups.choose(stick)
    made.backups.make()
    yield made
    made.close()


def registers(tmp_path: Path) -> dict[str, bytes]:
    """Every register here, by the name of its file, also those in backups; and the logs beside them."""
    found = {}
    for path in (path for path in sorted(tmp_path.rglob("*")) if path.is_file() and path.stat().st_size):
        if is_zipfile(path):
            with ZipFile(path) as backup:
                found[path.name] = backup.read("register.db")
        elif path.name.startswith("register.db"):
            found[path.name] = path.read_bytes()
    return found


def test_fault_42_what_was_disposed_of_is_nowhere(desk: Desk, tmp_path: Path) -> None:
    """Content, index, additions, holds, whereabouts, free pages, copies and backups: before, the name is in each of
    them; afterwards it is in none, the old key opens none, the other record is whole and the chain verifies."""
    places, clock, old = desk.hands().places, desk.hands().clock, desk.hands().keys.data_key
    desk.close()
    before = registers(tmp_path)
    assert len(before) == 3
    for name, raw in before.items():
        assert words_in(b"".join(clear_pages(raw, old))), name
    desk.unlock(PASSPHRASE)
    done = desk.retention.dispose(["2026-001", "2026-003"], "Its time is over.", WHO, PASSPHRASE)
    assert done.after.left == ()
    assert desk.retention.about_person(MARK).passages == ()
    assert desk.check() == ()
    new = desk.hands().keys.data_key
    desk.close()
    after = registers(tmp_path)
    assert len(after) == 2
    for name, raw in after.items():
        assert words_in(b"".join(clear_pages(raw, new))) == [], name
        with pytest.raises(ValueError, match="another key"):
            list(clear_pages(raw, old))
    with pytest.raises(Exception, match="not a database"):
        connect(places.register, old)
    assert list(leaks_under(tmp_path)) == []
    assert not list(places.review.iterdir())
    again = Desk(places, clock)
    again.unlock(PASSPHRASE)
    assert [record.content.happened for record in again.hands().register.records()] == [OTHER]
    assert again.check() == ()
    (certificate,) = again.retention.certificates()
    assert {line.said.record for line in certificate.lines} == {"2026-001", "2026-003"}
    assert words_in(repr(certificate)) == []
    again.close()


@pytest.mark.parametrize("seq", [2, 4])
def test_fault_42_what_was_erased_without_a_tombstone_is_found(desk: Desk, seq: int) -> None:
    """A record or an addition that somebody with the key blanks behind our back, beside a true disposal, is named."""
    desk.retention.dispose(["2026-003"], "Its time is over.", WHO, PASSPHRASE)
    assert desk.check() == ()
    hands = desk.hands()
    connection = connect(hands.places.register, hands.keys.data_key)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE records SET content = NULL, salt = NULL WHERE seq = ?", (seq,))
    connection.close()
    assert [found.code for found in desk.check()] == ["found_erased"]


def test_fault_42_cut_off_before_it_is_final_it_is_finished_at_the_next_chance(desk: Desk, tmp_path: Path) -> None:
    """The computer stops right after the records went: what is left to do is known, and doing it leaves nothing."""
    hands = desk.hands()
    was = {number: desk.retention.standing(number) for number in ("2026-001", "2026-003")}

    def said(entry, addenda, at):
        by = {"reason": "Its time is over.", "authorised_by": WHO, "disposed_by": WHO, "at": at}
        return tombstone(entry, addenda, was[entry.header.record], **by).to_json()

    disposing._keep(hands, disposing.STEPS)
    disposing._destroyed(hands, tuple(was), said)
    clock, old = hands.clock, hands.keys.data_key
    desk.close()
    again = Desk(Places(tmp_path / "mine"), clock)
    again.unlock(PASSPHRASE)
    assert again.retention.left() == ("tidy", "key", "backups")
    assert again.check() == ()
    assert again.retention.finish(PASSPHRASE).left == ()
    assert again.retention.left() == ()
    assert again.hands().keys.data_key != old
    new = again.hands().keys.data_key
    again.close()
    for name, raw in registers(tmp_path).items():
        assert words_in(b"".join(clear_pages(raw, new))) == [], name
