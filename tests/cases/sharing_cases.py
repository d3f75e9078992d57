"""Published cases about an address, a redaction or somebody else, with the people and things that they turn on.

Each has the answers of the practice case of its id. Everybody in them is invented. `wrong` is what went wrong, or
would; `right` is what may go.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

PRACTICE = tomllib.loads((Path(__file__).parent / "practice.toml").read_text("utf-8"))

Stop = Literal["blocked", "excluded", "reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingCase:
    """One case as the JSON of a file, with nothing decided yet. `wrong`: a thing and the recipient whom all of it must
    not reach; `stops`: what stands in the way, as in `matrix.NEEDS`; `secret`: words that they must not read. `right`:
    a thing, a recipient, what goes, and in which words where it is a part; `reason`: why, where it needs one; `may_go`:
    what is found in the words, and may go to them."""

    id: str
    case_json: dict[str, Any]
    wrong: tuple[str, str]
    right: tuple[str, str, str, str]
    secret: str
    stops: Stop = "blocked"
    reason: str = ""
    may_go: str = ""

    def decided(self, *cells: dict[str, str]) -> dict[str, Any]:
        """The file with these cells decided."""
        return {**self.case_json, "cells": list(cells)}

    @property
    def wrong_cell(self) -> dict[str, str]:
        """All of it, to somebody who must not have it."""
        return {"item": self.wrong[0], "recipient": self.wrong[1], "give": "yes"}

    @property
    def right_cell(self) -> dict[str, str]:
        """What may go."""
        item, recipient, give, words = self.right
        return {"item": item, "recipient": recipient, "give": give, "words": words, "reason": self.reason}


def _file(id: str, **parts: Any) -> dict[str, Any]:
    """The answers of a practice case, a decision as it was published, and these parts."""
    return {
        "known_at": "2026-11-20T14:05",
        "answers": PRACTICE[id]["answers"],
        "judgement": "I have looked at what each of them needs.",
        "decision": PRACTICE[id]["expected"],
        "reasons": "Each of them gets what they need, and no more.",
        **parts,
    }


def _person(id: str, role: str, ref: str, name: str, **details: str) -> dict[str, Any]:
    listed = [{"kind": kind, "text": text} for kind, text in details.items()]
    return {"id": id, "role": role, "ref": ref, "name": name, "details": listed}


def _item(id: str, kind: str, text: str, *about: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": kind, "text": text, "source": "Our file.", "about": list(about), **more}


def _recipient(id: str, role: str, kind: str, person: str = "", **more: Any) -> dict[str, Any]:
    said = {"need": "To do what is theirs to do.", "identity": "known", "channel": "in_person", **more}
    return {"id": id, "role": role, "kind": kind, "person": person, **said}


def _bar(who: str, *what: str, whose: tuple[str, ...] = (), why: str = "") -> dict[str, Any]:
    return {"who": who, "what": list(what), "whose": list(whose), "why": why}


_LARCH, _GORSE, _MILL = "14 Larch Road, Thornby TS9 4QX", "3 Gorse Lane, Netherby NB1 6TT", "8 Mill Row, Overby OV2 5RR"

_PROTECT = {"request": "no", "purpose": "protect"}

PLACEMENT_RECORD = SharingCase(
    id="practice-01",
    case_json=_file(
        "practice-01",
        people=[
            _person("girl", "child", "Child A", "Zuleika Marrable"),
            _person("mother", "parent", "Parent A", "Perpetua Marrable"),
            _person("carer", "carer", "Carer A", "Ada Quillon", address=_LARCH, telephone="07700 900123"),
        ],
        items=[
            _item(
                "record",
                "plan",
                f"The children live with Ada Quillon at {_LARCH}. They see the dentist on Friday.",
                "girl",
                "carer",
                holds=["address"],
            ),
        ],
        recipients=[_recipient("mum", "Mother", "parent", "mother")],
        must_not_learn=[
            _bar("person:mother", "everything", whose=("carer",), why="She came to the last home at night.")
        ],
    ),
    wrong=("record", "mum"),
    right=("record", "mum", "part", "The children are well. They see the dentist on Friday."),
    secret=_LARCH,
)
REASON_FOR_MOVE = SharingCase(
    id="practice-02",
    case_json=_file(
        "practice-02",
        people=[
            _person("boy", "child", "Child A", "Torquil Vane"),
            _person("before", "carer", "Carer A", "Odile Farthing", address=_GORSE),
        ],
        items=[
            _item("why", "reason", "Child A moved after a claim about someone in the last home.", "boy"),
            _item("last_home", "address", f"The last carer lives at {_GORSE}.", "before"),
        ],
        recipients=[_recipient("next", "Foster carer", "new_carer")],
    ),
    wrong=("last_home", "next"),
    right=("why", "next", "yes", ""),
    secret=_GORSE,
    stops="excluded",
)
MATCHING = SharingCase(
    id="practice-05",
    case_json=_file(
        "practice-05",
        people=[_person("carer", "carer", "Carer A", "Ada Quillon", address=_LARCH)],
        items=[
            _item(
                "form_f",
                "carer_record",
                f"Ada Quillon, {_LARCH}. She was in care as a girl. She has two spare rooms and a large dog.",
                "carer",
                flags=["carer_record"],
            ),
        ],
        recipients=[_recipient("council", "Placements team", "placing_authority")],
    ),
    wrong=("form_f", "council"),
    right=("form_f", "council", "part", "Carer A has two spare rooms and a large dog."),
    secret="in care as a girl",
    stops="excluded",
)
HEALTH_VISITOR = SharingCase(
    id="practice-08",
    case_json=_file(
        "practice-08",
        people=[_person("girl", "child", "Child A", "Zuleika Marrable")],
        items=[
            _item("basics", "basics", "Child A eats and sleeps well.", "girl"),
            _item("past", "history", "Her mother drank, and she was left alone for days.", "girl"),
        ],
        recipients=[_recipient("visitor", "Health visitor", "health")],
    ),
    wrong=("past", "visitor"),
    right=("basics", "visitor", "yes", ""),
    secret="left alone for days",
    stops="reason",
)
COURT_BUNDLE = SharingCase(
    id="practice-13",
    case_json=_file(
        "practice-13",
        people=[
            _person("mother", "parent", "Parent A", "Perpetua Marrable", address=_MILL),
            _person("father", "parent", "Parent B", "Lucian Marrable"),
        ],
        items=[
            _item(
                "bundle",
                "court",
                f"The mother lives with the children at {_MILL}. The hearing is on 4 December.",
                "mother",
                flags=["court"],
                holds=["address"],
            ),
        ],
        recipients=[_recipient("dad", "Father", "parent", "father")],
        must_not_learn=[_bar("person:father", "address", "school", whose=("mother",), why="He has hurt her.")],
    ),
    wrong=("bundle", "dad"),
    right=("bundle", "dad", "part", "The hearing is on 4 December."),
    secret=_MILL,
    reason="The court told us to send him the papers without the address.",
)
APPLICANT = SharingCase(
    id="practice-14",
    case_json=_file(
        "practice-14",
        people=[
            _person("applicant", "reporter", "Person A", "Ottoline Brack", telephone="07700 900456"),
            _person("partner", "other", "Person B", "Casper Dunmore"),
        ],
        items=[
            _item(
                "applied",
                "referrer",
                "Ottoline Brack asked if Casper Dunmore has hurt anyone before.",
                "applicant",
                "partner",
                sort="said",
                said_by="Ottoline Brack",
            ),
        ],
        recipients=[
            _recipient("subject", "Partner", "person", "partner"),
            _recipient("police", "Police officer", "police", answers=_PROTECT, names=["applicant", "partner"]),
        ],
        must_not_learn=[_bar("person:partner", "reporter", "contact", why="He may hurt her.")],
    ),
    wrong=("applied", "subject"),
    right=("applied", "police", "yes", ""),
    secret="Ottoline",
    reason="They must know who asked, so that they can answer her.",
)
HALF_SIBLINGS = SharingCase(
    id="practice-15",
    case_json=_file(
        "practice-15",
        people=[
            _person("girl", "child", "Child A", "Zuleika Marrable"),
            _person("boy", "sibling", "Child B", "Torquil Vane", school="Fernhill Primary", address=_MILL),
            _person("mother", "parent", "Parent A", "Perpetua Marrable"),
            _person("her_father", "parent", "Parent B", "Lucian Marrable"),
            _person("his_father", "parent", "Parent C", "Silvan Vane"),
        ],
        items=[
            _item(
                "assessed",
                "others",
                "Zuleika reads well. Torquil Vane of Fernhill Primary saw his mother being hit.",
                "girl",
                "boy",
                "mother",
                flags=["third_party"],
            ),
        ],
        recipients=[
            _recipient("dad_a", "Father of Child A", "parent", "her_father", names=["girl"]),
            _recipient("dad_b", "Father of Child B", "parent", "his_father", names=["boy"]),
            _recipient("mum", "Mother", "parent", "mother", names=["girl", "boy"]),
        ],
        must_not_learn=[
            _bar("person:her_father", "everything", whose=("boy",), why="The boy is not his child."),
            _bar("person:his_father", "everything", whose=("girl",), why="The girl is not his child."),
        ],
    ),
    wrong=("assessed", "dad_a"),
    right=("assessed", "dad_a", "part", "Child A reads well."),
    secret="Torquil",
    reason="It is about his own child.",
)
EX_PARTNER = SharingCase(
    id="practice-16",
    case_json=_file(
        "practice-16",
        people=[
            _person("mother", "parent", "Parent A", "Perpetua Marrable", address=_MILL, telephone="07700 900789"),
            _person("former", "relative", "Relative A", "Casper Dunmore"),
        ],
        items=[
            _item("where", "address", f"She lives at {_MILL}.", "mother"),
            _item("minutes", "file", "The group agreed that she and the children must be safe from him.", "mother"),
        ],
        recipients=[
            _recipient("ex", "Former partner", "relative", "former"),
            _recipient("sw", "Social worker", "child_sw", answers=_PROTECT),
        ],
        must_not_learn=[_bar("person:former", "address", "contact", "school", why="He has hurt her.")],
    ),
    wrong=("where", "ex"),
    right=("where", "sw", "yes", ""),
    secret=_MILL,
    reason="They visit her there.",
    may_go="OV2 5RR",
)
GRANDMOTHER = SharingCase(
    id="practice-17",
    case_json=_file(
        "practice-17",
        people=[
            _person("girl", "child", "Child A", "Zuleika Marrable"),
            _person("mother", "parent", "Parent A", "Perpetua Marrable"),
            {**_person("gran", "relative", "Relative A", "Euphemia Marrable"), "also": ["Effie"], "reported": True},
        ],
        items=[
            _item(
                "call",
                "referrer",
                "Effie rang us. She worries that the children are alone at night.",
                "gran",
                "girl",
                sort="said",
                said_by="Euphemia Marrable",
            ),
        ],
        recipients=[_recipient("mum", "Mother", "parent", "mother")],
        must_not_learn=[_bar("kind:parent", "reporter", why="We have not asked her yet.")],
    ),
    wrong=("call", "mum"),
    right=("call", "mum", "part", "Someone worries that the children are alone at night."),
    secret="Effie",
    reason="She must be able to answer the worry itself.",
)
CASES: tuple[SharingCase, ...] = (
    PLACEMENT_RECORD,
    REASON_FOR_MOVE,
    MATCHING,
    HEALTH_VISITOR,
    COURT_BUNDLE,
    APPLICANT,
    HALF_SIBLINGS,
    EX_PARTNER,
    GRANDMOTHER,
)
