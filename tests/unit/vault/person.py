"""One person at one computer: does the steps given as JSON to a key folder and prints what came of each."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import keyring

from app.errors import AppError
from app.paths import Places
from app.vault import anchor, keyfile, opening, ring, rotation
from app.vault.anchor import anchor_of, keep_anchor
from app.vault.stretch import LEAST


def act(places: Places, what: str, *words: str) -> object:
    """One step; gives a JSON value."""
    match what, words:
        case "create", [passphrase]:
            _, printed = opening.create(places, passphrase, cost=LEAST)
            places.register.touch()  # from here on the key file counts
            return [keyfile.read(places).slots[0].type, printed]
        case "unlock", [passphrase]:
            return opening.unlock(places, passphrase, cost=LEAST).data_key.hex()
        case "recover", [recovery_key, passphrase]:
            keys = opening.open_with_recovery(places, recovery_key)
            opening.replace_passphrase(places, keys, passphrase, cost=LEAST)
            return keys.data_key.hex()
        case "rekey", [passphrase]:
            keys = opening.unlock(places, passphrase, cost=LEAST)
            made = rotation.prepare(places, keys, passphrase, cost=LEAST)
            rotation.finish(places, made.keys)
            return made.keys.data_key.hex()
        case "shortest", []:
            return opening.shortest_here()
        case "patience", [seconds]:
            ring.PATIENCE = anchor.PATIENCE = float(seconds)
        case "secret", []:
            return keyring.get_password(entry(places), "device secret")
        case "put", [value]:
            keyring.set_password(entry(places), "device secret", value)
        case "lose", []:
            keyring.delete_password(entry(places), "device secret")
        case "keep", [store, seq, digest]:
            return keep_anchor(store, int(seq), digest)
        case "anchor", [store]:
            return anchor_of(store)
        case "put anchor", [store, value]:
            keyring.set_password(f"Sharewell {store} anchor", "anchor", value)
        case "spelt anchor", [store]:
            return keyring.get_password(f"Sharewell {store} anchor", "anchor")
        case _:
            raise ValueError(what)
    return None


def entry(places: Places) -> str:
    """The name of this register's entry in the keyring."""
    return f"Sharewell {keyfile.read(places).store}"


def main(root: str, steps: str) -> None:
    """Do the steps in order; an expected error is its code."""
    came = []
    for step in json.loads(steps):
        try:
            came.append(act(Places(Path(root)), *step))
        except AppError as fault:
            came.append(fault.code)
    json.dump(came, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
