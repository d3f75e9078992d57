"""What the window needs while somebody puts things in: new ids, what to call people, and times as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count, product
from string import ascii_uppercase
from typing import Any

from app.clock import spoken, spoken_day
from app.decisions.sharing.look_alikes import stands
from app.decisions.sharing.values import Known
from app.decisions.sharing.whole import Sharing

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(\d{1,2}|[^\W\d_]+)[ ./-]+(\d{4})$")
_TIME = re.compile(r"(.*\d{4}),? +(?:at +)?(\d{1,2})(?:[.:](\d{2}))? *([ap]m)?$", re.IGNORECASE)


def fresh(sharing: Sharing, letter: str) -> str:
    """An id that nothing has or had: the letter and a number above all that are in use, also by what is on file."""
    listed = (sharing.people, sharing.items, sharing.recipients, sharing.bars)
    ids = [thing.id for things in listed for thing in things]
    for line in sharing.sent:
        ids += (line.recipient, *line.items)
    ids += [line.person for line in sharing.asked] + [line.person for line in sharing.told]
    used = {int(id[1:]) for id in ids if id[:1] == letter and id[1:].isdecimal()}
    return f"{letter}{max(used, default=0) + 1}"


def proposed_ref(sharing: Sharing, noun: str, person: str = "") -> str:
    """What to call somebody: the noun and the first letter that nobody else but `person` has, such as Child B."""
    taken = {each.ref.casefold() for each in sharing.people if each.id != person}
    return next(ref for letters in _letters() if (ref := f"{noun} {letters}").casefold() not in taken)


def is_taken(sharing: Sharing, ref: str, person: str) -> bool:
    """Whether somebody else is called that already."""
    return any(each.id != person and each.ref.casefold() == ref.strip().casefold() for each in sharing.people)


def is_name(known: Known, ref: str) -> bool:
    """Whether what papers would call somebody tells their real name."""
    return any(stands(name, ref) for name in known.names)


def _letters() -> Iterator[str]:
    """A to Z, AA to ZZ, and so on."""
    return ("".join(letters) for long in count(1) for letters in product(ascii_uppercase, repeat=long))


def when(text: str, now: datetime, dates: Mapping[str, Any]) -> str:
    """A day or a moment as somebody wrote it, in ISO form; other words as they are. `dates`: the words' "dates"."""
    plain = " ".join(text.split())
    moment = _TIME.fullmatch(plain)
    on = _day(moment[1] if moment else plain, dates["months"])
    if on is None:
        return text
    if moment is None:
        return on.isoformat()
    hour, minute, half = int(moment[2]), int(moment[3] or 0), (moment[4] or "").casefold()
    if half:
        hour = hour % 12 + 12 * (half == "pm") if 1 <= hour <= 12 else 24
    elif moment[3] is None:
        return text  # a number alone is no time
    if hour > 23 or minute > 59:
        return text
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=now.tzinfo).isoformat()


def as_said(kept: str, dates: Mapping[str, Any]) -> str:
    """What `when` made, as people say it; other words as they are."""
    try:
        return spoken_day(date.fromisoformat(kept), dates)
    except ValueError:
        pass
    try:
        return spoken(datetime.fromisoformat(kept), dates)
    except ValueError:
        return kept


def _day(text: str, months: Sequence[str]) -> date | None:
    weekday, _, rest = text.partition(" ")
    found = _DAY.fullmatch(text) or (_DAY.fullmatch(rest) if weekday.rstrip(",").isalpha() else None)
    if found is None:
        return None
    named = [at for at, name in enumerate(months, 1) if name.casefold().startswith(found[2].casefold())]
    month = int(found[2]) if found[2].isdecimal() else named[0] if len(found[2]) >= 3 and named else 0
    try:
        return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None


def shortened(text: str, longest: int) -> str:
    """The first line of a text, cut between words so that it has at most so many letters."""
    line = next((line for line in text.splitlines() if line.strip()), "").strip()
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
