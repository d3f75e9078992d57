"""Makes the pictures of papers that the documentation shows: `python -m tests.pdf.picture_book`."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from app.clock import UK
from app.decisions.blank_form import blank_form
from app.decisions.pages import Pages
from app.decisions.to_ring import agency
from app.guidance import GUIDANCE
from app.pdf import blank_form as form_paper
from app.pdf import emergency_log, record_paper
from app.settings import Settings
from app.words import Words
from tests.house.rules import ROOT
from tests.pdf.samples import TYPICAL, sealed

HERE = ROOT / "docs" / "papers"
SCALE = 1.25
"""90 dots an inch: enough to read, small enough to keep."""

MADE = datetime(2026, 11, 20, 14, 5, tzinfo=UK)


def papers() -> dict[str, bytes]:
    """A record, the blank form and the emergency log, by the name of their pictures."""
    words, settings = Words(), Settings()
    wording = Pages(words, GUIDANCE, {}).wording(GUIDANCE.editions[-1])
    return {
        "record": record_paper.render(sealed(TYPICAL), words),
        "form": form_paper.render(blank_form(wording, settings), MADE, words),
        "emergency-log": emergency_log.render(agency(settings, words), MADE, words),
    }


def main() -> None:
    """One grey picture for each of the first two pages."""
    HERE.mkdir(exist_ok=True)
    for name, paper in papers().items():
        document = pypdfium2.PdfDocument(io.BytesIO(paper))
        for number in range(min(2, len(document))):
            picture = document[number].render(scale=SCALE, grayscale=True).to_pil()
            picture.quantize(16).save(Path(HERE / f"{name}-{number + 1}.png"), optimize=True)
        document.close()


if __name__ == "__main__":
    main()
