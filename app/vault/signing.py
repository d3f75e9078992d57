"""A key pair for one use: whoever holds its private half signs, and everybody can tell that they did."""

from __future__ import annotations

from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.vault.slots import Random

Sign = Callable[[bytes], bytes]
"""Gives the Ed25519 signature (64 bytes) of a digest; `app.vault.keys.verifier` says whether it is one."""


def new_pair(random: Random) -> tuple[bytes, str]:
    """A fresh private key (32 bytes) and its public half, as hex."""
    private = random(32)
    return private, _public(Ed25519PrivateKey.from_private_bytes(private))


def signer(private: bytes) -> tuple[str, Sign]:
    """The public half (hex) of a private key, and what signs with it. Raises ValueError for what is no key."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    return _public(key), key.sign


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()
