"""The faults that must be survived, by number, and the tests that prove it, as docs/security.md lists them.

`python -m tests.house.fault_table` writes them into their place there.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.rules import ROOT

FOLDER = ROOT / "tests" / "faults"
PAGE = ROOT / "docs" / "security.md"
HEAD = "| fault | what | test |\n|---|---|---|\n"

FAULTS = {
    1: "the wrong key",
    2: "a SQLite that cannot encrypt",
    3: "a file in clear text where the register should be",
    4: "an empty file where the register should be",
    5: "a file of another program",
    6: "a file of a newer program",
    7: "a flipped bit, in each page",
    8: "an old copy of a page put back",
    9: "the last page cut off, or half of it",
    10: "rubbish at the end",
    11: "the log beside the file flipped, cut or deleted after sealing",
    12: "the log lost before anything was sealed",
    13: "killed while typing",
    14: "the power cut",
    15: "killed while sealing",
    16: "killed while an older file is taken to today's shape",
    17: "killed while everything is encrypted anew",
    18: "killed while backing up",
    19: "a full disk",
    20: "deleting on a full disk",
    21: "a folder that may not be written",
    22: "a second program on the same register",
    23: "another tool that holds the file, and is killed",
    24: "a file that vanishes while it is open",
    25: "a folder that is copied to the internet, or lies on another computer",
    26: "a path with spaces, emoji, signs, or 300 characters",
    27: "files that others could read",
    28: "no keyring, a locked one, one that never answers",
    29: "a damaged, empty or foreign value in the keyring",
    30: "a recovery key as people type it",
    31: "recovery, and the old passphrase afterwards",
    32: "the key file flipped, missing, or only its copy left",
    33: "a key file that asks for too little or too much work",
    34: "a hostile key file",
    35: "a passphrase in another Unicode form",
    36: "ten wrong tries",
    37: "what Windows can keep in its keyring",
    38: "each attack on the chain",
    39: "a clock set back, an hour that comes twice, a leap day",
    40: "sealing twice",
    41: "two corrections of one record",
    42: "what was disposed of",
    43: "an older backup put back",
    44: "odd numbers and odd text",
    45: "a paper with one byte changed",
    46: "something put at the end of a paper, or over it",
    47: "another record inside a paper, or another page",
    48: "a paper or a verdict of somebody unknown",
    49: "a paper that is older than the keys of today",
    50: "long names in any script, three hundred steps, an empty record",
    51: "what is read out is what the record says",
    52: "fonts, tags, title and language of a paper",
    53: "the square code, from a picture of the paper",
    54: "no printer, a paper that is open elsewhere, a full disk",
    55: "names in logs, reports, temporary files, titles",
    56: "keys in the memory of a locked program",
    57: "core dumps",
    58: "what the window says of a fault",
    59: "the clipboard",
}

_NAME = re.compile(r"test_fault((?:_(?:and_)?\d\d)+)_(?!\d)")


def numbers(name: str) -> list[int]:
    """The numbers that the name of a test carries."""
    found = _NAME.match(name)
    return [int(number) for number in re.findall(r"\d\d", found[1])] if found else []


def proofs(folder: Path) -> dict[int, list[str]]:
    """The tests of each fault, as `file::name`, by file and place in it."""
    found: dict[int, list[str]] = {}
    for path in sorted(folder.glob("test_*.py")):
        for name in _functions(path.read_text("utf-8")):
            for number in numbers(name):
                found.setdefault(number, []).append(f"{path.name}::{name}")
    return found


def table(found: dict[int, list[str]]) -> str:
    """The table as it stands in the document."""
    rows = [f"| {number} | {what} | {_named(found.get(number, []))} |" for number, what in FAULTS.items()]
    return HEAD + "\n".join(rows) + "\n"


def in_page(text: str) -> str:
    """The table that a document has now under `## Faults`, or nothing."""
    section = text.partition("\n## Faults\n")[2].partition("\n## ")[0]
    begin = section.find(HEAD)
    return "" if begin < 0 else "".join(_rows(section[begin:]))


def written(text: str, new: str) -> str:
    """The document with another table. Raises ValueError where it has none."""
    old = in_page(text)
    if not old:
        raise ValueError("there is no table under ## Faults")
    return text.replace(old, new)


def _functions(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


def _named(names: list[str]) -> str:
    return "<br>".join(f"`{name}`" for name in names)


def _rows(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        if not line.startswith(("|", "{")):
            return
        yield line


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8"), table(proofs(FOLDER))), "utf-8")
    sys.stdout.write("\n".join(f"nothing for {number}" for number in FAULTS if number not in proofs(FOLDER)) + "\n")
