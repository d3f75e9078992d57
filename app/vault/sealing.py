"""Sealing to a public key (HPKE, RFC 9180, over X25519): anybody can, and only the holder of the secret opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

OVERHEAD = 48
"""Bytes that sealing adds."""


def public_of(private: bytes) -> bytes:
    """The public key (32 bytes) of a private one (32 bytes)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, use: bytes) -> bytes:
    """`plain`, sealed for one use. Raises ValueError for a public key that nothing can be sealed to."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(plain, X25519PublicKey.from_public_bytes(public), use)


def open_with(private: bytes, sealed: bytes, use: bytes) -> bytes | None:
    """What was sealed for this use, or None: damaged, or sealed to another key or for another use."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return _suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(private), use)
    except (InvalidTag, ValueError):
        return None


def _suite() -> Suite:
    from cryptography.hazmat.primitives import hpke

    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
