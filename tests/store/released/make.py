"""Makes the file of a register as the program of the day writes it; one is kept for every shape that was released.

`python -m tests.store.released.make` writes the file of today's version, before its successor changes the shape.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from app.paths import Places
from app.store.migrations import VERSION
from app.store.register import Register
from tests.store.sealing import NOON, fixed_keys, sealing

HERE = Path(__file__).parent
RECORDS = 12


def main() -> None:
    """Twelve records, a draft, and what is kept about the owner."""
    keys = fixed_keys()
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        register = Register.create(places, keys.data_key)
        register.keep("author", {"name": "Zoë", "role": "carer", "organisation": "Ashdown"})
        for turn in range(RECORDS):
            register.append(sealing(keys, f"d{turn}", reasons=f"reason {turn} Ελένη"), f"d{turn}")
        register.save_draft("open", {"v": 1, "text": "half a thought"}, NOON)
        register.close()
        shutil.copyfile(places.register, HERE / f"{VERSION}.db")


if __name__ == "__main__":
    main()
