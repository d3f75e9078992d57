"""Answers the system's own dialogs as a person would who is walked through every page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog


def answer_dialog(papers: Path, folder: str) -> None:
    """Choose a paper that was saved before, or where to save one: in a `folder` among the `papers`; say no to anything
    else that asks."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QFileDialog) and dialog.fileMode() == QFileDialog.FileMode.ExistingFile:
        ending = "*.txt" if "*.txt" in dialog.selectedNameFilter() else "*.pdf"
        paper = next(iter(sorted(papers.rglob(ending))), None)
        if paper is None:
            dialog.reject()
            return
        dialog.setDirectory(str(paper.parent))
        dialog.selectFile(paper.name)
        dialog.accept()
    elif isinstance(dialog, QFileDialog):
        inside = papers / folder
        inside.mkdir(exist_ok=True)
        for path in dialog.selectedFiles():  # what was saved before would be asked about
            (inside / Path(path).name).unlink(missing_ok=True)
        dialog.setDirectory(str(inside))
        dialog.accept()
    elif isinstance(dialog, QDialog):
        dialog.reject()
