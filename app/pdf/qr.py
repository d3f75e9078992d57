"""A QR code as dark and light squares, for the kit to draw."""

from __future__ import annotations

MASK = 7


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows from the top, dark is True, without the light margin of four squares that must surround it.

    A quarter of it may be stained or torn (level Q). The same text gives the same squares."""
    import segno

    # One mask for all: looking for the best of the eight takes four times as long, and photos read no better by it.
    code = segno.make(text, error="q", micro=False, boost_error=False, mask=MASK)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
