"""The papers for one recipient at the desk and on the command line: nothing goes while anything keeps it back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from app.decisions.additions import additions
from app.decisions.record import ADDENDUM
from app.decisions.sharing.releasing import PaperProblem
from app.decisions.sharing.searching import finds
from app.decisions.sharing.values import Cell, Ruling
from app.decisions.sharing.whole import Sharing
from app.desk import Desk
from app.desk.recipient_papers import WHICH, Spotted
from app.errors import AppError
from tests.pdf.reading import page_texts
from tests.unit.decisions.sharing.made import ITEMS, MOTHER, SOCIAL_WORKER, draft, sharing
from tests.unit.keeping import PASSPHRASE, set_up
from tests.unit.keeping import decided as decided_again
from tests.unit.test_cli import sharewell

NUMBER = "2026-001"
KEY = f"{PASSPHRASE}\n"
ANSWERED = MappingProxyType({**MOTHER.answers, "harmful": ("no",), "needed": ("part",)})
PART = "Child A had a bruise. A nurse looks at it."


def decided() -> Sharing:
    """All that must be decided is: what goes has its reason, and each find may go."""
    made = sharing(recipients=(SOCIAL_WORKER, replace(MOTHER, answers=ANSWERED)))
    made = made.put_cell(Cell(item="bruise", recipient="mum", give="part", words=PART, reason="She asked."))
    for cell in made.cells:
        for find in finds(made, made.recipient(cell.recipient), cell.words or made.item(cell.item).text):
            made = made.put_ruling(Ruling(recipient=cell.recipient, find=find.id, may_go=True))
    return made


def with_record(folder: Path, of: Sharing) -> Desk:
    """An open desk with one record of this."""
    desk, begun = set_up(folder), draft()
    desk.seal_draft(replace(begun.with_sharing(of, begun.updated), id=os.urandom(16).hex()))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada's open desk with a record of which all was decided."""
    made = with_record(tmp_path / "mine", decided())
    yield made
    made.close()


def refused(code: str, act: Callable[[], object]) -> AppError:
    """This act is refused with this code."""
    with pytest.raises(AppError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


def logged(desk: Desk) -> list[tuple[str, str, dict[str, object]]]:
    """What was filed about papers, the oldest first."""
    found = additions(desk.hands().register.entries(ADDENDUM), NUMBER)
    return [(each.what, each.by, dict(each.body)) for each in found]


def test_a_social_worker_gets_their_papers_at_once(desk: Desk, tmp_path: Path) -> None:
    """Nothing keeps them back; each is written whole, and each copy is noted with who took it."""
    of = desk.recipient_papers
    assert of.problems(NUMBER, "sw") == ()
    made = {"sheet": of.sheet_pdf, "script": of.script_pdf, "note": of.note_pdf}
    for which in WHICH:
        path = tmp_path / of.file_name(NUMBER, which)
        of.save(NUMBER, "sw", path, which=which)
        assert path.read_bytes() == made[which](NUMBER, "sw")
        assert path.name == f"{which}-{NUMBER}.pdf"
    copies = desk.copies.of(NUMBER)
    assert {each.sha256 for each in copies} == {
        hashlib.sha256((tmp_path / f"{which}-{NUMBER}.pdf").read_bytes()).hexdigest() for which in WHICH
    }
    assert {each.taker for each in copies} == {"Mx B. Tarn, Social worker, Thornshire Council"}
    printed = of.release(NUMBER, "sw")
    assert printed == of.sheet_pdf(NUMBER, "sw")
    assert desk.copies.of(NUMBER)[0].way == "printed"


def test_a_mother_gets_nothing_before_somebody_read_it(desk: Desk, tmp_path: Path) -> None:
    """Nor by an address that may be an old one; both are filed with who did it, and then it goes."""
    of, path = desk.recipient_papers, tmp_path / "out.pdf"
    fault = refused("paper_not_ready", lambda: of.save(NUMBER, "mum", path))
    assert fault.facts["problems"] == (PaperProblem("channel"), PaperProblem("look"))
    assert not path.exists()
    look = of.look(NUMBER, "mum")
    assert (look.needed, look.by, len(look.pages)) == (True, "", 1)
    refused("name_missing", lambda: of.looked(NUMBER, "mum", look.sha256, " "))
    refused("look_again", lambda: of.looked(NUMBER, "mum", "0" * 64, "Ada"))
    of.looked(NUMBER, "mum", look.sha256, "Ada")
    of.accept_channel(NUMBER, "mum", "Ben")
    assert logged(desk) == [
        ("looked", "Ada", {"recipient": "mum", "sha256": look.sha256, "pages": 1}),
        ("looked", "Ben", {"recipient": "mum", "channel": ["post", "old_address"]}),
    ]
    done = of.look(NUMBER, "mum")
    assert (done.by, done.sha256) == ("Ada", look.sha256)
    of.save(NUMBER, "mum", path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == look.sha256


def test_a_second_look_counts_for_one_paper_alone(desk: Desk) -> None:
    """Not for another recipient, and not for other pages of the same one."""
    of = desk.recipient_papers
    of.looked(NUMBER, "sw", of.look(NUMBER, "sw").sha256, "Ada")
    assert PaperProblem("look") in of.problems(NUMBER, "mum")
    of.looked(NUMBER, "mum", of.look(NUMBER, "mum").sha256, "Ada")
    assert PaperProblem("look") not in of.problems(NUMBER, "mum")
    assert PaperProblem("look") in of.problems(NUMBER, "mum", only_new=True)
    assert of.look(NUMBER, "mum", only_new=True).by == ""


def test_a_look_shows_each_page_and_what_was_found_on_it(desk: Desk) -> None:
    """People who were put in, postcodes, names and places by how they are written; not who it is from and to."""
    look = desk.recipient_papers.look(NUMBER, "sw")
    (page,) = look.pages
    assert "She lives at 14 Larch Road, Thornby TS9 4QX." in page.text
    assert Spotted("postcode", "TS9 4QX") in page.found
    assert Spotted("name", "Zuleika Marrable") in page.found
    assert [each for each in page.found if each.text in ("Ada Example", "Mx B. Tarn", "Role Name")] == []
    assert not look.needed


def test_what_is_cut_by_the_end_of_a_page_is_shown_on_both(tmp_path: Path) -> None:
    """A name that begins on one page and ends on the next escapes nobody."""
    name = " ".join(f"W{letter * 60}" for letter in "abcdefgh")  # each word of it takes a line
    text = "\n".join(["She is well."] * 32 + [f"Then came {name} and sat down.", *["She is well."] * 20])
    cells = (Cell(item="bruise", recipient="mum", give="part", words=text, reason="She asked."),)
    desk = with_record(tmp_path / "mine", replace(decided(), cells=cells))
    pages = desk.recipient_papers.look(NUMBER, "mum").pages
    assert len(pages) > 1
    assert not any(name in " ".join(page.text.split()) for page in pages)
    assert [name in [each.text for each in page.found] for page in pages] == [True] * len(pages)
    desk.close()


def test_the_same_record_gives_the_same_bytes(desk: Desk) -> None:
    """Also after something was logged that is not on the paper; only the sheet of what is new follows what was sent."""
    of = desk.recipient_papers
    before = [of.sheet_pdf(NUMBER, "sw"), of.script_pdf(NUMBER, "sw"), of.note_pdf(NUMBER, "sw")]
    new = of.sheet_pdf(NUMBER, "sw", only_new=True)
    desk.sharing_log.sent(NUMBER, to="sw", how="post")
    assert [of.sheet_pdf(NUMBER, "sw"), of.script_pdf(NUMBER, "sw"), of.note_pdf(NUMBER, "sw")] == before
    last = of.sheet_pdf(NUMBER, "sw", only_new=True)
    assert (ITEMS[2].text in "".join(page_texts(new)), "nothing new" in "".join(page_texts(last))) == (True, True)


def test_what_keeps_a_paper_back_is_said_in_words(tmp_path: Path) -> None:
    """With the number of the thing; where the words tell what must not be learnt, no paper is made at all."""
    cells = (
        Cell(item="shouting", recipient="sw", give="yes", reason="They ask."),
        Cell(item="bruise", recipient="mum", give="part", words="Ignatius Quill saw it.", reason="She asked."),
    )
    desk = with_record(tmp_path / "mine", replace(decided(), cells=cells, rulings=()))
    of = desk.recipient_papers
    lines = of.problem_lines(NUMBER, of.problems(NUMBER, "sw"))
    assert "Thing 2: something was found in its words, and nobody decided if it may go." in lines
    blocked = of.problem_lines(NUMBER, of.problems(NUMBER, "mum"))
    assert "Thing 1: it holds something that they must not learn." in blocked
    refused("paper_would_tell", lambda: of.sheet_pdf(NUMBER, "mum"))
    desk.close()


def test_an_amended_record_gives_no_papers_any_more(desk: Desk) -> None:
    """Those of the record that took its place go instead."""
    session = desk.amend(NUMBER, "She must not learn it after all.")
    desk.seal_draft(replace(decided_again(session.draft), id=os.urandom(16).hex()))
    of = desk.recipient_papers
    assert of.problem_lines(NUMBER, of.problems(NUMBER, "sw")) == (
        "A newer record took the place of this one. Make the papers from that one.",
    )
    refused("paper_not_ready", lambda: of.release(NUMBER, "sw"))
    assert of.problems("2026-002", "sw") == ()


@pytest.mark.parametrize("said", ["mum", "parent", "Mother", "parent a"])
def test_a_recipient_is_found_by_what_they_are(desk: Desk, said: str) -> None:
    """By id, kind, role or reference."""
    assert desk.recipient_papers.recipient(NUMBER, said) == "mum"


def test_nobody_is_guessed(desk: Desk, tmp_path: Path) -> None:
    """Neither somebody who is not there, nor one of two who both fit."""
    for said in ("", "police", "nobody"):
        refused("recipient_unknown", lambda said=said: desk.recipient_papers.recipient(NUMBER, said))  # type: ignore[misc]
    refused("recipient_unknown", lambda: desk.recipient_papers.sheet_pdf(NUMBER, "nobody"))
    two = replace(decided(), recipients=(*decided().recipients, replace(MOTHER, id="dad", role="Father", person="")))
    other = with_record(tmp_path / "other", two)
    refused("recipient_unknown", lambda: other.recipient_papers.recipient(NUMBER, "parent"))
    assert other.recipient_papers.recipient(NUMBER, "father") == "dad"
    other.close()


# --- the command line -------------------------------------------------------------------------------------------------
@pytest.fixture
def store(desk: Desk) -> Path:
    """The folder of the same register, shut."""
    folder = desk.hands().places.root
    desk.close()
    return folder


def test_the_command_writes_each_paper(store: Path) -> None:
    """Those that were asked for, where it was said; with none, it says that nothing keeps them back."""
    out = {name: store.parent / f"{name}.pdf" for name in ("pdf", "script", "note")}
    words = [word for name, path in out.items() for word in (f"--{name}", path)]
    ran = sharewell("papers", NUMBER, "--to", "child_sw", *words, "--store", store, said=KEY)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [f"Written: {path}" for path in out.values()]
    assert ITEMS[0].text in "".join(page_texts(out["pdf"].read_bytes()))
    check = sharewell("papers", NUMBER, "--to", "sw", "--only-new", "--store", store, said=KEY)
    assert (check.returncode, check.stdout) == (0, "Nothing keeps these papers back.\n")


def test_the_command_writes_nothing_while_something_is_open(store: Path) -> None:
    """It ends with 2 and says what, a line each."""
    out = store.parent / "out.pdf"
    ran = sharewell("papers", NUMBER, "--to", "parent", "--pdf", out, "--store", store, said=KEY)
    assert (ran.returncode, ran.stdout, out.exists()) == (2, "", False)
    assert ran.stderr.splitlines() == [
        "There is a doubt about the way it would go. Somebody must say that it may go that way.",
        "Nobody has read these pages one by one yet. This paper needs that before it goes.",
    ]
    nobody = sharewell("papers", NUMBER, "--to", "police", "--pdf", out, "--store", store, said=KEY)
    assert (nobody.returncode, len(nobody.stderr.splitlines())) == (2, 1)


def test_the_command_shows_each_page_and_asks(store: Path) -> None:
    """A page that is not right ends with 1 and files nothing; when all are right the paper goes."""
    out = store.parent / "out.pdf"
    words = ("papers", NUMBER, "--pdf", out, "--store", store)
    no = sharewell(*words, "--to", "sw", "--look", said=f"{KEY}no\n")
    assert (no.returncode, out.exists()) == (1, False)
    assert "Is page 1 right? (yes or no)" in no.stdout
    assert "  a postcode: TS9 4QX" in no.stdout.splitlines()
    to = ("--to", "mum", "--accept-channel", "Ben", "--looked-by", "Cara")
    yes = sharewell(*words, *to, said=f"{KEY}Yes\n")
    assert (yes.returncode, yes.stderr) == (0, "")
    assert "I only know what you told me. Read it yourself." in yes.stdout
    assert PART in yes.stdout
    assert "Filed: 1 page was read and is right." in yes.stdout
    assert PART in "".join(page_texts(out.read_bytes()))
