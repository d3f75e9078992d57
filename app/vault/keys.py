"""The keys of an open register: they sign, they verify, they open notes, and they never show themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import AppError
from app.vault.keyfile import KeyFile
from app.vault.sealing import open_with, public_of, seal_to
from app.vault.slots import Random, Sealed, Slot, derived
from app.vault.summed import hexed


class Keys:
    """The data key (32 bytes) and the device's own keys. `store` and `device` are public, as hex.

    `next`: the same keys with the data key that the register was being changed to when the program was cut off. The
    register has one of the two; whoever finds out which calls `rotation.finish` or `rotation.abandon`.
    """

    __slots__ = ("_inbox", "_sign", "data_key", "device", "next", "store")

    def __init__(self, store: str, data_key: bytes, sign: bytes, inbox: bytes) -> None:
        self.store = store
        self.data_key = data_key
        self.next: Keys | None = None
        self._sign = Ed25519PrivateKey.from_private_bytes(sign)
        self._inbox = inbox
        self.device = self._sign.public_key().public_bytes_raw().hex()

    def __repr__(self) -> str:
        return f"Keys(device={self.device[:8]})"

    def sign(self, digest: bytes) -> bytes:
        """This device's Ed25519 signature (64 bytes) of a digest."""
        return self._sign.sign(digest)

    def verify(self, signature: bytes, digest: bytes) -> bool:
        """Whether this device made that signature of that digest."""
        return _made(self._sign.public_key(), signature, digest)

    def open_note(self, sealed: bytes) -> bytes:
        """What was sealed to this register's inbox. Raises AppError("note_unreadable")."""
        note = open_with(self._inbox, sealed, _use(self.store))
        if note is None:
            raise AppError("note_unreadable")
        return note

    def key_file(self, slots: tuple[Slot | Sealed, ...], random: Random) -> KeyFile:
        """The key file of these keys with these slots."""
        bare = KeyFile(
            store=self.store,
            device=bytes.fromhex(self.device),
            inbox=public_of(self._inbox),
            nonce=random(12),
            private=b"",
            slots=slots,
        )
        both = self._sign.private_bytes_raw() + self._inbox
        ct = AESGCM(_wrapping(self.data_key, bare)).encrypt(bare.nonce, both, bare.vouched())
        return replace(bare, private=ct)

    def with_new_data_key(self, random: Random) -> Keys:
        """The keys of the same store and device, with a fresh data key."""
        return Keys(self.store, random(32), self._sign.private_bytes_raw(), self._inbox)


def verifier(device: str) -> Callable[[bytes, bytes], bool]:
    """What says whether a device made a signature (first) of a digest (second); `device`: its public key in hex.

    Raises ValueError for what is no public key.
    """
    public = Ed25519PublicKey.from_public_bytes(hexed(device, 32))
    return lambda signature, digest: _made(public, signature, digest)


def new_keys(random: Random) -> Keys:
    """Fresh keys for a register that does not exist yet."""
    return Keys(random(16).hex(), random(32), random(32), random(32))


def keys_of(file: KeyFile, data_key: bytes) -> Keys:
    """The keys that a key file holds for whoever has its data key.

    Raises AppError("keys_damaged") where public and private keys do not belong together, or where somebody has put in
    another key for recovery or escrow.
    """
    try:
        both = AESGCM(_wrapping(data_key, file)).decrypt(file.nonce, file.private, file.vouched())
    except InvalidTag:
        raise AppError("keys_damaged") from None
    return Keys(file.store, data_key, both[:32], both[32:])


def sealed_note(file: KeyFile, note: bytes) -> bytes:
    """A note that only the unlocked register can read. Raises AppError("keys_damaged")."""
    try:
        return seal_to(file.inbox, note, _use(file.store))
    except ValueError:
        raise AppError("keys_damaged") from None


def _made(public: Ed25519PublicKey, signature: bytes, digest: bytes) -> bool:
    try:
        public.verify(signature, digest)
    except InvalidSignature:
        return False
    return True


def _use(store: str) -> bytes:
    return f"sharewell|inbox|{store}|v1".encode()


def _wrapping(data_key: bytes, file: KeyFile) -> bytes:
    return derived(data_key, file.nonce, file.store, "device keys")
