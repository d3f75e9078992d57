"""What the program itself says of an example, beside what the formula says of it."""

from __future__ import annotations

from app.guidance.evaluate import evaluate
from app.guidance.model import Guidance
from tests.proofs.claims import Failure
from tests.proofs.symbolic import Symbolic, Told


def seen_by_the_program(guidance: Guidance, told: Told) -> dict[str, bool]:
    """All that a person sees and is asked, under the keys that the formula has for it."""
    found = evaluate(guidance, guidance.edition(told.facts["edition"]), told.answers, told.now())
    decided = {f"{part}:{value}" for part, value in found.values().items() if value is not None}
    decided |= {f"tell_now:{tell.id}" for tell in found.tell_now}
    decided |= {f"duty:{duty.id}" for duty in found.duties} | {f"advice:{line.id}" for line in found.advice}
    decided |= {f"asked:{question}" for question in found.path}
    keys = {f"{part}:{case.value}" for part, cases in guidance.parts().items() for case in cases}
    keys |= {f"tell_now:{body.id}" for body in guidance.bodies} | {f"duty:{duty.id}" for duty in guidance.duties}
    keys |= {f"advice:{line.id}" for line in guidance.advice} | {f"asked:{id}" for id in guidance.by_id}
    return {key: key in decided for key in keys | decided}


def confirmed(symbolic: Symbolic, failure: Failure) -> bool:
    """The program says of every journey of a counter-example what the formula says of it; and where there is only one
    journey, the property is broken by exactly these answers and no hidden ones."""
    claims = failure.breach.claims if failure.breach and len(failure.told) == 1 else ()
    for told in failure.told:
        seen, broken = symbolic.seen(told, claims)
        if not broken or seen != seen_by_the_program(symbolic.guidance, told):
            return False
    return True
