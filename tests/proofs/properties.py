"""Every named property that the guidance must have, by id."""

from __future__ import annotations

from types import ModuleType

from tests.proofs import comparing, protecting, releasing, routing, shape
from tests.proofs.claims import Property


def _of(module: ModuleType) -> dict[str, Property]:
    return {each.id: each for each in vars(module).values() if isinstance(each, Property)}


PROPERTIES: dict[str, Property] = {
    **_of(protecting),
    **_of(releasing),
    **_of(routing),
    **_of(comparing),
    **_of(shape),
}
