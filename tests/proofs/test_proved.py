"""What the program says of itself: that the guidance it carries is the one that was proved."""

from __future__ import annotations

from app.guidance import GUIDANCE
from app.guidance.proof import digest, proved
from app.paths import resources
from app.words import Words
from tests.proofs.properties import PROPERTIES


def test_the_file_beside_the_guidance_is_of_this_guidance() -> None:
    """Version, digest and number of properties are today's; else prove it anew: python -m tests.proofs.prove."""
    said = proved(resources())
    assert said is not None
    assert (said.version, said.digest) == (GUIDANCE.version, digest(GUIDANCE, Words()))
    assert said.properties == len(PROPERTIES)
