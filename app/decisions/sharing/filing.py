"""What may be logged about sharing once a decision is sealed: each line checked before it becomes part of the chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.decisions.draft import nfc
from app.decisions.sharing.address_book import day
from app.decisions.sharing.ledger import moment
from app.decisions.sharing.sealed import SealedSharing
from app.decisions.sharing.values import ANSWERS, CHANNELS, HEARD, TOLD, Advice, Asked, Heard, Sent, Told
from app.decisions.sharing.whole import Sharing
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT


def sent(
    sealed: SealedSharing,
    sharing: Sharing,
    now: datetime,
    *,
    id: str,
    to: str,
    how: str,
    by: str,
    at: str = "",
    items: Sequence[str] = (),
    reference: str = "",
    chase_on: str = "",
    chase: str = "",
) -> Sent:
    """What went to a recipient, in the words that the record gives them; with no `items` named, all of it.

    Raises AppError: recipient_unknown, not_theirs (the record gives them nothing, or not that), name_missing,
    log_time, log_in_future, chase_day, chase_early, words_too_long."""
    _one_of(how, CHANNELS)
    if to not in (each.id for each in sharing.recipients):
        raise AppError("recipient_unknown", recipient=to)
    given = {line.item: line.words for line in sealed.cells if line.recipient == to and line.give != "no"}
    gone = tuple(dict.fromkeys(items)) or tuple(given)
    if not gone or not set(gone) <= set(given):
        raise AppError("not_theirs", recipient=to)
    when = _time(at, now)
    if chase_on:
        by_then = day(chase_on)
        if by_then is None:
            raise AppError("chase_day")
        if by_then < moment(when).astimezone(now.tzinfo).date():
            raise AppError("chase_early")
    return Sent(
        id=id,
        recipient=to,
        at=when,
        by=_name(by),
        how=how,
        items=gone,
        went=tuple(given[item] for item in gone),
        reference=_words(reference),
        chase_on=chase_on,
        chase=_words(chase),
    )


def heard(
    sharing: Sharing, now: datetime, *, id: str, sent: str, what: str, at: str = "", by: str = "", said: str = ""
) -> Heard:
    """What came back. Raises AppError: sent_unknown, log_time, log_in_future, heard_early, words_too_long."""
    _one_of(what, HEARD)
    gone = next((each for each in sharing.sent if each.id == sent), None)
    if gone is None:
        raise AppError("sent_unknown", sent=sent)
    when = _time(at, now)
    if moment(when) < moment(gone.at):
        raise AppError("heard_early", sent=sent)
    return Heard(id=id, sent=sent, what=what, at=when, by=_words(by), said=_words(said))


def asked(
    sharing: Sharing,
    now: datetime,
    *,
    id: str,
    person: str,
    answer: str,
    by: str,
    at: str = "",
    words: str = "",
    said: str = "",
    understood: str = "",
    standing: str = "",
    form: str = "",
    about: str = "",
) -> Asked:
    """What somebody was asked and said. An objection is kept whether or not anything rests on consent, and may be about
    nothing that is logged. A withdrawal is of a yes: the latest, where `about` names none.

    Raises AppError: person_unknown, answer_unknown, nothing_to_withdraw, name_missing, log_time, log_in_future,
    words_too_long."""
    _one_of(answer, ANSWERS)
    _known(sharing, person)
    own = [each.id for each in sharing.asked if each.person == person]
    if about and about not in (*own, *(each.id for each in sharing.sent)):
        raise AppError("answer_unknown", about=about)
    if answer == "withdrawn":
        given = [each.id for each in sharing.asked if each.person == person and each.answer == "given"]
        about = about or (given[-1] if given else "")
        if about not in given:
            raise AppError("nothing_to_withdraw")
    return Asked(
        id=id,
        person=person,
        answer=answer,
        at=_time(at, now),
        by=_name(by),
        words=_words(words),
        said=_words(said),
        understood=understood,
        standing=standing,
        form=form,
        about=about,
    )


def told(
    sharing: Sharing,
    now: datetime,
    *,
    id: str,
    person: str,
    told: str,
    by: str,
    at: str = "",
    how: str = "",
    words: str = "",
    why: str = "",
) -> Told:
    """Whether somebody was told. Raises AppError: person_unknown, reason_missing (why it is not safe), name_missing,
    log_time, log_in_future, words_too_long."""
    _one_of(told, TOLD)
    _known(sharing, person)
    if told == "unsafe" and not why.strip():
        raise AppError("reason_missing")
    return Told(
        id=id,
        person=person,
        told=told,
        at=_time(at, now),
        by=_name(by),
        how=how,
        words=_words(words),
        why=_words(why),
    )


def advice(now: datetime, *, id: str, who: str, said: str, at: str = "", request: str = "") -> Advice:
    """What somebody advised. Raises AppError: name_missing (who), words_missing, log_time, log_in_future,
    words_too_long."""
    if not said.strip():
        raise AppError("words_missing")
    return Advice(id=id, who=_name(who), at=_time(at, now), said=_words(said), request=_words(request))


def _one_of(code: str, codes: Sequence[str]) -> None:
    """A code is chosen, never typed: another one is a slip of the program."""
    if code not in codes:
        raise ValueError(code)


def _known(sharing: Sharing, person: str) -> None:
    if person not in (each.id for each in sharing.people):
        raise AppError("person_unknown", person=person)


def _time(at: str, now: datetime) -> str:
    """An ISO time with an offset that is not to come; now, where none is given."""
    if not at.strip():
        return now.isoformat()
    try:
        found = datetime.fromisoformat(at.strip())
    except ValueError as fault:
        raise AppError("log_time") from fault
    found = found if found.tzinfo else found.replace(tzinfo=now.tzinfo)
    if found > now:
        raise AppError("log_in_future")
    return found.isoformat()


def _name(text: str) -> str:
    found = " ".join(_words(text).split())
    if not found:
        raise AppError("name_missing")
    return found


def _words(text: str) -> str:
    found = nfc(text).strip()
    if len(found) > LONGEST_TEXT:
        raise AppError("words_too_long", longest=LONGEST_TEXT)
    return found
