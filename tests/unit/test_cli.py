"""The command line, as another program meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import wall_clock
from app.desk import Desk
from app.guidance import GUIDANCE
from app.paths import Places
from tests.unit.decisions.journeys import SECRET

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "four ordinary words together"
DECIDED = {
    "answers": {question: list(answer) for question, answer in SECRET.items()},
    "judgement": "Her social worker must know.",
    "decision": "share_now",
    "reasons": "She told me that her uncle hits her.",
}


def sharewell(*words: object, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command in a process of its own; it fails if Qt was loaded."""
    program = (
        "import sys\nfrom ui.__main__ import main\ncode = main(sys.argv[1:])\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]\nsys.exit(code)"
    )
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
        check=False,
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A finished decision in a file."""
    file = tmp_path / "case.json"
    file.write_text(json.dumps(DECIDED), "utf-8")
    return file


def test_questions_are_listed_in_order_with_their_words() -> None:
    """Every question once, in the order they are asked, with everything another program needs."""
    ran = sharewell("questions", "--json")
    assert ran.returncode == 0, ran.stderr
    listed = json.loads(ran.stdout)
    assert [each["id"] for each in listed] == list(GUIDANCE.editions[0].order())
    keys = {"id", "rule", "kind", "options", "required", "closing", "own_words", "heading", "hint", "why", "asked"}
    for each in listed:
        assert set(each) == keys
        assert each["heading"]
        assert each["why"]
        assert each["kind"] in {"one", "many", "text", "date"}
        assert all(option["label"] for option in each["options"])
        question = GUIDANCE.by_id[each["id"]]
        flags = (question.required, question.closing, question.own_words)
        assert (each["required"], each["closing"], each["own_words"]) == flags
        assert [bool(option.get("group")) for option in each["options"]] == [bool(o.group) for o in question.options]
    hints = [option["hint"] for each in listed for option in each["options"] if "hint" in option]
    assert hints
    assert all(hints)
    assert "danger" in sharewell("questions").stdout


def test_assess_reads_standard_input_and_says_what_is_open() -> None:
    """An outcome is null while questions are open, and they come in the order they would be asked."""
    ran = sharewell("assess", "-", "--json", said='{"answers": {"danger": "no", "role": "carer"}}')
    found = json.loads(ran.stdout)
    assert found["outcome"] is None
    assert found["open"] == ["who", "about", "topic", "recipient"]
    danger = json.loads(sharewell("assess", "-", "--json", said='{"answers": {"danger": "unsure"}}').stdout)
    assert danger["outcome"] == "act_now"
    assert danger["tell_now"][0]["id"] == "emergency"
    assert danger["tell_now"][0]["number"] == "999"
    assert danger["tell_now"][0]["how"][0].startswith("Say where you are")


def test_assess_says_every_part_with_its_reasons(tmp_path: Path) -> None:
    """Parts, sources, causes, the path, and what was ignored; for people too."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"known_at": "2026-11-20T14:05", "answers": {**SECRET, "consent": "refused"}}), "utf-8")
    found = json.loads(sharewell("assess", file, "--json").stdout)
    assert found["outcome"] == "share_now"
    assert found["tell_person"] == "no"
    assert found["consent"] == "not_needed"
    assert found["decider"] == "you"
    assert found["open"] == []
    assert found["ignored"] == ["consent"]
    assert found["why"]["outcome"]["because"]["recipient"] == ["child_sw"]
    assert found["tell_now"][0]["by"] == "2026-11-21T14:05:00+00:00"
    assert found["tell_child"]
    assert found["basis"]
    assert found["ground"]
    assert found["facts"] == {"edition": "2018", "office": "open", "service": "unknown", "overlays": []}
    assert not any(each["around"] for each in (*found["tell_now"], *found["duties"], *found["why"].values()))
    assert found["duties"][0]["when"].startswith("now")
    plain = sharewell("assess", file)
    assert "Share with them without delay [share_now]" in plain.stdout
    assert "consent" in plain.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ('{"answers": {"dangr": "yes"}}', ["-", "dangr"]),
        ('{"answers": {"danger": "perhaps"}}', ["-", "danger", "yes, no, unsure"]),
        ('{"answers": {"danger": "no", "danger": "yes"}}', ["-", "danger", "once"]),
        ('{"answers": ' * 3_000, ["-", "JSON"]),
        ("not json", ["-", "line 1"]),
        ('{"answers": {"reasons": "' + "x" * 10_000_000 + '"}}', ["-", "at most"]),
        ('{"answers": {"reasons": "' + "x" * 300_000 + '"}}', ["-", "reasons", "at most"]),
    ],
)
def test_wrong_input_is_one_line_and_exit_two(said: str, parts: list[str]) -> None:
    """The line names the file, the question and what was expected; nothing goes to standard output."""
    ran = sharewell("assess", "-", "--json", said=said)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1, ran.stderr
    for part in parts:
        assert part in ran.stderr


def test_a_file_that_is_not_there_is_named() -> None:
    """Exit two and its name."""
    ran = sharewell("assess", "nowhere.json")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "nowhere.json" in ran.stderr


def test_decide_in_a_scratch_register_writes_a_paper(case: Path, tmp_path: Path) -> None:
    """Sealed, with its number, and it says that the register was thrown away."""
    paper = tmp_path / "out.pdf"
    ran = sharewell("decide", case, "--pdf", paper, "--scratch")
    assert ran.returncode == 0, ran.stderr
    assert paper.read_bytes().startswith(b"%PDF-")
    assert "Throw-away" in ran.stderr
    assert "throw-away" in ran.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["case.json", "out.pdf"]


def test_decide_refuses_what_is_not_finished(tmp_path: Path) -> None:
    """The first open question is named, and no paper is written."""
    file, paper = tmp_path / "half.json", tmp_path / "out.pdf"
    file.write_text(json.dumps({**DECIDED, "answers": {"danger": "no"}}), "utf-8")
    ran = sharewell("decide", file, "--pdf", paper, "--scratch")
    assert ran.returncode == 2
    assert "half.json" in ran.stderr
    assert "role" in ran.stderr
    assert not paper.exists()


def test_a_paper_that_cannot_be_written_is_said(case: Path, tmp_path: Path) -> None:
    """The folder does not exist because its name is a file: exit two, the record was sealed."""
    (tmp_path / "file").write_text("in the way")
    ran = sharewell("decide", case, "--pdf", tmp_path / "file" / "out.pdf", "--scratch")
    assert ran.returncode == 2
    assert "sealed and safe" in ran.stderr


def test_a_new_law_is_held_against_what_was_sealed(case: Path, tmp_path: Path) -> None:
    """Where today's rules would say otherwise it is told record by record, the answer is 1, and nothing is changed."""
    folder, key = tmp_path / "register", f"{PASSPHRASE}\n"
    desk = Desk(Places(folder), wall_clock)
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    desk.close()
    told = json.loads(case.read_text("utf-8"))
    told["answers"]["topic"] = ["disclosure", "sexual"]
    case.write_text(json.dumps(told), "utf-8")
    assert sharewell("decide", case, "--pdf", tmp_path / "out.pdf", "--store", folder, said=key).returncode == 0
    (folder / "settings.toml").write_text("[guidance.new_laws]\nabuse_reporting = 2026-01-01\n", "utf-8")
    today = sharewell("store", "again", "--store", folder, said=key)
    assert today.returncode == 1
    assert "Tell them now: " in today.stdout
    assert "-> The police: 101" in today.stdout
    assert sharewell("store", "check", "--store", folder, said=key).returncode == 0


def test_store_check_and_decide_in_a_kept_register(case: Path, tmp_path: Path) -> None:
    """The passphrase is the first line of standard input; a wrong one, a missing register and damage are told apart."""
    folder = tmp_path / "register"
    assert sharewell("store", "check", "--store", folder, said="x\n").returncode == 2
    desk = Desk(Places(folder), wall_clock)
    desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="Example Fostering")
    desk.close()
    wrong = sharewell("store", "check", "--store", folder, said="not the passphrase\n")
    assert wrong.returncode == 2
    assert "passphrase" in wrong.stderr
    ran = sharewell("decide", case, "--pdf", tmp_path / "out.pdf", "--store", folder, said=f"{PASSPHRASE}\n")
    assert ran.returncode == 0, ran.stderr
    well = sharewell("store", "check", "--store", folder, said=f"{PASSPHRASE}\n")
    assert (well.returncode, well.stderr) == (0, "")
    assert "1 record" in well.stdout
    today = sharewell("store", "again", "--store", folder, said=f"{PASSPHRASE}\n")
    assert (today.returncode, today.stdout) == (0, "Today's rules say the same about the one sealed decision.\n")
    with (folder / "register.db").open("r+b") as file:
        file.seek(-100, 2)
        byte = file.read(1)
        file.seek(-100, 2)
        file.write(bytes([byte[0] ^ 1]))
    damaged = sharewell("store", "check", "--store", folder, said=f"{PASSPHRASE}\n")
    assert damaged.returncode in {1, 2}
    assert damaged.stdout or damaged.stderr


def test_assess_knows_the_service_the_hour_and_the_new_laws(tmp_path: Path) -> None:
    """What a file says of the service and of new laws counts, from the day it names; a fact is no cause by itself."""
    file = tmp_path / "a.json"
    said = {
        "edition": "2024",
        "known_at": "2026-11-21T22:00",
        "service": "council",
        "new_laws": {"duty_to_share": "2026-09-30", "abuse_reporting": "2027-01-01"},
        "answers": {**SECRET, "role": "ssw", "event": "none"},
    }
    file.write_text(json.dumps(said), "utf-8")
    found = json.loads(sharewell("assess", file, "--json").stdout)
    assert found["facts"] == {
        "edition": "2024",
        "office": "closed",
        "service": "council",
        "overlays": ["duty_to_share"],
    }
    assert found["why"]["basis"]["case"] == "council"
    assert {question for why in found["why"].values() for question in why["because"]} <= set(found["path"])
    assert "out_of_hours" in [tell["id"] for tell in found["tell_now"]]


def test_words_that_go_round_someone_say_so(tmp_path: Path) -> None:
    """Where the worry is about the child's social worker, nobody is sent to them, and it can be seen that it is so."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"answers": {**SECRET, "about": ["parent", "child_sw"]}}), "utf-8")
    found = json.loads(sharewell("assess", file, "--json").stdout)
    assert "child_sw" not in [tell["id"] for tell in found["tell_now"]]
    assert found["why"]["tell_person"]["around"]
    assert "child's social worker decides" not in found["why"]["tell_person"]["text"]


def test_an_office_hears_the_law_and_a_carer_does_not() -> None:
    """The basis is proposed aloud to a social worker only; other programs get it for everyone."""
    for role, heard in (("ssw", True), ("carer", False)):
        said = json.dumps({"answers": {**SECRET, "role": role, "event": "none"}})
        aloud = sharewell("assess", "-", said=said).stdout
        assert ("Article 6" in aloud) is heard
        assert json.loads(sharewell("assess", "-", "--json", said=said).stdout)["basis"] == "recognised_interest"


def test_what_must_happen_goes_into_a_calendar_without_names(case: Path, tmp_path: Path) -> None:
    """An entry for each person to tell and each duty to come; nothing of what was written; a bad place is one line."""
    out = tmp_path / "due.ics"
    ran = sharewell("assess", case, "--json", "--ics", out)
    found = json.loads(ran.stdout)
    text = out.read_text("utf-8").replace("\r\n ", "")
    ahead = [each for each in (*found["tell_now"], *found["duties"]) if each["when"] != "now"]
    assert text.count("BEGIN:VEVENT") == len(ahead) > 2
    assert "uncle" not in text
    assert "Her social worker" not in text
    nowhere = sharewell("assess", case, "--json", "--ics", tmp_path / "no" / "due.ics")
    assert nowhere.returncode == 2
    assert len(nowhere.stderr.splitlines()) == 1
    assert "due.ics" in nowhere.stderr
