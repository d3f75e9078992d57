"""The words are whole: every file can be read, every locale says the same things, and every word asked for is there."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from app.paths import resources
from tests.house import rules

WORDS = resources() / "words"
ORIGINAL = "en_GB"
LOCALES = sorted(path.name for path in WORDS.iterdir() if path.is_dir())
ERROR_PARTS = {"title", "what", "todo", "line"}
LATER = {"file"}
"""What the command line adds to an error by itself: which file it was reading."""


def leaves(table: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence of a file with its dotted key."""
    if isinstance(table, Mapping):
        for name, part in table.items():
            yield from leaves(part, f"{key}.{name}".strip("."))
    elif isinstance(table, list):
        for number, part in enumerate(table):
            yield from leaves(part, f"{key}.{number}")
    else:
        yield key, table


def placeholders(sentence: str) -> set[str]:
    """The names in braces. Raises ValueError where a brace is left open."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def locale(name: str, root: Path = WORDS) -> dict[str, str]:
    """Every sentence of one locale by `section:dotted.key`."""
    return {
        f"{path.stem}:{key}": sentence
        for path in sorted((root / name).glob("*.toml"))
        for key, sentence in leaves(read(path))
    }


def read(path: Path) -> Any:
    """One file of words; a fault in it is told with the file's name."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as trouble:
        raise ValueError(f"{path.name}: {trouble}") from trouble


def differences(original: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """What one locale lacks, has too much, or fills with other facts than the original."""
    lacking = [f"{key} has no words" for key in sorted(original.keys() - other.keys())]
    beyond = [f"{key} is not in the original" for key in sorted(other.keys() - original.keys())]
    unlike = [
        f"{key} has other placeholders"
        for key in sorted(original.keys() & other.keys())
        if placeholders(original[key]) != placeholders(other[key])
    ]
    return lacking + beyond + unlike


def asked(text: str) -> Iterator[tuple[int, str, str, set[str] | None]]:
    """Line, section, key and facts (None: not known here) of every word that code asks for by a written-out key."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        written = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        facts = {k.arg for k in node.keywords if k.arg}
        known = facts if all(k.arg for k in node.keywords) else None
        if name == "AppError" and len(written) == 1:
            for part in sorted(ERROR_PARTS):
                yield node.lineno, "errors", f"{written[0]}.{part}", known
        elif name == "text" and len(written) == 2:
            yield node.lineno, written[0], written[1], known
        elif name == "counted" and len(written) == 2:
            for form in ("one", "other"):
                yield node.lineno, written[0], f"{written[1]}_{form}", known if known is None else known | {"count"}


def unanswered(text: str, words: Mapping[str, str]) -> Iterator[str]:
    """Where code asks for a sentence that is not there, or does not give the facts it needs."""
    for line, section, key, facts in asked(text):
        sentence = words.get(f"{section}:{key}")
        if sentence is None:
            yield f"line {line}: {section}.toml has no words for {key}"
        elif facts is not None and (lacking := placeholders(sentence) - facts - LATER):
            yield f"line {line}: {section}.toml {key} needs {', '.join(sorted(lacking))}"


@pytest.mark.parametrize("name", LOCALES)
def test_every_sentence_can_be_said(name: str) -> None:
    """Every file of words can be read, no key stands twice, and every value is a sentence whose braces close."""
    sentences = locale(name)
    assert sentences
    for key, sentence in sentences.items():
        assert isinstance(sentence, str), key
        assert sentence.strip(), key
        assert all(field.isidentifier() for field in placeholders(sentence)), key


@pytest.mark.parametrize("name", LOCALES)
def test_every_locale_says_the_same_things(name: str) -> None:
    """A locale has the original's keys, no others, and fills each sentence with the same facts."""
    assert differences(locale(ORIGINAL), locale(name)) == []


def test_a_locale_that_differs_is_found() -> None:
    """A missing sentence, one too many and a changed placeholder are each named."""
    original = {"ui:a": "Hello {name}", "ui:b": "Bye"}
    assert differences(original, {"ui:a": "Bonjour {nom}", "ui:c": "Oui"}) == [
        "ui:b has no words",
        "ui:c is not in the original",
        "ui:a has other placeholders",
    ]


def test_every_word_asked_for_is_there() -> None:
    """Every key written in code has its sentence, and every error its title, what happened, what to do and line."""
    words = locale(ORIGINAL)
    found = []
    for path in rules.files(".py", under=("app", "ui")):
        found += [f"{path.relative_to(rules.ROOT)}: {fault}" for fault in unanswered(path.read_text("utf-8"), words)]
    assert not found


@pytest.mark.parametrize(
    "bad",
    [
        "words.text('ui', 'home.gone')",
        "words.text('ui', 'greeting')",
        "words.counted('ui', 'left', 3)",
        "raise AppError('nobody_worded_this')",
    ],
)
def test_a_word_that_is_not_there_is_found(bad: str) -> None:
    """A key without words, a fact not given, a plural without its forms and an unworded error are each found."""
    assert list(unanswered(bad, {"ui:greeting": "Hello {name}", "ui:left_one": "One left"}))


def test_a_word_that_is_there_is_not_complained_of() -> None:
    """A sentence given its facts, and facts handed on whole, pass."""
    words = {"ui:greeting": "Hello {name}", "ui:left_one": "{count} left", "ui:left_other": "{count} left"}
    code = "w.text('ui', 'greeting', name=n); w.text('ui', 'greeting', **facts); w.counted('ui', 'left', 2)"
    assert not list(unanswered(code, words))
