"""How everything looks: colours and type as plain values, and the one stylesheet made from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans")
"""What everything is set in; the second for letters that the first lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as #rrggbb. A `pale` colour is the ground of a card that carries its accent.

    `hairline` is the width of the lines around cards, in pixels at 100 %.
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


@dataclass(frozen=True, slots=True)
class Type:
    """One size of type: pixels at 100 %, weight, and line height as a multiple of the size."""

    size: int
    weight: int = 400
    leading: float = 1.45


SCALE = {
    "small": Type(13, leading=1.4),
    "label": Type(13, 600, 1.4),
    "body": Type(16),
    "strong": Type(16, 600),
    "lead": Type(20, leading=1.4),
    "title": Type(20, 600, 1.35),
    "heading": Type(28, 600, 1.25),
    "number": Type(40, 700, 1.15),
}

SIZES = (100, 125, 150, 175, 200)
"""Text sizes that can be chosen, in per cent."""


class Theme:
    """The palette and text size in use now; whoever paints asks it at that moment."""

    def __init__(self, palette: Palette = LIGHT, percent: int = 100) -> None:
        self.palette = palette
        self.percent = percent
        self._fonts: dict[tuple[str, int], QFont] = {}

    def px(self, size: float) -> int:
        """Pixels for something that is `size` pixels at 100 %."""
        return round(size * self.percent / 100)

    def space(self, size: float) -> int:
        """Pixels of empty room: it grows half as fast as the text, so that large text keeps its place."""
        return round(size * (1 + self.percent / 100) / 2)

    def colour(self, role: str) -> QColor:
        """The colour of a role, such as `ink` or `leaf_pale`."""
        return QColor(getattr(self.palette, role))

    def soft(self, role: str, ground: str) -> QColor:
        """A line in this role's colour, quietened towards its ground, except where more contrast is asked for."""
        one, other = self.colour(role), self.colour(ground)
        if self.palette.hairline > 1:
            return one
        parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
        return QColor(*(round(a * 0.35 + b * 0.65) for a, b in parts))

    def font(self, role: str) -> QFont:
        """The font of a size of the scale, such as `body` or `heading`."""
        found = self._fonts.get((role, self.percent))
        if found is None:
            kind = SCALE[role]
            found = QFont(list(FAMILIES))
            found.setPixelSize(self.px(kind.size))
            found.setWeight(QFont.Weight(kind.weight))
            self._fonts[role, self.percent] = found
        return found

    def leading(self, role: str) -> float:
        """The height of one line, in pixels."""
        kind = SCALE[role]
        return self.px(kind.size) * kind.leading

    def larger(self, step: int) -> int:
        """The text size `step` places away in SIZES, as far as there is one."""
        here = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.percent))
        return SIZES[max(0, min(len(SIZES) - 1, here + step))]

    def system_palette(self) -> QPalette:
        """The same colours for the few parts that Qt draws by itself."""
        palette, role = QPalette(), QPalette.ColorRole
        for ours, theirs in (
            ("paper", role.Window),
            ("card", role.Base),
            ("card", role.Button),
            ("leaf_pale", role.AlternateBase),
            ("ink", role.WindowText),
            ("ink", role.Text),
            ("ink", role.ButtonText),
            ("quiet", role.PlaceholderText),
            ("leaf", role.Highlight),
            ("on_leaf", role.HighlightedText),
            ("leaf", role.Link),
        ):
            palette.setColor(theirs, self.colour(ours))
        return palette

    def stylesheet(self) -> str:
        """The look of text boxes and scroll bars, which Qt draws; cards, rows and buttons paint themselves."""
        p, px = self.palette, self.px
        return f"""
        QPlainTextEdit, QLineEdit {{
            background: {p.card}; color: {p.ink}; border: {p.hairline}px solid {p.edge}; border-radius: {px(8)}px;
            padding: {px(10) - p.hairline}px; selection-background-color: {p.leaf}; selection-color: {p.on_leaf};
            font-size: {px(16)}px;
        }}
        QPlainTextEdit:focus, QLineEdit:focus {{ border: 3px solid {p.leaf}; padding: {px(10) - 3}px; }}
        QScrollArea, QScrollArea > QWidget > QWidget#inside {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar::handle:vertical {{
            background: {p.edge}; border-radius: {px(4)}px; min-height: {px(44)}px; margin: 2px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        """


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two #rrggbb colours, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def from_system(seen: QPalette) -> Palette:
    """A high-contrast theme in the system's own colours; whatever cannot be read on them becomes plain ink."""
    role = QPalette.ColorRole
    paper, card, ink = (seen.color(r).name() for r in (role.Window, role.Base, role.WindowText))
    leaf, on_leaf = seen.color(role.Highlight).name(), seen.color(role.HighlightedText).name()
    if contrast(ink, paper) < 7 or contrast(ink, card) < 7:
        return CONTRAST
    if contrast(leaf, card) < 4.5 or contrast(leaf, paper) < 4.5 or contrast(on_leaf, leaf) < 4.5:
        leaf, on_leaf = ink, paper
    return Palette(
        paper=paper,
        card=card,
        ink=ink,
        quiet=ink,
        line=ink,
        edge=ink,
        leaf=leaf,
        on_leaf=on_leaf,
        leaf_pale=card,
        sun=ink,
        sun_pale=card,
        ember=ink,
        on_ember=paper,
        ember_pale=card,
        hairline=2,
    )
