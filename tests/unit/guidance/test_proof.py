"""Faults of the guidance are found and named, its digest is one everywhere, and the proof is held against it."""

from __future__ import annotations

import json
import subprocess
import sys
import typing
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS, Any, Condition, Term, clear_of, when
from app.guidance.evaluate import INSTEAD
from app.guidance.model import AT_ONCE, Case, Duty, Guidance, Hours, Kind, Option, Question, Rule, Source, Verdict
from app.guidance.proof import Fault, Proved, digest, faults, needed, proved, standing, word_faults
from app.guidance.proof.digest import _canonical
from app.guidance.proof.structure import OWNERS, possible
from app.words import Words

ROOT = Path(__file__).resolve().parents[3]
WORDS = Words()


def with_question(id: str, **changes: typing.Any) -> Guidance:
    """The guidance with one question changed."""
    return replace(GUIDANCE, questions=tuple(replace(q, **changes) if q.id == id else q for q in GUIDANCE.questions))


def with_duty(**changes: typing.Any) -> Guidance:
    """The guidance with one duty more."""
    duty = Duty(id="extra", when=when("role", "ssw"), owner="you", within=AT_ONCE, sources=("nms_29",))
    return replace(GUIDANCE, duties=(*GUIDANCE.duties, replace(duty, **changes)))


def with_body(**changes: typing.Any) -> Guidance:
    """The guidance with its first body changed."""
    return replace(GUIDANCE, bodies=(replace(GUIDANCE.bodies[0], **changes), *GUIDANCE.bodies[1:]))


def with_case(**changes: typing.Any) -> Guidance:
    """The guidance with its first way to tell the child changed."""
    return replace(GUIDANCE, tell_child=(replace(GUIDANCE.tell_child[0], **changes), *GUIDANCE.tell_child[1:]))


def with_rules(*rules: Rule) -> Guidance:
    """The guidance with other rules in its first edition."""
    first, *others = GUIDANCE.editions
    return replace(GUIDANCE, editions=(replace(first, rules=rules), *others))


FIRST = GUIDANCE.editions[0].rules
BROKEN: list[tuple[Guidance, Fault]] = [
    (replace(GUIDANCE, sources=(*GUIDANCE.sources, GUIDANCE.sources[0])), Fault("twice", "source.agency_policy")),
    (replace(GUIDANCE, questions=(*GUIDANCE.questions, Question(id="office"))), Fault("twice", "question.office")),
    (with_question("role", options=(Option("ssw"), Option("ssw"))), Fault("twice", "role.ssw")),
    (with_duty(when=Term("danger", when("role", "ssw"))), Fault("two_meanings", "danger")),
    (with_question("role", options=()), Fault("no_options", "role")),
    (with_question("role", kind=Kind.DATE), Fault("options_of_text", "role")),
    (replace(GUIDANCE, editions=GUIDANCE.editions[:1]), Fault("other_editions", "edition", ("2018", "2024"))),
    (with_rules(*FIRST[:-1]), Fault("not_in_edition", "reasons", ("2018",))),
    (with_rules(*FIRST, Rule("more", ("no_such",))), Fault("unknown_question", "no_such", ("2018",))),
    (with_rules(*FIRST, Rule("more", ("danger",))), Fault("twice_in_edition", "danger", ("2018",))),
    (with_rules(*FIRST, Rule("rule_7", ())), Fault("twice", "2018.rule_7")),
    (with_duty(when=when("no_such", "yes")), Fault("unknown_question", "duty.extra", ("no_such",))),
    (with_duty(when=clear_of("role", "king")), Fault("unknown_option", "duty.extra", ("role", "king"))),
    (with_duty(when=when("office", "ajar")), Fault("unknown_option", "duty.extra", ("office", "ajar"))),
    (with_duty(when=when("role")), Fault("never", "duty.extra", ("role",))),
    (with_duty(when=when("decision", "share")), Fault("closing", "duty.extra", ("decision",))),
    (with_question("role", asked=when("needed", "all")), Fault("not_earlier", "role", ("needed", "2024"))),
    (with_question("role", asked=when("role", "ssw")), Fault("not_earlier", "role", ("role", "2018"))),
    (with_duty(sources=()), Fault("no_source", "duty.extra")),
    (with_duty(sources=("gossip",)), Fault("unknown_source", "duty.extra", ("gossip",))),
    (replace(GUIDANCE, sources=(*GUIDANCE.sources, Source("spare", "a shelf"))), Fault("unused_source", "spare")),
    (with_case(value="perhaps"), Fault("not_a_value", "tell_child.no_child", ("perhaps",))),
    (replace(GUIDANCE, tell_child=GUIDANCE.tell_child[:-1]), Fault("no_last_case", "tell_child")),
    (replace(GUIDANCE, tell_child=()), Fault("no_last_case", "tell_child")),
    (with_case(when=ALWAYS), Fault("never_reached", "tell_child.ask_how")),
    (with_case(to=("the_queen",)), Fault("unknown_person", "tell_child.no_child", ("the_queen",))),
    (with_body(numbers=("112",)), Fault("unknown_number", "body.emergency", ("112",))),
    (
        with_body(sooner=((when("role", "king"), AT_ONCE),)),
        Fault("unknown_option", "body.emergency", ("role", "king")),
    ),
    (
        with_body(sooner=((when("decision", "share"), AT_ONCE),)),
        Fault("closing", "body.emergency", ("decision",)),
    ),
    (with_body(sooner=((ALWAYS, Hours(hours=-1)),)), Fault("negative_time", "emergency")),
    (with_duty(within=Hours(hours=-1)), Fault("negative_time", "extra")),
    (with_duty(id="lado"), Fault("two_deadlines", "lado")),
    (with_duty(owner="nobody"), Fault("unknown_owner", "duty.extra", ("nobody",))),
    (with_duty(owner="manager", when=ALWAYS), Fault("not_theirs", "duty.extra", ("manager", "carer"))),
    (
        with_duty(owner="council", when=clear_of("role", "carer")),
        Fault("not_theirs", "duty.extra", ("council", "staff")),
    ),
    (with_duty(outcomes=frozenset()), Fault("no_outcome", "duty.extra")),
]


@pytest.mark.parametrize(("broken", "fault"), BROKEN, ids=lambda value: getattr(value, "kind", ""))
def test_each_fault_of_structure_is_found(broken: Guidance, fault: Fault) -> None:
    """Whatever is broken is named by its kind and id, has words, and is none of the shipped guidance's faults."""
    assert fault in faults(broken)
    assert fault not in faults(GUIDANCE)
    assert WORDS.text("proof", f"fault.{fault.kind}", id=fault.id, detail=", ".join(fault.detail))


def test_the_shipped_guidance_has_no_fault() -> None:
    """Nothing dangling, doubled, unsourced or out of order; asking costs little enough for every command."""
    began = perf_counter()
    assert faults(GUIDANCE) == ()
    assert perf_counter() - began < 0.25  # some ten milliseconds; the rest is for a busy computer


def test_a_guidance_without_roles_has_no_role_to_break() -> None:
    """Where nothing is asked about roles and people, no duty can be on the wrong list, and nobody can be gone round."""
    bare = replace(GUIDANCE, questions=(), editions=(), facts=())
    kinds = {fault.kind for fault in faults(bare)}
    assert "not_theirs" not in kinds
    assert "unknown_person" in kinds


@pytest.mark.parametrize(
    ("condition", "roles"),
    [
        (ALWAYS, {"carer", "ssw", "manager", "staff"}),
        (when("role", "ssw", "king"), {"ssw"}),
        (clear_of("role", "ssw"), {"carer", "manager", "staff"}),
        (when("danger", "yes") | when("role", "carer"), {"carer", "ssw", "manager", "staff"}),
        (when("role", "carer") | when("role", "staff"), {"carer", "staff"}),
        (Term("both", when("role", "carer", "ssw") & when("role", "ssw")), {"ssw"}),
        (Any(()), set()),
    ],
)
def test_who_a_condition_can_hold_for(condition: Condition, roles: set[str]) -> None:
    """Never too few: what a condition does not say about the role, every role may be."""
    assert possible(condition, GUIDANCE.by_id["role"]) == roles


def test_words_that_are_missing_are_named() -> None:
    """A new question, case, duty and their options ask for words in the right files, the words around among them."""
    more = with_duty(to=("manager",))
    assert [fault.id for fault in word_faults(more, WORDS)] == [
        "duties.toml: duty.extra",
        "duties.toml: duty.extra_around",
    ]
    asked = replace(
        GUIDANCE,
        questions=(*GUIDANCE.questions, Question(id="extra", options=(Option("one", group="new"),))),
        basis=(Case("extra", "none", ALWAYS, ("gdpr_6",)), *GUIDANCE.basis),
    )
    assert {fault.id for fault in word_faults(asked, WORDS)} == {
        "rules.toml: extra.heading",
        "rules.toml: extra.hint",
        "rules.toml: extra.why",
        "rules.toml: extra.one",
        "concern.toml: groups.new",
        "law.toml: basis_case.extra",
    }


def test_a_file_of_words_that_is_not_there_is_missing_words(tmp_path: Path) -> None:
    """A locale without a file lacks every word in it, and that is told without falling over."""
    words = Words()
    words.folder = tmp_path
    (tmp_path / "terms.toml").write_text('danger = "x"\n', "utf-8")
    found = {fault.id for fault in word_faults(GUIDANCE, words)}
    assert "terms.toml: danger" not in found
    assert {"terms.toml: worry", "sources.toml: agency_policy"} <= found
    assert len(found) == len(set(needed(GUIDANCE))) - 1


def test_the_digest_is_the_same_wherever_it_is_made() -> None:
    """Sets and dictionaries are in another order there; the digest is not."""
    program = (
        "from app.guidance import GUIDANCE; from app.guidance.proof import digest; from app.words import Words;"
        "print(digest(GUIDANCE, Words()))"
    )
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "SYSTEMROOT": "C:\\Windows"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == digest(GUIDANCE, WORDS)


@pytest.mark.parametrize(
    "changed",
    [
        replace(GUIDANCE, version="other"),
        replace(GUIDANCE, outcomes=(*GUIDANCE.outcomes[1:], GUIDANCE.outcomes[0])),
        with_duty(),
        with_duty(within=Hours(hours=1)),
        with_duty(outcomes=frozenset({Verdict.SHARE})),
        with_duty(when=Term("other", when("role", "ssw"))),
        with_duty(when=Term("other", when("role", "manager"))),
        with_question("role", required=False),
    ],
)
def test_whatever_decides_changes_the_digest(changed: Guidance) -> None:
    """An order, a deadline, an outcome, a condition, also one behind a name: each makes another digest."""
    others = [digest(GUIDANCE, WORDS), digest(with_duty(sources=("nms_22",)), WORDS)]
    assert digest(changed, WORDS) not in others


def test_a_word_changes_the_digest_and_a_comment_does_not(tmp_path: Path) -> None:
    """What people read counts; what only the translator reads, and how lines end, does not."""
    found: list[str] = []
    for text in (b'danger = "it is"\n', b'# why\r\ndanger = "it is"\r\n', b'danger = "it was"\n'):
        folder = tmp_path / str(len(found))
        folder.mkdir()
        (folder / "terms.toml").write_bytes(text)
        words = Words()
        words.folder = folder
        found.append(digest(GUIDANCE, words))
    assert found[0] == found[1] != found[2]


def test_only_what_the_guidance_is_made_of_is_digested() -> None:
    """A value of an unknown kind is a mistake, never something to print."""
    with pytest.raises(TypeError):
        _canonical(1.5)


PROOF = {"version": GUIDANCE.version, "digest": digest(GUIDANCE, WORDS), "date": "2026-11-24", "properties": 61}


def write(folder: Path, text: str) -> None:
    """A proof in this folder of resources."""
    (folder / "guidance").mkdir()
    (folder / "guidance" / "proved.json").write_text(text, "utf-8")


def test_the_guidance_that_was_proved_says_when_and_how_much(tmp_path: Path) -> None:
    """The digest at hand is the one in the proof."""
    write(tmp_path, json.dumps(PROOF))
    on = date(2026, 11, 24)
    assert proved(tmp_path) == Proved(version=GUIDANCE.version, digest=digest(GUIDANCE, WORDS), on=on, properties=61)
    found = standing(GUIDANCE, WORDS, tmp_path)
    assert (found.proved, found.proved_on, found.properties) == (True, on, 61)


@pytest.mark.parametrize("change", [{"digest": "0" * 64}, {"version": "2020.1"}])
def test_other_guidance_is_not_proved(tmp_path: Path, change: dict[str, str]) -> None:
    """One word or one number further on, the proof is about something else."""
    write(tmp_path, json.dumps({**PROOF, **change}))
    found = standing(GUIDANCE, WORDS, tmp_path)
    assert (found.proved, found.proved_on, found.properties) == (False, None, 0)
    assert found.digest == PROOF["digest"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1, "version": 2}', json.dumps({**PROOF, "date": "soon"})]
)
def test_a_proof_that_cannot_be_read_proves_nothing(tmp_path: Path, text: str) -> None:
    """Damaged, incomplete or missing: not proved, and nothing falls over."""
    assert proved(tmp_path) is None
    write(tmp_path, text)
    assert proved(tmp_path) is None


def test_everybody_a_duty_can_fall_to_has_a_name() -> None:
    """Owners, and whoever stands in for one, are worded."""
    assert set(INSTEAD.values()) <= OWNERS
    assert all(WORDS.find("duties", f"owner.{owner}") for owner in OWNERS)
