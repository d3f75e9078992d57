"""What a person sees of a text: letters that only look like Latin ones read as those, and nothing that is invisible.

The look-alikes are chosen from the confusables of Unicode Technical Standard 39 (https://www.unicode.org/reports/tr39/):
what is drawn like a single Latin letter or figure. Two letters drawn like one (rn for m) are not read as that one.
"""

from __future__ import annotations

import re
import unicodedata

EITHER = "\u04cf"
"""A stroke that may be an i, an l or a 1."""

_LETTERS = (
    # Cyrillic
    ("абвсԁеғɡһіјкмпорԛгѕтиѵԝхузьнөү", "abbcdefghijkmnopqrstuvwxy3bhoy"),
    ("АВСԀЕҒԌНІЈКМОРԚЅТѴԜХУҮЗ", "ABCDEFGHIJKMOPQSTVWXYY3"),
    ("ҡқԟҟҝңҥҳѡԏѳ", "kkkkkhhxwgo"),
    # Greek
    ("αβεζηικμνορστυχγωϲϳϱς", "abeznikuvopotuxywcjpc"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϺͿϜ", "ABEZHIKMNOPTYXCMJF"),
    # Latin with strokes, hooks and tails, small capitals, and letters of phonetics
    ("ıȷɑłøđħŧƀɓɖɗƒɪʟɴʀʏʙɢʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱʋɯƴʐȥƙƥƭŋʂꞓɛɵð", "ijalodhtbbddfilnrybghacdejkmoptuvwzfsvwyzzkptnsceod"),
    ("ŁØĐĦŦɃƁƊƑƘƗƝƟƤƬƲƳƵǤĿ", "LODHTBBDFKINOPTVYZGL"),
    # Armenian, Cherokee and Lisu
    ("օսոհցզյՏՕՍ", "ounhgqjSOU"),
    ("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃᎩᎽ", "ABCDEGHIJKLMPRSTVWZYY"),
    ("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU"),
)
_TWO = {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ӕ": "ae", "Ӕ": "AE", "þ": "th", "Þ": "Th"}
_STROKES = "\u04c0\u04cf\u01c0\u0269\u0196\u2223"
_ENCLOSED = (0x1F150, 0x1F170, 0x1F1E6)
"""Where the capital letters begin that are white on black, and those that make flags."""
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that show nothing."""
_BLANKS = "\u2800"
_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"

_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me"})
"""Controls, and the marks that stand on a letter."""

_OVERRIDE = "\u202e"
_OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSERS = "\u202c\u2069"
_TO_THE_LEFT = "\u202b\u2067"


class _Shown(dict[int, str]):
    """Each character as it is seen, worked out when it is first met."""

    def __init__(self, unseen: str) -> None:
        super().__init__()
        self.unseen = unseen
        for drawn, meant in _LETTERS:
            self.update(zip(map(ord, drawn), meant, strict=True))
        self.update({ord(drawn): meant for drawn, meant in _TWO.items()})
        self.update(dict.fromkeys(map(ord, _STROKES), EITHER))
        self.update(dict.fromkeys(map(ord, _BREAKS), "\n"))
        self.update({first + at: chr(ord("A") + at) for first in _ENCLOSED for at in range(26)})
        self.update(dict.fromkeys(map(ord, _FILLERS), unseen))
        self.update(dict.fromkeys(map(ord, _BLANKS), " "))

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category in ("Cf", "Cc"):
            shown = self.unseen
        elif category in _UNSEEN:
            shown = ""
        elif category == "Nd":
            shown = str(unicodedata.digit(char))
        else:
            shown = " " if category == "Zs" else char
        self[code] = shown
        return shown


_JOINED = _Shown("")
_APART = _Shown(" ")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LETTER_STROKE = re.compile(r"(?<=[^\W\d_])\||(?<=[a-z])I")
"""A stroke within a word; a capital I after a small letter is drawn like an l."""


def readings(text: str) -> tuple[str, ...]:
    """The text as it may be read, each way once: with what is invisible left out or taken for a space, and with what is
    written from right to left turned round. Punctuation and lines stay, and so does case; what is not Latin is read in
    small letters too, since a capital may look like another letter than its small one does."""
    if text.isascii() and not _CONTROL.search(text):
        return (_strokes(text),)
    spread = unicodedata.normalize("NFKD", text)
    ways = [spread, _turned(spread)] if any(char in text for char in _OPENERS) else [spread]
    ways = [way.lower() for way in ways] + ways  # small letters first: what is wanted is known by its first reading
    read = (_strokes(way.translate(shown)) for way in ways for shown in (_JOINED, _APART))
    return tuple(dict.fromkeys(read))


def _strokes(text: str) -> str:
    return _LETTER_STROKE.sub(EITHER, text)


def _turned(text: str) -> str:
    """With everything under an override to the left turned round, as it is drawn; so too figures that run that way."""
    return "\n".join(_turned_line(line) for line in text.split("\n"))


def _turned_line(line: str) -> str:
    open_: list[tuple[str, list[str]]] = [("", [])]
    for char in line:
        if char in _OPENERS:
            open_.append((char, []))
        elif char in _CLOSERS and len(open_) > 1:
            _close(open_)
        else:
            open_[-1][1].append(char)
    while len(open_) > 1:
        _close(open_)
    return "".join(open_[0][1])


def _close(open_: list[tuple[str, list[str]]]) -> None:
    """The innermost part, as it is drawn, becomes one piece of the part around it."""
    opener, pieces = open_.pop()
    if opener == _OVERRIDE:
        pieces = pieces[::-1]
    drawn = "".join(pieces)
    if opener in _TO_THE_LEFT and not any(char.isalpha() for char in drawn):
        drawn = " ".join(drawn.split()[::-1])
    open_[-1][1].append(drawn)
