"""The house rules as functions: each is given one file's text and gives the faults it finds, in words."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 350
"""Lines. A longer file has two rooms in it."""

VAGUE = {"manager", "helper", "helpers", "util", "utils", "service", "handler", "data", "info", "base", "abstract"}
SETTERS = {
    *("setText", "setPlainText", "setWindowTitle", "setTitle", "setToolTip", "setStatusTip", "setWhatsThis"),
    *("setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setInformativeText"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "addAction", "addMenu"),
}
SENTENCE = re.compile(r"^\W*[A-Z][a-z]*(['’]\w+)?,? [a-z]+\b")

# Written with a bracket in each, so that this file is not its own first finding.
OUTSIDE = {
    "a package registry": r"py[p]i\.org|pythonhoste[d]\.org|deb\.debia[n]\.org|registry\.npmj[s]",
    "a work folder of one machine": r"/wor[k]/(main|shared|\.library)|/opt/py[p]i",
    "one person's folder": r"/hom[e]/\w+/|/roo[t]/|/User[s]/\w|[A-Z]:\\User[s]",
}
UNFINISHED = {
    "unfinished work": r"TOD[O]|FIXM[E]|NotImplemente[d]",
    "a test switched off": r"pytest\.ski[p]|mark\.ski[p]|xfai[l]\b(?!_strict)|assert Tru[e]\b",
    "a mock": r"unittest\.moc[k]|MagicMoc[k]",
    "a fixed wait": r"time\.slee[p]\(|qtbot\.wai[t]\(|QTest\.qWai[t]\(|QThread\.m?slee[p]\(",
    "a broad except without its reason": r"except( Exception| BaseException)?( as \w+)?:[ \t]*$",
}


def files(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """The project's own files, committed or about to be, by how their names end and where they lie."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *under],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in sorted(set(listed)) if name and name.endswith(suffixes or ("",))]
    return [path for path in paths if path.is_file()]


def text_of(path: Path) -> str | None:
    """What a file says, or None where it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def too_long(text: str) -> Iterator[str]:
    """A file over the budget of lines."""
    if (lines := len(text.splitlines())) > LONGEST:
        yield f"{lines} lines; a room is missing"


def names_outside(text: str) -> Iterator[str]:
    """A registry's host or one machine's path, which mean nothing on the next computer."""
    yield from _patterns(text, OUTSIDE)


def unfinished(text: str) -> Iterator[str]:
    """Work left for later, tests switched off, mocks, fixed waits, and errors swallowed whole."""
    yield from _patterns(text, UNFINISHED)


def _patterns(text: str, patterns: dict[str, str]) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        for name, pattern in patterns.items():
            if re.search(pattern, line):
                yield f"line {number}: {name}: {line.strip()[:80]}"


def unexplained(text: str) -> Iterator[str]:
    """A module that does not say what it is for, or a test that does not say what it proves."""
    tree = ast.parse(text)
    if text.strip() and not ast.get_docstring(tree):
        yield "the module has no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node):
            yield f"line {node.lineno}: {node.name} does not say what it proves"


def vague_names(text: str) -> Iterator[str]:
    """A class or function whose name says nothing."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            words = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", node.name)}
            if words & VAGUE:
                yield f"line {node.lineno}: class {node.name}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            words = set(node.name.strip("_").split("_"))
            if "process" in words or words & (VAGUE - {"data", "base", "info", "manager", "service"}):
                yield f"line {node.lineno}: def {node.name}"


def vague_path(path: str) -> bool:
    """Whether a module or folder is called by a name that says nothing."""
    return bool({part.lower() for part in Path(path).with_suffix("").parts} & (VAGUE | {"common", "misc"}))


def sentences(text: str) -> Iterator[str]:
    """People's words in code. Docstrings, what only a programmer reads (raise, assert) and citations are not."""
    tree = ast.parse(text)
    private: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.Call) and _called(node) == "Source"):
            private.update(ast.walk(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            private.add(node.value)
    for node in ast.walk(tree):
        if node in private:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.match(node.value):
            yield f"line {node.lineno}: {node.value[:60]!r}"
        elif isinstance(node, ast.Call) and _called(node) in SETTERS:
            for given in node.args[:2]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str) and re.search("[a-z]", given.value):
                    yield f"line {given.lineno}: {_called(node)}({given.value[:60]!r})"


def _called(node: ast.Call) -> str:
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
