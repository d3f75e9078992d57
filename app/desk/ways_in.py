"""The ways into one register, once it is open: passphrase, recovery key, the agency's key, and a new key for it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.log import Event
from app.vault import opening, rotation

if TYPE_CHECKING:
    from app.desk.door import Door


class WaysIn:
    """Changes how the register of one desk opens. Every method may raise AppError: folder_unwritable, disk_full."""

    def __init__(self, desk: Door) -> None:
        self._desk = desk

    def change_passphrase(self, old: str, new: str) -> None:
        """From now on `new` opens the register and `old` does not. Raises AppError: wrong_passphrase, too_many_tries,
        passphrase_short, keyring_locked."""
        hands = self._desk.hands()
        opening.unlock(hands.places, old, at=hands.clock())
        opening.replace_passphrase(hands.places, hands.keys, new, random=hands.random)

    def new_recovery_key(self) -> str:
        """A new recovery key to print; the one before opens nothing any more."""
        hands = self._desk.hands()
        return opening.replace_recovery_key(hands.places, hands.keys, random=hands.random)

    def agency(self) -> str | None:
        """The fingerprint of the agency's key that opens this register too, if there is one."""
        return opening.escrow_of(self._desk.hands().places)

    def let_agency_in(self, public: str) -> str:
        """From now on the agency's key opens this register too; gives its fingerprint. Raises AppError:
        agency_key_mistyped."""
        from app.vault import escrow

        hands = self._desk.hands()
        opening.add_escrow(hands.places, hands.keys, public, random=hands.random)
        return escrow.fingerprint(escrow.public_key(public))

    def shut_agency_out(self) -> None:
        """From now on no agency's key opens this register."""
        hands = self._desk.hands()
        opening.remove_escrow(hands.places, hands.keys, random=hands.random)

    def rekey(self, passphrase: str) -> str | None:
        """Encrypt everything anew, so that no old copy of the keys opens it. Gives a recovery key where one must be
        printed; else the sheet that was printed goes on working.

        Cut off at any moment, the next unlock finds the key that fits. Raises AppError:
        wrong_passphrase, register_busy.
        """
        hands = self._desk.hands()
        made = rotation.prepare(hands.places, hands.keys, passphrase, random=hands.random)
        hands.register.rekey(made.keys.data_key)
        rotation.finish(hands.places, made.keys)
        self._desk.take_keys(made.keys)
        self._desk.log.note(Event.REKEYED)
        return made.recovery_key
