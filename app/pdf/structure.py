"""What the parts of a paper are, for whoever hears it: the tree of elements, and which lines belong to which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from app.pdf.lines import Line

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


class Mark(NamedTuple):
    """A stretch of content: on which page (from 0), and its number there."""

    page: int
    number: int


@dataclass(eq=False, slots=True, kw_only=True)
class Element:
    """One element of the structure tree. `role` is a standard structure type of PDF 1.7 (section 14.8.4).

    `scope`: Row or Column, of a header cell. `alt` and `box`: what a figure says, and where it stands."""

    role: str
    scope: str = ""
    alt: str = ""
    box: Box | None = None
    kids: list[Element | Mark] = field(default_factory=list)

    def grow(self, role: str, *, scope: str = "", alt: str = "") -> Element:
        """A new element inside this one, after what is there."""
        kid = Element(role=role, scope=scope, alt=alt)
        self.kids.append(kid)
        return kid


@dataclass(eq=False, slots=True)
class Tag:
    """Where the lines of a cell belong: to the element itself, or each paragraph to a P of its own inside it."""

    element: Element
    paragraphs: bool = False
    _made: dict[int, Element] = field(default_factory=dict)

    def of(self, line: Line) -> Element:
        """The element of a line, the same for the rest of its paragraph on the next page."""
        if not self.paragraphs:
            return self.element
        if line.paragraph not in self._made:
            self._made[line.paragraph] = self.element.grow("P")
        return self._made[line.paragraph]
