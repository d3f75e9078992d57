"""The pages of a paper as pictures, for whoever shows or prints them."""

from __future__ import annotations

from app.pdf.pictures import Picture, pages, picture

__all__ = ["Picture", "pages", "picture"]
