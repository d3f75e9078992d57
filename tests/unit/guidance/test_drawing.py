"""Drawings are whole, escaped, the same each time, and their lines end where their boxes are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from app.guidance.drawing import COLUMN, HEAD, Box, Column, svg

SVG = "{http://www.w3.org/2000/svg}"
LONG = "A question that is long enough to need a second line in its box, and a third one as well, if you go on?"


def drawn() -> str:
    """Three boxes in two columns."""
    left = Column("Before", [Box("a", "Is 1 < 2 & 3 > 2?"), Box("b", LONG)])
    right = Column("After", [Box("c", "Done", strong=True)])
    return svg("<One> & two", (left, right), (("a", "b"), ("b", "c")))


def test_a_drawing_is_one_document_with_its_text_escaped() -> None:
    """What people wrote is text in it and never markup; a screen reader hears the title."""
    root = ET.fromstring(drawn())  # noqa: S314 - our own drawing
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert root.attrib["aria-label"] == "<One> & two"
    assert "Is 1 < 2 & 3 > 2?" in texts
    assert {"Before", "After", "Done"} <= set(texts)


def test_a_long_text_makes_its_box_higher_and_loses_no_word() -> None:
    """Text is broken between words, and the box below begins below."""
    root = ET.fromstring(drawn())  # noqa: S314 - our own drawing
    heights = [int(each.attrib["height"]) for each in root.iter(f"{SVG}rect")]
    assert heights[2] > heights[1]
    texts = [each.text or "" for each in root.iter(f"{SVG}text")]
    assert LONG in " ".join(texts)


def test_lines_lead_from_box_to_box() -> None:
    """Within a column round the left side, between columns from right edge to left edge."""
    root = ET.fromstring(drawn())  # noqa: S314 - our own drawing
    boxes = list(root.iter(f"{SVG}rect"))[1:]
    within, between = (each.attrib["d"].replace("M", "").split() for each in root.iter(f"{SVG}path"))
    assert within[0] == boxes[0].attrib["x"]
    assert int(between[0]) == int(boxes[1].attrib["x"]) + COLUMN
    assert between[-2] == boxes[2].attrib["x"]


def test_the_same_drawing_is_the_same_bytes() -> None:
    """Nothing in it depends on when or where it is drawn; an empty one is still a drawing."""
    assert drawn() == drawn()
    assert f'height="{HEAD + 32}"' in svg("Nothing", (Column("Empty", ()),), ())
    assert "></text>" in svg("Blank", (Column("One", [Box("a", "")]),), ())
