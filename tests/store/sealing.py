"""What the tests of the register seal: small decisions with fixed keys and fixed chance."""

from __future__ import annotations

import random
from collections.abc import Callable

from app.decisions.content import Content
from app.decisions.record import Record, seal
from app.store.entries import Place
from app.vault.keys import Keys
from app.vault.opening import throwaway

NOON = "2026-11-22T12:00:00+00:00"
MARK = "Wilhelmina Quartermaine"


def fixed_keys(seed: int = 1) -> Keys:
    """The same keys for the same seed, in every process."""
    return throwaway(random.Random(seed).randbytes)


def content(number: str, draft: str = "", reasons: str = MARK) -> Content:
    """A decision that says little."""
    return Content(
        number=number,
        draft=draft,
        edition="2018",
        edition_title="The seven golden rules",
        guidance="1",
        nation="England",
        author="A carer",
        author_role="carer",
        organisation="",
        started=NOON,
        known_at=NOON,
        sealed=NOON,
        happened=f"{MARK} told me",
        outcome="share",
        outcome_title="Share",
        judgement="share",
        decision="share",
        decision_title="Share",
        agrees=True,
        reasons=reasons,
        look_again="",
        tell_now=(),
        parts=(),
        rules=(),
        calls=(),
        sources=(),
    )


def sealing(keys: Keys, draft: str = "", *, reasons: str = MARK, year: int = 2026) -> Callable[[Place], Record]:
    """Makes the record for whatever place it gets."""

    def make(place: Place) -> Record:
        return seal(
            content(place.number(year), draft, reasons),
            seq=place.seq,
            prev=place.prev,
            device=keys.device,
            salt=random.Random(place.seq).randbytes(32),
            sign=keys.sign,
        )

    return make
