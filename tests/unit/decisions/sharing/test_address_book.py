"""Contacts are kept as they are meant, warn about channels that are not safe, and go out to a file and come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.sharing.address_book import (
    COLUMNS,
    LONGEST,
    MOST,
    Contact,
    as_recipient,
    from_csv,
    guarded,
    in_order,
    sound,
    to_csv,
    unguarded,
    warnings,
)
from app.decisions.sharing.values import Recipient
from app.errors import AppError

KINDS = ("child_sw", "parent", "school")
DUTY = Contact(
    id="duty",
    kind="child_sw",
    name="Mx B. Tarn",
    role="Social worker",
    organisation="Thornshire Council",
    telephone="01632 960 100",
    email="duty.team@thornshire.example",
    channel="telephone",
    checked="2026-06-01",
)


def test_a_recipient_takes_the_fields_of_a_contact() -> None:
    """And nothing that each decision must say anew."""
    assert as_recipient(DUTY, "r1") == Recipient(
        id="r1",
        kind="child_sw",
        name="Mx B. Tarn",
        role="Social worker",
        organisation="Thornshire Council",
        channel="telephone",
    )


def test_a_contact_is_kept_without_stray_spaces() -> None:
    """Line breaks and double spaces go; the rest stays."""
    untidy = replace(DUTY, name="  Mx  B.\nTarn ", organisation="Thornshire  Council")
    assert sound(untidy, KINDS) == DUTY


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "", "role": " ", "organisation": ""}, "contact_empty"),
        ({"kind": "wizard"}, "contact_kind"),
        ({"channel": "pigeon"}, "contact_channel"),
        ({"checked": "last week"}, "contact_day"),
        ({"email": "duty.team"}, "contact_email"),
        ({"email": "a b@thornshire.example"}, "contact_email"),
        ({"role": "x" * (LONGEST + 1)}, "contact_long"),
    ],
)
def test_what_cannot_be_a_contact_is_refused(changes: dict[str, str], code: str) -> None:
    """Each fault has a code of its own."""
    with pytest.raises(AppError) as fault:
        sound(replace(DUTY, **changes), KINDS)
    assert fault.value.code == code


def test_optional_fields_may_be_empty() -> None:
    """A role alone is a contact."""
    bare = Contact(id="", kind="school", role="Designated safeguarding lead")
    assert sound(bare, KINDS) == bare


@pytest.mark.parametrize(
    ("kind", "email", "found"),
    [
        ("child_sw", "b.tarn@Gmail.com", ("personal_mailbox",)),
        ("school", "head@yahoo.co.uk", ("personal_mailbox",)),
        ("school", "someone@icloud.com", ("personal_mailbox",)),
        ("school", "someone@hotmail.com", ("personal_mailbox",)),
        ("school", "someone@outlook.com", ("personal_mailbox",)),
        ("parent", "p@gmail.com", ()),
        ("child_sw", "b.tarn@thornshire.example", ()),
        ("child_sw", "b.tarn@notgmail.com", ()),
        ("school", "office@fernhill.example", ("others_read",)),
        ("school", "info@gmail.com", ("personal_mailbox", "others_read")),
        ("school", "", ()),
    ],
)
def test_a_mailbox_that_is_not_for_work_or_not_theirs_alone_warns(
    kind: str, email: str, found: tuple[str, ...]
) -> None:
    """A free provider for a professional; whatever the office opens, for anybody."""
    assert warnings(Recipient(id="r", kind=kind), email) == found


def test_a_number_that_somebody_else_has_too_warns() -> None:
    """However it is written; not their own entry, and not an empty number."""
    who = Recipient(id="r", kind="parent", name="Perpetua Marrable")
    others = (replace(DUTY, telephone="+44 (0)1632 960100"), replace(DUTY, name=who.name, telephone="01632 960101"))
    assert warnings(who, telephone="01632-960-100", others=others) == ("shared_phone",)
    assert warnings(who, telephone="01632 960101", others=others) == ()
    assert warnings(who, others=(replace(DUTY, telephone=""),)) == ()


def test_details_that_nobody_checked_for_a_year_warn() -> None:
    """Not after half a year, and not where nobody says when."""
    who, on = Recipient(id="r", kind="parent"), date(2026, 11, 24)
    assert warnings(who, checked="2025-11-01", on=on) == ("old_address",)
    assert warnings(who, checked="2026-06-01", on=on) == ()
    assert warnings(who, checked="", on=on) == ()
    assert warnings(who, checked="2001-01-01") == ()


def test_what_somebody_ticked_stays() -> None:
    """Beside what the details show, in one order."""
    who = Recipient(id="r", kind="school", worries=("others_read", "shared_phone"))
    assert warnings(who, "h@aol.com") == ("shared_phone", "personal_mailbox", "others_read")


def test_a_file_comes_back_as_it_went() -> None:
    """Commas, quotes and line ends in a cell included; by organisation, role and name; ids do not leave."""
    odd = Contact(id="odd", kind="school", role='Head, "acting"', organisation="A school", telephone="+44 1632 960 200")
    raw = to_csv([DUTY, odd])
    assert raw.startswith(b"\xef\xbb\xbfkind,name")
    assert from_csv(raw) == ((2, replace(odd, id="")), (3, replace(DUTY, id="")))
    assert in_order([DUTY, odd]) == (odd, DUTY)


def test_columns_may_be_few_and_in_any_order() -> None:
    """Empty lines are passed over; a line keeps its number."""
    raw = b"Role, KIND\r\nHead,school\r\n,\r\n\r\nSocial worker,child_sw\r\n"
    assert from_csv(raw) == (
        (2, Contact(id="", kind="school", role="Head")),
        (5, Contact(id="", kind="child_sw", role="Social worker")),
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff\xfe\x00k", "contacts_unreadable"),
        (b'kind\n"school', "contacts_unreadable"),
        (b"", "contacts_columns"),
        (b"name,role\nA,B\n", "contacts_columns"),
        (b"kind,kind\nschool,school\n", "contacts_columns"),
        (b"kind,password\nschool,x\n", "contacts_columns"),
        (b"kind,role\nschool\n", "contacts_cells"),
        (b"kind\n" + b"school\n" * (MOST + 1), "contacts_many"),
    ],
)
def test_a_file_that_is_no_address_book_is_refused(raw: bytes, code: str) -> None:
    """Each with what is wrong."""
    with pytest.raises(AppError) as fault:
        from_csv(raw)
    assert fault.value.code == code


@given(st.text(alphabet=st.sampled_from("=+-@' \t\rab"), max_size=6))
def test_no_cell_is_a_formula(text: str) -> None:
    """What a spreadsheet would run has an apostrophe before it, which goes again."""
    cell = guarded(text)
    assert cell.lstrip()[:1] not in tuple("=+-@")
    assert unguarded(cell) == text


def test_every_column_is_a_field() -> None:
    """All fields but the id are in a file."""
    assert {"id", *COLUMNS} == set(DUTY.to_json())
