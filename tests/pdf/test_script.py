"""No letter is refused, and none prints as a box."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pdf.fonts import WEIGHTS, Family, font, letters
from app.pdf.kit import BODY
from app.pdf.lines import lines
from app.pdf.script import runs, spelt
from tests.pdf import samples
from tests.pdf.reading import WORDS

ROOM = 200.0


def boxes(text: str) -> list[str]:
    """The characters of a spelt text whose typeface has no picture for them."""
    return [
        char
        for line in text.split("\n")
        for family, run in runs(line)
        for char in run
        if not font(family, 400).face.charToGlyph.get(ord(char))
    ]


def test_weights_agree() -> None:
    """The three weights of a family draw the same characters, so that one list speaks for all."""
    for family in Family:
        drawn = [set(font(family, weight).face.charToGlyph) for weight in WEIGHTS]
        assert drawn[0] == drawn[1] == drawn[2]


def test_every_character() -> None:
    """Every character there is comes out drawable: as itself, in words, or (if invisible) not at all."""
    assigned = (*range(0x40000), *range(0xE0000, 0xE0200), 0xF0000, sys.maxunicode)
    able = letters(Family.ATKINSON) | letters(Family.NOTO) | {"\n"}
    refused = []
    for at in range(0, len(assigned), 256):
        text = "x".join(chr(code) for code in assigned[at : at + 256])
        if not set(spelt(text, WORDS)) <= able:
            refused.append(assigned[at])
    assert refused == []


@given(st.text())
def test_no_boxes(text: str) -> None:
    """Whatever is written, each character drawn has a picture in the typeface that draws it."""
    assert boxes(spelt(text, WORDS)) == []


@given(st.text(), st.floats(40, 500))
def test_lines_fit(text: str, room: float) -> None:
    """Whatever is written, no line is wider than its room, and no character is lost."""
    drawn = spelt(text, WORDS)
    broken = lines([(drawn, BODY)], room)
    for line in broken:
        written = "".join(bit.text for bit in line.bits)
        bare = lines([(written.rstrip(" "), BODY)], 10_000.0)
        wide = sum(bit.width for one in bare for bit in one.bits)
        assert wide <= room + 0.001 or len(written) == 1
    read = "".join(bit.text for line in broken for bit in line.bits)
    assert read.replace(" ", "") == drawn.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Olena \u041e\u043b\u0435\u043d\u0430", "Olena \u041e\u043b\u0435\u043d\u0430"),
        (samples.BENGALI, "[Bengali: aa na i sa aa, ra ha ma aa na]"),
        (samples.ARABIC, "[Arabic: meem hah meem dal, ain lam yeh]"),
        (samples.CHINESE, "[Chinese characters: U+738B U+5C0F U+660E]"),
        ("\uae40\ubbfc\uc900", "[Hangul: gim min jun]"),
        ("\u0539\u0561", "[Armenian: To ayb]"),
        ("\u0928\u093f", "[Devanagari: na i]"),
        ("so \U0001f622", "so [crying face]"),
        ("\U0001f622\U0001f622\U0001f600", "[crying face (2 times), grinning face]"),
        ("\U0001f44b\U0001f3fd", "[waving hand sign]"),
        ("\u0660\u0667\u0667", "077"),
        ("\uff21\uff22 \u2460 \ufb01", "AB 1 fi"),
        ("a\u202eb\u202c", "a[right-to-left override]b"),
        ("a\u200b\u00ad\u200d\ufeffb", "ab"),
        ("a\x00\x07", "a[control character U+0000, control character U+0007]"),
        (
            "\ufffd\ue000\ud800",
            "[unreadable character U+FFFD, unreadable character U+E000, unreadable character U+D800]",
        ),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a\tb\u3000c", "a    b c"),
        ("e\u0301", "\u00e9"),
        ("", ""),
    ],
)
def test_spelt(written: str, read: str) -> None:
    """What no typeface of ours draws is said in words; what one draws stays as it is."""
    assert spelt(written, WORDS) == read


def test_one_face_a_word() -> None:
    """A word with one letter Atkinson lacks is drawn whole in Noto Sans; the words around it are not."""
    found = list(runs("Dear Nguy\u1ec5n family"))
    assert found == [(Family.ATKINSON, "Dear "), (Family.NOTO, "Nguy\u1ec5n "), (Family.ATKINSON, "family")]


def test_accents_in_noto() -> None:
    """A letter with a separate accent is drawn in Noto Sans, where the accent stands over its letter."""
    assert list(runs("\u1eb9\u0301")) == [(Family.NOTO, "\u1eb9\u0301")]


def test_mixed_word() -> None:
    """A word that neither typeface has whole is drawn by both."""
    assert list(runs("\u266a\u0416")) == [(Family.ATKINSON, "\u266a"), (Family.NOTO, "\u0416")]


def test_line_breaks_kept() -> None:
    """A person's line breaks are kept, and words on both sides of them apart; many empty lines become one."""
    broken = lines([("one\ntwo\n\n\n\nthree", BODY)], ROOM)
    assert ["".join(bit.text for bit in line.bits) for line in broken] == ["one ", "two ", "", "three"]


def test_long_address() -> None:
    """A web address too long for a line is cut after its joints where it can be."""
    broken = lines([("https://example.org/some/where/very/deep/inside?page=1", BODY)], ROOM)
    assert [line.bits[-1].text[-1] for line in broken[:-1]] == ["/"]
