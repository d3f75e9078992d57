"""Another program over the same register, in a process of its own: sets one up, or says what is in it, as JSON.

`python -m tests.e2e.outside DO STORE`, where DO is set_up, seal, share, read, key or code; the passphrase comes on
standard input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.clock import wall_clock
from app.desk import Desk
from app.paths import Places


def set_up(desk: Desk, passphrase: str) -> None:
    """A register of a carer."""
    desk.set_up(passphrase, author="Sam Carer", role="carer", organisation="Ashdown Fostering")


def seal(desk: Desk, passphrase: str) -> str:
    """A register of a carer with one record; its number."""
    from tests.unit.keeping import seal as sealed

    set_up(desk, passphrase)
    return sealed(desk, "Child A told me something.")


def share(desk: Desk, passphrase: str) -> None:
    """A register of a carer with an unfinished decision, in which it is worked out what goes to whom."""
    from dataclasses import replace

    from tests.unit.decisions.sharing import made

    set_up(desk, passphrase)
    draft = made.draft()
    mother = replace(made.MOTHER, kind="relative", worries=())
    desk.autosave(draft.with_sharing(draft.sharing.put(mother).put_reason("mum", "She asks."), draft.updated))


def code(desk: Desk, passphrase: str) -> str:
    """The code on the paper of the newest record, as somebody types it."""
    desk.unlock(passphrase)
    number = desk.records()[0].number
    return desk.thread(number).code(number).typed


def read(desk: Desk, passphrase: str) -> dict[str, object]:
    """Every record and every draft as plain JSON, and whether the register is sound."""
    desk.unlock(passphrase)
    return {
        "sound": not desk.check(),
        "records": [desk.record(line.number).content.to_json() for line in desk.records()],
        "drafts": [desk.resume(line.id).draft.to_json() for line in desk.drafts()],
    }


def key(desk: Desk, passphrase: str) -> str:
    """The key that everything is encrypted with, in hex."""
    from app.vault.opening import unlock

    return unlock(Places(Path(sys.argv[2])), passphrase).data_key.hex()


if __name__ == "__main__":
    at = Desk(Places(Path(sys.argv[2])), wall_clock)
    acts = {"set_up": set_up, "seal": seal, "share": share, "read": read, "key": key, "code": code}
    json.dump(acts[sys.argv[1]](at, sys.stdin.read()), sys.stdout)
    at.close()
