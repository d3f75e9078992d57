"""Asking for advice and telling people, at the desk and on the command line: papers, texts, and what is refused."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.cli import main
from app.decisions.sharing.codec import to_json
from tests.unit.decisions.journeys import SECRET
from tests.unit.decisions.sharing import made
from tests.unit.keeping import PASSPHRASE, set_up
from tests.unit.test_cli import sharewell

NAMES = ("Zuleika", "Marrable", "Quill", "Torquil", "Larch", "Fernhill")


def read(pdf: Path) -> str:
    """All that can be read."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A decision with people and things in a file."""
    people = [
        {"id": one.id, "role": one.role, "ref": one.ref, "name": known.name, "details": list(details)}
        for one, known in zip(made.PEOPLE, made.KNOWN, strict=True)
        for details in [to_json(made.sharing())["known"][made.PEOPLE.index(one)].get("details", ())]
    ]
    items = [
        {
            "kind": "concern",
            "text": "Zuleika Marrable is deaf and told me at 14 Larch Road, Thornby.",
            "about": ["girl"],
        }
    ]
    answers = {question: list(answer) for question, answer in SECRET.items()}
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"answers": answers, "people": people, "items": items}, default=vars), "utf-8")
    return file


UNSAFE, SAFE = "2026-001", "2026-002"
"""A record where it is unsafe to tell, and one where there is nothing against it."""

EVERYDAY = {
    **dict.fromkeys(("danger", "request", "harmful"), "no"),
    "role": "carer",
    "who": "ours",
    "about": "nobody",
    "topic": "care",
    "recipient": "school",
    "purpose": "care",
    "material": "basics",
    "needed": "all",
    "decision": "share",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register with both records in it, shut."""
    at = tmp_path_factory.mktemp("asking") / "mine"
    desk = set_up(at)
    desk.seal_draft(made.draft())
    draft = replace(made.draft(), id=os.urandom(16).hex(), answers={}, telling=())
    for question, answer in EVERYDAY.items():
        draft = draft.with_answer(question, (answer,), draft.updated)
    for question in ("judgement", "reasons"):
        draft = draft.with_answer(question, "They need it.", draft.updated)
    desk.seal_draft(draft)
    desk.close()
    return at


# --- advice -----------------------------------------------------------------------------------------------------------


def test_a_request_is_read_out_with_what_could_tell(case: Path, tmp_path: Path) -> None:
    """First whom to tell, then the request, then each thing to look for; and the paper, which names nobody."""
    paper = tmp_path / "request.pdf"
    ran = sharewell("advice-request", case, "--pdf", paper, "--region", "Thornby=a town in the north")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Tell them first: ")
    assert "Child A is deaf and told me at a place, a town in the north." in ran.stdout
    assert "Found: deaf. In: Child A is deaf" in ran.stdout
    assert "- Faith, or how it is lived. Nothing found; look for it." in ran.stdout
    assert [name for name in NAMES if name in ran.stdout + read(paper)] == []
    assert "What they said" in read(paper)


def test_a_request_is_json_for_other_programs(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what could still tell; and nothing was written anywhere."""
    before = sorted(case.parent.iterdir())
    assert main(["advice-request", str(case), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"first", "title", "lines", "left_out", "could_tell"}
    assert {"kind": "health", "found": "deaf"}.items() <= next(
        each for each in found["could_tell"] if each["kind"] == "health"
    ).items()
    assert sorted(case.parent.iterdir()) == before


def test_nothing_urgent_and_something_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing stands before a request that can wait; what had to be left out is said."""
    file = tmp_path / "case.json"
    people = [{"id": "c", "role": "child", "ref": "Child A", "name": "Zuleika"}]
    items = [{"kind": "basics", "text": "Zu1e1ka ran."}]
    file.write_text(json.dumps({"answers": {"danger": "no"}, "people": people, "items": items}), "utf-8")
    assert main(["advice-request", str(file)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("I would like advice.")
    assert "1 sentence was left out" in said


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (["--region", "Thornby"], "--region expects PLACE=REGION."),
        (["--region", "=north"], "--region expects PLACE=REGION."),
        (["--pdf", "{file}/a.pdf"], "cannot be written there"),
    ],
)
def test_a_request_that_cannot_be_made_is_refused(
    case: Path, more: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, and with 2."""
    assert main(["advice-request", str(case), *(each.format(file=case) for each in more)]) == 2
    assert line in capsys.readouterr().err


def test_a_file_that_is_wrong_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for any other command that takes one."""
    file = tmp_path / "case.json"
    file.write_text('{"people": [{"id": "c"}]}', "utf-8")
    assert main(["advice-request", str(file)]) == 2
    assert str(file) in capsys.readouterr().err
    assert main(["advice-request", str(tmp_path / "none.json")]) == 2


# --- notices ----------------------------------------------------------------------------------------------------------


def test_a_notice_is_changed_and_printed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The agency's name and number are in it where they are set; what it does not say is a line to write on."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text('[agency]\nname = "Brightwater"\n', "utf-8")
    text, paper = tmp_path / "privacy.txt", tmp_path / "privacy.pdf"
    assert main(["notice", "privacy", "--store", str(home), "--text", str(text)]) == 0
    assert capsys.readouterr().out == f"Written: {text}\n"
    changed = text.read_text("utf-8")
    assert "Brightwater" in changed
    text.write_text(changed.replace("# If you are not happy", "# If we were wrong"), "utf-8")
    assert main(["notice", "privacy", "--store", str(home), "--from", str(text), "--pdf", str(paper)]) == 0
    assert "If we were wrong" in read(paper)
    assert "____" in read(paper)
    assert "{" not in read(paper)
    assert PdfReader(paper).metadata.title == "Notice"  # type: ignore[union-attr]  # a paper has them


def test_the_childrens_guide_is_printed_as_it_comes(tmp_path: Path) -> None:
    """On one page."""
    paper = tmp_path / "children.pdf"
    assert main(["notice", "children", "--store", str(tmp_path), "--pdf", str(paper)]) == 0
    assert "Childline" in read(paper)
    assert len(PdfReader(paper).pages) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        ["privacy"],
        ["privacy", "--from", "{file}"],
        ["privacy", "--pdf", "{file}", "--person", "Child A"],
        ["children", "--text", "{file}", "--child"],
        ["2026-001", "--pdf", "{file}"],
        ["2026-001", "--person", "Child A"],
        ["2026-001", "--person", "Child A", "--pdf", "{file}", "--text", "{file}"],
    ],
)
def test_a_notice_that_is_half_said_is_refused(
    wanted: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    file = tmp_path / "out"
    assert main(["notice", "--store", str(tmp_path / "none"), *(each.format(file=file) for each in wanted)]) == 2
    assert "give --person and --pdf" in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize(
    ("body", "line"),
    [(b"\xff\xfe\x00", "not plain text"), (b"", "expected a first line"), (b"#" + b"x" * 200_000, "longer than 40000")],
)
def test_a_text_that_is_no_notice_is_refused(
    body: bytes, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named, and there is no paper."""
    file, paper = tmp_path / "notice.txt", tmp_path / "out.pdf"
    file.write_bytes(body)
    assert main(["notice", "privacy", "--store", str(tmp_path), "--from", str(file), "--pdf", str(paper)]) == 2
    said = capsys.readouterr().err
    assert line in said
    assert str(file) in said
    assert not paper.exists()
    missing = ["--from", str(tmp_path / "none"), "--pdf", str(paper)]
    assert main(["notice", "privacy", "--store", str(tmp_path), *missing]) == 2
    assert main(["notice", "privacy", "--store", str(tmp_path), "--text", str(file / "below")]) == 2


def test_a_notice_for_a_person_is_about_a_record(folder: Path, tmp_path: Path) -> None:
    """In words for a child, with what goes about them and nobody's name, whatever way the reference is typed."""
    paper = tmp_path / "notice.pdf"
    wanted = ["notice", SAFE, "--store", folder, "--person", " child a", "--child", "--pdf", paper]
    ran = sharewell(*wanted, said=f"{PASSPHRASE}\n")
    assert ran.returncode == 0, ran.stderr
    assert f"Written: {paper}" in ran.stdout
    assert "What we tell other people about you" in read(paper)
    assert "Child A had a round bruise" in read(paper)
    assert [name for name in NAMES if name in read(paper)] == []


@pytest.mark.parametrize(
    ("number", "who", "line"),
    [
        (UNSAFE, "Child A", "does not say that this person may be told"),
        (SAFE, "Child B", "Nothing about this person goes"),
        (SAFE, "Stranger", "no such person"),
        ("2026-009", "Child A", "2026-009"),
    ],
)
def test_a_notice_that_may_not_be_is_refused(folder: Path, tmp_path: Path, number: str, who: str, line: str) -> None:
    """Where it is unsafe, where nothing goes about them, where nobody is called that, and where there is no record."""
    paper = tmp_path / "notice.pdf"
    ran = sharewell("notice", number, "--store", folder, "--person", who, "--pdf", paper, said=f"{PASSPHRASE}\n")
    assert ran.returncode == 2
    assert line in ran.stderr
    assert not paper.exists()
