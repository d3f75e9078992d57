"""Records to print: an ordinary one, a bare one, a very long one, and one whose every word is hostile."""

from __future__ import annotations

from dataclasses import replace

from app.decisions.content import (
    AnswerLine,
    CallLine,
    Content,
    DueLine,
    PartLine,
    PointLine,
    RuleLine,
    SourceLine,
    TellLine,
)
from app.decisions.record import GENESIS, Record, seal

SEALED = "2026-11-20T14:05:00+00:00"


def sealed(content: Content) -> Record:
    """The content in a record with a place, a salt and a signature of its own."""
    return seal(content, seq=14, prev=GENESIS, device="ab" * 32, salt=b"\x07" * 32, sign=lambda digest: digest + digest)


def answered(question: str, heading: str, answer: str, note: str = "") -> AnswerLine:
    """A choice as it was answered."""
    return AnswerLine(question=question, heading=heading, options=(answer[:6],), answer=answer, note=note)


def written(question: str, heading: str, answer: str) -> AnswerLine:
    """A question answered in the person's own words."""
    return AnswerLine(question=question, heading=heading, options=(), answer=answer, note="")


HAPPENED = (
    "At bedtime she said her uncle \u201ctouches me when Mum is at work\u201d and asked me not to tell anyone.\n"
    "I said I could not keep that secret, that she had done nothing wrong, and who I would tell."
)

RULES = (
    RuleLine(
        id="opening",
        title="The concern",
        answers=(
            answered("danger", "Is anyone in danger right now?", "No"),
            answered("role", "Who are you in this?", "I am the foster carer"),
            answered("ours", "Is this a child the agency looks after?", "Yes"),
            answered("what", "What is it about?", "A child told me something", "She chose to tell me, I did not ask."),
            answered("serious", "How serious could it be?", "A child may have been harmed"),
            answered("recipient", "Who would receive it?", "The child's social worker"),
        ),
    ),
    RuleLine(
        id="rule2",
        title="2 Be open and honest",
        answers=(answered("told_family", "Does the child know that you will share this?", "Yes, and she was upset"),),
    ),
    RuleLine(
        id="rule3",
        title="3 Seek advice",
        answers=(answered("doubt", "Are you in any doubt?", "No"),),
    ),
    RuleLine(
        id="rule4",
        title="4 Consent",
        answers=(
            answered("asked", "Did you ask if you could share this?", "No, the answer would not change what I do"),
        ),
    ),
    RuleLine(
        id="rule5",
        title="5 Safety and wellbeing",
        answers=(
            answered("others", "Could anyone else be hurt?", "Not sure", "Her younger brother still stays there."),
        ),
    ),
    RuleLine(
        id="rule6",
        title="6 What to share",
        answers=(
            written("exact", "What exactly would you share?", "Her words, when she said them, and what I answered."),
            answered("how", "How will you share it?", "By telephone, then by secure email"),
        ),
    ),
    RuleLine(
        id="rule7",
        title="7 The record",
        answers=(written("filed", "Where is it written down?", "In the daily log, and here."),),
    ),
)

LEGAL_BASIS = (
    "Legal basis: Recognised legitimate interest: safeguarding (UK GDPR Article 6(1)(ea)). It is necessary to protect "
    "a child, or an adult at risk, or their wellbeing. Necessity is weighed; there is no balancing test."
)
CONDITION = (
    "Condition for very private information: Safeguarding, DPA 2018 Schedule 1 paragraph 18: asking for agreement "
    "would harm the protection. For health, sex life, faith, origin or crimes (Articles 9 and 10)."
)

PARTS = (
    PartLine(
        id="outcome",
        title="This information",
        value="share_now",
        verdict="Share it now",
        points=(
            PointLine(
                id="harm",
                text="A child may have been harmed: her social worker must know today.",
                sources=("dfe_2018", "nms_22"),
                because=("How serious could it be? A child may have been harmed",),
            ),
        ),
    ),
    PartLine(
        id="tell_person",
        title="Telling the person",
        value="not_yet",
        verdict="Not yet",
        points=(
            PointLine(
                id="warned",
                text="Do not tell the uncle or her mother before the social worker has advised.",
                sources=("working_together",),
                because=("Who is it about? Someone in the family",),
            ),
        ),
    ),
    PartLine(
        id="tell_child",
        title="Telling the child",
        value="now",
        verdict="Tell her, kindly",
        points=(
            PointLine(
                id="kindly",
                text="Never promise a secret. Say what you will pass on, to whom, and why.",
                sources=("nms_22",),
                because=("What is it about? A child told me something",),
            ),
        ),
    ),
    PartLine(
        id="consent",
        title="Consent",
        value="not_needed",
        verdict="Consent is not needed",
        points=(PointLine(id="none", text="Keep a note of what she wished.", sources=("dfe_2018",), because=()),),
    ),
    PartLine(id="decider", title="Whose decision", value="you", verdict="Yours", points=()),
    PartLine(
        id="basis",
        title="The law, for an office to confirm",
        value="recognised_interest",
        verdict="Proposed from your answers. Confirm with your manager.",
        points=(
            PointLine(
                id="safeguarding",
                text=LEGAL_BASIS,
                sources=("dfe_2018",),
                because=("How serious could it be? A child may have been harmed",),
            ),
            PointLine(
                id="prejudice",
                text=CONDITION,
                sources=("reg_36",),
                because=("How serious could it be? A child may have been harmed",),
            ),
        ),
    ),
    PartLine(
        id="duties",
        title="What else must happen",
        value="",
        verdict="",
        points=(
            PointLine(
                id="log",
                text="Write down what went to whom. You: now, and no later than Monday 23 November 2026, 5 pm.",
                sources=("nms_26",),
                because=(),
            ),
            PointLine(id="ssw", text="Manager: tell Ofsted if an enquiry begins.", sources=("reg_36",), because=()),
        ),
    ),
)

SOURCES = (
    SourceLine(
        id="dfe_2018",
        title="Information sharing: advice for practitioners (July 2018)",
        where="Department for Education, pages 4 and 11",
        confirm=False,
    ),
    SourceLine(id="nms_22", title="Fostering national minimum standards", where="Standard 22", confirm=False),
    SourceLine(id="nms_26", title="Fostering national minimum standards", where="Standard 26", confirm=False),
    SourceLine(id="working_together", title="Working together to safeguard children", where="Chapter 3", confirm=True),
    SourceLine(
        id="reg_36", title="Fostering Services Regulations 2011", where="Regulation 36, Schedule 7", confirm=True
    ),
)

TYPICAL = Content(
    number="2026-014",
    draft="d-7f3a",
    edition="dfe_2018",
    edition_title="Seven golden rules, 2018",
    guidance="2026.11",
    nation="england",
    author="Sam O\u2019Neill",
    author_role="foster carer",
    organisation="Brightwater Fostering",
    started="2026-11-20T13:48:00+00:00",
    known_at="2026-11-19T20:15:00+00:00",
    sealed=SEALED,
    happened=HAPPENED,
    outcome="share_now",
    outcome_title="Share with this person now",
    judgement="I think her social worker has to know tonight, even though she asked me not to.",
    decision="share_now",
    decision_title="Share with this person now",
    agrees=True,
    reasons=(
        "She may have been hurt and could be hurt again on Sunday, when contact is due. Keeping her secret would leave "
        "her alone with it.\nHer social worker can stop the contact; I cannot."
    ),
    look_again="2026-11-23",
    tell_now=(
        TellLine(
            body="child_sw", who="The child\u2019s social worker", by="Now, and no later than tonight", told_at=""
        ),
        TellLine(
            body="ssw",
            who="Your supervising social worker",
            by="Now, and no later than tomorrow",
            told_at="2026-11-20T14:01:00+00:00",
        ),
    ),
    parts=PARTS,
    rules=RULES,
    calls=(),
    sources=SOURCES,
    dues=(DueLine(duty="log", what="Write down what went to whom", owner="You", by="2026-11-23T17:00:00+00:00"),),
)

REFUSED = replace(
    TYPICAL,
    decision="do_not_share",
    decision_title="Do not share it with them",
    agrees=False,
    look_again="2026-12-18",
    would_change="A letter from the court, or word from her social worker that he may know.",
    second_look="2026-11-23T17:00:00+00:00",
    new_laws=("Duty to share information, Children Act 2004 section 16LA",),
)

CALL = CallLine(
    at="2026-11-19T20:31:00+00:00",
    who="Out-of-hours team",
    said="What she said, word for word.",
    asked_to_do="Keep her home from contact. Ring her social worker at nine.",
)

BARE = replace(
    TYPICAL,
    author_role="",
    organisation="",
    guidance="",
    happened="",
    outcome="",
    outcome_title="",
    judgement="",
    reasons="",
    look_again="",
    tell_now=(),
    parts=(),
    rules=(),
    sources=(),
    dues=(),
)

LONG_TEXT = ("She said it again at breakfast, and again in the car on the way to school. " * 2700)[:200_000]

LONG = replace(
    TYPICAL,
    reasons=LONG_TEXT,
    happened="W" * 200_000,
    rules=tuple(
        replace(rule, answers=tuple(replace(line, note=LONG_TEXT[:3000]) for line in rule.answers)) for rule in RULES
    ),
)

MARKUP = '<b>&amp;</b> <para> </para> &lt; <font name="x"> %s {0} \\n (paren'

LATIN = "Zoë Łukasiewicz-Ñandú, Siân, Ağrı, Þór, œuvre, naïve"
GREEK = "Ελένη Παπαδοπούλου, Άννα"
CYRILLIC = "Олена Шевченко, Їжак, Ђорђе"
VIETNAMESE = "Nguyễn Thị Ánh Tuyết"
YORUBA = "Adébáyọ̀ Ọlátúnjí ẹ́"
BENGALI = "আনিসা রহমান"
ARABIC = "محمد علي"
CHINESE = "王小明"
EMOJI = "she sent 😢😢 and 👩‍👧 ❤️"

HOSTILE = replace(
    TYPICAL,
    practice=True,
    agrees=False,
    decision="seek_advice",
    decision_title="Ask for advice first",
    author=f"{CYRILLIC} {MARKUP}",
    author_role="manager",
    organisation=f"{GREEK} {VIETNAMESE}",
    happened=f"{MARKUP}\n\n\n\n\n{LATIN}\r\n{YORUBA}\u2028{BENGALI}\t{ARABIC}\n{CHINESE} {EMOJI}",
    judgement="\u202eevil\u202c \x07 \ufffd \ue000 soft\u00adhyphen zero\u200bwidth",
    reasons="https://example.org/" + "averylongpathwithoutabreak" * 12 + "?a=1&b=<2>\n" + "Щ" * 300,
    look_again="when the court has met",
    known_at="last Tuesday",
    calls=(CALL, replace(CALL, at="2026-10-25T01:30:00+00:00", who=EMOJI, said=MARKUP, asked_to_do="")),
    nation="Isle of Man",
)
