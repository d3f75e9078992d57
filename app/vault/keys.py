"""The keys of an open register: they sign, they verify, they open notes, and they never show themselves."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import AppError
from app.vault.keyfile import KeyFile
from app.vault.slots import Random, bound, derived

_SEALING = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Keys:
    """The data key (32 bytes) and the device's own keys. `store` and `device` are public, as hex."""

    __slots__ = ("_inbox", "_sign", "data_key", "device", "store")

    def __init__(self, store: str, data_key: bytes, sign: bytes, inbox: bytes) -> None:
        self.store = store
        self.data_key = data_key
        self._sign = Ed25519PrivateKey.from_private_bytes(sign)
        self._inbox = X25519PrivateKey.from_private_bytes(inbox)
        self.device = self._sign.public_key().public_bytes_raw().hex()

    def __repr__(self) -> str:
        return f"Keys(device={self.device[:8]})"

    def sign(self, digest: bytes) -> bytes:
        """This device's Ed25519 signature (64 bytes) of a digest."""
        return self._sign.sign(digest)

    def verify(self, signature: bytes, digest: bytes) -> bool:
        """Whether this device made that signature of that digest."""
        try:
            self._sign.public_key().verify(signature, digest)
        except InvalidSignature:
            return False
        return True

    def open_note(self, sealed: bytes) -> bytes:
        """What was sealed to this register's inbox. Raises AppError("note_unreadable")."""
        try:
            return _SEALING.decrypt(sealed, self._inbox, _use(self.store))
        except (InvalidTag, ValueError):
            raise AppError("note_unreadable") from None

    def key_file(self, random: Random) -> KeyFile:
        """The key file of these keys, without a slot as yet."""
        bare = KeyFile(
            store=self.store,
            device=bytes.fromhex(self.device),
            inbox=self._inbox.public_key().public_bytes_raw(),
            nonce=random(12),
            private=b"",
            slots=(),
        )
        both = self._sign.private_bytes_raw() + self._inbox.private_bytes_raw()
        ct = AESGCM(_wrapping(self.data_key, bare)).encrypt(bare.nonce, both, bound(bare.public()))
        return KeyFile(store=bare.store, device=bare.device, inbox=bare.inbox, nonce=bare.nonce, private=ct, slots=())


def new_keys(random: Random) -> Keys:
    """Fresh keys for a register that does not exist yet."""
    return Keys(random(16).hex(), random(32), random(32), random(32))


def keys_of(file: KeyFile, data_key: bytes) -> Keys:
    """The keys that a key file holds for whoever has its data key.

    Raises AppError("keys_damaged") where public and private keys do not belong together.
    """
    try:
        both = AESGCM(_wrapping(data_key, file)).decrypt(file.nonce, file.private, bound(file.public()))
    except InvalidTag:
        raise AppError("keys_damaged") from None
    return Keys(file.store, data_key, both[:32], both[32:])


def sealed_note(file: KeyFile, note: bytes) -> bytes:
    """A note that only the unlocked register can read (HPKE, RFC 9180)."""
    return _SEALING.encrypt(note, X25519PublicKey.from_public_bytes(file.inbox), _use(file.store))


def _use(store: str) -> bytes:
    return f"sharewell|inbox|{store}|v1".encode()


def _wrapping(data_key: bytes, file: KeyFile) -> bytes:
    return derived(data_key, file.nonce, file.store, "device keys")
