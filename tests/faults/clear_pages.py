"""Every page of an encrypted register in clear, also those that no table uses any more, read without the cipher."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, VECTOR, MAC = 4096, 16, 64
SALT = 16
"""Bytes at the start of the file, where SQLite would say what it is."""


def clear_pages(raw: bytes, key: bytes) -> Iterator[bytes]:
    """The pages of a register, given its bytes, in order. Raises ValueError where one was not written under this key.

    SQLCipher 4 with a raw key: AES-256-CBC, each page with its own vector and HMAC-SHA512 at its end; the HMAC's key
    is PBKDF2 with two rounds over the salt with each byte turned by 0x3a (sqlcipher.net, design).
    """
    salt = raw[:SALT]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    for number, at in enumerate(range(0, len(raw), PAGE), 1):
        page = raw[at : at + PAGE]
        body = page[SALT if number == 1 else 0 : PAGE - VECTOR - MAC]
        vector, mac = page[PAGE - VECTOR - MAC : PAGE - MAC], page[PAGE - MAC :]
        made = hmac.new(mac_key, body + vector + number.to_bytes(4, "little"), hashlib.sha512).digest()
        if not hmac.compare_digest(made, mac):
            raise ValueError("another key")
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        yield cipher.update(body) + cipher.finalize()
