"""Sharewell without a window: the guidance, one person's decision, the register and the papers."""

__version__ = "0.1.0"
