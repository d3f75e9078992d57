"""The locks fix every package by its digest, name no address, and agree with one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.house.rules import ROOT

LOCKS = ("run", "check", "build")


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock with all that fixes it: version, which systems, digests."""
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", ""))
    return {entry.split("==")[0].strip(): " ".join(entry.split()) for entry in entries if entry.strip()}


def loose(lock: str) -> Iterator[str]:
    """Where a lock leaves something open or says where to fetch it."""
    for name, entry in pins(lock).items():
        if not re.match(r"[a-z0-9.-]+==[\w.]+( ;[^#]+?)?( --hash=sha256:[0-9a-f]{64})+$", entry):
            yield name
    if "//" in lock:
        yield "an address"


def names(listed: str) -> set[str]:
    """The packages a .in file asks for by name."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)", re.sub(r"^-r .*$", "", listed, flags=re.MULTILINE), re.MULTILINE)
    return {re.sub(r"[_.]", "-", name).lower() for name in found}


def lock(name: str) -> str:
    """The text of one lock."""
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_locked_by_its_digest(name: str) -> None:
    """Every package has one version and its digests, and no lock says an address."""
    assert pins(lock(name))
    assert not list(loose(lock(name)))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_asked_for_is_locked(name: str) -> None:
    """What a .in file asks for stands in its lock."""
    assert names((ROOT / "requirements" / f"{name}.in").read_text("utf-8")) <= set(pins(lock(name)))


@pytest.mark.parametrize("name", ["check", "build"])
def test_what_is_tested_and_built_is_what_runs(name: str) -> None:
    """The other locks hold the very packages that people run, to the digest; what a test tool wants too may be there on
    more systems."""

    def anywhere(text: str) -> dict[str, str]:
        return {package: re.sub(r" ; .*?(?= --hash)", "", entry) for package, entry in pins(text).items()}

    assert anywhere(lock("run")).items() <= anywhere(lock(name)).items()


@pytest.mark.parametrize(
    "bad",
    [
        "six==1.17.0",
        "six>=1.17.0 --hash=sha256:" + "0" * 64,
        "six==1.17.0 \\\n    --hash=sha256:" + "0" * 63,
        "--index-url https://example.com/simple\nsix==1.17.0 --hash=sha256:" + "0" * 64,
        "six @ https://example.com/six.whl --hash=sha256:" + "0" * 64,
    ],
)
def test_a_loose_lock_is_found(bad: str) -> None:
    """A missing digest, an open version, a cut digest, an index and an address are each found."""
    assert list(loose(bad))
