"""Small JSON with a SHA-256 of itself inside: what a bad disk or a hasty hand changed is found before it is used."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from app import strict_json


def summed(body: Mapping[str, Any]) -> bytes:
    """RFC 8785 JSON of the body with the checksum of the rest, on one line."""
    return canonical({**body, "sha256": hashlib.sha256(canonical(body)).hexdigest()})


def body_of(content: bytes, longest: int) -> dict[str, Any] | None:
    """The body, if the checksum is right and nothing is longer than `longest` bytes; else None."""
    if len(content) > longest:
        return None
    try:
        raw: dict[str, Any] = strict_json.loads(content, whole_numbers=True)
        claimed = raw.pop("sha256")
        right = hmac.compare_digest(claimed, hashlib.sha256(canonical(raw)).hexdigest())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return raw if right else None


def canonical(value: Mapping[str, Any]) -> bytes:
    """The one way to write this value (RFC 8785)."""
    import rfc8785

    return rfc8785.dumps(dict(value))


def hexed(text: str, length: int) -> bytes:
    """That many bytes from hex. Raises ValueError or TypeError."""
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError(length)
    return value
