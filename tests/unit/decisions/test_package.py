"""The package for the agency: whoever opens it can verify every record in it, and nothing else gets through."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.decisions import package
from app.decisions.handed import HandBack, Handed, file_name, hand_back_from_json, in_groups
from app.decisions.package import About, Package, Whole, expected, packed, unpacked
from app.decisions.record import ADDENDUM, GENESIS, Entry, canonical, seal, seal_entry
from app.errors import AppError
from app.vault.keys import Keys, verifier
from tests.store.sealing import NOON, content, fixed_keys

KEYS = fixed_keys()
SECRET = b"s" * 32
PAPER = b"%PDF-1.7 a paper"
ABOUT = About(
    id="0123abcd",
    made=NOON,
    by="Ada Example",
    role="foster carer",
    organisation="Example Fostering",
    store=KEYS.store,
    device=KEYS.device,
)


def record(number: str = "2026-001", keys: Keys = KEYS, seq: int = 1) -> Entry:
    """A sealed decision."""
    salt = random.Random(seq).randbytes(32)
    made = seal(content(number), seq=seq, prev=GENESIS, device=keys.device, salt=salt, sign=keys.sign)
    return made.entry


def addition(about: str = "2026-001", keys: Keys = KEYS, kind: str = ADDENDUM, seq: int = 9) -> Entry:
    """Something added to it later."""
    said = {"record": about, "what": "correction", "by": "Ada", "text": "It was Tuesday.", "at": NOON}
    number, salt = f"{kind}-{seq}", random.Random(seq).randbytes(32)
    return seal_entry(
        kind, said, record=number, at=NOON, seq=seq, prev=GENESIS, device=keys.device, salt=salt, sign=keys.sign
    )


def whole(entry: Entry | None = None, *addenda: Entry, **more: Any) -> Whole:
    """A record with its paper."""
    return Whole(**{"entry": entry or record(), "addenda": addenda, "paper": PAPER, **more})


def opened(plain: bytes) -> Package:
    """What is in it."""
    return unpacked(plain, verifier)


def code_of(plain: bytes) -> str:
    """The error that opening it ends with."""
    with pytest.raises(AppError) as caught:
        opened(plain)
    return caught.value.code


def forged(change: Callable[[dict[str, Any]], object], plain: bytes, keys: Keys = KEYS) -> bytes:
    """The package with another manifest, signed by somebody who has the device's key."""
    manifest, _, rest = plain.split(b"\n", 2)
    said = json.loads(manifest)
    change(said)
    return resigned(canonical(said), rest, keys)


def resigned(manifest: bytes, rest: bytes, keys: Keys = KEYS) -> bytes:
    """A manifest, whatever it says, with a signature that fits."""
    return b"\n".join((manifest, keys.sign(package._to_sign(manifest)).hex().encode(), rest))


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A package of two records, one of them with two additions."""
    first = whole(record(), addition(), addition(seq=10), kind="child", file_on="both")
    return packed([first, whole(record("2026-012", seq=12))], ABOUT, SECRET, KEYS.sign)


def test_what_was_packed_comes_out_whole(plain: bytes) -> None:
    """Records, additions, papers, who made it and when; each listed with its digests, class and fingerprint."""
    found = opened(plain)
    assert found.about == ABOUT
    assert [each.number for each in found.listed] == ["2026-001", "2026-012"]
    one, two = found.listed
    assert (one.digest, one.commit, one.sealed) == (record().digest, record().header.commit, NOON)
    assert one.addenda == (addition().digest, addition(seq=10).digest)
    assert (one.kind, one.file_on, two.kind, two.file_on, two.addenda) == ("child", "both", "", "", ())
    assert one.fingerprint == " ".join(record().digest[at : at + 4] for at in range(0, 32, 4))
    assert found.parts["2026-012.pdf"] == PAPER
    said = json.loads(found.parts["2026-001.json"])
    assert said["record"]["payload"] == content("2026-001").to_json()
    assert [each["payload"]["text"] for each in said["addenda"]] == ["It was Tuesday."] * 2
    assert set(found.parts) == {f"{number}.{end}" for number in ("2026-001", "2026-012") for end in ("json", "pdf")}


def test_the_same_records_make_the_same_package(plain: bytes) -> None:
    """Nothing in it depends on chance or on the hour but what is given."""
    first = whole(record(), addition(), addition(seq=10), kind="child", file_on="both")
    assert packed([first, whole(record("2026-012", seq=12))], ABOUT, SECRET, KEYS.sign) == plain


def test_the_code_belongs_to_one_package(plain: bytes) -> None:
    """Another secret, another id or another record gives another code; what is kept of it does not tell it."""
    others = [
        packed([whole()], ABOUT, SECRET, KEYS.sign),
        packed([whole()], ABOUT, b"t" * 32, KEYS.sign),
        packed([whole()], replace(ABOUT, id="ffffffff"), SECRET, KEYS.sign),
        packed([whole(record(), addition())], ABOUT, SECRET, KEYS.sign),
    ]
    codes = {opened(each).code for each in (plain, *others)}
    assert len(codes) == 5
    assert all(len(code) == package.CODE for code in codes)
    code = opened(plain).code
    assert expected("0123abcd", code) == expected("0123abcd", code)
    assert expected("0123abcd", code) != expected("ffffffff", code)
    assert code.hex() not in expected("0123abcd", code)


def test_one_byte_changed_at_any_place_is_found(plain: bytes) -> None:
    """Two hundred places, in manifest, signature, records, papers and secret: none of them opens."""
    chance = random.Random(8)
    for at in [*range(40), *(chance.randrange(len(plain)) for _ in range(160))]:
        changed = bytearray(plain)
        changed[at] ^= 1 << chance.randrange(8)
        assert code_of(bytes(changed)) in {"package_damaged", "package_altered"}, at


def test_cut_off_or_gone_on_is_found(plain: bytes) -> None:
    """Whatever is missing at the end, and whatever follows it."""
    for length in (0, 1, 10, 500, len(plain) // 2, len(plain) - 33, len(plain) - 1):
        assert code_of(plain[:length]) == "package_damaged"
    assert code_of(plain + b"\n") == "package_damaged"


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(what="another thing"),
        lambda said: said.update(v="1"),
        lambda said: said.update(v=True),
        lambda said: said.pop("by"),
        lambda said: said.update(by=7),
        lambda said: said.update(id="../../etc"),
        lambda said: said.update(id="0123ABCD"),
        lambda said: said.update(made="yesterday"),
        lambda said: said.update(store="short"),
        lambda said: said.update(device="00" * 31),
        lambda said: said.update(records={}),
        lambda said: said.update(records=[]),
        lambda said: said.update(records=said["records"] * 3000),
        lambda said: said.update(records=[said["records"][0]] * 2),
        lambda said: said["records"][0].update(number="../2026-001"),
        lambda said: said["records"][0].update(number=2026),
        lambda said: said["records"][0].update(digest="g" * 64),
        lambda said: said["records"][0].update(sealed="at noon"),
        lambda said: said["records"][0].update(kind=None),
        lambda said: said["records"][0].update(addenda=["x"]),
        lambda said: said["records"][0].update(addenda=7),
        lambda said: said["parts"].reverse(),
        lambda said: said["parts"].pop(),
        lambda said: said.update(parts="parts"),
        lambda said: said["parts"][0].update(name="../../home/2026-001.json"),
        lambda said: said["parts"][0].update(size=-1),
        lambda said: said["parts"][0].update(size=2**40),
        lambda said: said["parts"][0].update(size="many"),
        lambda said: said["parts"][0].update(sha256="0" * 64),
    ],
)
def test_a_manifest_that_says_something_else_is_refused(
    plain: bytes, change: Callable[[dict[str, Any]], object]
) -> None:
    """Also from somebody who can sign as the device: no odd type, size, name or number gets through."""
    assert code_of(forged(change, plain)) == "package_damaged"


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"what": "sharewell handover", "v": 1, "v": 1}',
        b'{"what": "sharewell handover", "v": 1.0}',
        b'{"what": "sharewell handover", "v": NaN}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe",
        b"x" * 6_000_000,
    ],
    ids=["empty", "bare", "list", "null", "twice", "fraction", "nan", "deep", "deeper", "bytes", "large"],
)
def test_what_is_no_manifest_is_refused(manifest: bytes) -> None:
    """Empty, nested without end, the same key twice, ten megabytes: a plain no, and soon."""
    assert code_of(resigned(manifest, b"")) == "package_damaged"


def test_something_that_grows_is_no_package() -> None:
    """A ZIP that would become a gigabyte is never unpacked: there is nothing that unpacks."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packing:
        packing.writestr("2026-001.json", b"0" * 50_000_000)
    assert code_of(bomb.getvalue()) == "package_damaged"


def test_a_newer_one_says_so(plain: bytes) -> None:
    """A later version is not called damaged."""
    assert code_of(forged(lambda said: said.update(v=2), plain)) == "package_newer"


def test_one_that_another_device_signed_is_refused(plain: bytes) -> None:
    """The manifest names a device, and that device signed it."""
    assert code_of(forged(lambda said: None, plain, fixed_keys(2))) == "package_damaged"


@pytest.mark.parametrize(
    "false",
    [
        whole(replace(record(), salt=bytes(32))),
        whole(replace(record(), signature=bytes(64))),
        whole(replace(record(), payload={**content("2026-001").to_json(), "reasons": "Nothing happened."})),
        whole(record(keys=fixed_keys(2))),
        whole(addition(kind="tombstone")),
        whole(record(), addition(about="2026-002")),
        whole(record(), addition(kind="tombstone")),
        whole(record(), replace(addition(), signature=bytes(64))),
        whole(paper=b"MZ a program"),
    ],
    ids=["salt", "signature", "words", "device", "kind", "of another", "no addition", "its signature", "paper"],
)
def test_a_record_that_is_not_what_was_sealed_is_named(false: Whole) -> None:
    """Somebody with the device's key for the manifest still cannot pass off a record as sealed."""
    entry = false.entry
    number = entry.header.record if entry.header.kind == "decision" else "2026-001"
    odd = replace(entry, header=replace(entry.header, record=number)) if number != entry.header.record else entry
    with pytest.raises(AppError) as caught:
        opened(packed([replace(false, entry=odd)], ABOUT, SECRET, KEYS.sign))
    assert (caught.value.code, caught.value.facts) == ("package_altered", {"number": number})


def test_a_record_whose_words_bear_another_number_is_refused() -> None:
    """The number in the header, which is signed, and the one in the words must be the same."""
    odd = seal_entry(
        "decision",
        {**content("2026-002").to_json()},
        record="2026-001",
        at=NOON,
        seq=1,
        prev=GENESIS,
        device=KEYS.device,
        salt=bytes(32),
        sign=KEYS.sign,
    )
    assert code_of(packed([whole(odd)], ABOUT, SECRET, KEYS.sign)) == "package_altered"


def with_part(plain: bytes, name: str, part: bytes) -> bytes:
    """The package with another part in place of one, listed and signed as it should be."""
    found = dict(opened(plain).parts) | {"secret": SECRET} | {name: part}
    names = [*(f"{each.number}.{end}" for each in opened(plain).listed for end in ("json", "pdf")), "secret"]

    def change(said: dict[str, Any]) -> None:
        said["parts"] = [
            {"name": each, "size": len(found[each]), "sha256": hashlib.sha256(found[each]).hexdigest()}
            for each in names
        ]

    manifest, _, _ = plain.split(b"\n", 2)
    said = json.loads(manifest)
    change(said)
    return resigned(canonical(said), b"".join(found[each] for each in names))


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"7",
        b"{}",
        b'{"record": {}, "addenda": []}',
        b'{"record": {"header": {}, "payload": null, "salt": "", "signature": ""}, "addenda": []}',
        b'{"record": {"header": {}, "payload": {}, "salt": "", "signature": ""}, "addenda": []}',
        b"[" * 100_000,
    ],
    ids=["empty", "number", "bare", "no record", "no words", "no header", "deep"],
)
def test_a_record_that_is_no_record_is_refused(plain: bytes, part: bytes) -> None:
    """Whatever stands in its place."""
    assert code_of(with_part(plain, "2026-001.json", part)) == "package_damaged"


def test_a_record_too_large_and_a_secret_too_short_are_refused(plain: bytes) -> None:
    """Before anything of them is read."""
    assert code_of(with_part(plain, "2026-001.json", b" " * (package.LARGEST_RECORD + 1))) == "package_altered"
    assert code_of(with_part(plain, "secret", b"short")) == "package_damaged"


def test_too_much_for_one_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many records, too large a record, and too much altogether; making and opening know the same bounds."""
    one = packed([whole()], ABOUT, SECRET, KEYS.sign)
    for name, bound in (("MOST", 1), ("LARGEST_RECORD", 100), ("LARGEST_MANIFEST", 100), ("LARGEST", 1000)):
        with monkeypatch.context() as narrow:
            narrow.setattr(package, name, bound)
            with pytest.raises(AppError, match="package_too_large"):
                packed([whole(), whole(record("2026-012", seq=12))], ABOUT, SECRET, KEYS.sign)
    monkeypatch.setattr(package, "LARGEST", len(one) - 1)
    assert code_of(one) == "package_too_large"


def test_what_was_disposed_of_cannot_be_packed() -> None:
    """There is nothing left of it to hand over."""
    for gone in (replace(record(), payload=None), replace(record(), salt=None)):
        with pytest.raises(AppError, match="record_disposed"):
            packed([whole(gone)], ABOUT, SECRET, KEYS.sign)


def test_what_is_remembered_of_a_package_is_read_back_as_it_was() -> None:
    """Through JSON and back; its file names nobody; checksums are in groups of four."""
    kept = HandBack(
        id="0123abcd",
        made=NOON,
        records=(Handed(number="2026-001", sealed=NOON, digest="ab" * 32, addenda=("cd" * 32,)),),
        agency="",
        sha256="ef" * 32,
        size=7,
        expects="01" * 32,
    )
    assert hand_back_from_json(json.loads(json.dumps(kept.to_json()))) == kept
    assert kept.file_name == file_name("0123abcd") == "sharewell-handover-0123abcd.package"
    assert kept.records[0].fingerprint == " ".join(["abab"] * 8)
    assert in_groups("0123456789ab") == "0123 4567 89ab"
