"""A name, a number or an address is found however it is written; and words that only resemble it are left alone."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.decisions.sharing.look_alikes import day_of, days, folded, lines, stands, written
from app.decisions.sharing.spellings import ORDINARY

LARCH = "14 Larch Road, Thornby TS9 4QX"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Zuleika Marrable", "ZULEIKA rang"),
        ("Zuleika Marrable", "Marrable-Zuleika"),
        ("Zuleika Marrable", "Marrable, Zuleika"),
        ("Zuleika Marrable", "ZuleikaMarrable@example.org"),
        ("Zuleika Marrable", "the Marrables"),
        ("Zuleika Marrable", "the Marrables' house"),
        ("Jones", "the Joneses"),
        ("Zuzu", "Zuzu's bag"),
        ("Zuzu", "Zuzu’s bag"),
        ("Zuzu", "Z u z u"),
        ("Zuzu", "Z.u.z.u."),
        ("Zuzu", "Z - u - z - u"),
        ("Zuzu", "_Zuzu_2016"),
        ("Zuleika", "Zuleika2016"),
        ("Zuleika", "Zu-\n  leika"),
        ("Zuleika", "Zu leika"),
        ("Zuleika", "Zu l e i ka"),
        ("Zuleika", "Z-u l-e i-k a"),
        ("Zuleika", "Zulеіkа"),
        ("Zuleika", "Ζulεικα"),
        ("Zuleika", "ZuIeika"),
        ("Zuleika", "Zu|eika"),
        ("Zuleika", "Zu1e1ka"),
        ("Zuleika", "Zul\u0336e\u0301ika"),
        ("Zuleika", "𝒵𝓊𝓁𝑒𝒾𝓀𝒶"),
        ("Zuleika", "Ｚｕｌｅｉｋａ"),
        ("Zuleika", "🅩ⓤⓛⓔⓘⓚⓐ"),
        ("Zuleika", "🇿🇺🇱🇪🇮🇰🇦"),
        ("Zuleika", "Zu\u200blei\u00adka"),
        ("Zuleika", "Zu\x00leika"),
        ("Zuleika", "Zuleika\u200brang"),
        ("Zuleika", "Zu\u3164leika"),
        ("Zuleika", "Zu\u2800leika"),
        ("Zuleika", "say \u202eakieluZ\u202c now"),
        ("Zuleika", "say \u202eakieluZ"),
        ("Zuleika", "\u202ea\u202duleik\u202cZ\u202c"),
        ("McIntyre", "MCINTYRE"),
        ("McIntyre", "Mclntyre"),
        ("O'Brien", "OBrien"),
        ("OBrien", "O’Brien"),
        ("Zoë", "Zoe"),
        ("Müller", "Mueller"),
        ("Øster", "oester"),
        ("王小明", "昨天王小明打电话"),
        ("김철수", "김철수는"),
        ("Юлия Петрова", "это Юлия."),
        ("محمد علي", "قال محمد ذلك"),
        ("May", "I saw May there"),
        ("May", "m a y"),
        ("07700 900123", "+44 (0)7700 900 123"),
        ("07700 900123", "0044 7700-900-123"),
        ("07700 900123", "0 7 7 0 0 9 0 0 1 2 3"),
        ("07700 900123", "tel07700900123"),
        ("07700 900123", "O77OO 9OOl23"),
        ("07700 900123", "٠٧٧٠٠ ٩٠٠١٢٣"),
        ("07700 900123", "\u2067900123 07700\u2069"),
        ("+44 7700 900123", "07700/900123"),
        ("+353 86 123 4567", "00353 861234567"),
        ("+353 86 123 4567", "086 123 4567"),
        ("TS9 4QX", "ts94qx"),
        ("TS9 4QX", "T S 9  4 Q X"),
        ("OL1 2LO", "0L1 2L0"),
        (LARCH, "at 14, Larch Rd."),
        (LARCH, "in Larch Road"),
        (LARCH, "TS94QX"),
        ("Larch Road", "at 9 larch rd"),
        ("Fernhill Primary", "she goes to Fernhill"),
        ("943 476 5919", "9434765919"),
        ("TC-4417", "tc 4417"),
        ("zu.zu@example.org", "ZU.ZU@EXAMPLE.ORG"),
        ("zu.zu@example.org", "zu.zu at example.org"),
        ("zu.zu@example.org", "zu dot zu at example dot org"),
    ],
)
def test_it_is_found_in_whatever_way_it_is_written(value: str, text: str) -> None:
    """Case, accents, letters of other scripts, controls that nobody sees, spaces and punctuation hide nothing."""
    assert stands(value, text)
    assert stands(value, f"They said: {text}, and no more.")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ann", "it was planned"),
        ("Ann", "an n"),
        ("Asa", "as a child"),
        ("Theresa", "There's a bruise"),
        ("Ida", "I'd a cold"),
        ("Iman", "I'm an aunt"),
        ("Martin", "the mart in town"),
        ("Newman", "a new man"),
        ("May", "she may go"),
        ("Al", "the A1 road"),
        ("Olli", "0111"),
        ("Zuleika", "Zuleikan"),
        ("Zuleika Marrable", "Zuleik Marrabl"),
        ("07700 900123", "07700 900124"),
        ("07700 900123", "107700 9001234"),
        ("TS9 4QX", "TS9 4QXY"),
        ("A1", "a10"),
        ("TC-4417", "ATC-4417"),
        ("Zuzu", ""),
        ("", "Zuzu"),
        ("?!", "?!"),
        ("St Mary's Primary School", "a primary school"),
        ("The Village School", "the village"),
    ],
)
def test_what_only_resembles_it_is_left_alone(value: str, text: str) -> None:
    """A name inside a longer word is not found, nor one that other words make only when their spaces are taken out."""
    assert not stands(value, text)
    assert not written("?!", text)


DAY = "2016-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "2016-05-04", "4 May 2016", "04/05/16", "4.5.2016", "4-5-16", "May 4th 2016", "May 4, 2016", "4th of May, 2016",
        "4th May '16", "2016 May 4", "20160504", "040516", "04052016", "4May2016", "Ｍay ４ 2016", "4 mау 2016",
    ],
)  # fmt: skip
def test_a_day_is_found_in_the_usual_ways_of_writing_one(text: str) -> None:
    """In figures or with the month in letters, with the century or without."""
    for value in (DAY, "4 May 2016", "04/05/16"):
        assert stands(value, f"She was born {text}.")
        assert not stands("2016-05-05", f"She was born {text}.")


@pytest.mark.parametrize("name", ["Наталья", "Ґрунько", "Σωκράτης", "Ирина", "Łucja", "Şeyma"])
def test_case_hides_no_name_in_any_script(name: str) -> None:
    """Also where a capital looks like another Latin letter than its small one does."""
    for spelt in (name, name.upper(), name.lower(), name.swapcase()):
        assert stands(name, f"I met {spelt}, and went.")
        assert stands(spelt, f"I met {name}, and went.")


def test_a_day_is_told_from_what_only_resembles_one() -> None:
    """A day that no calendar has is none, and a year of two figures is of the last hundred years."""
    assert day_of("31/02/2016") is None
    assert day_of("TS9 4QX") is None
    assert day_of("1/2/75") == date(1975, 2, 1)
    assert day_of("January 2nd, 2016") == date(2016, 1, 2)
    assert [("4 May 2016 and 31/02/2016, 104/05/2016, 04/05/16")[one:two] for one, two in days(
        "4 May 2016 and 31/02/2016, 104/05/2016, 04/05/16"
    )] == ["04/05/16", "4 May 2016"]  # fmt: skip


def test_spellings_that_compare_alike_fold_alike() -> None:
    """What is folded has letters and figures only, and one letter for all that look like it."""
    assert folded("Zuleika Marrable") == folded("ZULEIKA-mаrrаble")
    assert folded("TS9 4QX") == folded("ts94qx") != folded("TS9 4QY")


def test_a_text_is_read_in_its_own_letters_and_with_figures() -> None:
    """O for nought is read as a figure where it stands among figures, and not in a word."""
    assert lines("Ring O77OO now") == ("Ring O77OO now", "ring 07700 now")
    assert lines("ring") == ("ring",)


# Whatever is thought of to get a name past it.

_SYLLABLES = (
    "zu",
    "lei",
    "ka",
    "mar",
    "ra",
    "ble",
    "tor",
    "quil",
    "per",
    "tua",
    "ig",
    "nor",
    "tius",
    "ad",
    "vor",
    "wyn",
)
_NAMES = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=4).map(lambda parts: "".join(parts).capitalize())
_LIKE = {
    "a": "аαａ𝐚ᴀⓐ", "b": "ｂ", "e": "еεｅ𝑒é", "i": "іιｉí1", "l": "ⅼｌ1łӏ", "m": "ｍМⅿ", "n": "ｎɴñ", "o": "оοｏ0ø",
    "p": "рρｐ", "r": "ｒ𝐫", "s": "ѕｓꜱ", "t": "ｔΤт", "u": "υսｕü", "v": "ѵνｖⅴ", "z": "ｚΖ", "k": "кκｋ", "q": "ԛｑ",
    "d": "ԁⅾｄ", "g": "ɡｇ", "h": "һｈ", "w": "ԝｗ", "y": "уүｙ",
}  # fmt: skip
_UNSEEN = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u2066", "\u034f", "\ufe0f", "\U000e0041")
_AROUND = st.sampled_from(["", "She is ", "told (", "“", "ask: ", "2016 ", "\n"])
_AFTER = st.sampled_from(["", "'s bag", "s", " rang", ")", ", and", "!", "\n"])


def _letters(name: str, data: st.DataObject) -> list[str]:
    return [
        data.draw(st.sampled_from([char, char.upper(), *_LIKE.get(char.lower(), "")])) if char.isalpha() else char
        for char in name
    ]


def _smuggled(name: str, data: st.DataObject) -> str:
    """The name in other letters, each perhaps with a mark or something unseen after it, apart or turned round."""
    letters = _letters(name, data)
    if data.draw(st.booleans()):
        letters = [
            char + data.draw(st.sampled_from(["", "", "\u0301", "\u0336", "\u20dd", *_UNSEEN])) for char in letters
        ]
    gap = data.draw(st.sampled_from(["", "", " ", "-", ".", " · ", "\u00a0", "\u200b"]))
    written_so = gap.join(letters)
    if data.draw(st.booleans()):
        return "\u202e" + unicodedata.normalize("NFC", "".join(_letters(name, data)))[::-1] + "\u202c"
    return unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), written_so)


def _found(data: st.DataObject, name: str, other: str) -> None:
    assume(name.lower() not in ORDINARY and len(name) > 3)
    smuggled = data.draw(_AROUND) + _smuggled(name, data) + data.draw(_AFTER)
    assert written(name, smuggled), ascii(smuggled)
    assert stands(f"{name} {other}", smuggled), ascii(smuggled)


@settings(max_examples=150)
@given(st.data(), _NAMES, _NAMES)
def test_no_way_of_writing_a_name_hides_it(data: st.DataObject, name: str, other: str) -> None:
    """Other letters, marks, what nobody sees, gaps, case and overrides, one on top of the other."""
    _found(data, name, other)


@pytest.mark.long
@settings(max_examples=5000)
@given(st.data(), _NAMES, _NAMES)
def test_no_way_of_writing_a_name_hides_it_at_length(data: st.DataObject, name: str, other: str) -> None:
    """The same, many times."""
    _found(data, name, other)


@given(_NAMES, st.text("bcdfgjkmnpqrtuvwxyz", max_size=4), st.text("bcdfgjkmnpqrtuvwxyz", max_size=4))
def test_a_name_inside_a_longer_word_is_not_found(name: str, before: str, after: str) -> None:
    """Nor is one with letters before or after it."""
    assume(before or after)
    assert not written(name, f"the {before}{name.lower()}{after} there")


@given(
    st.text("0123456789", min_size=9, max_size=9), st.sampled_from(["0", "+44", "+44 (0)", "0044 ", "44"]), st.data()
)
def test_a_telephone_number_is_found_however_it_is_grouped(figures: str, code: str, data: st.DataObject) -> None:
    """With the code of the country or without, in any groups, between brackets, strokes or full stops."""
    number = "7" + figures
    gaps = data.draw(st.lists(st.sampled_from(["", "", " ", "-", ".", ") ", "\u2009"]), min_size=10, max_size=10))
    shown = code + "".join(a + b for a, b in zip(number, gaps, strict=True))
    assert stands("0" + number, f"Ring {shown}.")
    assert stands("+44" + number, f"Ring {shown}.")
    assert not stands("0" + number, f"Ring {code}8{figures}.")


@given(st.from_regex(r"[A-Z]{1,2}[0-9][0-9]? [0-9][A-Z]{2}", fullmatch=True), st.data())
def test_a_postcode_is_found_with_its_space_or_without(postcode: str, data: st.DataObject) -> None:
    """In small letters or wide ones, in one or in pieces."""
    gap = data.draw(st.sampled_from(["", " ", "  ", "-", "\u00a0", "\n"]))
    shown = postcode.replace(" ", gap)
    wide = shown.translate({code: code + 0xFEE0 for code in range(0x30, 0x5B)})
    for text in (shown, shown.lower(), wide):
        assert stands(postcode, f"near {text}, there")
