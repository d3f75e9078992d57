"""The colours can be read, by everybody."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.palette import CONTRAST, LIGHT, THEMES, contrast
from ui.theme import from_system

AAA, AA, SHAPE = 7.0, 4.5, 3.0

PAIRS = [
    *(("ink", ground, AAA) for ground in ("paper", "card", "leaf_pale", "sun_pale", "ember_pale")),
    *(("quiet", ground, AA) for ground in ("paper", "card", "leaf_pale", "sun_pale", "ember_pale")),
    *(("leaf", ground, AA) for ground in ("paper", "card", "leaf_pale", "sun_pale")),
    *(("sun", ground, AA) for ground in ("paper", "card", "sun_pale")),
    *(("ember", ground, AA) for ground in ("paper", "card", "ember_pale")),
    ("on_leaf", "leaf", AA),
    ("on_ember", "ember", AA),
    *(("edge", ground, SHAPE) for ground in ("paper", "card")),
    *(("leaf", ground, SHAPE) for ground in ("ember_pale",)),
]


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_of_colours_that_meet_has_enough_contrast(theme):
    """Body text passes AAA and all other text AA, in every theme; the lines of boxes and the focus ring can be seen."""
    palette = THEMES[theme]
    low = [
        (text, ground, round(found, 2))
        for text, ground, least in PAIRS
        if (found := contrast(getattr(palette, text), getattr(palette, ground))) < least
    ]
    assert low == []


def test_high_contrast_uses_the_systems_own_colours():
    """Someone who set yellow on black gets yellow on black, with borders."""
    seen = system(window="#000000", base="#000000", text="#ffff00", highlight="#00ffff", on_highlight="#000000")
    found = from_system(seen)
    assert (found.paper, found.ink, found.leaf) == ("#000000", "#ffff00", "#00ffff")
    assert found.hairline > LIGHT.hairline


def test_a_system_palette_that_cannot_be_read_is_not_used():
    """Grey on grey becomes our own high contrast; an accent that is too faint becomes plain ink."""
    assert from_system(system(window="#777777", base="#777777", text="#888888")) is CONTRAST
    faint = from_system(system(window="#000000", base="#000000", text="#ffffff", highlight="#111111"))
    assert (faint.leaf, faint.on_leaf) == ("#ffffff", "#000000")


def system(window, base, text, highlight="#ffffff", on_highlight="#000000"):
    """A palette as a system gives it."""
    palette, role = QPalette(), QPalette.ColorRole
    for where, colour in (
        (role.Window, window),
        (role.Base, base),
        (role.WindowText, text),
        (role.Highlight, highlight),
        (role.HighlightedText, on_highlight),
    ):
        palette.setColor(where, QColor(colour))
    return palette
