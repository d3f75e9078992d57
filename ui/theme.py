"""How everything looks: colours and type as plain values, and the one stylesheet made from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

from ui.palette import CONTRAST, FAMILIES, LIGHT, Palette, contrast


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
        QScrollArea, #qt_scrollarea_viewport, #inside {{ background: transparent; border: none; }}
        #side {{ border: 3px solid transparent; }}
        #side:focus {{ border: 3px solid {p.leaf}; border-radius: {px(10)}px; }}
        QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
        QScrollBar::handle:vertical {{
            background: {p.edge}; border-radius: {px(4)}px; min-height: {px(44)}px; margin: 2px;
        }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        """


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
