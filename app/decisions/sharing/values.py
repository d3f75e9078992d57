"""What one decision may share: the people in it, each thing there is to share, who might get it, and who may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

Give = Literal["no", "part", "yes"]
"""What of a thing goes to a recipient: nothing, part of it in words of its own, or all of it."""

GIVES: tuple[Give, ...] = ("no", "part", "yes")

PERSON_ROLES = (
    "child", "sibling", "other_child", "parent", "relative", "carer", "household", "staff", "reporter", "other",
)  # fmt: skip
"""What somebody is in this decision. `sibling` is one who is looked after or placed apart, `reporter` who told us."""

DETAILS = ("address", "school", "telephone", "email", "born", "number", "place")
"""What is known of somebody beside their name. `place`: a village or street; `number`: of a file, the NHS, a pupil."""

KINDS = (
    "basics", "plan", "reason", "concern", "history", "private", "conviction", "photo", "address", "referrer",
    "others", "file", "court", "carer_record",
)  # fmt: skip
"""What kind of thing it is: the options of the question `material`."""

SORTS = ("fact", "opinion", "said")
"""Fact, opinion, or what somebody else said."""

FLAGS = ("special", "criminal", "court", "carer_record", "third_party")

SECRETS = ("address", "school", "contact", "reporter", "other_children", "staff")
"""What stays out of anything that leaves unless somebody decides otherwise, and what somebody may be barred from."""

EVERYTHING = "everything"
"""Of a bar: they must not learn of the person at all."""

IMPLIED = MappingProxyType({"address": "address", "referrer": "reporter", "others": "other_children"})
"""What a thing of this kind holds, whatever was ticked."""

ACCURACY = ("checked", "unchecked", "doubtful")
IDENTITIES = ("known", "rang_back", "seen_badge", "by_another", "not_checked")
CHANNELS = ("in_person", "telephone", "secure_email", "email", "post", "portal", "message")
WORRIES = ("shared_phone", "old_address", "personal_mailbox", "others_read")
"""What may be wrong with a channel."""

ANSWERS = ("given", "refused", "not_asked", "withdrawn", "objected")
STANDINGS = ("has", "shared", "none", "unsure")
UNDERSTOOD = ("yes", "helped", "no", "unsure")
FORMS = ("spoken", "written", "other")
TOLD = ("yes", "later", "unsafe")
HEARD = ("acknowledged", "chased", "answered")
"""What a line of a ledger may hold, as Asked, Told and Heard say."""

LATE = timedelta(hours=24)
"""A thing written down later than this after it was known is a late entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the decision, as papers may say it: a reference such as Child A, never a name.

    `reported`: they are who told us, whatever else they are."""

    id: str
    role: str
    ref: str
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that tells where or who somebody is; `kind` is one of DETAILS."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who a person really is, kept apart from what papers say: the name, other spellings, and details."""

    person: str
    name: str = ""
    also: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return tuple(name for name in (self.name, *self.also) if name.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing there is to share, in the words it would go in. `said_by` is who said it, where `sort` is said;
    `source` is how we know it and never leaves. `happened` and `known` are days, times or plain words; `wrote` is when
    it was written down here (ISO). `holds`: of SECRETS; `about`: ids of people."""

    id: str
    kind: str
    text: str
    sort: str = "fact"
    said_by: str = ""
    source: str = ""
    happened: str = ""
    known: str = ""
    wrote: str = ""
    flags: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    accuracy: str = "unchecked"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What it holds of SECRETS, ticked or by its kind."""
        held = {*self.holds, IMPLIED.get(self.kind, "")}
        return tuple(secret for secret in SECRETS if secret in held)

    @property
    def late(self) -> bool:
        """Whether it was written down long after it was known; False where a time is not known."""
        try:
            known, wrote = datetime.fromisoformat(self.known), datetime.fromisoformat(self.wrote)
        except ValueError:
            return False
        if known.tzinfo is None:
            known = known.replace(tzinfo=wrote.tzinfo)
        if len(self.known) == len("2026-11-20"):
            known += timedelta(days=1)  # a day alone may mean its evening
        return wrote - known > LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who might get something. `kind` is an option of the question `recipient`; `need`: why they need it;
    `conditions`: what they may do with it. `person`: their id among the people, if they are one; `names`: ids of people
    whose real names they get; `answers`: theirs to the questions of `assessing.OF_RECIPIENT` where those differ from
    the decision's own. The first recipient is the decision's own and has none."""

    id: str
    kind: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    need: str = ""
    identity: str = "not_checked"
    channel: str = ""
    worries: tuple[str, ...] = ()
    conditions: str = ""
    person: str = ""
    names: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What somebody decided about one thing and one recipient. `words`: the part that goes; `reason`: why, where it is
    an exception. A cell that nobody decided is not there: nothing goes."""

    item: str
    recipient: str
    give: Give
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a whole row or column: `of` is the id of the thing or of the recipient."""

    of: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Somebody who must not learn something. `who`: "person:<id>", "recipient:<id>", "kind:<recipient kind>" or
    "anyone"; `what`: of SECRETS, or EVERYTHING; `whose`: ids of people, none for anybody's; `why`: in plain words."""

    id: str
    who: str
    what: tuple[str, ...]
    whose: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What somebody decided about something that was found in the words for a recipient: it may go, or stays out.

    `find` is the id of the find, which follows from its kind and spelling."""

    recipient: str
    find: str
    may_go: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One line of the ledger of consent. `answer`: given, refused, not_asked, withdrawn, objected; `standing`: whether
    they have a say (has, shared, none, unsure); `understood`: yes, helped, no, unsure; `form`: spoken, written, other.
    `about`: the id of the line that a withdrawal or an objection is about. `at` (ISO): when."""

    id: str
    person: str
    answer: str
    at: str
    by: str = ""
    words: str = ""
    said: str = ""
    understood: str = ""
    standing: str = ""
    form: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whether a person was told what is shared about them: `told` is yes, later or unsafe; when, how, in what words,
    or why not."""

    id: str
    person: str
    told: str
    at: str
    by: str = ""
    how: str = ""
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Something that went to a recipient: when, how, by whom, under which reference number; `items`: the ids of the
    things that went, with the words of each as they went in `went` (the same order). `chase_on`: a day, where an answer
    is waited for; `chase`: what to do if none comes."""

    id: str
    recipient: str
    at: str
    by: str
    how: str
    items: tuple[str, ...]
    went: tuple[str, ...] = ()
    reference: str = ""
    chase_on: str = ""
    chase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came back about something that was sent: `what` is acknowledged, chased or answered."""

    id: str
    sent: str
    what: str
    at: str
    by: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Advice that was asked for without naming anybody: from whom, when, and what they said. `request` is the text that
    was asked with."""

    id: str
    who: str
    at: str
    said: str
    request: str = ""
