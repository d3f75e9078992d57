"""The colours of the three themes, as plain values, and how far apart two colours are."""

from __future__ import annotations

from typing import NamedTuple

FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans")
"""What everything is set in; the second for letters that the first lacks."""


class Palette(NamedTuple):
    """The colours of one theme, as #rrggbb. A `pale` colour is the ground of a card that carries its accent.

    `hairline` is the width of the lines around cards, in pixels at 100 %. A named tuple, since it is made
    before the first paint and costs a tenth of a data class.
    """

    paper: str
    card: str
    ink: str
    quiet: str
    line: str
    edge: str
    leaf: str
    on_leaf: str
    leaf_pale: str
    sun: str
    sun_pale: str
    ember: str
    on_ember: str
    ember_pale: str
    hairline: int = 1


LIGHT = Palette(
    paper="#f6f1e7",
    card="#fffdf9",
    ink="#1b2430",
    quiet="#59616c",
    line="#e2d9c8",
    edge="#8a8274",
    leaf="#0f5c52",
    on_leaf="#ffffff",
    leaf_pale="#e6f0ec",
    sun="#855300",
    sun_pale="#fcf0d3",
    ember="#a5241d",
    on_ember="#ffffff",
    ember_pale="#fbebe6",
)

DARK = Palette(
    paper="#191816",
    card="#232120",
    ink="#f4efe6",
    quiet="#b9b2a6",
    line="#3b3733",
    edge="#8d867b",
    leaf="#80cfbc",
    on_leaf="#0a2722",
    leaf_pale="#1f3833",
    sun="#f2c66f",
    sun_pale="#3a3019",
    ember="#ff9d8e",
    on_ember="#3a0904",
    ember_pale="#41221d",
)

CONTRAST = Palette(
    paper="#000000",
    card="#000000",
    ink="#ffffff",
    quiet="#ffffff",
    line="#ffffff",
    edge="#ffffff",
    leaf="#7df0d8",
    on_leaf="#000000",
    leaf_pale="#000000",
    sun="#ffe14d",
    sun_pale="#000000",
    ember="#ffb0a3",
    on_ember="#000000",
    ember_pale="#000000",
    hairline=2,
)

THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two #rrggbb colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
