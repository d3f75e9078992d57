"""Files that travel: opened by the agency or the passphrase they were sealed for, for the use they were sealed for."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

from app.letters import printed
from app.vault import envelope, escrow
from app.vault.stretch import LEAST
from app.vault.summed import summed
from tests.unit.vault.test_opening import code_of

WORDS = "a passphrase told over the telephone"
BODY = b"Wilhelmina Quartermaine " * 1000 + bytes(range(256)) + b"\n\n"


@pytest.fixture(scope="module")
def agency() -> tuple[bytes, str]:
    """The private file and the public text of one agency."""
    return escrow.new_agency_key(WORDS, random.Random(3).randbytes, LEAST)


def by_agency(agency: tuple[bytes, str], plain: bytes = BODY) -> bytes:
    """A file sealed for the agency."""
    return envelope.seal_for(agency[1], plain, "handover")


def by_passphrase(plain: bytes = BODY) -> bytes:
    """A file sealed with a passphrase."""
    return envelope.seal_with_passphrase(WORDS, plain, "handover", cost=LEAST)


@pytest.mark.parametrize("plain", [b"", b"\n", BODY, random.Random(1).randbytes(3_000_000)], ids=len)
def test_what_is_sealed_comes_back(agency: tuple[bytes, str], plain: bytes) -> None:
    """Any content comes back byte for byte, from either kind; nothing of it can be read on the way, and the same
    content never looks the same."""
    for sealed, again, opened in (
        (
            by_agency(agency, plain),
            by_agency(agency, plain),
            envelope.open_sealed(agency[0], WORDS, by_agency(agency, plain), "handover"),
        ),
        (
            by_passphrase(plain),
            by_passphrase(plain),
            envelope.open_with_passphrase(WORDS, by_passphrase(plain), "handover"),
        ),
    ):
        assert opened == plain
        assert sealed.partition(b"\n")[2] != again.partition(b"\n")[2]
        assert b"Wilhelmina" not in sealed
        assert len(sealed) < len(plain) + 1000


def test_it_says_whom_it_is_for(agency: tuple[bytes, str]) -> None:
    """Without opening it one can ask which secret it takes: an agency's key, by its fingerprint, or a passphrase."""
    assert envelope.sealed_for(by_agency(agency)) == escrow.fingerprint_of(agency[0])
    assert envelope.sealed_for(by_passphrase()) is None


def test_another_secret_does_not_open_it(agency: tuple[bytes, str]) -> None:
    """Another agency's key, a wrong passphrase of the private file or of the envelope, and a passphrase where a key is
    needed are each told apart."""
    sealed, typed = by_agency(agency), by_passphrase()
    other, _ = escrow.new_agency_key(WORDS, cost=LEAST)
    assert code_of(envelope.open_sealed, other, WORDS, sealed, "handover") == "wrong_agency_key"
    assert code_of(envelope.open_sealed, agency[0], WORDS + "!", sealed, "handover") == "wrong_file_passphrase"
    assert code_of(envelope.open_sealed, agency[0], WORDS, typed, "handover") == "wrong_agency_key"
    assert code_of(envelope.open_sealed, b"", WORDS, sealed, "handover") == "agency_key_damaged"
    assert code_of(envelope.open_with_passphrase, WORDS + "!", typed, "handover") == "wrong_file_passphrase"
    assert code_of(envelope.open_with_passphrase, WORDS, sealed, "handover") == "wrong_file_passphrase"


def test_a_weak_passphrase_or_a_mistyped_key_seals_nothing() -> None:
    """A file that travels is guessed at without hurry, so its passphrase has at least fifteen characters; and nothing
    is sealed for a key with a slip in it, or for one that everybody could open."""
    assert code_of(envelope.seal_with_passphrase, "fourteen chars", b"", "handover") == "passphrase_short"
    for bad in ("SWA1-0000", "SWA1-" + printed(bytes(32), escrow._USE)):
        assert code_of(envelope.seal_for, bad, b"", "handover") == "agency_key_mistyped"


def test_a_file_opens_for_its_use_only(agency: tuple[bytes, str]) -> None:
    """What was sealed for a hand-over is not taken for anything else."""
    assert code_of(envelope.open_sealed, agency[0], WORDS, by_agency(agency), "backup") == "envelope_damaged"
    assert code_of(envelope.open_with_passphrase, WORDS, by_passphrase(), "backup") == "wrong_file_passphrase"


@pytest.mark.parametrize("kind", ["agency", "passphrase"])
def test_every_changed_byte_is_found(agency: tuple[bytes, str], kind: str) -> None:
    """One byte changed anywhere, the end cut off or something added: damage, and no content is given."""
    sealed = by_agency(agency, b"short") if kind == "agency" else by_passphrase(b"short")
    head = sealed.index(b"\n")

    def opened(file: bytes) -> bytes:
        if kind == "agency":
            return envelope.open_sealed(agency[0], WORDS, file, "handover")
        return envelope.open_with_passphrase(WORDS, file, "handover")

    assert opened(sealed) == b"short"
    for at in range(len(sealed)):
        bad = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        assert code_of(opened, bad) == "envelope_damaged", at
    for bad in (sealed[:-1], sealed + b"x", sealed[: head + 1], sealed[:head], b"", b"\n" + sealed, b"[" * 300_000):
        assert code_of(opened, bad) == "envelope_damaged"


def rewritten(sealed: bytes, change: Callable[[dict], object]) -> bytes:
    """A file whose first line was changed by somebody who knows how its checksum is made."""
    line, _, content = sealed.partition(b"\n")
    head = json.loads(line)
    head.pop("sha256")
    change(head)
    return summed(head) + b"\n" + content


def test_a_first_line_made_to_fit_opens_nothing(agency: tuple[bytes, str]) -> None:
    """With the checksum made right, a changed first line is still found; a weakened or monstrous derivation is refused
    before it is begun, and a newer form is named."""
    sealed, typed = by_agency(agency), by_passphrase()
    for change, code in (
        (lambda head: head.update(nonce="00" * 12), "envelope_damaged"),
        (lambda head: head.update(key="00" * 80), "envelope_damaged"),
        (lambda head: head.update(public="09" * 32), "wrong_agency_key"),
        (lambda head: head.pop("public"), "envelope_damaged"),
        (lambda head: head.update(to=7), "wrong_agency_key"),
        (lambda head: head.update(more="things"), "envelope_damaged"),
        (lambda head: head.update(v=2), "envelope_newer"),
    ):
        assert code_of(envelope.open_sealed, agency[0], WORDS, rewritten(sealed, change), "handover") == code
    for change, code in (
        (lambda head: head.update(nonce="00" * 12), "envelope_damaged"),
        (lambda head: head["slot"]["kdf"].update(m=8), "kdf_refused"),
        (lambda head: head["slot"]["kdf"].update(m=2**26), "kdf_refused"),
        (lambda head: head["slot"].update(type="recovery", kdf=None), "envelope_damaged"),
        (lambda head: head["slot"].update(salt="00" * 32), "wrong_file_passphrase"),
        (lambda head: head.update(slot=[]), "envelope_damaged"),
        (lambda head: head.update(more="things"), "envelope_damaged"),
        (lambda head: head.update(v=2), "envelope_newer"),
    ):
        assert code_of(envelope.open_with_passphrase, WORDS, rewritten(typed, change), "handover") == code
    assert code_of(envelope.sealed_for, rewritten(sealed, lambda head: head.pop("to"))) == "envelope_damaged"
