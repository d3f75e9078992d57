"""Proves the guidance and says so beside it: `python -m tests.proofs.prove` writes resources/guidance/proved.json.

It writes nothing unless every property holds under every edition and nothing in structure or words is missing.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from app.guidance import GUIDANCE
from app.guidance.proof import digest, faults, word_faults
from app.guidance.proof.standing import FILE
from app.paths import resources
from app.words import Words
from tests.proofs.plain import explained
from tests.proofs.properties import PROPERTIES
from tests.proofs.symbolic import Symbolic


def main(today: date) -> int:
    """0 when everything holds and the file says so; 1 otherwise, with what does not hold."""
    words = Words()
    wrong = [f"{fault.kind}: {fault.id}" for fault in (*faults(GUIDANCE), *word_faults(GUIDANCE, words))]
    for edition in GUIDANCE.editions:
        answers = Symbolic(GUIDANCE, edition.id)
        for each in PROPERTIES.values():
            failure = each.failure(answers)
            if failure is not None:
                wrong.append(explained(GUIDANCE, each, failure))
    if wrong:
        sys.stderr.write("\n\n".join(wrong) + "\n")
        return 1
    said = {
        "version": GUIDANCE.version,
        "digest": digest(GUIDANCE, words),
        "date": today.isoformat(),
        "properties": len(PROPERTIES),
    }
    path = resources() / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(date.today()))  # noqa: DTZ011 - the day on the wall where it was proved
