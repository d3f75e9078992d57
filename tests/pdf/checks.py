"""A paper held against its standards, and read back the way a screen reader goes: along the structure tree."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud  # type: ignore[import-untyped]
import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Operator, String

from app.pdf.script import spelt
from app.words import Words

WORDS = Words()
PROFILES = ("ua1", "3a")
"""PDF/UA-1 and PDF/A-3a."""

_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>")
_TOUCHING = 1.0
"""Points that a letter may lean out of its line."""


def compliant(pdf: bytes) -> list[str]:
    """What page-validation finds amiss, by profile and rule; nothing where the paper is both."""
    reports = ((profile, page.validate_pdf_bytes(pdf, profile=profile)) for profile in PROFILES)
    found = [
        (profile, report, [f"{profile} {each.rule_id}: {each.message}" for each in report.failures])
        for profile, report in reports
    ]
    return [
        line
        for profile, report, lines in found
        for line in (lines or ([] if report.is_compliant else [f"{profile}: not compliant"]))
    ]


def aloud(pdf: bytes) -> list[str]:
    """The errors of outloud; a rule of it that crashes counts as one. Heads of a table that come again on its next page
    are for the eye alone, since they are heard once: outloud takes long ones for prose that nobody hears."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        found = outloud.check(file.name)
    crashed = [f"{run.rule}: {run.reason}" for run in found.runs if run.status == "crashed"]
    errors = [
        f"{each.rule}: {each.message}"
        for each in found.findings
        if each.severity == "error" and not (each.rule == "TAG-002" and _heard(str(each.evidence), pdf))
    ]
    return [*([found.error] if found.error else []), *crashed, *errors]


def _heard(lines: str, pdf: bytes) -> bool:
    """Whether each word of these lines is read out all the same; the last of a line may have been cut off."""
    words = {word for line in lines.split(";") for word in line.split()[:-1]}
    whole = "".join(read_out(pdf).split())  # a word too long for its column is broken
    return all(word in whole for word in words)


def qpdf(pdf: bytes) -> str:
    """What `qpdf --check` has to say against it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        done = subprocess.run(("qpdf", "--check", file.name), capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def sound(pdf: bytes) -> list[str]:
    """What the library behind qpdf finds amiss: the same check without a process of its own."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return [*paper.check_pdf_syntax(), *(str(each) for each in paper.get_warnings())]


def bare(pdf: bytes) -> list[str]:
    """Each font that is not embedded, not cut to the letters used, or says no letters; and what is not tagged, titled
    or said to be in a language."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        found = [f"{name}: {lack}" for name, font in _fonts(paper).items() for lack in _lacks(name, font)]
        told = {
            "not tagged": bool(paper.Root.get("/MarkInfo", Dictionary()).get("/Marked"))
            and "/StructTreeRoot" in paper.Root,
            "no title": bool(str(paper.docinfo.get("/Title", "")))
            and bool(paper.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle")),
            "no language": str(paper.Root.get("/Lang", "")) == "en-GB",
        }
    return [*found, *(lack for lack, well in told.items() if not well)]


def _lacks(name: str, font: Any) -> Iterator[str]:
    if not re.match(r"/[A-Z0-9+]{6}\+(AtkinsonHyperlegibleNext|NotoSans)-", name):
        yield "no cut of one of our fonts"
    if "/FontFile2" not in font.get("/FontDescriptor", Dictionary()):
        yield "not embedded"
    if "/ToUnicode" not in font:
        yield "its letters say nothing"


def _fonts(paper: pikepdf.Pdf) -> dict[str, Any]:
    fonts = (font for each in paper.pages for font in each.resources.get("/Font", Dictionary()).values())
    return {str(font.BaseFont): font for font in fonts}


def read_out(pdf: bytes) -> str:
    """What is read out: the text of each element in the order of the structure tree, one element a line; of a figure
    what it says instead. Decoration is not in it."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return "\n".join(Reader(paper).said(paper.Root.StructTreeRoot, None))


def unread(pdf: bytes) -> list[str]:
    """The stretches of content that belong to no element, so that nobody hears them."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        reader = Reader(paper)
        list(reader.said(paper.Root.StructTreeRoot, None))
        return [text for page_left in reader.left for text in page_left.values()]


class Reader:
    """Goes along a structure tree. `left`: of each page, the stretches of content that it has not come to."""

    def __init__(self, paper: pikepdf.Pdf) -> None:
        self.left = [_marked(each) for each in paper.pages]
        self.places = {each.obj.objgen: number for number, each in enumerate(paper.pages)}

    def said(self, element: Any, inherited: int | None) -> Iterator[str]:
        """The texts of an element and of those inside it; `inherited`: the page of the element around it."""
        here = self.places[element.Pg.objgen] if "/Pg" in element else inherited
        text = ""
        for kid in _kids(element):
            if isinstance(kid, int):
                text += self._taken(here, kid)
            elif "/MCID" in kid:
                text += self._taken(self.places[kid.Pg.objgen], int(kid.MCID))
            else:
                if text:
                    yield text
                    text = ""
                yield from self.said(kid, here)
        if "/Alt" in element:
            yield str(element.Alt)
        elif text:
            yield text

    def _taken(self, number: int | None, mark: int) -> str:
        if number is None:
            raise ValueError("a stretch of content on no page")
        return self.left[number].pop(mark)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _marked(sheet: pikepdf.Page) -> dict[int, str]:
    """The text of each stretch of content of a page, by its number."""
    letters = {name: _letters(font) for name, font in sheet.resources.get("/Font", Dictionary()).items()}
    said: dict[int, str] = {}
    inside: list[int | None] = []
    font: dict[int, str] = {}
    for each in pikepdf.parse_content_stream(sheet):
        operands: Any = each.operands
        operator = each.operator
        match str(operator):
            case "BDC" | "BMC":
                inside.append(_number(operands))
                if inside[-1] is not None:
                    said[inside[-1]] = ""
            case "EMC":
                inside.pop()
            case "Tf":
                font = letters[str(operands[0])]
            case "Tj" | "TJ" | "'" | '"':
                strings = operands[0] if operator == Operator("TJ") else operands[-1:]
                text = "".join(font[code] for part in strings if isinstance(part, String) for code in bytes(part))
                if not inside:
                    raise ValueError(f"neither content nor decoration: {text}")
                if inside[-1] is not None:
                    said[inside[-1]] += text
    return said


def _number(operands: Any) -> int | None:
    """The number of a stretch of content; of decoration, None."""
    marked = len(operands) > 1 and "/MCID" in operands[1]
    return int(operands[1].MCID) if marked else None


def _letters(font: Any) -> dict[int, str]:
    pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be") for code, letter in pairs}


def attached(pdf: bytes) -> dict[str, bytes]:
    """The files inside a paper, by name."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return {name: each.get_file().read_bytes() for name, each in paper.attachments.items()}


def outside(pdf: bytes, edge: float = 0.0) -> list[str]:
    """The stretches of letters that run out of their page, or out of this margin on the left and right (points)."""
    paper = pypdfium2.PdfDocument(pdf)
    found = []
    for number, sheet in enumerate(paper, 1):
        wide, high = sheet.get_size()
        text = sheet.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            within = left >= edge - _TOUCHING and right <= wide - edge + _TOUCHING and bottom >= 0 and top <= high
            if not within:
                found.append(f"page {number}: {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
        text.close()
        sheet.close()
    paper.close()
    return found


def even(text: str) -> str:
    """The text with one space for any white space: a line end on paper is one, and so is an empty line."""
    return " ".join(text.split())


def as_printed(text: str) -> str:
    """A text as a paper spells it."""
    return even(spelt(text, WORDS))
