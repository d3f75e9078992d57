"""Whom an agency shares with: contacts by role, organisation and channel, and what may be wrong with a channel."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from io import StringIO
from typing import Any

from app.decisions.draft import nfc
from app.decisions.sharing.values import CHANNELS, WORRIES, Recipient
from app.errors import AppError

COLUMNS = ("kind", "name", "role", "organisation", "telephone", "email", "channel", "checked")
"""Of a contact in a file, in this order; `kind` and one of name, role and organisation must be there."""

MOST = 2_000
"""Contacts that one address book holds."""

LONGEST = 500
"""Letters of one field."""

STALE = timedelta(days=365)
"""Details that nobody checked for longer may be out of date."""

_PRIVATE = frozenset({"young_person", "parent", "relative", "person", "unsure"})
"""Recipients who use a mailbox of their own; all others have one for work."""

_FREE = re.compile(
    r"(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|virginmedia|ntlworld"
    r"|talktalk|gmx|mail|proton|protonmail|pm|zoho)\.(com|co\.uk|uk|net|me|org)"
)
"""Providers whose mailboxes belong to one person, not to work."""

_SHARED = frozenset({"admin", "contact", "enquiries", "hello", "info", "mail", "office", "reception", "secretary"})
"""Mailboxes that whoever sits there opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody an agency shares with. `kind` is an option of the question `recipient`; `channel`, of CHANNELS, is how
    they are best reached; `checked` is the day on which the details were last checked (ISO), or empty."""

    id: str
    kind: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    telephone: str = ""
    email: str = ""
    channel: str = ""
    checked: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def as_recipient(contact: Contact, id: str) -> Recipient:
    """A recipient with what is known of this contact; need, identity and conditions are each decision's own."""
    return Recipient(
        id=id,
        kind=contact.kind,
        name=contact.name,
        role=contact.role,
        organisation=contact.organisation,
        channel=contact.channel,
    )


def sound(contact: Contact, kinds: Collection[str]) -> Contact:
    """The contact as it is kept. Raises AppError: contact_empty (there is nothing to know them by), contact_kind,
    contact_channel, contact_day, contact_email, contact_long."""
    fields = {name: " ".join(nfc(getattr(contact, name)).split()) for name in COLUMNS}
    for name, text in fields.items():
        if len(text) > LONGEST:
            raise AppError("contact_long", column=name, longest=LONGEST)
    if not any(fields[name] for name in ("name", "role", "organisation")):
        raise AppError("contact_empty")
    if fields["kind"] not in kinds:
        raise AppError("contact_kind")
    if fields["channel"] and fields["channel"] not in CHANNELS:
        raise AppError("contact_channel", channels=", ".join(CHANNELS))
    if fields["checked"] and day(fields["checked"]) is None:
        raise AppError("contact_day")
    if fields["email"] and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", fields["email"]):
        raise AppError("contact_email")
    return Contact(id=contact.id, **fields)


def day(text: str) -> date | None:
    """A day as it is kept, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_order(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """By organisation, role and name."""
    return tuple(sorted(contacts, key=lambda each: (each.organisation.casefold(), each.role.casefold(), each.name)))


def warnings(
    recipient: Recipient,
    email: str = "",
    telephone: str = "",
    *,
    others: Iterable[Contact] = (),
    checked: str = "",
    on: date | None = None,
) -> tuple[str, ...]:
    """What may be wrong with how they are reached, of WORRIES: what somebody ticked, and what the details show.

    `others`: contacts who may have the same number; `checked` and `on`: when the details were checked, and today."""
    found = set(recipient.worries)
    local, _, domain = email.strip().casefold().partition("@")
    if recipient.kind not in _PRIVATE and _FREE.fullmatch(domain):
        found.add("personal_mailbox")
    if local in _SHARED:
        found.add("others_read")
    digits = _digits(telephone)
    if digits and any(_digits(each.telephone) == digits and each.name != recipient.name for each in others):
        found.add("shared_phone")
    seen = day(checked)
    if seen is not None and on is not None and on - seen > STALE:
        found.add("old_address")
    return tuple(worry for worry in WORRIES if worry in found)


def _digits(telephone: str) -> str:
    """A number by its figures, in whichever way it is written: +44 7700 900123 is 07700 900123."""
    figures = "".join(each for each in telephone.replace("(0)", "") if each in "+0123456789")
    return re.sub(r"^(\+44|0044)", "0", figures)


def to_csv(contacts: Iterable[Contact]) -> bytes:
    """The contacts as a file that a spreadsheet opens and `from_csv` reads: UTF-8, a line each under the columns."""
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    rows.writerows([guarded(getattr(each, name)) for name in COLUMNS] for each in in_order(contacts))
    return out.getvalue().encode("utf-8-sig")


def from_csv(raw: bytes) -> tuple[tuple[int, Contact], ...]:
    """The contacts in a file as they stand there, each with its line; their ids are empty. Columns may stand in any
    order, and be left out but for `kind`.

    Raises AppError: contacts_unreadable, contacts_columns, contacts_cells, contacts_many."""
    try:
        text = raw.decode("utf-8-sig")
        lines = list(csv.reader(StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise AppError("contacts_unreadable") from fault
    head = [each.strip().casefold() for each in lines[0]] if lines else []
    if "kind" not in head or len(set(head)) < len(head) or not set(head) <= set(COLUMNS):
        raise AppError("contacts_columns", columns=", ".join(COLUMNS))
    full = [(number, line) for number, line in enumerate(lines[1:], 2) if any(each.strip() for each in line)]
    if len(full) > MOST:
        raise AppError("contacts_many", most=MOST)
    for number, line in full:
        if len(line) != len(head):
            raise AppError("contacts_cells", line=number)
    return tuple(
        (number, Contact(id="", **dict(zip(head, map(unguarded, line), strict=True)))) for number, line in full
    )


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula and runs."""
    return f"'{text}" if _runs(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and _runs(cell[1:]) else cell


def _runs(text: str) -> bool:
    """Whether it would be a formula, or is one behind an apostrophe, which has to come back with one."""
    first = text.lstrip("' ")[:1]
    return first in tuple("=+-@") or first.isspace()
