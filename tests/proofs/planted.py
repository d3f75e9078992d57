"""For each named property one realistic mistake that breaks it, by the id of the property."""

from __future__ import annotations

from types import ModuleType

from tests.proofs import planted_answers, planted_whole
from tests.proofs.planting import Planted


def _of(module: ModuleType) -> dict[str, Planted]:
    return {each.id: each for each in vars(module).values() if isinstance(each, Planted)}


PLANTED: dict[str, Planted] = {**_of(planted_answers), **_of(planted_whole)}
