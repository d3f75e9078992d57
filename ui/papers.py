"""Asking where a paper should be put."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(window: QWidget, name: str, title: str, kind: str) -> str:
    """The path somebody chose for a file of this name, or nothing."""
    path, _ = QFileDialog.getSaveFileName(window, title, str(Path.home() / name), f"{kind} (*.pdf)")
    return path
