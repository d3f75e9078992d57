"""The house rules hold for every file, and each rule is shown to catch what it is for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.house import rules

CODE = ("app", "ui", "tests", "requirements", "run", "check", "build.spec")
Rule = Callable[[str], Iterator[str]]


def faults(rule: Rule, *suffixes: str, under: tuple[str, ...] = ()) -> list[str]:
    """What one rule finds in the project's files."""
    found = []
    for path in rules.files(*suffixes, under=under):
        text = rules.text_of(path)
        if text is not None:
            found += [f"{path.relative_to(rules.ROOT)}: {fault}" for fault in rule(text)]
    return found


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        (rules.too_long, "x = 1\n" * 351),
        (rules.names_outside, "see https://py" + "pi.org/simple"),
        (rules.names_outside, "open('/ho" + "me/someone/file')"),
        (rules.unfinished, "x = 1  # TO" + "DO later"),
        (rules.unfinished, "@pytest.mark.sk" + "ip"),
        (rules.unfinished, "from unittest.mo" + "ck import patch"),
        (rules.unfinished, "time.sl" + "eep(1)"),
        (rules.unfinished, "    except Exception:  "),
        (rules.unexplained, "x = 1\n"),
        (rules.unexplained, '"""Says what it is for."""\ndef test_it():\n    assert 1\n'),
        (rules.vague_names, "class WordsManager: ..."),
        (rules.vague_names, "class DataBox: ..."),
        (rules.vague_names, "def process_answers(): ..."),
        (rules.vague_names, "def text_utils(): ..."),
        (rules.sentences, "label.setText('Continue')"),
        (rules.sentences, "QPushButton('Back', self)"),
        (rules.sentences, "title = 'Who must be told'"),
        (rules.sentences, "title = f'Tell {who} now' if who else f'It’s for {who}'"),
        (rules.sentences, "title = 'Don’t share this'"),
    ],
)
def test_each_rule_finds_its_fault(rule: Rule, bad: str) -> None:
    """Every rule can fail: it finds the fault it is there for."""
    assert list(rule(bad))


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        (rules.too_long, "x = 1\n" * 350),
        (rules.unfinished, "    except Exception:  # the plug-in may raise anything; reported and shown\n"),
        (rules.unfinished, "xfail_strict = true"),
        (rules.vague_names, "class Database: ...\ndef data_key(): ..."),
        (rules.sentences, '"""Words for a programmer."""\nraise ValueError("Words for a programmer")'),
        (rules.sentences, "label.setText(words.text('ui', 'home.start'))\nlabel.setObjectName('Heading')"),
        (rules.sentences, "Source('act', 'Children Act 1989, section 47, as in force')"),
        (rules.sentences, "font = 'Noto Sans'\nquery = 'SELECT id FROM draft'\nkey = 'Ctrl+Return'"),
    ],
)
def test_each_rule_lets_good_work_pass(rule: Rule, good: str) -> None:
    """No rule cries out at what is allowed."""
    assert not list(rule(good))


def test_no_file_is_too_long() -> None:
    """No code file is longer than 350 lines."""
    assert not faults(rules.too_long, ".py", "run", "check", ".spec", under=CODE)


def test_nothing_names_a_registry_or_one_machine() -> None:
    """No file names a package registry's host or a path of one machine."""
    assert not faults(rules.names_outside)


def test_nothing_is_unfinished_or_switched_off() -> None:
    """No code is left for later, no test is switched off, mocked or waits a fixed time, no error is swallowed."""
    assert not faults(rules.unfinished, ".py", ".toml", ".spec", "run", "check")


def test_everything_says_what_it_is_for() -> None:
    """Every module opens with what it is for, and every test says what it proves."""
    assert not faults(rules.unexplained, ".py", "run", "check", ".spec", under=CODE)


def test_names_say_something() -> None:
    """No class, function, module or folder has a name that would fit anything."""
    assert rules.vague_path("app/utils.py")
    assert rules.vague_path("ui/common/text.py")
    assert not [p for p in rules.files(under=("app", "ui")) if rules.vague_path(str(p.relative_to(rules.ROOT)))]
    assert not faults(rules.vague_names, ".py", under=("app", "ui", "tests", "requirements"))


def test_sentences_live_in_resources() -> None:
    """No sentence that a person reads stands in code."""
    assert not faults(rules.sentences, ".py", under=("app", "ui"))


@pytest.mark.parametrize("name", ["run", "check", ".ci/run"])
def test_the_two_commands_can_be_started(name: str) -> None:
    """The commands of the README, and the build machine's, are executable files that name their interpreter."""
    path = rules.ROOT / name
    assert os.access(path, os.X_OK)
    assert path.read_text("utf-8").startswith("#!/usr/bin/env ")
