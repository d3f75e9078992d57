"""The same desk without a window: questions, assess, decide, store and guidance, for people and for other programs."""

from __future__ import annotations

from app.cli.commands import main

__all__ = ["main"]
