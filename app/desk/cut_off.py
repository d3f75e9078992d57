"""What was cut off while a backup was put back is brought to its end, or undone, before anything else is done here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.paths import Places


def settle(places: Places) -> None:
    """Nearly always there is nothing to do, and that costs nothing.

    Raises AppError: already_open (somebody is at it now), folder_unwritable, disk_full.
    """
    if os.path.lexists(places.put_back) or os.path.lexists(places.restoring):
        from app.store.restoring import settle_restore

        settle_restore(places)
