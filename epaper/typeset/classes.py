"""Character → typesetting class, in one table (clreq 3.1, GB/T 15834 part 5), and what each class forbids at line edges."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final


class Kind(IntEnum):
    """Classes of characters. The marks (OPEN to STOP) are drawn in half a box and carry half an em of white."""

    HAN = 0  # ideographs, kana, hangul, emoji, full-width symbols: solid 1-em boxes
    OPEN = 1  # opening brackets and quotes, white on the left
    CLOSE = 2  # closing ones, white on the right
    PAUSE = 3  # ， 、 ； ：
    STOP = 4  # 。 ？ ！
    DASH = 5  # —— and …… : one unbreakable box of 2 em
    CONNECT = 6  # — – ～ between names, places, years
    DOT = 7  # · between parts of a name
    SLASH = 8  # ／ /
    LATIN = 9  # letters, digits and signs set proportionally
    LATIN_CLOSE = 10  # , . ) and the like, half width
    LATIN_OPEN = 11  # ( [ {
    UNIT = 12  # ％ ‰ ℃ ° and repeaters: like Han but never at a line start
    PREFIX = 13  # ￥ ＄ № : like Han but never at a line end
    SPACE = 14
    JOIN = 15  # zero-width and combining characters: part of what stands before


MARKS: Final = frozenset({Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP})
# clreq 3.1.7 at GB level: nothing of these may begin a line (basic level's marks, and SLASH) …
NOT_AT_START: Final = frozenset(
    {Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.CONNECT, Kind.DOT, Kind.SLASH, Kind.LATIN_CLOSE, Kind.UNIT, Kind.JOIN}
)
# … or end one.
NOT_AT_END: Final = frozenset({Kind.OPEN, Kind.SLASH, Kind.LATIN_OPEN, Kind.PREFIX})
# Han-Latin gaps stand only between these (clreq 3.2.6: none at marks).
HAN_LIKE: Final = frozenset({Kind.HAN, Kind.UNIT, Kind.PREFIX})

_MEMBERS: Final = {
    Kind.OPEN: "“‘（《〈【〔［「『｛〖〝",
    Kind.CLOSE: "”’）》〉】〕］」』｝〗〞〟",
    Kind.PAUSE: "，、；：",
    Kind.STOP: "。？！．",
    Kind.DASH: "⸺⸻…⋯",  # a single … is one cell; — becomes a DASH when doubled
    Kind.CONNECT: "—–～〜",
    Kind.DOT: "·•‧・",
    Kind.SLASH: "/／",
    Kind.LATIN_CLOSE: ",.;:!?)]}",
    Kind.LATIN_OPEN: "([{",
    # Repeaters and small kana may not begin a line (JIS X 4051 as cited by clreq for foreign text).
    Kind.UNIT: "％‰‼⁇⁈⁉℃°′″々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ",
    Kind.PREFIX: "￥＄￡№",
    Kind.JOIN: "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f",
}
TABLE: Final = MappingProxyType({char: kind for kind, members in _MEMBERS.items() for char in members})
# Marks that Chinese and Latin type share a code for: in a Latin face they are Latin marks, proportional and without white.
_LATIN_MEMBERS: Final = {
    Kind.LATIN_OPEN: "“‘¿¡«‹",
    Kind.LATIN_CLOSE: "”’…—–»›",
    Kind.LATIN: "·•§†‡",
}
LATIN_TABLE: Final = MappingProxyType({char: kind for kind, members in _LATIN_MEMBERS.items() for char in members})

# Characters that count what stands before them: a numeral and the first of these stay on one line (rulebook L7).
UNITS: Final = frozenset("年月日时分秒号周岁个亿万元米吨项届点度倍期版％‰℃°%")
# After these a second unit belongs to the same quantity, 20万元, as does what is counted: 3亿人.
MULTIPLIERS: Final = frozenset("万亿千百")
MEASURED: Final = frozenset("元吨米亩")
COUNTED: Final = frozenset("人户斤次册辆台件")
# Numbers in one sign, ranges for a pattern. After ，、；： and ( they number what follows, else they refer: 据新华社①.
NUMBER_SIGNS: Final = "\u2460-\u249b\u3220-\u3229\u3280-\u3289"
ADDRESS_JOINTS: Final = frozenset("/._-?&=#@~:;,+%")  # after these a web address may part, if it must: never before them
CURRENCIES: Final = frozenset("$€£¥")  # in proportional drawing: what follows belongs to them
STRAIGHT_QUOTES: Final = frozenset("\"'")  # of no certain side
NO_BREAK: Final = frozenset("\u00a0\u202f\u2007\u2060\ufeff\u200d")  # blanks and joiners the source forbids to break at …
BREAK_HERE: Final = "\u200b"  # … and what it allows it by
NUMBER_JOINTS: Final = frozenset(".,:-~+")  # these too, but not inside 3.14, 1,000 and 10:30
HYPHENS: Final = frozenset("-~")
# Web and mail addresses: they part without a hyphen, which would seem to belong to them.
# Its scheme, and what stands before its @, are no longer than this: a run of letters is not read to its end from each of them.
ADDRESS: Final = re.compile(r"(?:[a-z]{1,32}://|www\.)[!-~]*[\w/#&=-]|[\w.+-]{1,64}@[\w-]+\.[\w.-]+", re.ASCII | re.IGNORECASE)
LATIN_FACES: Final = "latin"  # the keys of Latin type begin so
# Brackets and quotes the table does not name, narrow and wide, by their general category.
_BRACKETS: Final = {
    **dict.fromkeys(("Ps", "Pi"), (Kind.LATIN_OPEN, Kind.PREFIX)),
    **dict.fromkeys(("Pe", "Pf"), (Kind.LATIN_CLOSE, Kind.UNIT)),
}
PAIRED: Final = frozenset("—…⋯")  # doubled they are one 2-em mark


@lru_cache(maxsize=16384)  # asked of every character of every issue, and the answer is the character's alone
def kind_of(char: str) -> Kind:
    """Return the class of one character."""
    known = TABLE.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return Kind.SPACE
    if category[0] == "M" or category == "Cf" or "\U0001f3fb" <= char <= "\U0001f3ff":  # the last: skins of emoji
        return Kind.JOIN
    wide = unicodedata.east_asian_width(char) in "WF"
    if category in _BRACKETS:
        return _BRACKETS[category][wide]
    return Kind.HAN if wide or category == "So" or _is_sign(char, category) else Kind.LATIN


def _is_sign(char: str, category: str) -> bool:
    """Say whether a character is a numeral or fraction in one sign, as ① and ⅓; H₂O and 10⁻³ are words."""
    return category == "No" and char > "\u2000" and not "\u2070" <= char <= "\u209f"


def kind_in(face: str, char: str) -> Kind:
    """Return the class of a character in type of the role `face`: Latin type makes Latin marks of “ ” ’ — and …."""
    if face.startswith(LATIN_FACES):
        known = LATIN_TABLE.get(char)
        if known is not None:
            return known
    return kind_of(char)
