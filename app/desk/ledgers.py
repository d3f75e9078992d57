"""The ledgers of one decision, sealed or not: what went and came back, who was asked and told, what was advised."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.decisions.sharing import filing, ledger

if TYPE_CHECKING:
    from app.decisions.session import Session
    from app.decisions.sharing.sealed import SealedSharing
    from app.decisions.sharing.values import Advice, Asked, Heard, Sent, Told
    from app.decisions.sharing.whole import Sharing
    from app.desk import Desk


class OfRecord:
    """Those of a sealed decision: each line becomes a signed entry of the chain. Raises as `SharingLog` does."""

    def __init__(self, desk: Desk, number: str) -> None:
        self._log, self._desk, self.number = desk.sharing_log, desk, number

    @property
    def sealed(self) -> SealedSharing:
        """What goes to whom, in words as they were shown."""
        return self._desk.record(self.number).content.sharing

    @property
    def sharing(self) -> Sharing:
        """The same as values, with all that was logged since."""
        return self._log.sharing(self.number)

    def sent(self, **said: Any) -> Sent:
        """Something went to a recipient."""
        return self._log.sent(self.number, **said)

    def heard(self, **said: Any) -> Heard:
        """Something came back, or it was chased."""
        return self._log.heard(self.number, **said)

    def asked(self, **said: Any) -> Asked:
        """Somebody was asked."""
        return self._log.asked(self.number, **said)

    def told(self, **said: Any) -> Told:
        """Somebody was told, or not."""
        return self._log.told(self.number, **said)

    def advice(self, **said: Any) -> Advice:
        """Somebody gave advice."""
        return self._log.advice(self.number, **said)

    def withdrawn(self, asked: str) -> tuple[Sent, ...]:
        """What had gone to others by the time of this answer."""
        return ledger.withdrawn(self.sharing, asked)


class OfDraft:
    """Those of a decision that is being made: each line goes into the draft, and `changed` is called. Raises as the
    functions of `decisions.sharing.filing` do."""

    number = ""

    def __init__(self, desk: Desk, session: Session, changed: Callable[[], None]) -> None:
        self._desk, self._session, self._changed = desk, session, changed

    @property
    def sealed(self) -> SealedSharing:
        """What goes to whom as things stand, in words."""
        from app.decisions.route import in_office
        from app.decisions.sharing.sealing import sealed_sharing
        from app.guidance import GUIDANCE

        desk, draft = self._desk, self._session.draft
        wording = desk.pages.wording(GUIDANCE.edition(draft.edition), office=in_office(draft.answers))
        return sealed_sharing(draft, GUIDANCE, wording, desk.settings.adopted, desk.hands().clock())

    @property
    def sharing(self) -> Sharing:
        """The same as values."""
        return self._session.draft.sharing

    def sent(self, *, by: str = "", **said: Any) -> Sent:
        """Something went to a recipient."""
        made = filing.sent(self.sealed, self.sharing, **self._new(), by=self._by(by), **said)
        self._put(made)
        return made

    def heard(self, **said: Any) -> Heard:
        """Something came back, or it was chased."""
        made = filing.heard(self.sharing, **self._new(), **said)
        self._put(made)
        return made

    def asked(self, *, by: str = "", **said: Any) -> Asked:
        """Somebody was asked."""
        made = filing.asked(self.sharing, **self._new(), by=self._by(by), **said)
        self._put(made)
        return made

    def told(self, *, by: str = "", **said: Any) -> Told:
        """Somebody was told, or not."""
        made = filing.told(self.sharing, **self._new(), by=self._by(by), **said)
        self._put(made)
        return made

    def advice(self, **said: Any) -> Advice:
        """Somebody gave advice."""
        made = filing.advice(**self._new(), **said)
        self._put(made)
        return made

    def withdrawn(self, asked: str) -> tuple[Sent, ...]:
        """What had gone to others by the time of this answer."""
        return ledger.withdrawn(self.sharing, asked)

    def _new(self) -> dict[str, Any]:
        hands = self._desk.hands()
        return {"now": hands.clock(), "id": hands.random(8).hex()}

    def _by(self, name: str) -> str:
        from app.desk.sealing import author_of

        return name.strip() or author_of(self._desk.hands()).name

    def _put(self, made: Sent | Heard | Asked | Told | Advice) -> None:
        self._session.share(self.sharing.put(made))
        self._changed()


Ledgers = OfRecord | OfDraft
